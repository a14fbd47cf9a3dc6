"""Deeds on evaluation systems: draft, put in use, clone, retire. Their clauses: `drafting`."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.names import read_name
from chuangcheng.kernel.once import once
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.standards import drafting
from chuangcheng.standards.models import (
    Clause,
    EvaluationSystem,
    Level,
    Origin,
    SystemLevel,
    SystemState,
)
from chuangcheng.standards.rules import may, may_change
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions

YEARS = range(2003, 2100)  # the first system is of 2004; later is a slip of the pen
_DERIVED = frozenset({"folded"})


@dataclass(frozen=True, kw_only=True)
class SystemDraft:
    """体系草稿: what is said of a system before it is put in use."""

    subdistrict: Area
    name: str
    year: int
    edition: str = ""
    short_name: str = ""
    level: SystemLevel = SystemLevel.PREFECTURE
    origin: Origin = Origin.HANDED_DOWN
    is_example: bool = False


@transaction.atomic
def draft_system(draft: SystemDraft, *, by: Actor, now: datetime) -> EvaluationSystem:
    """起草测评体系. Raises Refused for an edition that is there already, or for no sub-district."""
    require(may("edit", by, draft.subdistrict))
    if draft.subdistrict.kind != AreaKind.SUBDISTRICT:
        raise Refused(_("测评体系按街道建立"), field="subdistrict")
    system = EvaluationSystem(**_owner(draft.subdistrict), **_facts(draft))
    entry = trail.record("standards.draft_system", by=by, at=now)
    _add(system, entry.pk)
    trail.note(entry, [(system, {"name": str(system)})])
    return system


@transaction.atomic
def edit_system(
    system: EvaluationSystem, *, by: Actor, now: datetime, **changes: Any
) -> EvaluationSystem:
    """修改体系: what a draft says of itself. Raises Refused once it has been put in use."""
    require(may_change(by, system))
    _refuse_void(system)
    facts = _facts(replace(_draft_of(system), **changes))
    moved = {name: value for name, value in facts.items() if getattr(system, name) != value}
    if not moved:
        return system
    shown = {k: [str(getattr(system, k)), str(v)] for k, v in moved.items() if k not in _DERIVED}
    entry = trail.record("standards.edit_system", by=by, at=now, on=system, facts=shown)
    with once(_known(system)):
        return versions.revise(system, entry=entry, **moved)


@transaction.atomic
def put_in_use(system: EvaluationSystem, *, on: date, by: Actor, now: datetime) -> EvaluationSystem:
    """启用: from this day on the system is what places are looked at by, and never changes.

    Raises Refused without a standard, for a day ahead, and for what is in use already.
    """
    require(may("use", by, system))
    _refuse_void(system)
    if system.state is not SystemState.DRAFT:
        raise Refused(_("“%s”已经启用过") % system)
    if on > law_day(now):
        raise Refused(_("启用日期不能晚于今天"), field="on")
    drafting.hold(system)
    clauses = list(Clause.objects.standing().filter(system=system))
    if not any(clause.level == Level.STANDARD for clause in clauses):
        raise Refused(_("“%s”还没有测评标准，先加条目再启用") % system)
    facts = {"on": on.isoformat(), "clauses": len(clauses)}
    entry = trail.record("standards.put_in_use", by=by, at=now, on=system, facts=facts)
    versions.revise_all(clauses, entry=entry, used_from=on)
    return versions.revise(system, entry=entry, used_from=on)


@transaction.atomic
def retire(system: EvaluationSystem, *, on: date, by: Actor, now: datetime) -> EvaluationSystem:
    """停用, on a day that is no longer included; what it was cited for stays.

    Raises Refused for a draft, for a day ahead and for one before it was put in use.
    """
    require(may("use", by, system))
    _refuse_void(system)
    if system.state is not SystemState.IN_USE:
        facts = {"name": system, "state": system.state.label}
        raise Refused(_("“%(name)s”是%(state)s的体系，不能停用") % facts)
    if on > law_day(now):
        raise Refused(_("停用日期不能晚于今天"), field="on")
    if on < system.used_from:
        raise Refused(_("停用日期不能早于启用日期"), field="on")
    entry = trail.record("standards.retire", by=by, at=now, on=system, facts={"on": on.isoformat()})
    clauses = Clause.objects.standing().filter(system=system)
    versions.revise_all(clauses, entry=entry, used_until=on)
    return versions.revise(system, entry=entry, used_until=on)


@transaction.atomic
def clone(
    system: EvaluationSystem, *, year: int, by: Actor, now: datetime, edition: str = ""
) -> EvaluationSystem:
    """克隆新版次: a draft with the same clauses, each of which knows the one it came from.

    Raises Refused for a draft (it can be edited itself) and for an edition that is there already.
    """
    require(may("edit", by, system))
    _refuse_void(system)
    if system.state is SystemState.DRAFT:
        raise Refused(_("“%s”还是草稿，直接修改就行") % system)
    draft = replace(_draft_of(system), year=year, edition=edition)
    copy = EvaluationSystem(**_owner(system.subdistrict), **_facts(draft), predecessor=system)
    entry = trail.record("standards.clone", by=by, at=now)
    _add(copy, entry.pk)
    drafting.copy_clauses(system, copy, entry=entry)
    trail.note(entry, [(copy, {"name": str(copy), "from": str(system)})])
    return copy


@transaction.atomic
def discard(system: EvaluationSystem, *, reason: str, by: Actor, now: datetime) -> EvaluationSystem:
    """作废草稿 with all its clauses: it should never have been (undo of an import, a mistake)."""
    require(may_change(by, system))
    _refuse_void(system)
    reason = text.filled(reason, most=200, field="reason")
    entry = trail.record("standards.discard", by=by, at=now, on=system, facts={"reason": reason})
    versions.revise_all(Clause.objects.standing().filter(system=system), entry=entry, void=True)
    return versions.revise(system, entry=entry, void=True)


def _add(system: EvaluationSystem, entry_id: int) -> None:
    system.known_from = entry_id
    with once(_known(system)):
        system.save(force_insert=True)


def _known(system: EvaluationSystem) -> Refused:
    return Refused(_("已经有“%s”，换一个名称或版次") % system, field="edition")


def _refuse_void(system: EvaluationSystem) -> None:
    if system.void:
        raise Refused(_("“%s”已经作废") % system)


def _owner(subdistrict: Area) -> dict[str, int | None]:
    return {
        "city_id": subdistrict.city_id,
        "district_id": subdistrict.district_id,
        "subdistrict_id": subdistrict.pk,
    }


def _draft_of(system: EvaluationSystem) -> SystemDraft:
    return SystemDraft(
        subdistrict=system.subdistrict,
        name=system.name,
        year=system.year,
        edition=system.edition,
        short_name=system.short_name,
        level=SystemLevel(system.level),
        origin=Origin(system.origin),
        is_example=system.is_example,
    )


def _facts(draft: SystemDraft) -> dict[str, Any]:
    """The columns that a draft fills. Raises Refused for what cannot be."""
    called = read_name(draft.name)
    if draft.year not in YEARS:
        facts = {"least": YEARS[0], "most": YEARS[-1]}
        raise Refused(_("年份要在 %(least)d 到 %(most)d 之间") % facts, field="year")
    edition = text.clean_line(draft.edition, most=30, field="edition")
    short = text.clean_line(draft.short_name, most=12, field="short_name")
    return {
        "name": called.name,
        "folded": called.folded,
        "short_name": short or called.name[:12],
        "edition": edition or _("%s年版") % draft.year,
        "year": draft.year,
        "level": draft.level,
        "origin": draft.origin,
        "is_example": draft.is_example,
    }
