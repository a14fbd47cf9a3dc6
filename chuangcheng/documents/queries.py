"""Questions about documents and letters."""

from datetime import date

from django.db.models import Q, QuerySet

from chuangcheng.documents.models import Document, DocumentKind, Letter
from chuangcheng.documents.rules import letters_seen_by, seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.places.models import Area


def visible_documents(actor: Actor) -> QuerySet[Document]:
    """文件 that the person may see, the versions that were superseded too."""
    seen = Document.objects.filter(seen_by(actor), void=False)
    return seen.select_related("unit", "community", "supersedes")


def visible_letters(actor: Actor) -> QuerySet[Letter]:
    """来文 that the person may see."""
    seen = Letter.objects.filter(letters_seen_by(actor), void=False)
    return seen.select_related("unit", "community")


def in_force(on: date) -> Q:
    """现行有效 on a day."""
    return Q(issued_on__lte=on, until_on__gt=on, void=False)


def document_in_force(kind: DocumentKind, *, area: Area, on: date) -> Document | None:
    """The document of a kind that an area had in force on a day, the latest of several."""
    inside = Q(subdistrict=area.pk) | Q(community=area.pk)
    found = Document.objects.filter(in_force(on) & inside, kind=kind)
    return found.order_by("-issued_on", "-id").first()


def versions_of(document: Document) -> list[Document]:
    """各版, the newest first; those that are void are left out."""
    line = [document]
    while (before := line[-1].supersedes) is not None:
        line.append(before)
    while (after := _successor(line[0])) is not None:
        line.insert(0, after)
    return line


def unanswered() -> Q:
    """没有回复的来文."""
    return Q(void=False, answered_on=OPEN_END)


def awaiting(actor: Actor) -> QuerySet[Letter]:
    """等回复的来文 with a day by which an answer is due or a limit that wants a day."""
    waiting = visible_letters(actor).filter(unanswered())
    limited = waiting.filter(Q(reply_by__lt=OPEN_END) | ~Q(reply_by_text=""))
    return limited.order_by("reply_by", "id")


def _successor(document: Document) -> Document | None:
    return Document.objects.filter(supersedes=document, void=False).first()
