"""测评体系: one line read as a standard with the clauses above it, in the system of its sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.clause_layout import (
    EDITION,
    METHODS,
    NAMELESS,
    NEGATIVE,
    PLACE_TYPES,
    SHORT_NAMES,
    YEAR,
)
from chuangcheng.ledgers.marking import Marking
from chuangcheng.places.models import Area, PlaceType
from chuangcheng.standards import codes, requirements
from chuangcheng.standards.drafts import ClauseDraft, facts_of
from chuangcheng.standards.models import Clause, EvaluationSystem, Level, Method

ANCHOR = "text"
ABOVE = {"project": Level.PROJECT, "indicator": Level.INDICATOR, "content": Level.CONTENT}
SAID = {
    "said_units": "units",
    "said_leader": "leader",
    "said_due": "due",
    "said_sites": "sites",
}
COLUMN_OF = {**SAID, "code": "text"}  # what stands in a column of another name


@dataclass(frozen=True)
class Target:
    """哪个体系: the one that is known by this name, or a new draft of it."""

    name: str
    subdistrict: Area
    known: EvaluationSystem | None = None


@dataclass(frozen=True)
class Step:
    """上级条目, as the line names it."""

    level: Level
    code: str
    text: str


@dataclass(frozen=True)
class ClauseEntry:
    """要写入的条目: `parent` is the deepest known clause above it, `missing` what is not known."""

    target: Target
    steps: tuple[Step, ...]
    draft: ClauseDraft
    parent: Clause | None = None
    missing: tuple[Step, ...] = ()
    known: Clause | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)


class ClauseReader:
    """读条目行: for one sub-district on one day."""

    def __init__(self, subdistrict: Area, *, today: date) -> None:
        self._subdistrict = subdistrict
        self._today = today
        rows = EvaluationSystem.objects.standing().filter(subdistrict=subdistrict)
        self._systems = list(rows.order_by("id"))
        self._asked: set[str] = set()

    def entry(self, mark: Marking) -> ClauseEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        _forget_true_blanks(mark)
        target = self._target(mark)
        steps = _steps(mark)
        draft = _draft(mark)
        if target is None or steps is None or draft is None:
            return None
        return ClauseEntry(target, steps, draft)

    def _target(self, mark: Marking) -> Target | None:
        """By the column, else by the name of the sheet; a sheet without a name is asked about."""
        said = mark.text("system")
        if not said:
            said = self._of_sheet(mark)
        exact = [each for each in self._systems if folded(str(each)) == folded(said)]
        named = exact or [each for each in self._systems if each.folded == folded(said)]
        if len(named) > 1:
            mark.wrong("system", _("“%s”有几个版次，在“测评体系”列里写全称") % said)
            return None
        return Target(said, self._subdistrict, named[0] if named else None)

    def _of_sheet(self, mark: Marking) -> str:
        if not NAMELESS.fullmatch(folded(mark.sheet)):
            return mark.sheet
        name = _("%s年测评体系") % self._today.year
        if mark.sheet not in self._asked:
            self._asked.add(mark.sheet)
            reason = _("表里没有体系名称，确认后叫“%s”；也可以先给工作表起名") % name
            mark.ask("system", reason)
        return name


def draft_facts(target: Target, today: date) -> dict[str, Any]:
    """A new system as its name tells of it: edition, year, 示例; the rest is edited later."""
    found = EDITION.fullmatch(target.name)
    name, edition = (found["name"], found["edition"]) if found else (target.name, "")
    year = YEAR.search(target.name)
    return {
        "name": name,
        "edition": edition,
        "year": int(year[0]) if year else today.year,
        "short_name": next((word for word in SHORT_NAMES if word in name), ""),
        "is_example": _("示例") in target.name,
    }


def _is_negative(mark: Marking) -> bool:
    return folded(codes.split(mark.text("project"))[1]) == NEGATIVE


def _forget_true_blanks(mark: Marking) -> None:
    """Where a line writes its 测评项目 itself, what it leaves blank beside it is blank.

    Below a merged one, or one written once for a block, a blank may stand for the line above.
    """
    cell = mark.row.cells.get("project")
    if cell is None or not cell.raw.strip():
        return
    mark.forget_doubts("place_types")
    is_merged = any(note.startswith(_("合并单元格")) for note in cell.notes)
    if not is_merged or _is_negative(mark):
        for key in ABOVE:
            mark.forget_doubts(key)


def _steps(mark: Marking) -> tuple[Step, ...] | None:
    """The clauses above, the trunk first; in 实地考察 tables the place alone is the trunk."""
    if _is_negative(mark):
        return ()
    found = [
        Step(level, *codes.split(words))
        for key, level in ABOVE.items()
        if (words := mark.text(key))
    ]
    if not found and (place := mark.raw("place_types")):
        return (Step(Level.PROJECT, "", " ".join(place.split())),)
    if not found:
        mark.wrong(ANCHOR, _("没有写测评项目，不知道挂在哪里"))
        return None
    if found[0].level != Level.PROJECT:
        mark.wrong(_column_of(found[0].level), _("上面没有测评项目，补上再导入"))
        return None
    if any(not step.text for step in found):
        mark.wrong(ANCHOR, _("上级条目只有编号，没有内容"))
        return None
    return tuple(found)


def _draft(mark: Marking) -> ClauseDraft | None:
    """What the line says of the standard itself, checked as it would be recorded."""
    if any(mark.is_wrong(key) for key in mark.row.cells):
        return None
    code, words = codes.split(mark.text(ANCHOR))
    part = mark.row.part
    weight = mark.value("weight")
    kinds, elsewhere = _place_types(mark)
    try:
        draft = ClauseDraft(
            level=Level.NEGATIVE if _is_negative(mark) else Level.STANDARD,
            code=f"{part})" if part else code,
            text=words,
            methods=tuple(_methods(mark)),
            weight=weight if isinstance(weight, Decimal) else None,
            place_types=kinds,
            requirements=requirements.read(str(mark.value("requirements") or "")),
            note=mark.text("note"),
            said_units=mark.text("units"),
            said_leader=mark.text("leader"),
            said_due=mark.text("due"),
            said_sites=mark.text("sites") or elsewhere,
        )
        facts_of(draft)
    except Refused as refusal:
        column = COLUMN_OF.get(refusal.field or "", refusal.field or ANCHOR)
        mark.wrong(column, refusal.reason)
        return None
    return draft


def _methods(mark: Marking) -> Iterator[Method]:
    found = {METHODS.get(folded(name)): name for name in _names(mark, "methods")}
    if unknown := found.pop(None, None):
        mark.ask("methods", _("没有“%s”这种测评方法，确认后这一种不写入") % unknown)
    known = [method for method in Method if method in found]
    if known and not unknown:
        mark.read_as("methods", tuple(str(method.label) for method in known))
    yield from known


def _place_types(mark: Marking) -> tuple[tuple[PlaceType, ...], str]:
    """点位类型 that we have, and the words for those that we do not: they stay as 迎检点."""
    names = _names(mark, "place_types")
    held = {PLACE_TYPES.get(folded(name)) for name in names}
    unknown = "、".join(name for name in names if folded(name) not in PLACE_TYPES)
    if unknown:
        mark.note("place_types", _("系统里没有“%s”这种点位类型，照原文记在迎检点里") % unknown)
    return tuple(kind for kind in PlaceType if kind in held), unknown


def _names(mark: Marking, key: str) -> tuple[str, ...]:
    value = mark.value(key)
    return value if isinstance(value, tuple) else ()


def _column_of(level: Level) -> str:
    return next(key for key, each in ABOVE.items() if each == level)
