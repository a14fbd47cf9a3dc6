"""Decoding a photo and making its prints: reduced copies, upright, in sRGB, without metadata."""

import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageCms
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from chuangcheng.evidence.claims import Claims, read_claims
from chuangcheng.evidence.formats import MOST_PROFILE, Frame, Unusable, admit, untrimmed
from chuangcheng.evidence.models import Format
from chuangcheng.evidence.papers import jpeg_of
from chuangcheng.kernel.refusal import Refused


class Print(StrEnum):
    """缩略图和浏览图: the reduced copies that are made of every photo."""

    VIEW = "view"
    THUMB = "thumb"


LONGEST = {Print.VIEW: 1600, Print.THUMB: 320}  # pixels
_QUALITY = 82  # of JPEG
_PATIENCE_S = 20.0  # how long an upload waits for the one before it
_ONE_AT_A_TIME = threading.Lock()

# The plugins themselves, not Image.open: nothing else may answer to these bytes, and the first
# picture of several is the photo.
_DECODERS: Mapping[Format, Callable[[BytesIO], ImageFile]] = {
    Format.JPEG: JpegImageFile,
    Format.PNG: PngImageFile,
    Format.WEBP: WebPImageFile,
}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING = frozenset({5, 6, 7, 8})  # orientations that exchange width and height


class Busy(Refused):
    """稍后再试: other photos are being decoded, or memory is short; nothing was kept."""

    def __init__(self) -> None:
        super().__init__(_("服务器正在处理别的照片，请稍等一会儿再上传"), field="photos")


@dataclass(frozen=True, slots=True)
class Photograph:
    """冲洗好的照片: what was learned by decoding, and the prints as JPEG."""

    format: Format
    width: int
    height: int
    claims: Claims
    dhash: int
    prints: Mapping[Print, bytes]


def develop(content: bytes) -> Photograph:
    """冲洗: decodes a photo once. Raises Unusable with what to do, and Busy."""
    frame = admit(content)
    format = frame.format
    with one_at_a_time():
        if format is Format.HEIC:
            content = jpeg_of(content)
            frame = admit(content)
        small, claims = _decoded(content, frame)
        view = _upright(_on_white(small), claims.orientation)
        thumb = _reduced(view.copy(), Print.THUMB)
        prints = {Print.VIEW: _as_jpeg(view), Print.THUMB: _as_jpeg(thumb)}
    lying = claims.orientation in _LYING
    return Photograph(
        format=format,
        width=frame.height if lying else frame.width,
        height=frame.width if lying else frame.height,
        claims=claims,
        dhash=_dhash(view),
        prints=prints,
    )


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """A picture takes up to 600 MB while it is decoded; two at once are for two processes."""
    if not _ONE_AT_A_TIME.acquire(timeout=_PATIENCE_S):
        raise Busy
    try:
        yield
    except MemoryError as fault:
        raise Busy from fault
    finally:
        _ONE_AT_A_TIME.release()


def _decoded(content: bytes, frame: Frame) -> tuple[Image.Image, Claims]:
    """The picture reduced to the size of the view, and its claims."""
    try:
        with warnings.catch_warnings(action="ignore"):
            image = _DECODERS[frame.format](BytesIO(untrimmed(content, frame)))
            if image.size != (frame.width, frame.height):
                raise Unusable(_("照片的头信息自相矛盾，不能用；请重新拍摄后再上传"))
            small = _reduced(_coarsely_reduced(image), Print.VIEW)
            return _in_srgb(small, image.info.get("icc_profile")), read_claims(image)
    except (Refused, MemoryError):
        raise
    except Exception as fault:
        raise Unusable(_("照片打不开：文件已损坏或没有传完；请重新选择这张照片再上传")) from fault


def _coarsely_reduced(image: ImageFile) -> Image.Image:
    """At least twice as long as the view, so that the fine reduction has little to hold."""
    if isinstance(image, JpegImageFile):  # its decoder itself reduces by 2, 4 or 8
        factor = _whole_factor(image)
        image.draft(None, (max(1, image.width // factor), max(1, image.height // factor)))
    image.load()
    factor = _whole_factor(image)
    return _in_eight_bits(image) if factor == 1 else _reduced_by_strips(image, factor)


def _whole_factor(image: Image.Image) -> int:
    return max(1, max(image.size) // (2 * LONGEST[Print.VIEW]))


def _reduced_by_strips(image: Image.Image, factor: int) -> Image.Image:
    """A whole division; no second mode of the picture ever stands whole beside the first."""
    width, height = image.size
    step = 64 * factor
    strips = [
        _in_eight_bits(image.crop((0, top, width, min(top + step, height)))).reduce(factor)
        for top in range(0, height, step)
    ]
    whole = Image.new(strips[0].mode, (strips[0].width, sum(strip.height for strip in strips)))
    for turn, strip in enumerate(strips):
        whole.paste(strip, (0, turn * 64))
    return whole


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """A mode that can be reduced without loss of transparency or of the upper half of 16 bits."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data and image.mode != "RGBA":
        return image.convert("RGBA")
    return image.convert("RGB") if image.mode in {"1", "P"} else image


def _reduced(image: Image.Image, size: Print) -> Image.Image:
    """At most as long as the print, never enlarged."""
    longest = LONGEST[size]
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as the profile means them: the prints carry none, so sRGB is what a screen takes."""
    if image.mode not in {"RGB", "CMYK"} or not profile or len(profile) > MOST_PROFILE:
        return image
    try:
        converted = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image
    return converted or image


def _on_white(image: Image.Image) -> Image.Image:
    """A fresh RGB picture: nothing that hung on the old one comes along."""
    fresh = Image.new("RGB", image.size, "white")
    fresh.paste(image.convert("RGB"), mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return fresh


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def _as_jpeg(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()


def _dhash(image: Image.Image) -> int:
    """相似特征: 64 bits, one for every cell of 8 × 8 that is darker than its right neighbour.

    Signed, as a database's bigint is. Few bits differ between re-encoded or reduced copies.
    """
    cells = image.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            place = row * 9 + column
            bits = bits << 1 | (cells[place] < cells[place + 1])
    return bits - 2**64 if bits >= 2**63 else bits
