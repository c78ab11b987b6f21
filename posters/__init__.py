"""Posters: words and a design in, the bytes of a PDF, SVG or PNG out.

Nothing in `render`, `pool` and what they import knows of Django.
"""
