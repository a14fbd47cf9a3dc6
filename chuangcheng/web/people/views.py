"""人员: the list, one person, adding and correcting."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.permission import require
from chuangcheng.ledgers import exporting
from chuangcheng.people import commands, corrections
from chuangcheng.people.models import Grant, Person, Unit
from chuangcheng.people.queries import grants_of, visible_people, visible_units
from chuangcheng.people.rules import (
    POLICY,
    may_edit_person,
    may_grant,
    may_manage_account,
    may_see_phone,
    seen_by,
)
from chuangcheng.web import charges, navigation, records, registers, workbooks
from chuangcheng.web.http import Request, accepted, posted, see
from chuangcheng.web.pages import crumb, form_page
from chuangcheng.web.people import asked, shown
from chuangcheng.web.people.accounts import crumbs
from chuangcheng.web.people.forms import PersonForm

Shape = dict[str, Any]


def index(request: Request) -> HttpResponse:
    """人员一览."""
    found = registers.read(
        request,
        asked.PersonFilter(request),
        visible_people(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    roles = _roles(found.rows, request)
    return registers.shown(
        found,
        "people/list.html",
        table=shown.table(found.rows, found.heads, actor=request.actor, roles=roles),
        export=workbooks.offer(request, "people:export", _exported(request, found.which)),
        new_url=navigation.address("people:new", request.actor),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出通讯录: of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.PersonFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    content = exporting.export_contacts(ordered, by=request.actor, now=request.now)
    return workbooks.sent(content, request, name=_("通讯录"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一个人: who it is, the account and its roles, what he answers for."""
    person = see(visible_people(request.actor), pk)
    area = person.unit.area if person.unit else None
    manages = bool(may_manage_account(request.actor, area))
    grants = shown.grants(grants_of(person), actor=request.actor, today=request.today)
    held = charges.of_person(person, today=request.today)
    no_role, no_account = _("还没有角色，登录了也什么都不能办"), _("没有账号，不能登录")
    return records.shown(
        request,
        person,
        title=person.name,
        crumbs=[crumb(_("人员"), reverse("people:list"))],
        offered=records.Deeds(
            primary=_next(person, request, manages=manages),
            buttons=[
                records.edit(_url("correction", pk) if may_edit_person(request.actor, area) else "")
            ],
            menu=_deeds(person, request) if manages else [],
        ),
        parts=[
            records.table("grants", grants, title=_("角色"), empty=no_role),
            records.rows("charges", _("负责什么"), held, empty=_("还没有安排责任分工")),
        ],
        side=[
            records.facts(shown.facts(person, request.actor)),
            records.facts(shown.account(person), id="account", title=_("账号"), empty=no_account),
        ],
    )


def new(request: Request) -> HttpResponse:
    """登记人员."""
    made: list[Person] = []
    form = PersonForm(
        *posted(request),
        offered=_offered(request),
        phones=POLICY.permit(request.actor, "people.see_phone"),
        initial={"unit": request.GET.get("unit")},
        now=request.now,
    )

    def deed() -> None:
        made.append(commands.add_person(**form.described(), by=request.actor, now=request.now))

    if accepted(form, deed):
        messages.success(request, _("已登记%s") % made[0].name)
        return redirect("people:detail", made[0].pk)
    top = [crumb(_("人员"), reverse("people:list"))]
    return form_page(request, form, title=_("登记人员"), submit=_("登记"), crumbs=top)


def correction(request: Request, pk: int) -> HttpResponse:
    """修改人员."""
    person = see(visible_people(request.actor), pk)
    require(may_edit_person(request.actor, person.unit.area if person.unit else None))
    form = PersonForm(
        *posted(request),
        offered=_offered(request),
        phones=may_see_phone(request.actor, person),
        person=person,
        now=request.now,
    )

    def deed() -> Person:
        given = form.described()
        return corrections.edit_person(person, **given, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已修改%s") % person.name)
        return redirect("people:detail", pk)
    title = _("修改%s") % person.name
    return form_page(request, form, title=title, submit=_("保存修改"), crumbs=crumbs(person))


def _roles(people: list[Person], request: Request) -> dict[int, str]:
    """角色 that each holds today, in one statement."""
    today = request.today
    held = Grant.objects.filter(person__in=people, since__lte=today, until__gt=today)
    found: dict[int, list[str]] = {}
    for pk, role in held.order_by("id").values_list("person", "role"):
        found.setdefault(pk, []).append(str(Role(role).label))
    return {pk: _("、").join(dict.fromkeys(roles)) for pk, roles in found.items()}


def _next(person: Person, request: Request, *, manages: bool) -> Shape | None:
    """开通账号, and then 授予角色."""
    if manages and not person.username:
        return records.deed(_("开通账号"), _url("account", person.pk), icon="key")
    may = may_grant(request.actor, person=person)
    return records.deed(_("授予角色"), _url("grant", person.pk) if may else "", icon="plus")


def _deeds(person: Person, request: Request) -> list[Shape]:
    """What may be done with the account, for the ⋯ menu."""
    if person.username is None or person.pk == request.actor.person_id:
        return []
    turned = (_("停用账号"), "closing") if person.is_active else (_("恢复账号"), "reopening")
    named = [(_("重设密码"), "password"), turned]
    return [{"text": text, "url": _url(page, person.pk), "post": True} for text, page in named]


def _url(page: str, pk: int) -> str:
    return reverse(f"people:{page}", args=[pk])


def _offered(request: Request) -> list[Unit]:
    found = visible_units(request.actor).valid(request.today).order_by("pinyin", "id")
    return [unit for unit in found if may_edit_person(request.actor, unit.area)]


def _exported(request: Request, which: Q) -> QuerySet[Person]:
    mine = seen_by(request.actor, verb="people.export", of="unit")
    return visible_people(request.actor).filter(mine & which)
