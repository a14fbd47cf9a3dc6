"""Tasks: assigned by a decision or a letter, moved, done, withdrawn, reopened, void; day by day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chuangcheng.documents import correspondence
from chuangcheng.documents.drafts import LetterDraft
from chuangcheng.documents.models import Letter
from chuangcheng.evidence import attaching
from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.meetings import DONE, OPEN, OVERDUE, SET
from chuangcheng.figures.rows import rows
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.meetings import assigning, queries
from chuangcheng.meetings.drafts import task_draft_of
from chuangcheng.meetings.models import Task, TaskState, source_of
from chuangcheng.people.models import Person
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.evidence import papers
from tests.meetings.agreed import MET_ON, held, settled, sweeping, task
from tests.world import NOON, TODAY, World, days_ago

pytestmark = pytest.mark.django_db

FIGURES = (SET, OPEN, DONE, OVERDUE)


@pytest.fixture(autouse=True)
def media(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def numbers(world: World, on: date = TODAY, known_at: int | None = None) -> list[Any]:
    answers = ask(FIGURES, scope_of(world.town, as_of=on, known_at=known_at))
    return [answers[figure.key].value for figure in FIGURES]


def verbs(thing: Task) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))]


def letter(world: World) -> Letter:
    said = LetterDraft(
        title="关于报送进展的通知", received_on=date(2021, 4, 7), where=world.town, sender="区办"
    )
    return correspondence.receive(said, by=world.office, now=days_ago(5))


def test_a_task_of_a_decision_is_set_on_the_day_of_the_meeting(world: World) -> None:
    todo = task(world)

    assert (todo.set_on, todo.state, verbs(todo)) == (MET_ON, TaskState.OPEN, ["assign"])
    assert (todo.is_overdue(date(2021, 4, 11)), todo.is_overdue(date(2021, 4, 10))) == (True, False)
    assert numbers(world, MET_ON - timedelta(days=1)) == [0, 0, 0, 0]
    assert numbers(world, MET_ON) == [1, 1, 0, 0]
    assert numbers(world) == [1, 1, 0, 1]
    by_unit = ask_by([SET], scope_of(world.town, as_of=TODAY), "unit")[SET.key]
    assert list(by_unit) == [world.enforcement.pk]


def test_a_letter_asks_for_a_task_too(world: World) -> None:
    asked = letter(world)
    todo = assigning.assign(asked, sweeping(world, due_on=None), by=world.office, now=NOON)

    assert (source_of(todo), todo.set_on, todo.has_due_day) == (asked, date(2021, 4, 7), False)
    assert list(queries.tasks_of_letter(asked, actor=world.office)) == [todo]
    assert numbers(world) == [1, 1, 0, 0]
    correspondence.void_letter(asked, reason="不是来文", by=world.office, now=NOON)
    with pytest.raises(Refused, match="已经作废"):
        assigning.assign(asked, sweeping(world, what="又"), by=world.office, now=NOON)


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"what": ""}, "不能", "what"),
        ({"unit": None}, "交给哪个", "unit"),
        ({"due_on": date(2021, 4, 5)}, "早于布置", "due"),
        ({"set_on": date(2021, 4, 13)}, "晚于今天", "set_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, changes, words, field) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        task(world, **changes)
    assert refusal.value.field == field
    assert not Task.objects.exists()


def test_the_same_task_stands_once(world: World) -> None:
    todo = task(world)
    with pytest.raises(Refused, match="已经布置过"):
        task(world, todo.decision, what="排出 清扫班次")
    assert task(world, todo.decision, unit=world.property_company).pk != todo.pk


@pytest.mark.parametrize("who", ["leader", "pine_clerk", "enforcer", "verifier", "supervisor"])
def test_only_who_keeps_the_meeting_changes_its_tasks(world: World, who: str) -> None:
    by, todo = getattr(world, who), task(world, community=world.pine)
    deeds = (
        lambda: assigning.assign(source_of(todo), sweeping(world, what="又"), by=by, now=NOON),
        lambda: assigning.revise(todo, sweeping(world, what="又"), by=by, now=NOON),
        lambda: assigning.reschedule(todo, due_on=TODAY, reason="下雨", by=by, now=NOON),
        lambda: assigning.withdraw(todo, reason="不做了", by=by, now=NOON),
        lambda: assigning.reopen(todo, reason="没做完", by=by, now=NOON),
        lambda: assigning.retract(todo, reason="写错了", by=by, now=NOON),
        lambda: assigning.void(todo, reason="重复", by=by, now=NOON),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert numbers(world) == [1, 1, 0, 1]


def test_whoever_is_given_a_task_sees_it_and_says_that_it_is_done(world: World) -> None:
    worker = Person.objects.get(pk=world.grid_worker.person_id)
    decision = settled(world)
    tasks = {
        world.enforcer: task(world, decision),
        world.pine_clerk: task(world, decision, unit=None, community=world.pine),
        world.grid_worker: task(world, decision, unit=None, person=worker),
    }
    for by, todo in tasks.items():
        assert list(queries.to_do(by)) == [todo]
        for other in tasks.keys() - {by}:
            with pytest.raises(NotAllowed, match="只能登记交给自己"):
                assigning.finish(todo, on=TODAY, by=other, now=NOON)
        assigning.finish(todo, on=TODAY, by=by, now=NOON)
        assert not queries.to_do(by).exists()
    assert not queries.visible_tasks(world.property_clerk).exists()
    assert queries.visible_tasks(world.supervisor).count() == len(tasks)
    assert not queries.visible_tasks(world.administrator).exists()


@pytest.mark.parametrize("who", ["supervisor", "partner", "dragon_clerk", "leader"])
def test_who_only_reads_answers_nothing(world: World, who: str) -> None:
    todo = task(world)
    with pytest.raises(NotAllowed):
        assigning.finish(todo, on=TODAY, by=getattr(world, who), now=NOON)
    with pytest.raises(NotAllowed):
        assigning.add_files(todo, [], by=getattr(world, who), now=NOON)


def test_what_is_done_counts_from_its_day_with_what_shows_it(world: World) -> None:
    todo, before = task(world), trail.last_entry_id()
    paper = attaching.receive_file(papers.pdf(), name="班次表.pdf", by=world.enforcer)
    done: dict[str, Any] = {"outcome": "已排到六月", "files": [paper]}
    assigning.finish(todo, on=date(2021, 4, 9), by=world.enforcer, now=NOON, **done)

    assert numbers(world, date(2021, 4, 8)) == [1, 1, 0, 0]
    assert numbers(world, date(2021, 4, 9)) == [1, 0, 1, 0]
    assert numbers(world, known_at=before) == [1, 1, 0, 1]
    assert [str(proof.file) for proof in todo.proofs.all()] == ["班次表.pdf"]
    assert [row.label for row in rows(DONE, scope_of(world.town, as_of=TODAY))] == [todo.what]
    more = [attaching.receive_file(papers.xlsx(), name="清单.xlsx", by=world.enforcer)]
    assigning.add_files(todo, more, by=world.enforcer, now=NOON)
    assert (todo.proofs.count(), verbs(todo)[:2]) == (2, ["add_task_files", "finish"])
    with pytest.raises(Refused, match="没有选文件"):
        assigning.add_files(todo, [], by=world.office, now=NOON)
    with pytest.raises(Refused, match="先退回重办"):
        assigning.finish(todo, on=TODAY, by=world.office, now=NOON)


def test_an_end_lies_between_the_setting_and_today(world: World) -> None:
    todo = task(world)
    for on, words in ((date(2021, 4, 13), "晚于今天"), (date(2021, 4, 5), "早于布置")):
        with pytest.raises(Refused, match=words):
            assigning.finish(todo, on=on, by=world.office, now=NOON)


def test_a_deadline_moves_from_the_day_it_was_moved(world: World) -> None:
    todo = task(world)
    due_on = date(2021, 4, 20)
    assigning.reschedule(todo, due_on=due_on, reason="连日下雨", by=world.office, now=NOON)

    assert numbers(world) == [1, 1, 0, 0]
    assert numbers(world, TODAY - timedelta(days=1)) == [1, 1, 0, 1]
    assert verbs(todo)[0] == "reschedule"
    said: dict[str, Any] = {"due_on": None, "due_text": "五一前", "reason": "等通知"}
    assigning.reschedule(todo, by=world.office, now=NOON, **said)
    assert (todo.has_due_day, todo.due_text) == (False, "五一前")
    early = date(2021, 4, 1)
    with pytest.raises(Refused, match="早于布置"):
        assigning.reschedule(todo, due_on=early, reason="急", by=world.office, now=NOON)


def test_what_is_withdrawn_is_neither_open_nor_done_until_it_is_reopened(world: World) -> None:
    todo = task(world)
    with pytest.raises(Refused, match="还没有完成"):
        assigning.reopen(todo, reason="没做完", by=world.office, now=NOON)
    assigning.withdraw(todo, reason="并入别的任务", by=world.office, now=days_ago(2))
    assert (todo.state, numbers(world)) == (TaskState.WITHDRAWN, [1, 0, 0, 0])
    with pytest.raises(Refused, match="先退回重办"):
        assigning.withdraw(todo, reason="又", by=world.office, now=NOON)
    assigning.reopen(todo, reason="还是要做", by=world.office, now=NOON)

    assert numbers(world, TODAY - timedelta(days=1)) == [1, 0, 0, 0]
    assert numbers(world) == [1, 1, 0, 1]
    assert verbs(todo) == ["reopen", "withdraw", "assign"]
    assert [stage.state for stage in queries.stages_of(todo)] == ["open", "withdrawn", "open"]


def test_what_was_said_last_is_taken_back_as_if_it_never_was(world: World) -> None:
    todo = task(world)
    done: dict[str, Any] = {"on": date(2021, 4, 9), "outcome": "排到六月"}
    assigning.finish(todo, **done, by=world.office, now=days_ago(3))
    assigning.retract(todo, reason="登记错了一项", by=world.office, now=NOON)

    assert todo.outcome == ""
    assert (todo.state, numbers(world, date(2021, 4, 9))) == (TaskState.OPEN, [1, 1, 0, 0])
    assert verbs(todo)[0] == "retract"
    with pytest.raises(Refused, match="没有变动过"):
        assigning.retract(todo, reason="又", by=world.office, now=NOON)


def test_a_correction_holds_for_every_day(world: World) -> None:
    todo = task(world)
    said = replace(
        task_draft_of(todo),
        what="排出清扫和清运班次",
        unit=world.property_company,
        community=world.pine,
        set_on=date(2021, 4, 7),
    )
    assigning.revise(todo, said, by=world.office, now=NOON)
    again = assigning.revise(todo, said, by=world.office, now=NOON)

    assert verbs(again) == ["revise_task", "assign"]
    assert (numbers(world, MET_ON)[0], numbers(world, date(2021, 4, 7))[0]) == (0, 1)
    assert list(queries.visible_tasks(world.pine_clerk)) == [todo]
    late = replace(said, set_on=TODAY)
    with pytest.raises(Refused, match="不能晚于完成时限"):
        assigning.revise(todo, late, by=world.office, now=NOON)


def test_a_void_task_never_was(world: World) -> None:
    todo, before = task(world), trail.last_entry_id()
    assigning.void(todo, reason="重复", by=world.office, now=NOON)

    assert (numbers(world), numbers(world, known_at=before)) == ([0] * 4, [1, 1, 0, 1])
    assert not queries.visible_tasks(world.office).exists()
    with pytest.raises(Refused, match="已经作废"):
        assigning.void(todo, reason="又", by=world.office, now=NOON)


def test_a_task_lies_in_the_subdistrict_of_what_asks_for_it(world: World) -> None:
    meeting = held(world, where=world.pine, title="楼长碰头会")
    todo = task(world, settled(world, meeting))
    assert todo.community == world.pine
    elsewhere = replace(sweeping(world, what="另"), community=world.city)
    with pytest.raises(Refused, match="不在本街道"):
        assigning.assign(settled(world), elsewhere, by=world.office, now=NOON)
