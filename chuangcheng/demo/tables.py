"""底表: the demo's compounds, other places and findings as tables, read once into frozen rows."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from chuangcheng.calendars.worktime import LAW_TIME
from chuangcheng.kernel.coordinates import Position
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.reading import read_number
from chuangcheng.places.models import Management, PlaceType

_RECORDS = Path(__file__).resolve().parent / "records"


Choice = TypeVar("Choice", Management, PlaceType)


class Fate(StrEnum):
    """去向: what becomes of a finding until the demo's last morning."""

    WAITING = "待交办"
    CONTACTING = "对接"  # 待交办, 责任单位待明确
    DISPATCHED = "待签收"
    RECTIFYING = "整改中"
    DUE_SOON = "临期"  # 整改中, due today or on the next work day
    OVERDUE = "超期"  # 整改中, past its due day
    SUBMITTED = "待核查"
    CLOSED = "销号"
    FIXED = "立行立改"
    RETURNED = "退单"
    SUSPENDED = "暂缓"


@dataclass(frozen=True, slots=True)
class Compound:
    """小区 of the register; `company` is empty where there is no 物业."""

    community: str
    name: str
    management: Management
    company: str
    address: str
    households: Quantity
    buildings: int | None
    year_built: int
    grid_worker: str
    position: Position
    visited_at: datetime
    alias: str

    @property
    def visited_on(self) -> date:
        """The day on which the round came by."""
        return self.visited_at.date()


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """其他点位: streets, markets, schools … of the sub-district."""

    area: str
    type: PlaceType
    name: str
    address: str
    position: Position
    alias: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """检查项 of an example checklist; `clause` is the text of the standard behind it, if any."""

    type: PlaceType
    text: str
    category: str
    clause: str


@dataclass(frozen=True, slots=True)
class Finding:
    """排查发现: one of the 169, and its way until the last morning.

    `at` is when it was first dealt with (dispatched, asked about, mended on the spot), `then` and
    `last` what followed; `words` what was said at the end of it; `unit` who was asked. What the
    community's own list proves to be mended has `proven_at` instead, and perhaps a `verifier`.
    """

    order: int
    compound: Compound
    category: str
    title: str
    location: str
    fate: Fate
    at: datetime | None
    then: datetime | None
    last: datetime | None
    unit: str
    words: str
    until: date | None
    proven_at: datetime | None
    verifier: str


@dataclass(frozen=True, slots=True)
class Standard:
    """测评标准 of an example system, with the clauses above it."""

    project: str
    indicator: str
    content: str
    text: str
    methods: str
    places: str
    requirements: str
    note: str


@cache
def compounds() -> tuple[Compound, ...]:
    """小区台账: the 41 compounds, in the order of their communities."""
    return tuple(map(_compound, _lines("compounds.csv")))


@cache
def other_places() -> tuple[OtherPlace, ...]:
    """其他点位."""
    return tuple(map(_other_place, _lines("places.csv")))


@cache
def findings() -> tuple[Finding, ...]:
    """排查发现: the 169 of the compounds' round."""
    by_name = {compound.name: compound for compound in compounds()}
    lines = enumerate(_lines("findings.csv"), start=1)
    return tuple(_finding(order, by_name[line["compound"]], line) for order, line in lines)


@cache
def checklist_lines() -> tuple[CheckLine, ...]:
    """检查表的各行, in their order."""
    return tuple(
        CheckLine(
            type=_labelled(PlaceType, line["type"]),
            text=line["text"],
            category=line["category"],
            clause=line["clause"],
        )
        for line in _lines("checklists.csv")
    )


@cache
def standards(name: str) -> tuple[Standard, ...]:
    """示例体系的标准, in the order of the tree."""
    return tuple(Standard(**line) for line in _lines(name))


def moment(text: str) -> datetime:
    """2021-04-06T09:10, as a clock in the sub-district shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=LAW_TIME)


def _lines(name: str) -> Iterator[dict[str, str]]:
    with (_RECORDS / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _compound(line: dict[str, str]) -> Compound:
    return Compound(
        community=line["community"],
        name=line["name"],
        management=_labelled(Management, line["management"]),
        company=line["company"],
        address=line["address"],
        households=read_number(line["households"]).quantity(),
        buildings=_number(line["buildings"]),
        year_built=int(line["year_built"]),
        grid_worker=line["grid_worker"],
        position=_position(line),
        visited_at=moment(line["visited_at"]),
        alias=line["alias"],
    )


def _other_place(line: dict[str, str]) -> OtherPlace:
    return OtherPlace(
        area=line["area"],
        type=_labelled(PlaceType, line["type"]),
        name=line["name"],
        address=line["address"],
        position=_position(line),
        alias=line["alias"],
    )


def _finding(order: int, compound: Compound, line: dict[str, str]) -> Finding:
    return Finding(
        order=order,
        compound=compound,
        category=line["category"],
        title=line["title"],
        location=line["location"],
        fate=Fate(line["fate"]),
        at=_moment_or_none(line["at"]),
        then=_moment_or_none(line["then"]),
        last=_moment_or_none(line["last"]),
        unit=line["unit"],
        words=line["words"],
        until=date.fromisoformat(line["until"]) if line["until"] else None,
        proven_at=_moment_or_none(line["proven_at"]),
        verifier=line["verifier"],
    )


def _labelled(choices: type[Choice], label: str) -> Choice:
    """The choice with this word on the screen."""
    return next(choice for choice in choices if choice.label == label)


def _number(text: str) -> int | None:
    return int(text) if text else None


def _moment_or_none(text: str) -> datetime | None:
    return moment(text) if text else None


def _position(line: dict[str, str]) -> Position:
    """示意: invented points in WGS-84."""
    return Position(float(line["lon"]), float(line["lat"]), accuracy_m=None, source="example")
