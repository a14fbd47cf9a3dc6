"""Questions about documents and letters."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from chuangcheng.documents.models import Document, DocumentEver, DocumentKind, Letter, LetterEver
from chuangcheng.documents.rules import letters_seen_by, seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.text import folded
from chuangcheng.people import queries as people
from chuangcheng.places.models import Area
from chuangcheng.trail.queries import as_known, as_told


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


def papers_known(
    inside: Q, *, kinds: Iterable[DocumentKind], on: date, known_at: int | None = None
) -> list[Document]:
    """当时现行的文件 of an area as a whole, of some kinds, in the order of their issue."""
    known = as_known(Document, DocumentEver, known_at).filter(
        inside, in_force(on), kind__in=list(kinds), community=None
    )
    rows = Document.objects.filter(pk__in=known.values("pk")).select_related("unit__area")
    found = as_told(rows, known_at, "unit")
    return sorted(found, key=lambda each: (each.issued_on, each.pk))


def senders_known(
    inside: Q, *, since: date | None, as_of: date, known_at: int | None = None
) -> list[str]:
    """来文单位 of the letters of a period, each once, in the order in which they first wrote."""
    days = Q(received_on__lte=as_of) & (Q(received_on__gte=since) if since else Q())
    known = as_known(Letter, LetterEver, known_at).filter(inside, days, void=False)
    found = Letter.objects.filter(pk__in=known.values("pk")).select_related("unit")
    letters = as_told(found, known_at, "unit")
    letters.sort(key=lambda each: (each.received_on, each.pk))
    named = senders(letters, known_at=known_at)
    return list(dict.fromkeys(named[letter.pk] for letter in letters))


def citable(subdistrict: Area) -> list[Document]:
    """可引用的文件: those of a sub-district and of its communities, the latest first."""
    found = Document.objects.filter(subdistrict=subdistrict, void=False)
    return list(found.order_by("-issued_on", "-id"))


def cited(words: str, among: Iterable[Document]) -> list[Document]:
    """引用的文件: whose number or title somebody wrote; of several versions the last one."""
    wanted = _plain(words)
    found = [document for document in among if wanted in _spellings(document)]
    last = [document for document in found if document.until_on == OPEN_END]
    return found if len(found) == 1 else last or found


def issuers(documents: Iterable[Document]) -> dict[int, str]:
    """发文单位 of each, by the name that the unit bore on the day of issue, in one statement."""
    found = list(documents)
    names = people.names_borne((each.unit_id, each.issued_on) for each in found)
    return {
        each.pk: names.get((each.unit_id or 0, each.issued_on), str(each.unit or each.issuer))
        for each in found
    }


def senders(letters: Iterable[Letter], *, known_at: int | None = None) -> dict[int, str]:
    """来文单位 of each, by the name that the unit bore when it wrote, in one statement."""
    found = list(letters)
    written = ((each.unit_id, each.written_on) for each in found)
    names = people.names_borne(written, known_at=known_at)
    return {
        each.pk: names.get((each.unit_id or 0, each.written_on), str(each.unit or each.sender))
        for each in found
    }


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


def _spellings(document: Document) -> set[str]:
    """《标题》（字号）, or one of the two alone."""
    title, number = _plain(document.title), _plain(document.number)
    both = {f"{title}({number})", f"{title}{number}"} if number else set()
    return {title, number, _plain(document.citation), *both} - {""}


def _plain(words: str) -> str:
    return folded(words).replace("《", "").replace("》", "")


def _successor(document: Document) -> Document | None:
    return Document.objects.filter(supersedes=document, void=False).first()
