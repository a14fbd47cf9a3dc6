"""媒体报道台账 and 入户宣传台账: writing what was previewed, and taking it back.

Sits beside commands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.ledgers.doorstep_judging import DoorstepEntry
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.piece_judging import PieceEntry
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written, what_stood
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.publicity import telling
from chuangcheng.publicity.drafts import doorstep_draft_of, piece_draft_of
from chuangcheng.publicity.models import DoorstepVisit, MediaPiece
from chuangcheng.trail.models import key_of


def write_pieces(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入报道: what is new in one deed, then what is otherwise."""
    entries = [plan for plan in plans if isinstance(plan, PieceEntry)]
    new = [entry.draft for entry in entries if entry.known is None]
    added = iter(telling.record_pieces(new, by=by, now=now) if new else [])
    written: list[Written] = []
    for entry in entries:
        before: dict[str, Any] = {}
        if (piece := entry.known) is not None:
            held = piece_draft_of(piece)
            before = what_stood(held, entry.changes)
            draft = replace(held, **entry.changes)
            telling.revise_piece(piece, draft, by=by, now=now)
        written.append(Written(key_of(piece or next(added)), before, {}))
        progress(len(written), len(entries))
    return written


def write_doorsteps(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入入户: what is new in one deed, then what is otherwise."""
    entries = [plan for plan in plans if isinstance(plan, DoorstepEntry)]
    new = [entry.draft for entry in entries if entry.known is None]
    added = iter(telling.record_doorsteps(new, by=by, now=now) if new else [])
    written: list[Written] = []
    for entry in entries:
        before: dict[str, Any] = {}
        if (visit := entry.known) is not None:
            held = doorstep_draft_of(visit)
            before = what_stood(held, entry.changes)
            draft = replace(held, **entry.changes)
            telling.revise_doorstep(visit, draft, by=by, now=now)
        written.append(Written(key_of(visit or next(added)), before, {}))
        progress(len(written), len(entries))
    return written


def undo_pieces(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new pieces are void, what was otherwise is as it was."""
    kept = {int(row.subject.partition(":")[2]): row for row in rows}
    held = MediaPiece.objects.standing().select_related("community", "subdistrict", "unit")
    for pk, piece in held.in_bulk(list(kept)).items():
        row = kept[pk]
        if row.verdict == Verdict.NEW:
            telling.void_piece(piece, reason=_("导入撤销"), by=by, now=now)
        else:
            draft = replace(piece_draft_of(piece), **_restored(row.before))
            telling.revise_piece(piece, draft, by=by, now=now)


def undo_doorsteps(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new visits are void, what was otherwise is as it was."""
    kept = {int(row.subject.partition(":")[2]): row for row in rows}
    held = DoorstepVisit.objects.standing().select_related("community", "unit")
    for pk, visit in held.in_bulk(list(kept)).items():
        row = kept[pk]
        if row.verdict == Verdict.NEW:
            telling.void_doorstep(visit, reason=_("导入撤销"), by=by, now=now)
        else:
            draft = replace(doorstep_draft_of(visit), **_restored(row.before))
            telling.revise_doorstep(visit, draft, by=by, now=now)


def _restored(values: Mapping[str, Any]) -> dict[str, Any]:
    """From JSON, as the draft has it."""
    return {name: _value(name, value) for name, value in values.items()}


def _value(name: str, value: Any) -> Any:
    match name:
        case "unit":
            return Unit.objects.filter(pk=value).first()
        case "where":
            return Area.objects.get(pk=value)
        case "households" | "leaflets":
            return Quantity(value[0], Certainty(value[1]))
    return value
