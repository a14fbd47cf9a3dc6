"""筛选: which documents the list shows, as it stands in the address."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.documents.models import DocumentKind
from chuangcheng.documents.queries import in_force
from chuangcheng.people import queries as people
from chuangcheng.web.fields import DayField, LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "kind", "force", "since", "until")
LATEST = Sort("day", "issued_on", gettext_lazy("最近成文在前"), descending=True)
RECORDED = Sort("recorded", "pk", gettext_lazy("最近登记在前"), descending=True)
SORTS = (LATEST, RECORDED)
_CURRENT, _SUPERSEDED = "current", "superseded"


class DocumentFilter(FilterForm):
    """筛选文件."""

    COLUMNS: ClassVar = {"kind": "kind"}

    q = LineField(label=gettext_lazy("标题、字号、发文单位"), most=40, required=False)
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("文件类型"), choices=DocumentKind.choices, required=False
    )
    force = forms.ChoiceField(
        label=gettext_lazy("是否现行"),
        choices=[
            ("", gettext_lazy("不限")),
            (_CURRENT, gettext_lazy("现行有效")),
            (_SUPERSEDED, gettext_lazy("已有新版")),
        ],
        required=False,
    )
    since = DayField(label=gettext_lazy("成文日期从"), required=False)
    until = DayField(label=gettext_lazy("到"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["q"]:
            yield Chip(("q",), _("搜索"), asked["q"], _text(asked["q"]))
        yield from super()._chips()
        if asked["force"]:
            current = asked["force"] == _CURRENT
            value = _("现行有效") if current else _("已有新版")
            which = in_force(self._today) if current else Q(until_on__lte=self._today)
            yield Chip(("force",), _("是否现行"), value, which)
        if asked["since"] or asked["until"]:
            yield self._days(asked["since"], asked["until"], name=_("成文"), column="issued_on")


def _text(wanted: str) -> Q:
    return (
        Q(title__icontains=wanted)
        | Q(number__icontains=wanted)
        | Q(issuer__icontains=wanted)
        | Q(unit__in=people.named_like(wanted))
    )
