"""导出志愿活动台账 and 志愿服务站点台账: as filtered; importing them again changes nothing."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chuangcheng.kernel.quantity import Quantity
from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.ledgers.volunteering_layout import ACTIVITY_LIST, STATION_LIST
from chuangcheng.volunteering import queries
from chuangcheng.volunteering.models import (
    Activity,
    ItemState,
    Station,
    StationItem,
    StationStanding,
    StationState,
)


def export_activities(activities: QuerySet[Activity], *, now: datetime) -> bytes:
    """导出志愿活动台账: these activities in their order."""
    return workbook(ACTIVITY_LIST, _activities(list(queries.with_names(activities))), now=now)


def export_stations(stations: QuerySet[Station], *, now: datetime) -> bytes:
    """导出志愿服务站点台账: these stations in their order, with what they have and lack."""
    found = list(stations.select_related("community", "place", "keeper"))
    items, days = queries.items_of(found), queries.histories_of(found)
    rows = (_station(each, items[each.pk], days[each.pk]) for each in found)
    return workbook(STATION_LIST, rows, now=now)


def _activities(activities: Sequence[Activity]) -> Iterator[Row]:
    files = queries.files_of(activities)
    for activity in activities:
        n = files.get(activity.pk, 0)
        yield {
            "held_on": activity.held_on,
            "title": activity.title,
            "field": str(activity.get_field_display()) if activity.field else "",
            "community": str(activity.station or activity.community or _("全街道")),
            "host": activity.organiser,
            "joint": _joint(activity),
            "party_members": _counted(activity.counted("party_members")),
            "residents": _counted(activity.counted("residents")),
            "hours": activity.hours,
            "beneficiaries": _counted(activity.counted("beneficiaries")),
            "papers": _("%s份") % n if n else "",
            "spot": activity.spot,
            "state": str(activity.get_state_display()),
            "note": activity.note,
        }


def _joint(activity: Activity) -> str:
    """是（红山区总工会）, or 否."""
    names = "、".join(str(row.match.unit) for row in activity.partners.all())
    return _("是（%s）") % names if names else _("否")


def _station(
    station: Station, items: Sequence[StationItem], days: Sequence[StationStanding]
) -> Row:
    held = [item.name for item in items if item.state == ItemState.HELD]
    return {
        "community": station.community.name if station.community else "",
        "name": station.name,
        "spot": station.spot,
        "keeper": station.kept_by,
        "hours": station.hours,
        "built_on": _first(days, StationState.BUILT),
        "running_on": _first(days, StationState.RUNNING),
        "state": str(days[-1].get_state_display()),
        "held": "、".join(held),
        "missing": "、".join(_missing(items)),
        "note": station.note,
    }


def _missing(items: Sequence[StationItem]) -> Iterator[str]:
    for item in items:
        if item.state == ItemState.LACKING:
            yield item.name
        if item.state == ItemState.BROKEN:
            yield f"{item.name}(损坏)"


def _first(days: Sequence[StationStanding], state: StationState) -> date | None:
    """The first day on which it stood so."""
    return next((row.from_on for row in days if row.state == state), None)


def _counted(quantity: Quantity) -> Quantity | None:
    return None if quantity.value is None else quantity
