"""Texts out to translators and back: units, the files that carry them, and what a file changes."""
