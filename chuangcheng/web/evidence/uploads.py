"""收照片和附件: what a form brought is checked and decoded before any deed begins.

Decoding takes seconds and a write lock must not: views call `received` outside a transaction and
hand the uploads to a command.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.evidence import attaching
from chuangcheng.evidence import commands as evidence
from chuangcheng.evidence.attaching import FileUpload
from chuangcheng.evidence.commands import Upload
from chuangcheng.evidence.models import MOST_BYTES
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import NotAllowed, Refused

MOST = 6


class PhotosInput(forms.ClearableFileInput):
    """拍照和相册: two inputs of one name (components/photo_input.html)."""

    allow_multiple_selected = True

    def value_from_datadict(self, _data: Any, files: Any, name: str) -> list["UploadedFile[Any]"]:
        found = files.getlist(name) if hasattr(files, "getlist") else files.get(name, [])
        return [file for file in found if file]


class PhotosField(forms.Field):
    """照片: at most MOST of them, each at most MOST_BYTES; what they hold is told by `received`."""

    widget = PhotosInput
    most = MOST
    too_many = gettext_lazy("一次最多 %(most)s 张，选了 %(n)s 张")

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"required": False, **more})

    def has_changed(self, _initial: Any, data: Any) -> bool:
        return bool(data)

    def to_python(self, value: Any) -> list["UploadedFile[Any]"]:
        files: list[UploadedFile[Any]] = list(value or [])
        if len(files) > MOST:
            raise ValidationError(self.too_many % {"most": MOST, "n": len(files)})
        for file in files:
            _check_weight(file)
        return files


class FilesInput(PhotosInput):
    """选文件: one input for photos and papers (components/file_input.html)."""


class FilesField(PhotosField):
    """附件: photos, PDF, docx or xlsx, as many and as heavy as photos may be."""

    widget = FilesInput
    too_many = gettext_lazy("一次最多 %(most)s 个，选了 %(n)s 个")


def received(files: Iterable["UploadedFile[Any]"], *, by: Actor, field: str) -> list[Upload]:
    """收下的照片, checked, developed and on disk. Raises Refused at the field of the form."""
    try:
        return [evidence.receive(file.read(), name=file.name or "", by=by) for file in files]
    except NotAllowed:
        raise
    except Refused as refusal:
        raise Refused(refusal.reason, field=field) from refusal


def received_files(
    files: Iterable["UploadedFile[Any]"], *, by: Actor, field: str
) -> list[FileUpload]:
    """收下的照片和附件, told by what they hold. Raises Refused at the field of the form."""
    try:
        return [attaching.receive_file(file.read(), name=file.name or "", by=by) for file in files]
    except NotAllowed:
        raise
    except Refused as refusal:
        raise Refused(refusal.reason, field=field) from refusal


def _check_weight(file: "UploadedFile[Any]") -> None:
    """A file too heavy to be kept is not even read into memory."""
    if (file.size or 0) > MOST_BYTES:
        facts = {"name": file.name, "size": (file.size or 0) / 2**20, "most": MOST_BYTES // 2**20}
        raise ValidationError(
            _("“%(name)s”有 %(size).0f MB，超过 %(most)s MB；用普通画质重拍，或压缩后再选") % facts
        )
