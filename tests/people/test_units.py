"""单位: known by every name that it bears, on the days on which it bears it."""

from datetime import date, timedelta
from typing import Any

import pytest

from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.people import commands, queries
from chuangcheng.people.models import Unit, UnitKind, UnitName
from chuangcheng.trail import queries as trail
from tests.world import NOON, TODAY, World

MAY_EDIT = {Role.CAMPAIGN_OFFICE, Role.ADMINISTRATOR}


def add(world: World, name: str = "市扶贫办", **changes: Any) -> Unit:
    facts = {"kind": UnitKind.PARTNER, "area": world.city, "by": world.office, "now": NOON}
    return commands.add_unit(name, **{**facts, **changes})


def rename(world: World, unit: Unit, name: str = "市乡村振兴局", **changes: Any) -> Unit:
    facts = {"on": date(2021, 4, 1), "by": world.office, "now": NOON}
    return commands.rename_unit(unit, name=name, **{**facts, **changes})


def verbs(unit: Unit) -> list[str]:
    return [deed.verb for deed in trail.history_of(f"people.unit:{unit.pk}")]


def test_a_unit_is_found_by_every_name_that_it_bears(world: World) -> None:
    unit = add(world, short="扶贫办", aliases=["扶贫 开发办", "扶贫开发办", "市 扶贫办"])

    for name in ("市扶贫办", "扶贫办", "扶贫开发办", "市扶贫　办"):
        assert queries.find_unit(name, on=TODAY) == [unit], name
    assert queries.find_unit("扶贫", on=TODAY) == []
    assert UnitName.objects.filter(unit=unit).count() == 3
    assert verbs(unit) == ["people.add_unit"]


def test_a_renamed_unit_bears_each_name_on_its_days(world: World) -> None:
    unit = rename(world, add(world, short="扶贫办"))

    borne = [queries.names_on({unit.pk}, on=day)[unit.pk] for day in (date(2021, 3, 31), TODAY)]
    assert borne == ["市扶贫办", "市乡村振兴局"]
    assert queries.find_unit("市扶贫办", on=date(2021, 3, 31)) == [unit]
    assert queries.find_unit("市扶贫办", on=TODAY) == []
    assert queries.find_unit("市乡村振兴局", on=TODAY) == [unit]
    unit.refresh_from_db()
    assert (unit.name, unit.short, str(unit)) == ("市乡村振兴局", "", "市乡村振兴局")
    assert verbs(unit) == ["people.rename_unit", "people.add_unit"]


def test_the_names_of_many_units_are_one_question(
    world: World, django_assert_num_queries: Any
) -> None:
    units = {world.office_unit.pk, world.pine_unit.pk, world.enforcement.pk}

    with django_assert_num_queries(1):
        assert len(queries.names_on(units, on=TODAY)) == 3


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "和美 物业"}, "name"),
        ({"name": "坏\x00"}, "name"),
        ({"name": "㈱" * 21}, "name"),
        ({"short": "长" * 31}, "short"),
        ({"trade": "长" * 17}, "trade"),
        ({"aliases": ["好", "坏\x00"]}, "aliases"),
    ],
    ids=str,
)
def test_what_no_unit_can_be_is_refused(world: World, wrong: dict[str, Any], field: str) -> None:
    before = (Unit.objects.count(), trail.last_entry_id())

    with pytest.raises(Refused) as refusal:
        add(world, **{"area": world.town, **wrong})

    assert refusal.value.field == field
    assert (Unit.objects.count(), trail.last_entry_id()) == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"on": date(1900, 1, 1)}, "晚于现名称"),
        ({"on": TODAY + timedelta(days=1)}, "到那天再改"),
        ({"name": " "}, "不能空"),
        ({"name": "和美物业"}, "已经有"),
    ],
    ids=str,
)
def test_a_wrong_renaming_is_refused(world: World, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        rename(world, world.enforcement, **wrong)

    assert Unit.objects.get(pk=world.enforcement.pk).name == world.enforcement.name


def test_a_unit_may_be_renamed_to_another_spelling_of_its_name(world: World) -> None:
    assert rename(world, add(world), "市 扶贫办").name == "市 扶贫办"


def test_two_who_rename_at_once_are_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name found is ended by somebody else before it is ended here."""
    unit = add(world)
    refuse_known = commands._refuse_known_unit

    def meanwhile(*given: Any, **named: Any) -> None:
        refuse_known(*given, **named)
        UnitName.objects.filter(unit=unit).update(until=TODAY)

    monkeypatch.setattr(commands, "_refuse_known_unit", meanwhile)
    with pytest.raises(Overtaken):
        rename(world, unit)


def test_who_may_record_units_follows_the_table(world: World) -> None:
    for role, by in world.everybody().items():
        if role in MAY_EDIT:
            unit = add(world, f"{role}单位", by=by)
            rename(world, unit, f"{role}新单位", by=by)
            continue
        with pytest.raises(NotAllowed):
            add(world, by=by)
        with pytest.raises(NotAllowed):
            rename(world, world.enforcement, by=by)
