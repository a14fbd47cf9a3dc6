"""包联分工的表单: who answers for what, and until when."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.duties.models import ChargeKind
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.web.fields import DayField, LineField, RowField
from chuangcheng.web.issues.choosing import units
from chuangcheng.web.naming import WhereForm


class ChargeForm(WhereForm):
    """安排包联分工: over a place by its name, or over an area as a whole."""

    kind = forms.ChoiceField(
        label=gettext_lazy("分工类型"),
        choices=[("", gettext_lazy("请选择")), *ChargeKind.choices],
    )
    community = RowField(label=gettext_lazy("区域"), required=False)
    place = LineField(
        label=gettext_lazy("点位"),
        most=60,
        required=False,
        help_text=gettext_lazy("小区、街巷、市场的名字；包整个社区或网格的，只选区域"),
    )
    person = RowField(label=gettext_lazy("责任人"), required=False, empty=gettext_lazy("没有"))
    unit = RowField(
        label=gettext_lazy("责任单位"),
        required=False,
        empty=gettext_lazy("没有"),
        help_text=gettext_lazy("责任到人的，只选责任人就行"),
    )
    since = DayField(label=gettext_lazy("从哪天起"), required=False)
    until = DayField(
        label=gettext_lazy("到哪天止"),
        required=False,
        help_text=gettext_lazy("这一天起不再负责；没有期限就空着"),
    )
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)
    field_order = ("kind", "community", "place", "person", "unit")

    def __init__(
        self, *given: Any, people: Sequence[Person], offered: Sequence[Unit], **more: Any
    ) -> None:
        super().__init__(*given, **more)
        areas = {"": more["areas"]}
        self.fields["community"].offer(areas, named=_with_community)  # type: ignore[attr-defined]
        self.fields["person"].offer(_by_unit(people))  # type: ignore[attr-defined]
        self.fields["unit"].offer(units(offered))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Where it is: a place that is known, or an area."""
        given = super().clean()
        if given.get("place") and not self.named:
            self.add_error("place", _("没有登记“%s”这个点位；先登记点位") % given["place"])
        elif not self.named and not given.get("community"):
            self.add_error("community", _("选一个区域，或写明哪个点位"))
        return given

    def given(self) -> dict[str, Any]:
        """The words of the command. Only for a valid form."""
        given = self.cleaned_data
        return {
            "unit": given["unit"],
            "person": given["person"],
            "since": given["since"] or ALWAYS,
            "until": given["until"] or OPEN_END,
            "note": given["note"],
        }


def _with_community(area: Area) -> str:
    grid = area.kind == AreaKind.GRID and area.parent
    return f"{area.parent.name} {area.name}" if grid and area.parent else area.name


def _by_unit(people: Sequence[Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in people:
        found.setdefault(str(person.unit or _("没有单位")), []).append(person)
    return found
