"""看过: whether anybody looked, before "at most N" of what has to be looked for counts as met.

A register of what was found says nothing of a place where nobody went (docs/decisions/0024).
In the days that a criterion speaks of, [since, as_of], these prove that somebody looked:

- a visit there that answered no checklist: whoever went, looked at all;
- a visit there with answers: for the categories of the items answered, and for those of which no
  checklist in use for such places asks (of an area: no checklist at all);
- an issue of the category itself, found there, whoever told of it and whatever became of it.

A place is looked at by visits to it, a village or a community by visits anywhere in it, the
whole by visits in each of its communities and villages. All categories must be looked at.
Where an item of a checklist is asked for, only answers to it are proof; where answers are
counted, only answers.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from chuangcheng.figures import inspections, issues
from chuangcheng.figures.cuts import LEVELS
from chuangcheng.figures.kinds import Leaf, Scope
from chuangcheng.inspections.models import Answer, ChecklistItem, Visit
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.places.models import AreaKind
from chuangcheng.plan.criteria import EACH_AREA
from chuangcheng.plan.models import Compare, Criterion

AT, IN = "place", "community"
# What stands in the records only because somebody looked; how it is dealt with does not.
FOUND_BY_LOOKING = frozenset(
    figure.key
    for figure in (
        *(issues.FOUND, issues.REGISTERED, issues.LISTED, issues.UNFINISHED),
        *(inspections.ITEMS_CHECKED, inspections.ITEMS_APPLICABLE),
    )
)
_OF_ANSWERS = inspections.ANSWERS.key


@dataclass(frozen=True)
class Sight:
    """看过的: places or communities to which somebody went in the days meant, and for what."""

    visited: frozenset[int]
    all_over: frozenset[int]  # by a visit without a checklist
    answered: frozenset[int]
    items: frozenset[tuple[int, str]]  # answered, with their words
    seen: frozenset[tuple[int, int]]  # with the category
    asked: Mapping[str, frozenset[int]]  # by type of place; '' for whatever type

    def without(self, key: int, leaf: Leaf, criterion: Criterion) -> str:
        """Why nobody looked there for what is asked, in words; '' where somebody did."""
        items = {str(cell) for cut, cell in criterion.cells if cut == "item"}
        if items or leaf.of.key == _OF_ANSWERS:
            said = key in self.answered and all((key, item) in self.items for item in items)
            return "" if said else self._words(key)
        wanted = {int(cell) for cut, cell in criterion.cells if cut == "category"}
        if key in self.all_over or (not wanted and key in self.visited):
            return ""
        listed = self.asked.get(
            "" if told_apart_by(criterion.per) == IN else criterion.per, frozenset()
        )
        told = all(
            (key, category) in self.seen or (key in self.visited and category not in listed)
            for category in wanted
        )
        return "" if wanted and told else self._words(key)

    def _words(self, key: int) -> str:
        return _("去过，没有看这一项") if key in self.visited else _("没有人去看过")


def needs(criterion: Criterion) -> bool:
    """Whether a criterion sets a limit to what is only on record where somebody looked."""
    return limits(criterion) and criterion.figure in FOUND_BY_LOOKING


def limits(criterion: Criterion) -> bool:
    """Whether a criterion asks for no more than so many."""
    return criterion.compare in {Compare.AT_MOST, Compare.EQUAL}


def is_beyond(quantity: Quantity, criterion: Criterion) -> bool:
    """Whether more is known already than is allowed: then nobody needs to look."""
    return quantity.compare("<=", criterion.target or 0) is False


def sights(criteria: Iterable[tuple[Criterion, Scope]]) -> dict[tuple[Scope, str], Sight]:
    """看过的 for some criteria, in a few statements for each scope."""
    wanted: dict[Scope, set[str]] = defaultdict(set)
    for criterion, scope in criteria:
        if needs(criterion):
            wanted[scope].add(told_apart_by(criterion.per))
    return {
        (scope, by): sight
        for scope, bys in wanted.items()
        for by, sight in _sights(scope, sorted(bys)).items()
    }


def sight_of(
    found: Mapping[tuple[Scope, str], Sight], criterion: Criterion, scope: Scope
) -> Sight | None:
    """看过的 that a criterion needs; None where it needs none."""
    return found.get((scope, told_apart_by(criterion.per))) if needs(criterion) else None


def told_apart_by(per: str) -> str:
    """By what those that must meet a criterion are told apart."""
    return AT if per and per not in EACH_AREA else IN


Rows = Sequence[Mapping[str, Any]]


def _sights(scope: Scope, bys: Sequence[str]) -> dict[str, Sight]:
    where = Q(**{LEVELS[AreaKind(scope.area.kind)]: scope.area.pk}, void=False)
    during = Q(visited_on__range=(scope.since, scope.as_of))
    answers = Answer.objects.filter(where, during).order_by()
    of_visit = Answer.objects.filter(visit=OuterRef("pk"), void=False)
    visits = Visit.objects.filter(where, during).order_by()
    went: Rows = list(visits.annotate(lists=Exists(of_visit)).values(AT, IN, "lists").distinct())
    said: Rows = list(answers.values(AT, IN, "item__category", "item__text").distinct())
    found = Issue.objects.filter(where, found_on__range=(scope.since, scope.as_of)).order_by()
    told: Rows = list(found.values(AT, IN, "category").distinct())
    asked = _asked(scope)
    return {by: _sight(by, went, said, told, asked) for by in bys}


def _sight(
    by: str, went: Rows, said: Rows, told: Rows, asked: Mapping[str, frozenset[int]]
) -> Sight:
    seen = {(row[by], row["item__category"]) for row in said}
    seen |= {(row[by], row["category"]) for row in told}
    return Sight(
        visited=_keys(by, went),
        all_over=_keys(by, went, lambda row: not row["lists"]),
        answered=_keys(by, said),
        items=frozenset((row[by], row["item__text"]) for row in said),
        seen=frozenset(seen),
        asked=asked,
    )


def _keys(
    by: str, rows: Rows, which: Callable[[Mapping[str, Any]], bool] | None = None
) -> frozenset[int]:
    return frozenset(row[by] for row in rows if row[by] and (which is None or which(row)))


def _asked(scope: Scope) -> dict[str, frozenset[int]]:
    """The categories of which the checklists in use ask, by type of place and of any type."""
    items = ChecklistItem.objects.filter(
        checklist__subdistrict=scope.area.subdistrict_id or scope.area.pk,
        checklist__used_from__lte=scope.as_of,
        checklist__used_until__gt=scope.as_of,
        category__isnull=False,
    )
    found: dict[str, set[int]] = defaultdict(set)
    for place_type, category in items.order_by().values_list("checklist__place_type", "category"):
        for key in ("", place_type):
            found[key].add(category)
    return {place_type: frozenset(categories) for place_type, categories in found.items()}
