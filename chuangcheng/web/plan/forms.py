"""工作计划的表单."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.figures import required
from chuangcheng.figures.dictionary import CONTEXTS, FIGURES
from chuangcheng.figures.required import Option
from chuangcheng.meetings.models import Decision
from chuangcheng.people.models import Person, Unit
from chuangcheng.people.queries import person_named
from chuangcheng.places.models import Area, PlaceType
from chuangcheng.plan.criteria import EACH_AREA, per_words
from chuangcheng.plan.drafts import MOST, ItemDraft
from chuangcheng.plan.judging import BY_HAND
from chuangcheng.plan.models import Compare, CriterionDraft, Item
from chuangcheng.web.campaigns.forms import TermField
from chuangcheng.web.documents.forms import PaperForm
from chuangcheng.web.fields import CHOOSE, DayField, LineField, PageForm, RowField
from chuangcheng.web.figures.views import CONTEXTS as NAMES
from chuangcheng.web.issues.choosing import units
from chuangcheng.web.letters.forms import Limit

_LIMIT_HELP = gettext_lazy("写日期；只说“方案时限”就照写；常态任务空着")
_NOT_OURS = gettext_lazy("不定单位")


class _Answerable(PageForm):
    """谁负责."""

    unit = RowField(label=gettext_lazy("责任单位"), required=False, empty=_NOT_OURS)
    person = LineField(
        label=gettext_lazy("责任人"),
        most=40,
        required=False,
        help_text=gettext_lazy("写登记过的人的姓名；没有登记的空着"),
    )
    responsible = LineField(
        label=gettext_lazy("责任单位原文"),
        most=MOST["responsible"],
        required=False,
        help_text=gettext_lazy("几个单位一起负责，或者名单里没有的，照写，例如 各社区"),
    )

    def __init__(self, *given: Any, named: Sequence[Unit], **more: Any) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["unit"].offer(units(named))
        self.somebody: Person | None = None

    def clean(self) -> dict[str, Any]:
        """The person is one of the unit."""
        given = self.cleaned_data
        if name := given.get("person"):
            self.somebody = person_named(name, unit=given.get("unit"))
            if self.somebody is None:
                self.add_error("person", _("责任单位里没有登记“%s”，先在人员里登记") % name)
        return given

    def answerable(self) -> dict[str, Any]:
        """Who answers for it. Only for a valid form."""
        given = self.cleaned_data
        return {
            "unit": given["unit"],
            "person": self.somebody,
            "responsible": given["responsible"],
        }


class _Described(PaperForm):
    """What is said of an item, however it is recorded."""

    aspect = LineField(
        label=gettext_lazy("方面"),
        most=MOST["aspect"],
        help_text=gettext_lazy("例如 宣传、志愿服务、公共安全保障"),
    )
    text = LineField(label=gettext_lazy("计划内容"), most=MOST["text"], rows=4)
    position = forms.IntegerField(
        label=gettext_lazy("计划序号"),
        min_value=0,
        max_value=999,
        required=False,
        help_text=gettext_lazy("报告里按时限和序号排；空着排在最后"),
    )
    decision = RowField(
        label=gettext_lazy("出自哪项议定事项"), required=False, empty=gettext_lazy("不是会上定的")
    )
    set_on = DayField(label=gettext_lazy("列入日期"), required=False)
    note = LineField(label=gettext_lazy("备注"), most=MOST["note"], required=False)

    def __init__(self, *given: Any, decisions: Sequence[Decision], **more: Any) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["decision"].offer({"": decisions})
        if not decisions:
            del self.fields["decision"]

    def draft(self, **more: Any) -> ItemDraft:
        """计划草稿 for the command. Only for a valid form."""
        names = ("aspect", "text", "position", "set_on", "note")
        said = {name: self.cleaned_data[name] for name in names}
        decision = self.cleaned_data.get("decision")
        return ItemDraft(**said, decision=decision, where=self.where(), **more)


class ItemForm(_Described, _Answerable):
    """列入计划."""

    due = TermField(label=gettext_lazy("完成时限"), required=False, help_text=_LIMIT_HELP)
    field_order = (
        *("aspect", "text", "due", "unit", "person", "responsible", "community"),
        *("position", "decision", "set_on", "note"),
    )

    def draft(self, **more: Any) -> ItemDraft:
        """计划草稿 for the command. Only for a valid form."""
        limit: Limit = self.cleaned_data["due"]
        return super().draft(due_on=limit.day, due_text=limit.said, **self.answerable(), **more)


class CorrectionForm(_Described):
    """订正; who answers, the deadline and the criteria have deeds of their own."""


class AssignmentForm(_Answerable):
    """落实责任."""


class DeadlineForm(PageForm):
    """调整时限."""

    due = TermField(label=gettext_lazy("新的完成时限"), required=False, help_text=_LIMIT_HELP)
    reason = LineField(label=gettext_lazy("理由"), most=200, rows=2)


class CloseForm(PageForm):
    """办结."""

    on = DayField(label=gettext_lazy("办结日期"))
    result = LineField(label=gettext_lazy("办结说明"), most=300, rows=3, required=False)


class OverrideForm(PageForm):
    """人工判定."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("判定为"),
        choices=[("", CHOOSE), *((each.value, each.label) for each in BY_HAND)],
    )
    reason = LineField(
        label=gettext_lazy("理由"),
        most=200,
        rows=3,
        help_text=gettext_lazy("印在内部的计划表里，不进上报的文件"),
    )


class CellBoxes(forms.CheckboxSelectMultiple):
    """只数其中哪些: each box names the figures that may ask for it (frontend/parts/narrowing)."""

    figures: Mapping[str, Sequence[str]] = {}

    def create_option(self, *given: Any, **more: Any) -> dict[str, Any]:
        """A box, with the figures to which it belongs."""
        option: dict[str, Any] = super().create_option(*given, **more)
        option["attrs"]["data-narrows"] = " ".join(self.figures.get(str(option["value"]), ()))
        return option


class CriterionForm(PageForm):
    """一条可核验标准, chosen by its Chinese names."""

    figure = forms.ChoiceField(
        label=gettext_lazy("统计项"), widget=forms.Select({"data-narrowed": True})
    )
    cells = forms.MultipleChoiceField(
        label=gettext_lazy("只数其中哪些"),
        required=False,
        widget=CellBoxes,
        help_text=gettext_lazy("不选就全部都数；同一组里选几个，就加在一起数"),
    )
    per = forms.ChoiceField(
        label=gettext_lazy("逐个还是合计"),
        required=False,
        help_text=gettext_lazy("逐个判断时，一个都没有的地方也会列出来"),
    )
    area = RowField(
        label=gettext_lazy("范围"), required=False, empty=gettext_lazy("整个计划的范围")
    )
    compare = forms.ChoiceField(label=gettext_lazy("要求"), choices=Compare.choices)
    target = forms.DecimalField(
        label=gettext_lazy("目标值"),
        required=False,
        max_digits=12,
        decimal_places=2,
        help_text=gettext_lazy("比率写百分数，例如 95；要求是“全部”就空着"),
    )
    due_on = DayField(
        label=gettext_lazy("这一条的时限"),
        required=False,
        help_text=gettext_lazy("和计划的时限一样就空着"),
    )

    def __init__(self, *given: Any, areas: Sequence[Area], town: Area, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["figure"].choices = [("", CHOOSE), *_figures()]
        offered = required.options(FIGURES.values(), town=town)
        self._options = _options(offered)
        fields["cells"].widget.figures = _figures_by_cell(offered)
        fields["cells"].choices = [
            (key, f"{each.name}：{each.label}") for key, each in self._options.items()
        ]
        fields["per"].choices = [
            ("", _("合计，一个数")),
            *((per, per_words(per)) for per in (*EACH_AREA, *PlaceType.values)),
        ]
        fields["area"].offer({"": areas})

    def draft(self) -> CriterionDraft:
        """标准草稿, checked against its figure. Raises Refused. Only for a valid form."""
        given = self.cleaned_data
        area = given["area"]
        cells = [self._options[key] for key in given["cells"]]
        draft = CriterionDraft(
            figure=given["figure"],
            compare=Compare(given["compare"]),
            target=given["target"],
            cells=tuple((each.cut, each.cell) for each in cells),
            per=given["per"],
            area_id=area.pk if area else None,
            due_on=given["due_on"],
        )
        required.check(draft)
        return draft


def said_of(item: Item) -> dict[str, object]:
    """What stands in the form before an item is corrected."""
    names = ("aspect", "text", "position", "decision", "set_on", "note", "community")
    return {name: getattr(item, name) for name in names}


def answerable_of(item: Item) -> dict[str, object]:
    """What stands in the form before somebody else answers for it."""
    person = item.person.name if item.person else ""
    return {"unit": item.unit, "person": person, "responsible": item.responsible}


def said_of_criterion(draft: CriterionDraft) -> dict[str, object]:
    """What stands in the form before a criterion is changed."""
    target: Decimal | str = "" if draft.target is None else required.target_words(draft.target)
    return {
        "figure": draft.figure,
        "cells": [_key(cut, cell) for cut, cell in draft.cells],
        "per": draft.per,
        "area": draft.area_id,
        "compare": draft.compare,
        "target": target,
        "due_on": draft.due_on,
    }


def _figures() -> list[tuple[str, list[tuple[str, str]]]]:
    """统计项 by register, by their Chinese names."""
    return [
        (str(NAMES[context]), [(figure.key, str(figure.name)) for figure in figures])
        for context, figures in CONTEXTS.items()
    ]


def _options(offered: required.Offered) -> dict[str, Option]:
    """What figures can be narrowed to: each cell once, whichever of them have it."""
    found: dict[str, Option] = {}
    for options in offered.values():
        for each in options:
            found.setdefault(_key(each.cut, each.cell), each)
    return found


def _figures_by_cell(offered: required.Offered) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for figure, options in offered.items():
        for each in options:
            found[_key(each.cut, each.cell)].append(figure)
    return found


def _key(cut: str, cell: str | int) -> str:
    return f"{cut}={cell}"
