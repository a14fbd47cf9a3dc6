"""送附件: a paper is handed out under whatever cites it, as a file to save and never as a page.

The owner's view has asked whether the person may see it.
"""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from chuangcheng.evidence import prints
from chuangcheng.evidence.models import Attachment, PaperFormat
from chuangcheng.web.evidence.pictures import HEADERS

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
