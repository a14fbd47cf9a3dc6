"""进展报告: the progress report, composed from figures and records. It reads, and never counts.

Each section is a module of its own: its heading, its templates, and `section(figures)` that answers
its blocks; the last two parts are such modules too.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import ModuleType

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.figures.asking import Answer, exactly
from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.partners import ASSISTED_PERSONS
from chuangcheng.figures.sentences import Figures
from chuangcheng.places.models import Area
from chuangcheng.reports import (
    ahead,
    atmosphere,
    obstacles,
    organisation,
    partnership,
    screening,
)
from chuangcheng.reports.models import Order
from chuangcheng.reports.paper import Block, Kind, Paper, heading

TITLE = gettext_noop("%(office)s关于创建全国文明城市工作进展情况的报告")
WORK = gettext_noop("工作进展情况")

SECTIONS = (organisation, atmosphere, screening, partnership)
"""The sections of the first part in their order."""


PARTS: Mapping[Order, tuple[ModuleType, ...]] = {
    Order.PLAN_FIRST: (ahead, obstacles),
    Order.PROBLEMS_FIRST: (obstacles, ahead),
}


class Reader(StrEnum):
    """给谁看: the owner reads how many few persons are helped, everybody else 少于5."""

    OWNER = "owner"
    ANYBODY = "anybody"


class OwnFigures(Figures):
    """The answers of the owner's report: the one number that counts few persons, as it is."""

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """The values of all figures that occur."""
        few = {ASSISTED_PERSONS.key: exactly(ASSISTED_PERSONS, self.scope)}
        return super().answers | few


_FIGURES = {Reader.OWNER: OwnFigures, Reader.ANYBODY: Figures}


def progress_paper(
    scope: Scope, *, order: Order = Order.PLAN_FIRST, reader: Reader = Reader.ANYBODY
) -> Paper:
    """进展报告 of a sub-district as of a day; all its figures are asked once."""
    parts = PARTS[order]
    templates = [_(template) for module in (*SECTIONS, *parts) for template in module.TEMPLATES]
    figures = _FIGURES[reader](templates, scope)
    blocks: list[Block] = [heading("work", Kind.PART, _(WORK))]
    for module in (*SECTIONS, *parts):
        blocks += module.section(figures)
    title = _(TITLE) % {"office": scope.area.name}
    return Paper(title=title, scope=scope, blocks=tuple(blocks))


def uses_of(key: str) -> list[str]:
    """在哪里用到: the parts of the report in which a figure stands."""
    return [
        _("进展报告：%s") % _(module.HEADING)
        for module in (*SECTIONS, *PARTS[Order.PLAN_FIRST])
        if any(f"{{{key}}}" in text or f"{{{key}:" in text for text in module.TEMPLATES)
    ]


def year_start(day: date) -> date:
    """“截至目前共” counts from 1 January of the as-of year (docs/decisions/0006)."""
    return day.replace(month=1, day=1)


def scope_of(area: Area, *, as_of: date, known_at: int | None = None) -> Scope:
    """The scope of a report."""
    return Scope(area=area, as_of=as_of, since=year_start(as_of), known_at=known_at)
