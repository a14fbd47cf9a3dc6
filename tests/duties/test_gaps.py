"""缺口和重叠, and drafting from what the sheet says."""

from typing import Any

import pytest

from chuangcheng.duties import drafting, gaps
from chuangcheng.duties.models import DutyItem
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.standards import commands
from chuangcheng.standards import drafting as clauses
from tests.duties import listed
from tests.standards import trees
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db


def test_standards_nobody_answers_for_and_two_leads_are_shown(world: World) -> None:
    first = listed.item(world, person=None)
    same = {"system": first.system, "duty_list": first.duty_list}
    listed.item(world, lead_unit=world.enforcement, **same)

    found = gaps.gaps_in(first.duty_list, on=TODAY)

    assert [clause.text for clause in found.without] == [trees.FIRE, trees.PLEDGE]
    assert found.unnamed == 1
    (doubled,) = found.doubled
    assert (doubled.clause, doubled.area) == (first.clause, world.pine)
    assert doubled.leads == ("松树园社区居委会", "XX街道综合行政执法局")
    assert not gaps.gaps_on(world.town, on=TODAY).doubled


def test_a_list_without_gaps_has_none(world: World) -> None:
    system = trees.in_use(world)
    duty_list = listed.duty_list(world)
    for text in (trees.LIGHTS, trees.FIRE):
        listed.item(world, system=system, duty_list=duty_list, clause=trees.clause(system, text))
    found = gaps.gaps_in(duty_list, on=TODAY)

    assert [clause.text for clause in found.without] == [trees.PLEDGE]
    assert (found.unnamed, found.doubled, found.unmatched) == (0, (), ())


def test_gaps_cost_a_fixed_number_of_statements(
    world: World, django_assert_num_queries: Any
) -> None:
    listed.published(world)
    with django_assert_num_queries(4):
        gaps.gaps_on(world.town, on=TODAY)


def test_the_sheets_units_are_matched_and_the_others_named(world: World) -> None:
    system, duty_list = trees.in_use(world), listed.duty_list(world)

    drafted = drafting.draft_from_sheet(duty_list, system, world.town, by=world.office, now=NOON)

    assert drafted.unmatched == ("各社区", "综合行政执法局")
    (item,) = drafted.items
    assert (item.clause.text, item.lead_unit, item.person) == (trees.PLEDGE, None, None)
    assert (item.area, item.community) == (world.town, None)
    assert item.due_text == "" or item.is_vague
    assert gaps.gaps_in(duty_list, on=TODAY).unmatched == ("各社区", "综合行政执法局")


def test_the_first_known_unit_leads(world: World) -> None:
    system, duty_list = trees.drafted(world), listed.duty_list(world)
    _says(world, system, "松树园社区居委会（牵头）、和美物业", "领导leader", "尽快")

    (item,) = drafting.draft_from_sheet(
        duty_list, system, world.pine, by=world.office, now=NOON
    ).items

    assert item.lead_unit == world.pine_unit
    assert [row.unit for row in item.units.all()] == [world.property_company]
    assert item.due_text == "尽快"


def test_drafting_twice_adds_nothing(world: World) -> None:
    system, duty_list = trees.in_use(world), listed.duty_list(world)
    drafting.draft_from_sheet(duty_list, system, world.town, by=world.office, now=NOON)

    with pytest.raises(Refused, match="没有写责任单位，或都已经在清单里"):
        drafting.draft_from_sheet(duty_list, system, world.town, by=world.office, now=NOON)
    assert DutyItem.objects.count() == 1


def test_only_the_office_drafts_from_a_sheet(world: World) -> None:
    system, duty_list = trees.in_use(world), listed.duty_list(world)
    with pytest.raises(NotAllowed):
        drafting.draft_from_sheet(duty_list, system, world.town, by=world.leader, now=NOON)


def _says(world: World, system: Any, units: str, leader: str, due: str) -> None:
    clause = trees.clause(system, trees.PLEDGE)
    said = {"said_units": units, "said_leader": leader, "said_due": due}
    clauses.edit_clause(clause, by=world.office, now=NOON, **said)
    system.refresh_from_db()
    commands.put_in_use(system, on=trees.USED_FROM, by=world.office, now=NOON)
