import io

import pytest

from posters import ranges


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("", None),
        ("bytes=0-0", (0, 0)),
        ("bytes=0-", (0, 99)),
        ("bytes=90-500", (90, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-500", (0, 99)),
        ("bytes=-", None),
        ("bytes=9-5", None),
        ("bytes=0-1,5-6", None),
        ("items=0-1", None),
        ("bytes=" + "9" * 30 + "-", None),
    ],
)
def test_what_a_header_asks_of_a_hundred_bytes(header, span):
    assert ranges.asked(header, 100) == span


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_what_lies_outside_is_unsatisfiable(header):
    with pytest.raises(ranges.Unsatisfiable):
        ranges.asked(header, 100)


def test_a_slice_comes_in_pieces_and_closes_its_file():
    file = io.BytesIO(bytes(range(100)))
    assert b"".join(ranges.slices(file, 10, 29, length=7)) == bytes(range(10, 30))
    assert file.closed
