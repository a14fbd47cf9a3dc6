"""Large registers beside the issues: as many papers, visits, places and people as years bring."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from chuangcheng.documents.models import Document, DocumentKind, Letter
from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.inspections.models import InspectionType, Round, Visit
from chuangcheng.kernel.ids import uuid7
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.people.models import Person, Unit, UnitKind, UnitName
from chuangcheng.places.models import Area, Place, PlaceType
from chuangcheng.trail.models import Entry, Event
from tests.world import NOON, TODAY, World

PLACES, PAPERS, VISITS, UNITS, PEOPLE, DEEDS = 3_000, 3_000, 30_000, 300, 2_000, 100_000
AT = datetime(2021, 1, 4, 4, tzinfo=UTC)


def fill(world: World, *, random: Random) -> None:
    """Registers past the commands, as `filling.fill` does with issues."""
    communities = [world.pine, world.dragon]
    for made in (
        _places(communities, random),
        _documents(world, random),
        _letters(world, random),
        _units(world),
        _people(world, random),
    ):
        _keep(list(made))
    places = list(Place.objects.all())
    _keep(list(_names()))
    _keep(list(_charges(places, world)))
    _keep(list(_visits(places, world, random)))
    _keep_deeds(world)


def _keep(rows: list[Any]) -> None:
    type(rows[0])._default_manager.bulk_create(rows, batch_size=500)


def _places(communities: list[Area], random: Random) -> Iterator[Place]:
    for n in range(PLACES):
        community, name = random.choice(communities), f"第{n}小区"
        yield Place(
            type=random.choice([PlaceType.COMPOUND, PlaceType.MARKET]),
            name=name,
            folded=name,
            pinyin=f"di{n:05d}xiaoqu",
            community=community,
            **_above(community),
        )


def _above(community: Area) -> dict[str, int | None]:
    levels = ("city_id", "district_id", "subdistrict_id")
    return {level: getattr(community, level) for level in levels}


def _documents(world: World, random: Random) -> Iterator[Document]:
    for n in range(PAPERS):
        yield Document(
            title=f"关于第{n}阶段工作的通知",
            kind=random.choice(DocumentKind.values),
            issued_on=TODAY - timedelta(days=random.randrange(1000)),
            recorded_by_id=world.office.person_id,
            recorded_at=AT,
            **_above(world.pine),
        )


def _letters(world: World, random: Random) -> Iterator[Letter]:
    for n in range(PAPERS):
        received = TODAY - timedelta(days=random.randrange(1000))
        yield Letter(
            title=f"关于第{n}批问题的督办函",
            received_on=received,
            reply_by=received + timedelta(days=10),
            answered_on=received + timedelta(days=7) if n % 20 else OPEN_END,
            recorded_by_id=world.office.person_id,
            recorded_at=AT,
            **_above(world.pine),
        )


def _units(world: World) -> Iterator[Unit]:
    for n in range(UNITS):
        name = f"第{n}物业公司"
        yield Unit(
            kind=UnitKind.PROPERTY, name=name, folded=name, pinyin=f"di{n:05d}wu", area=world.town
        )


def _names() -> Iterator[UnitName]:
    for unit in Unit.objects.filter(names=None):
        yield UnitName(unit=unit, name=unit.name, folded=unit.folded)


def _people(world: World, random: Random) -> Iterator[Person]:
    units = [world.pine_unit, world.dragon_unit, world.property_company]
    for n in range(PEOPLE):
        yield Person(name=f"王{n}", pinyin=f"wang{n:05d}", unit=random.choice(units), joined_at=AT)


def _charges(places: list[Place], world: World) -> Iterator[Charge]:
    for place in places:
        for unit in (world.property_company, world.enforcement):
            yield Charge(kind=ChargeKind.PROPERTY, place=place, unit=unit)


def _visits(places: list[Place], world: World, random: Random) -> Iterator[Visit]:
    round_ = Round.objects.create(
        type=InspectionType.SCREENING,
        name="第一轮",
        subdistrict=world.town,
        starts_on=TODAY - timedelta(days=90),
        ends_on=TODAY,
    )
    for _n in range(VISITS):
        place = random.choice(places)
        yield Visit(
            round=round_,
            type=round_.type,
            place=place,
            place_type=place.type,
            visited_on=TODAY - timedelta(days=random.randrange(90)),
            unit=world.pine_unit,
            by_id=world.pine_clerk.person_id,
            recorded_at=AT,
            community_id=place.community_id,
            **_above(place.community),
        )


def _keep_deeds(world: World) -> None:
    entries = [
        Entry(
            deed=uuid7(NOON),
            verb="issues.raise",
            actor=world.office.key,
            actor_name=world.office.name,
            at=NOON,
        )
        for _n in range(DEEDS)
    ]
    Entry.objects.bulk_create(entries, batch_size=500)
    _keep([Event(entry=e, subject=f"issues.issue:{n}") for n, e in enumerate(entries)])
