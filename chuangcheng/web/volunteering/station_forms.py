"""站点和项目的表单."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.people.models import Person
from chuangcheng.people.queries import visible_people
from chuangcheng.places.models import Area, Place
from chuangcheng.places.queries import places_named
from chuangcheng.volunteering.drafts import StationDraft
from chuangcheng.volunteering.models import ItemState, Station, StationItem, StationState
from chuangcheng.volunteering.stations import EQUIPMENT, MOVES
from chuangcheng.web.fields import DayField, LineField, PageForm, RowField
from chuangcheng.web.http import Request

_BETWEEN = re.compile(r"[、,，;；\n]+")
_MORE_HELP = gettext_lazy("几样用顿号隔开，先记作缺")


class _Described(PageForm):
    """What is said of a station itself."""

    name = LineField(label=gettext_lazy("站点名称"), most=60)
    community = RowField(label=gettext_lazy("社区/村"))
    place = LineField(
        label=gettext_lazy("点位"),
        most=60,
        required=False,
        help_text=gettext_lazy("设在登记过的哪个点位，例如社区居委会；没有登记的写在位置里"),
    )
    spot = LineField(label=gettext_lazy("位置"), most=60, required=False)
    keeper = LineField(
        label=gettext_lazy("负责人"),
        most=40,
        required=False,
        help_text=gettext_lazy("通讯录里有的会认出来，由本人登记站点的活动和设施"),
    )
    hours = LineField(
        label=gettext_lazy("服务时间"),
        most=60,
        required=False,
        help_text=gettext_lazy("例如 周一至周五 9:00—11:30"),
    )
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(self, *given: Any, request: Request, areas: Sequence[Area], **more: Any) -> None:
        super().__init__(*given, now=request.now, **more)
        self._request = request
        self._place: Place | None = None
        fields: Any = self.fields
        fields["community"].offer({"": areas})
        if len(areas) == 1:
            self.initial.setdefault("community", areas[0].pk)

    def clean(self) -> dict[str, Any]:
        """The name is one place of the community."""
        given = self.cleaned_data
        name, community = given.get("place"), given.get("community")
        if name and community:
            named = places_named(name, community_ids={community.pk})
            if len(named) == 1:
                self._place = named[0]
            else:
                facts = {"area": community.name, "name": name}
                self.add_error("place", _("%(area)s没有登记“%(name)s”这个点位") % facts)
        return given

    def draft(self, **more: Any) -> StationDraft:
        """站点草稿 for the command. Only for a valid form."""
        given = self.cleaned_data
        person, written = self._keeper(given["keeper"])
        return StationDraft(
            **{name: given[name] for name in ("name", "community", "spot", "hours", "note")},
            place=self._place,
            keeper=person,
            keeper_name=written,
            **more,
        )

    def _keeper(self, name: str) -> tuple[Person | None, str]:
        """The one person of this name whom one sees, else the name as it was typed."""
        seen = visible_people(self._request.actor).filter(name=name) if name else ()
        found = list(seen[:2])
        return (found[0], "") if len(found) == 1 else (None, name)


class StationForm(_Described):
    """登记志愿服务站点."""

    state = forms.ChoiceField(
        label=gettext_lazy("站点状态"),
        choices=[
            (str(state), state.label)
            for state in (StationState.RUNNING, StationState.BUILT, StationState.PREPARING)
        ],
    )
    since = DayField(label=gettext_lazy("从哪天起"))
    held = forms.MultipleChoiceField(
        label=gettext_lazy("已配的设施"),
        choices=[(str(n), name) for n, name in enumerate(EQUIPMENT)],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("没有勾的记作缺；这份清单是示例，用不着的以后改成“不需要”"),
    )
    more = LineField(
        label=gettext_lazy("另外应配的"), most=200, required=False, help_text=_MORE_HELP
    )

    field_order = (
        *("name", "community", "place", "spot", "keeper", "hours", "state", "since"),
        *("held", "more", "note"),
    )

    def draft(self, **more: Any) -> StationDraft:
        """With how it stands and what it is to have."""
        given = self.cleaned_data
        there = {int(n) for n in given["held"]}
        items = {
            str(name): ItemState.HELD if n in there else ItemState.LACKING
            for n, name in enumerate(EQUIPMENT)
        }
        items |= dict.fromkeys(_names(given["more"]), ItemState.LACKING)
        stages = ((StationState(given["state"]), given["since"]),)
        return super().draft(stages=stages, items=items, **more)


class StationCorrectionForm(_Described):
    """订正站点; how it stands has deeds of its own."""

    def __init__(self, *given: Any, station: Station, **more: Any) -> None:
        super().__init__(*given, areas=[station.community] if station.community else [], **more)

    def draft(self, **more: Any) -> StationDraft:
        """With what is not corrected."""
        return super().draft(stages=(), items={}, **more)


class MoveForm(PageForm):
    """登记站点变动."""

    to = forms.ChoiceField(label=gettext_lazy("站点现在"), widget=forms.RadioSelect)
    on = DayField(label=gettext_lazy("从哪天起"))
    note = LineField(label=gettext_lazy("说明"), most=200, required=False)

    def __init__(self, *given: Any, state: StationState, **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["to"]
        field.choices = [(str(to), to.label) for to in MOVES[state]]


class EquipForm(PageForm):
    """登记设施: each thing as it is now, and what is to be added."""

    on = DayField(label=gettext_lazy("从哪天起"))

    def __init__(self, *given: Any, items: Iterable[StationItem], **more: Any) -> None:
        super().__init__(*given, **more)
        self._names = {f"item-{item.pk}": item.name for item in items}
        for item in items:
            field = forms.ChoiceField(
                label=item.name, choices=ItemState.choices, initial=item.state
            )
            self.add(f"item-{item.pk}", field)
        more_words = gettext_lazy("另外应配的")
        self.add(
            "more", LineField(label=more_words, most=200, required=False, help_text=_MORE_HELP)
        )
        self.add("note", LineField(label=gettext_lazy("说明"), most=200, required=False))

    def told(self) -> dict[str, ItemState]:
        """Each thing with its state. Only for a valid form."""
        given = self.cleaned_data
        found = {name: ItemState(given[key]) for key, name in self._names.items()}
        return {**dict.fromkeys(_names(given["more"]), ItemState.LACKING), **found}


class ProgrammeForm(PageForm):
    """设立志愿服务项目."""

    name = LineField(label=gettext_lazy("项目名称"), most=40)
    since = DayField(label=gettext_lazy("从哪天起"))
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)


class EndForm(PageForm):
    """结束志愿服务项目."""

    on = DayField(label=gettext_lazy("从哪天起不再开展"))


def said_of_station(station: Station) -> dict[str, object]:
    """What stands in the form before a station is corrected."""
    names = ("name", "spot", "hours", "note", "community")
    return {
        **{name: getattr(station, name) for name in names},
        "place": station.place.name if station.place else "",
        "keeper": station.kept_by,
    }


def _names(typed: str) -> list[str]:
    return [name.strip() for name in _BETWEEN.split(typed) if name.strip()]
