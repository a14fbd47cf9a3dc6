"""账号和授权: opened, reset, shut; roles given and taken back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chuangcheng.kernel.ids import one_time_password
from chuangcheng.kernel.permission import require
from chuangcheng.people import accounts, commands
from chuangcheng.people.models import Person
from chuangcheng.people.queries import grants_of, visible_people, visible_units
from chuangcheng.people.rules import may_grant
from chuangcheng.places.models import Area
from chuangcheng.web.http import Request, accepted, posted, see
from chuangcheng.web.pages import crumb, form_page
from chuangcheng.web.people.forms import AccountForm, EndForm, GrantForm


def opening(request: Request, pk: int) -> HttpResponse:
    """开通账号: the one-time password is shown this once."""
    person = see(visible_people(request.actor), pk)
    form = AccountForm(*posted(request), now=request.now)
    password = one_time_password()

    def deed() -> Person:
        name = form.cleaned_data["username"]
        given: Any = {"by": request.actor, "now": request.now}
        return accounts.open_account(person, name, password=password, **given)

    if accepted(form, deed):
        return _password_page(request, person, password)
    title = _("给%s开通账号") % person.name
    return form_page(request, form, title=title, submit=_("开通账号"), crumbs=crumbs(person))


@require_POST
def password(request: Request, pk: int) -> HttpResponse:
    """重设密码: the one-time password is shown this once."""
    person = see(visible_people(request.actor), pk)
    new = one_time_password()
    accounts.reset_password(person, new, by=request.actor, now=request.now)
    return _password_page(request, person, new)


@require_POST
def closing(request: Request, pk: int) -> HttpResponse:
    """停用账号."""
    person = see(visible_people(request.actor), pk)
    accounts.close_account(person, by=request.actor, now=request.now)
    messages.success(request, _("已停用%s的账号") % person.name)
    return redirect("people:detail", pk)


@require_POST
def reopening(request: Request, pk: int) -> HttpResponse:
    """恢复账号."""
    person = see(visible_people(request.actor), pk)
    accounts.reopen_account(person, by=request.actor, now=request.now)
    messages.success(request, _("%s可以登录了") % person.name)
    return redirect("people:detail", pk)


def granting(request: Request, pk: int) -> HttpResponse:
    """授予角色."""
    person = see(visible_people(request.actor), pk)
    require(may_grant(request.actor, person=person))
    areas = Area.objects.valid(request.today).below(request.actor.area_ids)
    form = GrantForm(
        *posted(request),
        areas=list(areas.select_related("parent").order_by("parent", "order", "id")),
        offered=list(visible_units(request.actor).valid(request.today).order_by("pinyin")),
        initial={"unit": person.unit, "since": request.today},
        now=request.now,
    )

    def deed() -> object:
        given = form.given()
        role = given.pop("role")
        return commands.grant(person, role, **given, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已给%s授予角色") % person.name)
        return redirect("people:detail", pk)
    title = _("给%s授予角色") % person.name
    return form_page(request, form, title=title, submit=_("授予角色"), crumbs=crumbs(person))


def ending_grant(request: Request, pk: int, given: int) -> HttpResponse:
    """收回角色."""
    person = see(visible_people(request.actor), pk)
    found = get_object_or_404(grants_of(person), pk=given)
    require(may_grant(request.actor, area=found.area))
    form = EndForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> object:
        on = form.cleaned_data["on"]
        return commands.end_grant(found, on=on, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已收回"))
        return redirect("people:detail", pk)
    title = _("收回“%s”") % found.get_role_display()
    return form_page(request, form, title=title, submit=_("收回"), crumbs=crumbs(person))


def crumbs(person: Person) -> list[dict[str, str]]:
    """人员 > 孙丽."""
    return [
        crumb(_("人员"), reverse("people:list")),
        crumb(person.name, reverse("people:detail", args=[person.pk])),
    ]


def _password_page(request: Request, person: Person, secret: str) -> HttpResponse:
    return render(request, "people/password.html", {"person": person, "password": secret})
