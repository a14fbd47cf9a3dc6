"""Who imports what: a community its own lines, and nobody what is not theirs."""

from datetime import timedelta

import pytest

from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.refusal import NotAllowed
from chuangcheng.ledgers import commands, queries, rules
from chuangcheng.ledgers.models import Import, Register
from chuangcheng.ledgers.verdicts import Verdict
from tests.ledgers import (
    asset_sheets,
    difficulty_sheets,
    duty_sheets,
    facility_sheets,
    measure_sheets,
    meeting_sheets,
    messy,
    outreach_sheets,
    papers,
    plan_sheets,
    pledge_sheets,
    refills,
    six,
    tally_sheets,
    task_sheets,
    volunteering_sheets,
)
from tests.ledgers.books import repeated, same_names
from tests.ledgers.systems import five_columns
from tests.ledgers.taking import errors, line, notes, previewed, taken, verdicts, written
from tests.world import NOON

pytestmark = pytest.mark.django_db

HEAD = ["发现日期", "社区", "小区", "问题描述", "问题编号"]


def test_a_community_imports_its_own_list_as_reported(world):
    written(six.own_list(), world.pine_clerk)

    issues = list(Issue.objects.order_by("id"))
    assert [issue.state for issue in issues] == [State.REPORTED, State.REPORTED]
    assert {issue.community for issue in issues} == {world.pine}
    assert {issue.raised_by_id for issue in issues} == {world.pine_clerk.person_id}


def test_a_community_is_told_that_what_it_proves_is_entered_by_the_office(world):
    shown = previewed(six.own_list(), world.pine_clerk)

    assert "由创城办交办后再记" in notes(shown, 4, "progress")
    assert line(shown, 4).plan.proof.reaches is None


def test_a_line_of_another_community_is_refused_at_its_cell(world):
    content = messy.book(
        [
            HEAD,
            ["4月6日", "松树园", "阳光花园", "自己的", None],
            ["4月6日", "龙头山", "惠民家园", "别人的", None],
        ]
    )

    shown = previewed(content, world.pine_clerk)

    assert verdicts(shown) == {2: Verdict.NEW, 3: Verdict.ERROR}
    assert "只能在自己的辖区内" in errors(shown, 3)["B3"]
    assert verdicts(previewed(content, world.office)) == {2: Verdict.NEW, 3: Verdict.NEW}


def test_an_issue_of_another_community_is_not_even_known(world):
    issue = world.issue(place=world.far_compound)
    content = messy.book([HEAD, ["4月6日", "松树园", "阳光花园", "改掉", issue.number]])

    shown = previewed(content, world.pine_clerk)

    assert errors(shown, 2) == {"E2": f"系统里没有编号 {issue.number}，新问题的编号留空"}


MAY_IMPORT = {
    Register.ISSUES: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.PLACES: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY, Role.ADMINISTRATOR},
    Register.PEOPLE: {Role.CAMPAIGN_OFFICE, Role.ADMINISTRATOR},
    Register.CHARGES: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY, Role.ADMINISTRATOR},
    Register.STANDARDS: {Role.CAMPAIGN_OFFICE},
    Register.DOCUMENTS: {Role.CAMPAIGN_OFFICE},
    Register.LETTERS: {Role.CAMPAIGN_OFFICE},
    Register.DUTY_LIST: {Role.CAMPAIGN_OFFICE},
    Register.MEASURES: {Role.CAMPAIGN_OFFICE},
    Register.ASSETS: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.MEETINGS: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.TASKS: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.DIFFICULTIES: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.TALLIES: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.PARTNERS: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.FACILITIES: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.NEEDS: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.PIECES: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.DOORSTEPS: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.ACTIVITIES: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.STATIONS: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY},
    Register.PLAN: {Role.CAMPAIGN_OFFICE},
    Register.REFILL: {Role.CAMPAIGN_OFFICE, Role.COMMUNITY, Role.RESPONSIBLE_UNIT},
}
LEDGERS = {
    Register.ISSUES: six.own_list,
    Register.PLACES: six.compounds,
    Register.PEOPLE: same_names,
    Register.CHARGES: repeated,
    Register.STANDARDS: five_columns,
    Register.DOCUMENTS: papers.documents,
    Register.LETTERS: papers.letters,
    Register.DUTY_LIST: duty_sheets.merged,
    Register.MEASURES: measure_sheets.merged,
    Register.ASSETS: asset_sheets.merged,
    Register.MEETINGS: meeting_sheets.merged,
    Register.TASKS: task_sheets.merged,
    Register.DIFFICULTIES: difficulty_sheets.whole,
    Register.TALLIES: tally_sheets.merged,
    Register.PARTNERS: pledge_sheets.merged,
    Register.FACILITIES: facility_sheets.facilities,
    Register.NEEDS: facility_sheets.needs,
    Register.PIECES: outreach_sheets.pieces,
    Register.DOORSTEPS: outreach_sheets.doorsteps,
    Register.ACTIVITIES: volunteering_sheets.activities,
    Register.STATIONS: volunteering_sheets.stations,
    Register.PLAN: plan_sheets.printed,
    Register.REFILL: refills.unknown,
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("register", Register)
def test_only_who_may_import_a_register_takes_it_in(world, role, register):
    content = LEDGERS[register]()
    actor = world.everybody()[role]

    if role in MAY_IMPORT[register]:
        assert taken(content, actor, register=register).register == register
        return
    with pytest.raises(NotAllowed):
        taken(content, actor, register=register)
    assert not Import.objects.exists()


def test_an_import_is_seen_in_its_area_and_above(world):
    record = taken(six.own_list(), world.pine_clerk)

    blind = [*world.everybody().values(), world.dragon_clerk]
    others = [each for each in blind if each not in (world.office, world.pine_clerk)]
    assert queries.visible_imports(world.pine_clerk).get() == record
    assert queries.visible_imports(world.office).get() == record
    assert not any(queries.visible_imports(each).exists() for each in others)


def test_the_filter_of_what_is_seen_says_what_the_rule_says(world):
    records = [taken(six.own_list(), world.pine_clerk), taken(six.april_round(), world.office)]

    for actor in [*world.everybody().values(), world.dragon_clerk, world.pine_clerk]:
        visible = set(queries.visible_imports(actor))
        assert visible == {each for each in records if rules.may_see(actor, each)}


def test_voiding_is_the_office_s_so_a_community_has_its_import_taken_back_by_the_office(world):
    record = written(six.own_list(), world.pine_clerk)
    later = NOON + timedelta(hours=1)

    with pytest.raises(NotAllowed):
        commands.undo(record, by=world.pine_clerk, now=later)
    with pytest.raises(NotAllowed):
        commands.undo(record, by=world.dragon_clerk, now=later)

    commands.undo(record, by=world.office, now=later)
    assert set(Issue.objects.values_list("state", flat=True)) == {State.VOID}


def test_a_community_does_not_undo_what_the_office_imported(world):
    record = written(messy.book([HEAD[:4], ["4月6日", "松树园", "阳光花园", "一"]]), world.office)

    assert not rules.may_undo(world.pine_clerk, record)
