"""Activities: planned, held, cancelled; who took part is counted, what nobody counted is not 0."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from chuangcheng.evidence import attaching
from chuangcheng.figures.asking import ask
from chuangcheng.figures.volunteering import (
    ACTIVITIES,
    BENEFICIARIES,
    CANCELLED,
    OF_ACTIVITIES,
    PARTY_MEMBERS,
    PLANNED,
    RESIDENTS,
    WITH_PARTNERS,
)
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from chuangcheng.volunteering import building, commands, queries
from chuangcheng.volunteering.models import Activity, ActivityState
from tests.evidence import papers
from tests.partners.friends import Friends
from tests.volunteering.gatherings import (
    AHEAD,
    HELD_ON,
    activity,
    activity_draft,
    planned,
    station,
)
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

TOLD = {"party_members": Quantity(4), "residents": Quantity(18)}


def answers(world: World, on: date = TODAY, known_at: int | None = None) -> Any:
    return ask(OF_ACTIVITIES, scope_of(world.town, as_of=on, known_at=known_at))


def numbers(world: World, *figures: Any, on: date = TODAY, known_at: int | None = None) -> Any:
    found = answers(world, on, known_at)
    return [found[figure.key].value for figure in figures]


def verbs(thing: Any) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))]


def test_an_activity_is_recorded_with_what_was_counted(world: World) -> None:
    held = activity(world)

    assert verbs(held) == ["record"]
    assert held.state == ActivityState.HELD
    assert numbers(world, ACTIVITIES, PARTY_MEMBERS, RESIDENTS) == [1, 5, 20]
    assert numbers(world, ACTIVITIES, on=HELD_ON - timedelta(days=1)) == [0]


def test_numbers_are_added_as_times_and_a_missing_one_leaves_at_least(world: World) -> None:
    activity(world)
    activity(world, title="巡防", beneficiaries=UNKNOWN)

    found = answers(world)
    assert found[RESIDENTS.key].value == 40, "who came twice counts twice"
    helped = found[BENEFICIARIES.key].quantity
    assert (helped.value, helped.certainty, helped.missing) == (80, Certainty.AT_LEAST, 1)


def test_what_was_held_with_partners_lies_within_all_that_was_held(
    world: World, friends: Friends
) -> None:
    held = activity(world, partners=(friends.buses, friends.union))
    activity(world, title="巡防")

    assert numbers(world, ACTIVITIES, WITH_PARTNERS) == [2, 1]
    assert [str(row.match.unit) for row in held.partners.all()] == ["市公交公司", "红山区总工会"]
    assert held.partners.first().match.community == world.pine  # type: ignore[union-attr]


def test_who_stands_by_none_of_our_communities_on_that_day_is_no_partner(
    world: World, friends: Friends
) -> None:
    with pytest.raises(Refused, match="先登记包联结对") as refusal:
        activity(world, partners=(friends.women,))
    assert refusal.value.field == "partners"
    with pytest.raises(Refused, match="先登记包联结对"):
        activity(world, partners=(friends.buses,), held_on=date(2021, 3, 9))


def test_a_planned_one_is_held_on_its_day_with_pictures(world: World) -> None:
    due = planned(world, party_members=UNKNOWN, residents=UNKNOWN, beneficiaries=UNKNOWN)
    assert numbers(world, ACTIVITIES, PLANNED) == [0, 1]
    upload = attaching.receive_file(papers.pdf(), name="记录.pdf", by=world.office)

    then = NOON + timedelta(days=8)
    commands.hold(due, on=AHEAD, numbers=TOLD, by=world.office, now=then, files=[upload])

    assert verbs(due) == ["hold", "record"]
    assert due.proofs.count() == 1
    assert numbers(world, ACTIVITIES, PLANNED, PARTY_MEMBERS, on=AHEAD) == [1, 0, 4]
    assert numbers(world, ACTIVITIES, PLANNED) == [0, 1], "on the day before it was planned still"


def test_a_planned_one_is_moved_and_cancelled(world: World) -> None:
    due = planned(world)
    commands.postpone(due, to=date(2021, 4, 22), reason="下雨", by=world.office, now=NOON)
    assert due.held_on == date(2021, 4, 22)

    commands.cancel(due, reason="合并到别的活动", by=world.office, now=NOON)

    assert verbs(due) == ["cancel", "postpone", "record"]
    assert numbers(world, ACTIVITIES, PLANNED, CANCELLED) == [0, 0, 1]


def test_only_a_planned_one_is_held_moved_or_cancelled(world: World) -> None:
    held = activity(world)
    give: dict[str, Any] = {"by": world.office, "now": NOON}
    for deed in (
        lambda: commands.hold(held, on=TODAY, numbers=TOLD, **give),
        lambda: commands.postpone(held, to=AHEAD, reason="雨", **give),
        lambda: commands.cancel(held, reason="雨", **give),
    ):
        with pytest.raises(Refused, match="只有待开展的能办"):
            deed()
    due = planned(world)
    with pytest.raises(Refused, match="不能晚于今天"):
        commands.hold(due, on=AHEAD, numbers=TOLD, **give)
    with pytest.raises(Refused, match="日期已经过了"):
        commands.postpone(due, to=HELD_ON, reason="雨", **give)


def test_a_correction_holds_for_every_day_and_what_was_known_stays(
    world: World, friends: Friends
) -> None:
    held = activity(world, partners=(friends.buses,))
    then = trail.last_entry_id()
    new = activity_draft(world, residents=Quantity(22), held_on=date(2021, 4, 6))
    commands.revise(held, new, by=world.office, now=NOON)
    commands.revise(held, new, by=world.office, now=NOON)

    assert verbs(held) == ["revise", "record"]
    assert numbers(world, RESIDENTS, WITH_PARTNERS, on=date(2021, 4, 6)) == [22, 0]
    assert numbers(world, RESIDENTS, WITH_PARTNERS, known_at=then) == [20, 1]


def test_a_void_one_never_was(world: World) -> None:
    held = activity(world)
    commands.void(held, reason="重复", by=world.office, now=NOON)

    assert verbs(held) == ["void", "record"]
    assert numbers(world, ACTIVITIES) == [0]
    with pytest.raises(Refused, match="已经作废"):
        commands.void(held, reason="再来", by=world.office, now=NOON)
    activity(world)  # the same may now be recorded anew


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"title": " "}, "不能空", "title"),
        ({"held_on": TODAY + timedelta(days=1)}, "不能晚于今天", "held_on"),
        ({"state": ActivityState.PLANNED}, "日期已经过了", "held_on"),
        ({"residents": Quantity(2_000_000)}, "最多写到", "residents"),
        ({"headcount": Quantity(26)}, "不能多于", "headcount"),
        ({"hours": Decimal(13)}, "服务时长", "hours"),
    ],
)
def test_what_is_no_activity_is_refused(world: World, changes: Any, words: str, field: str) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        activity(world, **changes)
    assert refusal.value.field == field


def test_the_same_is_not_recorded_twice_and_one_bad_draft_stops_all(world: World) -> None:
    activity(world)
    drafts = [activity_draft(world, title="巡防"), activity_draft(world, title="清理 楼道")]
    with pytest.raises(Refused, match="已经登记了"):
        commands.record_all(drafts, by=world.office, now=NOON)
    assert Activity.objects.count() == 1


def deeds(world: World, held: Activity, due: Activity, by: Any) -> list[Any]:
    """Each deed on activities and programmes."""
    give: dict[str, Any] = {"by": by, "now": NOON}
    return [
        lambda: commands.record(activity_draft(world, title="新"), **give),
        lambda: commands.revise(held, activity_draft(world, note="新"), **give),
        lambda: commands.hold(due, on=TODAY, numbers=TOLD, **give),
        lambda: commands.postpone(due, to=AHEAD, reason="雨", **give),
        lambda: commands.cancel(due, reason="雨", **give),
        lambda: commands.add_files(held, [], **give),
        lambda: commands.void(held, reason="错", **give),
        lambda: commands.start_programme("某项目", subdistrict=world.town, since=TODAY, **give),
    ]


@pytest.mark.parametrize(
    "who", ["leader", "dragon_clerk", "grid_worker", "partner", "keeper", "supervisor"]
)
def test_only_the_office_and_the_own_community_keep_them(world: World, who: str) -> None:
    held, due = activity(world), planned(world)
    for deed in deeds(world, held, due, getattr(world, who)):
        with pytest.raises(NotAllowed):
            deed()
    assert (verbs(held), verbs(due)) == (["record"], ["record"])


def test_a_keeper_records_what_the_own_station_held_and_nothing_else(world: World) -> None:
    mine = station(world)
    held = activity(world, by=world.keeper, station=mine)
    commands.revise(
        held, activity_draft(world, station=mine, note="小雨"), by=world.keeper, now=NOON
    )

    other = station(world, name="另一个站", keeper=None)
    with pytest.raises(NotAllowed, match="自己负责的站点"):
        activity(world, by=world.keeper, station=other, title="巡防")
    with pytest.raises(NotAllowed):
        commands.void(held, reason="错", by=world.keeper, now=NOON)
    assert [*queries.stations_kept_by(world.keeper)] == [mine]


def test_a_station_of_elsewhere_holds_nothing_here(world: World) -> None:
    with pytest.raises(Refused, match="不是这里的站点"):
        activity(world, station=station(world), where=world.dragon)
    gone = building.void(station(world, name="撤的"), reason="错", by=world.office, now=NOON)
    with pytest.raises(Refused, match="不是这里的站点"):
        activity(world, station=gone)


def test_a_partner_unit_reads_what_concerns_it(world: World, friends: Friends) -> None:
    joint = activity(world, partners=(friends.buses,))
    activity(world, title="巡防")

    assert [*queries.visible_activities(friends.driver)] == [joint]
    assert not queries.visible_activities(friends.unionist).exists()
    assert queries.visible_activities(world.pine_clerk).count() == 2
    assert not queries.visible_activities(world.dragon_clerk).exists()


def test_a_programme_runs_until_it_ends_and_is_named_once(world: World) -> None:
    give: dict[str, Any] = {"by": world.office, "now": NOON}
    begun: dict[str, Any] = {"subdistrict": world.town, "since": date(2021, 3, 1)}
    programme = commands.start_programme("邻里守望", **begun, **give)
    held = activity(world, programme=programme)
    with pytest.raises(Refused, match="已经有"):
        commands.start_programme("邻里守望", **begun, **give)
    with pytest.raises(Refused, match="不能早于"):
        commands.end_programme(programme, on=date(2021, 2, 1), **give)

    commands.end_programme(programme, on=TODAY, **give)

    assert verbs(programme) == ["end_programme", "start_programme"]
    assert queries.programmes_of(world.town, on=TODAY) == []
    assert held.programme == programme
    with pytest.raises(Refused, match="已经结束"):
        commands.end_programme(programme, on=TODAY, **give)
    with pytest.raises(NotAllowed):
        commands.end_programme(programme, on=TODAY, by=world.pine_clerk, now=NOON)
