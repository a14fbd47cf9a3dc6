"""登记、订正、作废: what may be recorded of an issue, put right, or said never to have been."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chuangcheng.figures.asking import ask
from chuangcheng.figures.issues import CLOSED, FOUND, LISTED
from chuangcheng.figures.kinds import Scope
from chuangcheng.issues import commands, handling
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue, Kind, NumberSeries, Source, Stage, StageVersion
from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.kernel.coordinates import Position
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.places import commands as places
from chuangcheng.places.models import AreaKind
from chuangcheng.trail import queries as trail
from tests.world import NOON, THREE_DAYS, TODAY, World, days_ago

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no description": ({"title": "　\n"}, "title"),
    "a long description": ({"title": "长" * 501}, "title"),
    "a broken description": ({"title": "坏\x00"}, "title"),
    "a long location": ({"location": "长" * 121}, "location"),
    "a long measure": ({"measure": "长" * 501}, "measure"),
    "a long remark": ({"remark": "长" * 201}, "remark"),
    "a broken remark": ({"remark": "左\u202e右"}, "remark"),
    "a day to come": ({"found_on": date(2021, 4, 13)}, "found_on"),
}
ONLY_RAISED: dict[str, tuple[dict[str, Any], str]] = {
    "a long upper number": ({"upper_number": "1" * 41}, "upper_number"),
    "a broken source system": ({"source_system": "坏\x00"}, "source_system"),
    "no place": ({"place": None}, "place"),
}


def values(world: World, day: date = TODAY, known_at: int | None = None) -> list[int]:
    """Found, listed and closed as of a day."""
    scope = Scope(world.town, day, date(2021, 1, 1), known_at)
    answers = ask([FOUND, LISTED, CLOSED], scope)
    return [answers[figure.key].rows for figure in (FOUND, LISTED, CLOSED)]


@pytest.mark.parametrize("wrong", [*WRONG, *ONLY_RAISED])
def test_a_bad_draft_is_refused_with_its_field(world: World, wrong: str) -> None:
    changes, field = {**WRONG, **ONLY_RAISED}[wrong]
    before = trail.last_entry_id()

    with pytest.raises(Refused) as refusal:
        commands.raise_issues([world.draft(), world.draft(**changes)], by=world.office, now=NOON)

    assert refusal.value.field == field
    assert (Issue.objects.count(), trail.last_entry_id()) == (0, before)
    assert not NumberSeries.objects.exists()


@pytest.mark.parametrize("wrong", WRONG)
def test_a_bad_correction_is_refused_with_its_field(world: World, wrong: str) -> None:
    changes, field = WRONG[wrong]
    issue = world.issue()

    with pytest.raises(Refused) as refusal:
        commands.edit(issue, by=world.office, now=NOON, **changes)

    assert refusal.value.field == field
    assert Issue.objects.get(pk=issue.pk).version == issue.version


def test_texts_are_kept_clean(world: World) -> None:
    issue = world.issue(title=" 楼道\u200b堆物\n两处 ", location="3号楼\t东侧")
    assert (issue.title, issue.location) == ("楼道堆物 两处", "3号楼 东侧")

    commands.edit(issue, title=" 楼道 堆物", remark=" 已拍照 ", by=world.office, now=NOON)

    issue.refresh_from_db()
    assert (issue.title, issue.remark) == ("楼道 堆物", "已拍照")


def test_the_day_found_is_a_day_in_the_office(world: World) -> None:
    """At 16:30 in Greenwich it is half past midnight in the office, and already tomorrow."""
    late = datetime(2021, 4, 12, 16, 30, tzinfo=UTC)

    issue = commands.raise_issue(world.draft(found_on=date(2021, 4, 13)), by=world.office, now=late)
    commands.fix_on_spot(issue, done="清走", by=world.office, now=late)

    days = Stage.objects.filter(issue=issue).order_by("seq").values_list("state", "from_on")
    assert list(days) == [("accepted", date(2021, 4, 13)), ("closed", date(2021, 4, 13))]
    assert [values(world, day) for day in (TODAY, date(2021, 4, 13))] == [[0, 0, 0], [1, 1, 1]]


def test_the_year_of_a_number_begins_at_midnight_in_the_office(world: World) -> None:
    eve = datetime(2020, 12, 31, 15, 59, tzinfo=UTC)
    draft = world.draft(found_on=date(2020, 12, 31))

    numbers = [
        commands.raise_issue(draft, by=world.office, now=now).number
        for now in (eve, eve + timedelta(minutes=1), eve + timedelta(minutes=2))
    ]

    assert numbers == ["XX-2020-000001", "XX-2021-000001", "XX-2021-000002"]


def test_each_subdistrict_numbers_for_itself(world: World) -> None:
    add: dict[str, Any] = {"by": INSTALLER, "now": NOON}
    town = places.add_area(
        parent=world.district, kind=AreaKind.SUBDISTRICT, name="东街道", mark="DJ", **add
    )
    there = places.add_area(parent=town, kind=AreaKind.COMMUNITY, name="东社区", **add)
    everywhere = world.person("far", world.office.grants[0].role, world.office_unit, world.district)
    drafts = [world.draft(), world.draft(place=None, community=there), world.draft()]

    raised = commands.raise_issues(drafts, by=everywhere, now=NOON)

    assert [i.number for i in raised] == ["XX-2021-000001", "DJ-2021-000001", "XX-2021-000002"]


def test_what_a_round_found_is_accepted_whoever_found_it(world: World) -> None:
    drafts = [world.draft()]

    found = commands.raise_found(drafts, by=world.grid_worker, now=NOON)
    raised = commands.raise_issues(drafts, by=world.grid_worker, now=NOON)

    assert (found[0].state, raised[0].state) == (State.ACCEPTED, State.REPORTED)
    with pytest.raises(NotAllowed):
        commands.raise_found(drafts, by=world.dragon_clerk, now=NOON)


def test_an_issue_lies_where_its_place_lies_unless_somebody_was_nearer(world: World) -> None:
    spot = Position(118.951, 42.281)
    place = world.place("翠湖苑", world.pine, position=Position(118.95, 42.28))

    at_place, at_spot = world.issue(place=place), world.issue(place=place, position=spot)

    assert (at_place.lon, at_place.lat) == (118.95, 42.28)
    assert (at_spot.lon, at_spot.lat) == (118.951, 42.281)
    assert at_place.cell != at_spot.cell
    assert world.issue().cell is None


def test_nothing_is_raised_at_a_void_place(world: World) -> None:
    places.void_places([world.compound], reason="重复", by=world.office, now=NOON)

    with pytest.raises(Refused, match="已经作废"):
        world.issue()


def test_an_issue_without_a_place_lies_in_its_community(world: World) -> None:
    issue = world.issue(place=None, community=world.village, source=Source.HOTLINE)

    assert (issue.community_id, issue.place_type) == (world.village.pk, "")
    assert values(world) == [0, 0, 0]


def test_a_correction_of_the_category_holds_for_all_days(world: World) -> None:
    issue, known = world.rectifying(), trail.last_entry_id()

    commands.edit(issue, category=world.lamp, by=world.pine_clerk, now=NOON)

    stages = Stage.objects.filter(issue=issue)
    assert set(stages.values_list("kind", "category")) == {(world.lamp.kind, world.lamp.pk)}
    assert Issue.objects.get(pk=issue.pk).kind == Kind.FACILITY
    assert StageVersion.objects.filter(known_to__gt=known).count() == 3
    facts = trail.history_of(f"issues.issue:{issue.pk}")[0].facts
    assert facts == {"category": ["积存垃圾", "楼道灯"]}


def test_a_corrected_wording_leaves_the_stages_as_they_were(world: World) -> None:
    issue = world.rectifying()
    before = StageVersion.objects.count()

    commands.edit(issue, title="单元门口堆物", by=world.office, now=NOON)

    assert StageVersion.objects.count() == before


def test_a_category_may_be_taken_back_to_the_bare_kind(world: World) -> None:
    issue = world.issue()

    commands.edit(issue, category=None, kind=Kind.PUBLICITY, by=world.office, now=NOON)

    issue.refresh_from_db()
    assert (issue.category, issue.kind) == (None, Kind.PUBLICITY)


@pytest.mark.parametrize("day", [date(2021, 4, 3), date(2021, 4, 6)], ids=["earlier", "later"])
def test_a_corrected_day_moves_the_first_stage(world: World, day: date) -> None:
    issue = world.dispatched()  # found on 5 April, dispatched on the 6th

    commands.edit(issue, found_on=day, by=world.office, now=NOON)

    assert values(world, day) == [1, 1, 0]
    assert values(world, day - timedelta(days=1)) == [0, 0, 0]


def test_an_issue_is_not_found_after_what_was_done_about_it(world: World) -> None:
    with pytest.raises(Refused, match="不能晚于4月6日"):
        commands.edit(world.dispatched(), found_on=date(2021, 4, 7), by=world.office, now=NOON)


def test_a_correction_that_corrects_nothing_leaves_no_trail(world: World) -> None:
    issue = world.issue()
    before = trail.last_entry_id()

    commands.edit(issue, title=issue.title, category=world.rubbish, by=world.office, now=NOON)

    assert trail.last_entry_id() == before


@pytest.mark.parametrize("name", ["state", "void", "number", "place", "lead_unit", "found_on"])
def test_what_no_correction_may_touch(world: World, name: str) -> None:
    with pytest.raises(TypeError):
        commands.edit(world.issue(), by=world.office, now=NOON, **{name: True})


@pytest.mark.parametrize("who", ["dragon_clerk", "grid_worker", "leader", "property_clerk"])
def test_who_may_not_correct(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        commands.edit(world.issue(), title="别的", by=getattr(world, who), now=NOON)


def test_what_is_void_is_not_corrected(world: World) -> None:
    issue = world.issue()
    commands.void(issue, reason="重复登记", by=world.office, now=NOON)

    with pytest.raises(Refused, match="已经作废"):
        commands.edit(issue, title="别的", by=world.office, now=NOON)


def test_two_who_correct_at_once_are_told(world: World) -> None:
    issue = world.issue()
    seen = Issue.objects.get(pk=issue.pk)
    commands.edit(issue, remark="甲", by=world.office, now=NOON)

    with pytest.raises(Overtaken):
        commands.edit(seen, remark="乙", by=world.pine_clerk, now=NOON)


def test_void_holds_for_every_day_and_not_for_what_was_known(world: World) -> None:
    issue, _other = world.closed(), world.issue()
    known = trail.last_entry_id()
    days = (date(2021, 4, 5), TODAY)
    before = [values(world, day) for day in days]

    commands.void(issue, reason="重复登记", by=world.office, now=NOON)

    assert before == [[2, 2, 0], [2, 2, 1]]
    assert [values(world, day) for day in days] == [[1, 1, 0], [1, 1, 0]]
    assert [values(world, day, known) for day in days] == before


def test_many_are_voided_in_one_deed_or_none(world: World) -> None:
    one, other = world.issue(), world.issue()
    seen = Issue.objects.get(pk=other.pk)
    commands.edit(other, remark="改过", by=world.office, now=NOON)

    with pytest.raises(Overtaken):
        commands.void_issues([one, seen], reason="导入撤销", by=world.office, now=NOON)
    assert values(world) == [2, 2, 0]

    fresh = list(Issue.objects.order_by("pk"))
    commands.void_issues(fresh, reason="导入撤销", by=world.office, now=NOON)
    assert values(world) == [0, 0, 0]
    assert trail.history_of(f"issues.issue:{one.pk}")[0].facts == {"reason": "导入撤销"}


def test_a_spot_fix_is_counted_as_handled_and_needs_its_own_right(world: World) -> None:
    issue = commands.raise_fixed(world.draft(), done="清走", by=world.pine_clerk, now=NOON)

    assert values(world) == [1, 1, 1]
    done = issue.rectifications.get()
    assert (done.done, done.unit, done.dispatch) == ("清走", world.pine_unit, None)
    with pytest.raises(NotAllowed):
        commands.raise_fixed(world.draft(), done="清走", by=world.leader, now=NOON)
    assert Issue.objects.count() == 1
    with pytest.raises(Refused) as refusal:
        commands.raise_fixed(world.draft(), done=" ", by=world.pine_clerk, now=NOON)
    assert refusal.value.field == "done"


def test_a_contact_of_an_earlier_day_marks_the_issue_from_then_on(world: World) -> None:
    issue = world.issue()

    commands.log_contact(
        issue,
        unit=world.enforcement,
        answer="要看产权",
        at=days_ago(3),
        by=world.office,
        now=NOON,
    )
    commands.log_contact(
        issue, unit=world.property_company, answer="在核对", by=world.office, now=NOON
    )

    stages = Stage.objects.filter(issue=issue).order_by("seq")
    assert [(s.from_on.day, s.unit_pending) for s in stages] == [(5, False), (9, True)]
    handling.dispatch(
        issue, unit=world.property_company, limit=THREE_DAYS, by=world.office, now=NOON
    )
    assert not issue.unit_pending
