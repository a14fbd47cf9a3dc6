"""The plan: items listed, corrected, given to somebody, moved, ended; what they ask and show."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.people.models import Person
from chuangcheng.plan import commands, judging, queries
from chuangcheng.plan.drafts import draft_of
from chuangcheng.plan.models import Compare, Item, ItemState, Outcome, Verdict
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.meetings import agreed
from tests.plan.planned import (
    DUE_ON,
    SET_ON,
    agreed_everywhere,
    draft,
    judge,
    planned,
    posters,
)
from tests.world import NOON, TODAY, World, days_ago

pytestmark = pytest.mark.django_db


def verbs(item: Item) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(item))]


def stood(item: Item) -> list[tuple[str, str, date]]:
    """Its stages that lasted, the earliest first."""
    return [(row.state, row.verdict, row.from_on) for row in reversed(queries.stages_of(item))]


def test_an_item_waits_until_somebody_asks_the_figures(world: World) -> None:
    item = planned(world)

    assert (item.position, item.set_on, item.verdict) == (1, SET_ON, Verdict.WAITING)
    assert [c.said for c in queries.criteria_of([item])[item.pk]] == [posters().said]
    assert (verbs(item), stood(item)) == (["draft"], [("open", "waiting", SET_ON)])
    assert planned(world, text="另一项").position == 2
    assert draft_of(item, criteria=item.criteria.all()) == replace(
        draft(world), position=1, set_on=SET_ON
    )


def test_what_is_always_done_has_no_day_and_no_criterion(world: World) -> None:
    item = planned(world, due_on=None, criteria=())

    assert (item.is_routine, item.verdict, item.due_on) == (True, Verdict.NONE, OPEN_END)
    with pytest.raises(Refused, match="常态任务"):
        planned(world, text="又", due_on=None)
    with pytest.raises(Refused, match="常态任务"):
        judging.set_criteria(item, [posters()], by=world.office, now=NOON)
    with pytest.raises(Refused, match="不判定"):
        judging.override(item, verdict=Verdict.MET, reason="看过", by=world.office, now=NOON)
    assert not planned(world, text="又", due_on=None, due_text="方案时限").is_routine


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"text": ""}, "不能", "text"),
        ({"aspect": " "}, "不能", "aspect"),
        ({"due_on": date(2021, 4, 5)}, "早于列入", "due"),
        ({"set_on": date(2021, 4, 13)}, "晚于今天", "set_on"),
        ({"criteria": (posters(), posters())}, "要求的一样", "criteria"),
        ({"criteria": (posters(target=None),)}, "要达到多少", "target"),
        ({"criteria": (posters(compare=Compare.ALL),)}, "不写目标值", "target"),
        ({"criteria": (posters(target=-1),)}, "目标值写", "target"),
        ({"criteria": (posters(per="moon"),)}, "没有“moon”", "per"),
        ({"criteria": (posters(area_id=1_000_000),)}, "不在本街道", "area"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, changes, words, field) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        planned(world, **changes)
    assert refusal.value.field == field
    assert not Item.objects.exists()


def test_the_same_item_stands_once(world: World) -> None:
    planned(world)
    with pytest.raises(Refused, match="已经有这一项"):
        planned(world, text="小区公益广告 每处不少于十幅")
    assert planned(world, where=world.pine).pk
    elsewhere = agreed.settled(world)
    elsewhere.meeting.subdistrict_id = world.district.pk
    with pytest.raises(Refused, match="不是本街道的"):
        planned(world, text="又", decision=elsewhere)


@pytest.mark.parametrize("who", ["leader", "pine_clerk", "enforcer", "supervisor", "keeper"])
def test_only_the_office_keeps_the_plan_of_the_town(world: World, who: str) -> None:
    by, item = getattr(world, who), planned(world)
    given: dict[str, Any] = {"by": by, "now": NOON}
    nobody: dict[str, Any] = {"unit": None, "person": None, "responsible": "各社区"}
    deeds = (
        lambda: commands.draft(draft(world, text="又"), **given),
        lambda: commands.revise(item, draft(world, text="又"), **given),
        lambda: commands.assign(item, **nobody, **given),
        lambda: commands.reschedule(item, due_on=TODAY, reason="急", **given),
        lambda: commands.close(item, on=TODAY, **given),
        lambda: commands.withdraw(item, reason="不做了", **given),
        lambda: commands.reopen(item, reason="还做", **given),
        lambda: commands.void(item, reason="重复", **given),
        lambda: judging.set_criteria(item, [], **given),
        lambda: judging.keep([], within=world.town, **given),
        lambda: judging.override(item, verdict=Verdict.MET, reason="看过", **given),
        lambda: judging.take_back_override(item, reason="看错", **given),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert verbs(item) == ["draft"]


def test_a_community_judges_its_own_plan_at_once(world: World) -> None:
    own = commands.draft(draft(world, where=world.pine), by=world.pine_clerk, now=NOON)
    of_the_town = planned(world)
    mine: dict[str, Any] = {"within": world.pine, "by": world.pine_clerk}
    judge(world, own, Verdict.NOT_MET, **mine)
    assert (own.verdict, verbs(own)) == (Verdict.NOT_MET, ["judge", "draft"])
    assert trail.history_of(key_of(own))[0].actor_name == world.pine_clerk.name

    judge(world, of_the_town, Verdict.MET, **mine)
    assert (of_the_town.verdict, verbs(of_the_town)) == (Verdict.WAITING, ["draft"])
    for who, where in ((world.dragon_clerk, world.pine), (world.pine_clerk, world.town)):
        with pytest.raises(NotAllowed):
            judge(world, own, Verdict.MET, within=where, by=who)
    with pytest.raises(NotAllowed):
        judging.override(own, verdict=Verdict.MET, reason="看过", by=world.pine_clerk, now=NOON)
    commands.withdraw(own, reason="并入街道的", by=world.pine_clerk, now=NOON)
    with pytest.raises(Refused, match="先重新执行"):
        judge(world, own, Verdict.MET, **mine)


def test_a_community_keeps_its_own_plan(world: World) -> None:
    own = commands.draft(draft(world, where=world.pine), by=world.pine_clerk, now=NOON)

    commands.withdraw(own, reason="并入街道的", by=world.pine_clerk, now=NOON)
    with pytest.raises(NotAllowed):
        commands.reopen(own, reason="又", by=world.dragon_clerk, now=NOON)
    with pytest.raises(NotAllowed):
        commands.void(own, reason="又", by=world.pine_clerk, now=NOON)


def test_who_is_here_reads_the_plan_and_a_unit_its_own(world: World) -> None:
    item = planned(world)

    for who in ("office", "leader", "pine_clerk", "grid_worker", "verifier", "enforcer"):
        assert list(queries.visible_items(getattr(world, who))) == [item]
    for who in ("property_clerk", "administrator"):
        assert not queries.visible_items(getattr(world, who)).exists()


def test_a_correction_holds_for_every_day(world: World) -> None:
    item = planned(world)
    said = replace(draft_of(item), text="小区公益广告补齐", set_on=date(2021, 4, 7), aspect="氛围")
    commands.revise(item, said, by=world.office, now=NOON)
    commands.revise(item, said, by=world.office, now=NOON)

    assert (verbs(item), stood(item)) == (
        ["revise", "draft"],
        [("open", "waiting", date(2021, 4, 7))],
    )
    assert queries.stages_of(item)[0].aspect == "氛围"
    assert queries.criteria_of([item])[item.pk]
    late = replace(said, set_on=TODAY)
    commands.close(judge(world, item, Verdict.MET), on=date(2021, 4, 9), by=world.office, now=NOON)
    with pytest.raises(Refused, match="不能晚于完成时限"):
        commands.revise(item, late, by=world.office, now=NOON)


def test_a_ledger_corrects_also_who_answers_and_the_deadline_for_every_day(world: World) -> None:
    item = planned(world)
    began = stood(item)
    said = replace(draft_of(item), due_on=date(2021, 5, 30), responsible="宣传组")
    for who in (world.leader, world.pine_clerk):
        with pytest.raises(NotAllowed):
            commands.correct(item, said, by=who, now=NOON)

    commands.correct(item, said, by=world.office, now=NOON)

    item.refresh_from_db()
    assert (item.due_on, item.responsible) == (date(2021, 5, 30), "宣传组")
    assert (stood(item), verbs(item)) == (began, ["revise", "draft"])
    assert queries.stages_of(item)[0].due_on == date(2021, 5, 30)
    commands.void(item, reason="重复", by=world.office, now=NOON)
    with pytest.raises(Refused, match="已经作废"):
        commands.correct(item, said, by=world.office, now=NOON)


def test_another_answers_for_it_from_today_on(world: World) -> None:
    item, keeper = planned(world), Person.objects.get(pk=world.keeper.person_id)
    given: dict[str, Any] = {"person": keeper, "responsible": "", "by": world.office, "now": NOON}
    commands.assign(item, unit=world.property_company, **given)
    commands.assign(item, unit=world.property_company, **given)

    assert verbs(item) == ["assign", "draft"]
    assert [stage.unit for stage in queries.stages_of(item)] == [
        world.property_company,
        world.enforcement,
    ]
    commands.withdraw(item, reason="不做了", by=world.office, now=NOON)
    with pytest.raises(Refused, match="先重新执行"):
        commands.assign(item, unit=None, **given)


def test_a_deadline_moves_from_the_day_it_was_moved(world: World) -> None:
    item = planned(world)
    given: dict[str, Any] = {"reason": "施工晚了", "by": world.office, "now": NOON}
    commands.reschedule(item, due_on=date(2021, 5, 10), **given)
    assert [row.due_on for row in queries.stages_of(item)] == [date(2021, 5, 10), DUE_ON]
    commands.reschedule(item, due_on=None, due_text="入冬前", **given)

    assert (item.has_due_day, item.due_text, verbs(item)[0]) == (False, "入冬前", "reschedule")
    with pytest.raises(Refused, match="早于列入"):
        commands.reschedule(item, due_on=date(2021, 4, 1), **given)
    commands.void(item, reason="重复", by=world.office, now=NOON)
    with pytest.raises(Refused, match="已经作废"):
        commands.reschedule(item, due_on=DUE_ON, **given)


def test_an_item_that_asks_something_ends_once_that_is_met(world: World) -> None:
    item = planned(world)
    given: dict[str, Any] = {"by": world.office, "now": NOON}
    with pytest.raises(Refused, match="待核算"):
        commands.close(item, on=TODAY, **given)
    judge(world, item, Verdict.MET)
    for on, words in ((date(2021, 4, 13), "晚于今天"), (date(2021, 4, 5), "早于列入")):
        with pytest.raises(Refused, match=words):
            commands.close(item, on=on, **given)
    commands.close(item, on=date(2021, 4, 10), result="各小区都够数", **given)

    assert (item.state, item.result) == (ItemState.CLOSED, "各小区都够数")
    assert stood(item)[-1] == ("closed", "met", date(2021, 4, 10))
    with pytest.raises(Refused, match="先重新执行"):
        commands.withdraw(item, reason="又", **given)
    commands.reopen(item, reason="又掉了", **given)
    assert (item.is_open, verbs(item)[:2]) == (True, ["reopen", "close"])
    with pytest.raises(Refused, match="还在进行"):
        commands.reopen(item, reason="又", **given)


def test_a_void_item_never_was(world: World) -> None:
    item = planned(world)
    commands.void(item, reason="重复", by=world.office, now=NOON)

    assert (stood(item), verbs(item)) == ([], ["void", "draft"])
    assert not queries.visible_items(world.office).exists()
    with pytest.raises(Refused, match="已经作废"):
        commands.void(item, reason="又", by=world.office, now=NOON)


def test_an_item_is_met_when_all_that_it_asks_is(world: World) -> None:
    item = planned(world, criteria=(posters(), agreed_everywhere()))

    assert judge(world, item, Verdict.MET, Verdict.NO_DATA).verdict == Verdict.NO_DATA
    assert judge(world, item, Verdict.UNDECIDED, Verdict.NO_DATA).verdict == Verdict.UNDECIDED
    assert judge(world, item, Verdict.MET, Verdict.NOT_MET).verdict == Verdict.NOT_MET
    assert judge(world, item, Verdict.MET, Verdict.MET).verdict == Verdict.MET
    assert list(queries.to_watch(world.office, by=DUE_ON)) == [item]
    assert not queries.to_watch(world.office, by=TODAY).exists()


def test_what_a_criterion_showed_is_kept_by_day_and_not_twice(world: World) -> None:
    item = planned(world)
    judge(world, item, Verdict.NOT_MET, now=days_ago(2))
    judge(world, item, Verdict.NOT_MET, now=days_ago(1))
    judge(world, item, Verdict.MET)
    judge(world, item, Verdict.NOT_MET)

    lasted = [row for row in Outcome.objects.order_by("id") if row.until_on > row.from_on]
    assert [(row.verdict, row.from_on) for row in lasted] == [
        ("not_met", date(2021, 4, 10)),
        ("not_met", TODAY),
    ]
    assert verbs(item) == ["judge", "judge", "judge", "draft"]
    assert stood(item)[1:] == [
        ("open", "not_met", date(2021, 4, 10)),
        ("open", "not_met", TODAY),
    ]


def test_other_criteria_wait_and_those_that_stay_keep_their_outcome(world: World) -> None:
    item = judge(world, planned(world), Verdict.MET)
    before = queries.criteria_of([item])[item.pk][0]
    given: dict[str, Any] = {"by": world.office, "now": NOON}
    judging.set_criteria(item, [agreed_everywhere(), posters()], **given)

    assert (item.verdict, verbs(item)[0]) == (Verdict.WAITING, "set_criteria")
    assert queries.criteria_of([item])[item.pk][1].pk == before.pk
    judging.set_criteria(item, [posters()], **given)
    judging.set_criteria(item, [posters()], **given)
    assert (item.verdict, len(verbs(item))) == (Verdict.MET, 4)
    judging.set_criteria(item, [], **given)
    assert item.verdict == Verdict.NONE
    commands.close(item, on=TODAY, **given)
    with pytest.raises(Refused, match="先重新执行"):
        judging.set_criteria(item, [posters()], **given)


def test_what_was_asked_once_is_taken_up_again_with_what_it_showed(world: World) -> None:
    item = judge(world, planned(world), Verdict.NOT_MET, now=days_ago(1))
    before = queries.criteria_of([item])[item.pk][0]
    given: dict[str, Any] = {"by": world.office, "now": NOON}
    judging.set_criteria(item, [agreed_everywhere()], **given)
    assert [each.pk for each in queries.criteria_of([item])[item.pk]] != [before.pk]
    assert item.verdict == Verdict.WAITING

    judging.set_criteria(item, [posters()], **given)

    assert [each.pk for each in queries.criteria_of([item])[item.pk]] == [before.pk]
    assert item.verdict == Verdict.NOT_MET


def test_somebody_judges_otherwise_with_a_reason_until_that_is_taken_back(world: World) -> None:
    item = judge(world, planned(world), Verdict.NOT_MET, now=days_ago(1))
    given: dict[str, Any] = {"by": world.office, "now": NOON}
    with pytest.raises(Refused, match="没有人工判定"):
        judging.take_back_override(item, reason="又", **given)
    with pytest.raises(Refused, match="只能判定"):
        judging.override(item, verdict=Verdict.NO_DATA, reason="看过", **given)
    with pytest.raises(Refused):
        judging.override(item, verdict=Verdict.MET, reason=" ", **given)
    judging.override(item, verdict=Verdict.MET, reason="两处在翻修，按约定不算", **given)

    assert (item.verdict, item.by_hand, verbs(item)[0]) == (Verdict.MET, True, "override")
    judge(world, item, Verdict.NO_DATA)
    assert (item.verdict, queries.stages_of(item)[0].by_hand) == (Verdict.MET, True)
    with pytest.raises(Refused, match="先撤销"):
        judging.override(item, verdict=Verdict.NOT_MET, reason="又", **given)
    judging.take_back_override(item, reason="翻修完了", **given)
    assert (item.verdict, item.by_hand) == (Verdict.NO_DATA, False)
    assert verbs(item)[0] == "take_back_override"
    commands.withdraw(item, reason="不做了", **given)
    with pytest.raises(Refused, match="先重新执行"):
        judging.override(item, verdict=Verdict.MET, reason="又", **given)
    with pytest.raises(Refused, match="先重新执行"):
        judging.take_back_override(item, reason="又", **given)
