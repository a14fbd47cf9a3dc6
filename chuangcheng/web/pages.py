"""页面: a page that is one form, and the crumbs that lead to it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, form_status


def crumb(text: object, url: str) -> dict[str, str]:
    """One step of the way down to a page."""
    return {"text": str(text), "url": url}


def form_page(
    request: Request,
    form: PageForm,
    *,
    title: str,
    submit: str,
    crumbs: list[Any],
    lead: str = "",
    template: str = "form_page.html",
    **more: object,
) -> HttpResponse:
    """A page that is one form; 不保存 leads back to the last crumb. 422 while it is wrong."""
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "crumbs": crumbs,
        "back_url": crumbs[-1]["url"],
        "lead": lead,
        **more,
    }
    return render(request, template, context, status=form_status(form))
