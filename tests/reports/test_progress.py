"""进展报告 一（三）: what the paragraph says, from nothing inspected to everything done."""

from datetime import date
from typing import Any

from chuangcheng.inspections import commands as inspections
from chuangcheng.inspections.commands import Seen
from chuangcheng.issues import commands as issues
from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.people import commands as people
from chuangcheng.places import commands as places
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.reports.dress import Dress
from chuangcheng.reports.paper import Kind
from chuangcheng.reports.plain import as_text
from chuangcheng.reports.progress import progress_paper, scope_of, uses_of
from chuangcheng.trail import queries as trail
from tests.reports import read
from tests.world import NOON, TODAY, World

DAY = "截至2021年4月12日，我街道2个社区"
LOOKED = f"{DAY}对照责任清单逐个排查住宅小区，"
LISTED = "，均已列入社区整改问题清单。"


def paragraphs(world: World, **changes: Any) -> list[str]:
    """The paragraphs of 一（三）."""
    return read.paragraphs(world, "screening", **changes)


def test_nothing_inspected(world: World) -> None:
    assert paragraphs(world) == [f"{DAY}还没有登记小区排查情况。"]


def test_inspected_and_nothing_found(world: World) -> None:
    world.visit(world.compound)

    assert paragraphs(world) == [f"{LOOKED}已排查1个小区，没有发现问题。"]


def test_found_without_a_visit_on_record(world: World) -> None:
    world.issue()

    assert paragraphs(world) == [f"{LOOKED}共发现问题1条，其中环境卫生1条{LISTED}待交办1条。"]


def test_everything(world: World) -> None:
    for place in (world.compound, world.far_compound):
        world.visit(place)
    world.closed()
    world.dispatched(category=world.lamp)
    issues.raise_fixed(world.draft(), done="清走", by=world.pine_clerk, now=NOON)
    world.issue()
    world.issue(unit_pending=True)
    world.suspended()

    assert "".join(paragraphs(world)) == (
        f"{LOOKED}已排查2个小区，共发现问题6条，其中基础设施1条、环境卫生5条{LISTED}"
        "当场立行立改1条；已交办责任单位3条；待交办2条，其中正在对接责任单位1条。"
        "上述问题已销号2条，整改率50.00%。"
    )


def test_waiting_to_be_accepted_is_neither_waiting_for_dispatch_nor_a_rate(world: World) -> None:
    world.reported()

    assert paragraphs(world) == [f"{LOOKED}共发现问题1条，其中环境卫生1条{LISTED}"]


def test_the_paragraph_of_an_earlier_day_tells_what_was_so_then(world: World) -> None:
    world.closed()  # found on the 5th, dispatched on the 6th, closed on the 9th

    said = {day: paragraphs(world, as_of=date(2021, 4, day))[0] for day in (4, 5, 8, 9)}
    assert "还没有登记" in said[4]
    assert said[5].endswith("待交办1条。")
    assert said[8].endswith("已交办责任单位1条。上述问题已销号0条，整改率0.00%。")
    assert said[9].endswith("上述问题已销号1条，整改率100.00%。")


def test_voiding_one_changes_the_paragraph_and_not_what_was_known(world: World) -> None:
    issue, _other = world.issue(), world.issue()
    known = trail.last_entry_id()

    issues.void(issue, reason="重复登记", by=world.office, now=NOON)

    assert "共发现问题1条" in paragraphs(world)[0]
    assert "共发现问题2条" in paragraphs(world, known_at=known)[0]


def test_last_years_issues_are_not_this_years(world: World) -> None:
    world.issue(found_on=date(2020, 12, 31))

    assert "还没有登记" in paragraphs(world)[0]


def look(world: World, *seen: Seen, on: int = 5) -> None:
    facts = {"unit": world.enforcement, "by": world.enforcer, "on": date(2021, 4, on)}
    world.visit(world.village, seen=seen, **facts)


def test_a_village_is_told_with_named_kinds_and_no_number(world: World) -> None:
    world.issue()
    look(world, Seen("建筑垃圾乱倒", UNKNOWN), Seen("渣土久堆", UNKNOWN))

    assert paragraphs(world)[1] == (
        "XX街道综合行政执法局在六大份村检查时，发现建筑垃圾乱倒、渣土久堆等问题"
        "若干（未逐条计数），不计入上述问题条数。"
    )


def test_a_village_is_told_with_the_number_that_somebody_counted(world: World) -> None:
    look(world, Seen("渣土久堆", Quantity(3)))
    assert paragraphs(world)[1].endswith("发现渣土久堆等问题3处。")  # nothing else is counted

    world.issue()
    look(world, Seen("渣土久堆", UNKNOWN), on=4)
    assert paragraphs(world)[1].endswith("发现渣土久堆等问题至少3处，不计入上述问题条数。")


def test_villages_of_one_story_share_a_paragraph(world: World) -> None:
    other = world.village
    second = _village(world, "哈达和硕村")
    for village in (other, second):
        world.visit(
            village, unit=world.enforcement, by=world.enforcer, seen=[Seen("渣土久堆", UNKNOWN)]
        )

    told = paragraphs(world)[1:]
    assert len(told) == 1
    assert "在六大份村、哈达和硕村检查时" in told[0]


def _village(world: World, name: str) -> Area:
    kind = AreaKind.VILLAGE
    return places.add_area(parent=world.town, kind=kind, name=name, order=9, by=INSTALLER, now=NOON)


def test_a_village_is_told_as_it_was_known_under_the_name_of_the_day(world: World) -> None:
    look(world, Seen("渣土久堆", UNKNOWN))
    known = trail.last_entry_id()
    people.rename_unit(
        world.enforcement, name="综合执法队", on=date(2021, 4, 10), by=INSTALLER, now=NOON
    )
    visited = world.visit(world.compound)
    inspections.void_visit(visited, reason="错", by=world.office, now=NOON)

    assert paragraphs(world)[1].startswith("综合执法队在六大份村")
    assert paragraphs(world, as_of=date(2021, 4, 9))[1].startswith("XX街道综合行政执法局在")
    assert len(paragraphs(world, known_at=known)) == 2
    assert len(paragraphs(world, known_at=known - 1)) == 1


def test_every_number_can_be_opened_and_carries_the_reports_scope(world: World) -> None:
    world.visit(world.compound)
    world.closed()

    report = progress_paper(scope_of(world.town, as_of=TODAY))

    keys = [span.key for span in report.numbers]
    assert keys == [
        "places.communities",
        "inspections.compounds_covered",
        "issues.found",
        "issues.found",
        "issues.dispatched",
        "issues.closed",
        "issues.closing_rate",
    ]
    assert (report.scope.since, report.scope.as_of) == (date(2021, 1, 1), TODAY)
    screening, partners = "排查存在问题，建立问题清单", "联动包联单位，开展志愿服务"
    assert uses_of("places.communities") == [f"进展报告：{screening}", f"进展报告：{partners}"]
    assert all(uses_of(key) == [f"进展报告：{screening}"] for key in keys[1:])
    assert uses_of("plan.items") == ["进展报告：下一步工作计划"]
    assert uses_of("difficulties.open") == ["进展报告：目前存在的问题"]
    assert uses_of("issues.overdue") == []


def test_the_report_is_asked_in_a_fixed_number_of_statements(
    world: World, django_assert_num_queries: Any
) -> None:
    def live() -> None:
        world.closed()
        look(world, Seen("渣土久堆", UNKNOWN))

    live()
    for _ in range(2):
        with django_assert_num_queries(39):
            progress_paper(scope_of(world.town, as_of=TODAY))
        live()


def test_as_text_it_has_its_title_headings_indents_and_marks(world: World) -> None:
    report = progress_paper(scope_of(world.town, as_of=TODAY))

    text = as_text(report, Dress(marks=("演示数据",)))

    lines = text.splitlines()
    assert lines[0] == lines[-1] == "演示数据"
    assert lines[1] == "XX街道关于创建全国文明城市工作进展情况的报告"
    assert lines[3:5] == [
        "\u3000\u3000一、工作进展情况",
        "\u3000\u3000（一）加强组织领导，细化工作任务",
    ]
    assert [block.kind for block in report.blocks[:2]] == [Kind.PART, Kind.SECTION]
