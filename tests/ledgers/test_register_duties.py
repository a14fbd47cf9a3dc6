"""责任清单: taken into a draft as offices keep it, out again unchanged, taken back whole."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import serializers

from chuangcheng.documents.commands import record, supersede
from chuangcheng.duties import lists, queries
from chuangcheng.duties.models import DutyItem, DutyList, DutyUnit
from chuangcheng.figures.asking import ask
from chuangcheng.figures.duties import FIGURES
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.ledgers import commands
from chuangcheng.ledgers.duty_exporting import export_items
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.people.models import Person
from chuangcheng.reports.progress import scope_of
from chuangcheng.standards import commands as standards
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.documents.conftest import plan
from tests.duties import listed
from tests.ledgers import duty_sheets, messy
from tests.ledgers.taking import (
    all_accepted,
    errors,
    line,
    notes,
    previewed,
    questions,
    verdicts,
    written,
)
from tests.standards import trees
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

YESTERDAY = TODAY - timedelta(days=1)
LATER = NOON + timedelta(hours=1)
HEAD = ["测评标准", "牵头单位", "责任单位", "备注", "社区(村)"]


def known(*row: Any) -> bytes:
    """One line of the corridor lamps of the pine community."""
    return messy.book([HEAD, [trees.LIGHTS, "松树园社区居委会", *row, "松树园"]])


def accepted(content: bytes, world: World) -> Any:
    return written(content, world.office, all_accepted(content, world.office))


def rows() -> list[Any]:
    """All that the items and their units say, less which deed last touched them."""
    items = DutyItem.objects.standing().order_by("pk")
    units = DutyUnit.objects.filter(item__in=items).order_by("item", "part", "order")
    kept = [each["fields"] for each in serializers.serialize("python", [*items, *units])]
    named = DutyList.objects.filter(void=False).values_list("pk", "name", "published_on")
    return [{k: v for k, v in row.items() if k != "known_from"} for row in kept] + list(named)


def counted(world: World) -> list[Any]:
    answers = ask(FIGURES, scope_of(world.town, as_of=TODAY, known_at=None))
    return [answers[figure.key].value for figure in FIGURES]


@pytest.mark.parametrize("make", [duty_sheets.merged, duty_sheets.several_units, duty_sheets.wrong])
def test_a_responsibility_list_is_known_by_its_header(make: Any) -> None:
    assert guess(open_workbook(make())) is Register.DUTY_LIST


def test_merged_lines_and_the_same_as_above_become_items_of_a_draft(world: World) -> None:
    trees.in_use(world)
    Person.objects.filter(pk=world.leader.person_id).update(name="王立新")
    Person.objects.filter(pk=world.pine_clerk.person_id).update(name="刘芳")

    record = written(duty_sheets.merged(), world.office)

    (duty_list,) = DutyList.objects.all()
    lights, fire, pledge = queries.with_names(DutyItem.objects.all())
    assert (duty_list.is_draft, str(duty_list)) == (True, "责任清单（2021年4月12日导入）")
    assert (lights.clause.text, lights.goal, lights.target_unit) == (
        *(trees.LIGHTS, Quantity(12, Certainty.ABOUT), "盏"),
    )
    assert (str(lights.leader), str(lights.person)) == ("王立新", "刘芳")
    assert (lights.due_on, fire.due_on, fire.due_text) == (
        *(date(2021, 4, 30), OPEN_END, "长期坚持"),
    )
    assert (fire.lead_unit, fire.leader, fire.person) == (world.pine_unit, lights.leader, None)
    assert [row.unit for row in fire.units.all()] == [world.property_company]
    assert (pledge.area, pledge.lead_unit, pledge.due_text) == (
        *(world.dragon, world.dragon_unit, "迎检前"),
    )
    assert trail.history_of(key_of(record))[0].verb == "ledgers.commit"
    assert [entry.verb for entry in trail.history_of(key_of(lights))] == ["duties.add_items"]


def test_the_first_of_several_units_leads_and_what_nobody_bears_is_asked_about(
    world: World,
) -> None:
    trees.in_use(world)
    shown = previewed(duty_sheets.several_units(), world.office)
    assert "Ⅲ-1 1) 是“楼道照明完好”" in questions(shown, 2)["B2"]
    assert "通讯录里没有“没有的人”" in questions(shown, 2)["F2"]
    assert "第一个牵头" in notes(shown, 2, "lead_unit")

    accepted(duty_sheets.several_units(), world)

    lights, fire = queries.with_names(DutyItem.objects.all())
    assert (lights.area, lights.lead_unit, lights.person) == (
        *(world.town, world.office_unit, None),
    )
    assert [row.unit for row in lights.units_as(DutyUnit.Part.RESPONSIBLE_UNIT)] == [
        *(world.enforcement, world.property_company, world.pine_unit)
    ]
    assert [row.unit for row in lights.units_as(DutyUnit.Part.COOPERATION)] == [world.dragon_unit]
    assert (lights.due_on, fire.lead_unit) == (date(2021, 5, 30), world.enforcement)


def test_every_bad_cell_is_named_and_nothing_is_written(world: World) -> None:
    trees.in_use(world)
    shown = previewed(duty_sheets.wrong(), world.office)

    assert "没有“门前三包落实”这条标准" in errors(shown, 2)["A2"]
    assert "没有“桃花源”这个社区" in errors(shown, 3)["D3"]
    assert "和第 4 行重复" in errors(shown, 5)["A5"]
    assert "看不出是多少" in errors(shown, 6)["E6"]
    assert "没有“县供电局”这个单位" in errors(shown, 7)["B7"]
    with pytest.raises(Refused, match="一条也没有写入"):
        written(duty_sheets.wrong(), world.office)
    assert not DutyList.objects.exists()


def test_a_unit_in_two_parts_is_told_at_its_cell(world: World) -> None:
    trees.in_use(world)
    head = ["测评标准", "责任单位", "配合单位"]
    shown = previewed(messy.book([head, [trees.LIGHTS, "和美物业", "和美物业"]]), world.office)

    assert "既是责任单位又是配合单位" in errors(shown, 2)["C2"]


def test_without_a_system_in_use_the_office_is_told_what_comes_first(world: World) -> None:
    shown = previewed(duty_sheets.merged(), world.office)
    assert "先导入并启用" in errors(shown, 3)["C3"]

    system = trees.in_use(world)
    standards.retire(system, on=TODAY, by=world.office, now=NOON)
    shown = previewed(duty_sheets.merged(), world.office)
    assert "属于已停用的" in errors(shown, 5)["C5"]


def named(document: str) -> bytes:
    """One line that says by which document its list was issued."""
    head = [*HEAD, "清单文件"]
    row = [trees.LIGHTS, "松树园社区居委会", None, "", "松树园", document]
    return messy.book([head, row])


def test_a_line_goes_into_the_list_of_the_document_that_it_names(world: World) -> None:
    trees.in_use(world)
    other = listed.duty_list(world)
    document = record(plan(world), by=world.office, now=NOON)

    record_ = written(named("《创建工作实施方案》"), world.office)

    (item,) = DutyItem.objects.all()
    assert (item.duty_list.document, str(item.duty_list)) == (document, document.title)
    shown = previewed(named(document.number), world.office)
    assert verdicts(shown) == {2: Verdict.SAME}
    commands.undo(record_, by=world.office, now=LATER)
    assert list(DutyList.objects.filter(void=False)) == [other]


def test_a_document_that_is_not_on_record_is_named_at_its_cell(world: World) -> None:
    trees.in_use(world)
    record(plan(world, number="5号"), by=world.office, now=NOON)
    shown = previewed(named("创城实施方案"), world.office)
    assert "没有“创城实施方案”这份文件，先登记" in errors(shown, 2)["F2"]
    assert "最像" in errors(shown, 2)["F2"]

    record(plan(world, number="6号"), by=world.office, now=NOON)
    shown = previewed(named("创建工作实施方案"), world.office)
    assert "对上了几份文件" in errors(shown, 2)["F2"]
    with pytest.raises(Refused, match="一条也没有写入"):
        written(named("7号"), world.office)
    assert not DutyList.objects.exists()


def test_what_was_exported_imports_unchanged(world: World) -> None:
    document = record(plan(world), by=world.office, now=NOON)
    supersede(document, plan(world, number="", issued_on=TODAY), by=world.office, now=NOON)
    first = listed.duty_list(world, document=document)
    ended = listed.published(world, on=YESTERDAY, duty_list=first)
    lists.change_item(ended, on=TODAY, note="换了说法", by=world.office, now=NOON)
    accepted(duty_sheets.several_units(), world)
    accepted(duty_sheets.merged(), world)
    items = list(queries.visible_items(world.office))

    shown = previewed(export_items(items, by=world.office, now=NOON), world.office)

    assert len(verdicts(shown)) == len(items) == 7
    assert set(verdicts(shown).values()) == {Verdict.SAME}


def test_a_line_of_a_draft_is_changed_and_given_back(world: World) -> None:
    item = listed.item(world, note="原来的", due_on=date(2021, 5, 1))
    before, numbers = rows(), counted(world)
    content = known("XX街道创城办、和美物业", "逐栋查")
    assert verdicts(previewed(content, world.office)) == {2: Verdict.CHANGED}

    record = written(content, world.office)

    (changed,) = queries.with_names(DutyItem.objects.filter(pk=item.pk))
    assert (changed.note, changed.due_on, changed.person) == ("逐栋查", item.due_on, item.person)
    assert [str(row) for row in changed.units_as(DutyUnit.Part.RESPONSIBLE_UNIT)] == [
        *("XX街道创城办", "和美物业")
    ]
    commands.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == (before, numbers)


def test_what_is_published_is_said_anew_in_a_draft(world: World) -> None:
    item = listed.published(world, on=YESTERDAY)
    content = known(None, "逐栋查")
    shown = previewed(content, world.office)
    assert verdicts(shown) == {2: Verdict.NEW}
    assert line(shown, 2).was == {"note": "空的"}

    written(content, world.office)

    (new,) = queries.with_names(DutyItem.objects.drafts())
    item.refresh_from_db()
    assert (new.note, new.person, item.note) == ("逐栋查", item.person, "")
    lists.publish(new.duty_list, on=TODAY, by=world.office, now=NOON)
    item.refresh_from_db()
    assert item.until == TODAY


@pytest.mark.parametrize("make", [duty_sheets.merged, duty_sheets.several_units])
def test_undo_restores_every_row_and_figure(world: World, make: Any) -> None:
    listed.published(world)
    before, numbers = rows(), counted(world)
    record = accepted(make(), world)
    assert rows() != before

    commands.undo(record, by=world.office, now=LATER)

    assert (rows(), counted(world)) == (before, numbers)


def test_undo_leaves_what_somebody_added_since(world: World) -> None:
    system = trees.in_use(world)
    record = accepted(duty_sheets.several_units(), world)
    duty_list = DutyList.objects.get()
    mine = listed.item(world, system=system, duty_list=duty_list)

    commands.undo(record, by=world.office, now=LATER)

    assert list(DutyItem.objects.standing()) == [mine]
    duty_list.refresh_from_db()
    assert not duty_list.void


def test_a_list_that_was_published_is_not_taken_back(world: World) -> None:
    trees.in_use(world)
    record = accepted(duty_sheets.merged(), world)
    lists.publish(DutyList.objects.get(), on=TODAY, by=world.office, now=LATER)

    with pytest.raises(Refused, match="发布"):
        commands.undo(record, by=world.office, now=LATER)
    assert DutyItem.objects.in_force(TODAY).count() == 3


def test_only_the_office_takes_a_list_in(world: World) -> None:
    trees.in_use(world)
    for role, by in world.everybody().items():
        if role is not Role.CAMPAIGN_OFFICE:
            with pytest.raises(NotAllowed):
                written(duty_sheets.merged(), by, register=Register.DUTY_LIST)
    assert not DutyItem.objects.exists()
