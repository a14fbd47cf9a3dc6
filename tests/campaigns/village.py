"""A campaign over the village, its plan and measures, as tests want them."""

from datetime import date
from typing import Any

from chuangcheng.campaigns import arranging, commands
from chuangcheng.campaigns.drafts import CampaignDraft, MeasureDraft
from chuangcheng.campaigns.models import Campaign, Measure
from chuangcheng.documents import commands as documents
from chuangcheng.documents.drafts import DocumentDraft
from chuangcheng.documents.models import Document, DocumentKind
from chuangcheng.inspections import commands as inspections
from chuangcheng.inspections.commands import Seen
from chuangcheng.inspections.models import Visit
from chuangcheng.issues.models import Source
from chuangcheng.kernel.quantity import Certainty, Quantity
from tests.world import NOON, World, days_ago

BEGAN_ON = date(2021, 4, 6)
UNCOUNTED = Quantity(None, Certainty.UNKNOWN)


def plan(world: World) -> Document:
    """治理方案 of 6 April."""
    draft = DocumentDraft(
        kind=DocumentKind.REMEDIATION_PLAN,
        title="村庄环境治理方案",
        issued_on=BEGAN_ON,
        where=world.town,
        unit=world.office_unit,
    )
    return documents.record(draft, by=world.office, now=NOON)


def draft(world: World, **changes: Any) -> CampaignDraft:
    """A campaign over the village, led by the enforcement bureau."""
    given = {
        "name": "村庄环境专项治理",
        "subdistrict": world.town,
        "began_on": BEGAN_ON,
        "sites": (world.village,),
        "lead_unit": world.enforcement,
        "due_text": "方案时限",
    }
    return CampaignDraft(**{**given, **changes})


def started(world: World, **changes: Any) -> Campaign:
    """It runs since 6 April."""
    return commands.start(draft(world, **changes), by=world.office, now=days_ago(6))


def clearing(world: World, **changes: Any) -> MeasureDraft:
    """Twelve heaps, by 10 April."""
    given = {
        "what": "清运村口渣土堆",
        "community": world.village,
        "unit": world.enforcement,
        "quantity": Quantity(12),
        "quantity_unit": "处",
        "due_on": date(2021, 4, 10),
    }
    return MeasureDraft(**{**given, **changes})


def measure(world: World, campaign: Campaign | None = None, **changes: Any) -> Measure:
    """A measure of a campaign, set on 6 April."""
    campaign = campaign or started(world)
    return arranging.add_measure(
        campaign, clearing(world, **changes), by=world.office, now=days_ago(6)
    )


def undated(world: World, campaign: Campaign | None = None, **changes: Any) -> Measure:
    """Its deadline is a text."""
    said = {"what": "拆除破损围挡", "due_on": None, "due_text": "方案时限"}
    return measure(world, campaign, **{**said, **changes})


def looked(world: World, *what: str) -> Visit:
    """The bureau saw kinds of things in the village and counted none."""
    return inspections.visit(
        world.round(),
        world.village,
        on=date(2021, 4, 5),
        unit=world.enforcement,
        by=world.enforcer,
        now=days_ago(7),
        seen=[Seen(each, UNCOUNTED) for each in what or ("暴露垃圾", "乱堆乱放")],
    )


def issue_there(world: World, **changes: Any) -> Any:
    """An issue in the village, of no round."""
    given = {"place": None, "community": world.village, "source": Source.SUPERVISION}
    return world.issue(**{**given, **changes})
