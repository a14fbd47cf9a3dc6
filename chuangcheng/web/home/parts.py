"""工作台的各块: which small file makes each part of a desk (web/desks.py), and where it stands.

A maker takes the work and returns blocks for templates/home/block.html, none while it has nothing
to say. A block that counts brings `tells`, a number and one fact for the strip over the page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chuangcheng.web.desks import Part
from chuangcheng.web.home import (
    accounts,
    areas,
    charges,
    community,
    due,
    field,
    figures,
    late,
    patrol,
    promises,
    recheck,
    report,
    station,
    system,
    tally,
)
from chuangcheng.web.home.work import Shape, Work


@dataclass(frozen=True, slots=True)
class Made:
    """Who makes a part; `beside` puts it into the narrow column."""

    by: Callable[[Work], list[Shape]]
    beside: bool = False


OF_PART: Mapping[Part, Made] = {
    Part.DUE: Made(due.followed, beside=True),
    Part.TO_DO: Made(due.own, beside=True),
    Part.TASKS: Made(due.given, beside=True),
    Part.REPORT: Made(report.blocks, beside=True),
    Part.CHARGES: Made(charges.blocks),
    Part.FIGURES: Made(figures.blocks),
    Part.AREAS: Made(areas.blocks),
    Part.LATE: Made(late.blocks, beside=True),
    Part.FIELD: Made(field.blocks),
    Part.PATROL: Made(patrol.blocks),
    Part.TALLY: Made(tally.blocks),
    Part.COMMUNITY: Made(community.blocks, beside=True),
    Part.PROMISES: Made(promises.blocks),
    Part.RECHECK: Made(recheck.blocks),
    Part.STATION: Made(station.blocks),
    Part.ACCOUNTS: Made(accounts.blocks),
    Part.SYSTEM: Made(system.blocks),
}
