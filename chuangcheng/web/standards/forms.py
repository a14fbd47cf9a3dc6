"""测评体系的表单: a system, its days, its clauses."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area, PlaceType
from chuangcheng.standards import codes, drafts, requirements
from chuangcheng.standards.commands import SystemDraft
from chuangcheng.standards.drafts import ClauseDraft
from chuangcheng.standards.models import (
    DEPTH,
    Clause,
    EvaluationSystem,
    Level,
    Method,
    Origin,
    SystemLevel,
)
from chuangcheng.web.fields import DayField, LineField, PageForm, RowField

_FACTS = ("name", "short_name", "year", "edition", "level", "origin", "is_example")


class SystemForm(PageForm):
    """起草和修改体系."""

    name = LineField(label=gettext_lazy("名称"), most=60)
    short_name = LineField(
        label=gettext_lazy("简称"),
        most=12,
        required=False,
        help_text=gettext_lazy("写在问题和表格里，例如 城市、未成年人"),
    )
    year = forms.IntegerField(label=gettext_lazy("年份"))
    edition = LineField(
        label=gettext_lazy("版次"),
        most=30,
        required=False,
        help_text=gettext_lazy("不写就按年份，例如 2021年版"),
    )
    level = forms.ChoiceField(label=gettext_lazy("体系级别"), choices=SystemLevel.choices)
    origin = forms.ChoiceField(label=gettext_lazy("体系出处"), choices=Origin.choices)
    is_example = forms.BooleanField(
        label=gettext_lazy("示例，以上级下发版本为准"),
        required=False,
        help_text=gettext_lazy("勾上以后，页面和导出的表上都印这句话"),
    )

    def __init__(self, *given: Any, system: EvaluationSystem | None = None, **more: Any) -> None:
        initial = {name: getattr(system, name) for name in _FACTS} if system else {}
        super().__init__(*given, initial={"year": more["now"].year, **initial}, **more)

    def facts(self) -> dict[str, Any]:
        """What was said, by the draft's names."""
        given = {name: self.cleaned_data[name] for name in _FACTS}
        return {
            **given,
            "level": SystemLevel(given["level"]),
            "origin": Origin(given["origin"]),
        }

    def draft(self, subdistrict: Area) -> SystemDraft:
        """体系草稿 for the command."""
        return SystemDraft(subdistrict=subdistrict, **self.facts())


class DayForm(PageForm):
    """启用 and 停用: on which day."""

    on = DayField(label=gettext_lazy("日期"))


class CloneForm(PageForm):
    """克隆新版次."""

    year = forms.IntegerField(label=gettext_lazy("新版的年份"))
    edition = LineField(
        label=gettext_lazy("新版的版次"),
        most=30,
        required=False,
        help_text=gettext_lazy("不写就按年份，例如 2022年版"),
    )


class ReasonForm(PageForm):
    """作废草稿."""

    reason = LineField(label=gettext_lazy("理由"), most=200)


class RequirementsField(forms.CharField):
    """材料要求, one a line."""

    widget = forms.Textarea({"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return requirements.written(value).replace("；", "\n")
        return value

    def to_python(self, value: Any) -> Any:
        try:
            return requirements.read(str(value or ""))
        except Refused as refusal:
            raise ValidationError(refusal.reason) from refusal


class ClauseForm(PageForm):
    """加条目 and 改条目; what only a standard has is asked for standards alone."""

    level = forms.ChoiceField(label=gettext_lazy("条目级别"), choices=Level.choices)
    code = LineField(
        label=gettext_lazy("条目编号"),
        most=codes.MOST,
        required=False,
        help_text=gettext_lazy("照上级的写法，例如 Ⅱ-26、1)"),
    )
    text = LineField(label=gettext_lazy("条目内容"), most=drafts.MOST["text"], rows=3)
    methods = forms.MultipleChoiceField(
        label=gettext_lazy("测评方法"),
        choices=Method.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    place_types = forms.MultipleChoiceField(
        label=gettext_lazy("适用点位类型"),
        choices=PlaceType.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    weight = forms.DecimalField(
        label=gettext_lazy("分值"),
        max_digits=6,
        decimal_places=2,
        required=False,
        help_text=gettext_lazy("不知道就空着，不会当作 0"),
    )
    requirements = RequirementsField(
        label=gettext_lazy("材料要求"),
        required=False,
        help_text=gettext_lazy("一行一项，例如 图片3张：整改前后；文件1份（选填）"),
    )
    note = LineField(
        label=gettext_lazy("考察要求"), most=drafts.MOST["note"], required=False, rows=2
    )

    def __init__(
        self,
        *given: Any,
        clause: Clause | None = None,
        levels: Sequence[Level] = (),
        **more: Any,
    ) -> None:
        super().__init__(*given, initial=_said(clause) if clause else {}, **more)
        if clause or len(levels) == 1:
            del self.fields["level"]
        else:
            offered = [(level.value, level.label) for level in levels]
            self.fields["level"].choices = offered  # type: ignore[attr-defined]
        self._level = Level(clause.level) if clause else levels[0]

    def facts(self) -> dict[str, Any]:
        """What was said, by the draft's names."""
        given = self.cleaned_data
        return {
            "code": given["code"],
            "text": given["text"],
            "methods": tuple(map(Method, given["methods"])),
            "place_types": tuple(map(PlaceType, given["place_types"])),
            "weight": given["weight"],
            "requirements": given["requirements"],
            "note": given["note"],
        }

    def draft(self, parent: Clause | None) -> ClauseDraft:
        """条目草稿 for the command."""
        level = Level(self.cleaned_data.get("level", self._level))
        return ClauseDraft(level=level, parent=parent, **self.facts())


class MoveForm(PageForm):
    """移动条目."""

    under = RowField(label=gettext_lazy("放在哪一条下面"), required=False)
    place = forms.IntegerField(
        label=gettext_lazy("排在第几"),
        min_value=1,
        help_text=gettext_lazy("超过已有条数就排在最后"),
    )

    def __init__(self, *given: Any, clause: Clause, parents: Sequence[Clause], **more: Any) -> None:
        initial = {"under": clause.parent_id, "place": clause.order}
        super().__init__(*given, initial=initial, **more)
        if parents:
            self.fields["under"].offer({"": parents}, named=_named)  # type: ignore[attr-defined]
            self.fields["under"].required = True
        else:
            del self.fields["under"]


def levels_below(parent: Clause | None) -> list[Level]:
    """Which levels may hang there, the usual one first."""
    if parent is None:
        return [Level.PROJECT, Level.NEGATIVE]
    depth = DEPTH[Level(parent.level)]
    return [level for level in Level if depth < DEPTH[level] <= DEPTH[Level.STANDARD]]


def _said(clause: Clause) -> dict[str, Any]:
    draft = drafts.draft_of(clause)
    names = ("code", "text", "methods", "place_types", "weight", "requirements", "note")
    return {name: getattr(draft, name) for name in names}


def _named(clause: Clause) -> str:
    return f"{clause.get_level_display()} {clause}"[:60]
