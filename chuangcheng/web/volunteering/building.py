"""办理站点和项目: registering a station, what becomes of it, its equipment; programmes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.volunteering import building, commands
from chuangcheng.volunteering.models import Programme, Station, StationState
from chuangcheng.volunteering.queries import (
    items_of,
    standings_of,
    visible_programmes,
    visible_stations,
)
from chuangcheng.volunteering.rules import may
from chuangcheng.web.documents.deeds import received
from chuangcheng.web.documents.forms import FilesForm, ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.pages import Words, crumb, deed_page, form_page
from chuangcheng.web.volunteering import tabs
from chuangcheng.web.volunteering.station_forms import (
    EndForm,
    EquipForm,
    MoveForm,
    ProgrammeForm,
    StationCorrectionForm,
    StationForm,
    said_of_station,
)

WITH_FILES = "campaigns/files_form.html"


def new(request: Request) -> HttpResponse:
    """登记志愿服务站点."""
    form = StationForm(
        *posted(request),
        request=request,
        areas=[area for area in areas_of(request) if may("build", request.actor, area)],
        initial={"since": request.today, "state": StationState.BUILT},
    )

    def deed() -> Station:
        return building.register(form.draft(), by=request.actor, now=request.now)

    if (station := done(form, deed)) is not None:
        messages.success(request, _("已登记“%s”") % station)
        return redirect("volunteering:station", station.pk)
    title = _("登记志愿服务站点")
    return form_page(request, form, title=title, submit=_("登记"), crumbs=_up())


def correction(request: Request, pk: int) -> HttpResponse:
    """修改站点."""
    station = _station(request, pk, "build")
    form = StationCorrectionForm(
        *posted(request), request=request, station=station, initial=said_of_station(station)
    )

    def deed() -> Station:
        return building.revise(station, form.draft(), by=request.actor, now=request.now)

    words = (_("修改站点"), _("保存修改"), _("已修改"))
    return _answer(request, form, station, deed, words=words)


def move(request: Request, pk: int) -> HttpResponse:
    """登记站点变动."""
    station = _station(request, pk, "equip")
    state = StationState(standings_of([station])[pk].state)
    form = MoveForm(*posted(request), state=state, initial={"on": request.today}, now=request.now)

    def deed() -> Station:
        given = form.cleaned_data
        said = {"on": given["on"], "note": given["note"]}
        to = StationState(given["to"])
        return building.move(station, to, **said, by=request.actor, now=request.now)

    words = (_("登记变动"), _("登记变动"), _("变动已登记"))
    return _answer(request, form, station, deed, words=words)


def equip(request: Request, pk: int) -> HttpResponse:
    """登记设施."""
    station = _station(request, pk, "equip")
    form = EquipForm(
        *posted(request),
        items=items_of([station])[pk],
        initial={"on": request.today},
        now=request.now,
    )

    def deed() -> Station:
        said = {"on": form.cleaned_data["on"], "note": form.cleaned_data["note"]}
        return building.equip(station, form.told(), **said, by=request.actor, now=request.now)

    words = (_("登记设施"), _("登记"), _("设施已登记"))
    return _answer(request, form, station, deed, words=words)


def take_back(request: Request, pk: int) -> HttpResponse:
    """撤回上一次变动."""
    station = _station(request, pk, "equip")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Station:
        reason = form.cleaned_data["reason"]
        return building.take_back(station, reason=reason, by=request.actor, now=request.now)

    words = (_("撤回上一次变动"), _("撤回"), _("已撤回"))
    return _answer(request, form, station, deed, words=words)


def new_files(request: Request, pk: int) -> HttpResponse:
    """补充照片."""
    station = _station(request, pk, "equip")
    form = FilesForm(*posted_with_files(request), now=request.now)

    def deed() -> Station:
        files = received(request, form)
        return building.add_files(station, files, by=request.actor, now=request.now)

    words = (_("补充照片"), _("上传"), _("照片已补上"))
    return _answer(request, form, station, deed, words=words, template=WITH_FILES)


def void(request: Request, pk: int) -> HttpResponse:
    """作废站点."""
    station = _station(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Station:
        reason = form.cleaned_data["reason"]
        return building.void(station, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废“%s”") % station)
        return redirect("volunteering:stations")
    words = {"title": _("作废站点"), "submit": _("作废"), "lead": str(station)}
    return form_page(request, form, crumbs=_crumbs(station), **words)


def programme_new(request: Request) -> HttpResponse:
    """设立志愿服务项目."""
    form = ProgrammeForm(*posted(request), initial={"since": request.today}, now=request.now)

    def deed() -> Programme:
        town = subdistrict_of(request.actor)
        if town is None:
            raise Refused(_("志愿服务项目按街道设置"))
        given = form.cleaned_data
        return commands.start_programme(
            **given, subdistrict=town, by=request.actor, now=request.now
        )

    words = (_("设立服务项目"), _("设立"), _("项目已设立"))
    crumbs = _over_programmes()
    return deed_page(request, form, deed, words=words, crumbs=crumbs)


def programme_end(request: Request, pk: int) -> HttpResponse:
    """结束志愿服务项目."""
    programme = see(visible_programmes(request.actor), pk)
    require(may("programme", request.actor, programme))
    form = EndForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> Programme:
        on = form.cleaned_data["on"]
        return commands.end_programme(programme, on=on, by=request.actor, now=request.now)

    words = (_("结束服务项目"), _("结束"), _("项目已结束"))
    crumbs = _over_programmes()
    return deed_page(request, form, deed, words=words, crumbs=crumbs, lead=str(programme))


def _station(request: Request, pk: int, deed: str) -> Station:
    station = see(visible_stations(request.actor), pk)
    require(may(deed, request.actor, station))
    return station


def _answer(
    request: Request,
    form: PageForm,
    station: Station,
    deed: Callable[[], Any],
    *,
    words: Words,
    **more: Any,
) -> HttpResponse:
    """The form of a deed, or the page of the station once it is done."""
    return deed_page(
        request, form, deed, words=words, crumbs=_crumbs(station), lead=str(station), **more
    )


def _up() -> list[dict[str, str]]:
    return [tabs.top(), crumb(_("服务站点"), reverse("volunteering:stations"))]


def _over_programmes() -> list[dict[str, str]]:
    return [tabs.top(), crumb(_("服务项目"), reverse("volunteering:programmes"))]


def _crumbs(station: Station) -> list[dict[str, str]]:
    return [*_up(), crumb(station, reverse("volunteering:station", args=[station.pk]))]
