"""What somebody says of an agreement or a pledge before it is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.partners import frequencies
from chuangcheng.partners.models import (
    Agreement,
    Facility,
    FacilityKind,
    Need,
    Pledge,
    PledgeKind,
    PledgeState,
)
from chuangcheng.partners.recurrence import Rule
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, Place
from chuangcheng.places.queries import ancestors_of

MOST_UNITS = 20
MOST_QUANTITY = 1_000_000_000  # more is a slip of the pen


@dataclass(frozen=True, kw_only=True)
class AgreementDraft:
    """协议草稿. Without `until_on` it holds until somebody says when it ends."""

    community: Area
    units: tuple[Unit, ...]
    signed_on: date
    until_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PledgeDraft:
    """共建事项草稿. `where` is a community, a village, or a place in one; a limit may be a text.

    `state`, `state_on` and `state_note` say how it stands already, for what comes from a ledger.
    """

    where: Area | Place
    units: tuple[Unit, ...]
    kind: PledgeKind
    what: str
    agreed_on: date
    agreement: Agreement | None = None
    quantity: Quantity = UNKNOWN
    quantity_unit: str = ""
    rule: Rule | None = None
    due_on: date | None = None
    due_text: str = ""
    note: str = ""
    state: PledgeState = PledgeState.AGREED
    state_on: date | None = None
    state_note: str = ""


def draft_of(pledge: Pledge) -> PledgeDraft:
    """What is said of a pledge, to be said again with changes."""
    return PledgeDraft(
        where=pledge.place or pledge.community,
        units=tuple(row.unit for row in pledge.units.all()),
        kind=PledgeKind(pledge.kind),
        what=pledge.what,
        agreed_on=pledge.agreed_on,
        agreement=pledge.agreement,
        quantity=pledge.amount,
        quantity_unit=pledge.quantity_unit,
        rule=frequencies.from_json(pledge.rule) if pledge.rule else None,
        due_on=pledge.due_on if pledge.has_due_day else None,
        due_text=pledge.due_text,
        note=pledge.note,
        state=PledgeState(pledge.state),
        state_on=pledge.state_on,
    )


def facts_of(draft: PledgeDraft) -> dict[str, Any]:
    """The columns that a draft fills beside its days. Raises Refused for what cannot be."""
    return {
        "kind": PledgeKind(draft.kind),
        "what": text.filled(draft.what, most=200, field="what"),
        **counted(draft.quantity),
        "quantity_unit": text.clean_line(draft.quantity_unit, most=12, field="quantity_unit"),
        "rule": frequencies.as_json(draft.rule) if draft.rule else None,
        "due_text": text.clean_line(draft.due_text, most=60, field="due"),
        "note": text.clean_line(draft.note, most=200, field="note"),
    }


def distinct(units: Sequence[Unit]) -> list[Unit]:
    """The units, each once, in their order. Raises Refused for none and for too many."""
    found = list(dict.fromkeys(units))
    if not found:
        raise Refused(_("写明是哪个包联单位"), field="units")
    if len(found) > MOST_UNITS:
        raise Refused(_("最多写 %s 个单位") % MOST_UNITS, field="units")
    if voided := next((unit for unit in found if unit.void), None):
        raise Refused(_("%s已经作废") % voided, field="units")
    return found


@dataclass(frozen=True, kw_only=True)
class FacilityDraft:
    """便民设施草稿. Who set it up is said by its pledge, else by `units`; or it is our own."""

    where: Area | Place
    kind: FacilityKind
    name: str
    offers: str
    set_up_on: date
    spot: str = ""
    pledge: Pledge | None = None
    units: tuple[Unit, ...] = ()
    keeper: Unit | None = None


@dataclass(frozen=True, kw_only=True)
class NeedDraft:
    """需求草稿."""

    where: Area | Place
    kind: PledgeKind
    what: str
    told_on: date
    quantity: Quantity = UNKNOWN
    quantity_unit: str = ""
    due_on: date | None = None
    note: str = ""


def draft_of_facility(facility: Facility) -> FacilityDraft:
    """What is said of a facility, to be said again with changes."""
    return FacilityDraft(
        where=facility.place or facility.community,
        kind=FacilityKind(facility.kind),
        name=facility.name,
        offers=facility.offers,
        set_up_on=facility.set_up_on,
        spot=facility.spot,
        pledge=facility.pledge,
        units=tuple(row.unit for row in facility.units.select_related("unit")),
        keeper=facility.keeper,
    )


def draft_of_need(need: Need) -> NeedDraft:
    """What is said of a need, to be said again with changes."""
    return NeedDraft(
        where=need.place or need.community,
        kind=PledgeKind(need.kind),
        what=need.what,
        told_on=need.told_on,
        quantity=need.amount,
        quantity_unit=need.quantity_unit,
        due_on=need.due_on if need.has_due_day else None,
        note=need.note,
    )


def counted(quantity: Quantity) -> dict[str, Any]:
    """数量 in its two columns. Raises Refused for a slip of the pen."""
    if quantity.value is not None and quantity.value > MOST_QUANTITY:
        raise Refused(_("数最多写到 %d") % MOST_QUANTITY, field="quantity")
    return {"quantity": quantity.value, "certainty": quantity.certainty}


def placed(where: Area | Place) -> dict[str, Any]:
    """Where it is: the area keys, and the place where it is one."""
    return {**ancestors_of(where), "place": where if isinstance(where, Place) else None}
