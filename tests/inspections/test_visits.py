"""检查: who looked where and when, what was seen, and what was found."""

from datetime import date, timedelta
from typing import Any

import pytest

from chuangcheng.inspections import commands, queries
from chuangcheng.inspections.commands import Seen
from chuangcheng.inspections.models import Finding, InspectionType, Round, Statement, Visit
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue, Source
from chuangcheng.kernel.actor import INSTALLER, Role
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.people import commands as people
from chuangcheng.people.models import Unit
from chuangcheng.places import commands as places
from chuangcheng.places.models import AreaKind
from chuangcheng.trail import queries as trail
from tests.world import NOON, TODAY, World

DAY = date(2021, 4, 5)
LOOKERS = {Role.LEADER, Role.COMMUNITY, Role.GRID_WORKER, Role.RESPONSIBLE_UNIT, Role.VERIFIER}
YEAR: dict[str, Any] = {"since": date(2021, 1, 1), "as_of": TODAY}


def open_round(world: World, **changes: Any) -> Round:
    facts = {
        "type": InspectionType.SCREENING,
        "subdistrict": world.town,
        "starts_on": date(2021, 4, 1),
        "ends_on": date(2021, 4, 15),
        "by": world.office,
        "now": NOON,
        **changes,
    }
    return commands.open_round(facts.pop("name", "四月小区排查"), **facts)


def visit(world: World, round: Round, where: Any = None, **changes: Any) -> Visit:
    facts = {"on": DAY, "unit": world.pine_unit, "by": world.grid_worker, "now": NOON, **changes}
    return commands.visit(round, where or world.compound, **facts)


def verbs(visited: Visit) -> list[str]:
    return [deed.verb for deed in trail.history_of(f"inspections.visit:{visited.pk}")]


def test_a_visit_keeps_who_looked_where_and_when(world: World) -> None:
    visited = visit(world, open_round(world), note=" 随访 ")

    visited.refresh_from_db()
    assert (visited.place, visited.community, visited.visited_on) == (
        world.compound,
        world.pine,
        DAY,
    )
    assert (visited.unit, visited.by_id, visited.note) == (
        world.pine_unit,
        world.grid_worker.person_id,
        "随访",
    )
    assert verbs(visited) == ["inspections.visit"]


def test_what_a_visit_finds_becomes_accepted_issues_of_its_day_and_source(world: World) -> None:
    visited = visit(world, open_round(world, type=InspectionType.SELF_CHECK))
    drafts = [
        world.draft(found_on=TODAY, source=Source.HOTLINE, place=p) for p in (None, world.compound)
    ]

    found = commands.find(visited, drafts, by=world.grid_worker, now=NOON)

    assert {(i.state, i.source, i.found_on, i.place) for i in found} == {
        (State.ACCEPTED, Source.SELF_CHECK, DAY, world.compound)
    }
    assert queries.finding_of(found[0].pk) == Finding.objects.get(issue=found[0])
    assert queries.finding_of(world.issue().pk) is None
    assert verbs(visited) == ["inspections.find", "inspections.visit"]
    deeds = {trail.history_of(f"issues.issue:{i.pk}")[0].verb for i in found}
    assert deeds == {"issues.raise"}


def test_a_visit_to_a_village_finds_things_inside_it_only(world: World) -> None:
    enforcer = {"unit": world.enforcement, "by": world.enforcer}
    visited = visit(world, open_round(world), world.village, **enforcer)

    found = commands.find(visited, [world.draft(place=None)], by=world.enforcer, now=NOON)

    assert (found[0].place, found[0].community_id) == (None, world.village.pk)
    with pytest.raises(Refused, match="不在这次检查的地方"):
        commands.find(visited, [world.draft()], by=world.enforcer, now=NOON)


def test_a_visit_finds_nothing_elsewhere(world: World) -> None:
    visited = visit(world, open_round(world), by=world.office)
    drafts = [world.draft(), world.draft(place=world.far_compound)]

    with pytest.raises(Refused, match="不在这次检查的地方"):
        commands.find(visited, drafts, by=world.office, now=NOON)
    assert not Issue.objects.exists()
    assert not Finding.objects.exists()


def test_a_void_visit_counts_no_more_finds_no_more_and_leaves_its_issues(world: World) -> None:
    visited = visit(world, open_round(world))
    commands.find(visited, [world.draft()], by=world.grid_worker, now=NOON)

    commands.void_visit(visited, reason="登记错了", by=world.office, now=NOON)

    assert not queries.visible_visits(world.office).exists()
    assert Issue.objects.filter(void=False).count() == 1
    for deed in (
        lambda: commands.find(visited, [world.draft()], by=world.office, now=NOON),
        lambda: commands.void_visit(visited, reason="又", by=world.office, now=NOON),
    ):
        with pytest.raises(Refused, match="已经作废"):
            deed()


def test_two_who_void_a_visit_at_once_are_told(world: World) -> None:
    visited = visit(world, open_round(world))
    seen = Visit.objects.get(pk=visited.pk)
    commands.void_visit(visited, reason="登记错了", by=world.office, now=NOON)

    with pytest.raises(Overtaken):
        commands.void_visit(seen, reason="登记错了", by=world.office, now=NOON)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "长" * 61}, "name"),
        ({"ends_on": date(2021, 3, 31)}, "ends_on"),
    ],
    ids=str,
)
def test_a_round_that_makes_no_sense_is_refused(
    world: World, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        open_round(world, **wrong)

    assert refusal.value.field == field
    assert not Round.objects.exists()


def test_a_round_is_for_a_subdistrict(world: World) -> None:
    with pytest.raises(Refused, match="按街道"):
        open_round(world, subdistrict=world.pine)
    assert open_round(world, ends_on=date(2021, 4, 1)).subdistrict == world.town


WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "before the round": ({"on": date(2021, 3, 31)}, "on", "不在这一轮"),
    "after the round": ({"on": date(2021, 4, 16)}, "on", "不能晚于今天"),
    "to come": ({"on": TODAY + timedelta(days=1)}, "on", "不能晚于今天"),
    "a long note": ({"note": "长" * 201}, "note", "最多 200"),
    "nothing seen": ({"seen": [Seen(" ", UNKNOWN)]}, "seen", "不能空"),
    "too much seen": ({"seen": [Seen("垃圾", Quantity(2**31))]}, "seen", "最多写到"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_visit_that_makes_no_sense_is_refused(world: World, wrong: str) -> None:
    changes, field, said = WRONG[wrong]
    round = open_round(world)
    before = trail.last_entry_id()

    with pytest.raises(Refused, match=said) as refusal:
        visit(world, round, **changes)

    assert refusal.value.field == field
    assert (Visit.objects.count(), trail.last_entry_id()) == (0, before)


def test_one_look_of_a_unit_on_a_day_is_recorded_once(world: World) -> None:
    round = open_round(world)
    first = visit(world, round)
    visit(world, round, on=date(2021, 4, 6))
    visit(world, round, unit=world.enforcement, by=world.enforcer)
    visit(world, round, world.pine)

    with pytest.raises(Refused, match="已经登记过"):
        visit(world, round, by=world.office)
    commands.void_visit(first, reason="登记错了", by=world.office, now=NOON)
    assert visit(world, round).pk


def test_a_round_stays_in_its_subdistrict_and_off_void_places(world: World) -> None:
    add: dict[str, Any] = {"by": INSTALLER, "now": NOON}
    town = places.add_area(
        parent=world.district, kind=AreaKind.SUBDISTRICT, name="东街道", mark="DJ", **add
    )
    there = places.add_area(parent=town, kind=AreaKind.COMMUNITY, name="东社区", **add)
    abroad = world.person("abroad", Role.CAMPAIGN_OFFICE, world.office_unit, world.district)
    places.void_places([world.far_compound], reason="重复", by=world.office, now=NOON)
    round = open_round(world)

    for where, said in ((there, "不在这一轮的街道"), (world.far_compound, "已经作废")):
        with pytest.raises(Refused, match=said):
            visit(world, round, where, by=abroad)


def test_who_may_look_void_and_plan_follows_the_table(world: World) -> None:
    round = open_round(world)
    spare = visit(world, round, on=date(2021, 4, 1))
    everybody = world.everybody() | {Role.COMMUNITY: world.pine_clerk}
    for day, (role, by) in enumerate(everybody.items(), start=2):
        assert by.unit_id
        own = Unit.objects.get(pk=by.unit_id)
        on = date(2021, 4, day)
        if role in LOOKERS | {Role.CAMPAIGN_OFFICE}:
            assert visit(world, round, on=on, unit=own, by=by).unit == own
        else:
            with pytest.raises(NotAllowed):
                visit(world, round, on=on, unit=own, by=by)
        if role == Role.CAMPAIGN_OFFICE:
            continue
        for deed in (
            lambda by: open_round(world, by=by),
            lambda by: commands.void_visit(spare, reason="错", by=by, now=NOON),
        ):
            with pytest.raises(NotAllowed):
                deed(by)


def test_a_unit_records_its_own_looks_and_the_office_those_of_any(world: World) -> None:
    round = open_round(world)

    with pytest.raises(NotAllowed, match="本单位的检查"):
        visit(world, round, unit=world.enforcement)
    visited = visit(world, round, unit=world.enforcement, by=world.office)
    with pytest.raises(NotAllowed, match="本单位的检查"):
        commands.find(visited, [world.draft()], by=world.grid_worker, now=NOON)
    assert commands.find(visited, [world.draft()], by=world.enforcer, now=NOON)


def test_everybody_sees_the_visits_of_their_area_or_unit(world: World) -> None:
    round = open_round(world)
    visit(world, round)
    visit(world, round, world.far_compound, unit=world.enforcement, by=world.enforcer)

    seen = {
        name: queries.visible_visits(getattr(world, name)).count()
        for name in (
            "office",
            "leader",
            "supervisor",
            "pine_clerk",
            "grid_worker",
            "enforcer",
            "property_clerk",
            "partner",
            "administrator",
        )
    }
    assert seen == {
        "office": 2,
        "leader": 2,
        "supervisor": 2,
        "pine_clerk": 1,
        "grid_worker": 1,
        "enforcer": 1,
        "property_clerk": 0,
        "partner": 0,
        "administrator": 0,
    }


def test_rounds_come_the_latest_first(world: World) -> None:
    rounds = [open_round(world, starts_on=date(2021, 4, day)) for day in (1, 5, 3)]

    assert list(queries.rounds_of(world.town)) == [rounds[1], rounds[2], rounds[0]]


def village(world: World, *seen: Seen, **changes: Any) -> Visit:
    round = changes.pop("round", None) or open_round(world)
    facts = {"unit": world.enforcement, "by": world.enforcer, "seen": seen, **changes}
    return visit(world, round, world.village, **facts)


def test_what_is_seen_without_counting_stays_unknown(world: World) -> None:
    village(world, Seen("建筑垃圾", UNKNOWN), Seen("渣土", UNKNOWN))

    told = queries.villages_seen(world.town, **YEAR)
    assert [(v.village, v.unit, v.kinds, v.last_on) for v in told] == [
        ("六大份村", "XX街道综合行政执法局", ("建筑垃圾", "渣土"), DAY)
    ]
    assert (told[0].quantity.value, told[0].quantity.missing) == (None, 2)
    assert Statement.objects.filter(quantity=None).count() == 2


def test_counted_and_uncounted_add_up_to_at_least(world: World) -> None:
    village(world, Seen("建筑垃圾", Quantity(3)), Seen("渣土", UNKNOWN))
    village(world, Seen("渣土", Quantity(4)), on=date(2021, 4, 8))

    told = queries.villages_seen(world.town, **YEAR)[0]
    assert (told.quantity.value, told.quantity.certainty) == (7, Certainty.AT_LEAST)
    assert (told.kinds, told.last_on) == (("建筑垃圾", "渣土"), date(2021, 4, 8))


def test_villages_are_told_as_of_the_day_and_as_it_was_known(world: World) -> None:
    before = trail.last_entry_id()
    visited = village(world, Seen("渣土", UNKNOWN))
    known = trail.last_entry_id()
    commands.void_visit(visited, reason="登记错了", by=world.office, now=NOON)

    def told(**more: Any) -> int:
        return len(queries.villages_seen(world.town, **{**YEAR, **more}))

    assert (told(), told(known_at=known), told(known_at=before)) == (0, 1, 0)
    assert told(known_at=known, as_of=date(2021, 4, 4)) == 0
    assert told(known_at=known, since=date(2021, 4, 6)) == 0


def test_the_unit_bears_its_name_of_the_day(world: World) -> None:
    village(world, Seen("渣土", UNKNOWN))
    people.rename_unit(
        world.enforcement, name="XX街道综合执法队", on=date(2021, 4, 10), by=INSTALLER, now=NOON
    )

    for day, name in ((9, "XX街道综合行政执法局"), (12, "XX街道综合执法队")):
        told = queries.villages_seen(world.town, since=date(2021, 1, 1), as_of=date(2021, 4, day))
        assert told[0].unit == name


def test_villages_are_asked_in_a_fixed_number_of_statements(
    world: World, django_assert_num_queries: Any
) -> None:
    round = open_round(world)
    for day in range(1, 8):
        village(world, Seen("渣土", UNKNOWN), on=date(2021, 4, day), round=round)

    with django_assert_num_queries(2):
        assert len(queries.villages_seen(world.town, **YEAR)) == 1


def test_an_issue_of_a_list_belongs_to_the_visit_of_its_place_day_and_kind(world: World) -> None:
    visited = visit(world, open_round(world))
    issue = world.issue(found_on=DAY, source=Source.SCREENING)

    (finding,) = commands.link([issue], by=world.office, now=NOON)

    assert (finding.visit, finding.issue) == (visited, issue)
    assert queries.finding_of(issue.pk) == Finding.objects.get(visit=visited, issue=issue)
    assert verbs(visited) == ["inspections.link", "inspections.visit"]


def test_of_several_visits_the_communitys_own_found_it(world: World) -> None:
    opened = open_round(world)
    visit(world, opened, unit=world.enforcement, by=world.office)
    own = visit(world, opened)
    issue = world.issue(found_on=DAY)

    (finding,) = commands.link([issue], by=world.office, now=NOON)

    assert finding.visit == own


@pytest.mark.parametrize(
    "otherwise", [{"found_on": date(2021, 4, 4)}, {"source": Source.HOTLINE}, {"place": None}]
)
def test_what_no_visit_can_have_found_is_linked_to_none(
    world: World, otherwise: dict[str, Any]
) -> None:
    visit(world, open_round(world))
    before = trail.last_entry_id()
    given = {"found_on": DAY, "community": world.pine, **otherwise}
    issue = world.issue(**given)
    raised = trail.last_entry_id()

    assert commands.link([issue], by=world.office, now=NOON) == []
    assert before < raised == trail.last_entry_id()


def test_a_doubt_between_two_other_units_links_nothing(world: World) -> None:
    opened = open_round(world)
    for unit in (world.enforcement, world.property_company):
        visit(world, opened, unit=unit, by=world.office)

    assert commands.link([world.issue(found_on=DAY)], by=world.office, now=NOON) == []


def test_a_void_visit_found_nothing(world: World) -> None:
    visited = visit(world, open_round(world))
    commands.void_visit(visited, reason="写错了", by=world.office, now=NOON)

    assert commands.link([world.issue(found_on=DAY)], by=world.office, now=NOON) == []


def test_nobody_links_issues_to_the_visits_of_another_community(world: World) -> None:
    visit(world, open_round(world))
    issue = world.issue(found_on=DAY)

    with pytest.raises(NotAllowed):
        commands.link([issue], by=world.dragon_clerk, now=NOON)
    assert not Finding.objects.exists()
