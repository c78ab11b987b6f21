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
def matrix(address: str) -> tuple[tuple[int, ...], ...]:
    """Rows of modules, 1 for dark, without the quiet zone; error correction M."""
    return tuple(map(tuple, segno.make(checked(address), error="m", micro=False).matrix))


def strips(address: str) -> list[tuple[int, int, int]]:
    """The dark runs of the code of `address` as (x, y, length), for formats drawn path by path."""
    return [(x, y, length) for y, row in enumerate(matrix(address)) for x, length in runs(row)]


@lru_cache(512)
def svg(address: str, ink: str) -> str:
    """The code of `address` as a drawing."""
    path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in strips(address))
    side = len(matrix(address))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path fill="{ink}" d="{path}"/></svg>'
    )
