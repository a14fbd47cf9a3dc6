"""点位的表单: adding one and correcting one."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.places.commands import PlaceDraft
from chuangcheng.places.models import Area, Management, Place, PlaceType
from chuangcheng.web.fields import LineField, PageForm, QuantityField, RowField

_BETWEEN = re.compile(r"[、,，;；\s]+")


class _Described(PageForm):
    """What is said of a place, however it is recorded."""

    name = LineField(label=gettext_lazy("名称"), most=60)
    address = LineField(label=gettext_lazy("地址"), most=120, required=False)
    management = forms.ChoiceField(
        label=gettext_lazy("小区类型"), choices=Management.choices, required=False
    )
    households = QuantityField(
        label=gettext_lazy("户数"),
        required=False,
        help_text=gettext_lazy("写 348、约360、1000余 都行；没数过就空着，不会当作 0"),
    )
    buildings = forms.IntegerField(label=gettext_lazy("楼栋数"), required=False)
    year_built = forms.IntegerField(label=gettext_lazy("建成年份"), required=False)
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def described(self) -> dict[str, Any]:
        """What of it was typed, by the draft's names."""
        given = self.cleaned_data
        names = ("name", "address", "households", "buildings", "year_built", "note")
        return {
            **{name: given[name] for name in names},
            "management": Management(given["management"]),
        }


class PlaceForm(_Described):
    """登记点位."""

    community = RowField(label=gettext_lazy("社区/村"))
    type = forms.ChoiceField(label=gettext_lazy("点位类型"), choices=PlaceType.choices)
    aliases = LineField(
        label=gettext_lazy("别名"),
        most=200,
        required=False,
        help_text=gettext_lazy("大家还怎么叫它，几个用顿号隔开"),
    )
    field_order = ("community", "type", "name", "aliases", "address", "management")

    def __init__(self, *given: Any, areas: Sequence[Area], **more: Any) -> None:
        only = areas[0].pk if len(areas) == 1 else None
        initial = {"community": only, "type": PlaceType.COMPOUND}
        super().__init__(*given, initial=initial, **more)
        self.fields["community"].offer({"": areas})  # type: ignore[attr-defined]

    def draft(self) -> PlaceDraft:
        """点位草稿 for the command."""
        given = self.cleaned_data
        return PlaceDraft(
            community=given["community"],
            type=PlaceType(given["type"]),
            aliases=[name for name in _BETWEEN.split(given["aliases"]) if name],
            **self.described(),
        )


class CorrectionForm(_Described):
    """修改点位: where it lies and what it is stay as they were recorded."""

    def __init__(self, *given: Any, place: Place, **more: Any) -> None:
        names = ("name", "address", "management", "buildings", "year_built", "note")
        initial = {name: getattr(place, name) for name in names}
        super().__init__(*given, initial={**initial, "households": place.homes}, **more)
