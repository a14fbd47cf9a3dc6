"""办理志愿活动: recording one, holding, moving, cancelling, correcting, voiding it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.permission import present, require
from chuangcheng.people.models import Unit
from chuangcheng.people.queries import visible_units
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.volunteering import commands
from chuangcheng.volunteering.models import Activity, ActivityState
from chuangcheng.volunteering.queries import (
    matches_on,
    programmes_of,
    visible_activities,
    visible_stations,
)
from chuangcheng.volunteering.rules import may
from chuangcheng.web.documents.deeds import received
from chuangcheng.web.documents.forms import FilesForm, ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.meetings.forms import PostponeForm
from chuangcheng.web.pages import Words, crumb, deed_page, form_page
from chuangcheng.web.volunteering import tabs
from chuangcheng.web.volunteering.forms import (
    MORE,
    ActivityCorrectionForm,
    ActivityForm,
    HoldForm,
    said_of,
)

WITH_FILES = "campaigns/files_form.html"


def new(request: Request) -> HttpResponse:
    """登记志愿活动."""
    initial = {"held_on": request.today, "state": ActivityState.HELD, "host": _own_unit(request)}
    town = subdistrict_of(request.actor)
    offered = _offered(request, town)
    if len(offered["programmes"]) == 1:
        initial["programme"] = offered["programmes"][0]
    form = ActivityForm(*posted_with_files(request), initial=initial, now=request.now, **offered)

    def deed() -> Activity:
        files = received(request, form)
        return commands.record(form.draft(), by=request.actor, now=request.now, files=files)

    if (activity := done(form, deed)) is not None:
        messages.success(request, _("已登记“%s”") % activity)
        return redirect("volunteering:detail", activity.pk)
    return form_page(
        request,
        form,
        title=_("登记志愿活动"),
        submit=_("登记"),
        crumbs=[tabs.top()],
        template="volunteering/activity_form.html",
        more_open=form.opened(*MORE) or offered["keeps_only"],
    )


def correction(request: Request, pk: int) -> HttpResponse:
    """修改志愿活动."""
    activity = _activity(request, pk)
    offered = _offered(request, activity.subdistrict)
    joint = [row.match.unit for row in activity.partners.all()]
    offered["helping"] = list(dict.fromkeys([*offered["helping"], *joint]))
    if activity.programme and activity.programme not in offered["programmes"]:
        offered["programmes"].append(activity.programme)
    form = ActivityCorrectionForm(
        *posted(request), activity=activity, initial=said_of(activity), now=request.now, **offered
    )

    def deed() -> Activity:
        return commands.revise(activity, form.draft(), by=request.actor, now=request.now)

    words = (_("修改志愿活动"), _("保存修改"), _("已修改"))
    return _answer(request, form, activity, deed, words=words)


def holding(request: Request, pk: int) -> HttpResponse:
    """登记开展."""
    activity = _activity(request, pk)
    initial = {"on": min(activity.held_on, request.today)}
    form = HoldForm(*posted_with_files(request), initial=initial, now=request.now)

    def deed() -> Activity:
        files = received(request, form)
        said = {"on": form.cleaned_data["on"], "numbers": form.numbers()}
        return commands.hold(activity, **said, files=files, by=request.actor, now=request.now)

    words = (_("登记开展"), _("登记开展"), _("已登记开展"))
    return _answer(request, form, activity, deed, words=words, template=WITH_FILES)


def postponement(request: Request, pk: int) -> HttpResponse:
    """改期."""
    activity = _activity(request, pk)
    form = PostponeForm(*posted(request), now=request.now)

    def deed() -> Activity:
        return commands.postpone(activity, **form.cleaned_data, by=request.actor, now=request.now)

    words = (_("改期"), _("改期"), _("已改期"))
    return _answer(request, form, activity, deed, words=words)


def cancellation(request: Request, pk: int) -> HttpResponse:
    """取消活动."""
    activity = _activity(request, pk)
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Activity:
        reason = form.cleaned_data["reason"]
        return commands.cancel(activity, reason=reason, by=request.actor, now=request.now)

    words = (_("取消活动"), _("取消活动"), _("活动已取消"))
    return _answer(request, form, activity, deed, words=words)


def new_files(request: Request, pk: int) -> HttpResponse:
    """补充材料."""
    activity = _activity(request, pk)
    form = FilesForm(*posted_with_files(request), now=request.now)

    def deed() -> Activity:
        files = received(request, form)
        return commands.add_files(activity, files, by=request.actor, now=request.now)

    words = (_("补充材料"), _("上传"), _("材料已补上"))
    return _answer(request, form, activity, deed, words=words, template=WITH_FILES)


def void(request: Request, pk: int) -> HttpResponse:
    """作废志愿活动."""
    activity = _activity(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Activity:
        reason = form.cleaned_data["reason"]
        return commands.void(activity, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废“%s”") % activity)
        return redirect("volunteering:list")
    return form_page(
        request,
        form,
        title=_("作废志愿活动"),
        submit=_("作废"),
        crumbs=_crumbs(activity),
        lead=str(activity),
    )


def _activity(request: Request, pk: int, deed: str = "record") -> Activity:
    activity = see(visible_activities(request.actor), pk)
    require(may(deed, request.actor, activity))
    return activity


def _offered(request: Request, town: Area | None) -> dict[str, Any]:
    """What the form of an activity offers to a person: areas, stations, programmes, partners."""
    actor = request.actor
    areas = [area for area in areas_of(request) if may("record", actor, area)]
    stations = [each for each in visible_stations(actor) if may("record", actor, each)]
    keeps_only = not areas
    if keeps_only:
        areas = list(dict.fromkeys(each.community for each in stations if each.community))
    return {
        "town": town if town is not None and may("record", actor, town) else None,
        "areas": areas,
        "stations": stations,
        "keeps_only": keeps_only,
        "programmes": programmes_of(town, on=request.today) if town else [],
        "helping": _helping(town, areas, request) if town else [],
    }


def _helping(town: Area, areas: list[Area], request: Request) -> list[Unit]:
    """包联单位 of the sub-district, those of the own communities first."""
    here = {area.pk for area in areas}
    found = sorted(
        matches_on(town, request.today), key=lambda match: match.community_id not in here
    )
    return list(dict.fromkeys(match.unit for match in found))


def _own_unit(request: Request) -> str:
    """所在单位 of who records it: most often it is the one that held it."""
    own = visible_units(request.actor).filter(pk__in=present(request.actor.unit_id)).first()
    return own.name if own else ""


def _answer(
    request: Request,
    form: PageForm,
    activity: Activity,
    deed: Callable[[], Any],
    *,
    words: Words,
    **more: Any,
) -> HttpResponse:
    """The form of a deed, or the page of the activity once it is done."""
    return deed_page(
        request, form, deed, words=words, crumbs=_crumbs(activity), lead=str(activity), **more
    )


def _crumbs(activity: Activity) -> list[dict[str, str]]:
    return [tabs.top(), crumb(activity, reverse("volunteering:detail", args=[activity.pk]))]
