"""Files as others read them: the originals, proved, and the prints of photos, remade."""

from pathlib import Path

from chuangcheng.evidence import storage
from chuangcheng.evidence.models import Attachment, Photo
from chuangcheng.evidence.photographs import Print, develop


def original_path(photo: Photo) -> Path:
    """原件: the untouched upload, for those who may see its metadata. Raises storage.Damaged."""
    storage.read_whole(photo.sha256)
    return storage.original_of(photo.sha256)


def attachment_bytes(attachment: Attachment) -> bytes:
    """附件, as it came. Raises storage.Damaged."""
    return storage.read_whole(attachment.sha256)


def derived_path(photo: Photo, size: Print) -> Path:
    """浏览图或缩略图: a JPEG without metadata; a missing one is made again from the original.

    Raises storage.Damaged when it is missing and the original is damaged.
    """
    return _path(photo.sha256, size)


def thumbnail_path(sha256: str) -> Path:
    """缩略图 of an upload that no row names yet. Raises storage.Damaged once it was swept away."""
    return _path(sha256, Print.THUMB)


def _path(sha256: str, size: Print) -> Path:
    path = storage.print_of(sha256, size)
    if not path.is_file():
        made = develop(storage.read_whole(sha256)).prints
        storage.keep(made[size], path)
    return path
