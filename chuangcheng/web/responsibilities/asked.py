"""筛选: which items the list shows, as it stands in the address."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.duties.models import DutyItem
from chuangcheng.duties.queries import my_items, visible_items
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.people.models import Unit
from chuangcheng.standards.models import Method
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "system", "method", "community", "unit", "named", "state")
POSITION = Sort("position", "position", gettext_lazy("按清单顺序"))
DUE = Sort("due", "due_on", gettext_lazy("按完成时限"))
SORTS = (POSITION, DUE)
_NAMED = (
    ("mine", gettext_lazy("我的责任")),
    ("no", gettext_lazy("责任人待定")),
    ("yes", gettext_lazy("已写明责任人")),
)
_STATES = (
    ("now", gettext_lazy("在用")),
    ("draft", gettext_lazy("草稿")),
    ("ended", gettext_lazy("已结束")),
)


class ItemFilter(FilterForm):
    """筛选责任清单."""

    COLUMNS: ClassVar = {"system": "system", "community": "community"}

    q = LineField(label=gettext_lazy("标准、姓名"), most=40, required=False)
    system = forms.MultipleChoiceField(label=gettext_lazy("测评体系"), required=False)
    method = forms.MultipleChoiceField(
        label=gettext_lazy("测评方法"), choices=Method.choices, required=False
    )
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("单位"), required=False)
    named = forms.ChoiceField(
        label=gettext_lazy("责任人"),
        choices=[("", gettext_lazy("不限")), *_NAMED],
        required=False,
    )
    state = forms.ChoiceField(
        label=gettext_lazy("状态"), choices=[("", gettext_lazy("不限")), *_STATES], required=False
    )

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        self._actor = request.actor
        seen = visible_items(request.actor).select_related(None).prefetch_related(None).order_by()
        self.offer("system", seen.values_list("system", "system__name").distinct())
        places = seen.filter(community__isnull=False).order_by("community__order")
        named = places.values_list("community", "community__name", "community__order")
        self.offer("community", [(pk, name) for pk, name, _order in named.distinct()])
        ids = seen.values("pk")
        held = Q(pk__in=DutyItem.objects.filter(pk__in=ids).values("lead_unit"))
        held |= Q(pk__in=DutyItem.objects.filter(pk__in=ids).values("units__unit"))
        self.offer("unit", Unit.objects.filter(held).order_by("pinyin").values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        given = self.cleaned_data
        if given["q"]:
            yield Chip(("q",), _("搜索"), given["q"], _text(given["q"]))
        yield from super()._chips()
        if given["method"]:
            named = _("、").join(str(Method(each).label) for each in given["method"])
            which = reduce(or_, (Q(clause__methods__contains=each) for each in given["method"]))
            yield Chip(("method",), _("测评方法"), named, which)
        if unit := given.get("unit"):
            label = str(dict(self.fields["unit"].choices)[unit])  # type: ignore[attr-defined]
            inside = DutyItem.objects.filter(units__unit=unit).values("pk")
            yield Chip(("unit",), _("单位"), label, Q(lead_unit=unit) | Q(pk__in=inside))
        if given["named"]:
            yield Chip(
                ("named",),
                _("责任人"),
                str(dict(_NAMED)[given["named"]]),
                self._who(given["named"]),
            )
        if given["state"]:
            yield Chip(
                ("state",),
                _("状态"),
                str(dict(_STATES)[given["state"]]),
                self._when(given["state"]),
            )

    def _who(self, named: str) -> Q:
        if named == "mine":
            return my_items(self._actor, on=self._today)
        return Q(person__isnull=named == "no")

    def _when(self, state: str) -> Q:
        if state == "draft":
            return Q(since=OPEN_END)
        if state == "ended":
            return Q(until__lte=self._today)
        return Q(since__lte=self._today, until__gt=self._today)


def _text(wanted: str) -> Q:
    return (
        Q(clause__text__icontains=wanted)
        | Q(clause__code__iexact=wanted)
        | Q(person__name__contains=wanted)
        | Q(leader__name__contains=wanted)
    )
