"""What somebody says of a campaign or a measure before it is recorded."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.campaigns.models import Campaign, Measure
from chuangcheng.documents.models import Document
from chuangcheng.kernel import text
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, Place

MOST_UNITS = 20
MOST_SITES = 200
MOST_QUANTITY = 1_000_000  # more is a slip of the pen


@dataclass(frozen=True, kw_only=True)
class CampaignDraft:
    """专项治理草稿. `sites` are communities, villages, or places; a deadline may be a text."""

    name: str
    subdistrict: Area
    began_on: date
    sites: tuple[Area | Place, ...]
    lead_unit: Unit | None = None
    plan: Document | None = None
    due_on: date | None = None
    due_text: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class MeasureDraft:
    """措施草稿. Without `set_on` it is set by the plan; without `community` it is for all sites."""

    what: str
    community: Area | None = None
    unit: Unit | None = None
    cooperating: tuple[Unit, ...] = ()
    quantity: Quantity = UNKNOWN
    quantity_unit: str = ""
    set_on: date | None = None
    due_on: date | None = None
    due_text: str = ""
    note: str = ""


def draft_of(measure: Measure) -> MeasureDraft:
    """What is said of a measure, to be said again with changes."""
    return MeasureDraft(
        what=measure.what,
        community=measure.community,
        unit=measure.unit,
        cooperating=tuple(row.unit for row in measure.units.all()),
        quantity=measure.amount,
        quantity_unit=measure.quantity_unit,
        set_on=measure.set_on,
        due_on=measure.due_on if measure.has_due_day else None,
        due_text=measure.due_text,
        note=measure.note,
    )


def facts_of(draft: MeasureDraft) -> dict[str, Any]:
    """The columns that a draft fills beside its days. Raises Refused for what cannot be."""
    if len(draft.cooperating) > MOST_UNITS:
        raise Refused(_("一项最多写 %s 个配合单位") % MOST_UNITS, field="cooperating")
    if draft.unit in draft.cooperating:
        raise Refused(_("%s既是责任单位又是配合单位，留一处") % draft.unit, field="cooperating")
    if draft.quantity.value is not None and draft.quantity.value > MOST_QUANTITY:
        raise Refused(_("数最多写到 %d") % MOST_QUANTITY, field="quantity")
    return {
        "what": text.filled(draft.what, most=200, field="what"),
        "unit": draft.unit,
        "quantity": draft.quantity.value,
        "certainty": draft.quantity.certainty,
        "quantity_unit": text.clean_line(draft.quantity_unit, most=12, field="quantity_unit"),
        "note": text.clean_line(draft.note, most=200, field="note"),
    }


def set_by(campaign: Campaign) -> date:
    """安排日期 where nobody says one: the day of the plan, else the campaign's first."""
    planned = campaign.plan.issued_on if campaign.plan else campaign.began_on
    return max(planned, campaign.began_on)
