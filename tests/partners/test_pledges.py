"""Pledges and deliveries: what was promised, how it stands, what was kept and confirmed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.partners import DELIVERED, FULFILLED, PLEDGES
from chuangcheng.figures.rows import rows
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.partners import delivering, pledging, queries
from chuangcheng.partners.drafts import draft_of
from chuangcheng.partners.models import Delivery, Outcome, Pledge, PledgeKind, PledgeState
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import Entry, key_of
from tests.partners.friends import FRIDAYS, SIGNED_ON
from tests.world import NOON, TODAY

pytestmark = pytest.mark.django_db

S = PledgeState
FOURTH = date(2021, 4, 9)


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


def verbs(thing) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))][::-1]


def by_state(world, on: date = TODAY, known_at: int | None = None) -> dict[Any, Any]:
    scope = scope_of(world.town, as_of=on, known_at=known_at)
    return {
        state: answer.value
        for state, answer in ask_by([PLEDGES], scope, "state")[PLEDGES.key].items()
    }


def number(world, figure, on: date = TODAY) -> Any:
    return ask([figure], scope_of(world.town, as_of=on))[figure.key].value


def advance(world, pledge: Pledge, to: PledgeState, on: date = TODAY, **more) -> Pledge:
    return pledging.advance(pledge, to, on=on, by=world.office, now=NOON, **more)


def test_a_pledge_of_two_units_is_one(world, friends):
    pledge = friends.once()

    assert verbs(pledge) == ["record"]
    assert [str(row) for row in pledge.units.all()] == ["红山区妇联", "红山区总工会"]
    assert (pledge.state, pledge.receiver, pledge.amount.screen()) == (
        S.AGREED,
        "松树园社区",
        "未统计",
    )
    assert by_state(world) == {S.AGREED: 1}


def test_a_pledge_is_for_a_place_too(world, friends):
    school = world.compound
    pledge = friends.once(where=school, quantity=Quantity(3000), quantity_unit="元")

    assert (pledge.receiver, pledge.community, pledge.amount) == (
        "阳光花园",
        world.pine,
        Quantity(3000),
    )


@pytest.mark.parametrize(
    "who", ["leader", "dragon_clerk", "enforcer", "verifier", "partner", "supervisor"]
)
def test_only_the_office_and_the_community_itself_keep_pledges(world, friends, who):
    by, pledge = getattr(world, who), friends.pledge()
    noted = delivering.note(
        pledge, Outcome.DELIVERED, on=FOURTH, own_day=FOURTH, by=world.office, now=NOON
    )
    changed = replace(draft_of(pledge), note="改")
    deeds = (
        lambda: pledging.record(friends.draft(), by=by, now=NOON),
        lambda: pledging.revise(pledge, changed, by=by, now=NOON),
        lambda: pledging.advance(pledge, S.UNDER_WAY, on=TODAY, by=by, now=NOON),
        lambda: pledging.retract(pledge, reason="重复", by=by, now=NOON),
        lambda: pledging.void(pledge, reason="重复", by=by, now=NOON),
        lambda: delivering.note(pledge, Outcome.DELIVERED, on=FOURTH, by=by, now=NOON),
        lambda: delivering.confirm(noted, by=by, now=NOON),
        lambda: delivering.void(noted, reason="重复", by=by, now=NOON),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert Pledge.objects.count() == Delivery.objects.count() == 1


def test_a_community_keeps_its_own(world, friends):
    pledge = friends.pledge(by=world.pine_clerk)
    pledging.advance(pledge, S.UNDER_WAY, on=TODAY, by=world.pine_clerk, now=NOON)

    assert pledge.state == S.UNDER_WAY


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"units": ()}, "哪个包联单位", "units"),
        ({"what": " "}, "不能", "what"),
        ({"agreed_on": date(2021, 4, 13)}, "晚于今天", "agreed_on"),
        ({"due_on": date(2021, 3, 9)}, "早于商定", "due"),
        ({"quantity": Quantity(2_000_000_000)}, "最多写到", "quantity"),
        (
            {"state": S.FULFILLED, "state_on": date(2021, 3, 9)},
            "早于商定",
            "state_on",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(friends, changes, words, field):
    with pytest.raises(Refused, match=words) as refusal:
        friends.pledge(**changes)
    assert refusal.value.field == field
    assert not Pledge.objects.exists()


def test_a_pledge_stands_under_an_agreement_of_its_own_community(world, friends):
    elsewhere = friends.agreed(community=world.dragon)

    with pytest.raises(Refused, match="不是这个社区") as refusal:
        friends.pledge(agreement=elsewhere)
    assert refusal.value.field == "agreement"


def test_how_it_stands_counts_from_its_day(world, friends):
    pledge = friends.once()
    advance(world, pledge, S.UNDER_WAY, date(2021, 3, 20))
    advance(world, pledge, S.FULFILLED, date(2021, 4, 1), note="已摆放到位")

    assert by_state(world, date(2021, 3, 9)) == {}
    assert by_state(world, date(2021, 3, 19)) == {S.AGREED: 1}
    assert by_state(world, date(2021, 3, 31)) == {S.UNDER_WAY: 1}
    assert (number(world, FULFILLED), number(world, PLEDGES)) == (1, 1)
    assert [row.state for row in queries.stages_of(pledge)] == [S.FULFILLED, S.UNDER_WAY, S.AGREED]
    assert verbs(pledge) == ["record", "advance", "advance"]


def test_no_road_leads_everywhere_and_back_only_with_a_reason(world, friends):
    pledge = friends.once()
    with pytest.raises(Refused, match="不能改为"):
        advance(world, pledge, S.AGREED)
    advance(world, pledge, S.FULFILLED)
    with pytest.raises(Refused) as refusal:
        advance(world, pledge, S.UNDER_WAY)
    assert refusal.value.field == "note"
    with pytest.raises(Refused, match="上一次变动"):
        advance(world, pledge, S.UNDER_WAY, date(2021, 4, 1), note="还差一项")
    advance(world, pledge, S.UNDER_WAY, note="还差一项")

    assert by_state(world) == {S.UNDER_WAY: 1}
    with pytest.raises(Refused, match="晚于今天"):
        advance(world, pledge, S.FULFILLED, date(2021, 4, 13))


def test_every_state_leads_somewhere():
    assert set(pledging.ROADS) == set(S)
    assert all(to != state for state, roads in pledging.ROADS.items() for to in roads)


def test_the_last_change_is_taken_back_and_the_way_goes_on_from_there(world, friends):
    pledge = friends.once()
    advance(world, pledge, S.UNDER_WAY, date(2021, 3, 20))
    advance(world, pledge, S.FULFILLED, date(2021, 4, 1))
    known = Entry.objects.latest("pk").pk
    pledging.retract(pledge, reason="记错了事项", by=world.office, now=NOON)

    assert (pledge.state, pledge.state_on) == (S.UNDER_WAY, date(2021, 3, 20))
    assert by_state(world) == {S.UNDER_WAY: 1}
    assert by_state(world, known_at=known) == {S.FULFILLED: 1}
    advance(world, pledge, S.FULFILLED, date(2021, 4, 8))
    assert by_state(world, date(2021, 4, 7)) == {S.UNDER_WAY: 1}
    assert verbs(pledge) == ["record", "advance", "advance", "retract", "advance"]


def test_what_never_changed_is_not_taken_back(world, friends):
    pledge = friends.once()

    with pytest.raises(Refused, match="没有变动过"):
        pledging.retract(pledge, reason="记错", by=world.office, now=NOON)


def test_what_is_fulfilled_already_comes_with_its_day(world, friends):
    friends.once(state=S.FULFILLED, state_on=date(2021, 4, 1))
    friends.once(state=S.OUTLINED, what="关心困难群众")

    assert by_state(world, date(2021, 3, 31)) == {S.AGREED: 1, S.OUTLINED: 1}
    assert by_state(world) == {S.FULFILLED: 1, S.OUTLINED: 1}


def test_a_correction_holds_for_every_day(world, friends):
    pledge = friends.once()
    known = Entry.objects.latest("pk").pk
    said = replace(
        draft_of(pledge),
        where=world.far_compound,
        kind=PledgeKind.GOODS,
        agreed_on=date(2021, 3, 12),
        quantity=Quantity(20, Certainty.ABOUT),
        units=(friends.women,),
    )
    pledging.revise(pledge, said, by=world.office, now=NOON)

    assert by_state(world, date(2021, 3, 11)) == {}
    assert by_state(world, date(2021, 3, 11), known_at=known) == {S.AGREED: 1}
    assert (pledge.community, pledge.state_on) == (world.dragon, date(2021, 3, 12))
    assert pledging.revise(pledge, draft_of(pledge), by=world.office, now=NOON) is pledge
    assert verbs(pledge) == ["record", "revise"]


def test_a_void_pledge_never_was(world, friends):
    pledge = friends.pledge()
    noted = note(world, pledge, FOURTH)
    pledging.void(pledge, reason="重复登记", by=world.office, now=NOON)

    assert (number(world, PLEDGES), number(world, DELIVERED)) == (0, 0)
    for deed in (
        lambda: pledging.void(pledge, reason="又", by=world.office, now=NOON),
        lambda: pledging.revise(pledge, friends.draft(note="改"), by=world.office, now=NOON),
        lambda: advance(world, pledge, S.UNDER_WAY),
        lambda: note(world, pledge, FOURTH),
        lambda: delivering.confirm(noted, by=friends.driver, now=NOON),
    ):
        with pytest.raises(Refused, match="作废"):
            deed()


def note(
    world, pledge: Pledge, own_day: date | None, outcome=Outcome.DELIVERED, **more
) -> Delivery:
    on = more.pop("on", own_day or TODAY)
    return delivering.note(
        pledge, outcome, on=on, own_day=own_day, by=world.office, now=NOON, **more
    )


def test_four_fridays_are_expected_and_noted_one_by_one(world, friends):
    pledge = friends.pledge()
    note(world, pledge, date(2021, 3, 19), words="办卡32张")
    note(world, pledge, date(2021, 3, 26))
    note(world, pledge, FOURTH, Outcome.EXCUSED, words="车辆检修，商定停一次")

    listed = queries.expected(pledge, until=TODAY)
    assert [each.occurrence.day for each in listed] == [
        FOURTH,
        date(2021, 4, 2),
        date(2021, 3, 26),
        date(2021, 3, 19),
    ]
    assert [each.delivery.outcome if each.delivery else None for each in listed] == [
        Outcome.EXCUSED,
        None,
        Outcome.DELIVERED,
        Outcome.DELIVERED,
    ]
    assert number(world, DELIVERED) == 2
    assert len(rows(DELIVERED, scope_of(world.town, as_of=TODAY))) == 2


def test_an_occurrence_that_the_rule_does_not_name_cannot_be_noted(world, friends):
    pledge, single = friends.pledge(), friends.once()

    for own_day in (date(2021, 4, 8), date(2021, 3, 12), None):
        with pytest.raises(Refused) as refusal:
            note(world, pledge, own_day)
        assert refusal.value.field == "own_day"
    with pytest.raises(Refused, match="一次性"):
        note(world, single, FOURTH)
    note(world, pledge, FOURTH)
    with pytest.raises(Refused, match="已经登记过"):
        note(world, pledge, FOURTH)
    with pytest.raises(Refused, match="早于商定"):
        note(world, single, None, on=date(2021, 3, 9))


def test_the_unit_confirms_what_we_noted(world, friends):
    noted = note(world, friends.pledge(), FOURTH)

    for stranger in (friends.unionist, world.office, world.pine_clerk):
        with pytest.raises(NotAllowed):
            delivering.confirm(noted, by=stranger, now=NOON)
    delivering.confirm(noted, by=friends.driver, now=NOON)

    assert (noted.is_confirmed, noted.confirmed_on, noted.confirmed_by_id) == (
        True,
        TODAY,
        friends.driver.person_id,
    )
    assert verbs(noted) == ["note", "confirm"]
    with pytest.raises(Refused, match="已经确认"):
        delivering.confirm(noted, by=friends.driver, now=NOON)


def test_a_note_that_was_wrong_is_voided_and_made_anew(world, friends):
    pledge = friends.pledge()
    noted = note(world, pledge, FOURTH)
    delivering.void(noted, reason="记错了人数", by=world.office, now=NOON)
    note(world, pledge, FOURTH, words="办卡28张")

    assert number(world, DELIVERED) == 1
    with pytest.raises(Refused, match="作废"):
        delivering.void(noted, reason="又", by=world.office, now=NOON)


def test_the_rule_stays_once_something_was_noted(world, friends):
    pledge = friends.pledge()
    note(world, pledge, FOURTH)

    weekly = replace(draft_of(pledge), rule=replace(FRIDAYS, interval=2))
    with pytest.raises(Refused, match="频次不能再改") as refusal:
        pledging.revise(pledge, weekly, by=world.office, now=NOON)
    assert refusal.value.field == "rule"
    pledging.revise(
        pledge, replace(draft_of(pledge), kind=PledgeKind.LABOUR), by=world.office, now=NOON
    )
    assert Delivery.objects.get().kind == PledgeKind.LABOUR


def test_a_unit_sees_what_it_promised_and_nothing_else(world, friends):
    pledge = friends.pledge()
    note(world, pledge, FOURTH)

    for who, seen in ((friends.driver, 1), (friends.unionist, 0), (world.dragon_clerk, 0)):
        assert queries.visible_pledges(who).count() == seen
        assert queries.visible_deliveries(who).count() == seen


def test_weeks_are_counted_from_the_agreement_where_nobody_says_since_when(friends):
    pledge = friends.pledge(rule=replace(FRIDAYS, first=None, interval=2))

    assert [each.occurrence.day for each in queries.expected(pledge, until=TODAY)] == [
        FOURTH,
        date(2021, 3, 26),
        date(2021, 3, 12),
    ]
    assert pledge.agreed_on == SIGNED_ON
