"""Who acts: a person's roles with the units and areas for which they hold."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """角色: what somebody is here for; rights hang on it (the policy table)."""

    CAMPAIGN_OFFICE = "campaign_office", _("创城办")
    LEADER = "leader", _("街道领导")
    COMMUNITY = "community", _("社区(村)")
    GRID_WORKER = "grid_worker", _("网格员")
    RESPONSIBLE_UNIT = "responsible_unit", _("责任单位")
    VERIFIER = "verifier", _("核查人员")
    PARTNER = "partner", _("包联单位")
    STATION_KEEPER = "station_keeper", _("站点负责人")
    DISTRICT_SUPERVISOR = "district_supervisor", _("区创城办(只读)")
    ADMINISTRATOR = "administrator", _("系统管理员")


FRONT_LINE = (Role.COMMUNITY, Role.GRID_WORKER, Role.VERIFIER, Role.STATION_KEEPER)
"""一线: those who work in the communities."""
STAFF = (Role.CAMPAIGN_OFFICE, Role.LEADER, *FRONT_LINE)
"""街道和社区的人."""
AT_WORK = (*STAFF, Role.RESPONSIBLE_UNIT)
"""办事的人: those who report something or answer for it."""
UNITS = (Role.RESPONSIBLE_UNIT, Role.PARTNER)
"""单位: those who see what concerns their unit."""
OVERSEERS = (Role.CAMPAIGN_OFFICE, Role.LEADER, Role.DISTRICT_SUPERVISOR)
"""统管的人: those who see the whole of their area."""
ABOVE = (Role.DISTRICT_SUPERVISOR, Role.ADMINISTRATOR)
"""不限一个街道: those whose grant may lie above a sub-district."""


@dataclass(frozen=True, slots=True)
class Grant:
    """授权: one role, for one unit or one area (or both).

    `subdistrict_id` is the sub-district in which the area lies, so that "my sub-district" can be
    asked without another query; None above that level.
    """

    role: Role
    unit_id: int | None = None
    area_id: int | None = None
    subdistrict_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """操作人: loaded once per request and passed as `by=`; nothing about it is ambient.

    `deed` joins the trail entries of commands that one command calls; `unit_id` is 所在单位.
    """

    person_id: int
    name: str
    grants: tuple[Grant, ...] = ()
    deed: UUID | None = field(default=None, compare=False)
    unit_id: int | None = None

    @property
    def key(self) -> str:
        """The text by which the trail names this person."""
        return f"people.person:{self.person_id}"

    @property
    def roles(self) -> frozenset[Role]:
        """All roles that the person holds today."""
        return frozenset(grant.role for grant in self.grants)

    @property
    def unit_ids(self) -> frozenset[int]:
        """The units to which the person belongs: the own one and those of the grants."""
        units = (self.unit_id, *(grant.unit_id for grant in self.grants))
        return frozenset(unit for unit in units if unit is not None)

    @property
    def area_ids(self) -> frozenset[int]:
        """The areas in which the person may act, each with all that lies below it."""
        return frozenset(grant.area_id for grant in self.grants if grant.area_id is not None)

    def holding(self, role: Role) -> tuple[Grant, ...]:
        """The grants of one role."""
        return tuple(grant for grant in self.grants if grant.role == role)

    def within(self, deed: UUID) -> "Actor":
        """The same person, acting inside a larger deed."""
        return replace(self, deed=deed)


INSTALLER = Actor(person_id=0, name="安装程序", grants=(Grant(Role.ADMINISTRATOR),))
"""安装程序: makes the first areas, units and accounts, before there is anybody to do it."""
