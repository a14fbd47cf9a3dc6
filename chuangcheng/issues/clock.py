"""整改时限: when an issue is due and how that came about.

Pure: `due` reads a start, a limit, what happened since and a work calendar, and answers with the
due time and the ledger of its steps. The conventions are those of the product (they are printed
with the due time); where they leave a corner open, this is how it is turned:

- *Stages.* A clock is its limit and, after it, each extension, one behind the other. A stage in
  work hours or work days is paused in working time, one in natural days in real time, so an
  extension in another unit keeps its own kind of time.
- *Pause.* What was left of the running stage is left when the clock goes on. A pause outside
  office hours takes no working time, so it moves nothing; going on in the evening or on a day off
  starts to use what is left at the next opening. What had run out before the pause stays run out:
  a pause never brings back time. While the clock stands there is no due time.
- *Ids.* The same kind of event with the same id counts once. A resume ends the pause whose id it
  bears; without id (or with one that no pause bears) it ends the oldest open pause that no other
  resume names. A resume with nothing to end changes nothing and says so.
- *Extension.* Counts from the due time so far, past or not; during a pause it is added to what is
  left. It is at least 1; a limit may be 0 (立即).
- *立即* given exactly at closing time is due at the next one: no limit is over when it is given.
- *Redispatch* with a new limit starts the limit anew; an open pause still holds it. *Restart* (交办
  after a 退单, 退回重改, 复核) is a new round, and ends all pauses.
- Events are taken in order of time, equal ones in the order given.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from chuangcheng.calendars import wording
from chuangcheng.calendars.worktime import NO_TIME, ONE_DAY, WorkCalendar, law, law_day, utc
from chuangcheng.issues import pauses
from chuangcheng.issues.limits import Event, EventKind, Limit, Unit
from chuangcheng.issues.pauses import Meaning
from chuangcheng.kernel.refusal import Refused

__all__ = [
    "Due",
    "Event",
    "EventKind",
    "Limit",
    "Step",
    "Unit",
    "due",
    "due_soon_until",
    "is_due_soon",
    "overdue_by",
]

YEARS = range(1902, 2201)  # in which an instant may lie

_Days = tuple[date, date]  # first and last


@dataclass(frozen=True, slots=True)
class Step:
    """时限怎么来的, one line: what happened, what it added, what was skipped, the due time then.

    `due` is None while the clock stands. Instants are in law time.
    """

    at: datetime
    what: str
    added: str
    skipped: tuple[str, ...]
    notes: tuple[str, ...]
    due: datetime | None
    event: Event | None = None

    @property
    def sentence(self) -> str:
        """The whole line as one sentence, for lists, copies and support."""
        line = f"{wording.moment(self.at)} {self.what}"
        if self.added:
            line += f" {self.added}"
        if self.skipped:
            line += _("(跳过%s)") % _("、").join(self.skipped)
        if self.due is not None:
            line += f" = {wording.moment(self.due, year=self.at.year)}"
        return _("；").join([line, *self.notes])

    def facts(self) -> dict[str, object]:
        """As plain values, to be kept with the issue: a later calendar does not retell it."""
        return {
            "at": self.at.isoformat(),
            "what": self.what,
            "added": self.added,
            "skipped": list(self.skipped),
            "notes": list(self.notes),
            "due": self.due.isoformat() if self.due else None,
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class Due:
    """到期时间 and its ledger; None while the clock stands. `unit` is the running clock's own.

    `provisional`: it lies beyond days whose 调休 is not published.
    """

    due: datetime | None
    provisional: bool
    steps: tuple[Step, ...]
    unit: Unit


def due(start: datetime, limit: Limit, events: Sequence[Event], calendar: WorkCalendar) -> Due:
    """整改时限: when it is due, and every step on the way.

    Naive instants are law time. Raises Refused, with the field, for an event before the start, an
    instant outside 1902–2200 and a due time beyond.
    """
    begin = _checked(start, "start")
    ordered = _in_order(begin, events)
    ledger = _Ledger(calendar, begin, limit)
    for event, meaning in zip(ordered, pauses.meanings(ordered), strict=True):
        ledger.enter(event, meaning)
    return ledger.answer()


def overdue_by(due: datetime, now: datetime, unit: Unit, calendar: WorkCalendar) -> str:
    """超期多久, in the clock's own unit; nothing while it is not overdue.

    On the due day itself it is 今日已过时限, because lists and figures count 超期 by day. Days
    are those after the due day up to today; hours are whole hours of office time.
    """
    due_day, today = law_day(due), law_day(now)
    if utc(now) <= utc(due):
        return ""
    if due_day == today:
        return _("今日已过时限")
    if unit == Unit.NATURAL_DAY:
        return _("超期 %s 个自然日") % (today - due_day).days
    if unit == Unit.WORK_DAY:
        days = calendar.workdays_between(due_day, today)
        return _("超期 %s 个工作日") % days if days else _("超期不到 1 个工作日")
    hours = calendar.work_between(due, now) // wording.ONE_HOUR
    return _("超期 %s 工作时") % hours if hours else _("超期不到 1 工作时")


def is_due_soon(due_day: date, today: date, calendar: WorkCalendar) -> bool:
    """临期: due today or up to the next work day (a day off before it is no later than it)."""
    return today <= due_day <= due_soon_until(today, calendar)


def due_soon_until(today: date, calendar: WorkCalendar) -> date:
    """The last day that counts as 临期 today, for lists that ask the database."""
    return calendar.workday_after(today, 1)


def _checked(instant: datetime, field: str) -> datetime:
    if instant.year not in YEARS:
        raise Refused(
            _("时间要在 %(first)s 年到 %(last)s 年之间") % {"first": YEARS[0], "last": YEARS[-1]},
            field=field,
        )
    return utc(instant)


def _in_order(begin: datetime, events: Sequence[Event]) -> list[Event]:
    placed = [
        replace(event, at=_checked(event.at, f"events[{n}].at")) for n, event in enumerate(events)
    ]
    for n, event in enumerate(placed):
        if event.at < begin:
            raise Refused(_("早于起算时间"), field=f"events[{n}].at")
    return sorted(placed, key=lambda event: event.at)


@dataclass(frozen=True, slots=True)
class _Stage:
    """The limit or one extension, and when it ends as things stand."""

    amount: Limit
    end: datetime


class _Ledger:
    """The clock while the events go by; instants inside are UTC."""

    origin: datetime  # since when the limit in force runs
    limit: Limit
    stages: list[_Stage]
    standing: datetime | None  # since when a pause holds the clock
    guessed: frozenset[int]  # the years whose plain weekends the due time rests on

    def __init__(self, calendar: WorkCalendar, start: datetime, limit: Limit) -> None:
        self.calendar = calendar
        self.started = start
        self.rounds = 0
        self.steps: list[Step] = []
        self._restart(Event(EventKind.RESTART, start, limit=limit))

    def answer(self) -> Due:
        """The due time as it stands after the last event."""
        due = self._shown_due()
        provisional = due is not None and bool(self.guessed)
        return Due(due, provisional, tuple(self.steps), self.limit.unit)

    def enter(self, event: Event, meaning: Meaning) -> None:
        """Writes one event into the ledger."""
        if meaning is not Meaning.COUNTS:
            self._write(event, notes=[_remark(meaning)])
            return
        deeds = {
            EventKind.PAUSE: self._pause,
            EventKind.RESUME: self._resume,
            EventKind.EXTEND: self._extend,
            EventKind.REDISPATCH: self._redispatch,
            EventKind.RESTART: self._restart,
        }
        deeds[event.kind](event)

    def _pause(self, event: Event) -> None:
        self.standing = event.at
        self._write(event, notes=[self._standing_note(event.at)])

    def _resume(self, event: Event) -> None:
        """What was left when the clock stopped is left now; what had run out stays run out."""
        since, self.standing = self._stopped(), None
        left = self._left(since)
        if not left:
            self._write(event, notes=[_("停下以前时限已到，不顺延")])
            return
        running = self._take_running(since)
        self.stages.append(self._later(running[0], since, event.at))
        for stage in running[1:]:
            self._append(stage.amount)
        in_work_time = any(stage.amount.in_work_time for stage in running)
        span = (law_day(event.at), law_day(self._end)) if in_work_time else None
        self._write(event, added=_("+ 余下的 %s") % left, span=span)

    def _extend(self, event: Event) -> None:
        amount, so_far = _given(event), self._end
        self._append(amount)
        notes = [] if self.standing is None else [_("加在余下的时间上，恢复后接着算")]
        span = self._days_read(amount, so_far, self._end)
        self._write(event, added=f"+ {amount}", span=span, notes=notes)

    def _redispatch(self, event: Event) -> None:
        if event.limit is None:
            self._write(event, notes=[_("没有给新的时限，照旧")])
            return
        notes = [] if self.standing is None else [_("计时仍停着，恢复后从头计")]
        self._begin(event, notes=notes)

    def _restart(self, event: Event) -> None:
        self.rounds += 1
        self.standing = None
        if self.rounds == 1:
            self._begin(event, what=_("起算"))
            return
        total = self._time_words(self.limit, self.started, event.at)
        self._begin(
            event,
            what=_("重新计时(第 %s 轮)") % self.rounds,
            notes=[_("从第一次起算到这时共 %s") % total],
        )

    def _begin(self, event: Event, *, what: str = "", notes: Sequence[str] = ()) -> None:
        """A new clock from this instant; what the one before had guessed is forgotten."""
        self.origin, self.limit = event.at, _given(event)
        self.guessed = frozenset()
        self.stages = [_Stage(self.limit, self._end_of(self.limit))]
        self._write(
            event,
            what=what,
            added=_("立即，到下班为止") if self.limit.n == 0 else f"+ {self.limit}",
            span=self._days_read(self.limit, self.origin, self._end),
            notes=notes,
        )

    def _end_of(self, limit: Limit) -> datetime:
        if limit.n == 0:
            return self.calendar.next_closing(self.origin)
        if limit.unit == Unit.WORK_DAY:
            return self.calendar.closing(self.calendar.workday_after(law_day(self.origin), limit.n))
        return self._after(self.origin, limit)

    def _append(self, amount: Limit) -> None:
        self.stages.append(_Stage(amount, self._after(self._end, amount)))

    def _after(self, instant: datetime, amount: Limit) -> datetime:
        match amount.unit:
            case Unit.WORK_HOUR:
                return self.calendar.add_work(instant, amount.n * wording.ONE_HOUR)
            case Unit.WORK_DAY:
                return self.calendar.same_time_after(instant, amount.n)
            case _:
                return instant + amount.n * ONE_DAY

    def _take_running(self, since: datetime) -> list[_Stage]:
        """Takes the stages that had not ended at an instant off the clock."""
        done = [stage for stage in self.stages if stage.end <= since]
        running, self.stages = self.stages[len(done) :], done
        return running

    def _later(self, stage: _Stage, since: datetime, until: datetime) -> _Stage:
        """The running stage after a pause between two instants."""
        if not stage.amount.in_work_time:
            return replace(stage, end=stage.end + (until - since))
        if self.calendar.work_between(since, until) == NO_TIME:
            return replace(stage, end=max(stage.end, until))
        left = self.calendar.work_between(since, stage.end)
        return replace(stage, end=self.calendar.add_work(until, left))

    @property
    def _end(self) -> datetime:
        return self.stages[-1].end

    def _shown_due(self) -> datetime | None:
        return law(self._end) if self.standing is None else None

    def _stopped(self) -> datetime:
        """Since when what is left has been left; a limit given during a pause is left whole."""
        return max(self.standing or self.origin, self.origin)

    def _left(self, since: datetime) -> str:
        """余下的时限 in words, stage by stage; nothing when all had run out."""
        running = [stage for stage in self.stages if stage.end > since]
        if not running:
            return ""
        first, *rest = running
        words = [self._time_words(first.amount, since, first.end)]
        return " + ".join([*words, *(str(stage.amount) for stage in rest)])

    def _time_words(self, amount: Limit, since: datetime, until: datetime) -> str:
        if not amount.in_work_time:
            return wording.in_natural_days(until - since)
        spent = self.calendar.work_between(since, until)
        if amount.unit == Unit.WORK_HOUR:
            return wording.in_work_hours(spent)
        return wording.in_work_days(spent, self.calendar)

    def _standing_note(self, since: datetime) -> str:
        if left := self._left(since):
            return _("余 %s，恢复以前没有到期时间") % left
        return _("时限已在 %s 到期，恢复后也不顺延") % wording.moment(
            self._end, year=law(since).year
        )

    def _days_read(self, amount: Limit, since: datetime, until: datetime) -> _Days | None:
        """The days whose kind decides when this amount ends: none for natural days.

        None yet while the clock stands either: then the days after the pause decide.
        """
        if not amount.in_work_time or self.standing is not None:
            return None
        first = law_day(since)
        whole_days = amount.unit == Unit.WORK_DAY and amount.n > 0
        if whole_days or self.calendar.closing(first) <= since:
            first += ONE_DAY
        return first, law_day(until)

    def _write(
        self,
        event: Event,
        *,
        what: str = "",
        added: str = "",
        span: _Days | None = None,
        notes: Sequence[str] = (),
    ) -> None:
        if law(self._end).year not in YEARS:
            raise Refused(_("时限超出 %s 年，推算不了") % YEARS[-1], field="limit")
        guessed = self.calendar.unpublished(*span) if span else frozenset()
        news = wording.plain_weeks(guessed - self.guessed)
        self.guessed |= guessed
        self.steps.append(
            Step(
                at=law(event.at),
                what=what or str(event.kind.label),
                added=added,
                skipped=tuple(wording.skipped(self.calendar, *span)) if span else (),
                notes=(*(wording.made_up(self.calendar, *span) if span else ()), *notes, *news),
                due=self._shown_due(),
                event=event if self.steps else None,
            )
        )


def _given(event: Event) -> Limit:
    if event.limit is None:  # Event refuses it
        raise AssertionError(event)
    return event.limit


def _remark(meaning: Meaning) -> str:
    return {
        Meaning.AGAIN: _("重复提出，只计一次"),
        Meaning.ALSO: _("又一项暂停，计时停着"),
        Meaning.STILL: _("还有别的暂停，计时仍停着"),
        Meaning.NOTHING: _("没有可恢复的暂停，不计"),
    }[meaning]
