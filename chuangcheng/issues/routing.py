"""交办建议: to which unit an issue should go, and why there.

The example rules of the office in their simple form: the first that matches
decides, and those that do not are kept with their reason, so that "why here" and "why not there"
are answered alike. A suggestion decides nothing: whoever dispatches does. Sits beside queries.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.duties import queries as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.issues.models import Category, Issue
from chuangcheng.issues.trades import Trade
from chuangcheng.people.models import Unit, UnitKind
from chuangcheng.places.models import Area, Management, Place, PlaceType

# Whose trade says nothing of which unit it is: that is known of the place, not of the category.
_KNOWN_BY_PLACE = frozenset({Trade.PROPERTY, Trade.OWNER})


class Weight(StrEnum):
    """What a rule came to."""

    USED = "used"
    UNUSED = "unused"
    CLASH = "clash"  # it matches, but several units fit: a person must decide


@dataclass(frozen=True, slots=True)
class Weighed:
    """一条规则 as it was weighed: what it came to and why."""

    weight: Weight
    text: str


@dataclass(frozen=True, slots=True)
class Route:
    """交办建议: the unit and those that help it; `reason` is what the dispatch will keep."""

    unit: Unit | None
    cooperating: tuple[Unit, ...]
    reason: str
    weighed: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the rules look at. `units` are all that are there for where the issue lies."""

    place: Place | None
    community: Area
    category: Category | None
    property_company: Unit | None
    units: Sequence[Unit]


@dataclass(frozen=True, slots=True)
class _Finding:
    """What one rule finds: the units that fit (one decides, several clash) and the why."""

    why: str
    units: tuple[Unit, ...] = ()
    cooperating: tuple[Unit | None, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rule:
    name: Promise
    find: Callable[[Circumstances], _Finding]


def route_of(issue: Issue, *, on: date) -> Route:
    """交办建议 for an issue as things stand on a day."""
    place = issue.place
    return suggest(
        Circumstances(
            place=place,
            community=issue.community,
            category=issue.category,
            property_company=duties.property_of(place, on=on) if place else None,
            units=list(units_for(issue.area_ids, on=on)),
        )
    )


def routes_of(issues: Iterable[Issue], *, on: date) -> dict[int, Route]:
    """交办建议 for several issues by their ids, in two statements."""
    issues = list(issues)
    places = [issue.place_id for issue in issues if issue.place_id]
    companies = duties.holders(places, ChargeKind.PROPERTY, on=on)
    units = units_for((area for issue in issues for area in issue.area_ids), on=on)
    routes = {}
    for issue in issues:
        charge = companies.get(issue.place_id or 0)
        given = Circumstances(
            place=issue.place,
            community=issue.community,
            category=issue.category,
            property_company=charge.unit if charge else None,
            units=[unit for unit in units if unit.area_id in issue.area_ids],
        )
        routes[issue.pk] = suggest(given)
    return routes


def units_for(area_ids: Iterable[int], *, on: date) -> list[Unit]:
    """可交办的单位: the units of the areas in which something lies, by kind and name."""
    found = Unit.objects.valid(on).filter(area__in=set(area_ids))
    return list(found.order_by("kind", "pinyin", "id"))


def units_at_work(area_ids: Iterable[int], *, on: date, most: int) -> list[Unit]:
    """可筛选的单位: like `units_for`; of more than `most` the first with issues that are open.

    In two statements at most, however many there are.
    """
    found = Unit.objects.valid(on).filter(area__in=set(area_ids)).order_by("kind", "pinyin", "id")
    units = list(found[: most + 1])
    if len(units) <= most:
        return units
    held = Issue.objects.open().filter(lead_unit=OuterRef("pk"))
    return list(found.filter(Exists(held))[:most])


def suggest(circumstances: Circumstances) -> Route:
    """建议: the first rule that matches, and how every rule was weighed."""
    chosen: _Finding | None = None
    reason, weighed = "", []
    for rule in _RULES:
        if chosen:
            weighed.append(Weighed(Weight.UNUSED, str(rule.name)))
            continue
        found = rule.find(circumstances)
        text = _("%(rule)s：%(why)s") % {"rule": rule.name, "why": found.why}
        weighed.append(Weighed(_weight(found), text))
        if found.units:
            chosen, reason = found, text
    if chosen is None or len(chosen.units) > 1:
        return Route(None, (), "", tuple(weighed))
    unit = chosen.units[0]
    others = tuple(other for other in chosen.cooperating if other and other != unit)
    return Route(unit, others, reason, tuple(weighed))


def rule_names() -> list[str]:
    """The rules in their order; a reason begins with the name of the rule that was used."""
    return [str(rule.name) for rule in _RULES]


def _weight(found: _Finding) -> Weight:
    if not found.units:
        return Weight.UNUSED
    return Weight.USED if len(found.units) == 1 else Weight.CLASH


def _by_property_company(given: Circumstances) -> _Finding:
    place = given.place
    if place is None or place.type != PlaceType.COMPOUND:
        return _Finding(_("位置不在小区里"))
    if given.property_company is None:
        return _Finding(_("%s没有登记物业公司") % place.name)
    facts = {"place": place.name, "unit": given.property_company}
    return _Finding(
        _("%(place)s的物业是%(unit)s") % facts,
        (given.property_company,),
        cooperating=(_community_unit(given),),
    )


def _by_want_of_property(given: Circumstances) -> _Finding:
    place = given.place
    if place is None or place.type != PlaceType.COMPOUND:
        return _Finding(_("位置不在小区里"))
    if place.management not in {Management.NONE, Management.ABANDONED}:
        return _Finding(_("%s没有登记为三无或弃管") % place.name)
    own = _community_unit(given)
    if own is None:
        return _Finding(_("%s还没有登记居委会(村委会)") % given.community.name)
    facts = {"place": place.name, "management": place.get_management_display(), "unit": own}
    return _Finding(
        _("%(place)s是%(management)s小区，由%(unit)s负责") % facts,
        (own,),
        cooperating=_of_trade(given, Trade.HOUSING),
    )


def _by_trade(given: Circumstances) -> _Finding:
    if given.category is None:
        return _Finding(_("问题还没有类别"))
    leads = [Trade(lead) for lead in given.category.lead.split("/") if lead in Trade.values]
    for lead in leads:
        if found := _leading(given, lead):
            facts = {"category": given.category.name, "trade": lead.label}
            why = _("“%(category)s”归%(trade)s") % facts
            if len(found) > 1:
                why = _("%(why)s，有 %(n)s 个单位，要选一个") % {"why": why, "n": len(found)}
            return _Finding(why, found, cooperating=_helping(given))
    return _Finding(_("“%s”的行业没有登记对应的单位") % given.category.name)


def _by_community(given: Circumstances) -> _Finding:
    own = _community_unit(given)
    if own is None:
        return _Finding(_("%s还没有登记居委会(村委会)") % given.community.name)
    return _Finding(_("别的规则都没有对上，由%s先办") % own, (own,))


_RULES = (
    _Rule(gettext_lazy("小区有物业 → 物业公司"), _by_property_company),
    _Rule(gettext_lazy("小区没有物业 → 社区"), _by_want_of_property),
    _Rule(gettext_lazy("按类别的行业"), _by_trade),
    _Rule(gettext_lazy("兜底 → 属地社区(村)"), _by_community),
)


def _leading(given: Circumstances, trade: Trade) -> tuple[Unit, ...]:
    if trade in _KNOWN_BY_PLACE:
        return ()
    if trade == Trade.COMMUNITY:
        own = _community_unit(given)
        return (own,) if own else ()
    return _of_trade(given, trade)


def _of_trade(given: Circumstances, trade: Trade) -> tuple[Unit, ...]:
    return tuple(unit for unit in given.units if unit.trade == trade)


def _helping(given: Circumstances) -> tuple[Unit, ...]:
    """The cooperating unit, where the category's trade leaves no doubt which one it is."""
    wanted = given.category.cooperating if given.category else ""
    if wanted == Trade.PROPERTY:
        return (given.property_company,) if given.property_company else ()
    found = _leading(given, Trade(wanted)) if wanted in Trade.values else ()
    return found if len(found) == 1 else ()


def _community_unit(given: Circumstances) -> Unit | None:
    """居委会(村委会): the community's own unit."""
    for unit in given.units:
        if unit.kind == UnitKind.COMMUNITY and unit.area_id == given.community.pk:
            return unit
    return None
