"""Daily tallies, as tests want them."""

from datetime import date
from typing import Any

from chuangcheng.campaigns import tallying
from chuangcheng.campaigns.models import DayTally
from chuangcheng.campaigns.tallying import TallyDraft
from chuangcheng.kernel.quantity import Quantity
from tests.world import NOON, World

WORKED_ON = date(2021, 4, 8)


def tally_draft(world: World, **changes: Any) -> TallyDraft:
    """Twelve people and thirty small ads in the pine community; nobody counted the rest."""
    amounts = {"people": Quantity(12), "small_ads": Quantity(30)}
    given = {"community": world.pine, "worked_on": WORKED_ON, "amounts": amounts}
    return TallyDraft(**{**given, **changes})


def tally(world: World, **changes: Any) -> DayTally:
    """It is on record."""
    return tallying.record_tally(tally_draft(world, **changes), by=world.office, now=NOON)
