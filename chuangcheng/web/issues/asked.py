"""筛选: which issues the list shows, as it stands in the address.

Free text looks at numbers exactly, at places and units by name and then by their keys, and at the
title and the position by a scan that is held to what the person may see (two to five tenths of a
second for 100,000 issues on SQLite; an index of bigrams comes with the search over all things).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.core.exceptions import BadRequest
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.issues import routing
from chuangcheng.issues.deeds import DEEDS, State
from chuangcheng.issues.models import Category, IssueQuerySet, Kind, NumberSeries, Source
from chuangcheng.issues.rules import POLICY
from chuangcheng.kernel import ids, text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Reach
from chuangcheng.people.models import Unit, UnitName
from chuangcheng.places.models import Place
from chuangcheng.web import filters
from chuangcheng.web.fields import DayField, LineField
from chuangcheng.web.filters import Chip, FilterForm, all_of
from chuangcheng.web.http import Request, known_only
from chuangcheng.web.issues import saved
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.issues.listing import short_area
from chuangcheng.web.issues.saved import SavedView

FILTERS = ("q", "community", "kind", "category", "state", "unit", "source", "since", "until")
_MOST_NAMES = 200
_MOST_UNITS = 100  # more is no choice; the search finds the others by their names
_REACHED = {deed.target for deed in DEEDS.values() if deed.open}
_STATES = [(state.value, state.label) for state in State if state in _REACHED]


@dataclass(frozen=True, slots=True)
class Question:
    """问的是什么: the view, the filters over it, and the form that changes them."""

    view: SavedView
    which: Q
    chips: tuple[Chip, ...]
    form: "IssueFilter"
    given: QueryDict

    def of(self, issues: IssueQuerySet) -> IssueQuerySet:
        """The issues that answer it; none while a filter cannot be read."""
        if self.form.errors:
            return issues.none()
        return issues.filter(self.which & all_of(self.chips))

    def one_fewer(self, issues: IssueQuerySet) -> Iterator[tuple[str, str, IssueQuerySet]]:
        """What one filter fewer would give: its words, its address, its issues."""
        for chip in self.chips:
            others = all_of(other for other in self.chips if other is not chip)
            url = filters.url(self.given, without=chip.keys)
            yield chip.value, url, issues.filter(self.which & others)
        if self.view is not saved.ALL:
            url = filters.url(self.given, view=saved.ALL.key)
            yield str(self.view.name), url, issues.filter(all_of(self.chips))


class IssueFilter(FilterForm):
    """筛选问题."""

    COLUMNS: ClassVar = {
        "community": "community",
        "kind": "kind",
        "category": "category__parent",
        "state": "state",
        "unit": "lead_unit",
        "source": "source",
    }

    field_order = (
        "q",
        "category",
        "community",
        "kind",
        "state",
        "source",
        "since",
        "until",
        "unit",
    )

    view = forms.CharField(widget=forms.HiddenInput, required=False)
    q = LineField(label=gettext_lazy("编号、问题、点位、单位"), most=40, required=False)
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("大类"), choices=Kind.choices, required=False
    )
    state = forms.MultipleChoiceField(label=gettext_lazy("状态"), choices=_STATES, required=False)
    source = forms.MultipleChoiceField(
        label=gettext_lazy("来源"), choices=Source.choices, required=False
    )
    category = forms.ChoiceField(label=gettext_lazy("类别"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("责任单位"), required=False)
    since = DayField(label=gettext_lazy("发现日期从"), required=False)
    until = DayField(label=gettext_lazy("到"), required=False)

    def __init__(self, request: Request, view: SavedView) -> None:
        asked = request.GET.copy()
        asked["view"] = view.key
        super().__init__(asked, now=request.now)
        areas = areas_of(request)
        self.offer("community", ((area.pk, short_area(area.name)) for area in areas))
        first = Category.objects.filter(parent=None)
        self.offer("category", ((row.pk, row.name) for row in first))
        around = {pk for area in areas for pk in area.concern().area_ids}
        units = self._units(around) if sees_others(request.actor) else []
        self.offer("unit", ((unit.pk, str(unit)) for unit in units))

    def _units(self, around: set[int]) -> list[Unit]:
        """The units that can be chosen, and the one that an address names."""
        units = routing.units_at_work(around, on=self._today, most=_MOST_UNITS)
        if len(units) < _MOST_UNITS:
            return units
        self.fields["unit"].help_text = _("单位很多，没有列出的在上面写单位名称来搜索")
        named = self.data.get("unit", "")
        if not named.isdecimal() or any(str(unit.pk) == named for unit in units):
            return units
        return [*units, *Unit.objects.filter(area__in=around, pk=named)]

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["q"]:
            yield Chip(("q",), _("搜索"), asked["q"], _text(asked["q"]))
        yield from super()._chips()
        if asked["since"] or asked["until"]:
            yield self._days(asked["since"], asked["until"], name=_("发现"), column="found_on")


def question(request: Request, views: list[SavedView]) -> Question:
    """问的是什么, from the address. BadRequest for a key or a view that no page sends."""
    given = request.GET
    known_only(given, "view", "sort", "at", *FILTERS)
    view = _view(given, views)
    form = IssueFilter(request, view)
    return Question(view, view.which(request.actor, request.today), form.chips(), form, given)


def _view(given: QueryDict, views: list[SavedView]) -> SavedView:
    """As asked; filters without a view look at all, so that a search finds everything."""
    key = given.get("view", "")
    if not key:
        return saved.ALL if any(given.get(name) for name in FILTERS) else views[0]
    for view in saved.EVERY:
        if view.key == key:
            return view
    raise BadRequest(f"no view {key!r}")


def sees_others(actor: Actor) -> bool:
    """Whether the list holds more than what was given to the person's own unit."""
    rights = POLICY.of("issues.see")
    return any(right.reach is Reach.AREA and right.role in actor.roles for right in rights)


def _text(wanted: str) -> Q:
    folded = text.folded(wanted)
    named = Q(folded__contains=folded) | Q(aliases__folded__contains=folded)
    places = Place.objects.filter(named).values_list("pk", flat=True)[:_MOST_NAMES]
    units = UnitName.objects.filter(folded__contains=folded).values_list("unit", flat=True)
    return (
        Q(number__in=_numbers(wanted))
        | Q(title__icontains=wanted)
        | Q(location__icontains=wanted)
        | Q(place__in=set(places))
        | Q(lead_unit__in=set(units[:_MOST_NAMES]))
    )


def _numbers(wanted: str) -> list[str]:
    """XX-2021-000169 as it stands; 169 and 000169 in every series that there is."""
    plain = text.compact(wanted).upper()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 6):
        return [plain]
    series = NumberSeries.objects.values_list("subdistrict__mark", "year")
    return [ids.serial(mark, year, int(plain)) for mark, year in series]
