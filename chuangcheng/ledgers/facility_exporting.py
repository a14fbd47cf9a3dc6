"""导出便民设施台账 and 需求台账: as filtered; importing them again changes nothing.

What nobody counted stays blank.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.ledgers.facility_layout import FACILITY_LIST, NEED_LIST
from chuangcheng.partners.models import Facility, Need


def export_facilities(facilities: QuerySet[Facility], *, now: datetime) -> bytes:
    """导出便民设施台账: these facilities in their order."""
    return workbook(FACILITY_LIST, _facilities(facilities), now=now)


def export_needs(needs: QuerySet[Need], *, now: datetime) -> bytes:
    """导出需求台账: these needs in their order."""
    return workbook(NEED_LIST, _needs(needs), now=now)


def _facilities(facilities: QuerySet[Facility]) -> Iterator[Row]:
    for facility in facilities:
        yield {
            "name": facility.name,
            "kind": str(facility.get_kind_display()),
            "community": facility.community.name,
            "place": facility.place.name if facility.place else "",
            "spot": facility.spot,
            "offers": facility.offers,
            "builders": "、".join(map(str, facility.builders)),
            "pledge": facility.pledge.what if facility.pledge else "",
            "keeper": str(facility.keeper or ""),
            "set_up_on": facility.set_up_on,
            "state": str(facility.get_state_display()),
            "state_on": facility.state_on,
        }


def _needs(needs: QuerySet[Need]) -> Iterator[Row]:
    for need in needs:
        rows = need.pledge.units.all() if need.pledge else ()
        yield {
            "community": need.community.name,
            "place": need.place.name if need.place else "",
            "what": need.what,
            "kind": str(need.get_kind_display()),
            "quantity": None if need.quantity is None else need.amount,
            "quantity_unit": need.quantity_unit,
            "told_on": need.told_on,
            "due_on": need.due_on if need.has_due_day else None,
            "state": str(need.get_state_display()),
            "state_on": need.state_on,
            "pledge": need.pledge.what if need.pledge else "",
            "units": "、".join(map(str, rows)),
            "note": need.note,
        }
