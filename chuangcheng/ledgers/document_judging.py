"""文件登记表: every line known or new, a new version behind the one before it, doubts marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.documents.models import Document, DocumentKind
from chuangcheng.documents.queries import issuers
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.shapes import DocumentLine
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.ledgers.words import version_said
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.trail.models import key_of

ANCHOR = "title"
_TEXTS = ("number", "note")

Line = tuple[DocumentKind, str]  # of which the versions are counted


@dataclass(frozen=True, kw_only=True)
class DocumentEntry:
    """要写入的文件; `before` is the version on record that it takes the place of, or the entry."""

    kind: DocumentKind
    title: str
    number: str
    version: int
    issued_on: date
    unit: Unit | None
    issuer: str
    note: str
    where: Area
    before: "Document | DocumentEntry | None" = None
    known: Document | None = None
    changes: Mapping[str, object] = field(default_factory=dict)


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts; versions are looked at in their order, not the sheet's."""
    reader = _Reader(by=by, today=today)
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    entries = [reader.entry(mark) for mark in marks]
    base = _Base(subdistrict_of(by))
    found: dict[int, Judged] = {}
    in_order = sorted(range(len(marks)), key=lambda n: entries[n].version if entries[n] else 0)  # type: ignore[union-attr]
    for n in in_order:
        found[n] = base.judged(marks[n], entries[n])
    return [found[n] for n in range(len(marks))]


class _Reader:
    """读文件行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._today = today
        self._where = subdistrict_of(by)
        self._by = by
        self.references = References(by=by, permits=self._permits, today=today)

    def entry(self, mark: Marking) -> DocumentEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        kind, version = self._kind(mark), self._version(mark)
        unit, issuer = unit_or_text(self.references, mark, "issuer", on=mark.value("issued_on"))
        shape = mark.shaped(DocumentLine, today=self._today)
        if shape is None or kind is None or version is None or self._where is None:
            return None
        return DocumentEntry(
            kind=kind,
            title=shape.title,
            number=shape.number,
            version=version,
            issued_on=shape.issued_on,
            unit=unit,
            issuer=issuer,
            note=shape.note,
            where=self._where,
        )

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.DOCUMENTS, area)

    def _kind(self, mark: Marking) -> DocumentKind | None:
        value = mark.value("kind")
        if isinstance(value, DocumentKind):
            return value
        if not mark.is_wrong("kind"):
            named = "、".join(str(kind.label) for kind in DocumentKind)
            mark.wrong("kind", _("写明文件类型：%s") % named)
        return None

    def _version(self, mark: Marking) -> int | None:
        """第二版, V2, 2; nothing written is the first."""
        said = mark.text("version")
        if not said:
            return 1
        version = version_said(said)
        if not version:
            mark.wrong("version", _("看不出是第几版，写成 2 或 第2版"))
            return None
        return version


class _Base:
    """系统里的文件 of a sub-district, loaded once; what earlier lines bring is added."""

    def __init__(self, where: Area | None) -> None:
        held = Document.objects.filter(subdistrict=where, void=False).select_related("unit")
        self._held = list(held.order_by("version", "id"))
        self._issuers = issuers(self._held)
        self._last: dict[Line, Document | DocumentEntry] = {
            _line(row): row for row in self._held if row.until_on == OPEN_END
        }
        self._seen: dict[object, int] = {}

    def judged(self, mark: Marking, entry: DocumentEntry | None) -> Judged:
        if entry is None:
            return Judged(mark.sheet, mark.row)
        key = (*_line(entry), entry.version)
        if key in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行重复") % self._seen[key])
        self._seen.setdefault(key, mark.number)
        known = self._known(entry)
        if known is not None:
            changes, was = _differences(entry, known, self._issuers[known.pk])
            plan = replace(entry, known=known, changes=changes) if changes else None
            return Judged(mark.sheet, mark.row, subject=key_of(known), was=was, plan=plan)
        return self._new(mark, entry)

    def _new(self, mark: Marking, entry: DocumentEntry) -> Judged:
        last = self._last.get(_line(entry))
        if entry.version > 1:
            entry = self._behind(mark, entry, last)
        elif last is not None:
            mark.ask(ANCHOR, _("系统里已有同名的文件，不是新版就确认新增"))
        self._last[_line(entry)] = entry
        return Judged(mark.sheet, mark.row, plan=entry)

    def _behind(
        self, mark: Marking, entry: DocumentEntry, last: Document | DocumentEntry | None
    ) -> DocumentEntry:
        if last is None or last.version != entry.version - 1:
            mark.wrong("version", _("系统里和表里都没有它的第 %s 版") % (entry.version - 1))
        elif entry.issued_on <= last.issued_on:
            mark.wrong("issued_on", _("新版的成文日期要晚于上一版"))
        return replace(entry, before=last)

    def _known(self, entry: DocumentEntry) -> Document | None:
        """By its number, else by kind, title and version."""
        for row in self._held:
            if entry.number and folded(row.number) == folded(entry.number):
                return row
        same = (row for row in self._held if _line(row) == _line(entry))
        return next((row for row in same if row.version == entry.version), None)


def unit_or_text(
    references: References, mark: Marking, key: str, *, on: object
) -> tuple[Unit | None, str]:
    """单位 by a name that it bore on the line's day or bears today, else the name as text."""
    name = mark.text(key)
    found: list[Unit] = []
    if name:
        named = references.units_named
        found = references.units_called(name, on=on) if isinstance(on, date) else named(name)
    if len(found) == 1:
        mark.read_as(key, found[0].name)
        return found[0], ""
    if name:
        mark.note(key, _("不是登记过的单位，照写的记"))
    return None, name[:60]


def _line(paper: Document | DocumentEntry) -> Line:
    return DocumentKind(paper.kind), folded(paper.title)


def _differences(
    entry: DocumentEntry, known: Document, issuer: str
) -> tuple[dict[str, object], dict[str, str]]:
    """What the line says otherwise; an empty cell changes nothing."""
    changes: dict[str, object] = {}
    was: dict[str, str] = {}
    for name in (*_TEXTS, "title"):
        new, old = getattr(entry, name), getattr(known, name)
        if new and folded(new) != folded(old):
            changes[name], was[name] = new, old or _("空的")
    if entry.kind != known.kind:
        changes["kind"], was["kind"] = entry.kind, str(known.get_kind_display())
    if entry.issued_on != known.issued_on:
        changes["issued_on"], was["issued_on"] = entry.issued_on, known.issued_on.isoformat()
    if (entry.unit or entry.issuer) and not _same_issuer(entry, known):
        changes |= {"unit": entry.unit, "issuer": entry.issuer}
        was["issuer"] = issuer or _("空的")
    return changes, was


def _same_issuer(entry: DocumentEntry, known: Document) -> bool:
    if entry.unit is not None:
        return entry.unit.pk == known.unit_id
    return known.unit_id is None and folded(entry.issuer) == folded(known.issuer)
