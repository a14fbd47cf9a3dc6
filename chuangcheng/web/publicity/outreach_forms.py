"""媒体报道和上门入户的表单."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.publicity.drafts import DoorstepDraft, PieceDraft
from chuangcheng.publicity.models import DoorstepVisit, MediaChannel, MediaPiece
from chuangcheng.web.documents.forms import PaperForm
from chuangcheng.web.fields import DayField, LineField, PageForm, QuantityField, RowField
from chuangcheng.web.issues.choosing import units

_UNCOUNTED = gettext_lazy("写 348、约360、1000余 都行；没数过就空着，不会当作 0")


class PieceForm(PaperForm):
    """登记媒体报道, and its correction."""

    title = LineField(label=gettext_lazy("报道标题"), most=120)
    channel = forms.ChoiceField(label=gettext_lazy("报道渠道"), choices=MediaChannel.choices)
    outlet = LineField(label=gettext_lazy("媒体名称"), most=60, required=False)
    published_on = DayField(label=gettext_lazy("刊播日期"))
    url = LineField(label=gettext_lazy("链接"), most=300, required=False)
    unit = RowField(label=gettext_lazy("供稿单位"), required=False)
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    field_order = (
        *("title", "channel", "outlet", "published_on", "url"),
        *("community", "unit", "note"),
    )

    def __init__(self, *given: Any, offered: Sequence[Unit], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["unit"].offer(units(offered))  # type: ignore[attr-defined]

    def draft(self) -> PieceDraft:
        """报道草稿 for the command. Only for a valid form."""
        given = self.cleaned_data
        names = ("title", "outlet", "published_on", "url", "unit", "note")
        return PieceDraft(
            **{name: given[name] for name in names},
            channel=MediaChannel(given["channel"]),
            where=self.where(),
        )


class DoorstepForm(PageForm):
    """登记上门入户, and its correction."""

    community = RowField(label=gettext_lazy("社区/村"))
    visited_on = DayField(label=gettext_lazy("入户日期"))
    households = QuantityField(label=gettext_lazy("入户户次"), required=False, help_text=_UNCOUNTED)
    leaflets = QuantityField(label=gettext_lazy("发放宣传单"), required=False)
    unit = RowField(label=gettext_lazy("入户单位"), required=False)
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(
        self, *given: Any, areas: Sequence[Area], offered: Sequence[Unit], **more: Any
    ) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["community"].offer({"": areas})
        fields["unit"].offer(units(offered))
        if len(areas) == 1:
            self.initial.setdefault("community", areas[0].pk)

    def draft(self) -> DoorstepDraft:
        """入户草稿 for the command. Only for a valid form."""
        return DoorstepDraft(**{name: self.cleaned_data[name] for name in DoorstepForm.base_fields})


def said_of_piece(piece: MediaPiece) -> dict[str, object]:
    """What stands in the form before a piece is corrected."""
    names = ("title", "channel", "outlet", "published_on", "url", "unit", "note", "community")
    return {name: getattr(piece, name) for name in names}


def said_of_doorstep(visit: DoorstepVisit) -> dict[str, object]:
    """What stands in the form before a visit is corrected."""
    return {
        **{name: getattr(visit, name) for name in ("community", "visited_on", "unit", "note")},
        "households": visit.household_amount if visit.households is not None else "",
        "leaflets": visit.leaflet_amount if visit.leaflets is not None else "",
    }
