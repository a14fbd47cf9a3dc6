"""难点问题的表单: one with its costs, a request, an answer, money, the end, what waits."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.difficulties.costs import MOST_COST, Cost, read_costs
from chuangcheng.difficulties.drafts import DifficultyDraft
from chuangcheng.difficulties.models import AskLevel, Difficulty, DifficultyState
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.refusal import Refused
from chuangcheng.plan.models import Item
from chuangcheng.web.documents.forms import PaperForm
from chuangcheng.web.evidence.uploads import FilesField
from chuangcheng.web.fields import DayField, LineField, PageForm, RowsField
from chuangcheng.web.letters.forms import LinkForm

_LONGEST_COSTS = 2000


class CostsField(forms.CharField):
    """费用明细, one a line: 坡道，38处，6000—15000元."""

    def __init__(self, **more: Any) -> None:
        widget = forms.Textarea({"rows": 4})
        super().__init__(**{"widget": widget, "max_length": _LONGEST_COSTS, **more})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, tuple) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            found: tuple[Cost, ...] = read_costs(text)
        except Refused as refusal:
            raise forms.ValidationError(refusal.reason) from refusal
        return found


class DifficultyForm(PaperForm):
    """登记难点, and its correction."""

    title = LineField(label=gettext_lazy("难点"), most=120)
    cause = LineField(label=gettext_lazy("原因"), most=500, rows=3)
    where_text = LineField(label=gettext_lazy("涉及点位"), most=200, required=False)
    tried = LineField(label=gettext_lazy("已采取措施"), most=500, rows=2, required=False)
    needed = LineField(label=gettext_lazy("需协调事项"), most=500, rows=2, required=False)
    costs = CostsField(
        label=gettext_lazy("费用明细"),
        required=False,
        help_text=gettext_lazy(
            "一行一项：项目，数量，单价。例如 坡道，38处，6000—15000元；不知道的写未知"
        ),
    )
    level = forms.ChoiceField(label=gettext_lazy("请求层级"), choices=AskLevel.choices)
    raised_on = DayField(label=gettext_lazy("提出日期"))
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    field_order = (
        *("title", "cause", "where_text", "tried", "needed", "costs", "level"),
        *("community", "raised_on", "note"),
    )

    def draft(self) -> DifficultyDraft:
        """难点草稿 for the command. Only for a valid form."""
        given = self.cleaned_data
        names = ("title", "cause", "where_text", "tried", "needed", "costs", "raised_on", "note")
        return DifficultyDraft(
            **{name: given[name] for name in names},
            level=AskLevel(given["level"]),
            where=self.where(),
        )


class AskForm(PageForm):
    """登记请示."""

    level = forms.ChoiceField(label=gettext_lazy("请求层级"), choices=AskLevel.choices)
    who = LineField(label=gettext_lazy("请示哪个单位"), most=60, required=False)
    on = DayField(label=gettext_lazy("请示日期"))
    said = LineField(label=gettext_lazy("请示内容"), most=500, rows=3, required=False)
    papers = FilesField(label=gettext_lazy("请示扫描件"))


class AnswerForm(PageForm):
    """登记答复."""

    who = LineField(label=gettext_lazy("哪个单位答复"), most=60, required=False)
    on = DayField(label=gettext_lazy("答复日期"))
    said = LineField(label=gettext_lazy("答复内容"), most=500, rows=3)
    papers = FilesField(label=gettext_lazy("答复扫描件"))


class EndForm(PageForm):
    """结束难点: solved or no longer asked for; which held issues go on."""

    state = forms.ChoiceField(
        label=gettext_lazy("结果"),
        choices=[
            (each.value, each.label) for each in (DifficultyState.SOLVED, DifficultyState.WITHDRAWN)
        ],
    )
    on = DayField(label=gettext_lazy("结束日期"))
    said = LineField(label=gettext_lazy("怎么解决的，或为什么不再请示"), most=500, rows=3)
    resume = RowsField(
        label=gettext_lazy("恢复这些暂缓的问题"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("恢复以后接着计时；不选的继续暂缓"),
    )

    def __init__(self, *given: Any, held: Sequence[Issue], **more: Any) -> None:
        super().__init__(*given, **more)
        offer_issues(self, "resume", held)


class MoneyForm(PageForm):
    """登记到位资金."""

    amount = forms.IntegerField(
        label=gettext_lazy("到位金额（元）"),
        min_value=1,
        max_value=MOST_COST,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    on = DayField(label=gettext_lazy("到位日期"))
    source = LineField(label=gettext_lazy("资金来源"), most=60)
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)


class ReopenForm(PageForm):
    """重新提出."""

    on = DayField(label=gettext_lazy("重新提出日期"))
    reason = LineField(label=gettext_lazy("理由"), most=200, rows=3)


class HoldForm(LinkForm):
    """因难点暂缓: issues by their numbers, until when."""

    until = DayField(
        label=gettext_lazy("暂缓到哪天"),
        help_text=gettext_lazy("30 天以内由创城办定，更长的由街道领导定；暂缓期间不计时"),
    )
    reason = LineField(
        label=gettext_lazy("理由"),
        most=200,
        required=False,
        help_text=gettext_lazy("不写就写这个难点的名字"),
    )


class ReleaseForm(PageForm):
    """恢复因难点暂缓的问题."""

    issues = RowsField(label=gettext_lazy("恢复哪些问题"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *given: Any, held: Sequence[Issue], **more: Any) -> None:
        super().__init__(*given, **more)
        offer_issues(self, "issues", held)


class ItemsForm(PageForm):
    """关联计划."""

    items = RowsField(label=gettext_lazy("受影响的计划"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *given: Any, offered: Sequence[Item], **more: Any) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["items"].offer({"": offered}, lambda item: item.text)


def offer_issues(form: PageForm, name: str, held: Sequence[Issue]) -> None:
    """The held issues as a choice; without any there is nothing to choose."""
    if not held and not form.fields[name].required:
        del form.fields[name]
        return
    fields: Any = form.fields
    fields[name].offer({"": held}, _named)
    form.initial.setdefault(name, list(held))


def said_of(difficulty: Difficulty, costs: tuple[Cost, ...]) -> dict[str, object]:
    """What stands in the form before a difficulty is corrected."""
    names = (
        *("title", "cause", "where_text", "tried", "needed", "level", "raised_on", "note"),
        "community",
    )
    return {**{name: getattr(difficulty, name) for name in names}, "costs": costs}


def _named(issue: Issue) -> str:
    return _("%(number)s %(title)s") % {"number": issue.serial, "title": issue.title}
