"""Taking photos in, and clearing away files that no row names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.db import connection, transaction
from django.utils.translation import gettext as _

from chuangcheng.evidence import rules, storage
from chuangcheng.evidence.formats import Unusable
from chuangcheng.evidence.models import LONGEST_NAME, Attachment, Photo
from chuangcheng.evidence.photographs import Photograph, develop
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import clean_line
from chuangcheng.trail import commands as trail

GRACE = timedelta(hours=24)  # a file without a row may belong to an upload that is under way
_SLICE = 500


@dataclass(frozen=True, slots=True)
class Upload:
    """待入库的照片: checked, developed and on disk; no row names it yet."""

    content: bytes
    name: str
    sha256: str
    photograph: Photograph


def add_photo(content: bytes, *, name: str, by: Actor, now: datetime) -> Photo:
    """上传照片: keeps the upload untouched, makes its prints, and records it.

    Raises Refused with `field="photos"`. A larger deed is given uploads that `receive` made
    before its transaction, and calls `add_upload`: decoding takes seconds, a write lock must not.
    """
    return add_upload(receive(content, name=name, by=by), by=by, now=now)


def receive(content: bytes, *, name: str, by: Actor) -> Upload:
    """Checks and decodes an upload and writes its files; what no row follows is swept away."""
    require(rules.may_add_photo(by))
    name = cleaned(name)
    try:
        photograph = develop(content)
    except Unusable as refusal:
        raise naming(name, refusal) from refusal
    upload = Upload(content, name, storage.digest(content), photograph)
    for size, made in photograph.prints.items():
        storage.keep(made, storage.print_of(upload.sha256, size))
    storage.keep(content, storage.original_of(upload.sha256))
    return upload


@transaction.atomic
def add_upload(upload: Upload, *, by: Actor, now: datetime) -> Photo:
    """Records a photo whose files are on disk."""
    require(rules.may_add_photo(by))
    entry = trail.record("evidence.add_photo", by=by, at=now)
    stand_by(upload.content, upload.sha256)
    made, claims = upload.photograph, upload.photograph.claims
    where = claims.position
    photo = Photo.objects.create(
        sha256=upload.sha256,
        byte_size=len(upload.content),
        format=made.format,
        width=made.width,
        height=made.height,
        dhash=made.dhash,
        taken_at=claims.taken_at,
        lon=where.lon if where else None,
        lat=where.lat if where else None,
        accuracy_m=where.accuracy_m if where else None,
        original_name=upload.name,
        uploaded_by_id=by.person_id,
        uploaded_at=now,
    )
    facts = {"sha256": photo.sha256, "byte_size": photo.byte_size, "format": photo.format}
    trail.note(entry, [(photo, facts)])
    return photo


def sweep(now: datetime) -> int:
    """清理: deletes files older than 24 h that no row names; returns how many.

    `now` is the machine's real time, as files are dated by it, never the demo clock.
    """
    before = now - GRACE
    swept = storage.drop_unfinished(before=before)
    for some in _slices(storage.settled_before(before)):
        swept += _sweep_slice(some, before)
    return swept


def cleaned(name: str) -> str:
    """The file's own name as a remark; one that plays tricks is worth nothing and is left out."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = last.rpartition(".")
    short = f"{stem[: LONGEST_NAME - 10]}{dot}{ending}" if len(last) > LONGEST_NAME else last
    try:
        return clean_line(short[:LONGEST_NAME], most=LONGEST_NAME, field="photos").strip(". ")
    except Refused:
        return ""


def naming(name: str, refusal: Unusable) -> Unusable:
    """Several files come in one form: the sentence says which one it is about."""
    if not name:
        return refusal
    return Unusable(_("“%(name)s”:%(reason)s") % {"name": name, "reason": refusal.reason})


def stand_by(content: bytes, sha256: str) -> None:
    """A sweep may have taken the original before this deed shut it out; then it is written anew."""
    original = storage.original_of(sha256)
    if not original.is_file():
        storage.keep(content, original)


def _slices(all_of_them: Iterable[str]) -> Iterator[list[str]]:
    turn = iter(all_of_them)
    while some := list(islice(turn, _SLICE)):
        yield some


@transaction.atomic
def _sweep_slice(some: list[str], before: datetime) -> int:
    _shut_out_other_deeds()
    named = {
        sha256
        for kind in (Photo, Attachment)
        for sha256 in kind.objects.filter(sha256__in=some).values_list("sha256", flat=True)
    }
    return sum(storage.drop(sha256, before=before) for sha256 in some if sha256 not in named)


def _shut_out_other_deeds() -> None:
    """No photo may get its row between the look and the deletion; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [trail.DEED_LOCK])
