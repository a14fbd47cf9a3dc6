"""时限怎么来的: the kept steps of a clock as a sum that adds itself up."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import WorkCalendar, law_day
from chuangcheng.issues import clock
from chuangcheng.issues.limits import MOST, Limit, Unit
from chuangcheng.issues.models import Category, Dispatch
from chuangcheng.issues.routing import Route, Weight
from chuangcheng.kernel.dates import read_date
from chuangcheng.kernel.reading import Kind
from chuangcheng.web import marks, words

Shape = dict[str, Any]


def limit_of(category: Category | None) -> Limit | None:
    """示例时限 of a category."""
    if category is None or category.limit_n is None:
        return None
    return Limit(category.limit_n, Unit(category.limit_unit))


def in_form(limit: Limit | None) -> Shape:
    """时限 as a form begins with it; without one only the unit that is usual."""
    return {"n": limit.n, "limit_unit": limit.unit} if limit else {"limit_unit": Unit.WORK_DAY}


def ledger(sent: Dispatch, category: Category | None, today: date) -> list[Shape]:
    """时限怎么来的 for components/due_ledger.html: the steps as they were reckoned then."""
    begin = _("交办给%s") % sent.lead_unit
    if sent.limit_n is None:
        return _given(sent, begin, today)
    steps: list[Shape] = []
    for place, step in enumerate(sent.steps):
        first = place == 0
        note = _example(sent, category) if first else ""
        steps += _lines(step, today, text=begin if first else step["what"], note=note)
    return steps


def example(category: Category | None) -> str:
    """Says of a limit that was filled in that it is an example."""
    limit = limit_of(category)
    if category is None or limit is None:
        return ""
    facts = {"category": category.name, "limit": limit, "mark": marks.EXAMPLE}
    return _("“%(category)s”%(limit)s，%(mark)s") % facts


def typed(n: object, unit: object) -> Limit | None:
    """时限 as typed so far, or none. Raises nothing: the form says what is wrong with it."""
    text = str(n if n is not None else "")
    if not (text.isascii() and text.isdigit()) or unit not in Unit.values:
        return None
    return Limit(min(int(text[:6]), MOST[Unit(unit)]), Unit(unit))


def preview_typed(typed_so_far: Mapping[str, Any], now: datetime, calendar: WorkCalendar) -> str:
    """现在交办何时到期 by what stands in the form: a day that can be read wins over a limit."""
    said = typed_so_far.get("due_on")
    reading = read_date(str(said), today=law_day(now)) if said else None
    if reading and reading.kind is Kind.DATE and isinstance(reading.value, date) and reading.ok:
        return _preview_day(calendar.closing(reading.value), now)
    return preview(typed(typed_so_far.get("n"), typed_so_far.get("limit_unit")), now, calendar)


def preview(limit: Limit | None, now: datetime, calendar: WorkCalendar) -> str:
    """现在交办，4月15日 17:30 到期."""
    if limit is None:
        return _("没有写时限：交办以后不计时")
    found = clock.due(now, limit, (), calendar)
    step = found.steps[-1]
    shown = words.moment(step.due or now, law_day(now))
    said = _("现在交办，%(limit)s，%(due)s 到期") % {"limit": limit, "due": shown}
    skipped = _("跳过%s") % _("、").join(step.skipped) if step.skipped else ""
    return _("；").join(filter(None, [said, skipped, *step.notes]))


def _preview_day(due: datetime, now: datetime) -> str:
    if due <= now:
        return _("到期日已经过去，换一个")
    return _("现在交办，%s 到期") % words.moment(due, law_day(now))


def weighed(route: Route) -> list[Shape]:
    """建议 for components/reasons.html: the rule that was used, and those that were not."""
    said = {
        Weight.USED: ("yes", _("命中")),
        Weight.UNUSED: ("none", _("未用")),
        Weight.CLASH: ("ask", _("要选")),
    }
    return [
        {"verdict": said[rule.weight][0], "word": said[rule.weight][1], "text": rule.text}
        for rule in route.weighed
    ]


def _given(sent: Dispatch, begin: str, today: date) -> list[Shape]:
    """A due time that was given as such, or none."""
    head = _line(at=words.moment(sent.at, today), text=begin)
    if sent.due_given is None:
        return [head, _line(text=_("没有给时限，不计时"), kind="result")]
    due = words.moment(sent.due_given, today)
    return [head, _line(text=due, note=_("指定的到期时间"), change="=", kind="result")]


def _lines(step: Shape, today: date, *, text: str, note: str) -> list[Shape]:
    notes = [note, *step["notes"]] if note else step["notes"]
    head = _line(
        at=_moment(step["at"], today), text=text, note=_("；").join(notes), change=step["added"]
    )
    skips = [_line(text=days, change=_("跳过"), kind="skip") for days in step["skipped"]]
    return [head, *skips, _result(step, today)]


def _result(step: Shape, today: date) -> Shape:
    if step["due"] is None:
        return _line(text=_("计时停着"), kind="result")
    return _line(text=_moment(step["due"], today), change="=", kind="result")


def _line(*, at: str = "", text: str, note: str = "", change: str = "", kind: str = "") -> Shape:
    return {"at": at, "text": text, "note": note, "change": change, "kind": kind}


def _moment(iso: str, today: date) -> str:
    return words.moment(datetime.fromisoformat(iso), today)


def _example(sent: Dispatch, category: Category | None) -> str:
    """Whether the limit is the category's example, so that nobody takes it for a rule."""
    if category is None or (sent.limit_n, sent.limit_unit) != (
        category.limit_n,
        category.limit_unit,
    ):
        return ""
    return _("%s的示例时限") % category.name
