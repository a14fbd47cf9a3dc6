"""筛选: which persons the list shows, as it stands in the address."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Role
from chuangcheng.people.models import Contact, Grant, UnitKind, UnitName
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "kind", "contact", "role", "account", "unit")
NAME = Sort("name", "pinyin", gettext_lazy("按姓名拼音"))
NEWEST = Sort("newest", "pk", gettext_lazy("新登记的在前"), descending=True)
SORTS = (NAME, NEWEST)
_SIGNS_IN = Q(username__isnull=False, is_active=True)
ACCOUNTS = {
    "open": (gettext_lazy("可登录"), _SIGNS_IN),
    "closed": (gettext_lazy("已停用"), Q(username__isnull=False, is_active=False)),
    "none": (gettext_lazy("没有账号"), Q(username__isnull=True)),
}


class PersonFilter(FilterForm):
    """筛选人员."""

    COLUMNS: ClassVar = {"kind": "unit__kind", "contact": "contact"}

    unit = forms.IntegerField(widget=forms.HiddenInput, required=False)
    q = LineField(label=gettext_lazy("姓名、拼音、职务、单位"), most=40, required=False)
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("单位类型"), choices=UnitKind.choices, required=False
    )
    contact = forms.MultipleChoiceField(
        label=gettext_lazy("联络身份"), choices=Contact.choices, required=False
    )
    role = forms.MultipleChoiceField(
        label=gettext_lazy("角色"), choices=Role.choices, required=False
    )
    account = forms.MultipleChoiceField(
        label=gettext_lazy("账号"),
        choices=[(key, label) for key, (label, _which) in ACCOUNTS.items()],
        required=False,
    )

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)

    def _chips(self) -> Iterator[Chip]:
        given = self.cleaned_data
        if given["unit"]:
            yield Chip(("unit",), _("单位"), _("这个单位的"), Q(unit=given["unit"]))
        if given["q"]:
            yield Chip(("q",), _("搜索"), given["q"], named_like(given["q"]))
        yield from super()._chips()
        if chosen := given["role"]:
            labels = _("、").join(str(Role(role).label) for role in chosen)
            yield Chip(("role",), _("角色"), labels, self._holding(chosen))
        if chosen := given["account"]:
            labels = _("、").join(str(ACCOUNTS[key][0]) for key in chosen)
            yield Chip(("account",), _("账号"), labels, _any(ACCOUNTS[key][1] for key in chosen))

    def _holding(self, roles: list[str]) -> Q:
        today = self._today
        held = Grant.objects.filter(person=OuterRef("pk"), role__in=roles)
        return Q(Exists(held.filter(since__lte=today, until__gt=today)))


def named_like(wanted: str) -> Q:
    """姓名、拼音、职务，或者单位 by any name that it ever bore."""
    folded = text.folded(wanted)
    units = UnitName.objects.filter(folded__contains=folded).values("unit")
    found = Q(name__contains=wanted) | Q(post__contains=wanted) | Q(unit__in=units)
    if wanted.isascii() and wanted.isalpha():
        found |= Q(pinyin__startswith=wanted.lower())
    return found


def _any(which: Iterator[Q]) -> Q:
    found = Q(pk__in=())
    for each in which:
        found |= each
    return found
