"""区划: areas are corrected, replaced by a successor, merged; what happened in them stays."""

from datetime import date, timedelta
from typing import Any

import pytest

from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.places import commands, districting
from chuangcheng.places.models import Area, AreaKind, AreaVersion
from chuangcheng.places.queries import visible_areas
from chuangcheng.trail import queries as trail
from tests.world import NOON, TODAY, World

MAY_EDIT = {Role.CAMPAIGN_OFFICE, Role.ADMINISTRATOR}


def verbs(area: Area) -> list[str]:
    return [deed.verb for deed in trail.history_of(f"places.area:{area.pk}")]


def grid_of(world: World) -> Area:
    return commands.add_area(
        parent=world.pine, kind=AreaKind.GRID, name="第一网格", by=world.office, now=NOON
    )


def test_a_correction_keeps_the_version_so_far(world: World) -> None:
    districting.edit_area(world.pine, name="松树园", code="150402", by=world.office, now=NOON)

    area = Area.objects.get(pk=world.pine.pk)
    assert (area.name, area.code) == ("松树园", "150402")
    assert AreaVersion.objects.get(row_id=area.pk).name == "松树园社区"
    assert verbs(area) == ["places.edit_area", "places.add_area"]


def test_what_is_the_same_leaves_no_trail(world: World) -> None:
    before = trail.last_entry_id()

    districting.edit_area(world.pine, name="松树园社区", by=world.office, now=NOON)

    assert trail.last_entry_id() == before


def test_an_area_is_replaced_and_its_grids_go_on_in_the_successor(world: World) -> None:
    grid = grid_of(world)

    new = districting.replace_area(world.pine, name="松园社区", on=TODAY, by=world.office, now=NOON)

    old = Area.objects.get(pk=world.pine.pk)
    assert (old.until, old.successor, new.since) == (TODAY, new, TODAY)
    assert Area.objects.get(pk=grid.pk).until == TODAY
    assert [area.name for area in Area.objects.filter(parent=new)] == ["第一网格"]
    assert world.compound.community_id == old.pk
    assert set(verbs(old)) == {"places.end_area", "places.replace_area", "places.add_area"}


def test_an_area_is_merged_into_its_neighbour(world: World) -> None:
    districting.merge_area(world.pine, into=world.dragon, on=TODAY, by=world.office, now=NOON)

    old = Area.objects.get(pk=world.pine.pk)
    assert (old.until, old.successor) == (TODAY, world.dragon)
    with pytest.raises(Overtaken):
        districting.edit_area(
            Area(pk=old.pk, name="x", known_from=1), name="y", by=world.administrator, now=NOON
        )


@pytest.mark.parametrize("deed", ["edit", "replace", "merge"])
def test_who_may_adjust_areas_follows_the_table(world: World, deed: str) -> None:
    deeds = {
        "edit": lambda by: districting.edit_area(world.pine, code="1", by=by, now=NOON),
        "replace": lambda by: districting.replace_area(
            world.pine, name="新", on=TODAY, by=by, now=NOON
        ),
        "merge": lambda by: districting.merge_area(
            world.pine, into=world.dragon, on=TODAY, by=by, now=NOON
        ),
    }
    for role, by in world.everybody().items():
        if role not in MAY_EDIT:
            with pytest.raises(NotAllowed):
                deeds[deed](by)
    deeds[deed](world.office)


def test_what_makes_no_sense_is_refused(world: World) -> None:
    by: Any = {"by": world.office, "now": NOON}
    grid_of(world)

    with pytest.raises(Refused, match="已经有"):
        districting.edit_area(world.pine, name="龙头山社区", **by)
    with pytest.raises(Refused, match="同一级"):
        districting.merge_area(world.pine, into=world.town, on=TODAY, **by)
    with pytest.raises(Refused, match="下面还有区域"):
        districting.merge_area(world.pine, into=world.dragon, on=TODAY, **by)
    with pytest.raises(Refused, match="有效期"):
        districting.replace_area(world.dragon, name="新", on=date(1900, 1, 1), **by)
    districting.merge_area(world.village, into=world.dragon, on=TODAY - timedelta(days=1), **by)
    with pytest.raises(Refused, match="已经撤销"):
        districting.merge_area(world.dragon, into=world.village, on=TODAY, **by)
    with pytest.raises(TypeError, match="kind"):
        districting.edit_area(world.dragon, kind="village", **by)


def test_each_sees_the_areas_of_the_own_sub_district(world: World) -> None:
    inside = set(Area.objects.filter(subdistrict=world.town))

    assert set(visible_areas(world.pine_clerk)) == inside
    assert set(visible_areas(world.administrator)) == inside
    assert set(visible_areas(world.supervisor)) == {world.district, *inside}
    assert not visible_areas(world.partner).exists()
