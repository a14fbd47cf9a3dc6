"""任务台账: taken in as offices keep it, out again unchanged, taken back whole."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import serializers

from chuangcheng.figures.asking import ask
from chuangcheng.figures.meetings import DONE, OPEN, OVERDUE, SET
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.meeting_exporting import export_tasks
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.meetings import assigning
from chuangcheng.meetings.models import Decision, Meeting, Task, TaskStage, TaskState
from chuangcheng.reports.progress import scope_of
from tests.ledgers import messy, task_sheets
from tests.ledgers.taking import (
    all_accepted,
    errors,
    line,
    notes,
    previewed,
    questions,
    verdicts,
    written,
)
from tests.meetings.agreed import held, settled, task
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=1)
BOOKS = (task_sheets.merged, task_sheets.bare, task_sheets.wrong)
HEAD = ["来源", "任务", "责任单位", "责任人", "完成时限", "状态", "办结日期", "完成情况", "备注"]
KNOWN = [task_sheets.MEETING, "排出清扫班次"]


@pytest.fixture
def decision(world: World) -> Decision:
    return settled(world)


def accepted(content: bytes, world: World) -> Any:
    return written(content, world.office, all_accepted(content, world.office))


def known(*row: Any) -> bytes:
    """One line about the sweeping."""
    return messy.book([HEAD, [*KNOWN, *row]])


def rows() -> list[Any]:
    """All that the tasks, their stages and what was settled say, less the last deed."""
    tasks = Task.objects.standing().order_by("pk")
    stages = TaskStage.objects.filter(task__in=tasks, void=False).order_by("task", "seq")
    items = Decision.objects.filter(void=False).order_by("pk")
    kept = serializers.serialize("python", [*tasks, *stages, *items])
    return [{k: v for k, v in row["fields"].items() if k != "known_from"} for row in kept]


def counted(world: World) -> list[Any]:
    """The figures of today and of three days before."""
    figures = (SET, OPEN, DONE, OVERDUE)
    found = []
    for on in (TODAY, date(2021, 4, 9)):
        answers = ask(figures, scope_of(world.town, as_of=on))
        found += [answers[figure.key].value for figure in figures]
    return found


@pytest.mark.parametrize("make", BOOKS)
def test_a_ledger_of_tasks_is_known_by_its_header(make: Any) -> None:
    assert guess(open_workbook(make())) is Register.TASKS


def test_lines_become_tasks_of_what_was_settled(world: World, decision: Decision) -> None:
    shown = previewed(task_sheets.merged(), world.office)
    assert "后面的写进备注" in notes(shown, 4, "units")
    assert "没有写明是哪一天" in notes(shown, 4, "due")
    assert "这一格不写入" in notes(shown, 4, "outcome")
    assert "没有记“各社区晚上巡一遍”" in questions(shown, 5)["C5"]

    accepted(task_sheets.merged(), world)

    sweep, bins, patrol = Task.objects.order_by("pk")
    assert (sweep.decision, sweep.unit, sweep.set_on) == (
        *(decision, world.enforcement, date(2021, 4, 6)),
    )
    assert (sweep.state, sweep.ended_on, sweep.outcome) == (
        *(TaskState.DONE, date(2021, 4, 9), "排到六月"),
    )
    assert (bins.unit, bins.note, bins.due_text, bins.is_open) == (
        *(world.property_company, "配合：松树园社区居委会", "方案时限", True),
    )
    assert [str(patrol.decision), patrol.due_on] == ["各社区晚上巡一遍", OPEN_END]
    assert counted(world) == [3, 2, 1, 0, 3, 2, 1, 0]


def test_a_bare_ledger_asks_for_what_is_missing(world: World) -> None:
    held(world)
    shown = previewed(task_sheets.bare(), world.office)
    assert "没有记“走访沿街商户”" in questions(shown, 2)["A2"]
    assert "通讯录里没有“居民代表老周”" in questions(shown, 2)["D2"]

    accepted(task_sheets.bare(), world)

    walk, print_, count = Task.objects.order_by("pk")
    assert (walk.community, walk.person, walk.due_text) == (world.pine, None, "长期")
    assert (print_.state, print_.community) == (TaskState.WITHDRAWN, None)
    assert (count.community, count.unit) == (world.dragon, None)
    assert Decision.objects.count() == 3


def test_every_bad_cell_is_named_and_nothing_is_written(world: World, decision: Decision) -> None:
    shown = previewed(task_sheets.wrong(), world.office)

    assert "写明来自哪次会" in errors(shown, 2)["A2"]
    assert "没有登记“五月推进会”" in errors(shown, 3)["A3"]
    assert "写明任务交给哪个单位" in errors(shown, 4)["C4"]
    assert "没有“县水利局”" in errors(shown, 5)["C5"]
    assert "不能早于布置日期" in errors(shown, 6)["E6"]
    assert "不能晚于今天" in errors(shown, 7)["F7"]
    assert "没有“水泉社区”" in errors(shown, 8)["G8"]
    assert "和第 9 行重复" in errors(shown, 10)["B10"]
    with pytest.raises(Refused):
        written(task_sheets.wrong(), world.office)
    assert not Task.objects.exists()


@pytest.mark.parametrize("make", BOOKS[:2])
def test_out_again_and_in_again_changes_nothing(world: World, make: Any) -> None:
    settled(world)
    accepted(make(), world)
    held(world, meets_on=date(2021, 4, 2))
    before = rows()
    out = export_tasks(Task.objects.order_by("pk"), now=NOON)

    shown = previewed(out, world.office)
    assert "（2021年4月6日）" in next(shown.lines).row.cells["source"].raw
    assert set(verdicts(shown).values()) == {Verdict.SAME}
    assert rows() == before


@pytest.mark.parametrize("make", BOOKS[:2])
def test_an_undo_takes_back_every_task_and_figure(world: World, make: Any) -> None:
    task(world)
    before, figures = rows(), counted(world)
    record = accepted(make(), world)
    assert counted(world) != figures
    ledgers.undo(record, by=world.office, now=LATER)

    assert (rows(), counted(world)) == (before, figures)


def test_a_known_task_is_moved_and_done_and_all_of_it_taken_back(world: World) -> None:
    task(world, due_on=None, due_text="方案时限")
    before, figures = rows(), counted(world)
    told = ["XX街道综合行政执法局", None, "4月11日", "已完成", "4月11日", "排到六月", "先排三条街"]
    content = known(*told)
    assert set(line(previewed(content, world.office), 2).was) == {"due", "state", "note"}

    record = accepted(content, world)

    sweep = Task.objects.get()
    assert (sweep.due_on, sweep.state, sweep.outcome, sweep.note) == (
        *(date(2021, 4, 11), TaskState.DONE, "排到六月", "先排三条街"),
    )
    ledgers.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == (before, figures)


def test_a_line_says_only_what_is_otherwise(world: World) -> None:
    sweep = task(world)
    shown = previewed(known(None, None, "长期", "未完成", None, None, None), world.office)
    assert verdicts(shown) == {2: Verdict.SAME}
    assert "已定到 2021年4月10日" in notes(shown, 2, "due")

    done = date(2021, 4, 8)
    assigning.finish(sweep, on=done, by=world.office, now=NOON)
    shown = previewed(known(None, None, "4月20日", "进行中", None, None, None), world.office)
    assert verdicts(shown) == {2: Verdict.SAME}
    assert "时限不改" in notes(shown, 2, "due")
    assert "不从台账改" in notes(shown, 2, "state")


def test_the_same_task_given_to_another_is_asked_about(world: World) -> None:
    task(world)
    content = known("和美物业", *[None] * 6)

    asked = questions(previewed(content, world.office), 2)["B2"]
    assert asked == "同样的任务已经交给XX街道综合行政执法局，确是另交给一家再确认"
    accepted(content, world)
    assert Task.objects.count() == 2
    shown = previewed(known(*[None] * 7), world.office)
    assert "交给了几家" in errors(shown, 2)["B2"]


def test_a_community_assigns_only_what_its_own_meetings_settled(world: World) -> None:
    settled(world)
    shown = previewed(known("和美物业", *[None] * 6), world.pine_clerk)
    assert errors(shown, 2)

    held(world, title="居民议事会", where=world.pine, attendees=())
    content = messy.book([HEAD[:3], ["居民议事会", "清楼道", "松树园社区居委会"]])
    written(content, world.pine_clerk, all_accepted(content, world.pine_clerk))
    assert Task.objects.get().community == world.pine
    assert Meeting.objects.get(title="居民议事会").decisions.get().text == "清楼道"
