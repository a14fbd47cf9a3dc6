"""点位: recorded, corrected and voided; each leaves a trail, and every database refuses alike."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from chuangcheng.kernel.actor import Actor, Grant, Role
from chuangcheng.kernel.coordinates import Position
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.places import commands, queries, rules
from chuangcheng.places.commands import PlaceDraft
from chuangcheng.places.models import Alias, Management, Place, PlaceEver
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import Entry
from tests.world import NOON, World

pytestmark = pytest.mark.django_db

MAY_EDIT = {Role.CAMPAIGN_OFFICE, Role.COMMUNITY, Role.ADMINISTRATOR}

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no name": ({"name": "　"}, "name"),
    "a long name": ({"name": "长" * 61}, "name"),
    "a name that grows when folded": ({"name": "㎡" * 31}, "name"),
    "a broken name": ({"name": "坏\x00名"}, "name"),
    "a name that stands already": ({"name": "阳 光 花 园"}, "name"),
    "a long address": ({"address": "长" * 121}, "address"),
    "a broken address": ({"address": "坏\x00"}, "address"),
    "a long note": ({"note": "长" * 201}, "note"),
    "too many homes": ({"households": Quantity(2**31)}, "households"),
    "too many buildings": ({"buildings": 2**31}, "buildings"),
    "fewer than no buildings": ({"buildings": -1}, "buildings"),
    "built before anybody": ({"year_built": 3}, "year_built"),
    "built in a year that no column holds": ({"year_built": 40_000}, "year_built"),
}


def draft(world: World, **changes: Any) -> PlaceDraft:
    return PlaceDraft(**{"community": world.pine, "name": "翠湖苑", **changes})


def history(place: Place) -> list[str]:
    return [deed.verb for deed in trail.history_of(f"places.place:{place.pk}")]


def test_a_place_is_recorded_with_all_that_was_said(world: World) -> None:
    place = commands.add_place(
        draft(
            world,
            name="  翠湖苑 ",
            address="钢铁街\t3号",
            management=Management.ABANDONED,
            households=Quantity(300, Certainty.AT_LEAST),
            buildings=7,
            year_built=1998,
            position=Position(118.95, 42.28),
            aliases=["翠湖 小区", "翠湖小区", "翠湖苑"],
        ),
        by=world.pine_clerk,
        now=NOON,
    )

    place.refresh_from_db()
    assert (place.name, place.pinyin, place.address) == ("翠湖苑", "cui4 hu2 yuan4", "钢铁街 3号")
    assert (place.homes, place.buildings, place.year_built) == (
        Quantity(300, Certainty.AT_LEAST),
        7,
        1998,
    )
    assert place.position == Position(118.95, 42.28, source="place")
    assert place.area_ids >= {world.city.pk, world.town.pk, world.pine.pk}
    assert list(Alias.objects.filter(place=place).values_list("name", flat=True)) == ["翠湖小区"]
    assert history(place) == ["places.add_places"]


def test_many_places_are_one_deed_in_few_statements(
    world: World, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    before = Entry.objects.count()

    with django_assert_max_num_queries(10):
        places = commands.add_places(
            [draft(world, name=f"翠湖苑{n}区") for n in range(40)], by=world.office, now=NOON
        )

    assert Entry.objects.count() == before + 1
    assert [place.pk for place in places] == sorted(place.pk for place in places)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_bad_place_is_refused_with_its_field_and_none_is_recorded(
    world: World, wrong: str
) -> None:
    changes, field = WRONG[wrong]
    world.place("阳光花园", world.dragon)
    before = (Place.objects.count(), trail.last_entry_id())
    drafts = [draft(world), draft(world, **{"name": "另一处", **changes})]

    with pytest.raises(Refused) as refusal:
        commands.add_places(drafts, by=world.office, now=NOON)
    assert refusal.value.field == field

    with pytest.raises(Refused) as refusal:
        commands.edit_place(world.far_compound, by=world.office, now=NOON, **changes)
    assert refusal.value.field == field
    assert (Place.objects.count(), trail.last_entry_id()) == before


def test_two_of_one_name_in_one_list_are_refused(world: World) -> None:
    drafts = [draft(world, name="翠湖苑"), draft(world, name="翠湖 苑")]

    with pytest.raises(Refused, match="已经有"):
        commands.add_places(drafts, by=world.office, now=NOON)


def test_a_bad_alias_is_refused(world: World) -> None:
    for alias in ("", "长" * 61, "坏\x00"):
        with pytest.raises(Refused) as refusal:
            commands.add_place(draft(world, aliases=[alias]), by=world.office, now=NOON)
        assert refusal.value.field == "aliases"


def test_a_correction_holds_for_all_days_and_keeps_what_was_known(world: World) -> None:
    place, known = world.compound, trail.last_entry_id()

    commands.edit_place(
        place, name="阳光嘉园", households=Quantity(120), by=world.pine_clerk, now=NOON
    )

    place.refresh_from_db()
    assert (place.name, place.folded, place.households) == ("阳光嘉园", "阳光嘉园", 120)
    then = PlaceEver.objects.get(id=place.pk, known_from__lte=known, known_to__gt=known)
    assert (then.name, then.households) == ("阳光花园", None)
    deed = trail.history_of(f"places.place:{place.pk}")[0]
    assert (deed.verb, deed.facts["name"]) == ("places.edit_place", ["阳光花园", "阳光嘉园"])
    assert "pinyin" not in deed.facts


def test_a_correction_that_corrects_nothing_leaves_no_trail(world: World) -> None:
    before = trail.last_entry_id()

    commands.edit_place(world.compound, name="阳光花园 ", by=world.office, now=NOON)

    assert trail.last_entry_id() == before


def test_a_number_can_be_taken_back(world: World) -> None:
    place = world.place("翠湖苑", world.pine, households=Quantity(120))

    commands.edit_place(place, households=UNKNOWN, by=world.office, now=NOON)

    assert Place.objects.get(pk=place.pk).homes == UNKNOWN


@pytest.mark.parametrize("settled", ["community", "type", "aliases", "void", "until"])
def test_what_a_correction_cannot_change(world: World, settled: str) -> None:
    with pytest.raises(TypeError):
        commands.edit_place(world.compound, by=world.office, now=NOON, **{settled: True})


def test_a_void_place_stands_no_more_and_its_name_is_free(world: World) -> None:
    commands.void_places([world.compound], reason="重复登记", by=world.office, now=NOON)

    assert not queries.visible_places(world.office).filter(pk=world.compound.pk).exists()
    assert history(world.compound)[0] == "places.void_places"
    assert world.place("阳光花园", world.pine).pk != world.compound.pk


def test_what_is_void_is_neither_voided_again_nor_edited(world: World) -> None:
    commands.void_places([world.compound], reason="重复登记", by=world.office, now=NOON)

    for deed in (
        lambda: commands.void_places([world.compound], reason="又", by=world.office, now=NOON),
        lambda: commands.edit_place(world.compound, note="又", by=world.office, now=NOON),
    ):
        with pytest.raises(Refused, match="已经作废"):
            deed()


def test_voiding_says_why(world: World) -> None:
    with pytest.raises(Refused) as refusal:
        commands.void_places([world.compound], reason=" ", by=world.office, now=NOON)
    assert refusal.value.field == "reason"


def test_who_may_record_and_correct_follows_the_table(world: World) -> None:
    everybody = world.everybody() | {Role.COMMUNITY: world.pine_clerk}
    for role, by in everybody.items():
        deeds: list[Callable[[Actor], object]] = [
            lambda by: commands.add_place(
                draft(world, name=f"{by.person_id}号院"), by=by, now=NOON
            ),
            lambda by: commands.edit_place(world.compound, note=by.name, by=by, now=NOON),
        ]
        for deed in deeds:
            if role in MAY_EDIT:
                deed(by)
                continue
            with pytest.raises(NotAllowed):
                deed(by)


def test_a_community_keeps_to_its_own_area(world: World) -> None:
    mixed = [draft(world, community=world.dragon), draft(world)]

    with pytest.raises(NotAllowed, match="辖区内"):
        commands.add_places(mixed, by=world.dragon_clerk, now=NOON)
    with pytest.raises(NotAllowed, match="辖区内"):
        commands.void_places(
            [world.far_compound, world.compound], reason="错", by=world.dragon_clerk, now=NOON
        )


def test_whoever_edits_second_is_told(world: World) -> None:
    seen = Place.objects.get(pk=world.compound.pk)
    commands.edit_place(world.compound, note="甲", by=world.office, now=NOON)

    with pytest.raises(Overtaken), transaction.atomic():
        commands.edit_place(seen, note="乙", by=world.office, now=NOON)
    assert Place.objects.get(pk=seen.pk).note == "甲"


def test_everybody_sees_the_places_that_the_rights_show(world: World) -> None:
    """The list and the rule must give the same answer for each person and place."""
    area = world.district.pk
    of_the_district = Actor(99, "区管理员", (Grant(Role.ADMINISTRATOR, area_id=area),))
    for actor in (*world.everybody().values(), world.pine_clerk, of_the_district):
        listed = set(queries.visible_places(actor))
        allowed = {
            place
            for place in (world.compound, world.far_compound)
            if rules.POLICY.permit(actor, "places.see", place)
        }
        assert listed == allowed, actor.name
    assert queries.visible_places(world.supervisor).count() == 2
    assert queries.visible_places(of_the_district).count() == 2
