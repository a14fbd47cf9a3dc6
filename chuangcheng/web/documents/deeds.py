"""登记文件: recording one, giving it a new version, correcting and voiding it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.documents import commands
from chuangcheng.documents.models import Document
from chuangcheng.documents.queries import visible_documents
from chuangcheng.documents.rules import may
from chuangcheng.evidence.attaching import FileUpload
from chuangcheng.kernel.permission import require
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.web.documents.forms import (
    DocumentCorrectionForm,
    DocumentForm,
    FilesForm,
    ReasonForm,
    initial_of,
)
from chuangcheng.web.evidence import uploads
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, form_status, posted_with_files, see
from chuangcheng.web.issues.choosing import areas_of


def new(request: Request) -> HttpResponse:
    """登记文件."""
    form = DocumentForm(*posted_with_files(request), **whose(request, "record"), now=request.now)

    def deed() -> Document:
        files = received(request, form)
        return commands.record(form.draft(files=files), by=request.actor, now=request.now)

    if (document := done(form, deed)) is not None:
        messages.success(request, _("已登记“%s”") % document.title)
        return redirect("documents:detail", document.pk)
    return page(request, form, title=_("登记文件"), back=reverse("documents:list"))


def new_version(request: Request, pk: int) -> HttpResponse:
    """出新版: the old one stays, and is no longer in force from the new one's day on."""
    old = see(visible_documents(request.actor), pk)
    require(may("record", request.actor, old))
    initial = {**initial_of(old), "issued_on": "", "number": "", "community": old.community_id}
    form = DocumentForm(
        *posted_with_files(request), **whose(request, "record"), initial=initial, now=request.now
    )

    def deed() -> Document:
        draft = form.draft(files=received(request, form))
        return commands.supersede(old, draft, by=request.actor, now=request.now)

    if (document := done(form, deed)) is not None:
        messages.success(request, _("已登记“%s”的新版") % document.title)
        return redirect("documents:detail", document.pk)
    title = _("出新版：%s") % old.title
    return page(request, form, title=title, back=reverse("documents:detail", args=[pk]))


def correction(request: Request, pk: int) -> HttpResponse:
    """修改文件."""
    document = see(visible_documents(request.actor), pk)
    require(may("record", request.actor, document))
    form = DocumentCorrectionForm(
        *posted_with_files(request), initial=initial_of(document), now=request.now
    )

    def deed() -> Document:
        return commands.edit(document, by=request.actor, now=request.now, **form.changes())

    back = reverse("documents:detail", args=[pk])
    if done(form, deed) is not None:
        messages.success(request, _("已修改“%s”") % document.title)
        return redirect(back)
    title = _("修改：%s") % document.title
    return page(request, form, title=title, back=back, submit=_("保存修改"))


def void(request: Request, pk: int) -> HttpResponse:
    """作废文件."""
    document = see(visible_documents(request.actor), pk)
    require(may("void", request.actor, document))
    form = ReasonForm(*posted_with_files(request), now=request.now)

    def deed() -> Document:
        reason = form.cleaned_data["reason"]
        return commands.void(document, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废“%s”") % document.title)
        return redirect("documents:list")
    back = reverse("documents:detail", args=[pk])
    title = _("作废：%s") % document.title
    return page(request, form, title=title, back=back, submit=_("作废"))


def new_files(request: Request, pk: int) -> HttpResponse:
    """补充材料."""
    document = see(visible_documents(request.actor), pk)
    require(may("record", request.actor, document))
    form = FilesForm(*posted_with_files(request), now=request.now)

    def deed() -> Document:
        files = received(request, form)
        return commands.add_files(document, files, by=request.actor, now=request.now)

    back = reverse("documents:detail", args=[pk])
    if done(form, deed) is not None:
        messages.success(request, _("材料已补上"))
        return redirect(back)
    title = _("补充材料：%s") % document.title
    return page(request, form, title=title, back=back, submit=_("上传"))


def received(request: Request, form: PageForm) -> list[FileUpload]:
    """The files of a form, decoded and on disk before any deed begins."""
    given = form.cleaned_data["papers"]
    return uploads.received_files(given, by=request.actor, field="papers")


def whose(request: Request, deed: str) -> dict[str, Any]:
    """For which sub-district and communities a person may record papers."""
    town: Area | None = subdistrict_of(request.actor)
    for_all = town is not None and bool(may(deed, request.actor, town))
    areas = [area for area in areas_of(request) if may(deed, request.actor, area)]
    return {"town": town if for_all else None, "areas": areas}


def page(
    request: Request,
    form: PageForm,
    *,
    title: str,
    back: str,
    submit: str = "",
    template: str = "documents/form.html",
) -> HttpResponse:
    """The page of a form."""
    context = {"form": form, "title": title, "submit": submit or _("登记"), "back_url": back}
    return render(request, template, context, status=form_status(form))
