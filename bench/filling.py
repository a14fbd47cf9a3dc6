"""Many issues at once, past the commands: only benchmarks may, for a million deeds take an hour."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from django.db.models import Max

from chuangcheng.issues.deeds import RUNNING, State
from chuangcheng.issues.models import Issue, Source, Stage
from chuangcheng.kernel.periods import NO_DEADLINE, OPEN_END
from tests.world import TODAY, World

STATES = [
    *[State.CLOSED] * 80,
    State.ACCEPTED,
    State.DISPATCHED,
    State.RECTIFYING,
    State.SUBMITTED,
    State.SUSPENDED,
]


def fill(rows: int, *, random: Random) -> World:
    """A world with so many more issues, each with its stages."""
    world = World()
    first = (Issue.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    for start in range(0, rows, 5000):
        made = [_issue(world, first + n, random) for n in range(start, min(start + 5000, rows))]
        Issue.objects.bulk_create(made, batch_size=500)
        Stage.objects.bulk_create((s for issue in made for s in _stages(issue)), batch_size=500)
    return world


def _issue(world: World, pk: int, random: Random) -> Issue:
    place = random.choice([world.compound, world.far_compound])
    category = random.choice([world.rubbish, world.lamp])
    found = TODAY - timedelta(days=random.randrange(90))
    state = random.choice(STATES)
    due_on = found + timedelta(days=random.randrange(20)) if state in RUNNING else OPEN_END
    at = datetime(found.year, found.month, found.day, 4, tzinfo=UTC)
    return Issue(
        pk=pk,
        number=f"XX-2021-{pk:07d}",
        title=f"单元门口堆放旧家具 {pk}",
        source=random.choice([Source.SCREENING, Source.SCREENING, Source.HOTLINE]),
        kind=category.kind,
        category=category,
        place=place,
        place_type=place.type,
        found_on=found,
        city_id=place.city_id,
        district_id=place.district_id,
        subdistrict_id=place.subdistrict_id,
        community_id=place.community_id,
        state=state,
        lead_unit=None if state == State.ACCEPTED else world.property_company,
        due_on=due_on,
        due_at=at + timedelta(days=5) if state in RUNNING else NO_DEADLINE,
        raised_by_id=world.office.person_id,
        raised_at=at,
        changed_at=at,
        ended_at=at if state == State.CLOSED else None,
    )


def _stages(issue: Issue) -> list[Stage]:
    turned = min(issue.found_on + timedelta(days=2), TODAY)
    before = _stage(issue, 1, State.ACCEPTED, issue.found_on, turned)
    if issue.state == State.ACCEPTED:
        return [_stage(issue, 1, State.ACCEPTED, issue.found_on, OPEN_END)]
    return [before, _stage(issue, 2, State(issue.state), turned, OPEN_END)]


def _stage(issue: Issue, seq: int, state: State, begins: date, ends: date) -> Stage:
    return Stage(
        issue_id=issue.pk,
        seq=seq,
        state=state,
        city_id=issue.city_id,
        district_id=issue.district_id,
        subdistrict_id=issue.subdistrict_id,
        community_id=issue.community_id,
        source=issue.source,
        kind=issue.kind,
        category_id=issue.category_id,
        place_type=issue.place_type,
        found_on=issue.found_on,
        unit_id=issue.lead_unit_id if seq > 1 else None,
        due_on=issue.due_on if seq > 1 else OPEN_END,
        handled=seq > 1,
        from_on=begins,
        until_on=ends,
    )
