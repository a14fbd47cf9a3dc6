"""引用文件: a document by its number or title as somebody types it, for forms; how it is shown."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.documents.models import Document
from chuangcheng.documents.queries import cited
from chuangcheng.documents.rules import may
from chuangcheng.kernel.actor import Actor
from chuangcheng.web.fields import LineField, PageForm
from chuangcheng.web.http import Request
from chuangcheng.web.pages import form_page

MOST_NAMES = 200
_LONGEST = 200  # a title, and its number in brackets
_HOW = gettext_lazy("写发文字号或标题；还没有登记的文件，先到“文件”里登记，再回来补上")


class DocumentField(LineField):
    """引用一份文件; it cleans to the document, or None where nothing is typed."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"most": _LONGEST, "required": False, "help_text": _HOW, **more})
        self.widget.attrs |= {"list": "documents", "autocomplete": "off"}
        self._offered: Sequence[Document] = ()

    def offer(self, documents: Sequence[Document]) -> None:
        """What can be named."""
        self._offered = documents

    def prepare_value(self, value: Any) -> Any:
        return value.citation if isinstance(value, Document) else value

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        found = cited(words, self._offered) if words else []
        if len(found) > 1:
            raise ValidationError(_("“%s”对上了几份文件，写发文字号才分得清") % words)
        if words and not found:
            raise ValidationError(_("没有登记过“%s”这份文件") % words)
        return found[0] if found else None


def names(documents: Sequence[Document]) -> list[dict[str, str]]:
    """What the browser offers while one types, the latest documents first."""
    return [
        {"name": each.citation, "where": each.title if each.number else ""}
        for each in documents[:MOST_NAMES]
    ]


def page(
    request: Request, form: PageForm, documents: Sequence[Document], **more: Any
) -> HttpResponse:
    """A page that is one form, with the documents that can be named in it."""
    offered = names(documents)
    return form_page(request, form, template="citing_form.html", documents=offered, **more)


def url_of(document: Document | None, actor: Actor) -> str:
    """The page of a document; '' for who may not see it, and for what is void and has none."""
    if document is None or document.void or not may("see", actor, document):
        return ""
    return reverse("documents:detail", args=[document.pk])
