"""区域: one tree, whose branches begin and end on a day and never move."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.kernel.actor import INSTALLER, Role
from chuangcheng.kernel.coordinates import Position
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.places import commands, queries
from chuangcheng.places.models import PARENTS, Area, AreaKind
from chuangcheng.trail import queries as trail
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db


def add(parent: Area | None, kind: AreaKind, name: str = "新区域", **more: Any) -> Area:
    facts = {"by": INSTALLER, "now": NOON, **more}
    if kind == AreaKind.SUBDISTRICT:
        facts.setdefault("mark", "NW")
    return commands.add_area(parent=parent, kind=kind, name=name, **facts)


def tree(world: World) -> dict[AreaKind | None, Area | None]:
    grid = add(world.pine, AreaKind.GRID, "第一网格")
    direct = Area.objects.get(subdistrict=world.town, kind=AreaKind.DIRECT)
    return {
        None: None,
        AreaKind.CITY: world.city,
        AreaKind.DISTRICT: world.district,
        AreaKind.SUBDISTRICT: world.town,
        AreaKind.COMMUNITY: world.pine,
        AreaKind.VILLAGE: world.village,
        AreaKind.DIRECT: direct,
        AreaKind.GRID: grid,
    }


def test_an_area_knows_its_ancestors_and_leaves_a_trail(world: World) -> None:
    area = add(world.town, AreaKind.COMMUNITY, "物流园社区", position=Position(118.9, 42.3))

    area.refresh_from_db()
    assert (area.city_id, area.district_id, area.subdistrict_id) == (
        world.city.pk,
        world.district.pk,
        world.town.pk,
    )
    assert (area.lon, area.lat) == (118.9, 42.3)
    left = trail.history_of(f"places.area:{area.pk}")
    assert [(deed.verb, deed.facts["name"]) for deed in left] == [("places.add_area", "物流园社区")]


def test_each_area_above_the_communities_is_its_own_ancestor(world: World) -> None:
    for area, level in ((world.city, "city"), (world.district, "district")):
        assert getattr(Area.objects.get(pk=area.pk), f"{level}_id") == area.pk
    inside = Area.objects.filter(subdistrict=world.town)
    assert set(inside.values_list("kind", flat=True)) == {
        "subdistrict",
        "community",
        "village",
        "direct",
    }


def test_only_the_branches_of_the_tree_can_grow(world: World) -> None:
    stems = tree(world)
    for kind, above in PARENTS.items():
        for stem, parent in stems.items():
            if stem in above:
                assert add(parent, kind, f"{kind}于{stem}").parent == parent
                continue
            with pytest.raises(Refused, match="不能设在"):
                add(parent, kind)


def test_a_subdistrict_begins_with_its_direct_area(world: World) -> None:
    town = add(world.district, AreaKind.SUBDISTRICT, "新街道", since=date(2021, 4, 1))

    direct = Area.objects.get(subdistrict=town, kind=AreaKind.DIRECT)
    assert (direct.name, direct.since) == ("街道直属", date(2021, 4, 1))


@pytest.mark.parametrize(
    ("kind", "wrong", "field"),
    [
        (AreaKind.COMMUNITY, {"name": " "}, "name"),
        (AreaKind.COMMUNITY, {"name": "松树园社区"}, "name"),
        (AreaKind.COMMUNITY, {"name": "长" * 61}, "name"),
        (AreaKind.COMMUNITY, {"name": "坏\x00名"}, "name"),
        (AreaKind.COMMUNITY, {"code": "1" * 16}, "code"),
        (AreaKind.SUBDISTRICT, {"mark": ""}, "mark"),
        (AreaKind.SUBDISTRICT, {"mark": "XX"}, "mark"),
        (AreaKind.SUBDISTRICT, {"mark": "LONGMARKS"}, "mark"),
    ],
    ids=str,
)
def test_what_no_area_can_be_is_refused(
    world: World, kind: AreaKind, wrong: dict[str, Any], field: str
) -> None:
    before = (Area.objects.count(), trail.last_entry_id())
    parent = world.district if kind == AreaKind.SUBDISTRICT else world.town

    with pytest.raises(Refused) as refusal:
        add(parent, kind, **wrong)

    assert refusal.value.field == field
    assert (Area.objects.count(), trail.last_entry_id()) == before


def test_who_may_set_areas_follows_the_table(world: World) -> None:
    for role, actor in world.everybody().items():
        if role in {Role.CAMPAIGN_OFFICE, Role.ADMINISTRATOR}:
            add(world.town, AreaKind.COMMUNITY, f"{role}社区", by=actor)
            continue
        for deed in (
            lambda by: add(world.town, AreaKind.COMMUNITY, by=by),
            lambda by: commands.end_area(world.pine, on=TODAY, by=by, now=NOON),
        ):
            with pytest.raises(NotAllowed):
                deed(actor)


def test_an_ended_area_and_its_successor_each_have_their_days(world: World) -> None:
    commands.end_area(world.pine, on=date(2021, 4, 10), by=world.office, now=NOON)
    successor = add(world.town, AreaKind.COMMUNITY, "松树园社区", since=date(2021, 4, 10))

    def named(day: int) -> list[Area]:
        leaves = queries.leaves_of(world.town, on=date(2021, 4, day))
        return [area for area in leaves if area.name == "松树园社区"]

    assert (named(9), named(10)) == ([world.pine], [successor])
    assert queries.find_area("松树园", on=date(2021, 4, 9)) == world.pine
    assert queries.find_area("松树园", on=TODAY) == successor
    with pytest.raises(Refused, match="已经撤销"):
        world.place("新小区", world.pine)


@pytest.mark.parametrize("on", [date(1900, 1, 1), date(1899, 1, 1)], ids=str)
def test_an_area_ends_after_it_began(world: World, on: date) -> None:
    with pytest.raises(Refused, match="有效期"):
        commands.end_area(world.pine, on=on, by=world.office, now=NOON)


def test_an_area_does_not_end_while_others_inside_it_go_on(world: World) -> None:
    with pytest.raises(Refused, match="下面还有区域"):
        commands.end_area(world.town, on=TODAY, by=world.office, now=NOON)

    assert Area.objects.get(pk=world.town.pk).until == OPEN_END


def test_whoever_ends_it_second_is_told(world: World) -> None:
    seen = Area.objects.get(pk=world.pine.pk)
    commands.end_area(world.pine, on=TODAY, by=world.office, now=NOON)

    with pytest.raises(Overtaken):
        commands.end_area(seen, on=date(2021, 5, 1), by=world.office, now=NOON)


@pytest.mark.parametrize(
    ("words", "found"),
    [("松树园", "松树园社区"), ("六大份村", "六大份村"), (" XX 街道", "XX街道"), ("赤", "赤峰市")],
)
def test_an_area_is_found_by_the_beginning_of_its_name(
    world: World, words: str, found: str
) -> None:
    assert queries.find_area(words, on=TODAY).name == found


@pytest.mark.parametrize(("words", "said"), [("没有", "没有“没有”"), ("", "对上了几个")])
def test_no_area_or_several_is_refused_with_the_list(world: World, words: str, said: str) -> None:
    with pytest.raises(Refused, match=f"{said}.*松树园社区、龙头山社区"):
        queries.find_area(words, on=TODAY)


def test_nothing_lies_in_a_whole_subdistrict(world: World) -> None:
    with pytest.raises(Refused, match="街道直属"):
        world.place("新小区", world.town)
