"""检查项次 and 符合率: as they were on a day, as they were known, and cell by cell."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.inspections import (
    ITEMS_APPLICABLE,
    ITEMS_CHECKED,
    ITEMS_PASSED,
    PASS_RATE,
)
from chuangcheng.figures.kinds import Rate
from chuangcheng.figures.rows import rows
from chuangcheng.inspections import checking, commands
from chuangcheng.inspections.lists import answers_of
from chuangcheng.inspections.models import Verdict, Visit
from chuangcheng.places.models import Area
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail.queries import last_entry_id
from tests.inspections.checks import FIRE, LIGHTS, RUBBISH, answered, published
from tests.world import NOON, TODAY, World

ALL = (ITEMS_CHECKED, ITEMS_APPLICABLE, ITEMS_PASSED)


def values(area: Area, as_of: date = TODAY, known_at: int | None = None) -> list[object]:
    answers = ask(ALL, scope_of(area, as_of=as_of, known_at=known_at))
    return [answers[figure.key].value for figure in ALL]


@pytest.fixture
def visit(world: World) -> Visit:
    """Four items answered in the pine's compound, one in the dragon's."""
    published(world, "健身器材完好")
    visit = world.visit(world.compound)
    verdicts = {
        LIGHTS: Verdict.MET,
        FIRE: Verdict.MOSTLY,
        RUBBISH: Verdict.NOT_MET,
        "健身器材完好": Verdict.NOT_APPLICABLE,
    }
    answered(world, visit, verdicts)
    answered(world, world.visit(world.far_compound, on=date(2021, 4, 3)), {LIGHTS: Verdict.MET})
    return visit


def test_mostly_met_is_asked_and_not_passed_and_what_does_not_apply_is_not_asked(
    world: World, visit: Visit
) -> None:
    assert values(world.town) == [5, 4, 2]
    assert values(world.pine) == [4, 3, 1]
    assert values(world.town, as_of=date(2021, 4, 4)) == [1, 1, 1]
    rate = ask([PASS_RATE], scope_of(world.town, as_of=TODAY))["inspections.pass_rate"]
    assert rate.value == 50
    assert "基本符合" in str(PASS_RATE.basis)


def test_without_answers_there_is_no_rate(world: World) -> None:
    rate = ask([PASS_RATE], scope_of(world.town, as_of=TODAY))["inspections.pass_rate"]

    assert rate.value is None


def test_a_correction_holds_for_every_day_and_a_void_visit_for_none(
    world: World, visit: Visit
) -> None:
    known = last_entry_id()
    row = answers_of(visit)[0]
    checking.correct(row, verdict=Verdict.NOT_MET, note="", by=world.office, now=NOON)
    corrected = last_entry_id()
    commands.void_visit(visit, reason="登记错了", by=world.office, now=NOON)

    assert values(world.town, known_at=known) == [5, 4, 2]
    assert values(world.town, known_at=corrected) == [5, 4, 1]
    assert values(world.town) == [1, 1, 1]


def test_answers_are_cut_by_verdict_community_type_and_month(world: World, visit: Visit) -> None:
    scope = scope_of(world.town, as_of=TODAY)

    def cells(cut: str) -> dict[object, object]:
        by = ask_by([ITEMS_CHECKED], scope, cut)["inspections.items_checked"]
        return {key: answer.value for key, answer in by.items()}

    assert cells("verdict") == {
        Verdict.MET: 2,
        Verdict.MOSTLY: 1,
        Verdict.NOT_MET: 1,
        Verdict.NOT_APPLICABLE: 1,
    }
    assert cells("community") == {world.pine.pk: 4, world.dragon.pk: 1}
    assert cells("place_type") == {"residential_compound": 5}
    assert cells("month") == {"2021-04": 5}
    assert {row.label for row in rows(ITEMS_PASSED, scope)} == {f"{LIGHTS} 符合"}


def test_a_rate_needs_its_denominator() -> None:
    made: dict[str, Any] = {"key": "tests.rate", "name": "率", "unit": "", "basis": "某率。"}
    with pytest.raises(ValueError, match="no part"):
        Rate(part=ITEMS_CHECKED, whole=ITEMS_PASSED, **made)
