"""责任清单 and 领导小组 of the demo."""

from datetime import date

from chuangcheng.demo.cast import LEADERS
from chuangcheng.demo.responsibilities import SECRETARY
from chuangcheng.duties import gaps, queries
from chuangcheng.duties.models import DutyItem, DutyList, LeadingGroup
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


def test_the_figures_say_how_many_are_named(demo):
    items, named, unnamed = (
        demo.answer(f"duties.{key}").value for key in ("items", "items_named", "items_unnamed")
    )

    assert items == named + unnamed
    assert unnamed == gaps.gaps_on(first_subdistrict(), on=LAST_DAY).unnamed
    assert (demo.answer("duties.leading_groups").value, unnamed > 0) == (1, True)
    assert demo.answer("duties.leading_group_members").value == len(LEADERS) + 2
