"""收文和回复: receiving a letter, correcting it, its issues, what was answered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.documents import correspondence
from chuangcheng.documents.models import Letter, Reply, ReplyKind
from chuangcheng.documents.queries import visible_letters
from chuangcheng.documents.rules import may
from chuangcheng.issues import letters
from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import may as may_with_issue
from chuangcheng.kernel.permission import require
from chuangcheng.web.documents.deeds import page, received, whose
from chuangcheng.web.documents.forms import FilesForm, ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.issues.choosing import numbered
from chuangcheng.web.letters.forms import (
    LetterCorrectionForm,
    LetterForm,
    LinkForm,
    ReplyForm,
    initial_of,
)
from chuangcheng.web.letters.views import issues_of


def new(request: Request) -> HttpResponse:
    """收文登记."""
    initial = {"received_on": request.today}
    form = LetterForm(
        *posted_with_files(request), **whose(request, "receive"), initial=initial, now=request.now
    )

    def deed() -> Letter:
        draft = form.draft(files=received(request, form))
        return correspondence.receive(draft, by=request.actor, now=request.now)

    if (letter := done(form, deed)) is not None:
        messages.success(request, _("已登记来文“%s”") % letter.title)
        return redirect("letters:detail", letter.pk)
    return _page(request, form, title=_("收文登记"), back=reverse("letters:list"))


def correction(request: Request, pk: int) -> HttpResponse:
    """修改来文."""
    letter = _letter(request, pk, "receive")
    form = LetterCorrectionForm(
        *posted_with_files(request), initial=initial_of(letter), now=request.now
    )

    def deed() -> Letter:
        by, now = request.actor, request.now
        return correspondence.edit_letter(letter, by=by, now=now, **form.changes())

    if done(form, deed) is not None:
        messages.success(request, _("已修改“%s”") % letter.title)
        return redirect("letters:detail", pk)
    title = _("修改：%s") % letter.title
    return _page(request, form, title=title, back=_back(pk), submit=_("保存修改"))


def void(request: Request, pk: int) -> HttpResponse:
    """作废来文."""
    letter = _letter(request, pk, "void_letter")
    form = ReasonForm(*posted_with_files(request), now=request.now)

    def deed() -> Letter:
        reason = form.cleaned_data["reason"]
        return correspondence.void_letter(letter, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废“%s”") % letter.title)
        return redirect("letters:list")
    title = _("作废：%s") % letter.title
    return _page(request, form, title=title, back=_back(pk), submit=_("作废"))


def new_files(request: Request, pk: int) -> HttpResponse:
    """补充材料."""
    letter = _letter(request, pk, "receive")
    form = FilesForm(*posted_with_files(request), now=request.now)

    def deed() -> Letter:
        files = received(request, form)
        return correspondence.add_letter_files(letter, files, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("材料已补上"))
        return redirect("letters:detail", pk)
    title = _("补充材料：%s") % letter.title
    return _page(request, form, title=title, back=_back(pk), submit=_("上传"))


def link(request: Request, pk: int) -> HttpResponse:
    """归入来文: issues that are on record already."""
    letter = _letter(request, pk, "receive")
    form = LinkForm(*posted_with_files(request), now=request.now)

    def deed() -> list[Issue]:
        town = letter.subdistrict_id
        issues = [numbered(request, number, subdistrict=town) for number in form.wanted()]
        letters.link(letter, issues, by=request.actor, now=request.now)
        return issues

    if (issues := done(form, deed)) is not None:
        messages.success(request, _("已归入 %s 条问题") % len(issues))
        return redirect("letters:detail", pk)
    title = _("归入已登记的问题：%s") % letter.title
    return _page(request, form, title=title, back=_back(pk), submit=_("归入"))


def unlink(request: Request, pk: int, issue: int) -> HttpResponse:
    """移出来文: an issue that was put under the letter, and that it does not list."""
    letter = see(visible_letters(request.actor), pk)
    found = see(issues_of(request, letter), issue)
    require(may_with_issue("edit", request.actor, found))
    form = PageForm(*posted(request), now=request.now)

    def deed() -> Letter:
        letters.unlink(letter, [found], by=request.actor, now=request.now)
        return letter

    if done(form, deed) is not None:
        messages.success(request, _("已移出 %s") % found.serial)
        return redirect("letters:detail", pk)
    title = _("移出问题 %s") % found.serial
    return _page(request, form, title=title, back=_back(pk), submit=_("移出"))


def reply(request: Request, pk: int) -> HttpResponse:
    """回复来文."""
    letter = _letter(request, pk, "reply")
    issues = issues_of(request, letter).order_by("pk")
    initial = {"kind": ReplyKind.FINAL, "replied_on": request.today}
    form = ReplyForm(*posted_with_files(request), issues=issues, initial=initial, now=request.now)

    def deed() -> Reply:
        draft = form.draft(files=received(request, form))
        chosen = form.cleaned_data.get("issues", [])
        return letters.reply(letter, draft, issues=chosen, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已登记对“%s”的回复") % letter.title)
        return redirect("letters:detail", pk)
    title = _("回复：%s") % letter.title
    return _page(request, form, title=title, back=_back(pk), submit=_("登记回复"))


def void_reply(request: Request, pk: int, reply: int) -> HttpResponse:
    """作废回复."""
    letter = _letter(request, pk, "reply")
    answered = get_object_or_404(letter.replies.filter(void=False), pk=reply)
    form = ReasonForm(*posted_with_files(request), now=request.now)

    def deed() -> Letter:
        reason = form.cleaned_data["reason"]
        return correspondence.void_reply(answered, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废这份回复"))
        return redirect("letters:detail", pk)
    title = _("作废回复：%s") % answered
    return _page(request, form, title=title, back=_back(pk), submit=_("作废"))


def _letter(request: Request, pk: int, deed: str) -> Letter:
    letter = see(visible_letters(request.actor), pk)
    require(may(deed, request.actor, letter))
    return letter


def _page(
    request: Request, form: PageForm, *, title: str, back: str, submit: str = ""
) -> HttpResponse:
    template = "letters/form.html"
    return page(request, form, title=title, back=back, submit=submit, template=template)


def _back(pk: int) -> str:
    return reverse("letters:detail", args=[pk])
