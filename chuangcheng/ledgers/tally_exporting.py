"""导出日工作量台账: lines as filtered; importing them again changes nothing."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from chuangcheng.campaigns.models import DayTally
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.ledgers.tally_layout import TALLY_LIST


def export_tallies(tallies: QuerySet[DayTally], *, now: datetime) -> bytes:
    """导出日工作量台账: these lines in their order; what nobody counted stays blank."""
    return workbook(TALLY_LIST, _rows(tallies.select_related("community")), now=now)


def _rows(tallies: QuerySet[DayTally]) -> Iterator[Row]:
    for tally in tallies:
        yield {
            "worked_on": tally.worked_on,
            "community": tally.community.name if tally.community else "",
            **{name: _known(amount) for name, amount in tally.amounts.items()},
            "note": tally.note,
        }


def _known(amount: Quantity) -> Quantity | None:
    return None if amount.value is None else amount
