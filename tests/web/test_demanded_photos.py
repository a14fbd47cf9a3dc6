"""要照片: demanded on the spot where a clause of our own requires it, and missed nowhere else."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from chuangcheng.evidence import commands as evidence
from chuangcheng.evidence.commands import Upload
from chuangcheng.figures.asking import ask
from chuangcheng.figures.inspections import ITEMS_WITHOUT_PHOTO
from chuangcheng.figures.rows import rows
from chuangcheng.inspections import checking, commands, lists
from chuangcheng.inspections.checking import Said
from chuangcheng.inspections.lists import ItemDraft
from chuangcheng.inspections.models import Answer, Verdict, Visit
from chuangcheng.issues import handling
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import PlaceType
from chuangcheng.reports.progress import scope_of
from chuangcheng.standards.models import Origin
from chuangcheng.trail import queries as trail
from tests.evidence.corpus import jpeg
from tests.inspections.checks import SINCE
from tests.standards import trees
from tests.web.conftest import Browser
from tests.world import NOON, THREE_DAYS, TODAY, World

pytestmark = pytest.mark.django_db
DAY_BEFORE = date(2021, 4, 11)


@pytest.fixture
def world(shared_world: World, db: None) -> World:
    return deepcopy(shared_world)


def listed(world: World, origin: Origin) -> None:
    """检查表 of one item, whose clause requires two pictures."""
    system = trees.in_use(world, origin=origin)
    items = [ItemDraft("公约上墙", clause=trees.clause(system, trees.PLEDGE))]
    facts: dict[str, Any] = {"subdistrict": world.town, "since": SINCE}
    checking.publish(PlaceType.COMPOUND, items, by=world.office, now=NOON, **facts)


def visited(world: World, on: date = TODAY) -> Visit:
    by, unit = world.office, world.pine_unit
    return commands.visit(world.round(), world.compound, on=on, unit=unit, by=by, now=NOON)


def said(visit: Visit, **more: Any) -> Said:
    checklist = lists.checklist_of(visit)
    assert checklist
    (item,) = lists.items_of(checklist)
    return Said(item=item, verdict=more.pop("verdict", Verdict.NOT_MET), **more)


def answered(world: World, visit: Visit, **more: Any) -> Answer:
    (row,) = checking.answer(visit, [said(visit, **more)], by=world.office, now=NOON)
    return row


def upload(world: World) -> Upload:
    return evidence.receive(jpeg(), name="现场.jpg", by=world.office)


def short(world: World) -> int:
    scope = scope_of(world.town, as_of=TODAY)
    found = ask([ITEMS_WITHOUT_PHOTO], scope)[ITEMS_WITHOUT_PHOTO.key].rows
    assert len(rows(ITEMS_WITHOUT_PHOTO, scope)) == found
    return found


def test_on_the_spot_our_own_clause_demands_a_photo_of_what_falls_short(world: World) -> None:
    listed(world, Origin.OURS)
    visit, before = visited(world), trail.last_entry_id()

    with pytest.raises(Refused, match="不符合要附一张；没拍到的先空着这一项，过了今天"):
        answered(world, visit)

    assert (Answer.objects.count(), trail.last_entry_id()) == (0, before)
    photo = {"photos": [upload(world)]}
    assert list(answered(world, visit, **photo).proofs.all())
    assert short(world) == 0


@pytest.mark.parametrize("verdict", [Verdict.MET, Verdict.MOSTLY, Verdict.NOT_APPLICABLE])
def test_what_does_not_fall_short_demands_none(world: World, verdict: Verdict) -> None:
    listed(world, Origin.OURS)

    assert answered(world, visited(world), verdict=verdict).verdict == verdict
    assert short(world) == 0


def test_a_clause_from_above_asks_for_a_photo_and_does_without(world: World) -> None:
    listed(world, Origin.HANDED_DOWN)

    assert answered(world, visited(world)).verdict == Verdict.NOT_MET
    assert short(world) == 0


def test_what_is_entered_from_paper_is_kept_and_named_as_short_of_a_photo(
    world: World, as_: Browser
) -> None:
    listed(world, Origin.OURS)
    visit = visited(world, DAY_BEFORE)

    answered(world, visit)

    assert short(world) == 1
    page = as_(world.office).get(f"/inspections/visits/{visit.pk}/").content.decode()
    assert page.count(">缺照片<") == 1


def test_the_photo_of_the_issue_is_the_photo_of_the_answer(world: World, as_: Browser) -> None:
    listed(world, Origin.OURS)
    visit = visited(world)

    answered(world, visit, note="公约没有上墙", raises_issue=True, photos=[upload(world)])

    assert short(world) == 0
    assert (
        "缺照片" not in as_(world.office).get(f"/inspections/visits/{visit.pk}/").content.decode()
    )


def test_an_issue_and_the_answer_from_which_it_came_lead_to_each_other(
    world: World, as_: Browser
) -> None:
    listed(world, Origin.HANDED_DOWN)
    visit = visited(world)
    answered(world, visit, note="公约没有上墙", raises_issue=True)
    found = lists.issues_by_item(visit, [f.issue for f in visit.findings.all()])
    ((issue,),) = found.values()

    page = as_(world.office).get(f"/issues/{issue.pk}/").content.decode()
    assert f'href="/inspections/visits/{visit.pk}/"' in page
    assert "公约上墙" in page
    assert "不符合" in page
    page = as_(world.office).get(f"/inspections/visits/{visit.pk}/").content.decode()
    assert f'href="/issues/{issue.pk}/">问题 {issue.serial}<' in page


def test_whom_an_issue_concerns_and_not_the_visit_is_led_to_no_visit(
    world: World, as_: Browser
) -> None:
    listed(world, Origin.HANDED_DOWN)
    visit = visited(world)
    answered(world, visit, note="公约没有上墙", raises_issue=True)
    issue = visit.findings.get().issue
    unit = world.property_company
    handling.dispatch(issue, unit=unit, limit=THREE_DAYS, by=world.office, now=NOON)

    page = as_(world.property_clerk).get(f"/issues/{issue.pk}/").content.decode()

    assert "公约上墙" in page
    assert f"/inspections/visits/{visit.pk}/" not in page
