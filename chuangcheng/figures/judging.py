"""判定: what the criteria of a plan show on a day, asked of the figures in a few statements.

Statements grow with the kinds of things that are counted and the areas that are meant, never
with the criteria. A place with nothing has no row to count, so places are taken from a roster;
and what has to be looked for is not "at most so many" where nobody looked (`looking`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from django.db.models import Q
from django.utils.translation import gettext as _

from chuangcheng.figures import looking, required
from chuangcheng.figures.asking import Answer, ask, ask_at, ask_by, percent
from chuangcheng.figures.cells import narrowed
from chuangcheng.figures.cuts import LEVELS
from chuangcheng.figures.kinds import (
    Count,
    Figure,
    Key,
    Kind,
    Leaf,
    Rate,
    Scope,
    Words,
    leaves_of,
)
from chuangcheng.figures.looking import AT, Sight, is_beyond, told_apart_by
from chuangcheng.kernel.quantity import Quantity, total
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import LEAF_KINDS, Area, AreaKind, Place
from chuangcheng.plan.criteria import EACH_AREA, WHOLE, criterion_draft_of, folded_verdict
from chuangcheng.plan.models import Compare, Criterion, Failing, Judgement, Verdict
from chuangcheng.trail.models import key_of

MOST_FAILING = 500
_OPS: Mapping[Compare, Literal[">=", "<=", "=="]] = {
    Compare.AT_LEAST: ">=",
    Compare.AT_MOST: "<=",
    Compare.EQUAL: "==",
}
Found = Mapping[str, Answer]


@dataclass(frozen=True)
class _Asked:
    """One criterion, with the leaves that answer it, narrowed to its cells."""

    criterion: Criterion
    figure: Figure
    leaves: tuple[Leaf, ...]
    scope: Scope


@dataclass(frozen=True)
class _Shown:
    """What one place, or the whole, shows."""

    verdict: Verdict
    value: str
    unseen: bool = False  # nobody looked


@dataclass(frozen=True)
class _Member:
    """One of those that must meet it."""

    key: int
    ref: str
    name: str


Rosters = Mapping[tuple[int, str], Sequence[_Member]]  # by area and whom it asks


@dataclass(frozen=True)
class _Ground:
    """What is known of those that must meet the criteria, before they are judged."""

    rosters: Rosters
    begun: set[tuple[str, int]]
    sights: Mapping[tuple[Scope, str], Sight]

    def roster(self, asked: _Asked) -> Sequence[_Member]:
        """Those that must meet it; of the whole, where somebody must have looked."""
        return self.rosters[asked.scope.area.pk, asked.criterion.per]

    def unseen(self, asked: _Asked) -> dict[int, str]:
        """没有人看过的 of its roster, in words by key."""
        sight = looking.sight_of(self.sights, asked.criterion, asked.scope)
        if sight is None:
            return {}
        why = {
            member.key: sight.without(member.key, asked.leaves[0], asked.criterion)
            for member in self.roster(asked)
        }
        return {key: words for key, words in why.items() if words}


def judge(criteria: Iterable[Criterion], *, as_of: date) -> list[Judgement]:
    """判定 of some criteria, with `item` and `area` loaded; in their order."""
    ordered = list(criteria)
    asked: list[_Asked] = []
    found: dict[int, Judgement] = {}
    offered = required.offered_to(ordered)
    for criterion in ordered:
        try:
            asked.append(_asked(criterion, as_of, offered))
        except Refused as refusal:
            reason = refusal.reason[:120]
            found[criterion.pk] = Judgement(criterion.pk, Verdict.UNDECIDED, "", reason=reason)
    sights = looking.sights((each.criterion, each.scope) for each in asked)
    ground = _Ground(_rosters(asked), _begun(asked), sights)
    answers = _answers(asked, ground.rosters)
    for each in asked:
        found[each.criterion.pk] = _judgement(each, answers[id(each)], ground)
    return [found[criterion.pk] for criterion in ordered]


def verdict_of(judged: Iterable[Judgement]) -> Verdict:
    """结论 of all together."""
    return folded_verdict(each.verdict for each in judged)


def _asked(criterion: Criterion, as_of: date, offered: required.Offered) -> _Asked:
    figure = required.check(criterion_draft_of(criterion), offered)
    leaves = leaves_of(figure)
    if criterion.compare == Compare.ALL and isinstance(figure, Count) and figure.whole:
        leaves = (*leaves, figure.whole)
    counted = tuple(narrowed(leaf, criterion.cells) for leaf in leaves)
    return _Asked(criterion, figure, counted, required.scope_of(criterion, as_of))


def _answers(asked: Sequence[_Asked], rosters: Rosters) -> dict[int, Mapping[Key, Found]]:
    """What each is answered: by place or community, or under None for the whole."""
    groups: dict[tuple[Scope, str], list[_Asked]] = defaultdict(list)
    for each in asked:
        groups[each.scope, _cut_of(each.criterion.per)].append(each)
    found: dict[int, Mapping[Key, Found]] = {}
    for (scope, cut), members in groups.items():
        found |= _answered(members, scope, cut, rosters)
    return found


def _answered(
    asked: Sequence[_Asked], scope: Scope, cut: str, rosters: Rosters
) -> dict[int, Mapping[Key, Found]]:
    leaves = {leaf.key: leaf for each in asked for leaf in each.leaves}
    if not cut:
        whole = ask(leaves.values(), scope)
        return {id(each): {None: whole} for each in asked}
    if cut == AT:
        pers = {each.criterion.per for each in asked}
        places = [member.key for per in pers for member in rosters[scope.area.pk, per]]
        divided = ask_at(leaves.values(), scope, AT, places)
    else:
        divided = ask_by(leaves.values(), scope, cut)
    found: dict[int, Mapping[Key, Found]] = {}
    for each in asked:
        cells: dict[Key, dict[str, Answer]] = defaultdict(dict)
        for leaf in each.leaves:
            for key, answer in divided[leaf.key].items():
                cells[key][leaf.key] = answer
        found[id(each)] = dict(cells)
    return found


def _cut_of(per: str) -> str:
    return told_apart_by(per) if per else ""


def _rosters(asked: Sequence[_Asked]) -> Rosters:
    """应达到的: all places of a type, or all communities, in each of the areas that are meant.

    Of a whole that has to be looked at: its communities and villages.
    """
    wanted: dict[Area, set[str]] = defaultdict(set)
    for each in asked:
        if each.criterion.per or looking.needs(each.criterion):
            wanted[each.scope.area].add(each.criterion.per)
    found: dict[tuple[int, str], list[_Member]] = {}
    for area, pers in wanted.items():
        as_of = asked[0].scope.as_of
        for per in pers:
            found[area.pk, per] = []
        areas = pers & {WHOLE, *EACH_AREA}
        _add_places(found, area, pers - areas, as_of)
        _add_areas(found, area, areas, as_of)
    return found


def _add_places(
    found: dict[tuple[int, str], list[_Member]], area: Area, types: set[str], on: date
) -> None:
    if not types:
        return
    level = LEVELS[AreaKind(area.kind)]
    places = Place.objects.filter(
        **{level: area.pk}, type__in=types, void=False, since__lte=on, until__gt=on
    )
    for place in places.order_by("community__order", "name", "id"):
        found[area.pk, place.type].append(_Member(place.pk, key_of(place), place.name))


def _add_areas(
    found: dict[tuple[int, str], list[_Member]], area: Area, pers: set[str], on: date
) -> None:
    if not pers:
        return
    column = "pk" if area.kind in LEAF_KINDS else LEVELS[AreaKind(area.kind)]
    leaves = Area.objects.leaves().valid(on).filter(**{column: area.pk})
    named = {str(kind): per for per, kind in EACH_AREA.items()}
    for leaf in leaves.order_by("order", "id"):
        per = named.get(leaf.kind, "")
        meant = {per, WHOLE} if per or leaf.pk == area.pk else set()
        for wanted in pers & meant:
            found[area.pk, wanted].append(_Member(leaf.pk, key_of(leaf), leaf.name))


def _begun(asked: Sequence[_Asked]) -> set[tuple[str, int]]:
    """The kinds of which a sub-district has anything on record; a number of none says nothing.

    Where it has to be looked for, looking is the record.
    """
    wanted = {
        (leaf.of.key, each.criterion.item.subdistrict_id): (leaf.of, each.criterion.item)
        for each in asked
        for leaf in each.leaves
        if not looking.needs(each.criterion)
    }
    return {key for key, (kind, item) in wanted.items() if _has_any(kind, item.subdistrict)}


def _has_any(kind: Kind, subdistrict: Area) -> bool:
    level = kind.levels[AreaKind.SUBDISTRICT]
    where = level(subdistrict) if callable(level) else Q(**{level: subdistrict.pk})
    return kind.model._default_manager.filter(where, void=False).exists()


def _judgement(asked: _Asked, answers: Mapping[Key, Found], ground: _Ground) -> Judgement:
    pk, per = asked.criterion.pk, asked.criterion.per
    if name := _unbegun(asked, ground):
        reason = _("还没有登记过%s") % name
        return Judgement(pk, Verdict.NO_DATA, "", reason=reason)
    unseen = ground.unseen(asked)
    if not per:
        return _of_whole(asked, answers[None], unseen, ground)
    roster = ground.roster(asked)
    if not roster:
        return Judgement(pk, Verdict.NO_DATA, "", reason=_("这里没有这样的地方"))
    each = [
        (member, _shown(asked, answers.get(member.key, {}), unseen.get(member.key, "")))
        for member in roster
    ]
    failing = [
        Failing(member.ref, member.name, shown.value)
        for member, shown in each
        if shown.verdict != Verdict.MET
    ]
    return Judgement(
        pk,
        folded_verdict(shown.verdict for _member, shown in each),
        _told([shown for _member, shown in each]),
        failing=tuple(failing[:MOST_FAILING]),
    )


def _unbegun(asked: _Asked, ground: _Ground) -> Words:
    """Of what nothing is on record yet."""
    if looking.needs(asked.criterion):
        return ""
    town = asked.criterion.item.subdistrict_id
    missing = (leaf.of.name for leaf in asked.leaves if (leaf.of.key, town) not in ground.begun)
    return next(missing, "")


def _of_whole(asked: _Asked, found: Found, unseen: Mapping[int, str], ground: _Ground) -> Judgement:
    """One number; where it has to be looked for, with the communities in which nobody looked."""
    shown = _shown(asked, found, _("有地方没有人看过") if unseen else "")
    if not shown.unseen:
        return Judgement(asked.criterion.pk, shown.verdict, shown.value)
    failing = tuple(
        Failing(member.ref, member.name, unseen[member.key])
        for member in ground.roster(asked)
        if member.key in unseen
    )
    return Judgement(asked.criterion.pk, shown.verdict, shown.value, failing=failing)


def _told(shown: Sequence[_Shown]) -> str:
    """How many of all meet it, and at how many nobody looked."""
    facts = {
        "all": len(shown),
        "met": sum(each.verdict == Verdict.MET for each in shown),
        "unseen": sum(each.unseen for each in shown),
    }
    if facts["unseen"]:
        return _("%(all)d个中%(met)d个达到，%(unseen)d个没有人看过") % facts
    return _("%(all)d个中%(met)d个达到") % facts


def _shown(asked: _Asked, found: Found, unseen: str) -> _Shown:
    """What one place shows; a leaf without any row there counts nothing.

    `unseen`: why nobody looked there, where that must be.
    """
    answers = [found.get(leaf.key) or Answer(leaf, Quantity(0), rows=0) for leaf in asked.leaves]
    compare, target = Compare(asked.criterion.compare), asked.criterion.target
    if isinstance(asked.figure, Rate):
        rate = percent(answers[0].rows, answers[1].rows)
        return _compared_rate(rate, compare, target)
    if compare == Compare.ALL:
        return _compared_whole(*answers)
    quantity = total(each.quantity for each in answers if each.quantity is not None)
    value = _counted(quantity, asked.figure.unit)
    if unseen and not is_beyond(quantity, asked.criterion):
        known = _("%(value)s，%(unseen)s") % {"value": value, "unseen": unseen}
        return _Shown(Verdict.NO_DATA, known if quantity.value else unseen, unseen=True)
    decided = quantity.compare(_OPS[compare], target or Decimal(0))
    return _Shown(_verdict(met=decided), value)


def _compared_rate(rate: Decimal | None, compare: Compare, target: Decimal | None) -> _Shown:
    if rate is None:
        return _Shown(Verdict.NO_DATA, "—")
    goal = Decimal(100) if target is None else target
    met = {
        Compare.AT_LEAST: rate >= goal,
        Compare.AT_MOST: rate <= goal,
    }.get(compare, rate == goal)
    return _Shown(_verdict(met=met), f"{rate:.2f}%")


def _compared_whole(part: Answer, whole: Answer) -> _Shown:
    if not whole.rows:
        return _Shown(Verdict.NO_DATA, "—")
    facts = {"part": part.rows, "whole": whole.rows}
    return _Shown(_verdict(met=part.rows == whole.rows), _("%(whole)d中的%(part)d") % facts)


def _verdict(*, met: bool | None) -> Verdict:
    if met is None:
        return Verdict.UNDECIDED
    return Verdict.MET if met else Verdict.NOT_MET


def _counted(quantity: Quantity, unit: Words) -> str:
    return f"{quantity.text()}{unit}"
