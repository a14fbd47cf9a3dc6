"""需求清单: the list, one need, and the deeds on it; its match from either side."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.kernel.permission import require
from chuangcheng.ledgers.facility_exporting import export_needs
from chuangcheng.partners import needing as commands
from chuangcheng.partners import queries
from chuangcheng.partners.models import Need, NeedState
from chuangcheng.partners.needs import CLOSINGS
from chuangcheng.partners.rules import may, needs_seen_by
from chuangcheng.web import navigation, records, registers, workbooks
from chuangcheng.web.documents.forms import ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, done, posted, see
from chuangcheng.web.pages import Words, crumb, deed_page, form_page
from chuangcheng.web.partners import keeping_asked as asked
from chuangcheng.web.partners import keeping_shown, shown
from chuangcheng.web.partners.agreements import offered
from chuangcheng.web.partners.keeping_forms import (
    NeedClosingForm,
    NeedForm,
    NeedMatchForm,
    PledgeMatchForm,
    said_of_need,
)
from chuangcheng.web.partners.pledging import page as pledge_page
from chuangcheng.web.partners.pledging import pledge_for
from chuangcheng.web.partners.views import top


def index(request: Request) -> HttpResponse:
    """需求清单."""
    found = registers.read(
        request,
        asked.NeedFilter(request),
        queries.visible_needs(request.actor),
        names=asked.FILTERS,
        sorts=asked.OF_NEEDS,
    )
    return registers.shown(
        found,
        "partners/needs.html",
        table=keeping_shown.needs(found.rows, found.heads, request.today),
        tabs=shown.tabs("partners:needs", request.actor),
        export=workbooks.offer(request, "partners:need_export", _exported(request, found.which)),
        new_url=navigation.address("partners:need_new", request.actor),
        figures=beside.of(request, placed.on("partners:needs")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出需求台账, of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.NeedFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.OF_NEEDS)
    return workbooks.sent(export_needs(ordered, now=request.now), request, name=_("需求台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一项需求: what is needed, which pledge answers it, how it stood."""
    need = see(queries.visible_needs(request.actor), pk)
    return records.shown(
        request,
        need,
        crumbs=_crumbs(),
        offered=_offered(request, need),
        parts=[
            records.facts(keeping_shown.need_facts(need)),
            records.rows(
                "stages", _("历次状态"), shown.stages(queries.stages_of(need), request.today)
            ),
        ],
        template="partners/detail.html",
        state=keeping_shown.state(need),
    )


def new(request: Request) -> HttpResponse:
    """登记需求."""
    form = NeedForm(
        *posted(request),
        offered=offered(request, "pledge"),
        initial={"told_on": request.today},
        now=request.now,
    )

    def deed() -> Need:
        return commands.tell(form.draft(), by=request.actor, now=request.now)

    if (need := done(form, deed)) is not None:
        messages.success(request, _("已登记需求"))
        return redirect("partners:need", need.pk)
    return form_page(request, form, title=_("登记需求"), submit=_("登记"), crumbs=_crumbs())


def correction(request: Request, pk: int) -> HttpResponse:
    """修改需求."""
    need = _need(request, pk)
    form = NeedForm(
        *posted(request),
        offered=offered(request, "pledge"),
        initial=said_of_need(need),
        now=request.now,
    )

    def deed() -> Need:
        return commands.revise(need, form.draft(), by=request.actor, now=request.now)

    return _answer(request, form, need, deed, words=(_("修改需求"), _("保存修改"), _("已修改")))


def matching(request: Request, pk: int) -> HttpResponse:
    """对接共建事项, from the need's side."""
    need = _need(request, pk)
    here = queries.visible_pledges(request.actor).filter(community=need.community_id)
    form = NeedMatchForm(
        *posted(request),
        pledges=list(here.order_by("-agreed_on", "-pk")),
        initial={"on": request.today},
        now=request.now,
    )

    def deed() -> Need:
        return commands.match(need, **form.cleaned_data, by=request.actor, now=request.now)

    words = (_("对接共建事项"), _("对接"), _("已对接"))
    return _answer(request, form, need, deed, words=words)


def answering(request: Request, pk: int) -> HttpResponse:
    """对接需求, from the pledge's side."""
    pledge = pledge_for(request, pk, "pledge")
    waiting = queries.visible_needs(request.actor).filter(
        community=pledge.community_id, state=NeedState.UNMATCHED
    )
    form = PledgeMatchForm(
        *posted(request),
        needs=list(waiting.order_by("-told_on", "-pk")),
        initial={"on": request.today},
        now=request.now,
    )

    def deed() -> Need:
        need, on = form.cleaned_data["need"], form.cleaned_data["on"]
        return commands.match(need, pledge, on=on, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已对接"))
        return redirect("partners:detail", pk)
    return pledge_page(request, form, pledge, _("对接需求"), _("对接"))


def closing(request: Request, pk: int) -> HttpResponse:
    """了结需求."""
    need = _need(request, pk)
    form = NeedClosingForm(
        *posted(request),
        state=NeedState(need.state),
        initial={"on": request.today},
        now=request.now,
    )

    def deed() -> Need:
        given = form.cleaned_data
        said = {"on": given["on"], "note": given["note"]}
        to = NeedState(given["to"])
        return commands.close(need, to, **said, by=request.actor, now=request.now)

    return _answer(request, form, need, deed, words=(_("了结需求"), _("了结"), _("已登记")))


def retraction(request: Request, pk: int) -> HttpResponse:
    """撤回上一次变动."""
    need = _need(request, pk)
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Need:
        reason = form.cleaned_data["reason"]
        return commands.retract(need, reason=reason, by=request.actor, now=request.now)

    words = (_("撤回上一次变动"), _("撤回"), _("已撤回"))
    return _answer(request, form, need, deed, words=words)


def void(request: Request, pk: int) -> HttpResponse:
    """作废需求."""
    need = _need(request, pk, "void_kept")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Need:
        reason = form.cleaned_data["reason"]
        return commands.void(need, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废这项需求"))
        return redirect("partners:needs")
    words = {"title": _("作废需求"), "submit": _("作废")}
    return form_page(request, form, crumbs=_crumbs(need), lead=need.what, **words)


def _offered(request: Request, need: Need) -> records.Deeds:
    writes = may("pledge", request.actor, need)
    state = NeedState(need.state)
    waits = writes and state == NeedState.UNMATCHED
    closes = writes and bool(CLOSINGS[state])
    has_moved = writes and queries.has_moved(need)
    voids = may("void_kept", request.actor, need)
    close = records.deed(_("了结"), _url("close", need) if closes else "")
    match = records.deed(_("对接共建事项"), _url("match", need) if waits else "")
    return records.Deeds(
        primary=match or close,
        buttons=[
            close if match else None,
            records.edit(_url("correction", need) if writes else ""),
        ],
        menu=[
            records.deed(_("撤回上一次变动"), _url("retraction", need) if has_moved else ""),
            records.deed(_("作废"), _url("void", need) if voids else ""),
        ],
    )


def _exported(request: Request, which: Q) -> QuerySet[Need]:
    mine = needs_seen_by(request.actor, "partners.export")
    return queries.visible_needs(request.actor).filter(mine & which)


def _need(request: Request, pk: int, deed: str = "pledge") -> Need:
    need = see(queries.visible_needs(request.actor), pk)
    require(may(deed, request.actor, need))
    return need


def _answer(
    request: Request,
    form: PageForm,
    need: Need,
    deed: Callable[[], Any],
    *,
    words: Words,
) -> HttpResponse:
    """The form of a deed, or the page of the need once it is done."""
    crumbs, lead = _crumbs(need), need.what
    return deed_page(request, form, deed, words=words, crumbs=crumbs, lead=lead)


def _crumbs(need: Need | None = None) -> list[dict[str, str]]:
    found = [top(), crumb(_("需求清单"), reverse("partners:needs"))]
    if need is not None:
        found.append(crumb(need, reverse("partners:need", args=[need.pk])))
    return found


def _url(page: str, need: Need) -> str:
    return reverse(f"partners:need_{page}", args=[need.pk])
