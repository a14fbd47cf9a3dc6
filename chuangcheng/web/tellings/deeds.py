"""报出一个数, and voiding what was never told."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.figures import dictionary
from chuangcheng.figures.kinds import Figure, Key, Scope, leaves_of
from chuangcheng.figures.sentences import Span
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.reports import telling as commands
from chuangcheng.reports import told
from chuangcheng.reports.models import Telling
from chuangcheng.reports.passages import value_of
from chuangcheng.reports.rules import may
from chuangcheng.reports.telling import Word
from chuangcheng.web.documents.forms import ReasonForm
from chuangcheng.web.figures import asked
from chuangcheng.web.figures import shown as figures
from chuangcheng.web.http import Request, done, posted, see
from chuangcheng.web.pages import crumb, deed_page, form_page
from chuangcheng.web.tellings import shown
from chuangcheng.web.tellings.forms import TellForm


def new(request: Request, key: str) -> HttpResponse:
    """报出这个数: the question stands in the address; first what was told of it last."""
    figure = dictionary.figure(key)
    with snapshot():
        scope = asked.scope(request)
        require(may("tell", request.actor, scope.area))
        cells = asked.cells(figure, request.GET)
        if not told.can_tell(figure, cells):
            raise Refused(_("一次报一个数：整个统计项，或者它的一格"))
        context = _context(figure, scope, cells, request)
    form = TellForm(*posted(request), initial={"told_on": request.today}, now=request.now)

    def deed() -> Telling:
        word = Word(
            key=key,
            as_of=scope.as_of,
            since=scope.since,
            cells=cells,
            cell_words=context["cell"],
            **form.cleaned_data,
        )
        return commands.tell(scope.area, word, by=request.actor, now=request.now)

    if (telling := done(form, deed)) is not None:
        messages.success(request, _("已留底"))
        return redirect("tellings:detail", telling.pk)
    return form_page(
        request,
        form,
        title=_("报出这个数"),
        submit=_("留底"),
        crumbs=[crumb(figure.name, asked.figure_url(key, scope))],
        template="tellings/new.html",
        **context,
    )


def void(request: Request, pk: int) -> HttpResponse:
    """作废报数留底."""
    telling = see(told.visible_tellings(request.actor), pk)
    require(may("tell", request.actor, telling))
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Telling:
        reason = form.cleaned_data["reason"]
        return commands.void_telling(telling, reason=reason, by=request.actor, now=request.now)

    page = reverse("tellings:detail", args=[pk])
    crumbs = [
        crumb(_("报数留底"), reverse("tellings:list")),
        crumb(shown.name(telling), page),
    ]
    words = (_("作废报数留底"), _("作废"), _("已作废，以后的数不再和它比"))
    return deed_page(request, form, deed, words=words, crumbs=crumbs)


def _context(
    figure: Figure, scope: Scope, cells: dict[str, Key], request: Request
) -> dict[str, Any]:
    leaf = leaves_of(figure)[0]
    cell = "，".join(figures.cell_words(leaf, scope, cells))
    text = value_of(Span("", figure.key, cells), scope)
    last = told.last_told(figure.key, cells, scope)
    sentence = told.sentence(figure, text, as_of=scope.as_of, cell=cell)
    return {
        "figure": figure,
        "cell": cell,
        "text": text,
        "as_of": figures.as_of_text(scope),
        "last": shown.held(last, figure, cells, scope, request) if last else None,
        "sentence": shown.pasted(sentence, request),
    }
