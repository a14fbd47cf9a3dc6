"""Deeds on documents: record, take the place of, correct, void. Letters: `correspondence`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.documents.drafts import DocumentDraft
from chuangcheng.documents.models import Document, DocumentKind, DocumentProof
from chuangcheng.documents.rules import may
from chuangcheng.evidence.attaching import FileUpload, kept_as, told
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.once import once
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.queries import kept_at
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry

MOST = {"title": 120, "number": 60, "issuer": 60, "note": 200}
_COUNTED = frozenset({"kind", "issued_on"})  # columns whose versions are kept


def record(draft: DocumentDraft, *, by: Actor, now: datetime) -> Document:
    """登记文件."""
    return record_all([draft], by=by, now=now)[0]


@transaction.atomic
def record_all(drafts: Sequence[DocumentDraft], *, by: Actor, now: datetime) -> list[Document]:
    """登记文件: one deed for all of them; one bad draft and none is recorded.

    Raises Refused for a day that is to come and for a text that is empty or too long.
    """
    for draft in drafts:
        require(may("record", by, draft.where))
    entry = trail.record("documents.record", by=by, at=now)
    found = [_document(draft, entry, by=by, now=now) for draft in drafts]
    for document in found:
        document.save(force_insert=True)
    trail.note(entry, [(document, _facts(document)) for document in found])
    for document, draft in zip(found, drafts, strict=True):
        attach(document, draft.files, by=by.within(entry.deed), now=now)
    return found


@transaction.atomic
def supersede(old: Document, draft: DocumentDraft, *, by: Actor, now: datetime) -> Document:
    """出新版: from its day on the new version is in force and the old one, which stays, is not.

    Raises Refused for a version that is void or superseded already, and for a day before it.
    """
    require(may("record", by, old))
    require(may("record", by, draft.where))
    _refuse_void(old)
    if old.until_on != OPEN_END:
        raise Refused(_("“%s”已经有新版，请在最新一版上出新版") % old.title)
    if draft.issued_on <= old.issued_on:
        raise Refused(_("新版的成文日期要晚于上一版"), field="issued_on")
    entry = trail.record("documents.supersede", by=by, at=now)
    new = _document(draft, entry, by=by, now=now)
    new.supersedes, new.version = old, old.version + 1
    with once(Refused(_("“%s”刚出过新版，刷新后再看") % old.title)):
        new.save(force_insert=True)
    versions.revise(old, entry=entry, until_on=new.issued_on)
    trail.note(entry, [(new, _facts(new)), (old, {"until": new.issued_on.isoformat()})])
    attach(new, draft.files, by=by.within(entry.deed), now=now)
    return new


@transaction.atomic
def edit(document: Document, *, by: Actor, now: datetime, **changes: object) -> Document:
    """订正文件: what was written wrong; it holds for every day asked about.

    Takes the texts of MOST, `kind`, `issued_on` and `unit`.
    """
    require(may("record", by, document))
    _refuse_void(document)
    corrected = {name: _corrected(name, value, now) for name, value in changes.items()}
    moved = {name: value for name, value in corrected.items() if getattr(document, name) != value}
    if not moved:
        return document
    if "issued_on" in moved:
        _check_order(document, corrected["issued_on"])
    shown = {name: [said(getattr(document, name)), said(value)] for name, value in moved.items()}
    entry = trail.record("documents.edit", by=by, at=now, on=document, facts=shown)
    versions.revise(document, entry=entry, **moved)
    if "issued_on" in moved and document.supersedes is not None:
        versions.revise(document.supersedes, entry=entry, until_on=document.issued_on)
    return document


@transaction.atomic
def void(document: Document, *, reason: str, by: Actor, now: datetime) -> Document:
    """作废文件: it never was; the version before it is in force again, for every day."""
    require(may("void", by, document))
    _refuse_void(document)
    if document.until_on != OPEN_END:
        raise Refused(_("“%s”已经有新版，先作废新版") % document.title)
    reason = text.filled(reason, most=200, field="reason")
    entry = trail.record("documents.void", by=by, at=now, on=document, facts={"reason": reason})
    versions.revise(document, entry=entry, void=True)
    if document.supersedes is not None:
        versions.revise(document.supersedes, entry=entry, until_on=OPEN_END)
    return document


@transaction.atomic
def add_files(
    document: Document, files: Sequence[FileUpload], *, by: Actor, now: datetime
) -> Document:
    """补充材料: more scans or files of a document."""
    require(may("record", by, document))
    _refuse_void(document)
    entry = trail.record("documents.add_files", by=by, at=now, on=document, facts=told(files))
    attach(document, files, by=by.within(entry.deed), now=now)
    return document


@transaction.atomic
def attach(
    document: Document, files: Iterable[FileUpload], *, by: Actor, now: datetime
) -> list[DocumentProof]:
    """附材料: the originals stay as they came."""
    start = document.proofs.count()
    return kept_as(DocumentProof, {"document": document}, files, start=start, by=by, now=now)


def cleaned(name: str, words: str, most: Mapping[str, int]) -> str:
    """One of the texts; only the title must be there."""
    clean = text.filled if name == "title" else text.clean_line
    return clean(words, most=most[name], field=name)


def _document(draft: DocumentDraft, entry: Entry, *, by: Actor, now: datetime) -> Document:
    return Document(
        known_from=entry.pk,
        kind=draft.kind,
        issued_on=past(draft.issued_on, field="issued_on", now=now),
        **kept_at(draft.where),
        **{name: cleaned(name, getattr(draft, name), MOST) for name in MOST},
        unit=draft.unit,
        recorded_by_id=by.person_id,
        recorded_at=now,
    )


def _corrected(name: str, value: object, now: datetime) -> Any:
    match name, value:
        case "kind", _:
            return DocumentKind(str(value))
        case "issued_on", date():
            return past(value, field=name, now=now)
        case "unit", _:
            return value
        case _, str() if name in MOST:
            return cleaned(name, value, MOST)
    raise TypeError(f"{name} cannot be corrected to {value!r}")


def _check_order(document: Document, issued_on: date) -> None:
    """A version lies between the one before it and the one after it."""
    before = document.supersedes
    if before is not None and issued_on <= before.issued_on:
        raise Refused(_("成文日期要晚于上一版"), field="issued_on")
    if issued_on >= document.until_on:
        raise Refused(_("成文日期要早于下一版"), field="issued_on")


def _refuse_void(document: Document) -> None:
    if document.void:
        raise Refused(_("“%s”已经作废") % document.title)


def _facts(document: Document) -> dict[str, object]:
    return {
        "kind": document.kind,
        "title": document.title,
        "issued_on": document.issued_on.isoformat(),
        "version": document.version,
    }
