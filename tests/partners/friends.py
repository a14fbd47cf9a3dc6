"""Partner units with an agreement and pledges, as tests want them."""

from datetime import date
from typing import Any

from chuangcheng.kernel.actor import INSTALLER, Actor, Role
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.partners import commands, delivering, keeping, needing, pledging
from chuangcheng.partners.drafts import AgreementDraft, FacilityDraft, NeedDraft, PledgeDraft
from chuangcheng.partners.models import (
    Agreement,
    Facility,
    FacilityKind,
    Need,
    Outcome,
    Pledge,
    PledgeKind,
)
from chuangcheng.partners.recurrence import Every, HalfDay, Rule
from chuangcheng.people import commands as people
from chuangcheng.people.models import Unit, UnitKind
from tests.world import NOON, World, days_ago

SIGNED_ON = date(2021, 3, 10)
SET_UP_ON = date(2021, 4, 2)
FRIDAYS = Rule(every=Every.WEEK, weekday=5, half=HalfDay.MORNING, first=date(2021, 3, 19))


class Friends:
    """Two units of the district and one of the city; one of them has an account."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.union = self._unit("红山区总工会", world.district)
        self.women = self._unit("红山区妇联", world.district)
        self.buses = self._unit("市公交公司", world.city)
        self.driver = world.person("driver", Role.PARTNER, self.buses, world.town)
        self.unionist = world.person("unionist", Role.PARTNER, self.union, world.town)

    def agreed(self, **changes: Any) -> Agreement:
        """松树园社区 and the buses, signed on 10 March."""
        given = {"community": self.world.pine, "units": (self.buses,), "signed_on": SIGNED_ON}
        draft = AgreementDraft(**{**given, **changes})
        return commands.sign(draft, by=self.world.office, now=days_ago(33))

    def draft(self, **changes: Any) -> PledgeDraft:
        """Cards are issued every Friday morning."""
        given = {
            "where": self.world.pine,
            "units": (self.buses,),
            "kind": PledgeKind.SERVICE,
            "what": "到社区办理公交卡",
            "agreed_on": SIGNED_ON,
            "rule": FRIDAYS,
        }
        return PledgeDraft(**{**given, **changes})

    def pledge(self, by: Actor | None = None, **changes: Any) -> Pledge:
        """A pledge, recorded by the office."""
        return pledging.record(self.draft(**changes), by=by or self.world.office, now=NOON)

    def once(self, **changes: Any) -> Pledge:
        """A corner with things for emergencies, given by two units."""
        said = {
            "units": (self.women, self.union),
            "kind": PledgeKind.FACILITY,
            "what": "建应急角",
            "rule": None,
        }
        return self.pledge(**{**said, **changes})

    def corner(self, **changes: Any) -> Facility:
        """The corner that two units gave, delivered on 2 April and in use since."""
        pledge = changes.pop("pledge", None) or self.once()
        by = self.world.office
        delivering.note(pledge, Outcome.DELIVERED, on=SET_UP_ON, by=by, now=NOON)
        return keeping.set_up(self.said_of_corner(pledge=pledge, **changes), by=by, now=NOON)

    def said_of_corner(self, **changes: Any) -> FacilityDraft:
        """A corner of the community's hall."""
        given = {
            "where": self.world.pine,
            "kind": FacilityKind.EMERGENCY_CORNER,
            "name": "大厅应急角",
            "offers": "药箱、急救包",
            "set_up_on": SET_UP_ON,
        }
        return FacilityDraft(**{**given, **changes})

    def need(self, **changes: Any) -> Need:
        """松树园社区 wants ten benches."""
        given = {
            "where": self.world.pine,
            "kind": PledgeKind.GOODS,
            "what": "小广场添几把休息椅",
            "told_on": SIGNED_ON,
            "quantity": Quantity(10),
            "quantity_unit": "把",
        }
        draft = NeedDraft(**{**given, **changes})
        return needing.tell(draft, by=self.world.office, now=NOON)

    def _unit(self, name: str, area: Any) -> Unit:
        return people.add_unit(
            name, kind=UnitKind.PARTNER, area=area, by=INSTALLER, now=days_ago(40)
        )
