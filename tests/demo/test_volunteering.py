"""The demo's volunteering: what the report says of it and what the plan asks, one test for each."""

from datetime import date

from chuangcheng.figures.asking import ask_by
from chuangcheng.figures.volunteering import ACTIVITIES, EQUIPPED, IN_SERVICE, STATIONS
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.partners.models import Delivery
from chuangcheng.places.models import Area
from chuangcheng.reports.progress import scope_of
from chuangcheng.volunteering.models import Activity, ActivityState, Programme
from tests.demo.office import LAST_DAY

HELD = {"龙头山社区": 3, "松树园社区": 3, "姚家洼社区": 3, "物流园社区": 3, "XX社区": 3}


def by_community(figure, on=LAST_DAY):
    scope = scope_of(Area.objects.get(name="XX街道"), as_of=on)
    names = dict(Area.objects.values_list("pk", "name"))
    cells = ask_by([figure], scope, "community")[figure.key]
    return {names[key]: answer.value for key, answer in cells.items()}


def test_fifteen_activities_were_held_by_the_communities(demo):
    """一(四): each community has held some; what is planned or was cancelled is none of them."""
    assert demo.answer("volunteering.activities").value == 15
    assert by_community(ACTIVITIES) == HELD
    assert demo.answer("volunteering.planned").value == 2
    assert demo.answer("volunteering.cancelled").value == 1


def test_all_of_them_bear_the_name_of_one_programme(demo):
    held = Activity.objects.filter(state=ActivityState.HELD)

    assert set(held.values_list("programme", flat=True)) == {Programme.objects.get().pk}


def test_four_of_the_fifteen_were_held_with_partners(demo):
    """一(四): within the fifteen, each by a real unit that stood by that community on the day."""
    joint = Activity.objects.filter(is_joint=True).order_by("held_on")
    found = {str(each.held_on): each.partners.get().match for each in joint}

    assert demo.answer("volunteering.activities_with_partners").value == 4
    assert {day: match.unit.short for day, match in found.items()} == {
        "2021-03-18": "市公交公司",
        "2021-03-24": "区检察院",
        "2021-03-30": "区总工会",
        "2021-04-01": "市扶贫办",
    }
    assert all(each.partners.get().match.community == each.community for each in joint)


def test_the_joint_one_that_kept_a_promise_is_linked_to_it(demo):
    activity = Activity.objects.get(fulfils__isnull=False)
    delivery = activity.fulfils

    assert activity.title == "法治宣传进园区"
    assert delivery.happened_on == activity.held_on
    assert delivery.pledge.what in demo.page("office", f"/volunteering/{activity.pk}/")
    assert activity.title in demo.page("office", f"/partners/{delivery.pledge_id}/")


def test_no_friday_service_is_one_of_the_activities(demo):
    """The launch on a Thursday is a ceremony; the four Fridays are kept as what was promised."""
    launched = Activity.objects.get(title__contains="公交卡")
    fridays = Delivery.objects.filter(own_day__isnull=False).values_list("own_day", flat=True)

    assert launched.held_on.isoweekday() == 4
    assert launched.held_on not in fridays


def test_party_members_took_part_fifty_six_times(demo):
    """一(四): 位 in the sentence, 人次 in what is counted: who came twice counts twice."""
    answer = demo.answer("volunteering.party_members")

    assert (answer.value, answer.quantity.certainty) == (56, Certainty.EXACT)
    assert answer.figure.unit == "人次"
    assert "人次" in str(answer.figure.basis)


def test_residents_took_part_three_hundred_and_forty_eight_times(demo):
    answer = demo.answer("volunteering.residents")

    assert (answer.value, answer.quantity.certainty) == (348, Certainty.EXACT)


def test_more_than_a_thousand_were_served_by_the_rule_and_not_by_hand(demo):
    """一(四): some numbers are lower bounds, one evening nobody counted; the sum says 1000余."""
    served = demo.answer("volunteering.beneficiaries").quantity

    assert (served.value, served.certainty, served.missing) == (1023, Certainty.AT_LEAST, 1)
    assert served.text() == "1000余"


def test_every_community_has_a_station_before_the_end_of_april(demo):
    """二: stands in each of the five communities, none in the villages."""
    assert demo.answer("volunteering.stations").value == 5
    assert by_community(STATIONS) == dict.fromkeys(HELD, 1)
    assert by_community(STATIONS, date(2021, 3, 24)) == {}


def test_not_every_station_is_complete_and_the_page_says_what_lacks(demo):
    """二: what is to be there is a list of each station; two of five have all of it."""
    assert by_community(EQUIPPED) == {"龙头山社区": 1, "姚家洼社区": 1}
    assert demo.answer("volunteering.items_missing").value == 7
    assert demo.answer("volunteering.items_missing", area="松树园社区").value == 2


def test_a_station_that_is_built_does_not_serve_yet(demo):
    """二: whether they serve is asked apart from whether they are there."""
    assert demo.answer("volunteering.stations_in_service").value == 4
    assert "XX社区" not in by_community(IN_SERVICE)
    assert demo.answer("volunteering.stations_ready").value == 2


def test_the_keeper_finds_the_own_station_on_the_first_page(demo):
    page = demo.page("keeper", "/")

    assert "缺：饮水设备、急救箱" in page
    assert "帮老人用智能手机" in page
    assert "XX社区志愿服务站" not in page
