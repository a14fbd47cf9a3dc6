"""页面: a page that is one form, and the crumbs that lead to it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, form_status

Words = tuple[str, str, str]  # the title of a page, its button, and what is said when it is done


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


def deed_page(
    request: Request,
    form: PageForm,
    deed: Callable[[], Any],
    *,
    words: Words,
    crumbs: list[Any],
    **more: Any,
) -> HttpResponse:
    """The page of a deed's form, or back to the last crumb once it is done."""
    title, submit, said = words
    if done(form, deed) is not None:
        messages.success(request, said)
        return redirect(crumbs[-1]["url"])
    return form_page(request, form, title=title, submit=submit, crumbs=crumbs, **more)
