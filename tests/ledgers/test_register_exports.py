"""Exports, cell by cell with another reader; and an export imported again changes nothing."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from chuangcheng.calendars import commands as calendars
from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.issues import handling
from chuangcheng.issues.models import Issue, Kind, Recheck
from chuangcheng.issues.rechecking import recheck
from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.ledgers import exporting
from chuangcheng.ledgers.verdicts import Outcome, Verdict
from chuangcheng.people import commands as people
from chuangcheng.places.models import Place
from tests.ledgers import messy
from tests.ledgers.taking import previewed, verdicts, written
from tests.world import NOON, World, days_ago

pytestmark = pytest.mark.django_db

COLUMNS = (
    "序号 问题编号 发现日期 来源 社区/村 点位类型 点位名称 具体位置 问题类别 问题描述 对应指标"
    " 责任单位 责任人 联系电话 整改措施 整改时限 整改情况 完成日期 核查人 核查结果 是否销号"
    " 回头看 整改前照片 整改后照片 备注"
)
COMPOUND_COLUMNS = (
    "序号 社区 小区名称 地址 类型(有物业/三无/弃管) 物业公司 负责人 电话 楼栋数 户数 建成年份"
    " 网格员 备注"
)
MARK = "演示数据，内容虚构，与所列单位无关"
TRAPS = ("=1+1", "+86 138 0000 0000", "@张三", "-5℃未供暖", '=HYPERLINK("http://x")', "\t制表")


def rows_of(content):
    """Every row of the only sheet as openpyxl reads it, formulas as formulas."""
    book = openpyxl.load_workbook(BytesIO(content))
    (sheet,) = book.worksheets
    return [[cell.value for cell in row] for row in sheet.iter_rows()], sheet


def exported(issues=None):
    rows = Issue.objects.order_by("id") if issues is None else issues
    return exporting.export_issues(rows, now=NOON)


def of_every_state(world: World) -> None:
    """One issue of each state that the road knows."""
    world.closed(title="已销号的", measure="清运", remark="复查过")
    world.submitted(title="待核查的", location="2号楼")
    world.rectifying(title="整改中的", category=world.lamp)
    world.dispatched(title="待签收的")
    world.suspended(title="暂缓的")
    world.issue(title="待交办的", category=None, kind=Kind.SANITATION)
    world.issue(title="没有类别的", category=None)
    world.issue(title="单位待明确的", unit_pending=True)
    world.reported(title="待受理的")
    world.issue(title="不在点位的", place=None, community=world.village, location="村口")
    handling.return_(
        world.rectifying(title="退单的"),
        reason="不归我管",
        by=world.property_clerk,
        now=days_ago(4),
    )
    for trap in TRAPS:
        world.issue(title=trap)


def test_the_columns_are_the_register_s_in_its_order_under_a_title(world):
    world.issue()

    rows, sheet = rows_of(exported())

    assert rows[0][0] == "问题清单"
    assert rows[1] == COLUMNS.split()
    assert sheet.freeze_panes == "A3"
    assert len(rows) == 3


def test_every_cell_of_a_closed_issue_says_what_the_base_says(world):
    issue = world.closed(location="2号楼", measure="当日清运", remark="复查")

    rows, _sheet = rows_of(exported())

    said = dict(zip(COLUMNS.split(), rows[2], strict=True))
    assert said == {
        "序号": 1,
        "问题编号": issue.number,
        "发现日期": datetime(2021, 4, 5),
        "来源": "排查",
        "社区/村": "松树园社区",
        "点位类型": "小区",
        "点位名称": "阳光花园",
        "具体位置": "2号楼",
        "问题类别": "积存垃圾",
        "问题描述": "单元门口堆放旧沙发",
        "对应指标": None,
        "责任单位": "和美物业",
        "责任人": None,
        "联系电话": None,
        "整改措施": "当日清运",
        "整改时限": datetime(2021, 4, 9),
        "整改情况": "已销号",
        "完成日期": datetime(2021, 4, 8),
        "核查人": "核查人员verifier",
        "核查结果": "通过",
        "是否销号": "是",
        "回头看": None,
        "整改前照片": None,
        "整改后照片": None,
        "备注": "复查",
    }


def test_text_that_looks_like_a_formula_is_text(world):
    for trap in TRAPS:
        world.issue(title=trap)

    _rows, sheet = rows_of(exported())

    titles = [sheet.cell(row, 10) for row in range(3, 3 + len(TRAPS))]
    assert [cell.value for cell in titles] == [trap.strip() for trap in TRAPS]
    assert {cell.data_type for cell in titles} == {"s"}


def test_only_what_was_asked_for_is_exported_in_its_order(world):
    first, second = world.issue(title="一"), world.issue(title="二")
    world.issue(title="三", place=world.far_compound)

    rows, _sheet = rows_of(exported(Issue.objects.filter(community=world.pine).order_by("-id")))

    assert [row[1] for row in rows[2:]] == [second.number, first.number]


@pytest.mark.parametrize("is_demo", [True, False])
def test_a_demo_marks_its_exports(world, is_demo):
    if is_demo:
        calendars.start_demo_clock(NOON, by=INSTALLER, now=NOON)

    rows, _sheet = rows_of(exported())

    assert [row[0] for row in rows[:2]] == (["问题清单", MARK] if is_demo else ["问题清单", "序号"])


def test_an_export_of_every_state_imports_unchanged(world):
    of_every_state(world)

    shown = previewed(exported(), world.office)

    assert set(verdicts(shown).values()) == {Verdict.SAME}
    assert shown.outcome is Outcome.OK
    assert shown.to_write == 0
    assert len(verdicts(shown)) == Issue.objects.count()


def test_looks_go_out_and_come_in_as_what_stands_on_record(world):
    held, back = world.closed(title="没有反弹的"), world.closed(title="反弹的")
    recheck(held, holds=True, at=days_ago(1), by=world.verifier, now=NOON)
    relapse = recheck(back, holds=False, seen="又堆了", by=world.verifier, now=NOON).relapse
    rows, _sheet = rows_of(exported())
    column = COLUMNS.split().index("回头看")
    told = [row[column] for row in rows[-3:]]
    assert told == ["2021年4月11日没有反弹", f"2021年4月12日反弹，见 {relapse.number}", None]

    shown = previewed(exported(), world.office)
    assert set(verdicts(shown).values()) == {Verdict.SAME}
    notes = lambda: [each.row.cells["recheck"].notes for each in shown.lines]  # noqa: E731
    assert not any(notes())
    rows[-3][column] = "反弹"
    shown = previewed(messy.book([rows[-4], *rows[-3:]]), world.office)
    assert "核查人员在系统里登记" in " ".join(notes()[0])
    assert Recheck.objects.count() == 2


def test_an_export_of_a_community_imports_unchanged_by_the_community(world):
    of_every_state(world)
    mine = Issue.objects.filter(community=world.pine).order_by("id")

    shown = previewed(exported(mine), world.pine_clerk)

    assert set(verdicts(shown).values()) == {Verdict.SAME}


def test_an_export_fills_an_empty_base_as_far_as_it_proves(world):
    world.closed()
    content = exported()
    Issue.objects.update(number="YY-2021-000001", found_on=date(2021, 4, 4))

    shown = previewed(content, world.office)

    assert shown.wrong_cells == ("问题清单!B3",)


def test_the_compounds_export_has_the_register_s_columns_and_imports_unchanged(world):
    _furnish(world)
    places = Place.objects.order_by("id")

    content = exporting.export_places(places, by=world.office, now=NOON)

    rows, _sheet = rows_of(content)
    assert rows[1] == COMPOUND_COLUMNS.split()
    assert rows[2] == [
        *(1, "松树园社区", "阳光花园", "钢铁街1号", "有物业", "和美物业", "王经理"),
        *("0476-0000001", 12, "1000余", 1998, "网格员grid", "临街"),
    ]
    assert rows[3][:3] == [2, "龙头山社区", "惠民家园"]
    shown = previewed(content, world.office)
    assert verdicts(shown) == {3: Verdict.SAME, 4: Verdict.SAME}


def test_phones_are_masked_for_who_may_not_see_them_and_still_import_unchanged(world):
    _furnish(world)

    content = exporting.export_places(Place.objects.order_by("id"), by=world.pine_clerk, now=NOON)

    rows, _sheet = rows_of(content)
    assert rows[2][7] == "047****0001"
    assert verdicts(previewed(content, world.office))[3] is Verdict.SAME


def test_an_imported_ledger_exports_what_it_said(world):
    from tests.ledgers import six

    written(six.finished_work(), world.office)

    rows, _sheet = rows_of(exported())
    by_title = {row[9]: dict(zip(COLUMNS.split(), row, strict=True)) for row in rows[2:]}
    road = by_title["路面坑洼"]
    assert road["责任单位"] == "XX街道综合行政执法局、松树园社区居委会"
    assert (road["整改时限"], road["完成日期"]) == (datetime(2021, 4, 9), datetime(2021, 4, 8))
    assert by_title["消防通道被占用"]["责任单位"] == "待明确"


def _furnish(world: World) -> None:
    """The compound with everything that its register keeps."""
    from chuangcheng.places import commands as places

    places.edit_place(
        world.compound,
        address="钢铁街1号",
        households=Quantity(1000, Certainty.AT_LEAST),
        buildings=12,
        year_built=1998,
        note="临街",
        by=world.office,
        now=NOON,
    )
    manager = people.add_person(
        "王经理", unit=world.property_company, phone="0476-0000001", by=INSTALLER, now=NOON
    )
    held = duties.assign(
        world.compound,
        ChargeKind.PROPERTY,
        unit=world.property_company,
        person=manager,
        by=world.office,
        now=NOON,
    )
    assert held.person == manager
    grid = world.account(world.grid_worker)
    duties.assign(world.compound, ChargeKind.GRID_WORKER, person=grid, by=world.office, now=NOON)
