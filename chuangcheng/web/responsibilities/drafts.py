"""各份责任清单: drafting one, its gaps, publishing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.documents.queries import citable
from chuangcheng.duties import drafting, gaps, lists, queries
from chuangcheng.duties.drafting import Drafted
from chuangcheng.duties.models import DutyItem, DutyList
from chuangcheng.duties.rules import may, may_write
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.queries import leaves_of, subdistrict_of
from chuangcheng.standards.queries import systems_in_use
from chuangcheng.web import citing, navigation, paging, records, registers
from chuangcheng.web.http import Request, accepted, known_only, posted, see
from chuangcheng.web.pages import crumb, form_page
from chuangcheng.web.paging import Sort
from chuangcheng.web.responsibilities import shown
from chuangcheng.web.responsibilities.forms import DayForm, ListForm, ReasonForm, SheetForm

NEWEST = Sort("newest", "pk", descending=True)
POSITION = Sort("position", "position")


def index(request: Request) -> HttpResponse:
    """各份责任清单, and the gaps of what is in force."""
    known_only(request.GET, "sort", "at")
    found = queries.visible_lists(request.actor)
    page = paging.page(found, request.GET, sorts=[NEWEST])
    town = subdistrict_of(request.actor)
    return registers.whole(
        request,
        page,
        "responsibilities/lists.html",
        counted=paging.capped(found),
        table=shown.lists_table(page.rows, request.actor, request.today),
        gaps=shown.gaps(gaps.gaps_on(town, on=request.today)) if town and page.rows else [],
        new_url=navigation.address("responsibilities:list_new", request.actor),
    )


def new(request: Request) -> HttpResponse:
    """起草责任清单."""
    town = subdistrict_of(request.actor)
    if town is None:
        raise Refused(_("责任清单按街道起草，你的角色不在一个街道里"))
    documents = citable(town)
    form = ListForm(*posted(request), documents=documents, now=request.now)
    made: list[DutyList] = []

    def deed() -> None:
        given = form.cleaned_data
        made.append(lists.draft_list(town, **given, by=request.actor, now=request.now))

    if accepted(form, deed):
        messages.success(request, _("已起草“%s”") % made[0])
        return redirect("responsibilities:list_detail", made[0].pk)
    title = _("起草责任清单")
    return citing.page(request, form, documents, title=title, submit=_("保存草稿"), crumbs=[_top()])


def correction(request: Request, pk: int) -> HttpResponse:
    """修改清单: what it is called, and by which document it was issued."""
    duty_list = _list(request, pk)
    require(may("edit_items", request.actor, duty_list))
    documents = citable(duty_list.subdistrict)
    named = {name: getattr(duty_list, name) for name in ("name", "document", "note")}
    form = ListForm(*posted(request), documents=documents, initial=named, now=request.now)

    def deed() -> DutyList:
        given = form.cleaned_data
        return lists.edit_list(duty_list, by=request.actor, now=request.now, **given)

    if accepted(form, deed):
        messages.success(request, _("已修改“%s”") % duty_list)
        return redirect("responsibilities:list_detail", pk)
    crumbs = _crumbs(duty_list)
    return citing.page(
        request, form, documents, title=_("修改清单"), submit=_("保存修改"), crumbs=crumbs
    )


def detail(request: Request, pk: int) -> HttpResponse:
    """一份清单: its items, and while it is a draft what it lacks."""
    known_only(request.GET, "sort", "at")
    duty_list = _list(request, pk)
    found = queries.with_names(DutyItem.objects.standing().filter(duty_list=duty_list))
    page = paging.page(found, request.GET, sorts=[POSITION])
    names = queries.unit_names(page.rows, on=request.today)
    missing = gaps.gaps_in(duty_list, on=request.today)
    table = shown.table(page.rows, {"position": {}, "due": {}}, names, request.today)
    return records.shown(
        request,
        duty_list,
        title=duty_list.name,
        crumbs=[_top()],
        lead=shown.published(duty_list, request.today),
        offered=_offered(request, duty_list),
        parts=[
            records.table(
                "items",
                table,
                empty=_("这份清单还没有责任项，一项一项加，或按测评体系表里写的责任单位起草"),
                pager=page.pager(paging.capped(found)),
            ),
            records.facts(shown.facts_of_list(duty_list, request.actor)),
            records.rows("gaps", _("缺口和重叠"), shown.gaps(missing)),
        ],
    )


def from_sheet(request: Request, pk: int) -> HttpResponse:
    """按表里写的责任单位起草."""
    duty_list = _list(request, pk)
    require(may_write(request.actor, duty_list))
    today, town = request.today, duty_list.subdistrict
    form = SheetForm(
        *posted(request),
        systems=list(systems_in_use(town, on=today)),
        areas=[town, *leaves_of(town, on=today)],
        now=request.now,
    )
    made: list[Drafted] = []

    def deed() -> None:
        system, area = form.cleaned_data["system"], form.cleaned_data["area"]
        made.append(
            drafting.draft_from_sheet(duty_list, system, area, by=request.actor, now=request.now)
        )

    if accepted(form, deed):
        messages.success(request, _("已起草 %s 项") % len(made[0].items))
        return redirect("responsibilities:list_detail", pk)
    title = _("按表里写的起草")
    return form_page(request, form, title=title, submit=_("起草"), crumbs=_crumbs(duty_list))


def publish(request: Request, pk: int) -> HttpResponse:
    """发布责任清单."""
    duty_list = _list(request, pk)
    require(may("publish", request.actor, duty_list))
    form = DayForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> DutyList:
        on = form.cleaned_data["on"]
        return lists.publish(duty_list, on=on, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已发布“%s”") % duty_list)
        return redirect("responsibilities:list_detail", pk)
    lead = _(
        "发布以后不能直接改，换人、换单位用“变更”。以前清单里同一标准、同一区域的到这一天为止。"
    )
    title = _("发布%s") % duty_list
    return form_page(
        request, form, title=title, submit=_("发布"), crumbs=_crumbs(duty_list), lead=lead
    )


def discard(request: Request, pk: int) -> HttpResponse:
    """作废草稿."""
    duty_list = _list(request, pk)
    require(may_write(request.actor, duty_list))
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> DutyList:
        reason = form.cleaned_data["reason"]
        return lists.discard(duty_list, reason=reason, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已作废“%s”") % duty_list)
        return redirect("responsibilities:lists")
    title = _("作废%s") % duty_list
    return form_page(request, form, title=title, submit=_("作废"), crumbs=_crumbs(duty_list))


def _list(request: Request, pk: int) -> DutyList:
    return see(queries.visible_lists(request.actor).select_related("subdistrict"), pk)


def _offered(request: Request, duty_list: DutyList) -> records.Deeds:
    if not may("publish", request.actor, duty_list):
        return records.Deeds()
    edit = _deed(_("修改清单"), "list_edit", duty_list)
    if not duty_list.is_draft:
        return records.Deeds(menu=[edit])
    named = [("list_sheet", _("按表里写的起草")), ("list_discard", _("作废草稿"))]
    add_url = reverse("responsibilities:list_item", args=[duty_list.pk])
    return records.Deeds(
        primary=_deed(_("发布"), "list_publish", duty_list),
        buttons=[records.deed(_("加责任项"), add_url, icon="plus")],
        menu=[edit, *(_deed(text, page, duty_list) for page, text in named)],
    )


def _deed(text: str, page: str, duty_list: DutyList) -> records.Shape | None:
    return records.deed(text, reverse(f"responsibilities:{page}", args=[duty_list.pk]))


def _crumbs(duty_list: DutyList) -> list[dict[str, str]]:
    url = reverse("responsibilities:list_detail", args=[duty_list.pk])
    return [_top(), crumb(duty_list.name, url)]


def _top() -> dict[str, str]:
    return crumb(_("各份清单"), reverse("responsibilities:lists"))
