"""责任清单的表单: a list, an item, a change of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.documents.models import Document
from chuangcheng.duties.drafts import DutyDraft
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area
from chuangcheng.standards.models import Clause, EvaluationSystem
from chuangcheng.web.citing import DocumentField
from chuangcheng.web.fields import (
    DayField,
    LineField,
    PageForm,
    QuantityField,
    RowField,
    RowsField,
)
from chuangcheng.web.issues.choosing import units

_BOXES = forms.CheckboxSelectMultiple
_NOBODY = gettext_lazy("没有")


@dataclass(frozen=True)
class Offered:
    """可选的: what the form of an item offers."""

    clauses: Sequence[Clause]
    areas: Sequence[Area]
    people: Sequence[Person]
    units: Sequence[Unit]


class ListForm(PageForm):
    """起草和修改责任清单."""

    name = LineField(label=gettext_lazy("清单名称"), most=60)
    document = DocumentField(label=gettext_lazy("清单文件"))
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(self, *given: Any, documents: Sequence[Document], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["document"].offer(documents)  # type: ignore[attr-defined]


class SheetForm(PageForm):
    """按表里写的责任单位起草."""

    system = RowField(label=gettext_lazy("测评体系"))
    area = RowField(label=gettext_lazy("区域"))

    def __init__(
        self,
        *given: Any,
        systems: Sequence[EvaluationSystem],
        areas: Sequence[Area],
        **more: Any,
    ) -> None:
        super().__init__(*given, **more)
        self.fields["system"].offer({"": systems})  # type: ignore[attr-defined]
        self.fields["area"].offer({"": areas})  # type: ignore[attr-defined]


class DayForm(PageForm):
    """哪一天."""

    on = DayField(label=gettext_lazy("日期"))


class ReasonForm(PageForm):
    """为什么."""

    reason = LineField(label=gettext_lazy("理由"), most=200)


class HolderForm(PageForm):
    """谁负责、做到多少、什么时候."""

    leader = RowField(label=gettext_lazy("牵头领导"), required=False, empty=_NOBODY)
    lead_unit = RowField(label=gettext_lazy("牵头单位"), required=False, empty=_NOBODY)
    responsible = RowsField(label=gettext_lazy("责任单位"), required=False, widget=_BOXES)
    cooperating = RowsField(label=gettext_lazy("配合单位"), required=False, widget=_BOXES)
    person = RowField(
        label=gettext_lazy("责任人"),
        required=False,
        empty=gettext_lazy("责任人待定"),
        help_text=gettext_lazy("本街道自定的标准要写明责任人才能发布"),
    )
    target = QuantityField(
        label=gettext_lazy("量化目标"),
        required=False,
        help_text=gettext_lazy("写数字；说不清就空着，不会当成 0"),
    )
    target_unit = LineField(label=gettext_lazy("计量单位"), most=12, required=False)
    due_on = DayField(label=gettext_lazy("完成时限"), required=False)
    due_text = LineField(
        label=gettext_lazy("时限原文"),
        most=60,
        required=False,
        help_text=gettext_lazy("没有写到哪一天的，照原话写在这里"),
    )
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(
        self, *given: Any, offered: Offered, draft: DutyDraft | None = None, **more: Any
    ) -> None:
        if draft is not None:
            more["initial"] = {**_said(draft), **more.get("initial", {})}
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["leader"].offer({"": offered.people}, named=_with_unit)
        fields["person"].offer({"": offered.people}, named=_with_unit)
        fields["lead_unit"].offer(units(offered.units))
        fields["responsible"].offer({"": offered.units})
        fields["cooperating"].offer({"": offered.units})

    def facts(self) -> dict[str, Any]:
        """The words of the command. Only for a valid form."""
        names = HolderForm.base_fields
        given = {name: self.cleaned_data[name] for name in names}
        return {
            **given,
            "responsible": tuple(given["responsible"]),
            "cooperating": tuple(given["cooperating"]),
            "due_on": given["due_on"] or OPEN_END,
        }


class ItemForm(HolderForm):
    """加责任项: which standard, where."""

    clause = RowField(label=gettext_lazy("测评标准"))
    area = RowField(label=gettext_lazy("区域"))
    field_order = ("clause", "area")

    def __init__(self, *given: Any, offered: Offered, **more: Any) -> None:
        super().__init__(*given, offered=offered, **more)
        by_system: dict[str, list[Clause]] = {}
        for clause in offered.clauses:
            by_system.setdefault(str(clause.system), []).append(clause)
        self.fields["clause"].offer(by_system)  # type: ignore[attr-defined]
        self.fields["area"].offer({"": offered.areas})  # type: ignore[attr-defined]

    def draft(self) -> DutyDraft:
        """Only for a valid form."""
        given = self.cleaned_data
        return DutyDraft(clause=given["clause"], area=given["area"], **self.facts())


class ChangeForm(HolderForm):
    """变更: from which day on."""

    on = DayField(label=gettext_lazy("从哪天起"))
    field_order = ("on",)


def _with_unit(person: Person) -> str:
    return f"{person.name} {person.unit or ''}{person.post}".strip()


def _said(draft: DutyDraft) -> dict[str, Any]:
    said = {name: getattr(draft, name) for name in HolderForm.base_fields}
    return {**said, "due_on": None if draft.due_on == OPEN_END else draft.due_on}
