"""难点问题: raised, asked, answered, paid for, ended; what waits for it is held and goes on."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

from chuangcheng.difficulties import asking, commands, linking, queries
from chuangcheng.difficulties.models import AskLevel, Difficulty, DifficultyState
from chuangcheng.evidence import attaching
from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.difficulties import (
    ASKED,
    COST_HIGH,
    COST_LOW,
    FIGURES,
    HELD,
    OPENED,
    RECEIVED,
    STUCK,
    TO_ASK,
)
from chuangcheng.issues import handling
from chuangcheng.issues.deeds import State
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.difficulties.hard import ASKED_ON, RAISED_ON, asked, draft, raised
from tests.evidence import papers
from tests.plan.planned import planned
from tests.world import NOON, TODAY, World

S = DifficultyState
UNTIL = TODAY + timedelta(days=20)


@pytest.fixture
def world(shared_world: World, db: None) -> World:
    return deepcopy(shared_world)


def verbs(thing: Any) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))]


def values(world: World, *figures: Any, on: date = TODAY) -> list[Any]:
    found = ask(figures, scope_of(world.town, as_of=on))
    return [found[each.key].value for each in figures]


def give(world: World) -> dict[str, Any]:
    return {"by": world.office, "now": NOON}


def test_it_is_raised_asked_and_answered_on_its_days(world: World) -> None:
    hard = asked(world)
    asking.answer(hard, on=TODAY, said="列入下半年计划", who="区住建局", **give(world))

    assert verbs(hard) == ["answer", "ask", "record"]
    assert [stage.state for stage in queries.stages_of(hard)] == [S.ANSWERED, S.ASKED, S.RAISED]
    assert queries.stages_of(hard)[0].said == "列入下半年计划"
    assert values(world, OPENED, TO_ASK, ASKED) == [1, 0, 0]
    assert values(world, OPENED, TO_ASK, ASKED, on=ASKED_ON) == [1, 0, 1]
    assert values(world, OPENED, TO_ASK, ASKED, on=RAISED_ON) == [1, 1, 0]
    assert values(world, OPENED, on=RAISED_ON - timedelta(days=1)) == [0]
    cells = ask_by([OPENED], scope_of(world.town, as_of=TODAY), "level")[OPENED.key]
    assert {key: answer.value for key, answer in cells.items()} == {"district": 1}

    asking.ask(hard, on=TODAY, level=AskLevel.CITY, **give(world))
    assert (hard.state, hard.level) == (S.ASKED, AskLevel.CITY)


def test_what_it_costs_is_a_range_and_an_unknown_part_leaves_it_open(world: World) -> None:
    raised(world)
    assert values(world, COST_LOW, COST_HIGH) == [236_000, 594_000]
    other = raised(world, title="清运没有数", costs=())

    low: Any = ask(FIGURES, scope_of(world.town, as_of=TODAY))
    assert low[COST_LOW.key].quantity.certainty == Certainty.AT_LEAST
    assert low[COST_HIGH.key].quantity.missing == 1
    commands.revise(other, draft(world, title="清运没有数"), **give(world))
    assert values(world, COST_LOW, COST_HIGH) == [472_000, 1_188_000]
    assert verbs(other) == ["revise", "record"]
    assert other.cost_lines.filter(dropped=False).count() == 2


def test_money_that_came_is_counted_until_it_is_said_that_it_never_did(world: World) -> None:
    hard = raised(world)
    paid: dict[str, Any] = {"amount": 80_000, "on": TODAY, "source": "区财政局"}
    receipt = asking.receive_money(hard, **paid, **give(world))
    assert values(world, RECEIVED) == [80_000]

    asking.void_receipt(receipt, reason="拨错了", **give(world))
    assert verbs(hard) == ["void_receipt", "receive_money", "record"]
    assert values(world, RECEIVED) == [0]
    with pytest.raises(Refused, match="已经作废"):
        asking.void_receipt(receipt, reason="再来", **give(world))
    with pytest.raises(Refused, match="写 1 元到"):
        asking.receive_money(hard, **{**paid, "amount": 0}, **give(world))


def test_an_issue_is_held_for_it_and_its_clock_stands(world: World) -> None:
    hard, running, other = asked(world), world.rectifying(), world.dispatched()
    left = running.due_at
    linking.link_issues(hard, [other], **give(world))
    linking.hold(hard, [running, other], until=UNTIL, **give(world))

    assert {running.state, other.state} == {State.SUSPENDED}
    assert running.suspensions.get().reason == "等难点解决：老旧小区补建坡道没有钱"
    assert running.due_at != left
    assert queries.difficulty_of(running.pk, actor=world.office) == hard
    assert values(world, STUCK, HELD) == [2, 2]
    assert "suspend" in verbs(running)

    linking.release(hard, [other], **give(world))
    assert other.state == State.DISPATCHED
    assert values(world, STUCK, HELD) == [2, 1]
    handling.resume(running, **give(world))
    assert values(world, STUCK, HELD) == [2, 0]
    with pytest.raises(Refused, match="没有因为这个难点暂缓"):
        linking.release(hard, [running], **give(world))


def test_holding_longer_than_thirty_days_is_a_leaders_decision(world: World) -> None:
    hard, running = asked(world), world.rectifying()
    long = TODAY + timedelta(days=60)
    with pytest.raises(NotAllowed, match="街道领导决定"):
        linking.hold(hard, [running], until=long, **give(world))
    assert queries.difficulty_of(running.pk, actor=world.office) is None

    linking.hold(hard, [running], until=long, by=world.leader, now=NOON)
    assert running.state == State.SUSPENDED


def test_ending_lets_the_named_issues_go_on_and_the_others_stay_held(world: World) -> None:
    hard, first, second = asked(world), world.rectifying(), world.dispatched()
    linking.hold(hard, [first, second], until=UNTIL, **give(world))
    asking.end(hard, on=TODAY, state=S.SOLVED, said="区里拨付", resume=[first], **give(world))

    assert (first.state, hard.ended_on) == (State.RECTIFYING, TODAY)
    second.refresh_from_db()
    assert second.state == State.SUSPENDED
    assert values(world, OPENED, STUCK, HELD, COST_LOW) == [0, 0, 0, 0]
    assert values(world, OPENED, STUCK, on=TODAY - timedelta(days=1)) == [1, 2]
    for deed in steps(world, hard):
        with pytest.raises(Refused, match="已经结束"):
            deed()
    with pytest.raises(Refused, match="用“重新提出”"):
        asking.retract(hard, reason="错", **give(world))

    asking.reopen(hard, reason="款没有到", on=TODAY, **give(world))
    assert verbs(hard)[0] == "reopen"
    assert values(world, OPENED, TO_ASK) == [1, 1]
    with pytest.raises(Refused, match="还没有结束"):
        asking.reopen(hard, reason="再来", on=TODAY, **give(world))


def test_issues_and_items_wait_for_one_difficulty_until_they_are_taken_out(world: World) -> None:
    hard, issue, item = raised(world), world.issue(), planned(world)
    (link,) = linking.link_issues(hard, [issue], **give(world))
    (waits,) = linking.link_items(hard, [item], **give(world))
    assert verbs(issue)[0] == "link_issues"
    assert [*queries.visible_item_links(world.office)] == [waits]
    other = raised(world, title="另一个")
    with pytest.raises(Refused, match="已经关联“老旧小区补建坡道没有钱”"):
        linking.link_issues(other, [issue], **give(world))
    with pytest.raises(Refused, match="已经关联的"):
        linking.link_items(hard, [item], **give(world))
    with pytest.raises(Refused, match="还没有选"):
        linking.link_issues(other, [], **give(world))

    linking.unlink_issue(link, reason="弄错了", **give(world))
    linking.unlink_item(waits, **give(world))
    assert values(world, STUCK) == [0]
    assert not queries.visible_item_links(world.office).exists()
    for again in (
        lambda: linking.unlink_issue(link, reason="再来", **give(world)),
        lambda: linking.unlink_item(waits, **give(world)),
    ):
        with pytest.raises(Refused, match="已经移出"):
            again()
    here = raised(world, title="龙头山的", where=world.dragon)
    with pytest.raises(Refused, match="不在这个难点的范围里"):
        linking.link_issues(here, [issue], **give(world))


def test_the_last_step_can_be_taken_back(world: World) -> None:
    hard = asked(world)
    asking.retract(hard, reason="还没有发出去", **give(world))

    assert (hard.state, verbs(hard)[0]) == (S.RAISED, "retract")
    assert values(world, TO_ASK, on=ASKED_ON) == [1]
    with pytest.raises(Refused, match="没有变动过"):
        asking.retract(hard, reason="再来", **give(world))


def test_scans_are_kept_with_the_step_that_they_show(world: World) -> None:
    def scan(name: str) -> Any:
        return attaching.receive_file(papers.pdf(), name=name, by=world.office)

    hard = raised(world)
    on: dict[str, Any] = {"on": TODAY, "who": "区创城办", "said": "请拨款"}
    asking.ask(hard, level=AskLevel.DISTRICT, files=[scan("请示.pdf")], **on, **give(world))
    asking.answer(hard, files=[scan("批复.pdf")], **on, **give(world))
    answered, put, begun = queries.stages_of(hard)
    asking.add_scans(answered, [scan("会签页.pdf")], **give(world))

    held = [[str(proof.file) for proof in stage.proofs.all()] for stage in queries.stages_of(hard)]
    assert held == [["批复.pdf", "会签页.pdf"], ["请示.pdf"], []]
    assert verbs(hard)[0] == "add_scans"
    assert [*queries.visible_stages(world.leader)] == [begun, put, answered]
    assert not queries.visible_stages(world.dragon_clerk).exists()
    with pytest.raises(Refused, match="没有选文件"):
        asking.add_scans(put, [], **give(world))
    with pytest.raises(Refused, match="只有请示和答复"):
        asking.add_scans(begun, [scan("别的.pdf")], **give(world))
    asking.retract(hard, reason="没有批", **give(world))
    answered.refresh_from_db()
    with pytest.raises(Refused, match="已经撤回"):
        asking.add_scans(answered, [scan("别的.pdf")], **give(world))
    assert [*queries.visible_stages(world.leader)] == [begun, put]


def test_a_void_one_counts_on_no_day_and_releases_first(world: World) -> None:
    hard, running = asked(world), world.rectifying()
    asking.receive_money(hard, amount=5, on=TODAY, source="区里", **give(world))
    linking.hold(hard, [running], until=UNTIL, **give(world))
    with pytest.raises(Refused, match="还有问题因为"):
        commands.void(hard, reason="重复", **give(world))
    linking.release(hard, [running], **give(world))
    commands.void(hard, reason="重复", **give(world))

    assert verbs(hard)[0] == "void"
    assert values(world, OPENED, STUCK, COST_LOW, RECEIVED) == [0, 0, 0, 0]
    assert values(world, OPENED, on=ASKED_ON) == [0]
    with pytest.raises(Refused, match="已经作废"):
        commands.void(hard, reason="再来", **give(world))
    raised(world)


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"title": " "}, "不能空", "title"),
        ({"cause": ""}, "不能空", "cause"),
        ({"raised_on": TODAY + timedelta(days=1)}, "不能晚于今天", "raised_on"),
    ],
)
def test_what_is_no_difficulty_is_refused(
    world: World, changes: Any, words: str, field: str
) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        raised(world, **changes)
    assert refusal.value.field == field


def test_the_order_of_the_steps_is_kept(world: World) -> None:
    hard = raised(world)
    with pytest.raises(Refused, match="还没有请示过"):
        asking.answer(hard, on=TODAY, said="同意", **give(world))
    early = RAISED_ON - timedelta(days=1)
    with pytest.raises(Refused, match="不能早于上一步"):
        asking.ask(hard, on=early, level=AskLevel.CITY, **give(world))
    with pytest.raises(Refused, match="已经登记过，打开那一条修改"):
        raised(world)
    hard.refresh_from_db()
    asking.ask(hard, on=ASKED_ON, level=AskLevel.CITY, **give(world))
    later = draft(world, raised_on=TODAY)
    with pytest.raises(Refused, match="提出日期不能晚于"):
        commands.revise(hard, later, **give(world))


def steps(world: World, hard: Difficulty, by: Any = None) -> list[Any]:
    """The deeds of the one who keeps difficulties, on one that is open."""
    who: dict[str, Any] = {"by": by or world.office, "now": NOON}
    issue = world.issue()
    return [
        lambda: asking.ask(hard, on=TODAY, level=AskLevel.CITY, **who),
        lambda: asking.answer(hard, on=TODAY, said="同意", **who),
        lambda: asking.end(hard, on=TODAY, state=S.SOLVED, said="好了", **who),
        lambda: linking.link_issues(hard, [issue], **who),
        lambda: linking.link_items(hard, [planned(world, text="再来一项")], **who),
    ]


@pytest.mark.parametrize("who", ["leader", "dragon_clerk", "grid_worker", "verifier", "supervisor"])
def test_only_the_office_keeps_them(world: World, who: str) -> None:
    hard, by = asked(world), getattr(world, who)
    paid = asking.receive_money(hard, amount=5, on=TODAY, source="区里", **give(world))
    held = verbs(hard)
    alone: dict[str, Any] = {"by": by, "now": NOON}
    for deed in (
        *steps(world, hard, by),
        lambda: commands.record(draft(world, title="新的"), **alone),
        lambda: commands.revise(hard, draft(world, note="新"), **alone),
        lambda: commands.void(hard, reason="错", **alone),
        lambda: asking.retract(hard, reason="错", **alone),
        lambda: asking.receive_money(hard, amount=5, on=TODAY, source="区里", **alone),
        lambda: asking.void_receipt(paid, reason="错", **alone),
        lambda: asking.add_scans(queries.stages_of(hard)[0], [], **alone),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert verbs(hard) == held


def test_a_community_raises_its_own_and_sees_no_other(world: World) -> None:
    own = draft(world, title="院墙没有钱修", where=world.pine)
    mine = commands.record(own, by=world.pine_clerk, now=NOON)
    raised(world)

    assert [*queries.visible_difficulties(world.pine_clerk)] == [mine]
    assert queries.visible_difficulties(world.leader).count() == 2
    assert not queries.visible_difficulties(world.grid_worker).exists()
    with pytest.raises(NotAllowed):
        asking.ask(mine, on=TODAY, level=AskLevel.CITY, by=world.pine_clerk, now=NOON)
