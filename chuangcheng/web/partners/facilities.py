"""便民设施: the list, one facility, and the deeds on it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.kernel.permission import require
from chuangcheng.ledgers.facility_exporting import export_facilities
from chuangcheng.partners import keeping as commands
from chuangcheng.partners import queries
from chuangcheng.partners.models import Facility, FacilityState
from chuangcheng.partners.rules import facilities_seen_by, may
from chuangcheng.people.queries import visible_units
from chuangcheng.web import navigation, records, registers, workbooks
from chuangcheng.web.documents.deeds import received
from chuangcheng.web.documents.forms import FilesForm, ReasonForm
from chuangcheng.web.evidence import files
from chuangcheng.web.fields import PageForm
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.pages import Words, crumb, deed_page, form_page
from chuangcheng.web.partners import keeping_asked as asked
from chuangcheng.web.partners import keeping_shown, shown
from chuangcheng.web.partners.agreements import WITH_FILES, offered
from chuangcheng.web.partners.keeping_forms import (
    FacilityChangeForm,
    FacilityCorrectionForm,
    FacilityForm,
    said_of_facility,
)
from chuangcheng.web.partners.views import top


def index(request: Request) -> HttpResponse:
    """便民设施一览."""
    found = registers.read(
        request,
        asked.FacilityFilter(request),
        queries.visible_facilities(request.actor),
        names=asked.FILTERS,
        sorts=asked.OF_FACILITIES,
    )
    return registers.shown(
        found,
        "partners/facilities.html",
        table=keeping_shown.facilities(found.rows, found.heads, request.today),
        tabs=shown.tabs("partners:facilities", request.actor),
        export=workbooks.offer(
            request, "partners:facility_export", _exported(request, found.which)
        ),
        new_url=navigation.address("partners:facility_new", request.actor),
        figures=beside.of(request, placed.on("partners:facilities")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出便民设施台账, of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.FacilityFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.OF_FACILITIES)
    content = export_facilities(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("便民设施台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一处便民设施: what it offers, who set it up, how it stood, photos."""
    facility = see(queries.visible_facilities(request.actor), pk)
    keeps = bool(may("deliver", request.actor, facility))
    return records.shown(
        request,
        facility,
        crumbs=_crumbs(),
        offered=_offered(request, facility),
        parts=[
            records.facts(keeping_shown.facility_facts(facility)),
            records.files(
                facility.proofs.select_related("photo", "attachment"),
                lambda proof: reverse("partners:facility_file", args=[pk, proof.pk]),
                add_url=_url("files", facility) if keeps else "",
            ),
            records.rows(
                "stages", _("历次状态"), shown.stages(queries.stages_of(facility), request.today)
            ),
        ],
        template="partners/detail.html",
        state=keeping_shown.state(facility),
    )


@require_safe
def file(request: Request, pk: int, proof: int) -> HttpResponse:
    """设施照片, under its facility."""
    facility = see(queries.visible_facilities(request.actor), pk)
    found = get_object_or_404(facility.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=f"{facility.name[:40]}-{found.order + 1}")


def new(request: Request) -> HttpResponse:
    """登记便民设施; the address may name the pledge by which it was set up."""
    form = FacilityForm(
        *posted_with_files(request), **_choices(request), initial=_said(request), now=request.now
    )

    def deed() -> Facility:
        draft, photos = form.draft(), received(request, form)
        return commands.set_up(draft, files=photos, by=request.actor, now=request.now)

    if (facility := done(form, deed)) is not None:
        messages.success(request, _("已登记“%s”") % facility)
        return redirect("partners:facility", facility.pk)
    words = {"title": _("登记便民设施"), "submit": _("登记"), "template": WITH_FILES}
    return form_page(request, form, crumbs=_crumbs(), **words)


def correction(request: Request, pk: int) -> HttpResponse:
    """修改便民设施."""
    facility = _facility(request, pk)
    form = FacilityCorrectionForm(
        *posted(request),
        **_choices(request),
        initial=said_of_facility(facility),
        now=request.now,
    )

    def deed() -> Facility:
        return commands.revise(facility, form.draft(), by=request.actor, now=request.now)

    words = (_("修改便民设施"), _("保存修改"), _("已修改"))
    return _answer(request, form, facility, deed, words=words)


def change(request: Request, pk: int) -> HttpResponse:
    """登记变动."""
    facility = _facility(request, pk)
    form = FacilityChangeForm(
        *posted_with_files(request),
        state=facility.state,
        initial={"on": request.today},
        now=request.now,
    )

    def deed() -> Facility:
        given = form.cleaned_data
        said = {"on": given["on"], "note": given["note"], "files": received(request, form)}
        to = FacilityState(given["to"])
        return commands.change(facility, to, **said, by=request.actor, now=request.now)

    words = (_("登记变动"), _("登记变动"), _("变动已登记"))
    return _answer(request, form, facility, deed, words=words, template=WITH_FILES)


def retraction(request: Request, pk: int) -> HttpResponse:
    """撤回上一次变动."""
    facility = _facility(request, pk)
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Facility:
        reason = form.cleaned_data["reason"]
        return commands.retract(facility, reason=reason, by=request.actor, now=request.now)

    words = (_("撤回上一次变动"), _("撤回"), _("已撤回"))
    return _answer(request, form, facility, deed, words=words)


def new_files(request: Request, pk: int) -> HttpResponse:
    """补充照片."""
    facility = _facility(request, pk)
    form = FilesForm(*posted_with_files(request), now=request.now)

    def deed() -> Facility:
        photos = received(request, form)
        return commands.add_files(facility, photos, by=request.actor, now=request.now)

    words = (_("补充照片"), _("上传"), _("照片已补上"))
    return _answer(request, form, facility, deed, words=words, template=WITH_FILES)


def void(request: Request, pk: int) -> HttpResponse:
    """作废便民设施."""
    facility = _facility(request, pk, "void_kept")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Facility:
        reason = form.cleaned_data["reason"]
        return commands.void(facility, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废“%s”") % facility)
        return redirect("partners:facilities")
    words = {"title": _("作废便民设施"), "submit": _("作废")}
    return form_page(request, form, crumbs=_crumbs(facility), lead=facility.name, **words)


def _offered(request: Request, facility: Facility) -> records.Deeds:
    keeps = may("deliver", request.actor, facility)
    has_moved = keeps and queries.has_moved(facility)
    voids = may("void_kept", request.actor, facility)
    return records.Deeds(
        primary=records.deed(_("登记变动"), _url("change", facility) if keeps else ""),
        buttons=[records.edit(_url("correction", facility) if keeps else "")],
        menu=[
            records.deed(_("撤回上一次变动"), _url("retraction", facility) if has_moved else ""),
            records.deed(_("作废"), _url("void", facility) if voids else ""),
        ],
    )


def _choices(request: Request) -> dict[str, Any]:
    """What the forms offer: communities and partner units, pledges that were kept, all units."""
    pledges = queries.visible_pledges(request.actor).filter(queries.KEPT)
    keepers = visible_units(request.actor).valid(request.today).order_by("pinyin", "id")
    return {
        "offered": offered(request, "deliver"),
        "pledges": list(pledges.order_by("-agreed_on", "-pk")),
        "keepers": list(keepers),
    }


def _said(request: Request) -> dict[str, object]:
    """A pledge that was chosen stands in the form already, with where it is."""
    given: dict[str, object] = {"set_up_on": request.today}
    asked_for = request.GET.get("pledge", "")
    if asked_for.isdecimal():
        pledges = queries.visible_pledges(request.actor)
        if pledge := pledges.filter(pk=asked_for[:18]).first():
            given |= {"pledge": pledge, "community": pledge.community_id, "offers": pledge.what}
    return given


def _exported(request: Request, which: Q) -> QuerySet[Facility]:
    mine = facilities_seen_by(request.actor, "partners.export")
    return queries.visible_facilities(request.actor).filter(mine & which)


def _facility(request: Request, pk: int, deed: str = "deliver") -> Facility:
    facility = see(queries.visible_facilities(request.actor), pk)
    require(may(deed, request.actor, facility))
    return facility


def _answer(
    request: Request,
    form: PageForm,
    facility: Facility,
    deed: Callable[[], Any],
    *,
    words: Words,
    **more: Any,
) -> HttpResponse:
    """The form of a deed, or the page of the facility once it is done."""
    crumbs, lead = _crumbs(facility), facility.name
    return deed_page(request, form, deed, words=words, crumbs=crumbs, lead=lead, **more)


def _crumbs(facility: Facility | None = None) -> list[dict[str, str]]:
    found = [top(), crumb(_("便民设施"), reverse("partners:facilities"))]
    if facility is not None:
        found.append(crumb(facility, reverse("partners:facility", args=[facility.pk])))
    return found


def _url(page: str, facility: Facility) -> str:
    return reverse(f"partners:facility_{page}", args=[facility.pk])
