"""进展报告 一（一）: standards, papers, letters, the leading group, charges, meetings."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.documents import commands as documents
from chuangcheng.documents import correspondence
from chuangcheng.documents.drafts import ReplyDraft
from chuangcheng.documents.models import DocumentKind, Letter, ReplyKind
from chuangcheng.duties import commands as duties
from chuangcheng.duties import groups
from chuangcheng.duties.models import ChargeKind
from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.meetings import commands as meetings
from chuangcheng.meetings.models import MeetingType
from chuangcheng.people import commands as people
from chuangcheng.places import commands as places
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.trail import queries as trail
from tests.documents.conftest import asked, plan
from tests.duties import listed
from tests.duties.test_groups import found, seated
from tests.meetings import agreed
from tests.reports.read import paragraphs, told
from tests.standards import trees
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.one_engine

KEY = "organisation"
NOTHING = "XX街道还没有登记测评体系、实施方案和责任清单。"
NO_MEETING = "截至2021年4月12日，还没有登记召开过会议。"


def record(world: World, **changes: object) -> None:
    documents.record(plan(world, **changes), by=world.office, now=NOON)


def test_an_empty_office(world: World) -> None:
    assert paragraphs(world, KEY) == [NOTHING, NO_MEETING]


def test_standards_plan_and_list_in_the_order_of_their_issue(world: World) -> None:
    trees.in_use(world)
    record(world, title="创城责任清单", kind=DocumentKind.DUTY_LIST, issued_on=date(2021, 3, 10))
    record(world)
    record(world, title="公约上墙通知", kind=DocumentKind.NOTICE)

    assert paragraphs(world, KEY)[0] == (
        "XX街道按照《城市文明程度测评体系》的要求开展创建工作。"
        "我街道先后制定了《创建工作实施方案》和《创城责任清单》。"
    )


def test_a_plan_of_a_body_above_is_what_the_office_works_by(world: World) -> None:
    record(world, title="全区创建方案", unit=None, issuer="区创城委")
    assert paragraphs(world, KEY)[0] == "XX街道按照《全区创建方案》的要求开展创建工作。"

    record(world)
    assert paragraphs(world, KEY)[0].endswith("我街道制定了《创建工作实施方案》。")


def test_a_title_inside_a_title(world: World) -> None:
    record(world, title="贯彻《全区创建方案》的实施方案")

    assert "《贯彻〈全区创建方案〉的实施方案》" in told(world, KEY)


def test_papers_of_the_day_and_as_they_were_known(world: World) -> None:
    record(world)
    known = trail.last_entry_id()
    record(world, title="六月方案", issued_on=date(2021, 4, 10))

    assert "六月方案" not in told(world, KEY, as_of=date(2021, 4, 9))
    assert "六月方案" not in told(world, KEY, known_at=known)
    assert NOTHING in told(world, KEY, known_at=known - 1)
    assert "六月方案" in told(world, KEY)


def test_letters_none_answered_some_and_all(world: World) -> None:
    first = correspondence.receive(asked(world), by=world.office, now=NOON)
    assert "收到区创城办来文1份，尚待回复1份。" in told(world, KEY)

    second = correspondence.receive(asked(world, sender="市创城办"), by=world.office, now=NOON)
    answer(world, first)
    assert "收到区创城办、市创城办来文2份，已按要求回复1份，尚待回复1份。" in told(world, KEY)

    answer(world, second)
    assert "收到区创城办、市创城办来文2份，均已按要求回复。" in told(world, KEY)


def test_letters_of_last_year_that_still_wait(world: World) -> None:
    old = asked(world, received_on=date(2020, 12, 8), reply_by=None)
    correspondence.receive(old, by=world.office, now=NOON)
    assert "往年收到的来文尚待回复1份。" in told(world, KEY)

    correspondence.receive(asked(world), by=world.office, now=NOON)
    assert "收到区创城办来文1份。连同往年收到的，尚待回复的来文共2份。" in told(world, KEY)


def test_of_many_senders_some_are_named(world: World) -> None:
    for sender in ("区创城办", "市创城办", "区文明办", "区住建局"):
        correspondence.receive(asked(world, sender=sender), by=world.office, now=NOON)

    assert "收到区创城办、市创城办、区文明办等单位来文4份，尚待回复4份。" in told(world, KEY)


def answer(world: World, letter: Letter) -> None:
    draft = ReplyDraft(kind=ReplyKind.FINAL, replied_on=TODAY, text="已报送")
    correspondence.reply(letter, draft, by=world.office, now=NOON)


def test_the_leading_group_with_the_post_of_its_head_and_no_name(world: World) -> None:
    group = found(world)
    assert "我街道成立了创城工作领导小组。" in told(world, KEY)

    head = people.add_person("周明", unit=None, post="党工委书记", by=INSTALLER, now=NOON)
    seat = seated(world, group, person=head)
    assert "我街道成立了以党工委书记为组长的创城工作领导小组。" in told(world, KEY)
    assert "周明" not in told(world, KEY)

    other = people.add_person("吴静", unit=None, post="办事处主任", by=INSTALLER, now=NOON)
    seated(world, group, person=other)
    assert "以党工委书记和办事处主任为组长的" in told(world, KEY)

    groups.leave_seat(seat, on=date(2021, 4, 1), by=world.office, now=NOON)
    assert "以办事处主任为组长的" in told(world, KEY)
    assert "以党工委书记和办事处主任为组长的" in told(world, KEY, as_of=date(2021, 3, 31))


def test_the_list_is_divided_into_items_that_name_somebody_or_not(world: World) -> None:
    listed.published(world)
    assert "责任清单共分解责任1项，责任人已明确。" in told(world, KEY)


def test_who_looks_after_which_community(world: World) -> None:
    leader: Any = {"person": world.account(world.leader), "by": world.office, "now": NOON}
    duties.assign(world.pine, ChargeKind.LEADER, **leader)
    assert "松树园社区有领导包联。" in told(world, KEY)

    duties.assign(world.dragon, ChargeKind.LEADER, **leader)
    assert "各社区均有领导包联。" in told(world, KEY)

    first = grid(world, world.pine)
    grid(world, world.dragon)
    duties.assign(first, ChargeKind.PARTY, **leader)
    assert "各社区均有领导包联，松树园社区的部分网格有党员干部包保。" in told(world, KEY)


def grid(world: World, community: Area) -> Area:
    return places.add_area(
        parent=community, kind=AreaKind.GRID, name="第一网格", by=INSTALLER, now=NOON
    )


def test_meetings_of_one_type_and_of_several_under_the_names_of_reports(world: World) -> None:
    names = {MeetingType.PROGRESS: "创建工作推进会"}
    meetings.name_types(world.town, names, by=world.office, now=NOON)
    agreed.held(world)
    assert paragraphs(world, KEY)[-1] == "截至2021年4月12日，共召开创建工作推进会1次。"

    agreed.held(world, title="动员会", type=MeetingType.MOBILIZATION, meets_on=date(2021, 3, 2))
    agreed.planned(world)
    assert paragraphs(world, KEY)[-1] == (
        "截至2021年4月12日，共召开会议2次，其中动员会1次、创建工作推进会1次。"
    )
