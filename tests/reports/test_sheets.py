"""附表: rows behind a report add up to what it says, name nobody, and stay as they were signed."""

from collections import Counter
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.issues import CLOSED, FOUND
from chuangcheng.figures.partners import AGREEMENTS_SIGNED, COMMUNITIES_MATCHED, PLEDGES
from chuangcheng.figures.plan import CLOSED as ITEMS_CLOSED
from chuangcheng.figures.plan import PLANNED
from chuangcheng.issues import commands as issues
from chuangcheng.issues.models import Source
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.ledgers.layouts import ISSUE_LIST
from chuangcheng.ledgers.plan_layout import PLAN_LIST
from chuangcheng.ledgers.pledge_layout import PLEDGE_LIST
from chuangcheng.partners import commands as partners
from chuangcheng.partners.models import PledgeKind
from chuangcheng.people.models import Person
from chuangcheng.plan import commands as plan
from chuangcheng.reports import commands, freezing, issue_sheet, partner_sheet, plan_sheet, signing
from chuangcheng.reports.covers import Cover
from chuangcheng.reports.dress import Attachment, Dress
from chuangcheng.reports.models import Report, Sheet, Signing
from chuangcheng.reports.plain import as_text
from chuangcheng.reports.progress import scope_of
from chuangcheng.reports.sheets import bodies
from chuangcheng.reports.word import as_docx
from chuangcheng.trail import queries as trail
from tests.partners.friends import Friends
from tests.plan.planned import planned
from tests.reports.papers import official, paper
from tests.world import NOON, TODAY, World

ALL = tuple(Sheet.values)


@pytest.fixture
def friends(world: World) -> Friends:
    return Friends(world)


def sheet(world: World, which: Sheet, **changes: Any) -> Attachment:
    return bodies([which], scope_of(world.town, as_of=TODAY, **changes))[which]


def column(body: Attachment, head: str) -> list[str]:
    place = body.heads.index(head)
    return [row[place] for row in body.rows]


def test_issues_are_those_that_the_report_counts(world: World) -> None:
    world.closed()
    world.dispatched(category=world.lamp, title="楼道灯不亮")
    world.issue(place=world.far_compound)
    issues.void(world.issue(), reason="重复登记", by=world.office, now=NOON)
    world.issue(source=Source.HOTLINE)

    body, scope = sheet(world, Sheet.ISSUES), scope_of(world.town, as_of=TODAY)

    counted = ask([FOUND, CLOSED], scope)
    assert len(body.rows) == counted[FOUND.key].value == 3
    assert column(body, "是否销号").count("是") == counted[CLOSED.key].value == 1
    assert Counter(column(body, "社区/村")) == {world.pine.name: 2, world.dragon.name: 1}
    by_kind = ask_by([FOUND], scope, "kind")[FOUND.key]
    assert body.note.startswith("截至2021年4月12日，共3条，其中")
    assert all(f"{told.value}条" in body.note for told in by_kind.values())
    assert column(body, "整改情况") == ["已销号", "待签收", "待交办"]
    assert column(body, "完成日期") == ["4月9日", "", ""]


def test_issues_stand_as_they_stood_and_were_known(world: World) -> None:
    issue = world.closed()
    known = trail.last_entry_id()
    before = sheet(world, Sheet.ISSUES, known_at=known)
    issues.void(issue, reason="重复登记", by=world.office, now=NOON)

    assert sheet(world, Sheet.ISSUES, known_at=known) == before
    assert sheet(world, Sheet.ISSUES).rows == ()
    earlier = bodies(["issues"], scope_of(world.town, as_of=date(2021, 4, 6), known_at=known))
    assert column(earlier["issues"], "整改情况") == ["待签收"]


def test_nobody_is_named_and_no_phone_goes_up(world: World, friends: Friends) -> None:
    world.closed(title="一楼住户说打13904760000找物业", location="3单元402室")
    world.issue(title="门口有流浪人员王某滞留")
    friends.agreed()
    friends.pledge(kind=PledgeKind.ASSISTANCE, quantity=Quantity(2), quantity_unit="名")
    planned(world, person=Person.objects.get(pk=world.keeper.person_id))

    told = str([sheet(world, which).rows for which in Sheet])

    names = [name for name in Person.objects.values_list("name", flat=True) if name]
    for hidden in ("13904760000", "402", "王某", "2名", *names):
        assert hidden not in told, hidden


def test_partners_with_and_without_a_promise_add_up(world: World, friends: Friends) -> None:
    friends.agreed()
    friends.pledge()
    friends.corner()
    friends.agreed(community=world.dragon, units=(friends.union,))
    partners.match(world.dragon, friends.women, on=date(2021, 4, 1), by=world.office, now=NOON)

    body, scope = sheet(world, Sheet.PARTNERS), scope_of(world.town, as_of=TODAY)

    told = ask([PLEDGES, AGREEMENTS_SIGNED, COMMUNITIES_MATCHED], scope)
    promised = [what for what in column(body, "承诺事项") if what]
    assert len(promised) == told[PLEDGES.key].value == 2
    assert len(set(column(body, "包联社区(村)"))) == told[COMMUNITIES_MATCHED.key].value == 2
    days = zip(column(body, "包联社区(村)"), column(body, "签订日期"), strict=True)
    assert len({pair for pair in days if pair[1]}) == told[AGREEMENTS_SIGNED.key].value == 2
    assert column(body, "包联单位")[-2:] == ["红山区总工会", "红山区妇联"]
    assert body.note.endswith("包联单位对接社区2个，签订共建协议2份，商定共建事项2项。")


def test_the_plan_holds_what_was_closed_and_not_what_was_dropped(world: World) -> None:
    planned(world)
    by = world.office
    plan.close(planned(world, text="公约上墙", criteria=()), on=TODAY, by=by, now=NOON)
    plan.withdraw(planned(world, text="不做了"), reason="取消", by=by, now=NOON)

    body, scope = sheet(world, Sheet.PLAN), scope_of(world.town, as_of=TODAY)

    told = ask([PLANNED, ITEMS_CLOSED], scope)
    assert len(body.rows) == told[PLANNED.key].value == 2
    assert column(body, "状态").count("已办结") == told[ITEMS_CLOSED.key].value == 1
    assert column(body, "责任") == ["XX街道综合行政执法局"] * 2
    assert body.note == "截至2021年4月12日，列入工作计划2项，已办结1项。"


def test_the_columns_are_those_of_the_ledgers_in_their_order() -> None:
    for heads, layout in (
        (issue_sheet.HEADS, ISSUE_LIST),
        (partner_sheet.HEADS, PLEDGE_LIST),
        (plan_sheet.HEADS, PLAN_LIST),
    ):
        columns = [layout.named(str(head)) for head in heads]
        places = [layout.columns.index(column) for column in columns if column]
        assert len(places) == len(heads)
        assert places == sorted(places), layout.name


def test_sheets_of_an_empty_office_say_so(world: World) -> None:
    notes = [sheet(world, which) for which in Sheet]

    assert [(body.heads, body.rows) for body in notes] == [((), ())] * 3
    assert [body.note for body in notes] == [
        "截至2021年4月12日，小区排查没有登记问题。",
        "截至2021年4月12日，没有登记包联单位。",
        "截至2021年4月12日，没有登记工作计划。",
    ]


def test_sheets_take_as_many_statements_for_many_records_as_for_few(
    world: World, friends: Friends, django_assert_num_queries: Any
) -> None:
    scope = scope_of(world.town, as_of=TODAY)

    def more(n: int) -> None:
        world.closed()
        friends.once(what=f"第{n}件")
        planned(world, text=f"第{n}项")

    more(1)
    with django_assert_num_queries(21):
        bodies(ALL, scope)
    more(2)
    more(3)
    with django_assert_num_queries(21):
        bodies(ALL, scope)


def drafted(world: World, **changes: Any) -> Report:
    cover = Cover(as_of=TODAY, **{"sheets": ALL, **changes})
    return commands.draft(world.town, cover, by=world.office, now=NOON)


def signed(world: World, report: Report) -> Signing:
    commands.check(report, by=world.office, now=NOON)
    return signing.sign(report, signed_on=TODAY, by=world.leader, now=NOON)


def test_the_choice_stands_in_its_order_and_is_named_once(world: World) -> None:
    report = drafted(world, sheets=("plan", "issues"), attachments=("问题清单", "照片"))

    assert (report.sheets, report.attachments) == (["issues", "plan"], ["照片"])
    commands.dress(report, Cover(as_of=TODAY), by=world.office, now=NOON)
    assert report.sheets == []


def test_what_is_attached_is_signed_with_the_paper(world: World, friends: Friends) -> None:
    issue, item = world.closed(), planned(world)
    friends.pledge()
    done = signed(world, drafted(world))
    frozen = freezing.of_signing(done)
    attached = freezing.frozen_bodies(done)
    bytes_then = as_docx(freezing.frozen_paper(done), Dress(attachments=tuple(attached.values())))

    issues.void(issue, reason="重复登记", by=world.office, now=NOON)
    plan.withdraw(item, reason="取消", by=world.office, now=NOON)
    world.issue()

    again = freezing.freeze(done.report, known_at=done.known_at)
    assert again == frozen
    assert again.sha256 == done.sha256
    assert [len(body.rows) for body in freezing.frozen_bodies(done).values()] == [1, 1, 1]
    now = Dress(attachments=tuple(freezing.frozen_bodies(done).values()))
    assert as_docx(freezing.frozen_paper(done), now) == bytes_then
    without = freezing.Frozen(frozen.content, frozen.numbers)
    assert without.sha256 != done.sha256


def wide(rows: int = 40) -> Attachment:
    heads = [f"第{n}列" for n in range(1, 11)]
    cells = [tuple(f"{row}之{n}" for n in range(1, 11)) for row in range(rows)]
    return Attachment.of_rows("问题清单", "截至2021年4月15日，共40条。", heads, cells)


def test_a_wide_table_lies_on_its_side_and_its_pages_are_numbered_where_they_were() -> None:
    narrow = Attachment.of_rows("计划表", "", ["任务"], [("清理",)])
    docx = Document(BytesIO(as_docx(paper(), official(attachments=(wide(), narrow), head=None))))

    turns = [section.orientation == WD_ORIENT.LANDSCAPE for section in docx.sections]
    assert turns[:3] == [False, True, False]
    footer = docx.sections[1].footer._element
    assert footer.find(f".//{qn('w:textDirection')}").get(qn("w:val")) == "tbRl"
    assert " PAGE " in str([each.attrib for each in footer.iter(qn("w:fldSimple"))])
    table = docx.tables[0]
    assert [len(table.rows), len(table.columns)] == [41, 11]
    assert [cell.text for cell in table.rows[40].cells][:2] == ["40", "39之1"]


def test_as_text_its_rows_stand_behind_the_signature(world: World) -> None:
    lines = as_text(paper(), official(attachments=(wide(2),), imprint=None)).splitlines()

    at = lines.index("附件")
    assert lines[at + 1 : at + 4] == [
        "问题清单",
        "截至2021年4月15日，共40条。",
        "\t".join(wide().heads),
    ]
    assert lines[at + 4].startswith("1\t0之1\t0之2")
    assert at > lines.index(next(line for line in lines if line.endswith("XX街道办事处")))
