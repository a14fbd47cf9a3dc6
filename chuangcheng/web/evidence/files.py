"""送附件: a paper is handed out under whatever cites it, as a file to save and never as a page.

The owner's view has asked whether the person may see it.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.http import HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from chuangcheng.evidence import prints
from chuangcheng.evidence.models import Attachment, FileProof, PaperFormat, Photo
from chuangcheng.evidence.photographs import Print
from chuangcheng.web.evidence import pictures
from chuangcheng.web.evidence.pictures import HEADERS

Proof = TypeVar("Proof", bound=FileProof)

_OFFICE = "application/vnd.openxmlformats-officedocument."
_TYPES = {
    PaperFormat.PDF: "application/pdf",
    PaperFormat.DOCX: f"{_OFFICE}wordprocessingml.document",
    PaperFormat.XLSX: f"{_OFFICE}spreadsheetml.sheet",
}


def handed_out(attachment: Attachment, *, name: str) -> HttpResponse:
    """附件, byte for byte, under a name of ours: the uploaded one may be anything."""
    format = PaperFormat(attachment.format)
    disposition = content_disposition_header(True, f"{name}.{format.value}") or "attachment"
    return HttpResponse(
        prints.attachment_bytes(attachment),
        content_type=_TYPES[format],
        headers={**HEADERS, "Content-Disposition": disposition},
    )


def served(proof: FileProof, *, name: str) -> HttpResponse:
    """材料: a photo as a picture without what the camera wrote, a paper as a file to save."""
    if proof.attachment is not None:
        return handed_out(proof.attachment, name=name)
    photo = proof.photo
    assert photo is not None  # noqa: S101 - one of the two, as the database says
    return pictures.derived(photo, Print.VIEW, name=name)


def rows(proofs: Iterable[Proof], url_of: Callable[[Proof], str]) -> list[dict[str, str]]:
    """材料 for components/rows.html: what each is called, what it holds, how large it is."""
    return [
        {
            "text": str(proof.file) or _("没有文件名"),
            "url": url_of(proof),
            "note": _held(proof.file),
            "end": filesizeformat(proof.file.byte_size),
        }
        for proof in proofs
    ]


def _held(file: Photo | Attachment) -> str:
    """PDF，3 页."""
    format = str(file.get_format_display())
    if isinstance(file, Photo):
        return _("照片，%s") % format
    if file.pages:
        return _("%(format)s，%(n)s 页") % {"format": format, "n": file.pages}
    if file.sheets:
        return _("%(format)s：%(names)s") % {"format": format, "names": _("、").join(file.sheets)}
    return format
