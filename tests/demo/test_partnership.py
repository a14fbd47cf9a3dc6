"""The demo's partners: what the report says of them, one test for each of its statements."""

from datetime import date

from chuangcheng.calendars import queries as calendars
from chuangcheng.demo.assistance import NAMES
from chuangcheng.figures.asking import ask, ask_by, exactly
from chuangcheng.figures.partners import ASSISTED_PERSONS, FACILITIES, FIGURES, PLEDGES
from chuangcheng.partners import queries
from chuangcheng.partners.models import (
    Agreement,
    AssistedCase,
    Facility,
    FacilityState,
    Match,
    Need,
    NeedState,
    Pledge,
    PledgeKind,
    PledgeState,
)
from chuangcheng.partners.recurrence import occurrences
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.reports.progress import scope_of
from tests.demo.office import LAST_DAY


def pledge(words: str) -> Pledge:
    return queries.with_names(Pledge.objects.filter(what__contains=words)).get()


def units(of: Pledge) -> list[str]:
    return [row.unit.short for row in of.units.all()]


def test_the_numbers_of_partners_are_the_offices_own(demo):
    town = Area.objects.get(name="XX街道")
    answers = ask(FIGURES, scope_of(town, as_of=LAST_DAY))

    assert {key: answer.value for key, answer in answers.items()} == {
        "partners.communities_matched": 5,
        "partners.units_matched": 9,
        "partners.agreements_signed": 5,
        "partners.pledges": 9,
        "partners.pledges_under_way": 4,
        "partners.pledges_fulfilled": 1,
        "partners.deliveries": 6,
        "partners.deliveries_confirmed": 0,
        "partners.assisted_persons": None,
        "partners.facilities": 1,
        "partners.needs": 4,
        "partners.needs_open": 2,
        "partners.needs_matched": 2,
    }


def test_five_communities_stand_with_units_of_city_and_district_and_signed(demo):
    signed = Agreement.objects.values_list("community__name", "signed_on").order_by("signed_on")

    assert list(signed) == [
        ("松树园社区", date(2021, 3, 10)),
        ("龙头山社区", date(2021, 3, 12)),
        ("姚家洼社区", date(2021, 3, 16)),
        ("物流园社区", date(2021, 3, 18)),
        ("XX社区", date(2021, 3, 22)),
    ]
    seats = set(Match.objects.values_list("unit__area__kind", flat=True))
    assert seats == {AreaKind.CITY, AreaKind.DISTRICT}


def test_the_fifth_community_has_an_agreement_and_no_pledge(demo):
    assert not Pledge.objects.filter(community__name="XX社区").exists()


def test_a_hospital_and_the_union_give_money_for_windows(demo):
    given = Pledge.objects.filter(community__name="龙头山社区")

    assert [each.amount.value for each in given] == [None, None], "no amount was stated"
    assert {name for each in given for name in units(each)} == {"复员军人精神病医院", "区总工会"}


def test_cards_are_issued_on_friday_mornings_and_four_of_them_have_been(demo):
    cards = pledge("公交卡")
    listed = queries.expected(cards, until=date(2021, 4, 9))

    assert cards.frequency.startswith("每周五上午")
    assert [each.occurrence.day for each in reversed(listed)] == [
        date(2021, 3, 19),
        date(2021, 3, 26),
        date(2021, 4, 2),
        date(2021, 4, 9),
    ]
    assert all(each.delivery for each in listed)


def test_a_friday_of_a_holiday_is_made_up_on_the_next_work_day(demo):
    rule, calendar = pledge("公交卡").recurrence, calendars.calendar()
    found = occurrences(rule, start=date(2021, 9, 24), end=date(2021, 10, 8), calendar=calendar)

    assert [(each.own_days, each.day) for each in found] == [
        ((date(2021, 9, 24),), date(2021, 9, 24)),
        ((date(2021, 10, 1), date(2021, 10, 8)), date(2021, 10, 8)),
    ], "what the national holiday pushed on falls together with the Friday after it"


def test_the_hall_of_pines_keeps_the_corner_that_two_units_gave(demo):
    town = Area.objects.get(name="XX街道")
    cells = ask_by([FACILITIES], scope_of(town, as_of=LAST_DAY), "community")[FACILITIES.key]
    corner = Facility.objects.get()

    assert [answer.value for answer in cells.values()] == [1], "two units, one pledge, one corner"
    assert [unit.short for unit in corner.builders] == ["区妇联", "区红十字会"]
    assert (str(corner.community), corner.state) == ("松树园社区", FacilityState.IN_USE)
    assert corner.pledge == pledge("应急角")


def test_what_was_needed_is_answered_by_what_was_promised_or_waits(demo):
    told = {need.community.name: need for need in queries.with_pledge(Need.objects.all())}

    assert {name: need.state for name, need in told.items()} == {
        "姚家洼社区": NeedState.MATCHED,
        "物流园社区": NeedState.MATCHED,
        "XX社区": NeedState.UNMATCHED,
        "龙头山社区": NeedState.UNMATCHED,
    }
    assert told["姚家洼社区"].pledge == pledge("更换宣传橱窗")


def test_the_poverty_office_is_named_as_it_was_called_then(demo):
    window = pledge("更换宣传橱窗")

    assert queries.unit_names([window])[window.pk] == window.units.get().unit.name
    assert (str(window.community), window.amount.value) == ("姚家洼社区", None)


def test_the_park_and_the_procurators_help_and_explain_the_law_on_no_day_yet(demo):
    park = queries.with_names(Pledge.objects.filter(community__name="物流园社区"))

    assert {each.kind for each in park} == {PledgeKind.ASSISTANCE, PledgeKind.EVENT}
    assert all(units(each) == ["物流园区管委会", "区检察院"] for each in park)
    assert not any(each.has_due_day for each in park)


def test_two_units_gave_one_corner_and_it_stands(demo):
    corner = pledge("应急角")

    assert units(corner) == ["区妇联", "区红十字会"]
    assert corner.state == PledgeState.FULFILLED


def test_two_persons_are_on_the_list_for_help_without_a_name(demo):
    helped = pledge("困难居民")

    assert (helped.amount.value, helped.quantity_unit) == (2, "名")


def test_a_lesson_is_for_a_school_and_has_no_day_yet(demo):
    lesson = pledge("自我保护")

    assert (lesson.receiver, lesson.is_vague) == ("XX街道第一小学", True)


def test_no_named_partner_stands_worse_than_agreed(demo):
    town = Area.objects.get(name="XX街道")
    cells = ask_by([PLEDGES], scope_of(town, as_of=LAST_DAY), "state")[PLEDGES.key]

    assert {state: answer.value for state, answer in cells.items()} == {
        PledgeState.AGREED: 4,
        PledgeState.UNDER_WAY: 4,
        PledgeState.FULFILLED: 1,
    }


def test_two_persons_are_on_the_help_list_for_their_owner_and_few_for_others(demo):
    town = Area.objects.get(name="XX街道")
    pine = Area.objects.get(name="松树园社区")

    for area in (town, pine):
        assert exactly(ASSISTED_PERSONS, scope_of(area, as_of=LAST_DAY)).value == 2
    assert demo.answer("partners.assisted_persons").screen == "少于5"
    assert {case.pledge.quantity for case in AssistedCase.objects.all()} == {2}
    for username, shows in (("community", True), ("office", True), ("leader", False)):
        html = demo.page(username, "/assistance/" if shows else "/figures/")
        assert ("BF-2021-002" in html) is shows
        assert ("少于5" in html) is not shows
        assert not any(name in html for name in NAMES)
