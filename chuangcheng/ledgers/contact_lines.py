"""通讯录: one line read against the base: the unit, and who of it can be called for what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import clean_line, folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.phones import read_phone
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.words import UNIT_ENDINGS
from chuangcheng.people import rules
from chuangcheng.people.models import Person, Unit, UnitKind
from chuangcheng.places.models import Area, AreaKind

TEXTS: Mapping[str, int] = {"short": 30, "post": 40, "note": 200}


@dataclass(frozen=True)
class NewUnit:
    """新单位: as the ledger's first line about it says."""

    name: str
    kind: UnitKind
    short: str = ""
    area: Area | None = None


@dataclass(frozen=True, kw_only=True)
class ContactEntry:
    """要写入的一行: a unit, known or new, and perhaps somebody of it, known or new.

    `changes` are of a person known already, `unit_changes` of a unit known already.
    """

    unit: Unit | NewUnit
    name: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    known: Person | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    unit_changes: Mapping[str, Any] = field(default_factory=dict)


class ContactReader:
    """读通讯录: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self.references = References(by=by, permits=self._permits, today=today)

    def entry(self, mark: Marking) -> ContactEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        texts = {key: self._text(mark, key, most) for key, most in TEXTS.items()}
        phones = {key: read_phone(mark, key) for key in ("office_phone", "phone")}
        name = self._text(mark, "name", 60)
        contact = str(mark.value("contact") or "")
        unit = self._unit(mark, texts["short"])
        self._ask_for_a_name(mark, name, {**phones, "post": texts["post"], "contact": contact})
        if unit is None or any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        known = self._known(mark, unit, name, phones)
        if mark.is_wrong("name"):
            return None
        facts = {"post": texts["post"], **phones, "contact": contact, "note": texts["note"]}
        given = {key: value for key, value in facts.items() if value}
        return ContactEntry(
            unit=unit,
            name=known.name if known else name,
            facts=given if name else {},
            known=known,
            unit_changes=_unit_changes(unit, texts["short"]),
        )

    def _permits(self, area: Area) -> Permission:
        return rules.may_import(self._by, area)

    def _text(self, mark: Marking, key: str, most: int) -> str:
        try:
            return clean_line(mark.text(key), most=most, field=key)
        except Refused as refusal:
            mark.wrong(key, refusal.reason)
            return ""

    def _unit(self, mark: Marking, short: str) -> Unit | NewUnit | None:
        """单位 by any name that it bears today; another name is a new unit."""
        name = self._text(mark, "unit", 60)
        if not name or mark.is_wrong("unit"):
            return None
        found = self.references.units_named(name)
        if len(found) == 1:
            return self._known_unit(mark, found[0])
        if found:
            listed = "、".join(unit.name for unit in found[:3])
            facts = {"name": name, "listed": listed}
            mark.wrong("unit", _("“%(name)s”对上了几个单位：%(listed)s") % facts)
            return None
        return self._new_unit(mark, name, short)

    def _known_unit(self, mark: Marking, unit: Unit) -> Unit | None:
        allowed = rules.may_import(self._by, unit.area)
        if not allowed:
            mark.wrong("unit", allowed.reason)
            return None
        if mark.text("unit") != unit.name:
            mark.read_as("unit", unit.name)
        kind = mark.value("kind")
        if kind and kind != unit.kind:
            label = unit.get_kind_display()
            mark.ask("kind", _("系统里这个单位是“%s”，这里不改，确认后保留") % label)
        return unit

    def _new_unit(self, mark: Marking, name: str, short: str) -> NewUnit:
        said = mark.value("kind")
        kind = UnitKind(str(said)) if said else _kind_by_name(name)
        area = self._seat(name)
        facts = {"kind": kind.label, "area": area.name if area else _("不在任何区域")}
        mark.note("unit", _("新单位：%(kind)s，%(area)s") % facts)
        return NewUnit(name, kind, short, area)

    def _seat(self, name: str) -> Area | None:
        """区域 of a new unit: the community whose name it begins with, else the sub-district."""
        for area in self.references.leaves:
            if area.kind != AreaKind.DIRECT and folded(name).startswith(folded(area.name)):
                return area
        return self.references.subdistrict

    def _ask_for_a_name(self, mark: Marking, name: str, said: Mapping[str, str]) -> None:
        if not name and not mark.is_wrong("name") and any(said.values()):
            mark.wrong("name", _("写了职务或电话，还要写姓名"))

    def _known(
        self, mark: Marking, unit: Unit | NewUnit, name: str, phones: Mapping[str, str]
    ) -> Person | None:
        """The person of this unit; one of the same name elsewhere is somebody else."""
        if not name:
            return None
        named = self.references.people_named(name)
        own = [p for p in named if isinstance(unit, Unit) and p.unit_id == unit.pk]
        if len(own) > 1:
            own = [person for person in own if person.phone and person.phone == phones["phone"]]
            if len(own) != 1:
                mark.wrong("name", _("这个单位有几个“%s”，写上手机号才分得清") % name)
                return None
        if own:
            return own[0]
        if named:
            where = "、".join(str(person.unit or _("没有单位")) for person in named[:3])
            mark.note("name", _("%s有同名的人，按两个人记") % where)
        return None


def _unit_changes(unit: Unit | NewUnit, short: str) -> dict[str, str]:
    if isinstance(unit, Unit) and short and folded(short) != folded(unit.short):
        return {"short": short}
    return {}


def _kind_by_name(name: str) -> UnitKind:
    plain = folded(name)
    for kind, signs in UNIT_ENDINGS.items():
        if plain.endswith(tuple(map(folded, signs))):
            return kind
    return UnitKind.DEPARTMENT
