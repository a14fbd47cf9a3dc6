"""导出媒体报道台账 and 入户宣传台账: as filtered; what nobody counted stays blank."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from chuangcheng.kernel.quantity import Quantity
from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.ledgers.outreach_layout import DOORSTEP_LIST, PIECE_LIST
from chuangcheng.publicity.models import DoorstepVisit, MediaPiece


def export_pieces(pieces: QuerySet[MediaPiece], *, now: datetime) -> bytes:
    """导出媒体报道台账: these pieces in their order."""
    return workbook(PIECE_LIST, _pieces(pieces.select_related("community", "unit")), now=now)


def export_doorsteps(visits: QuerySet[DoorstepVisit], *, now: datetime) -> bytes:
    """导出入户宣传台账: these visits in their order."""
    return workbook(DOORSTEP_LIST, _visits(visits.select_related("community", "unit")), now=now)


def _pieces(pieces: QuerySet[MediaPiece]) -> Iterator[Row]:
    for piece in pieces:
        yield {
            "published_on": piece.published_on,
            "title": piece.title,
            "channel": str(piece.get_channel_display()),
            "outlet": piece.outlet,
            "community": piece.community.name if piece.community else "",
            "url": piece.url,
            "unit": str(piece.unit or ""),
            "note": piece.note,
        }


def _visits(visits: QuerySet[DoorstepVisit]) -> Iterator[Row]:
    for visit in visits:
        yield {
            "visited_on": visit.visited_on,
            "community": visit.community.name if visit.community else "",
            "households": _counted(visit.household_amount),
            "leaflets": _counted(visit.leaflet_amount),
            "unit": str(visit.unit or ""),
            "note": visit.note,
        }


def _counted(quantity: Quantity) -> Quantity | None:
    return None if quantity.value is None else quantity
