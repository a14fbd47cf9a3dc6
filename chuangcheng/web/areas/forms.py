"""区域的表单: setting one up, correcting, replacing and merging it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.places.models import PARENTS, Area, AreaKind
from chuangcheng.web.fields import DayField, LineField, PageForm, RowField

_ORDER = forms.IntegerField(
    label=gettext_lazy("顺序"),
    min_value=0,
    max_value=999,
    required=False,
    help_text=gettext_lazy("在一览和报告里排第几，小的在前"),
)


class AreaForm(PageForm):
    """设置区域 below another one."""

    kind = forms.ChoiceField(label=gettext_lazy("区域类型"))
    name = LineField(label=gettext_lazy("名称"), most=60)
    mark = LineField(
        label=gettext_lazy("编号前缀"),
        most=8,
        required=False,
        help_text=gettext_lazy("只有街道要，例如 XX，问题编号就是 XX-2021-000169"),
    )
    code = LineField(label=gettext_lazy("区划代码"), most=15, required=False)
    order = _ORDER
    since = DayField(
        label=gettext_lazy("从哪天起有"),
        required=False,
        help_text=gettext_lazy("一直就有的，空着"),
    )

    def __init__(self, *given: Any, parent: Area, **more: Any) -> None:
        super().__init__(*given, **more)
        kinds = kinds_below(parent)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]
        if AreaKind.SUBDISTRICT not in kinds:
            del self.fields["mark"]


class CorrectionForm(PageForm):
    """修改区域."""

    name = LineField(
        label=gettext_lazy("名称"),
        most=60,
        help_text=gettext_lazy("写错了在这里改；从某天起改叫别的名称，用“区划调整”"),
    )
    code = LineField(label=gettext_lazy("区划代码"), most=15, required=False)
    order = _ORDER

    def __init__(self, *given: Any, area: Area, **more: Any) -> None:
        initial = {"name": area.name, "code": area.code, "order": area.order}
        super().__init__(*given, initial=initial, **more)


class ReplacementForm(PageForm):
    """区划调整: a new area, or one beside it, stands in its place from a day on."""

    on = DayField(label=gettext_lazy("从哪天起调整"))
    into = RowField(
        label=gettext_lazy("并入哪个区域"),
        required=False,
        empty=gettext_lazy("不并入，由新区域接替"),
    )
    name = LineField(
        label=gettext_lazy("新区域的名称"),
        most=60,
        required=False,
        help_text=gettext_lazy("并入别的区域就空着；下面的网格会跟到新区域"),
    )

    def __init__(self, *given: Any, beside: Sequence[Area], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["into"].offer({"": beside})  # type: ignore[attr-defined]


def kinds_below(parent: Area) -> list[AreaKind]:
    """What may hang on an area."""
    above = AreaKind(parent.kind)
    return [kind for kind, parents in PARENTS.items() if above in parents]
