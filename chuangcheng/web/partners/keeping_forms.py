"""便民设施和需求的表单: a facility, how it stands; a need, its match, its end."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.partners.drafts import FacilityDraft, NeedDraft
from chuangcheng.partners.models import (
    Facility,
    FacilityKind,
    FacilityState,
    Need,
    NeedState,
    Pledge,
    PledgeKind,
)
from chuangcheng.partners.needs import CLOSINGS
from chuangcheng.people.models import Unit
from chuangcheng.web.evidence.uploads import FilesField
from chuangcheng.web.fields import DayField, LineField, PageForm, QuantityField, RowField, RowsField
from chuangcheng.web.partners.forms import Offered, Placed


class FacilityForm(Placed):
    """登记便民设施."""

    name = LineField(label=gettext_lazy("设施名称"), most=60)
    kind = forms.ChoiceField(label=gettext_lazy("设施种类"), choices=FacilityKind.choices)
    spot = LineField(
        label=gettext_lazy("摆放位置"),
        most=60,
        required=False,
        help_text=gettext_lazy("例如：便民大厅东侧"),
    )
    offers = LineField(label=gettext_lazy("提供什么"), most=200, rows=2)
    set_up_on = DayField(label=gettext_lazy("投用日期"))
    pledge = RowField(
        label=gettext_lazy("由哪项共建事项建成"),
        required=False,
        help_text=gettext_lazy("列的是登记过兑现的；选了就不用再写建设单位"),
    )
    units = RowsField(
        label=gettext_lazy("建设单位"), required=False, widget=forms.CheckboxSelectMultiple
    )
    keeper = RowField(label=gettext_lazy("管护单位"), required=False)
    papers = FilesField(label=gettext_lazy("照片"))

    def __init__(
        self,
        *given: Any,
        offered: Offered,
        pledges: Sequence[Pledge],
        keepers: Sequence[Unit],
        **more: Any,
    ) -> None:
        super().__init__(*given, offered=offered, **more)
        fields: Any = self.fields
        fields["pledge"].offer({"": pledges})
        fields["keeper"].offer({"": keepers})

    def draft(self) -> FacilityDraft:
        """设施草稿 for the command. Only for a valid form."""
        given = self.cleaned_data
        same = ("name", "spot", "offers", "set_up_on", "pledge", "keeper")
        return FacilityDraft(
            where=self.where or given["community"],
            kind=FacilityKind(given["kind"]),
            units=tuple(given["units"]),
            **{name: given[name] for name in same},
        )


class FacilityCorrectionForm(FacilityForm):
    """订正便民设施; photos are added on its page."""

    papers = None  # type: ignore[assignment]


class FacilityChangeForm(PageForm):
    """登记变动."""

    to = forms.ChoiceField(label=gettext_lazy("现在的状态"))
    on = DayField(label=gettext_lazy("从哪天起"))
    note = LineField(label=gettext_lazy("说明"), most=200, rows=2, required=False)
    papers = FilesField(label=gettext_lazy("照片"))

    def __init__(self, *given: Any, state: str, **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["to"]
        field.choices = [each for each in FacilityState.choices if each[0] != state]


class NeedForm(Placed):
    """登记需求."""

    what = LineField(label=gettext_lazy("需要什么"), most=200, rows=2)
    kind = forms.ChoiceField(label=gettext_lazy("需求类别"), choices=PledgeKind.choices)
    quantity = QuantityField(
        label=gettext_lazy("数量"),
        required=False,
        help_text=gettext_lazy("写数字，也可以写 10余；没数过就空着，不会当成 0"),
    )
    quantity_unit = LineField(label=gettext_lazy("计量单位"), most=12, required=False)
    told_on = DayField(label=gettext_lazy("反映日期"))
    due_on = DayField(label=gettext_lazy("需要时间"), required=False)
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def draft(self) -> NeedDraft:
        """需求草稿 for the command. Only for a valid form."""
        given = self.cleaned_data
        same = ("what", "quantity", "quantity_unit", "told_on", "due_on", "note")
        return NeedDraft(
            where=self.where or given["community"],
            kind=PledgeKind(given["kind"]),
            **{name: given[name] for name in same},
        )


class NeedMatchForm(PageForm):
    """对接: the pledge that answers a need."""

    pledge = RowField(
        label=gettext_lazy("共建事项"),
        help_text=gettext_lazy("列的是给这个社区(村)的；没有合适的，先登记共建事项"),
    )
    on = DayField(label=gettext_lazy("对接日期"))

    def __init__(self, *given: Any, pledges: Sequence[Pledge], **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["pledge"]
        field.offer({"": pledges})


class PledgeMatchForm(PageForm):
    """对接 from the pledge's side: the need that it answers."""

    need = RowField(
        label=gettext_lazy("需求"), help_text=gettext_lazy("列的是这个社区(村)待对接的需求")
    )
    on = DayField(label=gettext_lazy("对接日期"))

    def __init__(self, *given: Any, needs: Sequence[Need], **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["need"]
        field.offer({"": needs})


class NeedClosingForm(PageForm):
    """了结需求."""

    to = forms.ChoiceField(label=gettext_lazy("结果"))
    on = DayField(label=gettext_lazy("日期"))
    note = LineField(
        label=gettext_lazy("说明"),
        most=200,
        rows=2,
        required=False,
        help_text=gettext_lazy("撤回的写明为什么"),
    )

    def __init__(self, *given: Any, state: NeedState, **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["to"]
        field.choices = [(each.value, each.label) for each in CLOSINGS[state]]


def said_of_facility(facility: Facility) -> dict[str, object]:
    """What stands in the form before a facility is corrected."""
    same = ("kind", "name", "spot", "offers", "set_up_on", "pledge", "keeper")
    return {
        **{name: getattr(facility, name) for name in same},
        "units": [row.unit_id for row in facility.units.all()],
        "community": facility.community_id,
        "place": facility.place.name if facility.place else "",
    }


def said_of_need(need: Need) -> dict[str, object]:
    """What stands in the form before a need is corrected."""
    same = ("kind", "what", "quantity_unit", "told_on", "note")
    return {
        **{name: getattr(need, name) for name in same},
        "community": need.community_id,
        "place": need.place.name if need.place else "",
        "quantity": need.amount,
        "due_on": need.due_on if need.has_due_day else None,
    }
