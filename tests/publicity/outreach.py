"""Media pieces and doorstep visits, as tests want them."""

from datetime import date
from typing import Any

from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.publicity import telling
from chuangcheng.publicity.drafts import DoorstepDraft, PieceDraft
from chuangcheng.publicity.models import DoorstepVisit, MediaChannel, MediaPiece
from tests.world import NOON, World

TOLD_ON = date(2021, 4, 8)


def piece_draft(world: World, **changes: Any) -> PieceDraft:
    """A piece on the town's own account."""
    given = {
        "title": "楼道清干净了",
        "channel": MediaChannel.WECHAT,
        "published_on": TOLD_ON,
        "where": world.town,
    }
    return PieceDraft(**{**given, **changes})


def piece(world: World, **changes: Any) -> MediaPiece:
    """It is on record."""
    return telling.record_piece(piece_draft(world, **changes), by=world.office, now=NOON)


def doorstep_draft(world: World, **changes: Any) -> DoorstepDraft:
    """Forty doors in the pine community; nobody counted the leaflets."""
    given = {
        "community": world.pine,
        "visited_on": TOLD_ON,
        "households": Quantity(40),
        "leaflets": UNKNOWN,
    }
    return DoorstepDraft(**{**given, **changes})


def doorstep(world: World, **changes: Any) -> DoorstepVisit:
    """It is on record."""
    draft = doorstep_draft(world, **changes)
    return telling.record_doorstep(draft, by=world.office, now=NOON)
