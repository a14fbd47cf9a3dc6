"""包联共建的表单: an agreement, a match, a pledge, how it stands, what was delivered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.partners import frequencies
from chuangcheng.partners.drafts import AgreementDraft, PledgeDraft, draft_of
from chuangcheng.partners.models import (
    Agreement,
    Outcome,
    Pledge,
    PledgeKind,
    PledgeState,
)
from chuangcheng.partners.pledges import ROADS
from chuangcheng.partners.queries import agreement_of
from chuangcheng.partners.recurrence import Rule
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, Place
from chuangcheng.places.queries import places_named
from chuangcheng.web.evidence.uploads import FilesField
from chuangcheng.web.fields import (
    DayField,
    LineField,
    PageForm,
    QuantityField,
    RowField,
    RowsField,
)
from chuangcheng.web.letters.forms import Limit, LimitField

_BOXES = forms.CheckboxSelectMultiple
_UNITS_HELP = gettext_lazy("列的是登记过的包联单位；没有的先在“系统设置 · 单位”里登记")


@dataclass(frozen=True)
class Offered:
    """可选的: what the forms offer."""

    areas: Sequence[Area]
    units: Sequence[Unit]


class FrequencyField(LineField):
    """频次 as ledgers write it: 每周五上午，逢节假日顺延; nothing written is done once."""

    def prepare_value(self, value: Any) -> Any:
        return frequencies.words(value) if isinstance(value, Rule) else value

    def to_python(self, value: Any) -> Any:
        written = super().to_python(value)
        if not written:
            return None
        rule = frequencies.read(written)
        if rule is None:
            raise ValidationError(
                _(
                    "写成“每周五上午”“隔周周三”“每月15日”“每月末”“每季末”，后面可以加“，逢节假日顺延”"
                )
            )
        return rule


class Among(PageForm):
    """What names a community and units."""

    community = RowField(label=gettext_lazy("社区/村"))

    def __init__(self, *given: Any, offered: Offered, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["community"].offer({"": offered.areas})
        if len(offered.areas) == 1:
            self.initial.setdefault("community", offered.areas[0].pk)
        for name in ("unit", "units"):
            if name in fields:
                fields[name].offer({"": offered.units})


class Placed(Among):
    """What is for a community, or for a place in one."""

    place = LineField(
        label=gettext_lazy("在某一处的，写点位"),
        most=60,
        required=False,
        help_text=gettext_lazy("登记过的小区、学校；在社区里的空着"),
    )

    def clean(self) -> dict[str, Any]:
        """A place is one of the community's own."""
        given = self.cleaned_data
        self.where: Area | Place | None = given.get("community")
        if given.get("place") and self.where is not None:
            found = places_named(given["place"], community_ids={self.where.pk})
            if len(found) == 1:
                self.where = found[0]
            else:
                self.add_error("place", _("这个社区(村)没有登记“%s”这个点位") % given["place"])
        return given


class MatchForm(Among):
    """登记结对."""

    unit = RowField(label=gettext_lazy("包联单位"), help_text=_UNITS_HELP)
    on = DayField(label=gettext_lazy("从哪天起"))


class EndForm(PageForm):
    """结束结对."""

    on = DayField(label=gettext_lazy("从哪天起不再包联"))


class AgreementForm(Among):
    """登记共建协议."""

    units = RowsField(label=gettext_lazy("包联单位"), widget=_BOXES, help_text=_UNITS_HELP)
    signed_on = DayField(label=gettext_lazy("签订日期"))
    ends_on = DayField(
        label=gettext_lazy("有效期止"),
        required=False,
        help_text=gettext_lazy("协议没写就空着，一直算有效"),
    )
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)
    papers = FilesField(label=gettext_lazy("扫描件"))

    def draft(self) -> AgreementDraft:
        """协议草稿 for the command. Only for a valid form."""
        given = self.cleaned_data
        return AgreementDraft(
            community=given["community"],
            units=tuple(given["units"]),
            signed_on=given["signed_on"],
            until_on=given["ends_on"],
            note=given["note"],
        )


class AgreementCorrectionForm(AgreementForm):
    """订正共建协议; scans are added on its page."""

    papers = None  # type: ignore[assignment]


class PledgeForm(Placed):
    """登记共建事项."""

    units = RowsField(label=gettext_lazy("包联单位"), widget=_BOXES, help_text=_UNITS_HELP)
    what = LineField(label=gettext_lazy("承诺什么"), most=200, rows=2)
    kind = forms.ChoiceField(label=gettext_lazy("事项类别"), choices=PledgeKind.choices)
    place = LineField(
        label=gettext_lazy("给某一处的，写点位"),
        most=60,
        required=False,
        help_text=gettext_lazy("登记过的学校、小区；给整个社区的空着"),
    )
    rule = FrequencyField(
        label=gettext_lazy("频次"),
        most=60,
        required=False,
        help_text=gettext_lazy("一次性的空着；周期性的写“每周五上午”，逢假怎么办也可以写上"),
    )
    first = DayField(label=gettext_lazy("周期从哪天算起"), required=False)
    quantity = QuantityField(
        label=gettext_lazy("数量/金额"),
        required=False,
        help_text=gettext_lazy("写数字，也可以写 10余、约3000；没说过就空着，不会当成 0"),
    )
    quantity_unit = LineField(label=gettext_lazy("计量单位"), most=12, required=False)
    agreed_on = DayField(label=gettext_lazy("商定日期"))
    due = LimitField(
        label=gettext_lazy("承诺时限"),
        required=False,
        help_text=gettext_lazy("写日期；只说了“上半年”就照写，先记下"),
    )
    outlined = forms.BooleanField(label=gettext_lazy("还只是个方向，待细化"), required=False)
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def clean(self) -> dict[str, Any]:
        """A first day needs a rule."""
        given = super().clean()
        if given.get("first") and not given.get("rule") and "rule" not in self.errors:
            self.add_error("first", _("写了从哪天算起，还要写频次"))
        return given

    def draft(self) -> PledgeDraft:
        """共建事项草稿 for the command. Only for a valid form."""
        given = self.cleaned_data
        limit: Limit = given["due"]
        rule = given["rule"]
        units = tuple(given["units"])
        return PledgeDraft(
            where=self.where or given["community"],
            units=units,
            kind=PledgeKind(given["kind"]),
            rule=replace(rule, first=given["first"]) if rule else None,
            due_on=limit.day,
            due_text=limit.said,
            agreement=agreement_of(given["community"], units, on=given["agreed_on"]),
            state=PledgeState.OUTLINED if given.get("outlined") else PledgeState.AGREED,
            **{
                name: given[name]
                for name in ("what", "quantity", "quantity_unit", "agreed_on", "note")
            },
        )


class PledgeCorrectionForm(PledgeForm):
    """订正共建事项; how it stands has a form of its own."""

    outlined = None  # type: ignore[assignment]


class ProgressForm(PageForm):
    """更新状态."""

    to = forms.ChoiceField(label=gettext_lazy("现在的状态"))
    on = DayField(label=gettext_lazy("从哪天起"))
    note = LineField(label=gettext_lazy("说明"), most=200, rows=2, required=False)

    def __init__(self, *given: Any, state: PledgeState, **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["to"]
        field.choices = [(each.value, each.label) for each in ROADS[state]]
        if state == PledgeState.FULFILLED:
            self.fields["note"].help_text = _("已经登记为落实的要改回来，写明为什么")


class DeliveryForm(PageForm):
    """登记兑现."""

    outcome = forms.ChoiceField(label=gettext_lazy("兑现结果"), choices=Outcome.choices)
    on = DayField(label=gettext_lazy("日期"))
    own_day = DayField(
        label=gettext_lazy("是哪一次"),
        required=False,
        help_text=gettext_lazy("周期性的写频次上应有的那一天，挪到别的日子也写原来那天"),
    )
    words = LineField(label=gettext_lazy("兑现情况"), most=200, rows=3, required=False)
    papers = FilesField(label=gettext_lazy("凭证"))

    def __init__(self, *given: Any, recurring: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        if not recurring:
            del self.fields["own_day"]


class ConfirmForm(PageForm):
    """确认兑现: nothing to fill in."""


def said_of(agreement: Agreement) -> dict[str, object]:
    """What stands in the form before an agreement is corrected."""
    return {
        "community": agreement.community_id,
        "units": [row.unit_id for row in agreement.units.all()],
        "signed_on": agreement.signed_on,
        "ends_on": agreement.until_on if agreement.ends else None,
        "note": agreement.note,
    }


def said_of_pledge(pledge: Pledge) -> dict[str, object]:
    """What stands in the form before a pledge is corrected."""
    draft = draft_of(pledge)
    same = ("kind", "what", "quantity", "quantity_unit", "agreed_on", "note")
    return {
        **{name: getattr(draft, name) for name in same},
        "community": pledge.community_id,
        "units": [row.unit_id for row in pledge.units.all()],
        "place": pledge.place.name if pledge.place else "",
        "rule": draft.rule,
        "first": draft.rule.first if draft.rule else None,
        "due": Limit(draft.due_on, draft.due_text),
    }
