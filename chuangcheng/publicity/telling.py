"""Deeds on media pieces and doorstep visits. Sits beside commands."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.evidence.attaching import FileUpload, kept_as, told
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.queries import kept_at
from chuangcheng.publicity.drafts import MOST_COUNTED, DoorstepDraft, PieceDraft, link_of
from chuangcheng.publicity.models import DoorstepVisit, MediaPiece, MediaProof
from chuangcheng.publicity.rules import may
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry


def record_piece(draft: PieceDraft, *, by: Actor, now: datetime) -> MediaPiece:
    """登记媒体报道."""
    return record_pieces([draft], by=by, now=now)[0]


@transaction.atomic
def record_pieces(drafts: Sequence[PieceDraft], *, by: Actor, now: datetime) -> list[MediaPiece]:
    """登记媒体报道: one deed for all of them; one bad draft and none is recorded.

    Raises Refused for a day to come, no title, an address that is no link.
    """
    for draft in drafts:
        require(may("record", by, draft.where))
    entry = trail.record("publicity.record_piece", by=by, at=now)
    made = [MediaPiece(**_new(entry, by, now), **_of_piece(draft, now)) for draft in drafts]
    MediaPiece.objects.bulk_create(made)
    trail.note(entry, [(piece, {"title": piece.title}) for piece in made])
    return made


@transaction.atomic
def revise_piece(piece: MediaPiece, draft: PieceDraft, *, by: Actor, now: datetime) -> MediaPiece:
    """订正媒体报道."""
    _refuse_void(piece)
    require(may("record", by, piece))
    require(may("record", by, draft.where))
    changed = _changed(piece, _of_piece(draft, now))
    if not changed:
        return piece
    entry = trail.record(
        "publicity.revise_piece", by=by, at=now, on=piece, facts=_shown(piece, changed)
    )
    return versions.revise(piece, entry=entry, **changed)


@transaction.atomic
def void_piece(piece: MediaPiece, *, reason: str, by: Actor, now: datetime) -> MediaPiece:
    """作废媒体报道."""
    _refuse_void(piece)
    require(may("void", by, piece))
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("publicity.void_piece", by=by, at=now, on=piece, facts=facts)
    return versions.revise(piece, entry=entry, void=True)


@transaction.atomic
def add_clippings(
    piece: MediaPiece, files: Sequence[FileUpload], *, by: Actor, now: datetime
) -> MediaPiece:
    """补充剪报."""
    _refuse_void(piece)
    require(may("record", by, piece))
    entry = trail.record("publicity.add_clippings", by=by, at=now, on=piece, facts=told(files))
    start = piece.proofs.count()
    inside = by.within(entry.deed)
    kept_as(MediaProof, {"piece": piece}, files, start=start, by=inside, now=now)
    return piece


def record_doorstep(draft: DoorstepDraft, *, by: Actor, now: datetime) -> DoorstepVisit:
    """登记上门入户."""
    return record_doorsteps([draft], by=by, now=now)[0]


@transaction.atomic
def record_doorsteps(
    drafts: Sequence[DoorstepDraft], *, by: Actor, now: datetime
) -> list[DoorstepVisit]:
    """登记上门入户: one deed for all of them. Raises Refused for a day to come."""
    for draft in drafts:
        require(may("record", by, draft.community))
    entry = trail.record("publicity.record_doorstep", by=by, at=now)
    made = [DoorstepVisit(**_new(entry, by, now), **_of_doorstep(draft, now)) for draft in drafts]
    DoorstepVisit.objects.bulk_create(made)
    trail.note(entry, [(visit, {"on": visit.visited_on.isoformat()}) for visit in made])
    return made


@transaction.atomic
def revise_doorstep(
    visit: DoorstepVisit, draft: DoorstepDraft, *, by: Actor, now: datetime
) -> DoorstepVisit:
    """订正上门入户."""
    _refuse_void(visit)
    require(may("record", by, visit))
    require(may("record", by, draft.community))
    changed = _changed(visit, _of_doorstep(draft, now))
    if not changed:
        return visit
    entry = trail.record(
        "publicity.revise_doorstep", by=by, at=now, on=visit, facts=_shown(visit, changed)
    )
    return versions.revise(visit, entry=entry, **changed)


@transaction.atomic
def void_doorstep(visit: DoorstepVisit, *, reason: str, by: Actor, now: datetime) -> DoorstepVisit:
    """作废上门入户."""
    _refuse_void(visit)
    require(may("void", by, visit))
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("publicity.void_doorstep", by=by, at=now, on=visit, facts=facts)
    return versions.revise(visit, entry=entry, void=True)


def _refuse_void(thing: MediaPiece | DoorstepVisit) -> None:
    if thing.void:
        raise Refused(_("“%s”已经作废") % thing)


def _new(entry: Entry, by: Actor, now: datetime) -> dict[str, Any]:
    return {"known_from": entry.pk, "recorded_by_id": by.person_id, "recorded_at": now}


def _of_piece(draft: PieceDraft, now: datetime) -> dict[str, Any]:
    return {
        **kept_at(draft.where),
        "title": text.filled(draft.title, most=120, field="title"),
        "channel": draft.channel,
        "published_on": past(draft.published_on, field="published_on", now=now),
        "outlet": text.clean_line(draft.outlet, most=60, field="outlet"),
        "url": link_of(draft.url),
        "unit_id": draft.unit.pk if draft.unit else None,
        "note": text.clean_line(draft.note, most=200, field="note"),
    }


def _of_doorstep(draft: DoorstepDraft, now: datetime) -> dict[str, Any]:
    where = kept_at(draft.community)
    if where["community_id"] is None:
        raise Refused(_("写明在哪个社区(村)"), field="community")
    for name in ("households", "leaflets"):
        if (getattr(draft, name).value or 0) > MOST_COUNTED:
            raise Refused(_("数最多写到 %d") % MOST_COUNTED, field=name)
    return {
        **where,
        "visited_on": past(draft.visited_on, field="visited_on", now=now),
        "households": draft.households.value,
        "households_certainty": draft.households.certainty,
        "leaflets": draft.leaflets.value,
        "leaflets_certainty": draft.leaflets.certainty,
        "unit_id": draft.unit.pk if draft.unit else None,
        "note": text.clean_line(draft.note, most=200, field="note"),
    }


def _changed(thing: MediaPiece | DoorstepVisit, columns: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in columns.items() if getattr(thing, name) != value}


def _shown(thing: MediaPiece | DoorstepVisit, changed: dict[str, Any]) -> dict[str, Any]:
    """What changed, for the trail."""
    return {name: [str(getattr(thing, name)), str(value)] for name, value in changed.items()}
