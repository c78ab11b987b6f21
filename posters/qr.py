"""The QR code as one path, so that no hairlines show between its squares."""

import re
from functools import lru_cache

import segno

from .errors import BadAddress

ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\x00-\x20\x7f]{3,300}", re.IGNORECASE)


def checked(address: str) -> str:
    """`address` if it is an ordinary web address, else BadAddress."""
    if not ADDRESS.fullmatch(address):
        raise BadAddress(address)
    return address


def runs(row):
    """(start, length) of each run of dark modules."""
    start = None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x - start
            start = None


@lru_cache(512)
def svg(address: str, ink: str) -> str:
    """The code of `address` without its quiet zone, error correction M."""
    matrix = segno.make(checked(address), error="m", micro=False).matrix
    path = "".join(
        f"M{x} {y}h{length}v1h-{length}z" for y, row in enumerate(matrix) for x, length in runs(row)
    )
    side = len(matrix)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path fill="{ink}" d="{path}"/></svg>'
    )
