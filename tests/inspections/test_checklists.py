"""检查表: editions that follow each other, and what is drafted from."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chuangcheng.inspections import checking, lists
from chuangcheng.inspections.lists import ItemDraft
from chuangcheng.inspections.models import Checklist
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.places.models import PlaceType
from chuangcheng.trail import queries as trail
from tests.inspections.checks import FIRE, LIGHTS, RUBBISH, SINCE, items, published
from tests.standards import trees
from tests.world import NOON, TODAY, World


def verbs(checklist: Checklist) -> list[str]:
    return [deed.verb for deed in trail.history_of(f"inspections.checklist:{checklist.pk}")]


def in_use(world: World, on: date, place_type: PlaceType = PlaceType.COMPOUND) -> Checklist | None:
    return lists.checklist_in_use(world.town, place_type, on=on)


def test_an_edition_is_published_with_its_items_in_their_order(world: World) -> None:
    checklist = published(world, is_example=True)

    checklist.refresh_from_db()
    assert (checklist.number, checklist.used_from, checklist.used_until) == (1, SINCE, OPEN_END)
    assert checklist.is_example
    assert [(i.order, i.text, i.category) for i in lists.items_of(checklist)] == [
        (1, LIGHTS, world.lamp),
        (2, FIRE, None),
        (3, RUBBISH, world.rubbish),
    ]
    assert verbs(checklist) == ["inspections.publish_checklist"]
    assert str(checklist) == "小区检查表第 1 版"


def test_a_new_edition_ends_the_one_before_and_leaves_its_items(world: World) -> None:
    first = published(world)
    second = published(world, "没有飞线充电", since=date(2021, 4, 10))

    first.refresh_from_db()
    assert (first.used_until, second.number, second.used_until) == (
        date(2021, 4, 10),
        2,
        OPEN_END,
    )
    assert in_use(world, date(2021, 3, 31)) is None
    assert [in_use(world, date(2021, 4, day)) for day in (1, 9, 10)] == [first, first, second]
    assert (len(items(first)), len(items(second))) == (3, 4)


def test_an_edition_of_the_same_day_replaces_the_one_before_whole(world: World) -> None:
    published(world)
    second = published(world)

    assert in_use(world, SINCE) == second


def test_each_type_of_place_has_a_list_of_its_own(world: World) -> None:
    compound = published(world)
    alley = published(world, place_type=PlaceType.BACK_ALLEY)

    assert (in_use(world, TODAY), alley.number) == (compound, 1)
    assert in_use(world, TODAY, PlaceType.BACK_ALLEY) == alley


def test_a_retired_edition_is_asked_no_more_and_another_may_follow(world: World) -> None:
    checklist = published(world)

    checking.retire(checklist, on=date(2021, 4, 8), by=world.office, now=NOON)

    assert in_use(world, date(2021, 4, 7)) == checklist
    assert in_use(world, date(2021, 4, 8)) is None
    assert verbs(checklist) == ["inspections.retire_checklist", "inspections.publish_checklist"]
    with pytest.raises(Refused, match="用到那一天"):
        published(world, since=date(2021, 4, 7))
    assert published(world, since=date(2021, 4, 9)).number == 2


WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "no item": ({"items": []}, "items", "至少要有一项"),
    "an empty line": ({"items": [ItemDraft(" ")]}, "items", "不能空"),
    "a long line": ({"items": [ItemDraft("长" * 201)]}, "items", "最多 200"),
    "twice": ({"items": [ItemDraft(FIRE), ItemDraft(f" {FIRE}")]}, "items", "写了两次"),
    "too many": ({"items": [ItemDraft(f"第{n}项") for n in range(61)]}, "items", "最多 60 项"),
    "ahead": ({"since": date(2021, 4, 13)}, "since", "不能晚于今天"),
    "before the last": ({"since": date(2021, 3, 31)}, "since", "用到那一天"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_an_edition_that_makes_no_sense_is_refused(world: World, wrong: str) -> None:
    changes, field, said = WRONG[wrong]
    published(world)
    before = trail.last_entry_id()

    with pytest.raises(Refused, match=said) as refusal:
        published(world, **changes)

    assert refusal.value.field == field
    assert (Checklist.objects.get().is_current, trail.last_entry_id()) == (True, before)


def test_a_list_is_of_a_subdistrict_and_of_its_clauses(world: World) -> None:
    with pytest.raises(Refused, match="按街道"):
        published(world, subdistrict=world.pine)


def test_only_the_office_publishes_and_retires(world: World) -> None:
    checklist = published(world)
    for role, actor in world.everybody().items():
        if role == Role.CAMPAIGN_OFFICE:
            continue
        with pytest.raises(NotAllowed):
            published(world, by=actor)
        with pytest.raises(NotAllowed):
            checking.retire(checklist, on=TODAY, by=actor, now=NOON)
    assert Checklist.objects.count() == 1


@pytest.mark.parametrize(
    ("on", "said"),
    [(date(2021, 4, 13), "不能晚于今天"), (date(2021, 3, 31), "不能早于启用")],
)
def test_a_list_is_retired_on_a_day_of_its_own(world: World, on: date, said: str) -> None:
    with pytest.raises(Refused, match=said):
        checking.retire(published(world), on=on, by=world.office, now=NOON)


def test_what_is_ended_is_not_ended_again(world: World) -> None:
    checklist = published(world)
    seen = Checklist.objects.get()
    checking.retire(checklist, on=TODAY, by=world.office, now=NOON)

    with pytest.raises(Refused, match="已经停用"):
        checking.retire(checklist, on=TODAY, by=world.office, now=NOON)
    with pytest.raises(Overtaken):
        checking.retire(seen, on=date(2021, 4, 9), by=world.office, now=NOON)


def test_the_database_keeps_no_two_lists_of_one_day(world: World) -> None:
    first = published(world)
    facts = {"subdistrict": world.town, "place_type": PlaceType.COMPOUND}

    for wrong in (
        {"number": 2, "used_from": date(2021, 4, 9)},
        {"number": 1, "used_from": date(2021, 3, 1), "used_until": date(2021, 4, 1)},
        {"number": 3, "used_from": first.used_from, "used_until": date(2021, 4, 2)},
        {"number": 4, "used_from": date(2021, 4, 2), "used_until": date(2021, 4, 1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Checklist.objects.create(**facts, **wrong)


def test_a_first_edition_is_drafted_from_the_standards_that_are_looked_at_there(
    world: World,
) -> None:
    trees.in_use(world)

    drafted = lists.drafted(world.town, PlaceType.COMPOUND, on=TODAY)

    assert [item.text for item in drafted] == [trees.LIGHTS, trees.FIRE, trees.PLEDGE]
    assert all(item.clause and item.clause.text == item.text for item in drafted)
    assert lists.drafted(world.town, PlaceType.MARKET, on=TODAY) == []


def test_the_next_edition_is_drafted_from_the_one_in_use(world: World) -> None:
    trees.in_use(world)
    published(world)

    drafted = lists.drafted(world.town, PlaceType.COMPOUND, on=TODAY)

    assert [(item.text, item.category) for item in drafted] == [
        (LIGHTS, world.lamp),
        (FIRE, None),
        (RUBBISH, world.rubbish),
    ]


def test_a_photo_is_asked_for_only_where_the_clause_requires_a_picture(world: World) -> None:
    trees.in_use(world)
    drafted = lists.drafted(world.town, PlaceType.COMPOUND, on=TODAY)
    checklist = published(world, items=[*drafted, ItemDraft(RUBBISH)])

    asked = {item.text: lists.asks_for_photo(item) for item in lists.items_of(checklist)}

    assert asked == {trees.LIGHTS: False, trees.FIRE: False, trees.PLEDGE: True, RUBBISH: False}


def test_a_clause_of_another_subdistrict_is_not_looked_after(world: World) -> None:
    trees.in_use(world)
    (draft, *_rest) = lists.drafted(world.town, PlaceType.COMPOUND, on=TODAY)
    assert draft.clause
    draft.clause.subdistrict_id = world.district.pk

    with pytest.raises(Refused, match="不是本街道的条目"):
        published(world, items=[draft])


def test_lists_are_seen_where_one_has_to_do_with_inspections(world: World) -> None:
    published(world)

    seen = {
        role: lists.visible_checklists(actor).count() for role, actor in world.everybody().items()
    }
    assert [role for role, n in seen.items() if not n] == [
        Role.PARTNER,
        Role.STATION_KEEPER,
        Role.ADMINISTRATOR,
    ]


def test_items_are_read_in_a_fixed_number_of_statements(
    world: World, django_assert_num_queries: Any
) -> None:
    trees.in_use(world)
    drafted = lists.drafted(world.town, PlaceType.COMPOUND, on=TODAY)
    checklist = published(world, items=[*drafted, *(ItemDraft(f"第{n}项") for n in range(20))])

    with django_assert_num_queries(2):
        assert [lists.asks_for_photo(item) for item in lists.items_of(checklist)].count(True) == 1
