"""便民设施: what stays after it was given, in use from when until when, and who may say so."""

from dataclasses import replace
from datetime import date

import pytest

from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.partners import FACILITIES
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.partners import keeping, pledging, queries
from chuangcheng.partners.drafts import draft_of_facility
from chuangcheng.partners.models import Facility, FacilityState
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import Entry, key_of
from tests.world import NOON, TODAY

pytestmark = pytest.mark.django_db

S = FacilityState


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


def verbs(thing) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))][::-1]


def in_use(world, on: date = TODAY, known_at: int | None = None):
    scope = scope_of(world.town, as_of=on, known_at=known_at)
    return ask([FACILITIES], scope)[FACILITIES.key].value


def change(world, facility: Facility, to: FacilityState, on: date = TODAY, **more) -> Facility:
    return keeping.change(facility, to, on=on, by=world.office, now=NOON, **more)


def test_what_two_units_gave_by_one_pledge_is_one_facility(world, friends):
    corner = friends.corner()

    assert [str(unit) for unit in corner.builders] == ["红山区妇联", "红山区总工会"]
    assert (corner.where, corner.state, corner.units.count()) == ("松树园社区", S.IN_USE, 0)
    assert (in_use(world, date(2021, 4, 1)), in_use(world)) == (0, 1)
    cells = ask_by([FACILITIES], scope_of(world.town, as_of=TODAY), "community")[FACILITIES.key]
    assert {key: answer.value for key, answer in cells.items()} == {world.pine.pk: 1}
    assert verbs(corner) == ["set_up"]
    assert verbs(corner.pledge) == ["record", "note", "set_up"]


def test_several_units_may_build_one_without_a_promise(world, friends):
    corner = keeping.set_up(
        friends.said_of_corner(units=(friends.buses, friends.union, friends.buses)),
        by=world.office,
        now=NOON,
    )
    assert corner.builders == [friends.buses, friends.union]
    assert corner in queries.visible_facilities(friends.unionist)

    said = replace(draft_of_facility(corner), units=(friends.women,))
    keeping.revise(corner, said, by=world.office, now=NOON)
    assert Facility.objects.get().builders == [friends.women]
    assert keeping.revise(corner, said, by=world.office, now=NOON) is corner


def test_a_facility_of_a_unit_or_of_our_own_needs_no_pledge(world, friends):
    draft = friends.said_of_corner(
        units=(friends.buses,), where=world.compound, keeper=world.pine_unit
    )
    given = keeping.set_up(draft, by=world.pine_clerk, now=NOON)
    own = keeping.set_up(friends.said_of_corner(name="图书角"), by=world.office, now=NOON)

    assert (given.builders, given.where) == ([friends.buses], "阳光花园")
    assert own.builders == []
    assert in_use(world) == 2


def test_it_is_in_use_day_by_day(world, friends):
    corner = friends.corner()
    change(world, corner, S.OUT_OF_ORDER, date(2021, 4, 6), note="药品过期")
    change(world, corner, S.IN_USE, date(2021, 4, 9))
    known = Entry.objects.latest("pk").pk
    change(world, corner, S.DISMANTLED, date(2021, 4, 11))

    days = [date(2021, 4, day) for day in (2, 6, 9, 10, 11)]
    assert [in_use(world, day) for day in days] == [1, 0, 1, 1, 0]
    assert in_use(world, known_at=known) == 1
    assert [row.state for row in queries.stages_of(corner)] == [
        *(S.DISMANTLED, S.IN_USE, S.OUT_OF_ORDER, S.IN_USE),
    ]
    keeping.retract(corner, reason="还在用", by=world.office, now=NOON)
    assert (corner.state, in_use(world)) == (S.IN_USE, 1)
    assert verbs(corner)[-2:] == ["change_facility", "retract_facility"]


def test_a_correction_holds_for_every_day(world, friends):
    corner = friends.corner()
    said = replace(draft_of_facility(corner), set_up_on=date(2021, 4, 1), spot="一楼")
    keeping.revise(corner, said, by=world.office, now=NOON)

    assert in_use(world, date(2021, 4, 1)) == 1
    assert (corner.state_on, corner.where) == (date(2021, 4, 1), "松树园社区 一楼")
    assert keeping.revise(corner, draft_of_facility(corner), by=world.office, now=NOON) is corner
    keeping.void(corner, reason="重复", by=world.office, now=NOON)
    assert in_use(world) == 0


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"name": " "}, "不能", "name"),
        ({"offers": ""}, "不能", "offers"),
        ({"set_up_on": date(2021, 4, 13)}, "晚于今天", "set_up_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, friends, changes, words, field):
    with pytest.raises(Refused, match=words) as refusal:
        keeping.set_up(friends.said_of_corner(**changes), by=world.office, now=NOON)
    assert refusal.value.field == field


def test_a_promise_makes_a_facility_where_it_was_kept_and_once_it_was(world, friends):
    pledge = friends.once()
    with pytest.raises(Refused, match="还没有登记兑现"):
        keeping.set_up(friends.said_of_corner(pledge=pledge), by=world.office, now=NOON)
    draft = friends.said_of_corner(pledge=pledge, where=world.dragon)
    with pytest.raises(Refused, match="不是这个社区"):
        keeping.set_up(draft, by=world.office, now=NOON)

    corner = friends.corner(pledge=pledge)
    with pytest.raises(Refused, match="便民设施"):
        pledging.void(corner.pledge, reason="重复", by=world.office, now=NOON)


def test_a_change_is_one_and_comes_in_order(world, friends):
    corner = friends.corner()
    for to, on, words in (
        (S.IN_USE, TODAY, "现在就是"),
        (S.DISMANTLED, date(2021, 4, 1), "上一次变动"),
        (S.DISMANTLED, date(2021, 4, 13), "晚于今天"),
    ):
        with pytest.raises(Refused, match=words):
            change(world, corner, to, on)
    with pytest.raises(Refused, match="没有变动过"):
        keeping.retract(corner, reason="记错", by=world.office, now=NOON)


@pytest.mark.parametrize("who", ["leader", "dragon_clerk", "enforcer", "partner", "supervisor"])
def test_only_the_office_and_the_community_itself_keep_facilities(world, friends, who):
    by, corner = getattr(world, who), friends.corner()
    changed = replace(draft_of_facility(corner), spot="改")
    for deed in (
        lambda: keeping.set_up(friends.said_of_corner(), by=by, now=NOON),
        lambda: keeping.revise(corner, changed, by=by, now=NOON),
        lambda: keeping.change(corner, S.OUT_OF_ORDER, on=TODAY, by=by, now=NOON),
        lambda: keeping.retract(corner, reason="记错", by=by, now=NOON),
        lambda: keeping.add_files(corner, [], by=by, now=NOON),
        lambda: keeping.void(corner, reason="重复", by=by, now=NOON),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_void_facility_is_done_nothing_with(world, friends):
    corner = friends.corner()
    keeping.void(corner, reason="重复", by=world.office, now=NOON)
    for deed in (
        lambda: keeping.revise(corner, friends.said_of_corner(), by=world.office, now=NOON),
        lambda: change(world, corner, S.OUT_OF_ORDER),
        lambda: keeping.retract(corner, reason="记错", by=world.office, now=NOON),
        lambda: keeping.add_files(corner, [], by=world.office, now=NOON),
        lambda: keeping.void(corner, reason="又", by=world.office, now=NOON),
    ):
        with pytest.raises(Refused, match="作废"):
            deed()


def test_a_unit_sees_what_it_gave(world, friends):
    friends.corner()
    keeping.set_up(friends.said_of_corner(units=(friends.buses,)), by=world.office, now=NOON)

    seen = (friends.unionist, friends.driver, world.dragon_clerk, world.leader)
    assert [queries.visible_facilities(who).count() for who in seen] == [1, 1, 0, 2]
