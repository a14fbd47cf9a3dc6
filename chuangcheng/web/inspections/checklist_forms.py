"""检查表的表单: drafting an edition line by line, answering item by item, correcting one answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.inspections.checking import Said
from chuangcheng.inspections.checklists import MOST_ITEMS
from chuangcheng.inspections.lists import ItemDraft, asks_for_photo
from chuangcheng.inspections.models import Answer, ChecklistItem, Verdict
from chuangcheng.kernel.actor import Actor
from chuangcheng.standards.models import Clause
from chuangcheng.web.evidence import uploads
from chuangcheng.web.evidence.uploads import PhotosField
from chuangcheng.web.fields import DayField, LineField, PageForm, RowField
from chuangcheng.web.issues.choosing import categories

_SPARE = 5  # empty lines below those that were drafted


class EditionForm(PageForm):
    """发布检查表: a line for each item; an emptied line is left out."""

    since = DayField(label=gettext_lazy("启用日期"))

    def __init__(
        self, *given: Any, drafted: Sequence[ItemDraft], clauses: Sequence[Clause], **more: Any
    ) -> None:
        super().__init__(*given, **more)
        typed = sum(name.startswith("text_") for name in self.data)
        self._lines = range(1, min(max(len(drafted) + _SPARE, typed), MOST_ITEMS) + 1)
        offered = {str(clause.pk): clause for clause in clauses}
        offered |= {str(d.clause.pk): d.clause for d in drafted if d.clause}
        by_code = {"": list(offered.values())}
        by_level = categories()
        for n in self._lines:
            draft = drafted[n - 1] if n <= len(drafted) else ItemDraft("")
            self._add_line(n, draft)
            self.fields[f"category_{n}"].offer(by_level)  # type: ignore[attr-defined]
            self.fields[f"clause_{n}"].offer(by_code)  # type: ignore[attr-defined]

    def lines(self) -> list[dict[str, Any]]:
        """The fields, line by line, for inspections/checklist_form.html."""
        return [self._line(n) for n in self._lines]

    def items(self) -> list[ItemDraft]:
        """检查项, in the order that the numbers say. Only for a valid form."""
        given = self.cleaned_data
        kept = [n for n in self._lines if given[f"text_{n}"]]
        kept.sort(key=lambda n: (given[f"place_{n}"] or MOST_ITEMS, n))
        return [
            ItemDraft(given[f"text_{n}"], given[f"clause_{n}"], given[f"category_{n}"])
            for n in kept
        ]

    def _line(self, n: int) -> dict[str, Any]:
        folded = ("place", "category", "clause")
        shown = {name: self[f"{name}_{n}"] for name in ("text", *folded)}
        wrong = any(shown[name].errors for name in folded)
        return {"n": n, "is_open": wrong, **shown}

    def _add_line(self, n: int, draft: ItemDraft) -> None:
        place = forms.IntegerField(
            label=_("顺序"), min_value=1, max_value=MOST_ITEMS, required=False, initial=n
        )
        line = LineField(label=_("检查内容"), most=200, required=False, initial=draft.text)
        category = RowField(
            label=_("问题类别"), required=False, empty=_("不预选"), initial=draft.category
        )
        clause = RowField(
            label=_("依据的条目"), required=False, empty=_("没有依据"), initial=draft.clause
        )
        named = {"place": place, "text": line, "category": category, "clause": clause}
        for name, field in named.items():
            self.add(f"{name}_{n}", field)


@dataclass(frozen=True)
class Line:
    """一项 of the form: the item, its fields, and the clause that asks for a photo, or ''."""

    item: ChecklistItem
    verdict: BoundField
    note: BoundField
    photos: BoundField
    issue: BoundField
    clause: str
    is_open: bool


class AnswersForm(PageForm):
    """按检查表检查: the items that are not answered yet; one without a verdict stays so."""

    def __init__(self, *given: Any, items: Sequence[ChecklistItem], **more: Any) -> None:
        super().__init__(*given, **more)
        self._items = items
        for item in items:
            for name, field in _fields(item).items():
                self.add(f"{name}_{item.pk}", field)

    def lines(self) -> list[Line]:
        """The items with their fields, for inspections/answers.html."""
        return [self._line(item) for item in self._items]

    def said(self, by: Actor) -> list[Said]:
        """What was answered, its photos received. Raises Refused for a photo that is none."""
        given = self.cleaned_data
        return [
            Said(
                item=item,
                verdict=Verdict(given[f"verdict_{item.pk}"]),
                note=given[f"note_{item.pk}"],
                photos=self._received(item, by),
                raises_issue=given[f"issue_{item.pk}"],
            )
            for item in self._items
            if given[f"verdict_{item.pk}"]
        ]

    def clean(self) -> dict[str, Any]:
        """Nothing is written of an item without a verdict on it."""
        given = super().clean() or self.cleaned_data
        for item in self._items:
            spoken = any(given.get(f"{name}_{item.pk}") for name in ("note", "photos", "issue"))
            if spoken and not given.get(f"verdict_{item.pk}"):
                self.add_error(f"verdict_{item.pk}", _("写了说明或选了照片，还要选这一项的结论"))
        return given

    def _received(self, item: ChecklistItem, by: Actor) -> Sequence[Any]:
        name = f"photos_{item.pk}"
        return uploads.received(self.cleaned_data[name], by=by, field=name)

    def _line(self, item: ChecklistItem) -> Line:
        note, photos, issue = (f"{name}_{item.pk}" for name in ("note", "photos", "issue"))
        verdict, clause = self[f"verdict_{item.pk}"], asking_clause(item)
        fails = verdict.value() == Verdict.NOT_MET
        return Line(
            item=item,
            verdict=verdict,
            note=self[note],
            photos=self[photos],
            issue=self[issue],
            clause=clause,
            is_open=bool(clause) or fails or self.opened(note, photos, issue),
        )


class AnswerForm(PageForm):
    """更正检查结果."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("结论"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(self, *given: Any, answer: Answer, **more: Any) -> None:
        initial = {"verdict": answer.verdict, "note": answer.note}
        super().__init__(*given, initial=initial, **more)


class RetireForm(PageForm):
    """停用检查表."""

    on = DayField(label=gettext_lazy("停用日期"))


def asking_clause(item: ChecklistItem) -> str:
    """这一项要照片：Ⅲ-1 1)“公约全貌”; '' where no clause asks for one."""
    if item.clause is None or not asks_for_photo(item):
        return ""
    facts = {"code": item.clause.full_code, "text": item.clause.text}
    return _("这一项要照片：%(code)s“%(text)s”") % facts


def _fields(item: ChecklistItem) -> dict[str, forms.Field]:
    return {
        "verdict": forms.ChoiceField(
            label=item.text, choices=Verdict.choices, required=False, widget=forms.RadioSelect
        ),
        "note": LineField(label=_("说明"), most=200, required=False),
        "photos": PhotosField(label=_("照片")),
        "issue": forms.BooleanField(label=_("不符合的登记成问题"), required=False),
    }
