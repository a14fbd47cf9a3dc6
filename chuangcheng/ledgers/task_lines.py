"""任务台账: one line read against the base: asked by what, who does it, by when, how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.references import References, Where
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.task_sources import Asked, Sources
from chuangcheng.ledgers.words import EVERYWHERE, NOBODY
from chuangcheng.meetings.drafts import TaskDraft
from chuangcheng.meetings.models import Task, TaskState
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area

ANCHOR = "what"
COLUMN_OF = {"unit": "units", "due_on": "due", "due_text": "due"}
MOST_NOTE = 200


@dataclass(frozen=True, kw_only=True)
class TaskEntry:
    """要写入的任务: `known` stands in the base; `state` is what it comes to by this line."""

    asked: Asked
    draft: TaskDraft
    state: TaskState | None = None
    ended_on: date | None = None
    outcome: str = ""
    known: Task | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    due_on: date | None = None  # of a known task, where the line says another


class TaskReader:
    """读任务行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self.sources = Sources(by, today)
        self._references = References(by=by, permits=self._permits, today=today)

    @property
    def subdistrict(self) -> Area | None:
        """街道 in which the importer works."""
        return self._references.subdistrict

    def entry(self, mark: Marking) -> TaskEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        asked = self.sources.meant(mark)
        community = self._community(mark, asked)
        unit, helping = self._units(mark, community)
        facts = {"set_on": self._day(mark, "set_on"), **self._due(mark)}
        state, ended_on = self._state(mark)
        if asked is None or any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        draft = TaskDraft(
            what=mark.text("what"),
            community=community,
            unit=unit,
            person=self._person(mark, unit),
            note="；".join(filter(None, (mark.text("note"), helping))),
            **facts,
        )
        self._check(mark, asked, draft, ended_on)
        if any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        return TaskEntry(
            asked=asked,
            draft=draft,
            state=state,
            ended_on=ended_on,
            outcome=self._outcome(mark, state),
        )

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.TASKS, area)

    def _community(self, mark: Marking, asked: Asked | None) -> Area | None:
        """Where it is to be done; nothing, or 全街道, is where the meeting was held."""
        words = folded(mark.text("community"))
        if not words or words in EVERYWHERE or mark.is_wrong("community") or asked is None:
            return None
        return self._references.community(mark)

    def _units(self, mark: Marking, community: Area | None) -> tuple[Unit | None, str]:
        """The unit that does it; those behind it help, which is written down as a note."""
        value = mark.value("units")
        names = [
            name
            for name in (value if isinstance(value, tuple) else ())
            if folded(name) not in NOBODY
        ]
        if not names:
            return None, ""
        unit = self._references.unit(mark, "units", names[0], Where(community))
        if len(names) == 1:
            return unit, ""
        mark.note("units", _("第一个是责任单位，后面的写进备注"))
        return unit, _("配合：%s") % "、".join(names[1:])

    def _person(self, mark: Marking, unit: Unit | None) -> Person | None:
        name = mark.text("person")
        if not name or folded(name) in NOBODY:
            return None
        found = self._references.people_named(name)
        own = [each for each in found if unit is not None and each.unit_id == unit.pk]
        found = own or found
        if len(found) == 1:
            return found[0]
        reason = (
            _("有几个“%s”，确认后责任人不登记")
            if found
            else _("通讯录里没有“%s”，确认后责任人不登记")
        )
        mark.ask("person", reason % name)
        return None

    def _due(self, mark: Marking) -> dict[str, Any]:
        """A day, or what is written where no day can be taken from it: 方案时限, 长期."""
        raw = " ".join(mark.raw("due").split())[:60]
        value = mark.value("due")
        if isinstance(value, date):
            return {"due_on": value, "due_text": ""}
        if said := mark.text("due") or raw:
            mark.settle("due", said)
            mark.note("due", _("没有写明是哪一天，照写的记，定了再改"))
        return {"due_on": None, "due_text": said}

    def _day(self, mark: Marking, key: str) -> date | None:
        value = mark.value(key)
        if not isinstance(value, date):
            return None
        if value > self._today:
            mark.wrong(key, _("日期不能晚于今天"))
        return value

    def _state(self, mark: Marking) -> tuple[TaskState | None, date | None]:
        """How the line says that it stands; done without a day is asked about."""
        value, ended_on = mark.value("state"), self._day(mark, "ended_on")
        state = TaskState(value) if isinstance(value, TaskState) else None
        if state is None and ended_on is not None:
            return TaskState.DONE, ended_on
        if state == TaskState.DONE and ended_on is None:
            mark.ask("state", _("写了已完成，没有写办结日期；确认后按没有完成登记"))
            return None, None
        if state == TaskState.OPEN and ended_on is not None:
            mark.ask("state", _("写了办结日期，状态是未完成；确认后按没有完成登记"))
        return state, ended_on if state == TaskState.DONE else None

    def _outcome(self, mark: Marking, state: TaskState | None) -> str:
        outcome = mark.text("outcome")
        if outcome and state != TaskState.DONE:
            mark.note("outcome", _("没有完成的，这一格不写入"))
        return outcome if state == TaskState.DONE else ""

    def _check(self, mark: Marking, asked: Asked, draft: TaskDraft, ended_on: date | None) -> None:
        set_on = draft.set_on or asked.set_by
        if set_on and draft.due_on and draft.due_on < set_on:
            mark.wrong("due", _("完成时限不能早于布置日期"))
        if set_on and ended_on and ended_on < set_on:
            mark.wrong("ended_on", _("办结日期不能早于布置日期"))
        if len(draft.note) > MOST_NOTE:
            mark.wrong("note", _("备注连同配合单位最多 %s 个字") % MOST_NOTE)
