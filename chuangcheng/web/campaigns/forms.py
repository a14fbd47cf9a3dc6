"""专项治理的表单: a campaign, a measure, its deadline, its end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.campaigns.drafts import CampaignDraft, MeasureDraft, draft_of
from chuangcheng.campaigns.models import Campaign, CampaignSite, Measure
from chuangcheng.documents.models import Document
from chuangcheng.inspections.models import Round
from chuangcheng.kernel import text
from chuangcheng.kernel.dates import read_date
from chuangcheng.kernel.reading import Kind
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
from chuangcheng.web.issues.choosing import units
from chuangcheng.web.letters.forms import Limit, LimitField

_BETWEEN = re.compile(r"[、,，;；\n]+")
_BOXES = forms.CheckboxSelectMultiple
_LIMIT_HELP = gettext_lazy("写日期；方案里只写“方案时限”就照写，先记下，定了日子再改")


class TermField(LimitField):
    """完成时限. 方案时限 is a plan's own word: it names no day and is kept as it was written."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError:
            said = text.clean_line(str(value), most=60, field=str(self.label))
            if read_date(said, today=self.today).kind is Kind.NONE:
                return Limit(said=said)
            raise


@dataclass(frozen=True)
class Offered:
    """可选的: what the forms offer."""

    areas: Sequence[Area]
    units: Sequence[Unit]
    plans: Sequence[Document] = ()


class CampaignForm(PageForm):
    """部署专项治理, or what was said of one."""

    name = LineField(label=gettext_lazy("行动名称"), most=60)
    lead_unit = RowField(
        label=gettext_lazy("牵头单位"), required=False, empty=gettext_lazy("还没定")
    )
    plan = RowField(
        label=gettext_lazy("治理方案"),
        required=False,
        empty=gettext_lazy("还没有"),
        help_text=gettext_lazy("先在“会议文件”里登记，再到这里选"),
    )
    communities = RowsField(label=gettext_lazy("治理哪些社区(村)"), required=False, widget=_BOXES)
    places = LineField(
        label=gettext_lazy("只治理其中几处的，写点位"),
        most=500,
        rows=2,
        required=False,
        help_text=gettext_lazy("登记过的点位，几个用顿号隔开"),
    )
    began_on = DayField(label=gettext_lazy("开始日期"))
    due = TermField(label=gettext_lazy("完成时限"), required=False, help_text=_LIMIT_HELP)
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(self, *given: Any, town: Area, offered: Offered, **more: Any) -> None:
        super().__init__(*given, **more)
        self._town, self._areas = town, offered.areas
        self.found: list[Place] = []
        fields: Any = self.fields
        fields["lead_unit"].offer(units(offered.units))
        fields["plan"].offer({"": offered.plans})
        fields["communities"].offer({"": offered.areas})

    def clean(self) -> dict[str, Any]:
        """Each name is one place of the sub-district."""
        given = self.cleaned_data
        for name in filter(None, map(str.strip, _BETWEEN.split(given.get("places", "")))):
            named = places_named(name, community_ids={area.pk for area in self._areas})
            if len(named) == 1:
                self.found.append(named[0])
            elif named:
                where = _("、").join(place.community.name for place in named)
                facts = {"name": name, "where": where}
                self.add_error("places", _("“%(name)s”有几处：%(where)s，改选社区(村)") % facts)
            else:
                self.add_error("places", _("没有登记“%s”这个点位；先登记点位") % name)
        if not (given.get("communities") or self.found or self.errors):
            self.add_error("communities", _("写明治理哪些社区(村)或点位"))
        return given

    def draft(self) -> CampaignDraft:
        """专项治理草稿 for the command. Only for a valid form."""
        given = self.cleaned_data
        limit: Limit = given["due"]
        return CampaignDraft(
            subdistrict=self._town,
            sites=(*given["communities"], *self.found),
            due_on=limit.day,
            due_text=limit.said,
            **{name: given[name] for name in ("name", "lead_unit", "plan", "began_on", "note")},
        )


class EndForm(PageForm):
    """结束专项治理."""

    on = DayField(label=gettext_lazy("结束日期"))
    outcome = LineField(label=gettext_lazy("治理结果"), most=500, rows=4)


class _Described(PageForm):
    """What is said of a measure, however it is recorded."""

    what = LineField(label=gettext_lazy("做什么"), most=200, rows=2)
    community = RowField(
        label=gettext_lazy("在哪里"), required=False, empty=gettext_lazy("全部范围")
    )
    unit = RowField(label=gettext_lazy("责任单位"), required=False, empty=gettext_lazy("待明确"))
    cooperating = RowsField(label=gettext_lazy("配合单位"), required=False, widget=_BOXES)
    quantity = QuantityField(
        label=gettext_lazy("数量"),
        required=False,
        help_text=gettext_lazy("写数字，也可以写 10余、约20；没有数过就空着，不会当成 0"),
    )
    quantity_unit = LineField(label=gettext_lazy("计量单位"), most=12, required=False)
    set_on = DayField(label=gettext_lazy("安排日期"))
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(self, *given: Any, offered: Offered, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["community"].offer({"": offered.areas})
        fields["unit"].offer(units(offered.units))
        fields["cooperating"].offer({"": offered.units})

    def draft(self) -> MeasureDraft:
        """措施草稿 for the command. Only for a valid form."""
        given = {name: self.cleaned_data[name] for name in _Described.base_fields}
        return MeasureDraft(**{**given, "cooperating": tuple(given["cooperating"])})


class MeasureForm(_Described):
    """安排措施."""

    due = TermField(label=gettext_lazy("完成时限"), required=False, help_text=_LIMIT_HELP)
    field_order = (
        *("what", "community", "unit", "cooperating", "quantity", "quantity_unit"),
        *("set_on", "due", "note"),
    )

    def draft(self) -> MeasureDraft:
        """With its deadline."""
        limit: Limit = self.cleaned_data["due"]
        given = {name: self.cleaned_data[name] for name in _Described.base_fields}
        said = {"due_on": limit.day, "due_text": limit.said}
        return MeasureDraft(**{**given, **said, "cooperating": tuple(given["cooperating"])})


class MeasureCorrectionForm(_Described):
    """订正措施; its deadline has deeds of its own."""


class DueForm(PageForm):
    """定时限."""

    due = DayField(label=gettext_lazy("完成时限"))


class DeadlineForm(PageForm):
    """调整时限."""

    due = TermField(label=gettext_lazy("新的完成时限"), help_text=_LIMIT_HELP)
    reason = LineField(label=gettext_lazy("理由"), most=200, rows=2)


class DoneForm(PageForm):
    """登记完成."""

    on = DayField(label=gettext_lazy("完成日期"))
    outcome = LineField(label=gettext_lazy("完成情况"), most=200, rows=3, required=False)
    papers = FilesField(label=gettext_lazy("凭证"))


class RoundForm(PageForm):
    """归入检查."""

    round = RowField(
        label=gettext_lazy("检查轮次"),
        help_text=gettext_lazy("这一轮在治理范围里看到的情况一并接过来，不用再填"),
    )

    def __init__(self, *given: Any, rounds: Sequence[Round], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["round"].offer({"": rounds})  # type: ignore[attr-defined]


def said_of(campaign: Campaign, sites: Sequence[CampaignSite]) -> dict[str, object]:
    """What stands in the form before a campaign is corrected."""
    whole = [site.community_id for site in sites if site.place_id is None]
    names = [site.place.name for site in sites if site.place is not None]
    return {
        **{name: getattr(campaign, name) for name in ("name", "began_on", "note")},
        "lead_unit": campaign.lead_unit_id,
        "plan": campaign.plan_id,
        "communities": whole,
        "places": "、".join(names),
        "due": Limit(campaign.due_on if campaign.has_due_day else None, campaign.due_text),
    }


def said_of_measure(measure: Measure) -> dict[str, object]:
    """What stands in the form before a measure is corrected."""
    draft = draft_of(measure)
    return {name: getattr(draft, name) for name in _Described.base_fields}
