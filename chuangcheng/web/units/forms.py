"""单位的表单: adding, correcting, renaming, ending."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.issues.trades import Trade
from chuangcheng.people.models import Unit, UnitKind
from chuangcheng.places.models import Area
from chuangcheng.web.fields import DayField, LineField, PageForm, RowField

_BETWEEN = re.compile(r"[、,，;；\s]+")
_NAMES = ("kind", "short", "trade", "area", "note")


class _Described(PageForm):
    """What is said of a unit beside its name."""

    kind = forms.ChoiceField(
        label=gettext_lazy("单位类型"), choices=[("", gettext_lazy("请选择")), *UnitKind.choices]
    )
    area = RowField(
        label=gettext_lazy("在哪个区域"),
        required=False,
        empty=gettext_lazy("不在任何区域"),
        help_text=gettext_lazy("街道的选街道，社区的选社区，市区的选市或区"),
    )
    short = LineField(label=gettext_lazy("简称"), most=30, required=False)
    aliases = LineField(
        label=gettext_lazy("别名"),
        most=200,
        required=False,
        help_text=gettext_lazy("台账里还怎么写它，几个用顿号隔开"),
    )
    trade = forms.ChoiceField(
        label=gettext_lazy("行业"),
        choices=[("", gettext_lazy("没有")), *Trade.choices],
        required=False,
        help_text=gettext_lazy("交办时按行业推荐责任单位"),
    )
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(self, *given: Any, areas: Sequence[Area], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["area"].offer({"": areas})  # type: ignore[attr-defined]

    def described(self) -> dict[str, Any]:
        """What was typed, by the command's names."""
        given = dict(self.cleaned_data)
        given["aliases"] = [name for name in _BETWEEN.split(given["aliases"]) if name]
        return {**given, "kind": UnitKind(given["kind"])}


class UnitForm(_Described):
    """登记单位."""

    name = LineField(label=gettext_lazy("名称"), most=60)
    field_order = ("name",)


class CorrectionForm(_Described):
    """修改单位; its name changes by 更名."""

    def __init__(self, *given: Any, unit: Unit, aliases: Sequence[str], **more: Any) -> None:
        initial = {name: getattr(unit, name) for name in _NAMES}
        super().__init__(*given, initial={**initial, "aliases": "、".join(aliases)}, **more)


class RenamingForm(PageForm):
    """单位更名."""

    name = LineField(label=gettext_lazy("新名称"), most=60)
    on = DayField(
        label=gettext_lazy("新名称从哪天起用"),
        help_text=gettext_lazy("这一天以前的事，还印原来的名称"),
    )


class EndingForm(PageForm):
    """撤销单位."""

    on = DayField(
        label=gettext_lazy("从哪天起不再有这个单位"),
        help_text=gettext_lazy("以前交给它的事和它说过的话都留着"),
    )
