"""领导小组的表单."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.documents.models import Document
from chuangcheng.duties.models import GroupPost
from chuangcheng.people.models import Person
from chuangcheng.web.citing import DocumentField
from chuangcheng.web.fields import DayField, LineField, PageForm, RowField


class GroupForm(PageForm):
    """成立领导小组."""

    name = LineField(label=gettext_lazy("领导小组名称"), most=60)
    founding = DocumentField(label=gettext_lazy("成立文件"))
    since = DayField(label=gettext_lazy("成立日期"))
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(self, *given: Any, documents: Sequence[Document], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["founding"].offer(documents)  # type: ignore[attr-defined]


class GroupCorrectionForm(GroupForm):
    """修改领导小组: its name and its day stay."""

    name = None  # type: ignore[assignment]
    since = None  # type: ignore[assignment]


class SeatForm(PageForm):
    """加入领导小组."""

    person = RowField(label=gettext_lazy("姓名"))
    post = forms.ChoiceField(
        label=gettext_lazy("组内职务"),
        choices=[("", gettext_lazy("请选择")), *GroupPost.choices],
    )
    rank = forms.IntegerField(
        label=gettext_lazy("排列"),
        required=False,
        min_value=0,
        max_value=99,
        help_text=gettext_lazy("同一职务里按这个数从小到大排"),
    )
    since = DayField(label=gettext_lazy("任职日期"))

    def __init__(self, *given: Any, people: Sequence[Person], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["person"].offer({"": people}, named=_with_unit)  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The words of the command. Only for a valid form."""
        given = self.cleaned_data
        return {"since": given["since"], "rank": given["rank"] or 0}


def _with_unit(person: Person) -> str:
    return f"{person.name} {person.unit or ''}{person.post}".strip()
