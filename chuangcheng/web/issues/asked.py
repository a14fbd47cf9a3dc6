"""筛选: which issues the list shows, as it stands in the address.

Free text looks at numbers exactly, at places and units by name and then by their keys, and at the
title and the position by a scan that is held to what the person may see (about 0.1 s for 100,000
issues on SQLite; an index of bigrams comes with the search over all things).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.issues import routing
from chuangcheng.issues.deeds import DEEDS, State
from chuangcheng.issues.models import Category, Issue, Kind, NumberSeries, Source
from chuangcheng.issues.rules import POLICY
from chuangcheng.kernel import ids, text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Reach
from chuangcheng.people.models import UnitName
from chuangcheng.places.models import Area, Place
from chuangcheng.web import words
from chuangcheng.web.fields import DayField, LineField, PageForm
from chuangcheng.web.http import Request, known_only
from chuangcheng.web.issues import saved
from chuangcheng.web.issues.listing import short_area
from chuangcheng.web.issues.saved import SavedView

FILTERS = ("q", "community", "kind", "category", "state", "unit", "source", "since", "until")
_MOST_NAMES = 200
_REACHED = {deed.target for deed in DEEDS.values() if deed.open}
_STATES = [(state.value, state.label) for state in State if state in _REACHED]


@dataclass(frozen=True, slots=True)
class Chip:
    """一个筛选: its keys in the address, its words, which issues."""

    keys: tuple[str, ...]
    name: str
    value: str
    which: Q

    @property
    def text(self) -> str:
        """社区：龙头山、松树园."""
        return _("%(name)s：%(value)s") % {"name": self.name, "value": self.value}


@dataclass(frozen=True, slots=True)
class Question:
    """问的是什么: the view, the filters over it, and the form that changes them."""

    view: SavedView
    chips: tuple[Chip, ...]
    form: "FilterForm"
    which: Q
    given: QueryDict

    def of(self, issues: QuerySet[Issue]) -> QuerySet[Issue]:
        """The issues that answer it."""
        return issues.filter(self.which & _all_of(self.chips))

    def url(self, *, without: Iterable[str] = (), **changes: str) -> str:
        """The list with another question; a place in the list does not outlive it."""
        asked = self.given.copy()
        for key in ("at", *without):
            asked.pop(key, None)
        for key, value in changes.items():
            asked[key] = value
        return f"?{asked.urlencode()}"

    def one_fewer(self, issues: QuerySet[Issue]) -> Iterator[tuple[str, str, QuerySet[Issue]]]:
        """What one filter fewer would give: its words, its address, its issues."""
        for chip in self.chips:
            others = _all_of(other for other in self.chips if other is not chip)
            yield chip.value, self.url(without=chip.keys), issues.filter(self.which & others)
        if self.view is not saved.ALL:
            found = issues.filter(_all_of(self.chips))
            yield str(self.view.name), self.url(view=saved.ALL.key), found


class FilterForm(PageForm):
    """筛选: a GET form behind + 筛选. What cannot be chosen by this person is not there."""

    view = forms.CharField(widget=forms.HiddenInput, required=False)
    sort = forms.CharField(widget=forms.HiddenInput, required=False)
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
        super().__init__(asked, today=request.today)
        self._today = request.today
        areas = _areas(request)
        self._offer("community", ((area.pk, short_area(area.name)) for area in areas))
        first = Category.objects.filter(parent=None)
        self._offer("category", ((row.pk, row.name) for row in first))
        around = {pk for area in areas for pk in area.concern().area_ids}
        units = routing.units_for(around, on=request.today) if _sees_others(request.actor) else []
        self._offer("unit", ((unit.pk, str(unit)) for unit in units))

    def chips(self) -> Iterator[Chip]:
        """The filters that are on. Only for a valid form."""
        asked = self.cleaned_data
        if asked["q"]:
            yield Chip(("q",), _("搜索"), asked["q"], _text(asked["q"]))
        for key, column in _COLUMNS.items():
            if key in self.fields and asked[key]:
                yield self._chosen(key, column)
        if asked["since"] or asked["until"]:
            yield self._found()

    def _offer(self, name: str, options: Iterable[tuple[object, str]]) -> None:
        """A choice of one or none is no filter."""
        offered = [(str(value), label) for value, label in options]
        field: Any = self.fields[name]
        if len(offered) < 2:
            del self.fields[name]
        elif isinstance(field, forms.MultipleChoiceField):
            field.choices = offered
        else:
            field.choices = [("", _("不限")), *offered]

    def _chosen(self, key: str, column: str) -> Chip:
        value, field = self.cleaned_data[key], self.fields[key]
        chosen = value if isinstance(value, list) else [value]
        labels = dict(field.choices)  # type: ignore[attr-defined]
        named = _("、").join(str(labels[each]) for each in chosen)
        return Chip((key,), str(field.label), named, Q(**{f"{column}__in": chosen}))

    def _found(self) -> Chip:
        since, until = self.cleaned_data["since"], self.cleaned_data["until"]
        which = Q(found_on__gte=since) if since else Q()
        if until:
            which &= Q(found_on__lte=until)
        first, last = (words.day(day, self._today) if day else "" for day in (since, until))
        if first and last:
            shown = _("%(first)s—%(last)s") % {"first": first, "last": last}
        else:
            shown = _("%s以来") % first if first else _("截至 %s") % last
        return Chip(("since", "until"), _("发现"), shown, which)


_COLUMNS = {
    "community": "community",
    "kind": "kind",
    "category": "category__parent",
    "state": "state",
    "unit": "lead_unit",
    "source": "source",
}


def question(request: Request, views: list[SavedView]) -> Question:
    """问的是什么, from the address. BadRequest for a key or a view that no page sends."""
    given = request.GET
    known_only(given, "view", "sort", "at", *FILTERS)
    view = _view(given, views)
    form = FilterForm(request, view)
    chips = tuple(form.chips()) if form.is_valid() else ()
    return Question(view, chips, form, view.which(request.actor, request.today), given)


def _view(given: QueryDict, views: list[SavedView]) -> SavedView:
    """As asked; filters without a view look at all, so that a search finds everything."""
    key = given.get("view", "")
    if not key:
        return saved.ALL if any(given.get(name) for name in FILTERS) else views[0]
    for view in saved.EVERY:
        if view.key == key:
            return view
    raise BadRequest(f"no view {key!r}")


def _areas(request: Request) -> list[Area]:
    """The communities and villages in which somebody works."""
    found = Area.objects.leaves().valid(request.today).below(request.actor.area_ids)
    return list(found.order_by("order", "id"))


def _sees_others(actor: Actor) -> bool:
    """Whether the list holds more than what was given to the person's own unit."""
    rights = POLICY.of("issues.see")
    return any(right.reach is Reach.AREA and right.role in actor.roles for right in rights)


def _all_of(chips: Iterable[Chip]) -> Q:
    return reduce(and_, (chip.which for chip in chips), Q())


def _text(words_: str) -> Q:
    folded = text.folded(words_)
    named = Q(folded__contains=folded) | Q(aliases__folded__contains=folded)
    places = Place.objects.filter(named).values_list("pk", flat=True)[:_MOST_NAMES]
    units = UnitName.objects.filter(folded__contains=folded).values_list("unit", flat=True)
    return (
        Q(number__in=_numbers(words_))
        | Q(title__icontains=words_)
        | Q(location__icontains=words_)
        | Q(place__in=set(places))
        | Q(lead_unit__in=set(units[:_MOST_NAMES]))
    )


def _numbers(words_: str) -> list[str]:
    """XX-2021-000169 as it stands; 169 and 000169 in every series that there is."""
    plain = text.compact(words_).upper()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 6):
        return [plain]
    series = NumberSeries.objects.values_list("subdistrict__mark", "year")
    return [ids.serial(mark, year, int(plain)) for mark, year in series]
