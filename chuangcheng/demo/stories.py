"""经过: what happens to one finding's issue, deed by deed, from its raising to the last morning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from chuangcheng.calendars.worktime import law_day
from chuangcheng.demo.assignments import assignment, category_of, dispatcher, limit_of
from chuangcheng.demo.cast import Cast
from chuangcheng.demo.darkroom import Darkroom
from chuangcheng.demo.diary import Diary, Do
from chuangcheng.demo.difficulties import held_for
from chuangcheng.demo.tables import Fate, Finding
from chuangcheng.difficulties import linking
from chuangcheng.issues import commands as issues
from chuangcheng.issues import handling
from chuangcheng.issues.commands import IssueDraft
from chuangcheng.issues.models import Category, Issue, IssueProof, Source, Verification
from chuangcheng.kernel.actor import Actor
from chuangcheng.places.models import Place

_UNOPENED = frozenset({Fate.DISPATCHED, Fate.RETURNED})
_SOONEST = timedelta(minutes=35)


@dataclass(frozen=True, slots=True)
class Setting:
    """场景: what all stories share."""

    cast: Cast
    places: Mapping[str, Place]
    categories: Mapping[str, Category]
    darkroom: Darkroom


def send(issue: Issue, cast: Cast, *, now: datetime) -> None:
    """交办: where the rules send it, with its category's limit."""
    to = assignment(issue, cast, on=law_day(now))
    handling.dispatch(
        issue,
        unit=to.lead,
        cooperating=to.cooperating,
        limit=limit_of(category_of(issue)),
        explanation=to.why,
        by=dispatcher(issue, to.lead, cast),
        now=now,
    )


class Story:
    """一条问题的经过, as its finding's row tells it."""

    def __init__(self, finding: Finding, setting: Setting) -> None:
        self.finding = finding
        self._setting = setting
        self._issue: Issue | None = None

    @property
    def issue(self) -> Issue:
        """The issue, once it is raised."""
        if self._issue is None:
            raise ValueError(self.finding.title)
        return self._issue

    def draft(self) -> IssueDraft:
        """What the round wrote down."""
        finding, setting = self.finding, self._setting
        return IssueDraft(
            title=finding.title,
            found_on=finding.compound.visited_on,
            source=Source.SCREENING,
            place=setting.places[finding.compound.name],
            location=finding.location,
            category=setting.categories[finding.category],
            photos=setting.darkroom.before(finding),
        )

    def begin(self, issue: Issue) -> None:
        """The issue is raised; from here on the story goes its way."""
        self._issue = issue

    def show(self, now: datetime) -> None:
        """附照片: for an issue that came from a ledger, which brings none."""
        by, darkroom = self._worker, self._setting.darkroom
        before = darkroom.before(self.finding)
        issues.attach(self.issue, before, IssueProof.Moment.BEFORE, by=by, now=now)
        if self.finding.proven_at is not None:
            done = self.issue.rectifications.latest("id")
            after, moment = darkroom.after(self.finding), IssueProof.Moment.AFTER
            issues.attach(self.issue, after, moment, rectification=done, by=by, now=now)

    def plan(self, diary: Diary, *, known_at: datetime) -> None:
        """Puts the deeds into the diary; none before the office knew of the issue."""
        for at, do in self._deeds():
            diary.put(max(at, known_at), do)

    @property
    def _worker(self) -> Actor:
        return self._setting.cast.worker(self.finding.compound.community)

    @property
    def _clerk(self) -> Actor:
        """Who answers for the lead unit."""
        return self._setting.cast.clerk_of(self.issue)

    def _deeds(self) -> Iterator[tuple[datetime, Do]]:
        finding = self.finding
        if finding.at is None:
            return
        yield finding.at, self._first[finding.fate]
        if finding.fate not in {*_UNOPENED, Fate.CONTACTING, Fate.FIXED}:
            yield self._opened_at(finding.at), self._receive
        if finding.then is not None:
            yield finding.then, self._second[finding.fate]
        if finding.last is not None:
            yield finding.last, self._pass

    @property
    def _first(self) -> Mapping[Fate, Do]:
        firsts: dict[Fate, Do] = dict.fromkeys(Fate, self._dispatch)
        return {**firsts, Fate.CONTACTING: self._ask, Fate.FIXED: self._fix}

    @property
    def _second(self) -> Mapping[Fate, Do]:
        return {
            Fate.SUBMITTED: self._submit,
            Fate.CLOSED: self._submit,
            Fate.RETURNED: self._return,
            Fate.SUSPENDED: self._suspend,
        }

    def _opened_at(self, sent_at: datetime) -> datetime:
        """签收: half an hour to two hours after 交办, and well before the answer."""
        latest = sent_at + _SOONEST + timedelta(minutes=self.finding.order * 7 % 80)
        if self.finding.then is None:
            return latest
        return min(latest, sent_at + (self.finding.then - sent_at) / 2)

    def _ask(self, now: datetime) -> None:
        cast, finding = self._setting.cast, self.finding
        unit = cast.units[finding.unit]
        issues.log_contact(self.issue, unit=unit, answer=finding.words, by=cast.office, now=now)

    def _fix(self, now: datetime) -> None:
        finding = self.finding
        photos = self._setting.darkroom.after(finding)
        issues.fix_on_spot(
            self.issue, done=finding.words, by=self._worker, now=now, at=finding.at, photos=photos
        )

    def _dispatch(self, now: datetime) -> None:
        send(self.issue, self._setting.cast, now=now)

    def _receive(self, now: datetime) -> None:
        handling.receive(self.issue, by=self._clerk, now=now)

    def _submit(self, now: datetime) -> None:
        photos = self._setting.darkroom.after(self.finding)
        handling.submit(self.issue, done=self.finding.words, by=self._clerk, now=now, photos=photos)

    def _pass(self, now: datetime) -> None:
        """By the community what it dispatched to its 物业, else by the verifier."""
        cast, lead = self._setting.cast, self.issue.lead_unit
        sender = dispatcher(self.issue, lead, cast) if lead else cast.office
        by = cast.actors["verifier"] if sender == cast.office else sender
        handling.pass_(self.issue, how=Verification.How.ON_SITE, by=by, now=now)

    def _return(self, now: datetime) -> None:
        handling.return_(self.issue, reason=self.finding.words, by=self._clerk, now=now)

    def _suspend(self, now: datetime) -> None:
        """By the office; where persons must carry others, the leader decided it."""
        cast, finding = self._setting.cast, self.finding
        if finding.until is None:
            raise ValueError(finding.title)
        by = cast.actors["leader"] if finding.category == "坡道缺失" else cast.office
        why: dict[str, Any] = {"reason": finding.words, "until": finding.until}
        if (difficulty := held_for(finding.compound.name)) is not None:
            linking.hold(difficulty, [self.issue], **why, by=by, now=now)
            return
        handling.suspend(self.issue, **why, by=by, now=now)
