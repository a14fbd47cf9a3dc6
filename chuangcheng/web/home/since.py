"""和哪天比: the chosen day stands in the address; how a number changed since, in words.

A number differs from what it was on the chosen day because things happened, and from what was
known on that day because of what was written down or put right later. The first is the change; the
second is told apart where it is asked for (`known=then`). Where a report was signed, a number is
held against its day, and what was known then is what was known when it was signed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import end_of
from chuangcheng.figures.answers import Answer, gap
from chuangcheng.figures.kinds import Rate, Scope
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.dates import read_date
from chuangcheng.kernel.refusal import Refused
from chuangcheng.reports.models import Signing
from chuangcheng.reports.queries import last_signed
from chuangcheng.trail.queries import last_entry_before
from chuangcheng.web import words
from chuangcheng.web.figures import shown

AGAINST, KNOWN, THEN = "against", "known", "then"
KEYS = (AGAINST, KNOWN)
WEEK = timedelta(days=7)

Shape = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Since:
    """和哪天比: the scope of the chosen day, and the same as it was known then, where asked for.

    `before` is None on the first day of the year, whose numbers have nothing to be compared with.
    `reported` is the last report that was signed in the period, whichever day is chosen.
    """

    now: Scope
    before: Scope | None
    then: Scope | None = None
    reported: Signing | None = None

    @property
    def is_reported(self) -> bool:
        """Whether the chosen day is that of the last report."""
        return self.before is not None and self.before.as_of == _day_of(self.reported)


def since_of(given: QueryDict, scope: Scope, actor: Actor) -> Since:
    """The chosen day, else that of the last signed report, else a week ago.

    Raises Refused for a day that cannot be compared with.
    """
    reported = last_signed(actor, scope)
    text = given.get(AGAINST, "")
    day = _read(text, scope) if text else _day_of(reported) or _default(scope)
    if day is None:
        return Since(scope, None)
    before = replace(scope, as_of=day)
    known = _known_at(day, reported) if given.get(KNOWN) == THEN else None
    then = replace(before, known_at=known) if known is not None else None
    return Since(scope, before, then, reported)


def choices(since: Since) -> list[tuple[str, date]]:
    """The days that are offered at once, each once; any other day of the year can be written."""
    scope = since.now
    offered = [(_("7 天前"), scope.as_of - WEEK), (_("本月1日"), scope.as_of.replace(day=1))]
    if (reported := _day_of(since.reported)) is not None:
        offered.insert(0, (named(reported, since), reported))
    words_of: dict[date, str] = {}
    for word, day in offered:
        words_of.setdefault(day, word)
    return [(word, day) for day, word in words_of.items() if scope.since <= day < scope.as_of]


def named(day: date, since: Since) -> str:
    """4月8日, or 上期报告 4月8日 where one was signed as of that day."""
    said = words.day(day, since.now.as_of)
    return _("上期报告 %s") % said if day == _day_of(since.reported) else said


def changed(now: Answer, before: Answer | None) -> Shape:
    """components/change.html: 增加 3, 减少 2, 不变; 无法比较 where one is not known exactly."""
    by = gap(now, before) if before is not None else None
    if by is None:
        return {"text": _("无法比较"), "worse": False}
    return {"text": _in_words(by, now), "worse": now.figure.key in shown.BAD and by > 0}


def known_later(before: Answer, then: Answer, since: Since) -> str:
    """当时记 112，补记和订正增加 3; nothing where both are the same."""
    if before.screen == then.screen:
        return ""
    by = gap(before, then)
    facts = {"then": then.screen, "by": _in_words(by, before) if by is not None else _("有变")}
    if since.is_reported:
        return _("签发时记 %(then)s，补记和订正%(by)s") % facts
    return _("当时记 %(then)s，补记和订正%(by)s") % facts


def _in_words(by: int | Decimal, answer: Answer) -> str:
    if not by:
        return _("不变")
    facts: Mapping[str, object] = {"n": abs(by)}
    if isinstance(answer.figure, Rate):
        points = _("增加 %(n)s 个百分点") if by > 0 else _("减少 %(n)s 个百分点")
        return points % facts
    return (_("增加 %(n)s") if by > 0 else _("减少 %(n)s")) % facts


def _day_of(reported: Signing | None) -> date | None:
    return reported.report.as_of if reported else None


def _known_at(day: date, reported: Signing | None) -> int | None:
    """The last entry known on a day; of the report's day that with which it was signed."""
    if reported is not None and day == reported.report.as_of:
        return reported.known_at
    return last_entry_before(end_of(day))


def _default(scope: Scope) -> date | None:
    day = max(scope.as_of - WEEK, scope.since)
    return day if day < scope.as_of else None


def _read(text: str, scope: Scope) -> date:
    said = read_date(text, today=scope.as_of)
    if not (said.ok and isinstance(said.value, date)):
        raise Refused(_("“%s”不是一天，写成 4月15日 或 2021-04-15 这样") % text[:20])
    if not scope.since <= said.value < scope.as_of:
        facts = {"since": words.full_day(scope.since), "today": words.full_day(scope.as_of)}
        raise Refused(_("选 %(since)s到今天以前的一天，今年的数从那天数起") % facts)
    return said.value
