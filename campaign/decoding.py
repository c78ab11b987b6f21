"""The text of a file that somebody uploads, whatever program wrote it."""

import codecs

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Undecodable(ValueError):
    """Not text that can be read without guessing; `reason` is `encoding` or `binary`."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def text_of(data: bytes) -> str:
    """UTF-8, or UTF-16 that says so at its start; lines end with \\n. Raises Undecodable."""
    mark, encoding = next((each for each in MARKS if data.startswith(each[0])), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable("binary" if b"\0" in data[:1000] else "encoding") from error
    if "\0" in text:
        raise Undecodable("binary")
    return text.replace("\r\n", "\n").replace("\r", "\n")
