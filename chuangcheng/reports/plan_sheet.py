"""计划表 behind a report: each item of the plan as it stood, closed ones too.

What the system asks of an item and what that shows are for the office: no paper that goes up says
which item falls short.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.figures.kinds import Scope
from chuangcheng.people import queries as people
from chuangcheng.plan import queries as plan
from chuangcheng.plan.models import ItemState
from chuangcheng.plan.queries import Ahead
from chuangcheng.reports.dress import Attachment
from chuangcheng.reports.models import Sheet
from chuangcheng.reports.wording import as_of_words, inside, near_day, unstopped

HEADS = (
    gettext_lazy("方面"),
    gettext_lazy("任务"),
    gettext_lazy("时限"),
    gettext_lazy("责任"),
    gettext_lazy("社区(村)"),
    gettext_lazy("状态"),
)


def sheet(scope: Scope) -> Attachment:
    """计划表 at the as-of day and trail entry of a report, in the order of the report."""
    found = plan.planned_known(inside(scope), on=scope.as_of, known_at=scope.known_at)
    ids = {each.unit_id for each in found if each.unit_id is not None}
    names = people.names_on(ids, on=scope.as_of, known_at=scope.known_at)
    rows = [_cells(each, names, scope) for each in found]
    return Attachment.of_rows(Sheet.PLAN.label, _note(found, scope), HEADS, rows)


def _cells(each: Ahead, names: Mapping[int, str], scope: Scope) -> tuple[str, ...]:
    item = each.item
    due = near_day(each.due_on, scope) if each.has_due_day else item.due_text or _("常态")
    return (
        each.aspect,
        unstopped(item.text),
        due,
        names.get(each.unit_id or 0, "") or item.responsible,
        item.community.name if item.community else "",
        str(each.state.label),
    )


def _note(found: list[Ahead], scope: Scope) -> str:
    """截至2021年4月15日，列入工作计划9项，已办结2项。"""
    day, closed = as_of_words(scope), sum(each.state == ItemState.CLOSED for each in found)
    if not found:
        return _("%s，没有登记工作计划。") % day
    facts = {"day": day, "n": len(found), "closed": closed}
    if not closed:
        return _("%(day)s，列入工作计划%(n)s项。") % facts
    return _("%(day)s，列入工作计划%(n)s项，已办结%(closed)s项。") % facts
