"""What a progress report says first: by which standards the office works, who leads, who answers.

Each test is one of its statements, read off the demo's pages and files as the office reads them.
"""

import re
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from chuangcheng.documents.models import DocumentKind
from chuangcheng.documents.queries import document_in_force
from chuangcheng.duties import queries as duties
from chuangcheng.duties.models import DutyItem, DutyList, LeadingGroup
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.places.queries import first_subdistrict
from chuangcheng.standards.queries import systems_in_use
from tests.demo.office import LAST_DAY

pytestmark = pytest.mark.django_db
PLANNED_ON, LISTED_ON = date(2021, 3, 1), date(2021, 3, 10)
DAY = timedelta(days=1)


def test_the_office_works_by_the_citys_and_the_minors_system_at_once(demo):
    page = demo.page("office", "/standards/")

    systems = systems_in_use(first_subdistrict(), on=LAST_DAY)
    assert {system.short_name for system in systems} == {"城市", "未成年人"}
    assert page.count("在用，3月5日起") == demo.answer("standards.systems").value == 2


def test_what_the_city_and_the_district_ask_for_is_on_record_with_what_was_answered(demo):
    page = demo.page("office", "/letters/")

    asked = _rows_of(page)
    assert re.search(r"市创城办.*?已回复.*?4月1日", asked, re.DOTALL)
    assert re.search(r"区创城办.*?办理中.*?4月16日", asked, re.DOTALL)


def test_the_implementation_plan_is_a_document_in_force_from_its_date(demo):
    kind, town = DocumentKind.IMPLEMENTATION_PLAN, first_subdistrict()

    plan = document_in_force(kind, area=town, on=PLANNED_ON)

    assert plan is not None
    assert document_in_force(kind, area=town, on=PLANNED_ON - DAY) is None
    assert document_in_force(kind, area=town, on=LAST_DAY) == plan
    page = demo.page("office", f"/documents/{plan.pk}/")
    assert "实施方案" in page
    assert "2021年3月1日" in page


def test_the_leading_group_is_headed_by_the_party_secretary_since_it_was_founded(demo):
    group = LeadingGroup.objects.get()

    page = demo.page("office", f"/leading-groups/{group.pk}/")

    assert group.since == PLANNED_ON
    (head,) = duties.heads_of(group, on=group.since)
    assert head.post == "党工委书记"
    assert re.search(rf"{head.name}.*?组长", page, re.DOTALL)
    assert not duties.heads_of(group, on=group.since - DAY)


def test_the_responsibility_list_is_a_document_and_a_register_of_the_same_day(demo):
    listed = DutyList.objects.get()
    town, kind = first_subdistrict(), DocumentKind.DUTY_LIST

    assert listed.published_on == LISTED_ON
    assert document_in_force(kind, area=town, on=LISTED_ON - DAY) is None
    paper = document_in_force(kind, area=town, on=LISTED_ON)
    assert paper is not None
    assert paper.title == listed.name


def test_each_item_of_the_list_goes_back_to_a_standard_of_a_system_in_use(demo):
    systems = set(systems_in_use(first_subdistrict(), on=LISTED_ON))
    items = DutyItem.objects.in_force(LAST_DAY).select_related("clause", "system")

    assert {item.system for item in items} == systems
    assert all(item.clause.system_id == item.system_id for item in items)
    assert demo.answer("duties.items").value == len(items)


def test_each_target_is_a_number_with_its_unit_and_what_nobody_set_says_so(demo):
    items = DutyItem.objects.in_force(LAST_DAY)
    counted = items.filter(target__isnull=False)

    assert counted.exists()
    assert not counted.filter(target_unit="").exists()
    open_ended = items.filter(target=None).first()
    assert "未定" in demo.page("office", f"/responsibilities/{open_ended.pk}/")


def test_every_duty_names_a_person_or_prints_that_nobody_is_named(demo):
    head, *rows = _sheet(demo.file("office", "/responsibilities/export/?state=now"))
    at = head.index("责任人")
    named = [row[at] for row in rows]

    unnamed = demo.answer("duties.items_unnamed").value
    assert len(named) == demo.answer("duties.items").value
    assert all(named)
    assert named.count("责任人待定") == unnamed > 0
    item = DutyItem.objects.in_force(LAST_DAY).filter(person=None).first()
    assert "责任人待定" in demo.page("office", f"/responsibilities/{item.pk}/")


def test_every_duty_says_until_when(demo):
    """By a day, or in the words in which it was said."""
    items = DutyItem.objects.in_force(LAST_DAY)

    assert not items.filter(due_on=OPEN_END, due_text="").exists()


def test_each_community_finds_in_the_list_what_is_its_own(demo):
    """And nothing of its neighbours; what the whole sub-district answers for it helps with."""
    mine = duties.visible_items(demo.actor("community"))

    places = {item.community.name for item in mine if item.community}
    assert places == {"松树园社区"}
    assert "松树园社区" in demo.page("community", "/responsibilities/")
    assert "龙头山社区" not in _rows_of(demo.page("community", "/responsibilities/"))


def _sheet(content: bytes) -> list[list[Any]]:
    """The rows of a workbook from the line of its headings on."""
    rows = [
        list(row)
        for row in load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    ]
    start = next(n for n, row in enumerate(rows) if "责任人" in row)
    return [row for row in rows[start:] if any(row)]


def _rows_of(page: str) -> str:
    return page.partition("<tbody")[2].partition("</tbody>")[0]
