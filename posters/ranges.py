"""Byte ranges (RFC 9110, section 14): one range, as every client asks for. Pure."""

import re

RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class Unsatisfiable(Exception):
    """The range lies outside the file."""


def asked(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte that a Range header asks for; None where the whole file answers it.

    Raises Unsatisfiable.
    """
    match = RANGE.fullmatch(header.strip())
    if not match or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        if int(last) == 0:
            raise Unsatisfiable
        return max(0, size - int(last)), size - 1
    start, end = int(first), min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None
    if start >= size:
        raise Unsatisfiable
    return start, end


def slices(file, start: int, end: int, length: int = 64 * 1024):
    """The bytes from `start` to `end` of an open file, which is closed at the end."""
    with file:
        file.seek(start)
        left = end - start + 1
        while left > 0 and (part := file.read(min(length, left))):
            left -= len(part)
            yield part
