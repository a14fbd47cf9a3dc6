"""检查的表单: a round, a visit with what was seen, what a visit found."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.inspections.commands import Seen
from chuangcheng.inspections.models import InspectionType, Round, Visit
from chuangcheng.issues.commands import IssueDraft
from chuangcheng.issues.models import Category, Source
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, Place
from chuangcheng.web.evidence.uploads import PhotosField
from chuangcheng.web.fields import DayField, LineField, PageForm, QuantityField, RowField
from chuangcheng.web.issues.choosing import NO_CATEGORY, CategoryField, units
from chuangcheng.web.naming import WhereForm

LINES = range(1, 5)
SEEN = [f"{name}_{n}" for n in LINES for name in ("what", "amount")]


class RoundForm(PageForm):
    """安排检查轮次."""

    name = LineField(label=gettext_lazy("名称"), most=60)
    type = forms.ChoiceField(label=gettext_lazy("检查类型"), choices=InspectionType.choices)
    starts_on = DayField(label=gettext_lazy("开始日期"))
    ends_on = DayField(label=gettext_lazy("结束日期"))


class VisitForm(WhereForm):
    """登记检查. A place, or an area as a whole; what was seen may stay uncounted."""

    place = LineField(
        label=gettext_lazy("点位"),
        most=60,
        required=False,
        help_text=gettext_lazy("小区、街巷、市场的名字；整村看的，只选村"),
    )
    on = DayField(label=gettext_lazy("检查日期"))
    unit = RowField(label=gettext_lazy("检查单位"))
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)
    field_order = ("place", "community", "on", "unit")

    def __init__(
        self, *given: Any, offered: Sequence[Unit], unit: Unit | None, **more: Any
    ) -> None:
        initial = {"unit": unit.pk if unit else None, **more.pop("initial", {})}
        super().__init__(*given, initial=initial, **more)
        self.fields["unit"].offer(units(offered))  # type: ignore[attr-defined]
        for n in LINES:
            what = LineField(label=_("看到什么（第 %s 项）") % n, most=60, required=False)
            self.fields[f"what_{n}"] = what
            amount = QuantityField(label=_("多少"), required=False)
            self.fields[f"amount_{n}"] = amount

    def lines(self) -> list[tuple[BoundField, BoundField]]:
        """看到什么 and 多少, line by line."""
        return [(self[f"what_{n}"], self[f"amount_{n}"]) for n in LINES]

    def clean(self) -> dict[str, Any]:
        """Where it was, and no amount of nothing."""
        given = super().clean()
        if not self.named and given.get("place"):
            self.add_error("place", _("没有登记“%s”这个点位；先登记点位") % given["place"])
        elif not self.named and not given.get("community"):
            self.add_error("place", _("写明看的是哪个点位，或哪个村"))
        for n in LINES:
            if self.data.get(f"amount_{n}") and not given.get(f"what_{n}"):
                self.add_error(f"what_{n}", ValidationError(_("写了多少，还要写看到的是什么")))
        return given

    def where(self) -> Place | Area:
        """在哪里. Only for a valid form."""
        found: Place | Area = self.found_place() or self.cleaned_data["community"]
        return found

    def seen(self) -> list[Seen]:
        """所见情况, in the order in which it was typed; not counted is unknown."""
        given = self.cleaned_data
        return [Seen(given[f"what_{n}"], given[f"amount_{n}"]) for n in LINES if given[f"what_{n}"]]


class FindingForm(PageForm):
    """检查发现: an issue where the visit was, of its day and its round."""

    title = LineField(label=gettext_lazy("发现了什么"), most=500, rows=3)
    location = LineField(label=gettext_lazy("具体位置"), most=120, required=False)
    category = CategoryField(label=gettext_lazy("类别"), required=False, empty=NO_CATEGORY)
    measure = LineField(label=gettext_lazy("整改措施"), most=500, required=False)
    photos = PhotosField(label=gettext_lazy("照片"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["category"].offer_all()  # type: ignore[attr-defined]

    def draft(self, visit: Visit, **more: Any) -> IssueDraft:
        """问题草稿 for the command, which takes day and source from the visit."""
        given = self.cleaned_data
        category: Category | None = given["category"]
        return IssueDraft(
            title=given["title"],
            location=given["location"],
            category=category,
            measure=given["measure"],
            found_on=visit.visited_on,
            source=Source(visit.type),
            place=visit.place,
            community=visit.community,
            **more,
        )


class VoidForm(PageForm):
    """作废检查记录."""

    reason = LineField(label=gettext_lazy("理由"), most=200, rows=3)


def day_of(round: Round, today: date) -> date | None:
    """今天, where the round still goes on: most visits are recorded on their day."""
    return today if round.starts_on <= today <= round.ends_on else None
