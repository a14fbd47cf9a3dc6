"""筛选: which batches the list shows, as it stands in the address."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.places.models import Area
from chuangcheng.publicity.models import AdTheme, AssetForm, AssetPart, AssetState
from chuangcheng.publicity.queries import visible_assets
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "community", "form", "state", "theme")
LATEST = Sort("recorded", "pk", gettext_lazy("最近登记在前"), descending=True)
MOST = Sort("quantity", "quantity", gettext_lazy("数量多的在前"), descending=True)
SORTS = (LATEST, MOST)


class AssetFilter(FilterForm):
    """筛选宣传设施."""

    COLUMNS: ClassVar = {"community": "community", "form": "form"}

    q = LineField(label=gettext_lazy("编号、点位、规格"), most=40, required=False)
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    form = forms.MultipleChoiceField(
        label=gettext_lazy("宣传形式"), choices=AssetForm.choices, required=False
    )
    state = forms.ChoiceField(
        label=gettext_lazy("设施状态"),
        choices=[("", gettext_lazy("不限")), *AssetState.choices],
        required=False,
    )
    theme = forms.ChoiceField(
        label=gettext_lazy("主题"),
        choices=[("", gettext_lazy("不限")), *AdTheme.choices],
        required=False,
    )

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = visible_assets(request.actor).order_by()
        areas = Area.objects.filter(pk__in=seen.values("community")).order_by("order", "id")
        self.offer("community", areas.values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["q"]:
            yield Chip(("q",), _("搜索"), asked["q"], _text(asked["q"]))
        yield from super()._chips()
        if asked["state"]:
            state = AssetState(asked["state"])
            held = AssetPart.objects.filter(void=False, ended_seq=0, state=state)
            which = Q(pk__in=held.values("asset"))
            yield Chip(("state",), _("设施状态"), str(state.label), which)
        if asked["theme"]:
            theme = AdTheme(asked["theme"])
            which = Q(themes__icontains=f'"{theme}"')
            yield Chip(("theme",), _("主题"), str(theme.label), which)


def _text(wanted: str) -> Q:
    return (
        Q(number__icontains=wanted)
        | Q(place__name__icontains=wanted)
        | Q(size__icontains=wanted)
        | Q(note__icontains=wanted)
    )
