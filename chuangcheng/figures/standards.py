"""Figures of evaluation systems: those of a sub-district hold in each of its communities."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.cuts import LEVELS, key_of_address
from chuangcheng.figures.kinds import Count, Cut, Kind, Shown, Standing
from chuangcheng.places.models import LEAF_KINDS, Area, AreaKind
from chuangcheng.standards import queries
from chuangcheng.standards.models import (
    Clause,
    ClauseEver,
    EvaluationSystem,
    EvaluationSystemEver,
    Level,
    Method,
)

IN_USE = Standing("used_from", "used_until")


def _of_its_subdistrict(area: Area) -> Q:
    """A community works by the systems of its sub-district."""
    return Q(subdistrict=area.subdistrict_id)


def _editions(values: Iterable[Any], _on: date) -> Mapping[Any, str]:
    return {row.pk: str(row) for row in EvaluationSystem.objects.filter(pk__in=list(values))}


def _methods(values: Iterable[Any], _on: date) -> Mapping[Any, str]:
    """材料审核、实地考察: a standard that is looked at in two ways is a cell of its own."""
    order = list(Method)
    named = {value: [Method(key) for key in value.split(",") if key] for value in values}
    return {
        value: "、".join(str(method.label) for method in methods)
        for value, methods in sorted(
            named.items(), key=lambda each: [order.index(method) for method in each[1]]
        )
        if methods
    }


_LEVELS: Mapping[AreaKind, str | Callable[[Area], Q]] = {
    **LEVELS,
    **dict.fromkeys(LEAF_KINDS, _of_its_subdistrict),
}

SYSTEMS = Kind(
    key="systems",
    name=_("测评体系"),
    model=EvaluationSystem,
    ever=EvaluationSystemEver,
    levels=_LEVELS,
    cuts={},
    shown=Shown(EvaluationSystem, queries.visible_systems, label="__str__"),
)
CLAUSES = Kind(
    key="clauses",
    name=_("测评条目"),
    model=Clause,
    ever=ClauseEver,
    levels=_LEVELS,
    cuts={
        "system": Cut("system", _("测评体系"), _editions, read=key_of_address),
        "method": Cut("methods", _("测评方法"), _methods),
    },
    shown=Shown(Clause, queries.visible_clauses, label="__str__"),
)

SYSTEMS_IN_USE = Count(
    key="standards.systems",
    name=_("在用测评体系"),
    unit=_("个"),
    of=SYSTEMS,
    when=IN_USE,
    basis=_("截至日在用的测评体系，几个同时在用就算几个；草稿、停用和作废的不计。"),
)
CLAUSES_IN_USE = Count(
    key="standards.clauses",
    name=_("在用测评标准"),
    unit=_("条"),
    of=CLAUSES,
    when=IN_USE,
    only=Q(level=Level.STANDARD),
    basis=_("截至日在用体系里最末一级的测评标准；项目、指标、内容和负面清单不计。"),
)

FIGURES = (SYSTEMS_IN_USE, CLAUSES_IN_USE)
