"""站点和项目: the list of stations, one station with what it lacks, the programmes."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.ledgers import volunteering_exporting
from chuangcheng.volunteering import queries
from chuangcheng.volunteering.models import Station, StationState
from chuangcheng.volunteering.rules import POLICY, may, stations_seen_by
from chuangcheng.volunteering.stations import MOVES
from chuangcheng.web import navigation, records, registers, workbooks
from chuangcheng.web import volunteered as shown
from chuangcheng.web.evidence import files
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, see
from chuangcheng.web.pages import crumb
from chuangcheng.web.volunteering import asked, tabs

_LATEST = 5


def index(request: Request) -> HttpResponse:
    """志愿服务站点一览."""
    found = registers.read(
        request,
        asked.StationFilter(request),
        queries.visible_stations(request.actor),
        names=asked.STATION_FILTERS,
        sorts=asked.STATION_SORTS,
    )
    standings = queries.standings_of(found.rows)
    return registers.shown(
        found,
        "volunteering/stations.html",
        table=shown.stations(found.rows, standings),
        export=workbooks.offer(
            request, "volunteering:stations_export", _exported(request, found.which)
        ),
        new_url=navigation.address("volunteering:station_new", request.actor),
        tabs=tabs.of("stations"),
        figures=beside.of(request, placed.on("volunteering:stations")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出志愿服务站点台账, of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.StationFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.STATION_SORTS)
    content = volunteering_exporting.export_stations(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("志愿服务站点台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一个站点: how it stands, what it has and lacks, what it held."""
    station = see(queries.visible_stations(request.actor), pk)
    standing = queries.standings_of([station])[pk]
    equips = bool(may("equip", request.actor, station))
    held = queries.visible_activities(request.actor).filter(station=station)[:_LATEST]
    return records.shown(
        request,
        station,
        crumbs=[tabs.top(), crumb(_("服务站点"), reverse("volunteering:stations"))],
        offered=_offered(request, station, StationState(standing.state), moved=standing.seq > 1),
        parts=[
            records.rows(
                "items",
                _("设施"),
                shown.items(queries.items_of([station])[pk], request.today),
                empty=_("还没有列应配的设施"),
                deeds=_link(_("登记设施"), "station_equip", station) if equips else [],
            ),
            records.table(
                "activities", shown.table(held, {}, request.today), empty=_("还没有活动")
            ),
            records.rows("standings", _("历次情况"), _history(station, request)),
        ],
        side=[
            records.facts(shown.station_facts(station)),
            records.files(
                station.proofs.select_related("photo", "attachment"),
                lambda proof: reverse("volunteering:station_file", args=[pk, proof.pk]),
                add_url=_url("station_files", station) if equips else "",
            ),
        ],
        template="volunteering/station.html",
        state=shown.station_state(standing),
        complete=shown.station_lead(standing),
    )


@require_safe
def file(request: Request, pk: int, proof: int) -> HttpResponse:
    """站点照片, under its station."""
    station = see(queries.visible_stations(request.actor), pk)
    found = get_object_or_404(station.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=f"{station.name[:40]}-{found.order + 1}")


def programmes(request: Request) -> HttpResponse:
    """志愿服务项目."""
    ends = bool(POLICY.permit(request.actor, "volunteering.programme"))
    found = queries.visible_programmes(request.actor)
    running = [each for each in found if each.runs]
    ended = [each for each in found if not each.runs]
    context = {
        "tabs": tabs.of("programmes"),
        "crumbs": [tabs.top()],
        "running": shown.programmes(running, request.today),
        "ended": shown.programmes(ended, request.today),
        "ending": running if ends else [],
        "new_url": navigation.address("volunteering:programme_new", request.actor),
    }
    return render(request, "volunteering/programmes.html", context)


def _offered(
    request: Request, station: Station, state: StationState, *, moved: bool
) -> records.Deeds:
    equips = bool(may("equip", request.actor, station))
    builds, voids = may("build", request.actor, station), may("void", request.actor, station)
    moves, back = equips and MOVES[state], equips and moved
    return records.Deeds(
        primary=records.deed(_("登记变动"), _url("station_move", station) if moves else ""),
        buttons=[
            records.deed(_("登记设施"), _url("station_equip", station) if equips else ""),
            records.edit(_url("station_correction", station) if builds else ""),
        ],
        menu=[
            records.deed(_("撤回上一次变动"), _url("station_take_back", station) if back else ""),
            records.deed(_("作废"), _url("station_void", station) if voids else ""),
        ],
    )


def _exported(request: Request, which: Q) -> QuerySet[Station]:
    mine = stations_seen_by(request.actor, "volunteering.export")
    return queries.visible_stations(request.actor).filter(mine & which)


def _history(station: Station, request: Request) -> list[dict[str, Any]]:
    return shown.history(queries.history_of(station), request.today)


def _link(text: str, page: str, station: Station) -> list[dict[str, str]]:
    return [{"text": text, "url": _url(page, station)}]


def _url(page: str, station: Station) -> str:
    return reverse(f"volunteering:{page}", args=[station.pk])
