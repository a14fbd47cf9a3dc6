"""责任项的办理: adding and editing in a draft, changing and ending what is published."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.duties import lists, queries
from chuangcheng.duties.drafts import draft_of
from chuangcheng.duties.models import DutyItem, DutyList
from chuangcheng.duties.rules import may, may_write
from chuangcheng.kernel.permission import require
from chuangcheng.people.queries import visible_people, visible_units
from chuangcheng.places.queries import leaves_of
from chuangcheng.standards.queries import standards_in_use
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, accepted, posted, see
from chuangcheng.web.pages import crumb, form_page
from chuangcheng.web.responsibilities.forms import (
    ChangeForm,
    DayForm,
    HolderForm,
    ItemForm,
    Offered,
)


def new(request: Request, pk: int) -> HttpResponse:
    """加责任项 to a draft."""
    duty_list = see(queries.visible_lists(request.actor).select_related("subdistrict"), pk)
    require(may_write(request.actor, duty_list))
    form = ItemForm(*posted(request), offered=_offered(request, duty_list), now=request.now)

    def deed() -> DutyItem:
        return lists.add_item(duty_list, form.draft(), by=request.actor, now=request.now)

    back = reverse("responsibilities:list_detail", args=[pk])
    if accepted(form, deed):
        messages.success(request, _("已加到清单"))
        return redirect(back)
    top = [_top(), crumb(duty_list.name, back)]
    return form_page(request, form, title=_("加责任项"), submit=_("加到清单"), crumbs=top)


def edit(request: Request, pk: int) -> HttpResponse:
    """修改责任项 of a draft."""
    item = _item(request, pk)
    require(may_write(request.actor, item.duty_list))
    form = HolderForm(
        *posted(request),
        offered=_offered(request, item.duty_list),
        draft=draft_of(item),
        now=request.now,
    )

    def deed() -> DutyItem:
        return lists.edit_item(item, by=request.actor, now=request.now, **form.facts())

    if accepted(form, deed):
        messages.success(request, _("已修改"))
        return redirect("responsibilities:detail", pk)
    return _page(request, form, item, _("修改责任项"), _("保存修改"))


def change(request: Request, pk: int) -> HttpResponse:
    """变更责任项: another person or unit from a day on; the row so far stays readable."""
    item = _item(request, pk)
    require(may("edit_items", request.actor, item))
    form = ChangeForm(
        *posted(request),
        offered=_offered(request, item.duty_list),
        draft=draft_of(item),
        initial={"on": request.today},
        now=request.now,
    )
    made: list[DutyItem] = []

    def deed() -> None:
        on = form.cleaned_data["on"]
        facts = form.facts()
        made.append(lists.change_item(item, on=on, by=request.actor, now=request.now, **facts))

    if accepted(form, deed):
        messages.success(request, _("已变更，原来的那一段留着"))
        return redirect("responsibilities:detail", made[0].pk)
    return _page(request, form, item, _("变更责任项"), _("变更"))


def end(request: Request, pk: int) -> HttpResponse:
    """结束责任项."""
    item = _item(request, pk)
    require(may("edit_items", request.actor, item))
    form = DayForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> DutyItem:
        on = form.cleaned_data["on"]
        return lists.end_item(item, on=on, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已结束"))
        return redirect("responsibilities:detail", pk)
    return _page(request, form, item, _("结束责任项"), _("结束"))


def remove(request: Request, pk: int) -> HttpResponse:
    """删掉责任项 of a draft."""
    item = _item(request, pk)
    require(may_write(request.actor, item.duty_list))
    form = PageForm(*posted(request), now=request.now)
    if accepted(form, lambda: lists.remove_item(item, by=request.actor, now=request.now)):
        messages.success(request, _("已删掉"))
        return redirect("responsibilities:list_detail", item.duty_list_id)
    return _page(request, form, item, _("删掉责任项"), _("删掉"))


def _item(request: Request, pk: int) -> DutyItem:
    seen = queries.visible_items(request.actor)
    return see(seen.select_related("duty_list__subdistrict", "leader", "lead_unit"), pk)


def _offered(request: Request, duty_list: DutyList) -> Offered:
    today, town = request.today, duty_list.subdistrict
    people = visible_people(request.actor).order_by("unit__pinyin", "pinyin", "id")
    return Offered(
        clauses=standards_in_use(town, on=today),
        areas=[town, *leaves_of(town, on=today)],
        people=list(people),
        units=list(visible_units(request.actor).valid(today).order_by("pinyin", "id")),
    )


def _page(
    request: Request, form: PageForm, item: DutyItem, title: str, submit: str
) -> HttpResponse:
    back = reverse("responsibilities:detail", args=[item.pk])
    crumbs = [_top(), crumb(str(item.clause), back)]
    lead = f"{item.clause}，{item.area}"
    return form_page(request, form, title=title, submit=submit, crumbs=crumbs, lead=lead)


def _top() -> dict[str, str]:
    return crumb(_("责任清单"), reverse("responsibilities:list"))
