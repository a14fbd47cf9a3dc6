"""The boxes of an HEIC file (ISO/IEC 14496-12 and 23008-12): how large it is and where it ends."""

import struct
from collections.abc import Iterator

BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
MOST_PIXELS = 50 * 2**20  # the 48 megapixels of a phone
_MOST_BOXES = 20_000
_HOLDERS = {b"meta": 4, b"iprp": 0, b"ipco": 0}  # bytes before the first box inside


def is_heic(content: bytes) -> bool:
    """By the brand in its first box. AVIF calls itself mif1 too and is none."""
    if content[4:8] != b"ftyp" or content[8:12] not in BRANDS:
        return False
    return b"avif" not in content[: int.from_bytes(content[:4], "big")][8:64]


def frame_of(content: bytes) -> tuple[int, int, int]:
    """Width and height of the largest picture as stored, and the byte at which the boxes end.

    Raises struct.error or IndexError for a file that is cut off.
    """
    sizes, end = [(0, 0)], 0
    for kind, start, stop in _boxes(content, 0, len(content)):
        end = stop
        sizes += _sizes(content, kind, start, stop)
    if end == 0:
        raise IndexError("no box")
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    return width, height, end


def _sizes(content: bytes, kind: bytes, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The `ispe` properties: a picture of tiles has one for the tile and one for the whole."""
    if kind == b"ispe":
        width, height = struct.unpack_from(">4xII", content, start)
        yield width, height
    elif kind in _HOLDERS:
        for inner, begins, ends in _boxes(content, start + _HOLDERS[kind], stop):
            yield from _sizes(content, inner, begins, ends)


def _boxes(content: bytes, place: int, stop: int) -> Iterator[tuple[bytes, int, int]]:
    """Each box with its contents; what follows the last whole box hangs behind."""
    for _turn in range(_MOST_BOXES):
        if place + 8 > stop:
            return
        length, kind = struct.unpack_from(">I4s", content, place)
        head = 8
        if length == 1:
            length, head = struct.unpack_from(">Q", content, place + 8)[0], 16
        end = stop if length == 0 else place + length
        if (length and length < head) or not kind.isalnum():
            return
        if end > stop:
            raise IndexError("cut off")
        yield kind, place + head, end
        place = end
