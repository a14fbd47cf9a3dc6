"""Shapes: what a line must be before it can be recorded, checked whole; faults come in Chinese."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Self

from django.utils.translation import gettext as _
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from chuangcheng.issues.limits import Limit, Unit
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.reading import TimeLimit
from chuangcheng.kernel.refusal import Refused

FIRST_DAY = date(2000, 1, 1)  # before it nobody kept such ledgers: a slip
MOST_BUILDINGS, MOST_HOUSEHOLDS = 2_000, 100_000
FIRST_YEAR_BUILT = 1900


def _one_line(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _limit(value: object) -> object:
    """3天 as the clock takes it."""
    if not isinstance(value, TimeLimit):
        return value
    try:
        return Limit(value.n, Unit(value.unit))
    except Refused as refusal:
        raise ValueError(refusal.reason) from refusal


def _counted(value: object) -> object:
    """An exact number; a number that is only about right cannot stand here."""
    if not isinstance(value, Quantity):
        return value
    if value.certainty is not Certainty.EXACT:
        raise ValueError(_("要填准确的数"))
    return value.value


_LINE = BeforeValidator(_one_line)
Line40 = Annotated[str, StringConstraints(max_length=40), _LINE]
Line60 = Annotated[str, StringConstraints(max_length=60), _LINE]
Line120 = Annotated[str, StringConstraints(max_length=120), _LINE]
Line200 = Annotated[str, StringConstraints(max_length=200), _LINE]
Line500 = Annotated[str, StringConstraints(max_length=500), _LINE]
Title = Annotated[str, StringConstraints(min_length=1, max_length=500), _LINE]
Name = Annotated[str, StringConstraints(min_length=1, max_length=60), _LINE]
Name120 = Annotated[str, StringConstraints(min_length=1, max_length=120), _LINE]
Due = Annotated[InstanceOf[Limit] | date | None, BeforeValidator(_limit)]


class Shape(BaseModel):
    """一行的形状: its fields are columns; the context holds `today`."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    @classmethod
    def of(cls, values: dict[str, Any], *, today: date) -> Self:
        """Raises ValidationError, told by `faults`."""
        return cls.model_validate(values, context={"today": today})


class IssueLine(Shape):
    """问题清单的一行."""

    title: Title
    found_on: Annotated[date, Field(ge=FIRST_DAY)]
    location: Line120 = ""
    measure: Line500 = ""
    remark: Line200 = ""
    upper_number: Line40 = ""
    due: Due = None
    progress: Line500 = ""
    done_on: date | None = None

    @field_validator("found_on")
    @classmethod
    def _has_come(cls, day: date, info: ValidationInfo) -> date:
        if day > _today(info):
            raise ValueError(_("发现日期不能晚于今天"))
        return day


class CompoundLine(Shape):
    """小区台账的一行."""

    name: Name
    address: Line120 = ""
    buildings: Annotated[
        Annotated[int, Field(ge=0, le=MOST_BUILDINGS)] | None, BeforeValidator(_counted)
    ] = None
    households: InstanceOf[Quantity] | None = None
    year_built: Annotated[
        Annotated[int, Field(ge=FIRST_YEAR_BUILT)] | None, BeforeValidator(_counted)
    ] = None
    note: Line200 = ""

    @field_validator("year_built")
    @classmethod
    def _is_built(cls, year: int | None, info: ValidationInfo) -> int | None:
        if year is not None and year > _today(info).year:
            raise ValueError(_("建成年份不能晚于今年"))
        return year

    @field_validator("households")
    @classmethod
    def _is_likely(cls, homes: Quantity | None) -> Quantity | None:
        if homes is not None and (homes.value or 0) > MOST_HOUSEHOLDS:
            raise ValueError(_("户数太多了，请核对"))
        return homes


class DocumentLine(Shape):
    """文件登记表的一行."""

    title: Name120
    issued_on: Annotated[date, Field(ge=FIRST_DAY)]
    number: Line60 = ""
    note: Line200 = ""

    @field_validator("issued_on")
    @classmethod
    def _has_come(cls, day: date, info: ValidationInfo) -> date:
        if day > _today(info):
            raise ValueError(_("成文日期不能晚于今天"))
        return day


class LetterLine(Shape):
    """来文登记表的一行."""

    title: Name120
    received_on: Annotated[date, Field(ge=FIRST_DAY)]
    number: Line60 = ""
    demand: Line500 = ""
    note: Line200 = ""

    @field_validator("received_on")
    @classmethod
    def _has_come(cls, day: date, info: ValidationInfo) -> date:
        if day > _today(info):
            raise ValueError(_("收文日期不能晚于今天"))
        return day


def faults(error: ValidationError) -> Iterator[tuple[str, str]]:
    """What is wrong, column by column, in a sentence on which the user can act."""
    for fault in error.errors():
        yield str(fault["loc"][0]), _sentence(fault["type"], fault.get("ctx", {}))


def _sentence(kind: str, facts: dict[str, Any]) -> str:
    match kind:
        case "value_error":
            return str(facts["error"])
        case "string_too_long":
            return str(_("最多 %s 个字，请缩短") % facts["max_length"])
        case "string_too_short" | "missing" | "date_type":
            return _("不能空")
        case "greater_than_equal":
            return str(_("不能小于 %s，请核对") % facts["ge"])
        case "less_than_equal":
            return str(_("不能大于 %s，请核对") % facts["le"])
    return _("这一格的内容不对，请核对")


def _today(info: ValidationInfo) -> date:
    today = (info.context or {})["today"]
    assert isinstance(today, date)  # noqa: S101 - given by `of`
    return today
