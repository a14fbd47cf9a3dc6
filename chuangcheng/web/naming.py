"""在哪里: a place by its typed name, or an area; for the forms that say where something is."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.places.models import Area, Place
from chuangcheng.places.queries import places_named
from chuangcheng.web.fields import LineField, PageForm, RowField
from chuangcheng.web.http import Request

_MOST_NAMES = 500


class WhereForm(PageForm):
    """在哪里. The name may be any that a place bears in one of the areas; two of them ask which."""

    place = LineField(label=gettext_lazy("在哪里"), most=60, required=False)
    community = RowField(label=gettext_lazy("社区/村"), required=False)

    def __init__(
        self, *given: Any, areas: Sequence[Area], place: Place | None = None, **more: Any
    ) -> None:
        initial: dict[str, Any] = {"place": place.name if place else ""}
        if place or len(areas) == 1:
            initial["community"] = place.community_id if place else areas[0].pk
        more["initial"] = {**initial, **more.get("initial", {})}
        super().__init__(*given, **more)
        self._areas = areas
        self.named: list[Place] = []
        self.fields["community"].offer({"": areas})  # type: ignore[attr-defined]
        self.fields["place"].widget.attrs |= {"list": "places", "autocomplete": "off"}

    def clean(self) -> dict[str, Any]:
        """Two places of one name: the community says which."""
        self.named = self._named()
        if len(self.named) > 1:
            where = _("、").join(place.community.name for place in self.named)
            facts = {"n": len(self.named), "name": self.cleaned_data["place"], "where": where}
            self.add_error("community", _("有 %(n)s 个“%(name)s”：%(where)s，选一个社区") % facts)
        return self.cleaned_data

    def found_place(self) -> Place | None:
        """The registered place of the typed name, if there is exactly one. After cleaning."""
        return self.named[0] if len(self.named) == 1 else None

    def _named(self) -> list[Place]:
        """The places that bear the typed name, in the chosen area or in all of one's own."""
        name, community = self.cleaned_data.get("place", ""), self.cleaned_data.get("community")
        if not name:
            return []
        within = [community] if community else self._areas
        return places_named(name, community_ids={area.pk for area in within})


def names(request: Request, areas: Sequence[Area]) -> list[dict[str, str]]:
    """The names of places that the browser offers while one types."""
    near = Place.objects.valid(request.today).filter(community__in=areas)
    rows = near.select_related("community").order_by("pinyin", "pk")[:_MOST_NAMES]
    return [{"name": place.name, "where": place.community.name} for place in rows]
