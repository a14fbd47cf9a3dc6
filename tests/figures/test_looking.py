""" "At most N" of what has to be looked for: met only where somebody looked (decision 0024)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from chuangcheng.figures import judging, looking
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.inspections import commands as inspections
from chuangcheng.inspections.models import Checklist, Visit
from chuangcheng.inspections.models import Verdict as Answered
from chuangcheng.issues.models import Category
from chuangcheng.places.models import PlaceType
from chuangcheng.plan.criteria import EACH_COMMUNITY, EACH_VILLAGE
from chuangcheng.plan.models import Compare, CriterionDraft, Judgement, Verdict
from chuangcheng.plan.queries import asked_in
from tests.inspections.checks import FIRE, LIGHTS, RUBBISH, answered, items, published
from tests.plan.planned import planned, posters
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

MET, NOT_MET, NO_DATA = Verdict.MET, Verdict.NOT_MET, Verdict.NO_DATA
NOBODY, NOT_FOR_THIS = "没有人去看过", "去过，没有看这一项"


def none_left(*categories: Category, n: int = 0, **more: Any) -> CriterionDraft:
    """At most so many open issues of these, at each compound."""
    cells = tuple(("category", category.pk) for category in categories)
    given = {"figure": "issues.unfinished", "compare": Compare.AT_MOST, "cells": cells}
    return posters(**{**given, "target": Decimal(n), **more})


def judged(world: World, *drafts: CriterionDraft) -> list[Judgement]:
    item = planned(world, text=f"第{len(asked_in(world.town))}项", criteria=drafts)
    asked = [each for each in asked_in(world.town) if each.item_id == item.pk]
    return judging.judge(asked, as_of=TODAY)


def shows(found: Judgement) -> dict[str, str]:
    """What those show that do not count as met."""
    return {each.name: each.value for each in found.failing}


def test_where_nobody_looked_nothing_is_met(world: World) -> None:
    each, whole = judged(world, none_left(world.lamp), none_left(world.lamp, per=""))

    assert (each.verdict, each.value) == (NO_DATA, "2个中0个达到，2个没有人看过")
    assert shows(each) == {"阳光花园": NOBODY, "惠民家园": NOBODY}
    assert (whole.verdict, whole.value) == (NO_DATA, "有地方没有人看过")
    assert shows(whole) == dict.fromkeys(["松树园社区", "龙头山社区", "六大份村"], NOBODY)


def test_who_looked_and_found_nothing_meets_it_without_any_issue_on_record(world: World) -> None:
    world.visit(world.compound)
    asked = none_left(world.lamp)
    here, everywhere = judged(world, replace(asked, area_id=world.pine.pk), asked)
    assert (here.verdict, here.value) == (MET, "1个中1个达到")
    assert (everywhere.verdict, shows(everywhere)) == (NO_DATA, {"惠民家园": NOBODY})

    world.visit(world.far_compound, unit=world.dragon_unit)
    asked_of_areas = [none_left(per=per) for per in ("", EACH_COMMUNITY, EACH_VILLAGE)]
    found = judged(world, *asked_of_areas)
    assert [one.verdict for one in found] == [NO_DATA, MET, NO_DATA]
    world.visit(world.village, unit=world.enforcement)
    found = judged(world, *(replace(one, area_id=world.town.pk) for one in asked_of_areas))
    assert [(one.verdict, shows(one)) for one in found] == [(MET, {})] * 3


def test_who_looked_and_found_more_does_not_meet_it(world: World) -> None:
    world.visit(world.compound)
    world.issue(category=world.lamp)
    here = {"area_id": world.pine.pk}
    none, one = judged(world, none_left(world.lamp, **here), none_left(world.lamp, n=1, **here))

    assert (none.verdict, shows(none)) == (NOT_MET, {"阳光花园": "1条"})
    assert one.verdict == MET


def test_more_than_allowed_is_known_though_nobody_looked(world: World) -> None:
    world.issue(category=world.lamp, found_on=date(2020, 12, 30))
    here = {"area_id": world.pine.pk}
    none, one, just = judged(
        world,
        none_left(world.lamp, **here),
        none_left(world.lamp, n=1, **here),
        none_left(world.lamp, n=1, compare=Compare.EQUAL, **here),
    )

    assert (none.verdict, shows(none)) == (NOT_MET, {"阳光花园": "1条"})
    for unsure in (one, just):
        assert (unsure.verdict, shows(unsure)) == (NO_DATA, {"阳光花园": f"1条，{NOBODY}"})


def test_an_issue_of_the_kind_proves_that_it_was_looked_for_and_of_no_other(world: World) -> None:
    world.closed(category=world.lamp)
    here = {"area_id": world.pine.pk}
    lamps, rubbish, anything = judged(
        world,
        none_left(world.lamp, **here),
        none_left(world.lamp, world.rubbish, **here),
        none_left(**here),
    )

    assert [one.verdict for one in (lamps, rubbish, anything)] == [MET, NO_DATA, NO_DATA]


def test_a_visit_by_a_checklist_proves_what_it_answered(world: World) -> None:
    published(world)
    visited = world.visit(world.compound)
    answered(world, visited, {FIRE: Answered.MET, LIGHTS: Answered.MET})
    stalls = Category.objects.get(name="流动摊贩")
    here = {"area_id": world.pine.pk}
    asked = (
        none_left(world.lamp, **here),
        none_left(world.rubbish, **here),
        none_left(stalls, **here),
        none_left(world.rubbish, per="", **here),
    )
    lamps, rubbish, others, whole = judged(world, *asked)

    assert (lamps.verdict, others.verdict) == (MET, MET)  # on no list: whoever was there saw it
    assert (rubbish.verdict, shows(rubbish)) == (NO_DATA, {"阳光花园": NOT_FOR_THIS})
    assert (whole.verdict, shows(whole)) == (NO_DATA, {"松树园社区": NOT_FOR_THIS})
    answered(world, visited, {RUBBISH: Answered.MET})
    assert [one.verdict for one in judged(world, *asked[1:3])] == [MET, MET]


def test_a_visit_of_another_year_or_a_void_one_proves_nothing(world: World) -> None:
    visited = world.visit(world.compound)
    asked = none_left(world.lamp, area_id=world.pine.pk)
    inspections.void_visit(visited, reason="登错了", by=world.office, now=NOON)
    assert judged(world, asked)[0].verdict == NO_DATA

    visited = world.visit(world.compound)
    assert judged(world, asked)[0].verdict == MET
    Visit.objects.filter(pk=visited.pk).update(visited_on=date(2020, 12, 31))
    assert judged(world, asked)[0].verdict == NO_DATA


def test_of_answers_only_answers_are_proof(world: World) -> None:
    published(world)
    visited = world.visit(world.compound)
    asked = none_left(
        figure="inspections.items_applicable",
        cells=(("verdict", "not_met"),),
        area_id=world.pine.pk,
    )
    assert shows(judged(world, asked)[0]) == {"阳光花园": NOT_FOR_THIS}
    answered(world, visited, {LIGHTS: Answered.MET})
    assert judged(world, asked)[0].verdict == MET
    answered(world, visited, {FIRE: Answered.NOT_MET})
    assert judged(world, asked)[0].verdict == NOT_MET


def test_how_issues_are_dealt_with_needs_no_look(world: World) -> None:
    world.dispatched(category=world.lamp)
    asked = [
        none_left(figure="issues.overdue", per=PlaceType.COMPOUND.value),
        none_left(world.lamp, compare=Compare.AT_LEAST, n=1, area_id=world.pine.pk),
    ]
    assert [one.verdict for one in judged(world, *asked)] == [NOT_MET, MET]
    assert looking.FOUND_BY_LOOKING - FIGURES.keys() == set()


def test_looking_up_who_looked_does_not_grow(world: World, django_assert_num_queries: Any) -> None:
    world.visit(world.compound)
    planned(world, criteria=[none_left(world.lamp)])
    # the criteria; categories, items; visits, answers, issues found, checklists; the roster;
    # the issues by place
    with django_assert_num_queries(9):
        judging.judge(asked_in(world.town), as_of=TODAY)
    more = [none_left(world.lamp, n=n) for n in range(1, 6)]
    planned(world, text="又", criteria=[*more, *(replace(one, cells=()) for one in more)])
    with django_assert_num_queries(9):
        judging.judge(asked_in(world.town), as_of=TODAY)


def test_an_item_of_a_checklist_is_looked_at_by_answering_it(world: World) -> None:
    published(world)
    visited = world.visit(world.compound)
    answered(world, visited, {FIRE: Answered.MET})
    here = {"area_id": world.pine.pk}
    fire, lights = (none_left(cells=(("item", text),), **here) for text in (FIRE, LIGHTS))
    found = judged(world, fire, lights)
    assert [one.verdict for one in found] == [MET, NO_DATA]
    assert shows(found[1]) == {"阳光花园": NOT_FOR_THIS}

    item = items(Checklist.objects.get())[FIRE]
    inspections.find(visited, [world.draft()], items=[item], by=world.office, now=NOON)
    assert [one.verdict for one in judged(world, fire)] == [NOT_MET]
    falls_short = replace(
        fire,
        figure="inspections.items_applicable",
        cells=(("item", FIRE), ("verdict", "not_met")),
    )
    assert judged(world, falls_short)[0].verdict == MET
