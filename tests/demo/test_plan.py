"""What the report says of the next steps, statement by statement, as items that are judged."""

from datetime import date

import pytest

from chuangcheng.demo.build import STANDS_AT
from chuangcheng.demo.planning import PUBLIC
from chuangcheng.figures import required
from chuangcheng.places.models import Place, PlaceType
from chuangcheng.plan.criteria import EACH_COMMUNITY, EACH_VILLAGE
from chuangcheng.plan.models import Item, Outcome, Verdict
from chuangcheng.plan.queries import criteria_of, outcomes_of
from chuangcheng.web.plan import nightly
from tests.demo.conftest import Demo

FIRST, SECOND, THIRD = date(2021, 4, 30), date(2021, 5, 30), date(2021, 6, 30)


@pytest.fixture
def items(demo: Demo) -> dict[int, Item]:
    """The nine, by their number, judged as on the last morning."""
    nightly.judge_everywhere(now=STANDS_AT)
    return {item.position: item for item in Item.objects.standing().order_by("position")}


def words(item: Item) -> list[str]:
    return [required.words(criterion) for criterion in criteria_of([item])[item.pk]]


def outcomes(item: Item) -> list[Outcome]:
    criteria = criteria_of([item])[item.pk]
    shown = outcomes_of(criteria)
    return [shown[criterion.pk] for criterion in criteria]


def test_the_plan_has_nine_items_by_three_deadlines_and_two_without(items):
    assert [
        (n, item.aspect, item.due_on if item.has_due_day else None) for n, item in items.items()
    ] == [
        (1, "教育实践", FIRST),
        (2, "志愿服务", FIRST),
        (3, "宣传", FIRST),
        (4, "公共安全保障", FIRST),
        (5, "城市精细化管理", SECOND),
        (6, "城市管理和公共服务", SECOND),
        (7, "宣传", None),
        (8, "志愿服务", THIRD),
        (9, "思想建设", None),
    ]


def test_values_and_pacts_are_shown_in_communities_and_villages(items):
    """一: the villages' own rules as well."""
    pers = [criterion.per for criterion in criteria_of([items[1]])[items[1].pk]]
    assert pers == [EACH_COMMUNITY, EACH_COMMUNITY, EACH_VILLAGE, ""]
    assert words(items[1])[1:3] == [
        "可计入测评的宣传设施·市民公约（每个社区）不少于1处",
        "可计入测评的宣传设施·村规民约（每个村）不少于1处",
    ]
    assert outcomes(items[1])[0].value == "5个中5个达到"
    assert "村规民约" in items[1].text


def test_each_community_has_a_station_with_what_belongs_to_it(items):
    """二, the first: what it lacks is an open issue of that kind."""
    assert words(items[2]) == [
        "配齐设施并运行的站点（每个社区）不少于1个",
        "在办问题·站点设施不齐（每个社区）不超过0条",
    ]
    assert outcomes(items[2])[0].value.startswith("5个中")


def test_ten_advertisements_hang_in_each_community_and_each_compound(items):
    """三: in both, and banners do not count."""
    assert words(items[3]) == [
        "可计入测评的宣传设施（每个社区）不少于10处",
        "可计入测评的宣传设施（每个小区）不少于10处",
    ]
    communities, compounds = outcomes(items[3])
    assert (communities.value, communities.verdict) == ("5个中4个达到", Verdict.NOT_MET)
    assert [name for _ref, name, _value in communities.failing] == ["XX社区"]
    assert compounds.verdict == Verdict.NOT_MET
    assert len(compounds.failing) == Place.objects.filter(type=PlaceType.COMPOUND).count() == 41


def test_seven_kinds_of_public_places_are_safe_from_fire(items):
    """四: each kind stands as places; that nobody looked is not that all is well."""
    asked = criteria_of([items[4]])[items[4].pk]
    assert {criterion.per for criterion in asked} == {kind.value for kind in PUBLIC}
    assert len(PUBLIC) == 7
    for kind in PUBLIC:
        assert Place.objects.filter(type=kind, void=False).exists(), kind
    visited, fire = outcomes(items[4])[::2], outcomes(items[4])[1::2]
    assert {each.verdict for each in visited} == {Verdict.NOT_MET}
    assert {each.verdict for each in fire} == {Verdict.NO_DATA}
    assert {value for each in fire for _ref, _name, value in each.failing} == {"没有人去看过"}
    assert items[4].verdict == Verdict.NOT_MET


def test_roads_are_even_dry_and_new_houses_have_ramps(items):
    """五: back alleys and compounds; ramps, rails and kerbs."""
    assert words(items[5]) == [
        "在办问题·路面坑洼·道路积水·下水堵塞（每个背街小巷）不超过0条",
        "在办问题·小区路面·道路积水·下水堵塞（每个小区）不超过0条",
        "在办问题·坡道缺失·扶手缺失·缘石坡道（每个小区）不超过0条",
    ]
    _alleys, roads, ramps = outcomes(items[5])
    assert Verdict.NOT_MET in {roads.verdict, ramps.verdict}
    assert all(value == f"{value[:-1]}条" for _ref, _name, value in roads.failing)


def test_the_sixth_item_asks_eight_things(items):
    """六: of each of its eight clauses one criterion."""
    said = words(items[6])
    assert len(said) == 8
    for part in (
        "积存垃圾",
        "路面坑洼",
        "水面沟渠",
        "流动摊贩",
        "环境卫生",
        "用语用字",
        "停车乱收费",
        "流浪乞讨救助",
    ):
        assert any(part in each for each in said), part
    assert "整改率·环境卫生不少于95%" in said


def test_what_goes_on_for_ever_asks_nothing_and_is_never_without_data(items):
    """七, 三 of the later list: no day, no criterion, no verdict."""
    for n in (7, 9):
        assert items[n].is_routine
        assert not words(items[n])
        assert items[n].verdict == Verdict.NONE
    assert "免费开放" in items[9].text


def test_stations_and_centres_run_by_the_end_of_june(items):
    """二, the second."""
    assert items[8].due_on == THIRD
    said = words(items[8])
    assert said[:2] == [
        "运行中的站点（每个社区）不少于1个",
        "志愿活动次数（每个社区）不少于1次",
    ]
    assert said[-1].startswith("检查次数（每个社区居委会/文化中心）")
    assert outcomes(items[8])[1].verdict == Verdict.MET


def test_every_dated_item_has_a_verdict_and_somebody_who_answers(items):
    for item in items.values():
        assert item.unit or item.responsible
        if item.has_due_day:
            assert item.verdict in {Verdict.MET, Verdict.NOT_MET, Verdict.NO_DATA}


def test_the_figures_of_the_plan_are_those_of_its_items(demo: Demo, items):
    assert demo.answer("plan.items").value == 9
    assert demo.answer("plan.items_dated").value == 7
    assert demo.answer("plan.items_routine").value == 2
    assert demo.answer("plan.items_judged").value == 7
    assert demo.answer("plan.items_not_met").rows <= 7 - demo.answer("plan.items_met").rows
    assert demo.answer("plan.items_due").value == 0


def test_the_pages_show_it(demo: Demo, items):
    listed = demo.page("office", "/plan/")
    for item in items.values():
        assert item.text[:12] in listed
    shown = demo.page("office", f"/plan/{items[6].pk}/")
    assert shown.count('class="cc-criterion"') == 8


def test_the_number_of_items_opens_the_items(demo):
    page = demo.page("office", "/figures/plan.items/rows/")

    assert 'data-rows="9"' in page
    assert "每个社区、每个小区公益广告不少于十幅" in page
