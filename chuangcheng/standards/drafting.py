"""Deeds on the clauses of a draft: add, edit, move, remove. Sits beside commands."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.standards.drafts import ClauseDraft, draft_of, facts_of
from chuangcheng.standards.models import (
    DEPTH,
    Clause,
    ClausePlaceType,
    EvaluationSystem,
    Level,
    Requirement,
)
from chuangcheng.standards.rules import may_change
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

MOST_CLAUSES = 3000  # the largest systems have some 700 nodes
_SLICE = 500
_TRUNK = (Level.PROJECT, Level.NEGATIVE)


def add_clause(system: EvaluationSystem, draft: ClauseDraft, *, by: Actor, now: datetime) -> Clause:
    """加条目, behind those that stand there."""
    return add_clauses(system, [draft], by=by, now=now)[0]


@transaction.atomic
def add_clauses(
    system: EvaluationSystem, drafts: Sequence[ClauseDraft], *, by: Actor, now: datetime
) -> list[Clause]:
    """加条目: one deed for all of them, parents before children; one bad draft and none is added.

    Raises Refused for a system in use, for a level that cannot hang there, and for a text or a
    mark that already stands beside it.
    """
    require(may_change(by, system))
    hold(system)
    made = {draft: _clause(system, draft) for draft in drafts}
    entry = trail.record("standards.add_clauses", by=by, at=now)
    places = _Places(system)
    for level in Level:
        due = [(draft, clause) for draft, clause in made.items() if clause.level == level]
        for draft, clause in due:
            clause.parent = _parent(draft, made)
            _refuse_wrong_level(system, clause)
            places.take(clause)
            clause.known_from = entry.pk
        Clause.objects.bulk_create([clause for _draft, clause in due], batch_size=_SLICE)
    _hang_on(made.items())
    trail.note(entry, [(clause, {"text": str(clause)}) for clause in made.values()])
    return list(made.values())


@transaction.atomic
def edit_clause(clause: Clause, *, by: Actor, now: datetime, **changes: Any) -> Clause:
    """改条目: what a draft says of it; where it hangs is `move_clause`'s.

    Raises Refused for a system in use. Raises TypeError for the level and the parent.
    """
    require(may_change(by, clause.system))
    if settled := changes.keys() & {"level", "parent"}:
        raise TypeError(f"a clause keeps its {', '.join(sorted(settled))}")
    hold(clause.system)
    _refuse_void(clause)
    before = draft_of(clause)
    after = replace(before, **changes)
    facts = facts_of(after)
    moved = {name: value for name, value in facts.items() if getattr(clause, name) != value}
    hung = [n for n in ("place_types", "requirements") if getattr(before, n) != getattr(after, n)]
    if not moved and not hung:
        return clause
    if moved.keys() & {"code", "text"}:
        _Places(clause.system, without=clause).check(_as_it_would_be(clause, moved))
    shown: dict[str, list[Any]] = {
        name: [str(getattr(clause, name)), str(value)] for name, value in moved.items()
    }
    shown |= {name: [len(getattr(each, name)) for each in (before, after)] for name in hung}
    entry = trail.record("standards.edit_clause", by=by, at=now, on=clause, facts=shown)
    if hung:
        _unhang(clause)
        _hang_on([(after, clause)])
    return versions.revise(clause, entry=entry, **moved)


@transaction.atomic
def move_clause(
    clause: Clause, *, under: Clause | None, place: int, by: Actor, now: datetime
) -> Clause:
    """移动条目: below another clause, or to another place (from 1) among its neighbours."""
    require(may_change(by, clause.system))
    hold(clause.system)
    _refuse_void(clause)
    clause.parent = under
    _refuse_wrong_level(clause.system, clause)
    places = _Places(clause.system, without=clause)
    places.check(clause)
    entry = trail.record(
        "standards.move_clause", by=by, at=now, on=clause, facts={"under": str(under or "")}
    )
    beside = [each for each in places.beside(clause) if each.level == clause.level]
    beside.insert(max(place, 1) - 1, clause)
    for order, each in enumerate(beside, 1):
        if each.pk == clause.pk or each.order != order:
            parent_id = under.pk if under else None
            versions.revise(each, entry=entry, order=order, parent_id=parent_id)
    return clause


@transaction.atomic
def remove_clauses(clauses: Sequence[Clause], *, by: Actor, now: datetime) -> int:
    """删条目 of a draft, each with everything below it; returns how many went."""
    for clause in clauses:
        require(may_change(by, clause.system))
        hold(clause.system)
    gone = {each.pk: each for clause in clauses for each in _below(clause)}
    entry = trail.record("standards.remove_clauses", by=by, at=now)
    if gone:
        versions.revise_all(gone.values(), entry=entry, void=True)
    trail.note(entry, [(clause, {"text": str(clause)}) for clause in gone.values()])
    return len(gone)


def copy_clauses(source: EvaluationSystem, copy: EvaluationSystem, *, entry: Entry) -> None:
    """The same tree once more, as a draft; part of the deed of cloning, whose entry dates it."""
    standing = Clause.objects.standing().filter(system=source)
    old = list(standing.prefetch_related("place_types", "requirements"))
    made: dict[int, Clause] = {}
    pairs: list[tuple[ClauseDraft, Clause]] = []
    for level in Level:
        due = [clause for clause in old if clause.level == level]
        for clause in due:
            draft = draft_of(clause)
            fresh = _clause(copy, draft)
            fresh.order, fresh.predecessor, fresh.known_from = clause.order, clause, entry.pk
            fresh.parent = made[clause.parent_id] if clause.parent_id else None
            made[clause.pk] = fresh
            pairs.append((draft, fresh))
        Clause.objects.bulk_create([made[clause.pk] for clause in due], batch_size=_SLICE)
    _hang_on(pairs)


def _as_it_would_be(clause: Clause, moved: dict[str, Any]) -> Clause:
    """The clause as it would be, for comparing; it is not saved."""
    return Clause(
        pk=clause.pk,
        system=clause.system,
        parent_id=clause.parent_id,
        level=clause.level,
        code=moved.get("code", clause.code),
        text=moved.get("text", clause.text),
    )


def hold(system: EvaluationSystem) -> None:
    """占住草稿: nobody puts it in use while its clauses change.

    Raises Overtaken when somebody just did.
    """
    still = EvaluationSystem.objects.select_for_update().filter(
        pk=system.pk, used_from=system.used_from, void=False
    )
    if not still.exists():
        raise Overtaken(_("“%s”刚被启用或作废，刷新后再看") % system)


class _Places:
    """位置: who stands beside whom in a system, read once; takes the next place for new ones."""

    def __init__(self, system: EvaluationSystem, without: Clause | None = None) -> None:
        rows = Clause.objects.standing().filter(system=system).order_by("order", "id")
        self._by_parent: dict[object, list[Clause]] = {}
        self._total = 0
        for clause in rows:
            if without is None or clause.pk != without.pk:
                self._put(clause)

    def take(self, clause: Clause) -> None:
        """The last place below its parent. Raises Refused for a neighbour of the same words."""
        self.check(clause)
        beside = [each for each in self.beside(clause) if each.level == clause.level]
        clause.order = beside[-1].order + 1 if beside else 1
        self._put(clause)
        if self._total > MOST_CLAUSES:
            raise Refused(_("一个体系最多 %s 条") % MOST_CLAUSES)

    def check(self, clause: Clause) -> None:
        """Raises Refused for a neighbour of the same words or the same mark."""
        words = text.folded(clause.text)
        for each in self.beside(clause):
            if text.folded(each.text) == words:
                raise Refused(_("这里已经有“%s”") % each, field="text")
            if clause.code and each.code == clause.code and each.level == clause.level:
                raise Refused(_("编号 %(code)s 已经给了“%(text)s”") % vars(each), field="code")

    def beside(self, clause: Clause) -> list[Clause]:
        """Its neighbours below the same parent, in their order."""
        return self._by_parent.get(_key(clause), [])

    def _put(self, clause: Clause) -> None:
        self._by_parent.setdefault(_key(clause), []).append(clause)
        self._total += 1


def _key(clause: Clause) -> object:
    return clause.parent_id if clause.parent_id is not None else clause.level


def _refuse_void(clause: Clause) -> None:
    if clause.void:
        raise Refused(_("“%s”已经删掉") % clause)


def _refuse_wrong_level(system: EvaluationSystem, clause: Clause) -> None:
    parent, level = clause.parent, Level(clause.level)
    if parent is None:
        if level not in _TRUNK:
            raise Refused(_("%s要挂在上一级条目下面") % level.label, field="parent")
        return
    if parent.system_id != system.pk or parent.void:
        raise Refused(_("上级条目不在这个体系里"), field="parent")
    hangs = DEPTH[Level(parent.level)] < DEPTH[level] and level not in _TRUNK
    if not hangs:
        facts = {"level": level.label, "above": parent.get_level_display()}
        raise Refused(_("%(level)s不能挂在%(above)s下面") % facts, field="parent")


def _parent(draft: ClauseDraft, made: dict[ClauseDraft, Clause]) -> Clause | None:
    return made[draft.parent] if isinstance(draft.parent, ClauseDraft) else draft.parent


def _below(clause: Clause) -> list[Clause]:
    """The clause and all that hangs on it."""
    found, above = [clause], [clause.pk]
    while above:
        children = list(Clause.objects.standing().filter(parent__in=above))
        found += children
        above = [child.pk for child in children]
    return found


def _clause(system: EvaluationSystem, draft: ClauseDraft) -> Clause:
    return Clause(
        system=system,
        city_id=system.city_id,
        district_id=system.district_id,
        subdistrict_id=system.subdistrict_id,
        level=draft.level,
        **facts_of(draft),
    )


def _hang_on(pairs: Iterable[tuple[ClauseDraft, Clause]]) -> None:
    pairs = list(pairs)
    ClausePlaceType.objects.bulk_create(
        [
            ClausePlaceType(clause=clause, place_type=kind)
            for draft, clause in pairs
            for kind in dict.fromkeys(draft.place_types)
        ],
        batch_size=_SLICE,
    )
    Requirement.objects.bulk_create(
        [
            Requirement(
                clause=clause,
                kind=each.kind,
                number=each.number,
                required=each.required,
                note=each.note,
                order=order,
            )
            for draft, clause in pairs
            for order, each in enumerate(draft.requirements, 1)
        ],
        batch_size=_SLICE,
    )


def _unhang(clause: Clause) -> None:
    """Of a draft only: what hangs on a clause in use is never touched."""
    ClausePlaceType.objects.filter(clause=clause).delete()
    Requirement.objects.filter(clause=clause).delete()
