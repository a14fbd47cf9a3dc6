"""站点情况: how a station stood on which days. Sits beside commands; only they call it."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry
from chuangcheng.volunteering.drafts import MOST_ITEMS, Stages
from chuangcheng.volunteering.models import ItemState, Station, StationItem, StationStanding
from chuangcheng.volunteering.stations import MISSING, MOVES, StationState

# The columns in which a standing repeats its station, so that figures join nothing.
REPEATED = ("city_id", "district_id", "subdistrict_id", "community_id")


def begin(
    station: Station, stages: Stages, items: Mapping[str, ItemState], *, entry: Entry
) -> None:
    """How a new station stood so far; what it is to have counts from its first day."""
    state, on = stages[0]
    _begin_items(station, items, seq=1, on=on)
    _stand(station, state, items, seq=1, on=on, note="", entry=entry)
    for state, on in stages[1:]:
        move(station, state, on=on, note="", entry=entry)


def move(station: Station, to: StationState, *, on: date, note: str, entry: Entry) -> None:
    """From a day on the station stands so. Raises Refused for what cannot become of it."""
    now = present(station)
    state = StationState(now.state)
    if to not in MOVES[state]:
        facts = {"source": state.label, "target": StationState(to).label}
        raise Refused(_("“%(source)s”的站点不能改为“%(target)s”") % facts, field="state")
    _end(now, on, entry)
    _stand(station, to, held(station), seq=now.seq + 1, on=on, note=note, entry=entry)


def equip(
    station: Station, told: Mapping[str, ItemState], *, on: date, note: str, entry: Entry
) -> None:
    """From a day on some things are so; what is not named stays as it was.

    Raises Refused where nothing changes, for too many things, for an earlier day.
    """
    now, was = present(station), held(station)
    changed = {name: state for name, state in told.items() if was.get(name) != state}
    if not changed:
        raise Refused(_("设施情况没有变"), field="items")
    if len(was | changed) > MOST_ITEMS:
        raise Refused(_("一个站点最多列 %s 样设施") % MOST_ITEMS, field="items")
    _end(now, on, entry)
    seq = now.seq + 1
    rows = StationItem.objects.filter(station=station, void=False, ended_seq=0)
    orders = dict(rows.values_list("name", "order"))
    rows.filter(name__in=changed).update(until_on=on, ended_seq=seq)
    _begin_items(station, changed, seq=seq, on=on, orders=orders)
    _stand(
        station,
        StationState(now.state),
        was | changed,
        seq=seq,
        on=on,
        note=note,
        entry=entry,
    )


def take_back(station: Station, *, entry: Entry) -> None:
    """撤回: the last change never was. Raises Refused where none was made."""
    last = present(station)
    if last.seq < 2:
        raise Refused(_("登记以后没有变动过"))
    versions.revise(last, entry=entry, void=True)
    versions.revise(present(station), entry=entry, until_on=OPEN_END)
    rows = StationItem.objects.filter(station=station, void=False)
    rows.filter(seq=last.seq).update(void=True)
    rows.filter(ended_seq=last.seq).update(until_on=OPEN_END, ended_seq=0)


def void_all(station: Station, *, entry: Entry) -> None:
    """作废: the station stood on no day."""
    rows = StationStanding.objects.filter(station=station, void=False)
    versions.revise_all(list(rows), entry=entry, void=True)


def present(station: Station) -> StationStanding:
    """How it stands now."""
    return StationStanding.objects.filter(station=station, void=False).order_by("-seq")[0]


def held(station: Station) -> dict[str, ItemState]:
    """What it is to have now, and how that is."""
    rows = StationItem.objects.filter(station=station, void=False, ended_seq=0)
    return {row.name: ItemState(row.state) for row in rows.order_by("order", "id")}


def _end(now: StationStanding, on: date, entry: Entry) -> None:
    if on < now.from_on:
        raise Refused(_("日期不能早于上一次变动 %s") % day_name(now.from_on), field="on")
    versions.revise(now, entry=entry, until_on=on)


def _stand(
    station: Station,
    state: StationState,
    items: Mapping[str, ItemState],
    *,
    seq: int,
    on: date,
    note: str,
    entry: Entry,
) -> None:
    asked = [each for each in items.values() if each != ItemState.NOT_NEEDED]
    StationStanding.objects.create(
        station=station,
        state=state,
        items=len(asked),
        missing=sum(each in MISSING for each in asked),
        seq=seq,
        from_on=on,
        note=note,
        known_from=entry.pk,
        **{name: getattr(station, name) for name in REPEATED},
    )


def _begin_items(
    station: Station,
    items: Mapping[str, ItemState],
    *,
    seq: int,
    on: date,
    orders: Mapping[str, int] | None = None,
) -> None:
    """Rows of things that are so since a day; a thing that was listed keeps its line."""
    known = dict(orders or {})
    for name in items:
        known.setdefault(name, len(known) + 1)
    StationItem.objects.bulk_create(
        StationItem(station=station, name=name, state=state, order=known[name], from_on=on, seq=seq)
        for name, state in items.items()
    )
