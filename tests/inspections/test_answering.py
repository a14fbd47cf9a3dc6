"""检查结果: what a visit says of each item, and the issues that come of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chuangcheng.evidence import commands as evidence
from chuangcheng.inspections import checking, commands, lists
from chuangcheng.inspections.checking import Said
from chuangcheng.inspections.lists import ItemDraft
from chuangcheng.inspections.models import (
    Answer,
    AnswerProof,
    AnswerVersion,
    Finding,
    InspectionType,
    Verdict,
    Visit,
)
from chuangcheng.issues.models import Issue, IssueProof, Source
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.places.models import PlaceType
from chuangcheng.trail import queries as trail
from tests.evidence.corpus import jpeg
from tests.inspections.checks import FIRE, LIGHTS, RUBBISH, answered, items, published
from tests.world import NOON, World

MET, NOT_MET = Verdict.MET, Verdict.NOT_MET


@pytest.fixture
def visit(world: World) -> Visit:
    """A visit to the compound, on a day on which there was a checklist."""
    published(world)
    return world.visit(world.compound)


def said(visit: Visit, text: str, verdict: Verdict, **more: Any) -> Said:
    checklist = lists.checklist_of(visit)
    assert checklist
    return Said(item=items(checklist)[text], verdict=verdict, **more)


def test_answers_say_what_was_seen_of_each_item_and_where(world: World, visit: Visit) -> None:
    answered(world, visit, {LIGHTS: MET, RUBBISH: Verdict.MOSTLY}, by=world.grid_worker)

    found = lists.answers_of(visit)
    assert [(a.item.text, a.verdict) for a in found] == [
        (LIGHTS, MET),
        (RUBBISH, Verdict.MOSTLY),
    ]
    assert {(a.place, a.community, a.place_type, a.type, a.visited_on, a.by_id) for a in found} == {
        (
            world.compound,
            world.pine,
            PlaceType.COMPOUND,
            InspectionType.SCREENING,
            visit.visited_on,
            world.grid_worker.person_id,
        )
    }
    history = trail.history_of(f"inspections.visit:{visit.pk}")
    assert [deed.verb for deed in history] == ["inspections.answer", "inspections.visit"]


def test_the_rest_may_be_answered_later_and_nothing_twice(world: World, visit: Visit) -> None:
    answered(world, visit, {LIGHTS: MET})
    answered(world, visit, {FIRE: MET})

    assert Answer.objects.count() == 2
    for wrong in ({LIGHTS: NOT_MET}, {RUBBISH: MET, FIRE: MET}):
        with pytest.raises(Refused, match="已经答过；要改就更正"):
            answered(world, visit, wrong)
    assert Answer.objects.count() == 2


def test_a_visit_goes_on_with_the_edition_with_which_it_began(world: World, visit: Visit) -> None:
    answered(world, visit, {LIGHTS: MET})
    first = lists.checklist_of(visit)
    second = published(world)

    assert lists.checklist_of(visit) == first
    with pytest.raises(Refused, match="不在“小区检查表第 1 版”里"):
        checking.answer(
            visit, [Said(item=items(second)[FIRE], verdict=MET)], by=world.office, now=NOON
        )


def test_what_falls_short_becomes_an_issue_only_where_it_says_so(
    world: World, visit: Visit
) -> None:
    spoken = said(visit, RUBBISH, NOT_MET, note="2单元后有一堆旧家具", raises_issue=True)
    silent = said(visit, FIRE, NOT_MET, note="通道被占")

    checking.answer(visit, [spoken, silent], by=world.grid_worker, now=NOON)

    issue = Issue.objects.get()
    assert (issue.title, issue.category, issue.source, issue.found_on, issue.place) == (
        "2单元后有一堆旧家具",
        world.rubbish,
        Source.SCREENING,
        visit.visited_on,
        world.compound,
    )
    assert [(f.visit, f.item) for f in Finding.objects.all()] == [(visit, spoken.item)]


def test_photos_go_with_the_issue_or_stay_with_the_answer(world: World, visit: Visit) -> None:
    photos = [evidence.receive(jpeg(), name="现场.jpg", by=world.grid_worker)]
    with_issue = said(visit, RUBBISH, NOT_MET, note="旧家具", raises_issue=True, photos=photos)
    without = said(visit, LIGHTS, MET, photos=photos)

    checking.answer(visit, [with_issue, without], by=world.grid_worker, now=NOON)

    assert [proof.issue.title for proof in IssueProof.objects.all()] == ["旧家具"]
    assert [proof.answer.item.text for proof in AnswerProof.objects.all()] == [LIGHTS]


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "an issue of what is met": ({"verdict": MET}, "没有选不符合"),
    "an issue without a word": ({"note": " "}, "写明哪里不符合"),
    "a long note": ({"note": "长" * 201}, "最多 200"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_one_answer_that_makes_no_sense_and_none_is_kept(
    world: World, visit: Visit, wrong: str
) -> None:
    changes, sentence = WRONG[wrong]
    right = said(visit, RUBBISH, NOT_MET, note="旧家具", raises_issue=True)
    before = trail.last_entry_id()

    with pytest.raises(Refused, match=sentence):
        checking.answer(
            visit,
            [said(visit, LIGHTS, MET), replace(right, **changes)],
            by=world.office,
            now=NOON,
        )
    assert (Answer.objects.count(), Issue.objects.count()) == (0, 0)
    assert trail.last_entry_id() == before


def test_there_must_be_a_list_and_an_answer(world: World) -> None:
    visit = world.visit(world.compound)
    alley = published(world, place_type=PlaceType.BACK_ALLEY, items=[ItemDraft(FIRE)])

    with pytest.raises(Refused, match="没有在用的检查表"):
        checking.answer(
            visit, [Said(item=items(alley)[FIRE], verdict=MET)], by=world.office, now=NOON
        )
    with pytest.raises(Refused, match="还没有答一项"):
        checking.answer(visit, [], by=world.office, now=NOON)


def test_a_list_of_later_is_not_asked_of_an_earlier_visit(world: World) -> None:
    visit = world.visit(world.compound)
    published(world, since=date(2021, 4, 6))

    assert lists.checklist_of(visit) is None


def test_a_village_as_a_whole_is_asked_by_the_list_of_villages(world: World) -> None:
    published(world, place_type=PlaceType.VILLAGE, items=[ItemDraft("村规民约公布")])
    visit = world.visit(world.village, unit=world.enforcement)

    answered(world, visit, {"村规民约公布": MET})

    row = Answer.objects.get()
    assert (row.place, row.place_type, row.community) == (None, PlaceType.VILLAGE, world.village)
    assert lists.checklist_of(world.visit(world.pine)) is None


@pytest.mark.parametrize("kind", InspectionType)
def test_every_kind_of_round_is_opened_visited_and_answered(
    world: World, kind: InspectionType
) -> None:
    published(world)
    opened = commands.open_round(
        f"四月{kind.label}",
        type=kind,
        subdistrict=world.town,
        starts_on=date(2021, 4, 1),
        ends_on=date(2021, 4, 12),
        by=world.office,
        now=NOON,
    )
    visit = commands.visit(
        opened,
        world.compound,
        on=date(2021, 4, 5),
        unit=world.pine_unit,
        by=world.office,
        now=NOON,
    )
    spoken = said(visit, FIRE, NOT_MET, note="通道被占", raises_issue=True)

    checking.answer(visit, [spoken], by=world.office, now=NOON)

    assert (Answer.objects.get().type, Issue.objects.get().source) == (kind, Source(kind))


def test_a_correction_holds_from_the_first_and_keeps_what_stood_there(
    world: World, visit: Visit
) -> None:
    (row,) = answered(world, visit, {LIGHTS: MET})

    checking.correct(row, verdict=NOT_MET, note="三楼不亮", by=world.pine_clerk, now=NOON)

    row.refresh_from_db()
    assert (row.verdict, row.note) == (NOT_MET, "三楼不亮")
    assert [old.verdict for old in AnswerVersion.objects.all()] == [MET]
    deed = trail.history_of(f"inspections.answer:{row.pk}")[0]
    assert deed.verb == "inspections.correct_answer"


def test_a_correction_that_changes_nothing_leaves_no_trail(world: World, visit: Visit) -> None:
    (row,) = answered(world, visit, {LIGHTS: MET})
    before = trail.last_entry_id()

    checking.correct(row, verdict=MET, note="", by=world.office, now=NOON)

    assert trail.last_entry_id() == before


def test_two_who_correct_at_once_are_told(world: World, visit: Visit) -> None:
    (row,) = answered(world, visit, {LIGHTS: MET})
    seen = Answer.objects.get()
    checking.correct(row, verdict=NOT_MET, note="", by=world.office, now=NOON)

    with pytest.raises(Overtaken):
        checking.correct(seen, verdict=Verdict.MOSTLY, note="", by=world.office, now=NOON)


def test_a_void_visit_has_no_answers_and_takes_none(world: World, visit: Visit) -> None:
    rows = answered(world, visit, {LIGHTS: MET, FIRE: NOT_MET})

    commands.void_visit(visit, reason="登记错了", by=world.office, now=NOON)

    assert not Answer.objects.filter(void=False).exists()
    assert AnswerVersion.objects.filter(void=False).count() == 2
    with pytest.raises(Refused, match="已经作废"):
        answered(world, visit, {RUBBISH: MET})
    row = Answer.objects.get(pk=rows[0].pk)
    with pytest.raises(Refused, match="已经作废"):
        checking.correct(row, verdict=NOT_MET, note="", by=world.office, now=NOON)


def test_whoever_may_visit_answers_and_corrects_and_nobody_else(world: World, visit: Visit) -> None:
    (row,) = answered(world, visit, {LIGHTS: MET})
    allowed = {Role.CAMPAIGN_OFFICE, Role.GRID_WORKER}  # of the visiting unit, or the office
    everybody = world.everybody() | {Role.COMMUNITY: world.dragon_clerk}
    for role, actor in everybody.items():
        if role in allowed:
            checking.correct(row, verdict=MET, note=str(role), by=actor, now=NOON)
            continue
        with pytest.raises(NotAllowed):
            answered(world, visit, {FIRE: MET}, by=actor)
        with pytest.raises(NotAllowed):
            checking.correct(row, verdict=NOT_MET, note="", by=actor, now=NOON)


def test_answers_are_seen_with_their_visit(world: World, visit: Visit) -> None:
    answered(world, visit, {LIGHTS: MET})
    far = world.visit(world.far_compound, unit=world.enforcement, by=world.enforcer)
    answered(world, far, {FIRE: MET})

    seen = {
        name: lists.visible_answers(getattr(world, name)).count()
        for name in ("office", "supervisor", "pine_clerk", "enforcer", "partner", "keeper")
    }
    assert seen == {
        "office": 2,
        "supervisor": 2,
        "pine_clerk": 1,
        "enforcer": 1,
        "partner": 0,
        "keeper": 0,
    }


def test_a_place_shows_the_last_answer_to_each_item(
    world: World, visit: Visit, django_assert_num_queries: Any
) -> None:
    answered(world, world.visit(world.compound, on=date(2021, 4, 3)), {LIGHTS: NOT_MET, FIRE: MET})
    answered(world, visit, {LIGHTS: MET})

    with django_assert_num_queries(2):
        last = lists.last_answers(world.compound)
    assert [(a.item.text, a.verdict, a.visited_on.day) for a in last] == [
        (LIGHTS, MET, 5),
        (FIRE, MET, 3),
    ]
    assert lists.last_answers(world.far_compound) == []
