"""导出治理措施台账: measures as filtered; importing them again changes nothing."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chuangcheng.campaigns import queries
from chuangcheng.campaigns.models import Measure
from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.ledgers.measure_layout import MEASURE_LIST


def export_measures(measures: QuerySet[Measure], *, now: datetime) -> bytes:
    """导出治理措施台账: these measures in their order; what nobody counted stays blank."""
    return workbook(MEASURE_LIST, _rows(queries.with_names(measures)), now=now)


def _rows(measures: QuerySet[Measure]) -> Iterator[Row]:
    for measure in measures:
        yield {
            "campaign": measure.campaign.name,
            "community": measure.community.name if measure.community else _("全部范围"),
            "what": measure.what,
            "units": measure.unit.name if measure.unit else _("待明确"),
            "cooperating": "、".join(row.unit.name for row in measure.units.all()),
            "quantity": None if measure.quantity is None else measure.amount,
            "quantity_unit": measure.quantity_unit,
            "set_on": measure.set_on,
            "due": measure.due_on if measure.has_due_day else measure.due_text,
            "progress": _progress(measure),
            "done_on": measure.done_on if measure.is_done else None,
            "note": measure.note,
        }


def _progress(measure: Measure) -> str:
    """What was said of its end, else how it stands."""
    return (measure.outcome if measure.is_done else "") or str(measure.state.label)
