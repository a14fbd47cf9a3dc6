"""交办建议: the first rule that matches decides, and each says why or why not."""

from dataclasses import replace

import pytest

from chuangcheng.issues import routing
from chuangcheng.issues.models import Category, Issue, Kind
from chuangcheng.issues.routing import Circumstances, Weight
from chuangcheng.issues.trades import Trade
from chuangcheng.people.models import Unit, UnitKind
from chuangcheng.places.models import Area, Management, Place, PlaceType
from tests.world import TODAY, World

PINE = Area(pk=5, name="松树园社区")
COMMITTEE = Unit(pk=1, name="松树园社区居委会", kind=UnitKind.COMMUNITY, area_id=5)
NEIGHBOURS = Unit(pk=2, name="龙头山社区居委会", kind=UnitKind.COMMUNITY, area_id=6)
COMPANY = Unit(pk=3, name="和美物业", kind=UnitKind.PROPERTY, trade=Trade.PROPERTY, area_id=4)
CLEANERS = Unit(pk=4, name="区环卫中心", trade=Trade.SANITATION, area_id=2)
BUILDERS = Unit(pk=5, name="区住建局", trade=Trade.HOUSING, area_id=2)
ENFORCERS = Unit(pk=6, name="综合行政执法局", trade=Trade.ENFORCEMENT, area_id=4)

COMPOUND = Place(name="阳光花园", type=PlaceType.COMPOUND, management=Management.PROPERTY)
ORPHAN = Place(name="惠民家园", type=PlaceType.COMPOUND, management=Management.NONE)
ROAD = Place(name="解放路", type=PlaceType.ROAD)
RUBBISH = Category(
    name="积存垃圾", kind=Kind.SANITATION, lead=Trade.SANITATION, cooperating=Trade.COMMUNITY
)
LAMP = Category(name="楼道灯", kind=Kind.FACILITY, lead=Trade.PROPERTY)
STALL = Category(name="流动摊贩", kind=Kind.SANITATION, lead="property/enforcement")

GIVEN = Circumstances(
    place=COMPOUND,
    community=PINE,
    category=RUBBISH,
    property_company=COMPANY,
    units=[NEIGHBOURS, COMMITTEE, COMPANY, CLEANERS, BUILDERS, ENFORCERS],
)


@pytest.mark.parametrize(
    ("changes", "unit", "cooperating", "reason"),
    [
        ({}, COMPANY, (COMMITTEE,), "小区有物业 → 物业公司：阳光花园的物业是和美物业"),
        (
            {"place": ORPHAN, "property_company": None},
            COMMITTEE,
            (BUILDERS,),
            "小区没有物业 → 社区：惠民家园是三无小区，由松树园社区居委会负责",
        ),
        (
            {"place": ROAD, "property_company": None},
            CLEANERS,
            (COMMITTEE,),
            "按类别的行业：“积存垃圾”归环卫",
        ),
        (
            {"place": ROAD, "property_company": None, "category": STALL},
            ENFORCERS,
            (),
            "按类别的行业：“流动摊贩”归综合行政执法",
        ),
        (
            {"place": COMPOUND, "property_company": None, "category": LAMP},
            COMMITTEE,
            (),
            "兜底 → 属地社区(村)：别的规则都没有对上，由松树园社区居委会先办",
        ),
        (
            {"place": None, "property_company": None, "category": None},
            COMMITTEE,
            (),
            "兜底 → 属地社区(村)：别的规则都没有对上，由松树园社区居委会先办",
        ),
    ],
)
def test_the_first_rule_that_matches_names_the_unit_and_says_why(
    changes, unit, cooperating, reason
):
    route = routing.suggest(replace(GIVEN, **changes))

    assert route.unit == unit
    assert route.cooperating == cooperating
    assert route.reason == reason


def test_rules_that_were_not_used_are_listed_too():
    route = routing.suggest(replace(GIVEN, place=ROAD, property_company=None))

    assert [rule.weight for rule in route.weighed] == [
        Weight.UNUSED,
        Weight.UNUSED,
        Weight.USED,
        Weight.UNUSED,
    ]
    assert route.weighed[0].text == "小区有物业 → 物业公司：位置不在小区里"
    assert route.weighed[3].text == "兜底 → 属地社区(村)"


def test_a_trade_of_two_units_is_for_a_person_to_decide():
    second = Unit(pk=9, name="街道环卫队", trade=Trade.SANITATION, area_id=4)
    units = [*GIVEN.units, second]

    route = routing.suggest(replace(GIVEN, place=ROAD, property_company=None, units=units))

    assert route.unit is None
    assert route.reason == ""
    assert route.weighed[2].weight == Weight.CLASH
    assert route.weighed[2].text.endswith("有 2 个单位，要选一个")


def test_a_property_company_of_elsewhere_is_never_found_by_its_trade():
    route = routing.suggest(replace(GIVEN, property_company=None, category=LAMP))

    assert route.unit != COMPANY


def test_no_neighbouring_community_is_asked():
    units = [unit for unit in GIVEN.units if unit != COMMITTEE]

    route = routing.suggest(
        replace(GIVEN, place=None, property_company=None, category=None, units=units)
    )

    assert route.unit is None
    assert route.weighed[-1].text.endswith("松树园社区还没有登记居委会(村委会)")


@pytest.mark.django_db
def test_a_suggestion_for_an_issue_looks_at_today_and_at_units_of_its_areas_only():
    from tests.world import World

    world = World()
    issue = world.issue()

    route = routing.route_of(issue, on=TODAY)

    assert route.unit == world.property_company
    assert route.cooperating == (world.pine_unit,)
    assert world.dragon_unit not in routing.units_for(issue.area_ids, on=TODAY)


@pytest.mark.django_db
def test_several_issues_are_routed_as_each_alone_and_in_two_statements(django_assert_num_queries):
    world = World()
    drafts = [
        {},
        {"place": world.far_compound, "category": world.lamp},
        {"place": None, "community": world.village},
        {"place": world.far_compound, "category": None},
    ]
    for draft in drafts:
        world.issue(**draft)
    found = list(Issue.objects.select_related("place", "community", "category"))

    with django_assert_num_queries(2):
        together = routing.routes_of(found, on=TODAY)

    assert together == {issue.pk: routing.route_of(issue, on=TODAY) for issue in found}
