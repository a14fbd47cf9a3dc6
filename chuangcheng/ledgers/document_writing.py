"""文件登记表: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.documents import commands
from chuangcheng.documents.drafts import DocumentDraft
from chuangcheng.documents.models import Document
from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers.document_judging import DocumentEntry
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written
from chuangcheng.people.models import Unit
from chuangcheng.trail.models import key_of


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入, first versions before those that take their place; the results in the lines' order."""
    entries = [plan for plan in plans if isinstance(plan, DocumentEntry)]
    made: dict[int, Document] = {}
    results: dict[int, Written] = {}
    for place in sorted(range(len(entries)), key=lambda n: entries[n].version):
        entry = entries[place]
        if entry.known is not None:
            before = _before(entry, entry.known)
            commands.edit(entry.known, by=by, now=now, **entry.changes)
            results[place] = Written(key_of(entry.known), before, {})
        else:
            document = _recorded(entry, made, by=by, now=now)
            made[id(entry)] = document
            results[place] = Written(key_of(document), {}, {})
        progress(len(results), len(entries))
    return [results[place] for place in range(len(entries))]


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: what was recorded is void, the last version first; what was edited is edited back."""
    kept = list(rows)
    ids = [int(row.subject.partition(":")[2]) for row in kept]
    found = Document.objects.select_related("supersedes", "unit").in_bulk(ids)
    documents = {key_of(document): document for document in found.values()}
    for row in kept:
        if row.verdict == Verdict.CHANGED and row.before:
            commands.edit(documents[row.subject], by=by, now=now, **_restored(row.before))
    new = [documents[row.subject] for row in kept if row.verdict == Verdict.NEW]
    for document in sorted(new, key=lambda each: each.version, reverse=True):
        document.refresh_from_db()
        commands.void(document, reason=_("导入撤销"), by=by, now=now)


def _recorded(
    entry: DocumentEntry, made: dict[int, Document], *, by: Actor, now: datetime
) -> Document:
    draft = DocumentDraft(
        kind=entry.kind,
        title=entry.title,
        number=entry.number,
        issued_on=entry.issued_on,
        where=entry.where,
        unit=entry.unit,
        issuer=entry.issuer,
        note=entry.note,
    )
    before = entry.before
    if before is None:
        return commands.record(draft, by=by, now=now)
    old = before if isinstance(before, Document) else made[id(before)]
    return commands.supersede(old, draft, by=by, now=now)


def _before(entry: DocumentEntry, known: Document) -> dict[str, Any]:
    """What stands there before the change, as JSON keeps it."""
    values: dict[str, Any] = {name: getattr(known, name) for name in entry.changes}
    if "issued_on" in values:
        values["issued_on"] = known.issued_on.isoformat()
    if "unit" in values:
        values["unit"] = known.unit_id
    return values


def _restored(before: dict[str, Any]) -> dict[str, object]:
    values: dict[str, object] = dict(before)
    if "issued_on" in before:
        values["issued_on"] = date.fromisoformat(before["issued_on"])
    if "unit" in before:
        values["unit"] = Unit.objects.filter(pk=before["unit"]).first()
    return values
