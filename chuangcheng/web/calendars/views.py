"""工作日历: a year of it, days off and worked ones, office hours."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chuangcheng.calendars import commands, published, queries
from chuangcheng.calendars.worktime import WorkCalendar
from chuangcheng.web import words
from chuangcheng.web.calendars import shown
from chuangcheng.web.calendars.forms import WORKED, DaysForm, HoursForm
from chuangcheng.web.http import Request, accepted, known_only, posted
from chuangcheng.web.pages import crumb, form_page

_YEARS = range(2000, 2100)


def index(request: Request) -> HttpResponse:
    """一年的工作日历."""
    known_only(request.GET, "year")
    year = _year(request)
    calendar = queries.calendar()
    days = queries.special_days(year)
    own = queries.own_years()
    context = {
        "year": year,
        "years": shown.years(sorted({*_offered(request, own), year}, reverse=True), year),
        "status": shown.status(year, calendar, own=year in own),
        "hours": shown.hours(calendar),
        "table": shown.table(days, request.today),
        "publish_url": _publish_url(year, calendar) if any(day.own for day in days) else "",
        "deeds": _deeds(year, own),
    }
    return render(request, "calendars/year.html", context)


def days(request: Request) -> HttpResponse:
    """设置放假或上班, for a day or for several that follow one another."""
    form = DaysForm(*posted(request), now=request.now)
    if accepted(form, lambda: _set_days(request, form.cleaned_data)):
        first = form.cleaned_data["first"]
        messages.success(request, _("已设置 %s 起的安排") % words.full_day(first))
        return _back(first.year)
    lead = _("正在计时的问题，时限不变；以后交办的按新的安排算。")
    title = _("设置放假或上班")
    return form_page(request, form, title=title, submit=_("设置"), crumbs=_crumbs(), lead=lead)


@require_POST
def clearing(request: Request, day: str) -> HttpResponse:
    """撤销特殊日."""
    cleared = _day(day)
    commands.clear_day(cleared, by=request.actor, now=request.now)
    messages.success(request, _("%s 按公布的安排或星期算") % words.full_day(cleared))
    return _back(cleared.year)


def hours(request: Request) -> HttpResponse:
    """设置办公时间."""
    form = HoursForm(*posted(request), hours=queries.calendar().hours, now=request.now)
    by, now = request.actor, request.now
    if accepted(form, lambda: commands.set_hours(form.sessions(), by=by, now=now)):
        messages.success(request, _("办公时间已改；正在计时的问题，时限不变"))
        return redirect("calendars:list")
    return form_page(request, form, title=_("设置办公时间"), submit=_("设置"), crumbs=_crumbs())


@require_POST
def publishing(request: Request, year: int) -> HttpResponse:
    """标为已公布: nothing of the year is provisional any more."""
    commands.publish_year(year, by=request.actor, now=request.now)
    messages.success(request, _("%s年的调休标为已公布") % year)
    return _back(year)


@require_POST
def withdrawing(request: Request, year: int) -> HttpResponse:
    """撤回公布."""
    commands.withdraw_year(year, by=request.actor, now=request.now)
    messages.success(request, _("%s年的调休改回未公布") % year)
    return _back(year)


def _year(request: Request) -> int:
    given = request.GET.get("year", "") or str(request.today.year)
    if not (given.isascii() and given.isdecimal() and int(given[:5]) in _YEARS):
        raise BadRequest("no year of a calendar")
    return int(given)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise Http404 from error


def _offered(request: Request, own: frozenset[int]) -> set[int]:
    return {*published.YEARS, *own, request.today.year, request.today.year + 1}


def _set_days(request: Request, given: dict[str, Any]) -> None:
    commands.set_days(
        given["first"],
        given["last"] or given["first"],
        is_work=given["kind"] == WORKED,
        name=given["name"],
        note=given["note"],
        by=request.actor,
        now=request.now,
    )


def _publish_url(year: int, calendar: WorkCalendar) -> str:
    return "" if year in calendar.published else reverse("calendars:publishing", args=[year])


def _deeds(year: int, own: frozenset[int]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = [
        {"text": _("设置办公时间"), "url": reverse("calendars:hours"), "post": False}
    ]
    if year in own:
        url = reverse("calendars:withdrawing", args=[year])
        found.append({"text": _("改回未公布"), "url": url, "post": True})
    return found


def _crumbs() -> list[dict[str, str]]:
    return [crumb(_("工作日历"), reverse("calendars:list"))]


def _back(year: int) -> HttpResponse:
    return redirect(f"{reverse('calendars:list')}?year={year}")
