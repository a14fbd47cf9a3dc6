"""登记、修改、结束、作废帮扶对象. Reports of errors leave out what was typed as a name."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from chuangcheng.kernel.permission import require
from chuangcheng.partners import assisting
from chuangcheng.partners.models import AssistedCase
from chuangcheng.partners.queries import visible_cases, visible_pledges
from chuangcheng.partners.rules import may
from chuangcheng.people.models import UnitKind
from chuangcheng.people.queries import visible_units
from chuangcheng.web.assistance.forms import CaseCorrectionForm, CaseForm, Offered, said_of
from chuangcheng.web.assistance.views import top
from chuangcheng.web.documents.forms import ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, see
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.pages import crumb, deed_page, form_page
from chuangcheng.web.partners.forms import EndForm


@sensitive_post_parameters()
@sensitive_variables()
def new(request: Request) -> HttpResponse:
    """登记帮扶对象."""
    form = CaseForm(*posted(request), offered=_offered(request), now=request.now)

    def deed() -> AssistedCase:
        draft = form.draft(form.cleaned_data["community"])
        return assisting.add(draft, by=request.actor, now=request.now)

    if (case := done(form, deed)) is not None:
        messages.success(request, _("已登记，帮扶编号是 %s") % case.code)
        return redirect("assistance:detail", case.pk)
    return form_page(request, form, title=_("登记帮扶对象"), submit=_("登记"), crumbs=top())


@sensitive_post_parameters()
@sensitive_variables()
def correction(request: Request, pk: int) -> HttpResponse:
    """修改帮扶对象."""
    case = _case(request, pk)
    form = CaseCorrectionForm(
        *posted(request), offered=_offered(request), initial=said_of(case), now=request.now
    )

    def deed() -> AssistedCase:
        draft = form.draft(case.community)
        return assisting.revise(case, draft, by=request.actor, now=request.now)

    words = (_("修改帮扶对象"), _("保存修改"), _("已修改 %s") % case)
    return deed_page(request, form, deed, words=words, crumbs=_crumbs(case), lead=str(case))


def ending(request: Request, pk: int) -> HttpResponse:
    """结束帮扶."""
    case = _case(request, pk)
    form = EndForm(*posted(request), initial={"on": request.today}, now=request.now)
    form.fields["on"].label = _("从哪天起不再帮扶")

    def deed() -> AssistedCase:
        on = form.cleaned_data["on"]
        return assisting.end(case, on=on, by=request.actor, now=request.now)

    words = (_("结束帮扶"), _("结束帮扶"), _("已结束 %s 的帮扶") % case)
    return deed_page(request, form, deed, words=words, crumbs=_crumbs(case), lead=str(case))


def void(request: Request, pk: int) -> HttpResponse:
    """作废帮扶对象."""
    case = _case(request, pk)
    form: PageForm = ReasonForm(*posted(request), now=request.now)

    def deed() -> AssistedCase:
        reason = form.cleaned_data["reason"]
        return assisting.void(case, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废 %s") % case)
        return redirect("assistance:list")
    title, lead = _("作废帮扶对象"), str(case)
    return form_page(request, form, title=title, submit=_("作废"), crumbs=_crumbs(case), lead=lead)


def _offered(request: Request) -> Offered:
    areas = [area for area in areas_of(request) if may("assist", request.actor, area)]
    units = visible_units(request.actor).valid(request.today).filter(kind=UnitKind.PARTNER)
    pledges = visible_pledges(request.actor).filter(community__in=[area.pk for area in areas])
    return Offered(areas, list(units.order_by("pinyin", "id")), list(pledges))


def _case(request: Request, pk: int) -> AssistedCase:
    case = see(visible_cases(request.actor), pk)
    require(may("assist", request.actor, case))
    return case


def _crumbs(case: AssistedCase) -> list[dict[str, str]]:
    return [*top(), crumb(case, reverse("assistance:detail", args=[case.pk]))]
