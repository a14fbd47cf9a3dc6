"""筛选: which letters the list shows, as it stands in the address."""

from collections.abc import Iterator

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.documents.models import LetterState, Reply
from chuangcheng.documents.queries import unanswered
from chuangcheng.issues.models import Issue, IssueQuerySet
from chuangcheng.people import queries as people
from chuangcheng.web.fields import DayField, LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "state", "late", "since", "until")
LATEST = Sort("day", "received_on", gettext_lazy("最近收文在前"), descending=True)
DUE = Sort("due", "reply_by", gettext_lazy("按回复期限，先到期在前"))
SORTS = (LATEST, DUE)


class LetterFilter(FilterForm):
    """筛选来文."""

    q = LineField(label=gettext_lazy("标题、文号、来文单位"), most=40, required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("回复情况"),
        choices=[("", gettext_lazy("不限")), *LetterState.choices],
        required=False,
    )
    late = forms.BooleanField(label=gettext_lazy("只看过了期限的"), required=False)
    since = DayField(label=gettext_lazy("收文日期从"), required=False)
    until = DayField(label=gettext_lazy("到"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["q"]:
            yield Chip(("q",), _("搜索"), asked["q"], _text(asked["q"]))
        if asked["state"]:
            state = LetterState(asked["state"])
            yield Chip(("state",), _("回复情况"), str(state.label), stands(state))
        if asked["late"]:
            late = unanswered() & Q(reply_by__lt=self._today)
            yield Chip(("late",), _("期限"), _("过了期限的"), late)
        if asked["since"] or asked["until"]:
            yield self._days(asked["since"], asked["until"], name=_("收文"), column="received_on")


def stands(state: LetterState) -> Q:
    """The letters that stand so; the same as `Letter.state` says of one."""
    if state == LetterState.ANSWERED:
        return ~unanswered() & Q(void=False)
    begun = Q(Exists(items_of())) | Q(Exists(replies_to()))
    return unanswered() & (begun if state == LetterState.IN_HAND else ~begun)


def items_of() -> IssueQuerySet:
    """The issues of the letter around this query."""
    return Issue.objects.filter(letter=OuterRef("pk"), void=False)


def replies_to() -> QuerySet[Reply]:
    """The replies to the letter around this query."""
    return Reply.objects.filter(letter=OuterRef("pk"), void=False)


def _text(wanted: str) -> Q:
    return (
        Q(title__icontains=wanted)
        | Q(number__icontains=wanted)
        | Q(sender__icontains=wanted)
        | Q(unit__in=people.named_like(wanted))
    )
