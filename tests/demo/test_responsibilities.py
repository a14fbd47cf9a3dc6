"""责任清单 and 领导小组 of the demo."""

from datetime import date
from io import BytesIO

import openpyxl

from chuangcheng.demo.build import STANDS_AT
from chuangcheng.demo.cast import LEADERS
from chuangcheng.demo.responsibilities import SECRETARY
from chuangcheng.duties import gaps, queries
from chuangcheng.duties.models import DutyItem, DutyList, LeadingGroup
from chuangcheng.ledgers import previewing
from chuangcheng.ledgers.duty_exporting import export_items
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.places.queries import first_subdistrict
from tests.demo.office import LAST_DAY


def test_every_standard_has_somebody_who_answers_and_a_few_are_to_be_named(demo):
    town = first_subdistrict()
    found = gaps.gaps_on(town, on=LAST_DAY)

    assert found.without == ()
    assert found.doubled == ()
    assert 0 < found.unnamed < 10
    assert not DutyItem.objects.in_force(date(2021, 3, 9)).exists()
    assert set(DutyItem.objects.values_list("since", flat=True)) == {date(2021, 3, 10)}


def test_the_secretary_heads_the_group_and_the_leaders_sit_in_it(demo):
    group = LeadingGroup.objects.get()
    seats = queries.seats_of(group, on=LAST_DAY)

    assert [person.name for person in queries.heads_of(group, on=LAST_DAY)] == [SECRETARY[0]]
    assert {seat.person.name for seat in seats} >= {leader for _c, leader, _p in LEADERS}


def test_the_list_and_the_group_name_their_documents(demo):
    group, duty_list = LeadingGroup.objects.get(), DutyList.objects.get()

    assert group.founding is not None
    assert duty_list.document is not None
    assert (group.founding.issued_on, duty_list.document.issued_on) == (
        *(group.since, duty_list.published_on),
    )


def previewed(content, office):
    workbook = open_workbook(content)
    return previewing.preview(workbook, Register.DUTY_LIST, by=office, today=LAST_DAY)


def test_the_whole_list_goes_out_and_would_change_nothing_coming_in(demo):
    office = demo.cast.office
    content = export_items(queries.visible_items(office), by=office, now=STANDS_AT)

    shown = previewed(content, office)

    assert shown.counts == {Verdict.SAME: demo.answer("duties.items").value}
    edited = openpyxl.load_workbook(BytesIO(content))
    cells = {cell.value: cell for row in edited.active.iter_rows() for cell in row}
    note, person = cells["备注"], cells["责任人"]
    first = note.row + 1
    edited.active.cell(first, note.column, "逐栋查")
    edited.active.cell(first + 1, person.column, "陈静")
    out = BytesIO()
    edited.save(out)
    changed = [line for line in previewed(out.getvalue(), office).lines if line.was]
    assert [dict(line.was) for line in changed] == [{"note": "空的"}, {"person": "刘芳"}]


def test_the_figures_say_how_many_are_named(demo):
    items, named, unnamed = (
        demo.answer(f"duties.{key}").value for key in ("items", "items_named", "items_unnamed")
    )

    assert items == named + unnamed
    assert unnamed == gaps.gaps_on(first_subdistrict(), on=LAST_DAY).unnamed
    assert (demo.answer("duties.leading_groups").value, unnamed > 0) == (1, True)
    assert demo.answer("duties.leading_group_members").value == len(LEADERS) + 2
