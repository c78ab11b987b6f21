"""Sheets of paper that another app draws: what is registered here can be downloaded as PDF.

`posters` holds the typesetter and may import `campaign`, never the reverse.
"""

PAPERS = ("pdf",)
DRAWN = {}
"""Name of a sheet to what draws it: plain values of the sheet in, the file out."""


def register(name, draw):
    """`draw(sheet, language code)` gives a PDF's bytes, the same for the same values."""
    DRAWN[name] = draw
