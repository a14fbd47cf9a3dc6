"""筛选: whom the address book shows, as it stands in the address."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.people.models import Contact, UnitKind
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort
from chuangcheng.web.people.asked import named_like

FILTERS = ("q", "kind", "contact")
SORTS = (Sort("unit", "unit__pinyin", gettext_lazy("按单位拼音")),)


class ContactFilter(FilterForm):
    """筛选通讯录."""

    COLUMNS: ClassVar = {"kind": "unit__kind", "contact": "contact"}

    q = LineField(label=gettext_lazy("姓名、拼音、职务、单位"), most=40, required=False)
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("单位类型"), choices=UnitKind.choices, required=False
    )
    contact = forms.MultipleChoiceField(
        label=gettext_lazy("联络身份"), choices=Contact.choices, required=False
    )

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)

    def _chips(self) -> Iterator[Chip]:
        if wanted := self.cleaned_data["q"]:
            yield Chip(("q",), _("搜索"), wanted, named_like(wanted))
        yield from super()._chips()
