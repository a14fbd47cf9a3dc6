"""帮扶对象的表单. What is typed as a name is shown to whoever typed it and to nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.partners.assisting import MOST_NAME, CaseDraft
from chuangcheng.partners.models import AssistedCase, HelpKind, Pledge
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.web.fields import DayField, LineField, PageForm, RowField

NONE = gettext_lazy("没有")


@dataclass(frozen=True)
class Offered:
    """可选的: what the forms offer."""

    areas: Sequence[Area]
    units: Sequence[Unit]
    pledges: Sequence[Pledge]


class _CaseForm(PageForm):
    """What is said of a case, whether it is new or corrected."""

    kind = forms.ChoiceField(label=gettext_lazy("帮扶方式"), choices=HelpKind.choices)
    what = LineField(
        label=gettext_lazy("帮扶内容"),
        most=120,
        required=False,
        help_text=gettext_lazy("写做什么、多久一次；不写姓名、病情、民族和信仰"),
    )
    from_on = DayField(label=gettext_lazy("开始日期"))
    unit = RowField(label=gettext_lazy("帮扶单位"), required=False, empty=NONE)
    pledge = RowField(label=gettext_lazy("共建事项"), required=False, empty=NONE)

    def __init__(self, *given: Any, offered: Offered, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["unit"].offer({"": offered.units})
        fields["pledge"].offer({"": offered.pledges}, lambda pledge: pledge.what)
        fields["name"].widget.attrs["autocomplete"] = "off"

    def draft(self, community: Area) -> CaseDraft:
        """帮扶对象草稿 for the command. Only for a valid form."""
        given = {key: value for key, value in self.cleaned_data.items() if key != "community"}
        return CaseDraft(community=community, **given)


class CaseForm(_CaseForm):
    """登记帮扶对象."""

    community = RowField(label=gettext_lazy("社区/村"))
    name = LineField(
        label=gettext_lazy("姓名"),
        most=MOST_NAME,
        help_text=gettext_lazy("加密保存，只有本社区(村)能看；列表、导出、经过和日志里都没有"),
    )
    code = LineField(
        label=gettext_lazy("帮扶编号"),
        most=24,
        required=False,
        help_text=gettext_lazy("空着由系统编；已经有编号的写原来的"),
    )
    field_order = ("community", "name", "code")

    def __init__(self, *given: Any, offered: Offered, **more: Any) -> None:
        super().__init__(*given, offered=offered, **more)
        fields: Any = self.fields
        fields["community"].offer({"": offered.areas})
        if len(offered.areas) == 1:
            self.initial.setdefault("community", offered.areas[0].pk)


class CaseCorrectionForm(_CaseForm):
    """修改帮扶对象: the community and the code stay; the name stays unless another is written."""

    name = LineField(
        label=gettext_lazy("姓名"),
        most=MOST_NAME,
        required=False,
        help_text=gettext_lazy("空着就不改；这里不显示原来的"),
    )
    field_order = ("name",)


def said_of(case: AssistedCase) -> dict[str, Any]:
    """What a correction starts from; not the name."""
    return {
        "kind": case.kind,
        "what": case.what,
        "from_on": case.from_on,
        "unit": case.unit_id,
        "pledge": case.pledge_id,
    }
