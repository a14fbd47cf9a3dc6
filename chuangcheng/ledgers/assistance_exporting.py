"""导出帮扶对象台账: by codes; there is no column for a name, and none comes in by a ledger.

An imported workbook is kept as it came, so a register of names takes none (docs/decisions/0022).
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from chuangcheng.ledgers.assistance_layout import CASE_LIST
from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.partners.models import AssistedCase


def export_cases(cases: QuerySet[AssistedCase], *, now: datetime) -> bytes:
    """导出帮扶对象台账: these cases in their order."""
    return workbook(CASE_LIST, _rows(cases), now=now)


def _rows(cases: QuerySet[AssistedCase]) -> Iterator[Row]:
    for case in cases:
        yield {
            "code": case.code,
            "community": case.community.name,
            "kind": str(case.get_kind_display()),
            "what": case.what,
            "unit": case.unit.name if case.unit else "",
            "pledge": case.pledge.what if case.pledge else "",
            "from_on": case.from_on,
            "until_on": case.until_on if case.has_ended else None,
        }
