"""Series that come in as a file: a CSV of the columns that go out, or the JSON of the SDG API.

Reading a file asks nothing of the database: it gives rows of plain values and findings, each
naming row and column. Findings are lazy texts, in the language of whoever reads them.
"""
