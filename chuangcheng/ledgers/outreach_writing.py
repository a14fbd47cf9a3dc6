"""媒体报道台账 and 入户宣传台账: writing what was previewed, and taking it back.

Sits beside commands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.ledgers.doorstep_judging import DoorstepEntry
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.piece_judging import PieceEntry
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written, what_stood, write_lines
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.publicity import telling
from chuangcheng.publicity.drafts import doorstep_draft_of, piece_draft_of
from chuangcheng.publicity.models import DoorstepVisit, MediaPiece


def write_pieces(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入报道: what is new in one deed, then what is otherwise."""
    return write_lines(
        [plan for plan in plans if isinstance(plan, PieceEntry)],
        add=partial(telling.record_pieces, by=by, now=now),
        change=partial(_revise_piece, by=by, now=now),
        progress=progress,
    )


def _revise_piece(
    entry: PieceEntry, piece: MediaPiece, *, by: Actor, now: datetime
) -> dict[str, Any]:
    held = piece_draft_of(piece)
    telling.revise_piece(piece, replace(held, **entry.changes), by=by, now=now)
    return what_stood(held, entry.changes)


def write_doorsteps(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入入户: what is new in one deed, then what is otherwise."""
    return write_lines(
        [plan for plan in plans if isinstance(plan, DoorstepEntry)],
        add=partial(telling.record_doorsteps, by=by, now=now),
        change=partial(_revise_doorstep, by=by, now=now),
        progress=progress,
    )


def _revise_doorstep(
    entry: DoorstepEntry, visit: DoorstepVisit, *, by: Actor, now: datetime
) -> dict[str, Any]:
    held = doorstep_draft_of(visit)
    telling.revise_doorstep(visit, replace(held, **entry.changes), by=by, now=now)
    return what_stood(held, entry.changes)


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
