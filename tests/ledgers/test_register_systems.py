"""测评体系: tables in three layouts become drafts, come out again unchanged, and are taken back."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers import previewing
from chuangcheng.ledgers.choices import NONE
from chuangcheng.ledgers.clause_exporting import export_clauses
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.verdicts import Outcome, Verdict
from chuangcheng.places.models import PlaceType
from chuangcheng.standards import commands, drafting, queries
from chuangcheng.standards.models import Clause, EvaluationSystem, EvidenceKind, Level, SystemState
from chuangcheng.standards.requirements import Required
from tests.ledgers import systems
from tests.ledgers.taking import all_accepted, errors, previewed, questions, verdicts, written
from tests.standards import trees
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

COLUMNS = (
    "序号 测评体系 测评项目 指标名称 测评内容 测评标准 测评方法 分值 测评地点 材料要求"
    " 实地考察要求 责任单位 责任单位领导 完成时限 迎检点"
)


def leaves(system: EvaluationSystem) -> list[Clause]:
    rows = Clause.objects.standing().filter(system=system, level__in=queries.LEAVES)
    return queries.in_order(queries.with_line(rows).prefetch_related("place_types", "requirements"))


def exported(system: EvaluationSystem) -> bytes:
    return export_clauses(leaves(system), now=NOON)


def told(clauses: list[Clause]) -> list[tuple[str, str]]:
    return [(clause.full_code, clause.text) for clause in clauses]


def everything(system: EvaluationSystem) -> list[tuple[Any, ...]]:
    """All that is kept of the standards of a system."""
    return [
        (
            *(*told([c])[0], c.methods, c.weight, c.note),
            *(c.said_units, c.said_due, c.said_sites, c.said_leader),
            *(queries.place_types_of(c), queries.required_of(c)),
        )
        for c in leaves(system)
    ]


@pytest.mark.parametrize("content", [systems.five_columns, systems.units_beside, systems.by_place])
def test_a_table_of_standards_is_known_by_its_header(content: Any) -> None:
    assert previewing.guess(open_workbook(content())) is Register.STANDARDS


def test_five_columns_with_merged_levels_become_a_draft(world: World) -> None:
    content = systems.five_columns()
    assert previewed(content, world.office).outcome is Outcome.OK

    written(content, world.office)

    system = EvaluationSystem.objects.get()
    assert (str(system), system.year, system.state) == (systems.SHEET, 2021, SystemState.DRAFT)
    assert told(leaves(system)) == [
        ("Ⅰ-1 Ⅱ-1 Ⅲ-1 1)", "楼道照明完好；2)消防通道畅通"),
        ("Ⅰ-1 Ⅱ-1 Ⅲ-2 1)", "没有垃圾堆积"),
        ("Ⅰ-1 Ⅱ-1 Ⅲ-2 2)", "居民公约上墙"),
        ("", "发生有影响的安全事故"),
    ]
    assert leaves(system)[2].method_words == "材料审核、实地考察"
    assert leaves(system)[-1].level == Level.NEGATIVE
    assert Clause.objects.exclude(level__in=queries.LEAVES).count() == 4


def test_standards_numbered_in_one_cell_are_split_on_request(world: World) -> None:
    content = systems.five_columns()
    choices = replace(NONE, split=frozenset({f"{systems.SHEET}!3"}))

    written(content, world.office, choices)

    assert told(leaves(EvaluationSystem.objects.get()))[:2] == [
        ("Ⅰ-1 Ⅱ-1 Ⅲ-1 1)", "楼道照明完好"),
        ("Ⅰ-1 Ⅱ-1 Ⅲ-1 2)", "消防通道畅通"),
    ]


def test_units_and_materials_are_kept_as_the_sheet_says_them(world: World) -> None:
    written(systems.units_beside(), world.office)

    system = EvaluationSystem.objects.get()
    first, second, third = leaves(system)
    assert (first.code, first.text) == ("1)", "有学习计划和考核办法")
    assert queries.required_of(first) == (
        Required(EvidenceKind.IMAGE, note="会议通知、照片等材料"),
        Required(EvidenceKind.IMAGE, 2, note="会场"),
    )
    assert second.method_words == "材料审核"
    assert third.method_words == "材料审核、问卷调查"
    assert [said.units for said in queries.said_by_sheet(system)] == [
        *("党政办、各社区", "党政办、各社区", "社区建设办")
    ]


def test_places_deadlines_sites_and_leaders_come_in_with_their_words(world: World) -> None:
    shown = previewed(systems.by_place(), world.office)
    assert shown.outcome is Outcome.OK

    written(systems.by_place(), world.office)

    system = EvaluationSystem.objects.get()
    ads, tidy, road, agency = leaves(system)
    assert ads.parent is not None
    assert ads.parent.text == "居民小区"
    assert queries.place_types_of(tidy) == (PlaceType.COMPOUND,)
    assert queries.place_types_of(road) == (PlaceType.BACK_ALLEY, PlaceType.ROAD)
    assert (agency.said_sites, queries.place_types_of(agency)) == ("旅行社", ())
    (first, *_rest) = queries.said_by_sheet(system)
    assert (first.units, first.leader, first.due, first.sites) == (
        *("各社区", "王主任", "4月30日前", "阳光花园"),
    )
    assert tidy.note == "看楼道"


@pytest.mark.parametrize("content", [systems.five_columns, systems.units_beside, systems.by_place])
def test_what_came_in_goes_out_and_comes_in_unchanged(world: World, content: Any) -> None:
    written(content(), world.office)
    system = EvaluationSystem.objects.get()
    before = everything(system)

    shown = previewed(exported(system), world.office)
    again = previewed(content(), world.office)

    assert set(verdicts(shown).values()) == {Verdict.SAME}
    assert shown.outcome is Outcome.OK
    assert len(verdicts(shown)) == len(before)
    assert set(verdicts(again).values()) == {Verdict.SAME}


def test_the_export_has_the_columns_of_the_register_and_says_that_it_is_an_example(
    world: World,
) -> None:
    system = trees.drafted(world)

    (sheet,) = openpyxl.load_workbook(BytesIO(exported(system))).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert rows[1][0] == "示例，以上级下发版本为准"
    assert rows[2] == COLUMNS.split()
    assert rows[3] == [
        *(1, "城市文明程度测评体系（2021年版）", "Ⅰ-1 生活环境", "Ⅱ-1 居住小区", "Ⅲ-1 安全"),
        *("1) 楼道照明完好", "实地考察", 1.5, "小区", None, None, None, None, None, None),
    ]
    assert rows[6][2] == "负面清单"


def test_an_export_fills_an_empty_base_with_the_same(world: World) -> None:
    system = trees.drafted(world)
    content, before = exported(system), everything(system)
    commands.discard(system, reason="重来", by=world.office, now=NOON)

    written(content, world.office)

    assert everything(EvaluationSystem.objects.standing().get()) == before


def test_a_draft_takes_what_a_later_table_says_otherwise_and_gives_it_back(world: World) -> None:
    written(systems.units_beside(), world.office)
    system = EvaluationSystem.objects.get()
    before = everything(system)
    rows: list[list[Any]] = [
        ["测评项目", "测评标准", "测评方法", "分值", "测评地点", "材料要求", "责任单位"],
        ["学习制度", "1)有学习计划", "实地考察", "2.5", "社区", "文件1份", "党政办"],
        ["志愿服务", "有志愿者台账", None, None, None, None, None],
        ["阵地建设", "有活动室", None, None, None, None, None],
    ]
    content = systems.book_of(rows, sheet="责任分工（2021年版）")
    assert list(verdicts(previewed(content, world.office)).values()) == [
        *(Verdict.CHANGED, Verdict.NEW, Verdict.NEW)
    ]

    record = written(content, world.office)

    changed = leaves(system)[0]
    assert (changed.text, changed.weight, changed.method_words) == (
        *("有学习计划", Decimal("2.5"), "实地考察"),
    )
    assert len(leaves(system)) == 5
    ledgers.undo(record, by=world.office, now=NOON)
    assert everything(system) == before
    assert not Clause.objects.standing().filter(text="阵地建设").exists()


def test_undoing_the_first_import_leaves_no_system(world: World) -> None:
    record = written(systems.five_columns(), world.office)

    ledgers.undo(record, by=world.office, now=NOON)

    assert not EvaluationSystem.objects.standing().exists()
    assert not Clause.objects.standing().exists()


def test_an_import_that_was_put_in_use_or_edited_is_not_taken_back(world: World) -> None:
    record = written(systems.five_columns(), world.office)
    system = EvaluationSystem.objects.get()
    drafting.edit_clause(leaves(system)[0], note="走一遍", by=world.office, now=NOON)
    with pytest.raises(Refused, match="又办过"):
        ledgers.undo(record, by=world.office, now=NOON)

    commands.put_in_use(system, on=TODAY, by=world.office, now=NOON)
    with pytest.raises(Refused, match=r"城市体系（2021年版） 4月12日 由创城办office启用"):
        ledgers.undo(record, by=world.office, now=NOON)


def test_a_system_in_use_is_not_changed_by_a_table(world: World) -> None:
    written(systems.units_beside(), world.office)
    system = EvaluationSystem.objects.get()
    commands.put_in_use(system, on=TODAY, by=world.office, now=NOON)
    rows: list[list[Any]] = [
        ["测评项目", "测评标准", "责任单位"],
        ["志愿服务", "开展便民活动", "别的单位"],
        ["志愿服务", "新的标准", None],
    ]

    shown = previewed(systems.book_of(rows, sheet="责任分工（2021年版）"), world.office)

    assert shown.outcome is Outcome.ERROR
    assert all("在用的体系，条文不能改" in errors(shown, n)[f"B{n}"] for n in (2, 3))
    same = previewed(systems.units_beside(), world.office)
    assert set(verdicts(same).values()) == {Verdict.SAME}


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        ([None, "Ⅱ-1 小区", "标准", None], "B2", "上面没有测评项目"),
        ([None, None, "标准", None], "C2", "没有写测评项目"),
        (["Ⅰ-1", None, "标准", None], "C2", "只有编号"),
        (["环境", None, "1)", None], "C2", "不能空"),
        (["环境", None, "标准", "1.234"], "D2", "最多两位小数"),
    ],
)
def test_what_cannot_be_recorded_is_said_at_its_cell(
    world: World, row: list[Any], cell: str, words: str
) -> None:
    head = ["测评项目", "指标名称", "测评标准", "分值"]

    shown = previewed(systems.book_of([head, row], sheet="城市体系"), world.office)

    assert words in errors(shown, 2)[cell]


def test_a_standard_that_stands_twice_is_told(world: World) -> None:
    rows = [["测评项目", "测评标准"], ["环境", "楼道干净"], ["环境", "楼道 干净"]]

    shown = previewed(systems.book_of(rows, sheet="城市体系"), world.office)

    assert errors(shown, 3) == {"B3": "和第 2 行重复"}


def test_a_sheet_without_a_name_is_asked_about_once_and_a_method_that_is_none(
    world: World,
) -> None:
    rows: list[list[Any]] = [
        ["测评项目", "测评标准", "测评方法"],
        ["环境", "楼道干净", "实地"],
        ["环境", "路面平整", "飞行检查"],
    ]
    content = systems.book_of(rows, sheet="Sheet1")

    shown = previewed(content, world.office)

    assert "确认后叫“2021年测评体系”" in questions(shown, 2)["B2"]
    assert list(questions(shown, 3).values()) == ["没有“飞行检查”这种测评方法，确认后这一种不写入"]
    written(content, world.office, all_accepted(content, world.office))
    assert EvaluationSystem.objects.get().name == "2021年测评体系"


def test_a_name_of_several_editions_is_not_guessed(world: World) -> None:
    trees.drafted(world)
    trees.drafted(world, year=2022)
    rows: list[list[Any]] = [
        ["测评体系", "测评项目", "测评标准"],
        ["城市文明程度测评体系", "环境", "楼道干净"],
        ["城市文明程度测评体系（2022年版）", "环境", "楼道干净"],
    ]

    shown = previewed(systems.book_of(rows), world.office)

    assert "有几个版次" in errors(shown, 2)["A2"]
    assert verdicts(shown)[3] is Verdict.NEW


@pytest.mark.parametrize("who", ["leader", "pine_clerk", "administrator", "enforcer"])
def test_only_the_office_imports_systems(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        written(systems.five_columns(), getattr(world, who), register=Register.STANDARDS)
    assert not EvaluationSystem.objects.exists()
