"""A small system for the tests: one project, one indicator, two contents, three standards."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from chuangcheng.places.models import PlaceType
from chuangcheng.standards import commands, drafting
from chuangcheng.standards.commands import SystemDraft
from chuangcheng.standards.drafts import ClauseDraft
from chuangcheng.standards.models import (
    Clause,
    EvaluationSystem,
    EvidenceKind,
    Level,
    Method,
)
from chuangcheng.standards.requirements import Required
from tests.world import NOON, World

USED_FROM = date(2021, 4, 1)
LIGHTS, FIRE, PLEDGE, RUBBISH = "楼道照明完好", "消防通道畅通", "居民公约上墙", "没有垃圾堆积"


def system(world: World, **changes: Any) -> EvaluationSystem:
    """草稿 without a clause."""
    draft = SystemDraft(subdistrict=world.town, name="城市文明程度测评体系", year=2021)
    return commands.draft_system(
        replace(draft, is_example=True, **changes), by=world.office, now=NOON
    )


def drafts() -> list[ClauseDraft]:
    """The tree, the trunk first."""
    project = ClauseDraft(level=Level.PROJECT, code="Ⅰ-1", text="生活环境")
    indicator = ClauseDraft(level=Level.INDICATOR, code="Ⅱ-1", text="居住小区", parent=project)
    safety = ClauseDraft(level=Level.CONTENT, code="Ⅲ-1", text="安全", parent=indicator)
    tidy = ClauseDraft(level=Level.CONTENT, code="Ⅲ-2", text="整洁", parent=indicator)
    field: dict[str, Any] = {
        "level": Level.STANDARD,
        "methods": (Method.FIELD,),
        "place_types": (PlaceType.COMPOUND,),
    }
    return [
        *(project, indicator, safety, tidy),
        ClauseDraft(code="1)", text=LIGHTS, parent=safety, weight=Decimal("1.5"), **field),
        ClauseDraft(code="2)", text=FIRE, parent=safety, **field),
        ClauseDraft(
            level=Level.STANDARD,
            code="1)",
            text=PLEDGE,
            parent=tidy,
            methods=(Method.FIELD, Method.MATERIAL),
            place_types=(PlaceType.VILLAGE, PlaceType.COMPOUND),
            requirements=(Required(EvidenceKind.IMAGE, 2, note="公约全貌"),),
            said_units="各社区、综合行政执法局",
            said_due="4月30日前",
        ),
        ClauseDraft(level=Level.NEGATIVE, text="发生有影响的安全事故"),
    ]


def drafted(world: World, **changes: Any) -> EvaluationSystem:
    """草稿 with its tree."""
    found = system(world, **changes)
    drafting.add_clauses(found, drafts(), by=world.office, now=NOON)
    return found


def in_use(world: World, **changes: Any) -> EvaluationSystem:
    """在用."""
    found = drafted(world, **changes)
    return commands.put_in_use(found, on=USED_FROM, by=world.office, now=NOON)


def clause(system: EvaluationSystem, text: str) -> Clause:
    """A clause that stands, by its words."""
    return Clause.objects.standing().get(system=system, text=text)
