"""办理宣传设施: registering a batch, changing how many stand how, correcting, voiding it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.partners.models import Pledge
from chuangcheng.partners.queries import visible_pledges
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.publicity import commands, deciding
from chuangcheng.publicity.drafts import PAYING, draft_of
from chuangcheng.publicity.models import Asset
from chuangcheng.publicity.queries import (
    counting_forms,
    first_day,
    form_rules,
    parts_of,
    present,
    visible_assets,
)
from chuangcheng.publicity.rules import may
from chuangcheng.web.documents.deeds import received
from chuangcheng.web.documents.forms import FilesForm, ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.pages import Words, crumb, deed_page, form_page
from chuangcheng.web.publicity import shown
from chuangcheng.web.publicity.forms import (
    BatchCorrectionForm,
    BatchForm,
    ChangeForm,
    CheckForm,
    CountingForm,
    WordingForm,
    said_of,
)

WITH_FILES = "publicity/files_form.html"


def new(request: Request) -> HttpResponse:
    """登记宣传设施."""
    form = BatchForm(
        *posted(request),
        areas=_areas(request),
        pledges=_paying(request),
        initial={"since": request.today},
        now=request.now,
    )

    def deed() -> Asset:
        return commands.register(form.draft(), by=request.actor, now=request.now)

    if (asset := done(form, deed)) is not None:
        messages.success(request, _("已登记“%s”") % asset)
        return redirect("publicity:detail", asset.pk)
    return form_page(request, form, title=_("登记宣传设施"), submit=_("登记"), crumbs=[_top()])


def forms(request: Request) -> HttpResponse:
    """计入测评的形式: which count since when, and what was said before."""
    town = subdistrict_of(request.actor)
    if town is None:
        raise Refused(_("计入测评的形式按街道设定，你的角色不在一个街道里"))
    counting = counting_forms(town.pk, on=request.today)
    form = CountingForm(
        *posted(request),
        initial={"forms": [str(each) for each in counting], "on": request.today},
        now=request.now,
    )

    def deed() -> Any:
        given = form.cleaned_data
        said = {name: given[name] for name in ("on", "reason")}
        return deciding.set_forms(town, form.told(), **said, by=request.actor, now=request.now)

    return deed_page(
        request,
        form,
        deed,
        words=(_("计入测评的形式"), _("保存"), _("计入测评的形式已保存")),
        crumbs=[_top()],
        lead=_("上级的规定变了就在这里改；统计项“可计入测评的宣传设施”按截至日有效的设定算"),
        template="publicity/counting.html",
        rules=shown.rules(form_rules(town), request.today),
    )


def correction(request: Request, pk: int) -> HttpResponse:
    """修改宣传设施."""
    asset = _asset(request, pk)
    held = draft_of(asset, since=first_day(asset))
    form = BatchCorrectionForm(
        *posted(request),
        areas=_areas(request),
        pledges=_paying(request),
        initial=said_of(held),
        now=request.now,
    )

    def deed() -> Asset:
        draft = replace(form.draft(), checked_on=held.checked_on)
        return commands.revise(asset, draft, by=request.actor, now=request.now)

    words = (_("修改宣传设施"), _("保存修改"), _("已修改"))
    return _answer(request, form, asset, deed, words=words)


def change(request: Request, pk: int) -> HttpResponse:
    """登记变动."""
    asset = _asset(request, pk)
    form = ChangeForm(
        *posted_with_files(request),
        held=present(parts_of([asset])[pk]),
        initial={"on": request.today},
        now=request.now,
    )

    def deed() -> Asset:
        files = received(request, form)
        return commands.change(
            asset, **form.moved(), files=files, by=request.actor, now=request.now
        )

    words = (_("登记变动"), _("登记变动"), _("变动已登记"))
    return _answer(request, form, asset, deed, words=words, template=WITH_FILES)


def take_back(request: Request, pk: int) -> HttpResponse:
    """撤回上一次变动."""
    asset = _asset(request, pk)
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Asset:
        reason = form.cleaned_data["reason"]
        return commands.take_back(asset, reason=reason, by=request.actor, now=request.now)

    words = (_("撤回上一次变动"), _("撤回"), _("已撤回"))
    return _answer(request, form, asset, deed, words=words)


def check(request: Request, pk: int) -> HttpResponse:
    """登记巡检."""
    asset = _asset(request, pk)
    form = CheckForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> Asset:
        on = form.cleaned_data["on"]
        return commands.check(asset, on=on, by=request.actor, now=request.now)

    words = (_("登记巡检"), _("登记"), _("巡检已登记"))
    return _answer(request, form, asset, deed, words=words)


def wording(request: Request, pk: int) -> HttpResponse:
    """更换内容."""
    asset = _asset(request, pk)
    form = WordingForm(*posted(request), initial={"since": request.today}, now=request.now)

    def deed() -> Any:
        given = form.cleaned_data
        return commands.reword(asset, **given, by=request.actor, now=request.now)

    words = (_("更换内容"), _("登记"), _("内容已登记"))
    return _answer(request, form, asset, deed, words=words)


def new_files(request: Request, pk: int) -> HttpResponse:
    """补充照片."""
    asset = _asset(request, pk)
    form = FilesForm(*posted_with_files(request), now=request.now)

    def deed() -> Asset:
        files = received(request, form)
        return commands.add_files(asset, files, by=request.actor, now=request.now)

    words = (_("补充照片"), _("上传"), _("照片已补上"))
    return _answer(request, form, asset, deed, words=words, template=WITH_FILES)


def void(request: Request, pk: int) -> HttpResponse:
    """作废宣传设施."""
    asset = _asset(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Asset:
        reason = form.cleaned_data["reason"]
        return commands.void(asset, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废“%s”") % asset)
        return redirect("publicity:list")
    return _page(request, form, asset, _("作废宣传设施"), _("作废"))


def _asset(request: Request, pk: int, deed: str = "record") -> Asset:
    asset = see(visible_assets(request.actor), pk)
    require(may(deed, request.actor, asset))
    return asset


def _paying(request: Request) -> dict[str, list[Pledge]]:
    """出资金、物资、设施的共建事项 under the names of their communities."""
    found: dict[str, list[Pledge]] = {}
    pledges = visible_pledges(request.actor).filter(kind__in=PAYING)
    for pledge in pledges.order_by("community__order", "community", "agreed_on", "id"):
        found.setdefault(str(pledge.community), []).append(pledge)
    return found


def _areas(request: Request) -> list[Area]:
    return [area for area in areas_of(request) if may("record", request.actor, area)]


def _answer(
    request: Request,
    form: PageForm,
    asset: Asset,
    deed: Callable[[], Any],
    *,
    words: Words,
    **more: Any,
) -> HttpResponse:
    """The form of a deed, or the page of the batch once it is done."""
    return deed_page(
        request, form, deed, words=words, crumbs=_crumbs(asset), lead=str(asset), **more
    )


def _page(
    request: Request, form: PageForm, asset: Asset, title: str, submit: str, **more: Any
) -> HttpResponse:
    return form_page(
        request, form, title=title, submit=submit, crumbs=_crumbs(asset), lead=str(asset), **more
    )


def _top() -> dict[str, str]:
    return crumb(_("宣传阵地"), reverse("publicity:list"))


def _crumbs(asset: Asset) -> list[dict[str, str]]:
    return [_top(), crumb(asset, reverse("publicity:detail", args=[asset.pk]))]
