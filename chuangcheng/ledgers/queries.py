"""Questions about imports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers.models import Import, ImportRow, Register
from chuangcheng.ledgers.rules import seen_by

UNDO_FOR = timedelta(days=7)
_SLICE = 500


def visible_imports(actor: Actor) -> QuerySet[Import]:
    """导入记录 that a person may see, newest first."""
    return Import.objects.filter(seen_by(actor)).select_related("by", "area")


def written_before(register: str, sha256: str) -> Import | None:
    """同一个文件: the last import of the same bytes that was written and not undone."""
    same = Import.objects.filter(register=register, sha256=sha256, state=Import.State.COMMITTED)
    return same.select_related("by").order_by("-committed_at").first()


def undo_until(record: Import) -> datetime | None:
    """撤销期限 of an import that was written; None for any other."""
    if record.committed_at is None or record.state != Import.State.COMMITTED:
        return None
    return record.committed_at + UNDO_FOR


def why_final(register: Register) -> str:
    """为什么不能撤销 what moved the states of known issues."""
    if register == Register.REFILL:
        return _("回填的已经签收或反馈，不能撤销；填错的请核查的人退回重改，再反馈一次")
    return _("这次导入推进了已有问题的状态或给它添了照片，不能撤销；请在系统里逐条处理")


@dataclass(frozen=True, slots=True)
class Saying:
    """台账的一行: what it says of a thing's unit and limit, and where it stands.

    `said`: {"unit", "cooperating", "derived", "limit", "due_on"}, each if said.
    """

    said: dict[str, Any]
    file_name: str
    row: int


def sayings_of(subjects: Iterable[str]) -> dict[str, Saying]:
    """台账写的责任: the last line that says something of each thing, by its trail key.

    Offered at the dispatch.
    """
    found: dict[str, Saying] = {}
    wanted = list(subjects)
    for start in range(0, len(wanted), _SLICE):
        rows = ImportRow.objects.filter(
            subject__in=wanted[start : start + _SLICE],
            import_record__state=Import.State.COMMITTED,
        )
        told = rows.order_by("id").values_list("subject", "said", "import_record__file_name", "row")
        found |= {subject: Saying(said, file, row) for subject, said, file, row in told if said}
    return found
