"""Random campaigns: deeds in the order of time, and an oracle that walks each issue's history.

The oracle keeps nothing but what each deed said, and answers by walking; it shares no code with
the figures.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from chuangcheng.issues import commands, handling
from chuangcheng.issues.deeds import ENDS, State
from chuangcheng.issues.models import Issue, Source, Verification
from chuangcheng.kernel.refusal import Refused
from tests.world import THREE_DAYS, World

ON_SITE = Verification.How.ON_SITE


@dataclass
class Told:
    """What the oracle was told of one issue."""

    found_on: date
    community: str
    category: str
    round: bool
    steps: list[tuple[date, State, date | None]] = field(default_factory=list)
    handled_on: date | None = None
    void: bool = False

    def state_on(self, day: date) -> tuple[State, date | None] | None:
        """Where it stood at the end of a day, with its due day; None before it was found."""
        if self.void or day < self.found_on:
            return None
        before = [(state, due) for on, state, due in self.steps if on <= day]
        return before[-1] if before else (self.steps[0][1], self.steps[0][2])

    def handled_by(self, day: date) -> bool:
        """Whether it had been dispatched or mended on the spot by then."""
        return self.handled_on is not None and self.handled_on <= day


class Campaign:
    """A world in which things happen at random."""

    def __init__(self, world: World, seed: int) -> None:
        self.seed = seed
        self.random = Random(seed)
        self.world = world
        self.now = datetime.fromisoformat("2021-04-01T09:00+08:00")
        self.told: dict[int, Told] = {}

    @property
    def today(self) -> date:
        """The day at which the campaign stands."""
        return self.now.date()

    def run(self, deeds: int) -> None:
        """So many deeds, on some days several, on some none."""
        acts: list[Callable[[], None]] = [self.raise_one, self.raise_one, self.step, self.step]
        acts += [self.step, self.void, self.correct, self.pause]
        for _ in range(deeds):
            self.random.choice(acts)()
            self.now += timedelta(hours=self.random.choice([1, 3, 20, 30]))

    def raise_one(self) -> None:
        """Found today or some days before; of the round or of another source."""
        place = self.random.choice([self.world.compound, self.world.far_compound])
        source = self.random.choice([Source.SCREENING, Source.SCREENING, Source.HOTLINE])
        category = self.random.choice([self.world.rubbish, self.world.lamp])
        found = self.today - timedelta(days=self.random.choice([0, 0, 1, 6]))
        draft = self.world.draft(place=place, source=source, category=category, found_on=found)
        raised = commands.raise_issue(draft, by=self.world.office, now=self.now)
        told = Told(found, place.community.name, category.name, source == Source.SCREENING)
        told.steps.append((found, State.ACCEPTED, None))
        self.told[raised.pk] = told

    def step(self) -> None:
        """The next deed of some open issue."""
        issue = self._some(lambda told: told.steps[-1][1] not in ENDS)
        if issue is None:
            return
        acts = {
            State.ACCEPTED: [self._dispatch, self._dispatch, self._fix],
            State.DISPATCHED: [self._receive, self._submit, self._return],
            State.RECTIFYING: [self._submit],
            State.SUBMITTED: [self._pass, self._fail],
            State.RETURNED: [self._dispatch],
            State.SUSPENDED: [self._resume],
        }[State(issue.state)]
        self.random.choice(acts)(issue)
        self._tell(issue)

    def pause(self) -> None:
        """暂缓 some issue that may be held."""
        held = {State.ACCEPTED, State.DISPATCHED, State.RECTIFYING}
        issue = self._some(lambda told: told.steps[-1][1] in held)
        if issue is None:
            return
        until = self.today + timedelta(days=9)
        handling.suspend(issue, reason="等资金", until=until, by=self.world.office, now=self.now)
        self._tell(issue)

    def void(self) -> None:
        """作废 some issue."""
        issue = self._some(lambda _told: self.random.random() < 0.3)
        if issue is None:
            return
        commands.void(issue, reason="重复登记", by=self.world.office, now=self.now)
        self.told[issue.pk].void = True

    def correct(self) -> None:
        """订正 the category or the day found of some issue."""
        issue = self._some(lambda _told: True)
        if issue is None:
            return
        category = self.random.choice([self.world.rubbish, self.world.lamp])
        day = issue.found_on - timedelta(days=self.random.choice([-1, 0, 2]))
        try:
            commands.edit(
                issue, category=category, found_on=day, by=self.world.office, now=self.now
            )
        except Refused:
            return
        told = self.told[issue.pk]
        told.category, told.found_on = category.name, day

    def _some(self, which: Callable[[Told], bool]) -> Issue | None:
        fit = [pk for pk, told in self.told.items() if not told.void and which(told)]
        return Issue.objects.get(pk=self.random.choice(fit)) if fit else None

    def _tell(self, issue: Issue) -> None:
        issue.refresh_from_db()
        told, state = self.told[issue.pk], State(issue.state)
        told.steps.append((self.today, state, issue.due_on if issue.has_deadline else None))
        if told.handled_on is None and (state == State.DISPATCHED or issue.fixed_on_spot):
            told.handled_on = self.today

    def _dispatch(self, issue: Issue) -> None:
        unit = self.world.property_company
        handling.dispatch(issue, unit=unit, limit=THREE_DAYS, by=self.world.office, now=self.now)

    def _fix(self, issue: Issue) -> None:
        commands.fix_on_spot(issue, done="当场清理", by=self.world.office, now=self.now)

    def _receive(self, issue: Issue) -> None:
        handling.receive(issue, by=self.world.property_clerk, now=self.now)

    def _return(self, issue: Issue) -> None:
        handling.return_(issue, reason="不归我们管", by=self.world.property_clerk, now=self.now)

    def _submit(self, issue: Issue) -> None:
        handling.submit(issue, done="已整改", by=self.world.property_clerk, now=self.now)

    def _pass(self, issue: Issue) -> None:
        handling.pass_(issue, how=ON_SITE, by=self.world.verifier, now=self.now)

    def _fail(self, issue: Issue) -> None:
        handling.fail(
            issue,
            reason="没有整改到位",
            limit=THREE_DAYS,
            how=ON_SITE,
            by=self.world.verifier,
            now=self.now,
        )

    def _resume(self, issue: Issue) -> None:
        handling.resume(issue, by=self.world.office, now=self.now)


def recount(told: list[Told], day: date) -> dict[str, int]:
    """What the figures must say for the end of a day, by walking."""
    found = [t for t in told if not t.void and t.found_on <= day]
    round_ = [t for t in found if t.round]
    standing = [(t, *state) for t in round_ if (state := t.state_on(day))]
    handled = [t for t in round_ if t.handled_by(day)]
    running = {State.DISPATCHED, State.RECTIFYING}
    return {
        "issues.registered": len(found),
        "issues.found": len(round_),
        "issues.listed": len(standing),
        "issues.handled": len(handled),
        "issues.closed": sum(1 for t, s, _ in standing if s == State.CLOSED and t in handled),
        "issues.waiting": sum(1 for _, s, _due in standing if s == State.ACCEPTED),
        "issues.overdue": sum(1 for _, s, due in standing if s in running and due and due < day),
    }


def recount_cells(told: list[Told], day: date) -> dict[str, Counter[str]]:
    """The cells of what is listed, by walking."""
    standing = [
        (t, state[0]) for t in told if t.round and t.found_on <= day and (state := t.state_on(day))
    ]
    return {
        "state": Counter(str(state.label) for _, state in standing),
        "community": Counter(t.community for t, _ in standing),
        "category": Counter(t.category for t, _ in standing),
    }
