"""引用文件: the papers that lists and groups name as their own. Sits beside commands."""

from django.utils.translation import gettext as _

from chuangcheng.documents.models import Document
from chuangcheng.kernel.refusal import Refused


def check(document: Document | None, *, subdistrict_id: int, field: str) -> Document | None:
    """The document, if a list or group of a sub-district may name it; raises Refused if not."""
    if document is None:
        return None
    if document.void:
        raise Refused(_("“%s”已经作废，不能引用") % document.title, field=field)
    if document.subdistrict_id != subdistrict_id:
        raise Refused(_("“%s”不是本街道的文件，不能引用") % document.title, field=field)
    return document
