"""Measures: set, corrected, dated, done, reopened, void; how they stand day by day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chuangcheng.campaigns import arranging, queries
from chuangcheng.campaigns.drafts import draft_of
from chuangcheng.campaigns.models import Measure, MeasureState
from chuangcheng.campaigns.queries import DayProgress
from chuangcheng.evidence import attaching
from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.campaigns import DONE, LATE, SET, UNDATED
from chuangcheng.figures.rows import rows
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.campaigns.village import clearing, measure, started, undated
from tests.evidence import papers
from tests.world import NOON, TODAY, World, days_ago

pytestmark = pytest.mark.django_db

FIGURES = (SET, DONE, LATE, UNDATED)


@pytest.fixture(autouse=True)
def media(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def numbers(world: World, on: date = TODAY, known_at: int | None = None) -> list[Any]:
    answers = ask(FIGURES, scope_of(world.town, as_of=on, known_at=known_at))
    return [answers[figure.key].value for figure in FIGURES]


def verbs(thing: Measure) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))]


def test_a_measure_is_set_and_leaves_a_trail(world: World) -> None:
    todo = measure(world, cooperating=(world.property_company,))

    assert verbs(todo) == ["add_measures"]
    assert (todo.set_on, todo.state, todo.amount) == (
        date(2021, 4, 6),
        MeasureState.UNDER_WAY,
        Quantity(12),
    )
    assert [str(row) for row in todo.units.all()] == ["和美物业"]
    assert (todo.is_late(date(2021, 4, 11)), todo.is_late(date(2021, 4, 10))) == (True, False)


def test_an_unknown_quantity_and_an_undated_deadline_stay_what_they_are(world: World) -> None:
    todo = undated(world, quantity=Quantity(None, Certainty.UNKNOWN))

    assert (todo.amount.screen(), todo.state) == ("未统计", MeasureState.UNDATED)
    assert not todo.is_late(date(2022, 1, 1))
    assert numbers(world) == [1, 0, 0, 1]


@pytest.mark.parametrize("who", ["leader", "pine_clerk", "enforcer", "verifier", "supervisor"])
def test_only_the_office_arranges(world: World, who: str) -> None:
    by, todo = getattr(world, who), measure(world)
    vague = undated(world, todo.campaign)
    deeds = (
        lambda: arranging.add_measure(todo.campaign, clearing(world, what="又"), by=by, now=NOON),
        lambda: arranging.revise_measure(todo, clearing(world, what="又"), by=by, now=NOON),
        lambda: arranging.date_measure(vague, due_on=TODAY, by=by, now=NOON),
        lambda: arranging.reschedule(todo, due_on=TODAY, reason="下雨", by=by, now=NOON),
        lambda: arranging.void_measure(todo, reason="重复", by=by, now=NOON),
        lambda: arranging.retract(todo, reason="写错了", by=by, now=NOON),
        lambda: arranging.finish(todo, on=TODAY, by=by, now=NOON),
        lambda: arranging.reopen(todo, reason="没清完", by=by, now=NOON),
        lambda: arranging.add_files(todo, [], by=by, now=NOON),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert numbers(world) == [2, 0, 1, 1]


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"what": ""}, "不能", "what"),
        ({"due_on": date(2021, 4, 5)}, "早于安排", "due"),
        ({"set_on": date(2021, 4, 13)}, "晚于今天", "set_on"),
        ({"quantity": Quantity(2_000_000)}, "最多写到", "quantity"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, changes, words, field) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        measure(world, **changes)
    assert refusal.value.field == field
    assert not Measure.objects.exists()


def test_a_measure_lies_at_a_site_and_stands_once(world: World) -> None:
    campaign = started(world)
    measure(world, campaign)
    with pytest.raises(Refused, match="不在治理范围"):
        measure(world, campaign, community=world.pine, what="别处")
    with pytest.raises(Refused, match="已经有了"):
        measure(world, campaign, what="清运 村口渣土堆")
    with pytest.raises(Refused, match="又是配合"):
        measure(world, campaign, what="另", cooperating=(world.enforcement,))


def test_a_correction_holds_for_every_day(world: World) -> None:
    todo = measure(world)
    said = replace(
        draft_of(todo),
        what="清运村口和沟边渣土",
        community=None,
        unit=world.property_company,
        set_on=date(2021, 4, 7),
        cooperating=(world.enforcement,),
    )
    arranging.revise_measure(todo, said, by=world.office, now=NOON)
    again = arranging.revise_measure(todo, said, by=world.office, now=NOON)

    assert verbs(again) == ["revise_measure", "add_measures"]
    assert (numbers(world, date(2021, 4, 6)), numbers(world, date(2021, 4, 7))[0]) == ([0] * 4, 1)
    by_unit = ask_by([SET], scope_of(world.town, as_of=TODAY), "unit")
    assert list(by_unit[SET.key]) == [world.property_company.pk]
    other = measure(world, todo.campaign)
    with pytest.raises(Refused, match="已经有了"):
        arranging.revise_measure(other, replace(said, note="抄"), by=world.office, now=NOON)


def test_a_textual_deadline_is_undated_until_the_day_it_is_dated(world: World) -> None:
    todo = undated(world)
    arranging.date_measure(todo, due_on=date(2021, 4, 11), by=world.office, now=NOON)

    assert (todo.due_text, todo.state) == ("方案时限", MeasureState.UNDER_WAY)
    assert numbers(world) == [1, 0, 1, 0]
    assert numbers(world, TODAY - timedelta(days=1)) == [1, 0, 0, 1]
    assert verbs(todo)[0] == "date_measure"
    with pytest.raises(Refused, match="调整时限"):
        arranging.date_measure(todo, due_on=TODAY, by=world.office, now=NOON)


def test_a_deadline_moves_from_the_day_it_was_moved(world: World) -> None:
    todo = measure(world)
    arranging.reschedule(
        todo, due_on=date(2021, 4, 20), reason="连日下雨", by=world.office, now=NOON
    )

    assert numbers(world) == [1, 0, 0, 0]
    assert numbers(world, TODAY - timedelta(days=1)) == [1, 0, 1, 0]
    arranging.reschedule(
        todo, due_on=None, due_text="方案时限", reason="等方案", by=world.office, now=NOON
    )
    assert numbers(world) == [1, 0, 0, 1]
    assert verbs(todo) == ["reschedule", "reschedule", "add_measures"]
    with pytest.raises(Refused, match="定时限"):
        arranging.reschedule(todo, due_on=TODAY, reason="等", by=world.office, now=NOON)
    with pytest.raises(Refused, match="早于安排"):
        arranging.date_measure(todo, due_on=date(2021, 4, 1), by=world.office, now=NOON)


def test_what_is_done_counts_from_its_day_with_what_shows_it(world: World) -> None:
    todo, before = measure(world), trail.last_entry_id()
    paper = attaching.receive_file(papers.pdf(), name="验收单.pdf", by=world.office)
    arranging.finish(
        todo, on=date(2021, 4, 9), outcome="清运12处", files=[paper], by=world.office, now=NOON
    )

    assert numbers(world, date(2021, 4, 9)) == [1, 1, 0, 0]
    assert numbers(world, date(2021, 4, 8)) == [1, 0, 0, 0]
    assert numbers(world, known_at=before) == [1, 0, 1, 0]
    assert [str(proof.file) for proof in todo.proofs.all()] == ["验收单.pdf"]
    assert [row.label for row in rows(DONE, scope_of(world.town, as_of=TODAY))] == [todo.what]
    more = [attaching.receive_file(papers.xlsx(), name="清单.xlsx", by=world.office)]
    arranging.add_files(todo, more, by=world.office, now=NOON)
    assert (todo.proofs.count(), verbs(todo)[:2]) == (2, ["add_files", "finish"])
    with pytest.raises(Refused, match="没有选文件"):
        arranging.add_files(todo, [], by=world.office, now=NOON)


def test_a_later_dating_does_not_keep_an_earlier_end_from_counting(world: World) -> None:
    todo = undated(world)
    arranging.date_measure(todo, due_on=date(2021, 4, 20), by=world.office, now=NOON)
    arranging.finish(todo, on=date(2021, 4, 10), by=world.office, now=NOON)

    assert numbers(world) == [1, 1, 0, 0]
    assert numbers(world, date(2021, 4, 10)) == [1, 1, 0, 0]
    assert numbers(world, date(2021, 4, 9)) == [1, 0, 0, 1]


def test_an_end_lies_between_the_setting_and_today(world: World) -> None:
    todo = measure(world)
    for on, words in ((date(2021, 4, 13), "晚于今天"), (date(2021, 4, 5), "早于安排")):
        with pytest.raises(Refused, match=words):
            arranging.finish(todo, on=on, by=world.office, now=NOON)
    arranging.finish(todo, on=TODAY, by=world.office, now=NOON)
    with pytest.raises(Refused, match="已经登记完成"):
        arranging.finish(todo, on=TODAY, by=world.office, now=NOON)


def test_what_is_reopened_was_done_in_between(world: World) -> None:
    todo = measure(world)
    with pytest.raises(Refused, match="还没有登记完成"):
        arranging.reopen(todo, reason="没清完", by=world.office, now=NOON)
    arranging.finish(todo, on=date(2021, 4, 9), by=world.office, now=days_ago(3))
    arranging.reopen(todo, reason="又倒了两车", by=world.office, now=NOON)

    assert numbers(world) == [1, 0, 1, 0]
    assert numbers(world, TODAY - timedelta(days=1)) == [1, 1, 0, 0]
    assert verbs(todo) == ["reopen", "finish", "add_measures"]
    assert [stage.state for stage in queries.stages_of(todo)] == ["under_way", "done", "under_way"]


def test_what_was_said_last_can_be_taken_back_as_if_it_never_was(world: World) -> None:
    todo = undated(world)
    with pytest.raises(Refused, match="没有变动过"):
        arranging.retract(todo, reason="写错了", by=world.office, now=NOON)
    arranging.date_measure(todo, due_on=date(2021, 4, 11), by=world.office, now=days_ago(2))
    arranging.finish(todo, on=date(2021, 4, 8), by=world.office, now=days_ago(1))
    before = trail.last_entry_id()

    arranging.retract(todo, reason="登记到别的措施上了", by=world.office, now=NOON)
    assert (todo.state, todo.is_late(TODAY)) == (MeasureState.UNDER_WAY, True)
    assert [numbers(world, date(2021, 4, day)) for day in (8, 9, 10, 12)] == [
        *([1, 0, 0, 1], [1, 0, 0, 1], [1, 0, 0, 0], [1, 0, 1, 0])
    ]
    assert numbers(world, known_at=before) == [1, 1, 0, 0]
    arranging.retract(todo, reason="日期也写错了", by=world.office, now=NOON)
    assert numbers(world) == [1, 0, 0, 1]
    arranging.finish(todo, on=TODAY, by=world.office, now=NOON)
    assert numbers(world) == [1, 1, 0, 0]
    assert verbs(todo)[:3] == ["finish", "retract", "retract"]


def test_a_void_measure_counts_on_no_day(world: World) -> None:
    todo, before = measure(world), trail.last_entry_id()
    arranging.void_measure(todo, reason="重复", by=world.office, now=NOON)

    assert numbers(world) == numbers(world, date(2021, 4, 8)) == [0] * 4
    assert numbers(world, known_at=before) == [1, 0, 1, 0]
    assert verbs(todo) == ["void_measure", "add_measures"]
    with pytest.raises(Refused, match="已经作废"):
        arranging.finish(todo, on=TODAY, by=world.office, now=NOON)


def test_progress_says_how_the_measures_stood_on_each_day(
    world: World, django_assert_num_queries: Any
) -> None:
    campaign = started(world)
    done, vague = measure(world, campaign), undated(world, campaign)
    arranging.finish(done, on=date(2021, 4, 11), by=world.office, now=NOON)
    arranging.date_measure(vague, due_on=date(2021, 4, 30), by=world.office, now=NOON)

    with django_assert_num_queries(1):
        found = queries.progress([done, vague], since=date(2021, 4, 10), until=TODAY)

    assert found == [
        DayProgress(date(2021, 4, 12), total=2, done=1, late=0, undated=0),
        DayProgress(date(2021, 4, 11), total=2, done=1, late=0, undated=1),
        DayProgress(date(2021, 4, 10), total=2, done=0, late=0, undated=1),
    ]
    for day in found:
        assert numbers(world, day.day) == [day.total, day.done, day.late, day.undated]


def test_a_village_finishes_its_own_and_sees_those_for_all(world: World) -> None:
    campaign = started(world, sites=(world.village, world.pine, world.dragon))
    own = measure(world, campaign, community=world.pine, what="松树园的")
    theirs = measure(world, campaign, community=world.dragon, what="龙头山的")
    for_all = measure(world, campaign, community=None, what="都要做的")
    by = world.pine_clerk

    arranging.finish(own, on=TODAY, by=by, now=NOON)
    for todo in (theirs, for_all):
        with pytest.raises(NotAllowed):
            arranging.finish(todo, on=TODAY, by=by, now=NOON)
    assert set(queries.visible_measures(by)) == {own, for_all}


def test_a_unit_sees_what_it_has_to_do_or_leads(world: World) -> None:
    campaign = started(world, lead_unit=None)
    own = measure(world, campaign, unit=world.enforcement)
    helping = measure(
        world, campaign, unit=None, what="配合", cooperating=(world.property_company,)
    )

    assert list(queries.visible_measures(world.enforcer)) == [own]
    assert list(queries.visible_measures(world.property_clerk)) == [helping]
