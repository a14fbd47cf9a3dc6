"""导出回填表: what a unit still has to mend, for it to fill in on its own computer."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from chuangcheng.issues.deeds import RUNNING
from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers.exporting import Row, issue_rows, workbook
from chuangcheng.ledgers.layouts import REFILL_LIST, REFILLED
from chuangcheng.people.models import Unit


def to_refill(by: Actor) -> Q:
    """还没办完的: dispatched to a unit for which the person may answer, and not answered yet."""
    return seen_by(by, "issues.refill") & Q(state__in=RUNNING, ended_at__isnull=True)


def unit_of(issues: QuerySet[Issue], *, by: Actor) -> Unit:
    """给哪个单位: a sheet is for one. Raises Refused for none, and for several of others."""
    leading = issues.order_by().values("lead_unit").distinct()
    units = list(Unit.objects.filter(pk__in=leading).order_by("id"))
    if not units:
        raise Refused(_("没有要回填的：待签收、整改中的一条也没有"))
    own = [unit for unit in units if unit.pk in by.unit_ids]
    if len(units) > 1 and own != units:
        raise Refused(_("一张回填表只给一个单位，先在列表里选一个责任单位"))
    return units[0]


def export_refill(issues: QuerySet[Issue], *, unit: Unit, now: datetime) -> bytes:
    """导出回填表: these issues in their order; what is to be filled has its own colour."""
    note = _(
        "%s。只读整改措施、整改情况、完成日期三列和整改后照片，别的列改了不算；"
        "没整改完的写“正在整改”，不填的行不动；填好在“导入导出”上传"
    )
    return workbook(
        REFILL_LIST,
        _rows(issues),
        now=now,
        note=note % unit.name,
        wide=("progress", "after"),
        to_fill=REFILLED,
    )


def _rows(issues: QuerySet[Issue]) -> Iterator[Row]:
    for row in issue_rows(issues):
        yield {**row, "state": row["progress"], "progress": "", "done_on": None}
