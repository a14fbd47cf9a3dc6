"""Questions about evaluation systems and their clauses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area, PlaceType
from chuangcheng.standards.models import (
    Clause,
    EvaluationSystem,
    EvaluationSystemEver,
    EvidenceKind,
    Level,
    Method,
)
from chuangcheng.standards.requirements import Required
from chuangcheng.standards.rules import seen_by
from chuangcheng.trail.queries import as_known, as_told

LINE = "parent__parent__parent"  # the trunk of a leaf, for one statement


@dataclass(frozen=True)
class Node:
    """一个条目 with what hangs on it, in the order of the tree."""

    clause: Clause
    children: tuple["Node", ...]

    @property
    def leaves(self) -> list[Clause]:
        """The standards below it, itself when it is one."""
        if self.clause.level in LEAVES:
            return [self.clause]
        return [leaf for child in self.children for leaf in child.leaves]


@dataclass(frozen=True)
class Said:
    """表里写的责任: what the sheet says of who answers for a standard, until when and where.

    It is text as the office wrote it: the responsibility list decides what it stands for.
    """

    clause: Clause
    units: str
    leader: str
    due: str
    sites: str


@dataclass(frozen=True)
class Weights:
    """分值: what the weights add up to, and how many standards have none."""

    total: Decimal
    missing: int

    @property
    def known(self) -> bool:
        """Whether anybody has said a weight at all."""
        return bool(self.total)


LEAVES = frozenset({Level.STANDARD, Level.NEGATIVE})


def visible_systems(actor: Actor) -> QuerySet[EvaluationSystem]:
    """测评体系 that the person may see; drafts are seen by those who write them."""
    return EvaluationSystem.objects.filter(_visible(actor), void=False)


def visible_clauses(actor: Actor) -> QuerySet[Clause]:
    """测评条目 that the person may see."""
    return with_line(Clause.objects.filter(_visible(actor), void=False))


def systems_in_use(subdistrict: Area, *, on: date) -> QuerySet[EvaluationSystem]:
    """在用的测评体系 of a sub-district on a day; several at once."""
    return EvaluationSystem.objects.in_use(on).filter(subdistrict=subdistrict)


def systems_known(inside: Q, *, on: date, known_at: int | None = None) -> list[EvaluationSystem]:
    """当时在用的测评体系 of an area, in the order in which they were recorded."""
    known = as_known(EvaluationSystem, EvaluationSystemEver, known_at).filter(
        inside, used_from__lte=on, used_until__gt=on, void=False
    )
    found = EvaluationSystem.objects.filter(pk__in=known.values("pk")).order_by("id")
    return as_told(found, known_at)


def standards_in_use(
    subdistrict: Area,
    *,
    on: date,
    place_type: PlaceType | None = None,
    method: Method | None = None,
) -> list[Clause]:
    """在用的测评标准 of a sub-district: the leaves, in the order of their trees.

    With a place type: those that are looked at there. With a method: those asked by it.
    """
    found = Clause.objects.in_use(on).filter(subdistrict=subdistrict, level=Level.STANDARD)
    if place_type is not None:
        found = found.filter(place_types__place_type=place_type)
    if method is not None:
        found = found.filter(methods__contains=method)
    return in_order(with_line(found))


def citable(subdistrict_id: int | None) -> QuerySet[Clause]:
    """可以对应的条目 of a sub-district: of systems in use, or once in use."""
    found = Clause.objects.standing().filter(subdistrict=subdistrict_id)
    return with_line(found.exclude(Q(used_from=OPEN_END) | Q(level=Level.NEGATIVE)))


def cited(clause: Clause | None, subdistrict_id: int | None) -> Clause | None:
    """对应指标, as something of a sub-district may cite it. Raises Refused for what it may not."""
    if clause is None or citable(subdistrict_id).filter(pk=clause.pk).exists():
        return clause
    raise Refused(_("“%s”不能作对应指标：体系没有启用，或不是本街道的") % clause, field="clause")


def by_system(clauses: Iterable[Clause]) -> dict[str, list[Clause]]:
    """分体系: under the name of its system, for choosing one."""
    found: dict[str, list[Clause]] = {}
    for clause in clauses:
        found.setdefault(str(clause.system), []).append(clause)
    return found


def short(clause: Clause) -> str:
    """Ⅱ-26 Ⅲ-57 1) 设有坡道, short enough for a list of choices."""
    return f"{clause.full_code} {clause.text}".strip()[:60]


def with_line(clauses: QuerySet[Clause]) -> QuerySet[Clause]:
    """With the system and all clauses above, in the same statement."""
    return clauses.select_related("system", LINE)


def in_order(clauses: Iterable[Clause]) -> list[Clause]:
    """In the order of their trees; the clauses above must have been read along."""
    return sorted(clauses, key=_position)


def tree_of(system: EvaluationSystem) -> list[Node]:
    """树: the whole of a system in three statements, its negative list last."""
    found = Clause.objects.standing().filter(system=system)
    rows = list(found.prefetch_related("place_types", "requirements").order_by("order", "id"))
    return branches(rows)


def branches(clauses: Iterable[Clause]) -> list[Node]:
    """树 of clauses that were read; a clause whose parent was not is left out."""
    below: dict[int | None, list[Clause]] = {}
    for clause in clauses:
        below.setdefault(clause.parent_id, []).append(clause)
    trunk = _nodes(None, below)
    return sorted(trunk, key=lambda node: node.clause.level == Level.NEGATIVE)


def required_of(clause: Clause) -> tuple[Required, ...]:
    """材料要求 of a clause as plain values."""
    return tuple(
        Required(EvidenceKind(row.kind), row.number, row.required, row.note)
        for row in clause.requirements.all()
    )


def place_types_of(clause: Clause) -> tuple[PlaceType, ...]:
    """适用点位类型, in the order of the types."""
    held = {row.place_type for row in clause.place_types.all()}
    return tuple(kind for kind in PlaceType if kind in held)


def weights_of(leaves: Iterable[Clause]) -> Weights:
    """分值合计 of some standards; unknown stays unknown and is counted beside the sum."""
    given = [leaf.weight for leaf in leaves if leaf.level == Level.STANDARD]
    known = [weight for weight in given if weight is not None]
    return Weights(sum(known, Decimal(0)), len(given) - len(known))


def said_by_sheet(system: EvaluationSystem) -> list[Said]:
    """表里写的责任 of a system, standard by standard, where the sheet says anything."""
    anything = ~Q(said_units="", said_leader="", said_due="", said_sites="")
    found = Clause.objects.standing().filter(anything, system=system)
    return [
        Said(c, c.said_units, c.said_leader, c.said_due, c.said_sites)
        for c in in_order(with_line(found))
    ]


def counts_of(systems: Iterable[EvaluationSystem]) -> Mapping[int, int]:
    """测评标准数 of each system, in one statement."""
    rows = Clause.objects.standing().filter(
        system__in=[system.pk for system in systems], level=Level.STANDARD
    )
    return dict(rows.order_by().values_list("system_id").annotate(n=Count("pk")))


def _visible(actor: Actor) -> Q:
    return seen_by(actor) & (~Q(used_from=OPEN_END) | seen_by(actor, "standards.edit"))


def _nodes(parent: int | None, below: Mapping[int | None, list[Clause]]) -> tuple[Node, ...]:
    return tuple(Node(clause, _nodes(clause.pk, below)) for clause in below.get(parent, ()))


def _position(clause: Clause) -> tuple[object, ...]:
    steps = tuple((each.order, each.pk) for each in clause.line)
    return (-clause.system.year, clause.system_id, clause.level == Level.NEGATIVE, steps)
