"""人员的表单: a person, an account, a role given and taken back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.people.models import Contact, Person, Unit
from chuangcheng.places.models import Area
from chuangcheng.web.fields import DayField, LineField, PageForm, RowField
from chuangcheng.web.issues.choosing import units

PHONES = ("office_phone", "phone")
_NAMES = ("name", "unit", "post", "contact", *PHONES, "note")


class PersonForm(PageForm):
    """登记和修改人员. Who may not see a phone is not shown the fields for one."""

    name = LineField(label=gettext_lazy("姓名"), most=60)
    unit = RowField(
        label=gettext_lazy("所在单位"), required=False, empty=gettext_lazy("不属于任何单位")
    )
    post = LineField(label=gettext_lazy("职务"), most=40, required=False)
    contact = forms.ChoiceField(
        label=gettext_lazy("联络身份"),
        choices=[("", gettext_lazy("没有")), *Contact.choices],
        required=False,
    )
    office_phone = LineField(label=gettext_lazy("办公电话"), most=20, required=False)
    phone = LineField(label=gettext_lazy("手机"), most=20, required=False)
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(
        self,
        *given: Any,
        offered: Sequence[Unit],
        phones: Any,
        person: Person | None = None,
        **more: Any,
    ) -> None:
        initial = {name: getattr(person, name) for name in _NAMES} if person else {}
        super().__init__(*given, initial={**initial, **more.pop("initial", {})}, **more)
        self.fields["unit"].offer(units(offered), named=_full_name)  # type: ignore[attr-defined]
        if not phones:
            for name in PHONES:
                del self.fields[name]

    def described(self) -> dict[str, Any]:
        """What was typed, by the command's names."""
        return dict(self.cleaned_data)


class AccountForm(PageForm):
    """开通账号."""

    username = forms.CharField(
        label=gettext_lazy("登录名"),
        max_length=40,
        help_text=gettext_lazy("字母、数字和 . _ -，例如姓名的拼音"),
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["username"].widget.attrs |= {"autocomplete": "off"}


class GrantForm(PageForm):
    """授予角色."""

    role = forms.ChoiceField(
        label=gettext_lazy("角色"), choices=[("", gettext_lazy("请选择")), *Role.choices]
    )
    area = RowField(
        label=gettext_lazy("管哪个区域"),
        required=False,
        empty=gettext_lazy("不按区域"),
        help_text=gettext_lazy("只有责任单位和包联单位可以不按区域，只看本单位的事"),
    )
    unit = RowField(
        label=gettext_lazy("代表哪个单位"), required=False, empty=gettext_lazy("不代表单位")
    )
    since = DayField(label=gettext_lazy("从哪天起"))
    until = DayField(
        label=gettext_lazy("到哪天止"),
        required=False,
        help_text=gettext_lazy("这一天起不再有；一直有就空着"),
    )

    def __init__(
        self, *given: Any, areas: Sequence[Area], offered: Sequence[Unit], **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self.fields["area"].offer({"": areas}, named=_with_parent)  # type: ignore[attr-defined]
        self.fields["unit"].offer(units(offered), named=_full_name)  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The words of the command."""
        given = self.cleaned_data
        return {
            "role": Role(given["role"]),
            "area": given["area"],
            "unit": given["unit"],
            "since": given["since"] or ALWAYS,
            "until": given["until"] or OPEN_END,
        }


class EndForm(PageForm):
    """收回角色、结束: on a day that is no longer included."""

    on = DayField(label=gettext_lazy("从哪天起不再有"))


def _full_name(unit: Unit) -> str:
    return unit.name


def _with_parent(area: Area) -> str:
    above = area.parent
    return f"{above.name} {area.name}" if above else area.name
