"""The small cast on which the tests play: one sub-district, two communities, a village, six people.

Everything is made through commands, as an office would. `World()` needs a database.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.inspections import commands as inspections
from chuangcheng.inspections.models import InspectionType, Round, Visit
from chuangcheng.issues import categories, handling
from chuangcheng.issues import commands as issues
from chuangcheng.issues.clock import Limit, Unit
from chuangcheng.issues.commands import IssueDraft
from chuangcheng.issues.models import Category, Issue, Source, Verification
from chuangcheng.kernel.actor import INSTALLER, Actor, Role
from chuangcheng.people import commands as people
from chuangcheng.people import queries as people_queries
from chuangcheng.people.models import Person, UnitKind
from chuangcheng.people.models import Unit as WorkUnit
from chuangcheng.places import commands as places
from chuangcheng.places.commands import PlaceDraft
from chuangcheng.places.models import Area, AreaKind, Management, Place

NOON = datetime(2021, 4, 12, 4, tzinfo=UTC)  # Monday 12 April 2021, 12:00 in Shanghai
TODAY = date(2021, 4, 12)
THREE_DAYS = Limit(3, Unit.WORK_DAY)


def days_ago(n: int) -> datetime:
    """Noon, n days before the world's today."""
    return NOON - timedelta(days=n)


@dataclass
class World:
    """一个小街道: areas, units, people and one compound each; the verbs live an issue's life."""

    def __post_init__(self) -> None:
        self._areas()
        self._units()
        self._people()
        self.compound = self.place("阳光花园", self.pine)
        self.far_compound = self.place("惠民家园", self.dragon)
        self.hold(self.compound, self.property_company)
        categories.install(by=INSTALLER, now=NOON)
        self.rubbish = Category.objects.get(name="积存垃圾")
        self.lamp = Category.objects.get(name="楼道灯")

    def _areas(self) -> None:
        def add(parent: Area | None, kind: AreaKind, name: str, **more: Any) -> Area:
            return places.add_area(
                parent=parent, kind=kind, name=name, by=INSTALLER, now=NOON, **more
            )

        self.city = add(None, AreaKind.CITY, "赤峰市")
        self.district = add(self.city, AreaKind.DISTRICT, "红山区")
        self.town = add(self.district, AreaKind.SUBDISTRICT, "XX街道", mark="XX")
        self.pine = add(self.town, AreaKind.COMMUNITY, "松树园社区", order=1)
        self.dragon = add(self.town, AreaKind.COMMUNITY, "龙头山社区", order=2)
        self.village = add(self.town, AreaKind.VILLAGE, "六大份村", order=3)

    def _units(self) -> None:
        def add(name: str, kind: UnitKind, area: Area) -> WorkUnit:
            return people.add_unit(name, kind=kind, area=area, by=INSTALLER, now=NOON)

        self.office_unit = add("XX街道创城办", UnitKind.OFFICE, self.town)
        self.pine_unit = add("松树园社区居委会", UnitKind.COMMUNITY, self.pine)
        self.dragon_unit = add("龙头山社区居委会", UnitKind.COMMUNITY, self.dragon)
        self.property_company = add("和美物业", UnitKind.PROPERTY, self.town)
        self.enforcement = add("XX街道综合行政执法局", UnitKind.DEPARTMENT, self.town)

    def _people(self) -> None:
        town, pine = self.town, self.pine
        self.office = self.person("office", Role.CAMPAIGN_OFFICE, self.office_unit, town)
        self.leader = self.person("leader", Role.LEADER, self.office_unit, town)
        self.pine_clerk = self.person("pine", Role.COMMUNITY, self.pine_unit, pine)
        self.dragon_clerk = self.person("dragon", Role.COMMUNITY, self.dragon_unit, self.dragon)
        self.grid_worker = self.person("grid", Role.GRID_WORKER, self.pine_unit, pine)
        self.property_clerk = self.person(
            "property", Role.RESPONSIBLE_UNIT, self.property_company, town
        )
        self.enforcer = self.person("enforcer", Role.RESPONSIBLE_UNIT, self.enforcement, town)
        self.verifier = self.person("verifier", Role.VERIFIER, self.office_unit, town)
        self.partner = self.person("partner", Role.PARTNER, self.office_unit, town)
        self.keeper = self.person("keeper", Role.STATION_KEEPER, self.pine_unit, pine)
        self.supervisor = self.person(
            "district", Role.DISTRICT_SUPERVISOR, self.office_unit, self.district
        )
        self.administrator = self.person("admin", Role.ADMINISTRATOR, self.office_unit, town)

    def everybody(self) -> dict[Role, Actor]:
        """One actor of each role."""
        return {actor.grants[0].role: actor for actor in vars(self).values() if _acts(actor)}

    def person(self, username: str, role: Role, unit: WorkUnit, area: Area) -> Actor:
        """An account with one role."""
        somebody = people.add_person(
            f"{role.label}{username}", unit=unit, username=username, by=INSTALLER, now=NOON
        )
        people.grant(somebody, role, unit=unit, area=area, by=INSTALLER, now=NOON)
        return people_queries.actor_of(somebody, on=TODAY)

    def account(self, actor: Actor) -> Person:
        """The account of an actor, to sign in with."""
        return Person.objects.get(pk=actor.person_id)

    def place(self, name: str, community: Area, **more: Any) -> Place:
        """A compound."""
        draft = PlaceDraft(community=community, name=name, management=Management.PROPERTY, **more)
        return places.add_place(draft, by=self.office, now=NOON)

    def hold(self, place: Place, unit: WorkUnit) -> None:
        """The unit is the compound's 物业."""
        duties.assign(place, ChargeKind.PROPERTY, unit=unit, by=self.office, now=NOON)

    def draft(self, **changes: Any) -> IssueDraft:
        """An issue that screening found in the compound a week ago."""
        draft = IssueDraft(
            title="单元门口堆放旧沙发",
            found_on=date(2021, 4, 5),
            source=Source.SCREENING,
            place=self.compound,
            category=self.rubbish,
        )
        return replace(draft, **changes)

    def issue(self, **changes: Any) -> Issue:
        """待交办: raised by the office."""
        now = changes.pop("now", days_ago(7))
        return issues.raise_issue(self.draft(**changes), by=self.office, now=now)

    def reported(self, **changes: Any) -> Issue:
        """待受理: raised by a grid worker."""
        return issues.raise_issue(self.draft(**changes), by=self.grid_worker, now=days_ago(7))

    def dispatched(self, **changes: Any) -> Issue:
        """待签收: with the property company, three work days."""
        unit = changes.pop("unit", self.property_company)
        limit = changes.pop("limit", THREE_DAYS)
        return handling.dispatch(
            self.issue(**changes), unit=unit, limit=limit, by=self.office, now=days_ago(6)
        )

    def rectifying(self, **changes: Any) -> Issue:
        """整改中."""
        issue = self.dispatched(**changes)
        return handling.receive(issue, by=self.property_clerk, now=days_ago(5))

    def submitted(self, **changes: Any) -> Issue:
        """待核查."""
        return handling.submit(
            self.rectifying(**changes), done="已清运", by=self.property_clerk, now=days_ago(4)
        )

    def closed(self, **changes: Any) -> Issue:
        """已销号."""
        how = Verification.How.ON_SITE
        issue = self.submitted(**changes)
        return handling.pass_(issue, how=how, by=self.verifier, now=days_ago(3))

    def suspended(self, **changes: Any) -> Issue:
        """暂缓(挂账), while rectifying."""
        return handling.suspend(
            self.rectifying(**changes),
            reason="等上级资金",
            until=date(2021, 5, 6),
            by=self.office,
            now=days_ago(4),
        )

    def round(self) -> Round:
        """A screening round over the first half of April."""
        return inspections.open_round(
            "四月小区排查",
            type=InspectionType.SCREENING,
            subdistrict=self.town,
            starts_on=date(2021, 4, 1),
            ends_on=date(2021, 4, 15),
            by=self.office,
            now=days_ago(11),
        )

    def visit(self, where: Place | Area, **more: Any) -> Visit:
        """Somebody of the community looked at a place a week ago."""
        shared = {"on": date(2021, 4, 5), "unit": self.pine_unit, "by": self.office}
        return inspections.visit(self.round(), where, now=days_ago(7), **{**shared, **more})


def _acts(value: object) -> bool:
    return isinstance(value, Actor) and bool(value.grants)
