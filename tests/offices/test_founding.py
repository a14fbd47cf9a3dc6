"""开通本单位: one deed makes all that an office begins with, once."""

from typing import Any

import pytest
from django.contrib.auth.hashers import check_password

from chuangcheng.issues.categories import EXAMPLES
from chuangcheng.issues.models import Category
from chuangcheng.kernel.actor import INSTALLER, Role
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.offices import queries
from chuangcheng.offices.models import Founding
from chuangcheng.people import commands as people
from chuangcheng.people import queries as people_queries
from chuangcheng.people.models import Person, Unit, UnitKind
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.trail.models import Entry
from tests.offices.charter import CHARTER, PASSWORD, found
from tests.world import NOON, TODAY


def test_an_empty_database_is_unfounded(db: None) -> None:
    assert queries.is_unfounded()


def test_the_areas_the_unit_and_the_first_account_are_there(db: None) -> None:
    person = found()

    town = Area.objects.get(kind=AreaKind.SUBDISTRICT)
    leaves = Area.objects.filter(subdistrict=town).leaves().order_by("order")
    unit = Unit.objects.get()
    assert [area.name for area in leaves] == ["松树园社区", "龙头山社区", "六大份村", "街道直属"]
    assert (str(town.parent), town.mark) == ("红山区", "XX")
    assert (unit.name, unit.kind, unit.area) == ("XX街道创城办", UnitKind.OFFICE, town)
    assert check_password(PASSWORD, person.password)
    actor = people_queries.actor_of(person, on=TODAY)
    assert actor.roles == {Role.ADMINISTRATOR, Role.CAMPAIGN_OFFICE}
    assert {grant.area_id for grant in actor.grants} == {town.pk}


def test_the_example_categories_come_with_it(db: None) -> None:
    found()

    assert Category.objects.count() == len(EXAMPLES) + sum(len(rows) for *_, rows in EXAMPLES)


def test_all_of_it_is_one_deed_and_its_trail_holds_no_password(db: None) -> None:
    found()

    entries = list(Entry.objects.prefetch_related("events"))
    assert len({entry.deed for entry in entries}) == 1
    assert entries[0].verb == "offices.found"
    told = " ".join(str(event.facts) for entry in entries for event in entry.events.all())
    assert PASSWORD not in told
    assert Person.objects.get().password not in told


def test_it_is_founded_once(db: None) -> None:
    found()

    with pytest.raises(Overtaken, match="已经开通"):
        found(mark="YY", username="second")
    assert Person.objects.count() == 1
    assert not queries.is_unfounded()


def test_accounts_that_are_closed_do_not_open_it_again(db: None) -> None:
    found()
    Person.objects.update(is_active=False)

    assert not queries.is_unfounded()
    with pytest.raises(Overtaken):
        found(mark="YY")


def test_accounts_that_are_gone_do_not_open_it_again(db: None) -> None:
    found()
    Person.objects.update(username=None)

    assert not queries.is_unfounded()


def test_persons_without_an_account_do_not_shut_it(db: None) -> None:
    people.add_person("只登记了姓名", by=INSTALLER, now=NOON)

    assert queries.is_unfounded()


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"city": " "}, "city", "不能空"),
        ({"district": "区" * 61}, "district", "最多 60"),
        ({"subdistrict": "\u202e道街"}, "subdistrict", "改变文字方向"),
        ({"mark": ""}, "mark", "编号前缀"),
        ({"communities": [], "villages": []}, "communities", "至少写一个"),
        ({"communities": ["甲社区", "甲社区"]}, "communities", "已经有“甲社区”"),
        ({"villages": ["松树园社区"]}, "villages", "已经有“松树园社区”"),
        ({"communities": [f"第{n}社区" for n in range(301)]}, "communities", "最多 300 个"),
        ({"unit": ""}, "unit", "不能空"),
        ({"name": ""}, "name", "不能空"),
        ({"username": "陈静"}, "username", "字母、数字"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_written(
    db: None, changes: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(Refused, match=said) as refused:
        found(**changes)

    assert refused.value.field == field
    for model in (Area, Unit, Person, Category, Founding, Entry):
        assert not model._default_manager.exists()


def test_of_an_office_just_founded_nothing_is_begun(db: None) -> None:
    found()

    begun = queries.begun(on=TODAY)
    assert not any((begun.places, begun.units, begun.accounts, begun.round, begun.issues))


def test_the_password_is_in_no_traceback(db: None) -> None:
    assert PASSWORD not in repr(CHARTER)
