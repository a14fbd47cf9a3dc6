"""Telling by its content what a file is, before anything decodes it.

Of a picture only the frame is read here: format, pixels, and where the picture ends. Everything
that can be refused for its size, its shape or what hangs behind it is refused from that.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.evidence import boxes
from chuangcheng.evidence.models import LONGEST_SIDE, MOST_BYTES, Format
from chuangcheng.kernel.refusal import Refused

# A phone's "64 megapixels" are 9248 × 6936. libwebp holds a picture four times while it decodes
# it (16 bytes a pixel), the others once or twice: each limit keeps a decode below 600 MB.
MOST_PIXELS = {
    Format.JPEG: 64 * 2**20,
    Format.PNG: 64 * 2**20,
    Format.WEBP: 32 * 2**20,
    Format.HEIC: boxes.MOST_PIXELS,
}
MOST_PROFILE = 2**20  # bytes of a colour profile that is still worth the work
_MOST_PARTS = 20_000  # segments or chunks; a photo has tens, a long animation has more than these
_MOST_SCANS = 100  # of a progressive JPEG, which has about ten; every one costs a whole pass

_PNG_START = b"\x89PNG\r\n\x1a\n"
_NEEDED_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"eXIf", b"IDAT", b"IEND"})
_OTHER_STARTS: tuple[tuple[bytes, Promise], ...] = (
    (b"GIF8", gettext_lazy("GIF 图片")),
    (b"BM", gettext_lazy("BMP 图片")),
    (b"II*\0", gettext_lazy("TIFF 图片")),
    (b"MM\0*", gettext_lazy("TIFF 图片")),
    (b"%PDF", gettext_lazy("PDF 文件")),
    (b"PK\x03\x04", gettext_lazy("压缩包或 Office 文件")),
    (b"Rar!", gettext_lazy("压缩包")),
    (b"7z\xbc\xaf", gettext_lazy("压缩包")),
    (b"\xd0\xcf\x11\xe0", gettext_lazy("旧版 Office 文件")),
)
_HANGERS_ON = (b"<?php", b"<script", b"<html", b"<!doctype html", b"<svg", b"%pdf-")


class Unusable(Refused):
    """不能用的文件: it is no photo that can be kept; the message says why and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, field="photos")


@dataclass(frozen=True, slots=True)
class Frame:
    """画幅: the picture's format and pixels as stored, and the byte at which it ends."""

    format: Format
    width: int
    height: int
    end: int


def admit(content: bytes) -> Frame:
    """准入: the frame of a photo that may be decoded. Raises Unusable."""
    if not content:
        raise Unusable(_("文件是空的，请重新选择照片"))
    if len(content) > MOST_BYTES:
        raise Unusable(_too_heavy(len(content)))
    try:
        frame = _frame_of(content)
    except (struct.error, IndexError) as fault:
        raise Unusable(_incomplete()) from fault
    _check_pixels(frame)
    _check_what_hangs_behind(content, frame.end)
    return frame


def untrimmed(content: bytes, frame: Frame) -> bytes:
    """The picture without what may burst when it is unpacked and is not needed to show it."""
    if frame.format is not Format.PNG:
        return content
    needed = [
        content[chunk]
        for kind, chunk in _png_chunks(content[: frame.end])
        if kind in _NEEDED_CHUNKS or (kind == b"iCCP" and _unpacks_small(content[chunk]))
    ]
    return _PNG_START + b"".join(needed)


def _too_heavy(size: int) -> str:
    return _(
        "文件有 %(size).1f MB，超过 %(most)d MB；请用手机相机的普通画质重拍，或压缩后再上传"
    ) % {
        "size": size / 2**20,
        "most": MOST_BYTES // 2**20,
    }


def _incomplete() -> str:
    return _("照片不完整或已损坏，可能没有传完；请重新选择这张照片再上传")


def _frame_of(content: bytes) -> Frame:
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg_frame(content)
    if content.startswith(_PNG_START):
        return _png_frame(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp_frame(content)
    if boxes.is_heic(content):
        return Frame(Format.HEIC, *boxes.frame_of(content))
    raise Unusable(_what_it_is_instead(content))


# A marker that ends a run of coded pixels or begins a segment: not a stuffed byte (00), not a
# restart (D0–D7), not padding (FF).
_MARKER = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])", re.DOTALL)
_SOI, _TEM, _EOI, _SOS = 0xD8, 0x01, 0xD9, 0xDA
_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def _jpeg_frame(content: bytes) -> Frame:
    """Walks the segments up to the end of the first picture (ITU-T T.81, annex B)."""
    width = height = scans = 0
    for marker, at in _jpeg_segments(content):
        if marker == _EOI:
            return Frame(Format.JPEG, width, height, at)
        if marker in _SOF:
            height, width = struct.unpack_from(">HH", content, at + 3)
        scans += marker == _SOS
        if scans > _MOST_SCANS:
            break
    raise Unusable(_incomplete())


def _jpeg_segments(content: bytes) -> Iterator[tuple[int, int]]:
    """Every marker with the place behind it, at most `_MOST_PARTS`."""
    place = 2
    for _turn in range(_MOST_PARTS):
        found = _MARKER.search(content, place)
        if found is None:
            return
        marker, place = found[1][0], found.end()
        yield marker, place
        if marker not in {_SOI, _TEM, _EOI}:
            place += max(2, struct.unpack_from(">H", content, place)[0])


def _png_frame(content: bytes) -> Frame:
    """Walks the chunks from IHDR to IEND (ISO/IEC 15948)."""
    if content[12:16] != b"IHDR":
        raise Unusable(_incomplete())
    width, height = struct.unpack_from(">II", content, 16)
    for kind, chunk in _png_chunks(content):
        if kind == b"IEND":
            return Frame(Format.PNG, width, height, chunk.stop)
    raise Unusable(_incomplete())


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, slice]]:
    """Every chunk with its place, from its length to its checksum; at most `_MOST_PARTS`."""
    place = len(_PNG_START)
    for _turn in range(_MOST_PARTS):
        if place + 12 > len(content):
            return
        length, kind = struct.unpack_from(">I4s", content, place)
        chunk = slice(place, place + 12 + length)
        if chunk.stop > len(content):
            return
        yield kind, chunk
        place = chunk.stop


def _unpacks_small(chunk: bytes) -> bool:
    packed = chunk[8:-4].partition(b"\0")[2][1:]
    press = zlib.decompressobj()
    try:
        press.decompress(packed, MOST_PROFILE)
    except zlib.error:
        return False
    return not press.unconsumed_tail


def _webp_frame(content: bytes) -> Frame:
    """Reads the first chunk (RFC 9649): lossy, lossless, or the canvas of the extended format."""
    end = 8 + int.from_bytes(content[4:8], "little")
    if end > len(content):
        raise Unusable(_incomplete())
    kind = content[12:16]
    if kind == b"VP8X":
        width = 1 + int.from_bytes(content[24:27], "little")
        height = 1 + int.from_bytes(content[27:30], "little")
    elif kind == b"VP8L":
        bits = struct.unpack_from("<I", content, 21)[0]
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    elif kind == b"VP8 ":
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", content, 26))
    else:
        raise Unusable(_incomplete())
    return Frame(Format.WEBP, width, height, end)


def _what_it_is_instead(content: bytes) -> str:
    return _("这是%(kind)s，不是照片；请上传 JPEG、PNG、WebP 或 HEIC 格式的照片") % {
        "kind": _kind_of_other(content)
    }


def _kind_of_other(content: bytes) -> Promise | str:
    for start, kind in _OTHER_STARTS:
        if content.startswith(start):
            return kind
    if content[4:8] == b"ftyp":
        return _("AVIF 图片") if b"avif" in content[8:64] else _("视频")
    beginning = content[:1024].lower()
    if b"<svg" in beginning:
        return _("SVG 图形")
    if b"<html" in beginning or b"<!doctype" in beginning or b"<script" in beginning:
        return _("网页文件")
    return _("其他类型的文件")


def _check_pixels(frame: Frame) -> None:
    longest = max(frame.width, frame.height)
    if not min(frame.width, frame.height):
        raise Unusable(_incomplete())
    if longest > LONGEST_SIDE:
        raise Unusable(
            _("照片的长边有 %(longest)d 像素，超过 %(most)d 像素；请裁小后再上传")
            % {"longest": longest, "most": LONGEST_SIDE}
        )
    if frame.width * frame.height > MOST_PIXELS[frame.format]:
        raise Unusable(
            _("照片有 %(pixels)d 万像素，超过 %(most)d 万像素；请调低分辨率重拍，或缩小后再上传")
            % {
                "pixels": frame.width * frame.height // 10_000,
                "most": MOST_PIXELS[frame.format] // 10_000,
            }
        )


def _check_what_hangs_behind(content: bytes, end: int) -> None:
    """A phone may append a short film or a second picture; a program or an archive has no place."""
    trailer = content[end:].lower()
    if any(hanger in trailer for hanger in _HANGERS_ON) or _is_archive(content):
        raise Unusable(_("照片里夹带了别的文件，为安全起见不能收；请重新拍摄，或截图后再上传"))


def _is_archive(content: bytes) -> bool:
    """Whether the same bytes also open as a ZIP (or JAR): those are read from their end."""
    return content.find(b"PK\x05\x06", -65_557) > 0 and b"PK\x01\x02" in content
