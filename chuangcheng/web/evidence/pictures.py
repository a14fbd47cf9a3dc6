"""送照片: the files of a photo, served under whatever cites it.

The owner's view has asked whether the person may see it. Nothing in a photo is ever run or guessed
at by a browser, and no shared cache keeps it.
"""

from pathlib import Path

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from chuangcheng.evidence import prints
from chuangcheng.evidence.models import Format, Photo
from chuangcheng.evidence.photographs import Print
from chuangcheng.evidence.rules import may_open_original
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, max-age=86400",
}
_ENDINGS = {Format.JPEG: "jpg", Format.PNG: "png", Format.WEBP: "webp", Format.HEIC: "heic"}


def derived(photo: Photo, size: Print, *, name: str) -> HttpResponse:
    """浏览图或缩略图, without what the camera wrote into the file. Raises storage.Damaged."""
    return _sent(prints.derived_path(photo, size), Format.JPEG, name)


def thumbnail(sha256: str, *, name: str) -> HttpResponse:
    """缩略图 of what is no photo yet, but lies in a file that somebody imports."""
    path = prints.thumbnail_path(sha256)
    return _sent(path, Format.JPEG, name)


def original(photo: Photo, *, name: str, by: Actor) -> HttpResponse:
    """原件, for those who may. Raises NotAllowed, storage.Damaged."""
    require(may_open_original(by))
    return _sent(prints.original_path(photo), Format(photo.format), _("%s-原件") % name)


def _sent(path: Path, format: Format, name: str) -> HttpResponse:
    """Under a name of ours: the uploaded one may be anything."""
    disposition = content_disposition_header(False, f"{name}.{_ENDINGS[format]}") or "inline"
    return HttpResponse(
        path.read_bytes(),
        content_type=f"image/{format.value}",
        headers={**HEADERS, "Content-Disposition": disposition},
    )
