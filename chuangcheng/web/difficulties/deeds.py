"""办理难点问题: registering one, correcting, asking, answering, paying, ending, voiding."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.difficulties import asking, commands
from chuangcheng.difficulties.drafts import draft_of
from chuangcheng.difficulties.models import AskLevel, Difficulty, DifficultyState
from chuangcheng.difficulties.queries import (
    held_issues,
    visible_difficulties,
    visible_receipts,
    visible_stages,
)
from chuangcheng.difficulties.rules import may
from chuangcheng.kernel.permission import require
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.web.difficulties.forms import (
    AnswerForm,
    AskForm,
    DifficultyForm,
    EndForm,
    MoneyForm,
    ReopenForm,
    said_of,
)
from chuangcheng.web.documents.deeds import received
from chuangcheng.web.documents.forms import FilesForm, ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.pages import Words, crumb, deed_page, form_page

WITH_FILES = "campaigns/files_form.html"


def new(request: Request) -> HttpResponse:
    """登记难点."""
    initial = {"raised_on": request.today, "level": AskLevel.DISTRICT}
    form = DifficultyForm(*posted(request), **_whose(request), initial=initial, now=request.now)

    def deed() -> Difficulty:
        return commands.record(form.draft(), by=request.actor, now=request.now)

    if (difficulty := done(form, deed)) is not None:
        messages.success(request, _("已登记“%s”") % difficulty)
        return redirect("difficulties:detail", difficulty.pk)
    return form_page(request, form, title=_("登记难点"), submit=_("登记"), crumbs=[top()])


def correction(request: Request, pk: int) -> HttpResponse:
    """修改难点."""
    difficulty = difficulty_for(request, pk, "record")
    initial = said_of(difficulty, draft_of(difficulty).costs)
    form = DifficultyForm(*posted(request), **_whose(request), initial=initial, now=request.now)

    def deed() -> Difficulty:
        return commands.revise(difficulty, form.draft(), by=request.actor, now=request.now)

    words = (_("修改难点"), _("保存修改"), _("已修改"))
    return page(request, form, difficulty, deed, words=words)


def ask(request: Request, pk: int) -> HttpResponse:
    """登记请示."""
    difficulty = difficulty_for(request, pk, "ask")
    initial = {"on": request.today, "level": difficulty.level}
    form = AskForm(*posted_with_files(request), initial=initial, now=request.now)

    def deed() -> Difficulty:
        given = _with_scans(request, form)
        given["level"] = AskLevel(given["level"])
        return asking.ask(difficulty, **given, by=request.actor, now=request.now)

    words = (_("登记请示"), _("登记"), _("请示已登记"))
    return page(request, form, difficulty, deed, words=words, template=WITH_FILES)


def answer(request: Request, pk: int) -> HttpResponse:
    """登记答复."""
    difficulty = difficulty_for(request, pk, "ask")
    initial = {"on": request.today}
    form = AnswerForm(*posted_with_files(request), initial=initial, now=request.now)

    def deed() -> Difficulty:
        given = _with_scans(request, form)
        return asking.answer(difficulty, **given, by=request.actor, now=request.now)

    words = (_("登记答复"), _("登记"), _("答复已登记"))
    return page(request, form, difficulty, deed, words=words, template=WITH_FILES)


def scans(request: Request, pk: int) -> HttpResponse:
    """补充扫描件 of a request or an answer."""
    stage = see(visible_stages(request.actor), pk)
    difficulty = stage.difficulty
    require(may("ask", request.actor, difficulty))
    form = FilesForm(*posted_with_files(request), now=request.now)

    def deed() -> object:
        files = received(request, form)
        return asking.add_scans(stage, files, by=request.actor, now=request.now)

    words = (_("补充扫描件"), _("上传"), _("扫描件已补充"))
    return page(request, form, difficulty, deed, words=words, template=WITH_FILES)


def ending(request: Request, pk: int) -> HttpResponse:
    """结束难点: the issues held for it are offered to go on."""
    difficulty = difficulty_for(request, pk, "ask")
    held = list(held_issues(difficulty))
    initial = {"on": request.today}
    form = EndForm(*posted(request), held=held, initial=initial, now=request.now)

    def deed() -> Difficulty:
        given = {"resume": [], **form.cleaned_data}
        given["state"] = DifficultyState(given["state"])
        return asking.end(difficulty, **given, by=request.actor, now=request.now)

    words = (_("结束难点"), _("结束"), _("难点已结束"))
    return page(request, form, difficulty, deed, words=words)


def reopening(request: Request, pk: int) -> HttpResponse:
    """重新提出."""
    difficulty = difficulty_for(request, pk, "ask")
    form = ReopenForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> Difficulty:
        given = form.cleaned_data
        return asking.reopen(difficulty, **given, by=request.actor, now=request.now)

    words = (_("重新提出"), _("重新提出"), _("已重新提出"))
    return page(request, form, difficulty, deed, words=words)


def retraction(request: Request, pk: int) -> HttpResponse:
    """撤回上一步."""
    difficulty = difficulty_for(request, pk, "ask")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Difficulty:
        reason = form.cleaned_data["reason"]
        return asking.retract(difficulty, reason=reason, by=request.actor, now=request.now)

    words = (_("撤回上一步"), _("撤回"), _("已撤回"))
    return page(request, form, difficulty, deed, words=words)


def void(request: Request, pk: int) -> HttpResponse:
    """作废难点."""
    difficulty = difficulty_for(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Difficulty:
        reason = form.cleaned_data["reason"]
        return commands.void(difficulty, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废“%s”") % difficulty)
        return redirect("difficulties:list")
    title, submit, crumbs = _("作废难点"), _("作废"), _crumbs(difficulty)
    return form_page(request, form, title=title, submit=submit, crumbs=crumbs)


def money(request: Request, pk: int) -> HttpResponse:
    """登记到位资金."""
    difficulty = difficulty_for(request, pk, "ask")
    form = MoneyForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> object:
        given = form.cleaned_data
        return asking.receive_money(difficulty, **given, by=request.actor, now=request.now)

    words = (_("登记到位资金"), _("登记"), _("到位资金已登记"))
    return page(request, form, difficulty, deed, words=words)


def money_void(request: Request, pk: int) -> HttpResponse:
    """作废到位资金."""
    receipt = see(visible_receipts(request.actor), pk)
    require(may("ask", request.actor, receipt.difficulty))
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> object:
        reason = form.cleaned_data["reason"]
        return asking.void_receipt(receipt, reason=reason, by=request.actor, now=request.now)

    words = (_("作废到位资金"), _("作废"), _("已作废"))
    return page(request, form, receipt.difficulty, deed, words=words)


def difficulty_for(request: Request, pk: int, deed: str) -> Difficulty:
    """The difficulty of a page on which somebody may do this. 404, 403."""
    difficulty = see(visible_difficulties(request.actor), pk)
    require(may(deed, request.actor, difficulty))
    return difficulty


def page(
    request: Request,
    form: PageForm,
    difficulty: Difficulty,
    deed: Callable[[], Any],
    *,
    words: Words,
    **more: str,
) -> HttpResponse:
    """The form of a deed, or the page of the difficulty once it is done."""
    crumbs = _crumbs(difficulty)
    return deed_page(request, form, deed, words=words, crumbs=crumbs, lead=difficulty.title, **more)


def top() -> dict[str, str]:
    """难点问题, the first crumb."""
    return crumb(_("难点问题"), reverse("difficulties:list"))


def _with_scans(request: Request, form: PageForm) -> dict[str, Any]:
    """What a form says, its files on disk."""
    given = dict(form.cleaned_data)
    del given["papers"]
    return {**given, "files": received(request, form)}


def _crumbs(difficulty: Difficulty) -> list[dict[str, str]]:
    return [top(), crumb(difficulty, reverse("difficulties:detail", args=[difficulty.pk]))]


def _whose(request: Request) -> dict[str, Any]:
    """For which sub-district and communities somebody may register one."""
    town = subdistrict_of(request.actor)
    for_all = town is not None and bool(may("record", request.actor, town))
    areas = [area for area in areas_of(request) if may("record", request.actor, area)]
    return {"town": town if for_all else None, "areas": areas}
