"""我的站点: what a keeper's own stations lack, and what they hold next."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.volunteering import queries
from chuangcheng.volunteering.models import Activity, Station, StationItem, StationStanding
from chuangcheng.web import volunteered, words
from chuangcheng.web.home.work import Work

MOST_AHEAD = 5

Shape = dict[str, Any]


def blocks(work: Work) -> list[Shape]:
    """For home/block.html, one for each station that the person keeps."""
    stations = list(queries.stations_kept_by(work.actor))
    standings, items = queries.standings_of(stations), queries.items_of(stations)
    ahead = queries.planned_at(stations)
    return [
        _block(each, standings[each.pk], items[each.pk], ahead[each.pk], work.day)
        for each in stations
    ]


def _block(
    station: Station,
    standing: StationStanding,
    items: list[StationItem],
    ahead: list[Activity],
    today: date,
) -> Shape:
    rows = [_equipment(station, standing, items)]
    rows += [_activity(each, today) for each in ahead[:MOST_AHEAD]]
    if not ahead:
        rows.append(_row(_("还没有安排活动"), reverse("volunteering:new"), "", _("安排")))
    return {
        "kind": "rows",
        "id": f"station-{station.pk}",
        "title": station.name,
        "link": {"text": _("登记活动"), "url": reverse("volunteering:new")},
        "rows": rows,
    }


def _equipment(station: Station, standing: StationStanding, items: list[StationItem]) -> Shape:
    lead, url = (
        volunteered.station_lead(standing),
        reverse("volunteering:station", args=[station.pk]),
    )
    return _row(lead, url, volunteered.lacking(items), str(standing.get_state_display()))


def _activity(activity: Activity, today: date) -> Shape:
    url = reverse("volunteering:detail", args=[activity.pk])
    begins = f"{activity.begins_at:%H:%M}" if activity.begins_at else ""
    is_late = activity.held_on < today
    note = _("过了日子，登记开展或取消") if is_late else begins
    return _row(activity.title, url, note, words.day(activity.held_on, today))


def _row(text: str, url: str, note: str, end: str) -> Shape:
    return {"text": text, "url": url, "note": note, "end": end}
