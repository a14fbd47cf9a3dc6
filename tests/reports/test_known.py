"""A signed pair (as-of day, trail entry) composed again: the same bytes, whatever was edited since.

What is counted has versions; what is only quoted is kept before it is written over (decision 0026).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chuangcheng.campaigns import commands as campaigns
from chuangcheng.difficulties import commands as difficulties
from chuangcheng.documents import commands as documents
from chuangcheng.documents import correspondence
from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.meetings import commands as meetings
from chuangcheng.meetings.drafts import draft_of as draft_of_meeting
from chuangcheng.meetings.models import MeetingType
from chuangcheng.partners import commands as partners
from chuangcheng.partners import keeping, pledging
from chuangcheng.partners.drafts import AgreementDraft, draft_of_facility
from chuangcheng.people import commands as people
from chuangcheng.people import corrections
from chuangcheng.people.models import Person, UnitKind
from chuangcheng.plan import commands as plans
from chuangcheng.plan.drafts import draft_of as draft_of_item
from chuangcheng.reports import commands, freezing
from chuangcheng.reports.covers import Cover
from chuangcheng.reports.models import Report, Sheet
from chuangcheng.reports.passages import draft_of
from chuangcheng.reports.plain import as_text
from chuangcheng.trail import queries as trail
from tests.campaigns import village
from tests.difficulties import hard
from tests.documents.conftest import asked, plan
from tests.duties.test_groups import found, seated
from tests.meetings import agreed
from tests.partners.friends import Friends
from tests.plan.planned import planned
from tests.world import NOON, TODAY, World, days_ago

pytestmark = pytest.mark.django_db
Edit = Callable[[], object]


def drafted(world: World) -> Report:
    cover = Cover(as_of=TODAY, sheets=tuple(Sheet.values))
    return commands.draft(world.town, cover, by=world.office, now=NOON)


def text(report: Report) -> str:
    return as_text(draft_of(report).paper)


def stays_as_known(world: World, edit: Edit, *said: tuple[str, str]) -> None:
    """Frozen, edited, frozen again: the same; composed live: what is said now."""
    report = drafted(world)
    known = trail.last_entry_id()
    before, live = freezing.freeze(report, known_at=known), text(report)
    edit()

    again = freezing.freeze(report, known_at=known)
    assert again == before
    assert again.sha256 == before.sha256
    now = text(report)
    for old, new in said:
        assert old in live
        assert new in now, now
        assert old not in now


def given(world: World) -> dict[str, Any]:
    return {"by": world.office, "now": NOON}


def test_the_text_and_the_deadline_of_an_item_of_the_plan(world: World) -> None:
    item = planned(world, due_on=None, due_text="近期", criteria=())
    planned(world, text="常年巡查", aspect="巡防", due_on=None, criteria=())

    def edit() -> None:
        said = replace(draft_of_item(item), text="公益广告补到十幅", position=9)
        plans.revise(item, said, **given(world))
        plans.reschedule(item, due_on=None, due_text="入冬前", reason="晚了", **given(world))

    stays_as_known(world, edit, ("每处不少于十幅", "公益广告补到十幅"), ("近期", "入冬前"))


def test_the_name_the_deadline_and_the_plan_of_a_campaign(world: World) -> None:
    paper = village.plan(world)
    campaign = village.started(world, plan=paper, due_on=date(2021, 5, 30), due_text="")
    village.measure(world, campaign)
    meeting = agreed.held(world, title="环境卫生推进会", campaign=campaign)

    def edit() -> None:
        said = village.draft(world, name="村容专项治理", plan=paper, due_on=date(2021, 6, 20))
        campaigns.revise(campaign, replace(said, due_text=""), **given(world))
        documents.edit(paper, title="村容治理方案", **given(world))
        called = replace(draft_of_meeting(meeting), title="村容推进会")
        meetings.revise(meeting, called, **given(world))

    stays_as_known(
        world,
        edit,
        ("村庄环境专项治理", "村容专项治理"),
        ("5月30日", "6月20日"),
        ("《村庄环境治理方案》", "《村容治理方案》"),
        ("环境卫生推进会", "村容推进会"),
    )


def test_the_post_of_who_heads_the_group_and_whom_leaders_look_after(world: World) -> None:
    leader = world.account(world.leader)
    corrections.edit_person(leader, post="党工委书记", by=INSTALLER, now=NOON)
    seated(world, found(world))
    charge = duties.assign(world.pine, ChargeKind.LEADER, person=leader, by=world.office, now=NOON)

    def edit() -> None:
        held = Person.objects.get(pk=leader.pk)
        corrections.edit_person(held, post="街道党工委副书记", by=INSTALLER, now=NOON)
        duties.end(charge, on=TODAY, **given(world))
        duties.assign(world.dragon, ChargeKind.LEADER, person=leader, **given(world))

    stays_as_known(
        world,
        edit,
        ("党工委书记", "街道党工委副书记"),
        ("松树园社区有领导包联", "龙头山社区有领导包联"),
    )


def test_papers_letters_and_what_meetings_are_called(world: World) -> None:
    paper = documents.record(plan(world), **given(world))
    letter = correspondence.receive(asked(world, sender="市创城办"), **given(world))
    bureau = people.add_unit(
        "市文明办", kind=UnitKind.DEPARTMENT, area=world.city, by=INSTALLER, now=days_ago(40)
    )
    wrote = asked(world, number="2", title="又一份", sender="", unit=bureau)
    correspondence.receive(wrote, **given(world))
    agreed.held(world)

    def edit() -> None:
        documents.edit(paper, title="创建实施意见", **given(world))
        people.rename_unit(bureau, name="市文明委", on=date(2021, 4, 1), by=INSTALLER, now=NOON)
        correspondence.edit_letter(letter, sender="区创城委", **given(world))
        meetings.name_types(world.town, {MeetingType.PROGRESS: "专题会"}, **given(world))

    stays_as_known(
        world,
        edit,
        ("创建工作实施方案", "创建实施意见"),
        ("市创城办", "区创城委"),
        ("市文明办", "市文明委"),
        ("推进会", "专题会"),
    )


def test_what_was_pledged_by_whom_and_what_stays_of_it(world: World) -> None:
    friends = Friends(world)
    agreement = friends.agreed(units=(friends.buses, friends.union))
    pledge = friends.pledge()
    corner = friends.corner()

    def edit() -> None:
        said = friends.draft(what="到小区办理公交卡", units=(friends.buses, friends.women))
        pledging.revise(pledge, said, **given(world))
        signed = AgreementDraft(
            community=world.pine, units=(friends.buses,), signed_on=agreement.signed_on
        )
        partners.revise_agreement(agreement, signed, **given(world))
        keeping.revise(corner, replace(draft_of_facility(corner), name="门厅药箱"), **given(world))
        bus = friends.buses
        people.rename_unit(bus, name="市公交集团", on=date(2021, 4, 1), by=INSTALLER, now=NOON)

    stays_as_known(
        world,
        edit,
        ("到社区办理公交卡", "到小区办理公交卡"),
        ("市公交公司与", "市公交集团、红山区妇联与"),
        ("大厅应急角", "门厅药箱"),
    )


def test_what_a_difficulty_is_and_why(world: World) -> None:
    hard_one = hard.asked(world, needed="列入改造资金")

    def edit() -> None:
        said = hard.draft(world, title="补建坡道缺钱", cause="预算没有列", needed="先改一半")
        difficulties.revise(hard_one, said, **given(world))

    stays_as_known(
        world,
        edit,
        ("老旧小区补建坡道没有钱", "补建坡道缺钱"),
        ("街道没有这笔预算", "预算没有列"),
        ("列入改造资金", "先改一半"),
    )
