"""问权限: which part of the table, and whether somebody else may."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.actor import Role
from chuangcheng.people.queries import visible_people
from chuangcheng.web import policies
from chuangcheng.web.fields import LineField, PageForm, RowField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.rights.table import NAMES

FILTERS = ("role", "part", "q")


class RightsFilter(FilterForm):
    """筛选权限表."""

    q = LineField(label=gettext_lazy("做什么"), most=40, required=False)
    role = forms.MultipleChoiceField(
        label=gettext_lazy("角色"), choices=Role.choices, required=False
    )
    part = forms.MultipleChoiceField(label=gettext_lazy("哪一块工作"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        self.offer("part", [(key, str(NAMES[key])) for key in policies.contexts()])

    def _chips(self) -> Iterator[Chip]:
        given = self.cleaned_data
        if given["q"]:
            yield Chip(("q",), _("做什么"), given["q"], Q())
        for key, name in (("role", _("角色")), ("part", _("工作"))):
            if chosen := given.get(key):
                labels = dict(self.fields[key].choices)  # type: ignore[attr-defined]
                yield Chip((key,), name, _("、").join(str(labels[each]) for each in chosen), Q())


class WhyForm(PageForm):
    """某人能不能做某件事."""

    person = RowField(label=gettext_lazy("谁"))
    verb = forms.ChoiceField(label=gettext_lazy("做什么"))
    at = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, request: Request) -> None:
        asked = {"person", "verb"} & request.GET.keys()
        given = [request.GET] if asked else []
        initial = {"at": request.GET.get("at", "")}
        super().__init__(*given, initial=initial, now=request.now)
        signs_in = visible_people(request.actor).filter(username__isnull=False, is_active=True)
        people = list(signs_in.order_by("pinyin", "id"))
        self.fields["person"].offer({"": people}, named=_with_unit)  # type: ignore[attr-defined]
        self.fields["verb"].choices = _verbs()  # type: ignore[attr-defined]


def _with_unit(person: Any) -> str:
    return _("%(name)s，%(unit)s") % {"name": person.name, "unit": person.unit or _("没有单位")}


def _verbs() -> list[Any]:
    """Every verb under the part of the work to which it belongs."""
    named = [
        (str(NAMES[key]), [(verb.key, str(verb.name)) for verb in policy.verbs.values()])
        for key, policy in policies.by_context().items()
    ]
    return [("", _("请选择")), *named]
