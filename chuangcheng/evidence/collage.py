"""拼图: photos before and after beside each other on one JPEG, made of the prints.

Nothing that hung on a photo comes along, and no word is drawn: which side is which is said by
the text that goes with it.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from django.utils.translation import gettext as _
from PIL import Image, ImageDraw
from PIL.JpegImagePlugin import JpegImageFile

from chuangcheng.evidence import prints
from chuangcheng.evidence.models import Photo
from chuangcheng.evidence.photographs import LONGEST, Busy, Print, one_at_a_time
from chuangcheng.evidence.storage import Damaged
from chuangcheng.kernel.refusal import Refused

MOST_PAIRS = 9
WIDTH = 1280  # pixels of the whole
TALLEST = 480  # pixels of one photo
_MARGIN, _GAP = 24, 88
_PAPER, _FRAME, _ARROW = "#ffffff", "#d0d5d8", "#8a949b"
_QUALITY = 85  # of JPEG
_GLANCE = (200, 200)  # pixels: enough to tell a whole file from a broken one

Pair = tuple[Photo, Photo]
Pictures = tuple[Image.Image, Image.Image]


def collage(pairs: Sequence[Pair]) -> bytes:
    """拼图 of the first nine pairs, one under the other; a pair with a damaged photo is left out.

    Raises Refused where none is left, and where other photos are being decoded.
    """
    paths = [_paths(pair) for pair in pairs[:MOST_PAIRS]]
    try:
        with one_at_a_time():
            rows = [row for found in paths if (row := _row(found))]
            if rows:
                return _drawn(rows)
    except Busy as fault:
        raise Refused(_("服务器正在处理别的照片，请稍等一会儿再拼图")) from fault
    raise Refused(_("选的照片都打不开，没有拼图；请系统管理员从备份恢复照片"))


def is_whole(pair: Pair) -> bool:
    """完好: whether both photos of a pair can be shown."""
    return all(_opened(path, _GLANCE) for path in _paths(pair))


def _paths(pair: Pair) -> tuple[Path | None, ...]:
    return tuple(_print_of(photo) for photo in pair)


def _print_of(photo: Photo) -> Path | None:
    """浏览图; a missing one is made again, which waits for its own turn."""
    try:
        return prints.derived_path(photo, Print.VIEW)
    except Damaged:
        return None


def _opened(path: Path | None, size: tuple[int, int]) -> Image.Image | None:
    """The picture, decoded no larger than needed; None for what is missing or broken."""
    if path is None:
        return None
    try:
        image = JpegImageFile(BytesIO(path.read_bytes()))
        if max(image.size) > LONGEST[Print.VIEW]:
            return None
        image.draft("RGB", size)
        image.load()
    except (OSError, SyntaxError, ValueError):
        return None
    fresh = Image.new("RGB", image.size, _PAPER)
    fresh.paste(image.convert("RGB"))
    return fresh


def _row(paths: tuple[Path | None, ...]) -> Pictures | None:
    """Two pictures of one height, as high as the width of the whole allows."""
    before, after = (_opened(path, (WIDTH, TALLEST)) for path in paths)
    if before is None or after is None:
        return None
    shapes = [image.width / image.height for image in (before, after)]
    height = max(1, min(TALLEST, int((WIDTH - 2 * _MARGIN - _GAP) / sum(shapes))))
    sizes = [(max(1, round(shape * height)), height) for shape in shapes]
    filter = Image.Resampling.LANCZOS
    return before.resize(sizes[0], filter), after.resize(sizes[1], filter)


def _drawn(rows: Sequence[Pictures]) -> bytes:
    height = _MARGIN + sum(before.height + _MARGIN for before, _after in rows)
    sheet = Image.new("RGB", (WIDTH, height), _PAPER)
    pen = ImageDraw.Draw(sheet)
    top = _MARGIN
    for before, after in rows:
        left = (WIDTH - before.width - _GAP - after.width) // 2
        _hang(sheet, pen, before, (left, top))
        _point(pen, left + before.width + _GAP // 2, top + before.height // 2)
        _hang(sheet, pen, after, (left + before.width + _GAP, top))
        top += before.height + _MARGIN
    out = BytesIO()
    sheet.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _hang(
    sheet: Image.Image, pen: ImageDraw.ImageDraw, image: Image.Image, corner: tuple[int, int]
) -> None:
    """A picture in a quiet frame."""
    left, top = corner
    sheet.paste(image, corner)
    pen.rectangle(
        (left - 2, top - 2, left + image.width + 1, top + image.height + 1),
        outline=_FRAME,
        width=2,
    )


def _point(pen: ImageDraw.ImageDraw, middle: int, height: int) -> None:
    """An arrow from left to right around a point."""
    pen.line((middle - 22, height, middle + 12, height), fill=_ARROW, width=5)
    pen.polygon(
        [(middle + 8, height - 12), (middle + 24, height), (middle + 8, height + 12)],
        fill=_ARROW,
    )
