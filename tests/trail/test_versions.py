"""Revising: every version of a countable row stays, and no one writes over another's change."""

from typing import Any

import pytest
from django.db import transaction

from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Overtaken
from chuangcheng.people import corrections
from chuangcheng.places import commands as places
from chuangcheng.places.models import Area, AreaEver, AreaKind, AreaVersion
from chuangcheng.trail import commands as trail
from chuangcheng.trail import queries, versions
from chuangcheng.trail.models import FOREVER, Entry, Former, key_of
from tests.plan.planned import DUE_ON, planned
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db


def city(name: str) -> Area:
    return places.add_area(parent=None, kind=AreaKind.CITY, name=name, by=INSTALLER, now=NOON)


def entry() -> Entry:
    return trail.record("tests.revise", by=INSTALLER, at=NOON)


def names_at(known_at: int) -> list[str]:
    """The names of the areas as they were known."""
    known = AreaEver.objects.filter(known_from__lte=known_at, known_to__gt=known_at, void=False)
    return list(known.order_by("id").values_list("name", flat=True))


def test_every_known_state_can_be_rebuilt() -> None:
    area = city("赤锋市")
    first, second = area.known_from, entry()
    versions.revise(area, entry=second, name="赤峰市")
    third = entry()
    versions.revise(area, entry=third, void=True)

    known = [first - 1, first, second.pk - 1, second.pk, third.pk - 1, third.pk]
    assert [names_at(n) for n in known] == [[], ["赤锋市"], ["赤锋市"], ["赤峰市"], ["赤峰市"], []]


def test_the_row_in_hand_is_as_the_one_in_the_database() -> None:
    area = city("赤锋市")
    left = entry()

    versions.revise(area, entry=left, name="赤峰市")

    stored = Area.objects.get(pk=area.pk)
    assert (area.name, area.known_from) == (stored.name, stored.known_from) == ("赤峰市", left.pk)


def test_the_present_version_is_known_for_ever() -> None:
    area = city("赤峰市")

    assert AreaEver.objects.get(id=area.pk).known_to == FOREVER


def test_several_revisions_inside_one_deed_are_one_version() -> None:
    area = city("甲市")
    left = entry()
    versions.revise(area, entry=left, name="乙市")
    versions.revise(area, entry=left, name="丙市")

    assert AreaVersion.objects.filter(row_id=area.pk).count() == 1
    assert names_at(left.pk - 1) == ["甲市"]
    assert names_at(left.pk) == ["丙市"]


def test_a_row_made_inside_the_deed_has_no_earlier_version() -> None:
    area, left = city("甲市"), Entry.objects.latest("id")

    versions.revise(area, entry=left, name="乙市")

    assert not AreaVersion.objects.exists()


def test_the_same_row_given_twice_is_kept_once() -> None:
    area = city("甲市")
    again = Area.objects.get(pk=area.pk)

    versions.revise_all([area, again], entry=entry(), name="乙市")

    assert AreaVersion.objects.filter(row_id=area.pk).count() == 1


def test_nothing_to_revise_is_nothing_done(django_assert_num_queries: Any) -> None:
    left = entry()

    with django_assert_num_queries(0):
        versions.revise_all([], entry=left, name="乙市")


@pytest.mark.parametrize("held", ["alone", "among others of the newer version"])
def test_whoever_holds_an_older_version_is_told(held: str) -> None:
    area, other = city("甲市"), city("乙市")
    seen = Area.objects.get(pk=area.pk)
    left = entry()
    versions.revise_all([area, other], entry=left, order=1)
    rows = [seen] if held == "alone" else [seen, other]

    with pytest.raises(Overtaken), transaction.atomic():
        versions.revise_all(rows, entry=entry(), name="丙市")

    assert not Area.objects.filter(name="丙市").exists()
    assert AreaVersion.objects.filter(row_id=area.pk).count() == 1


def test_nothing_is_known_before_what_it_follows() -> None:
    earlier, area = entry(), city("甲市")

    with pytest.raises(Overtaken):
        versions.revise(area, entry=earlier, name="乙市")


def test_many_rows_are_revised_in_a_number_of_statements_that_does_not_grow(
    django_assert_num_queries: Any,
) -> None:
    areas = [city(f"{n}市") for n in range(12)]
    left = entry()

    with django_assert_num_queries(3):
        versions.revise_all(areas, entry=left, void=True)


def told(rows: list[Any], known_at: int | None, *related: str) -> list[Any]:
    """The rows read anew, as an entry knew them."""
    return queries.as_told(
        type(rows[0]).objects.filter(pk__in=[row.pk for row in rows]), known_at, *related
    )


def test_what_is_only_quoted_is_read_as_it_was_told(world: World) -> None:
    item = planned(world, text="第一稿", criteria=())
    first, second = entry(), entry()
    versions.revise(item, entry=second, text="第二稿", position=7)
    third = entry()
    versions.revise(item, entry=third, text="第三稿", due_on=TODAY)
    versions.revise(item, entry=third, text="第三稿，改", void=True)

    texts = [told([item], n.pk)[0].text for n in (first, second, third)]
    assert texts == ["第一稿", "第二稿", "第三稿，改"]
    assert told([item], None)[0].text == "第三稿，改"
    then = told([item], second.pk)[0]
    assert (then.position, then.due_on, then.void) == (7, DUE_ON, False)


def test_a_deed_that_says_the_same_again_keeps_nothing(world: World) -> None:
    item = planned(world, criteria=())
    versions.revise(item, entry=entry(), text=item.text, void=True)
    assert not Former.objects.filter(subject=key_of(item)).exists()


def test_what_a_row_names_is_read_so_too_and_what_was_not_there_is_left_out(world: World) -> None:
    before = trail.record("tests.before", by=INSTALLER, at=NOON)
    given: dict[str, Any] = {"by": world.office, "now": NOON}
    leader = world.account(world.leader)
    charge = duties.assign(world.pine, ChargeKind.LEADER, person=leader, **given)
    made = entry()
    corrections.edit_person(leader, post="书记", by=INSTALLER, now=NOON)
    duties.end(charge, on=TODAY, **given)

    assert told([charge], before.pk) == []
    (then,) = told([charge], made.pk, "person")
    assert (then.until, then.person.post) == (OPEN_END, "")
    (now,) = told([charge], entry().pk, "person")
    assert (now.until, now.person.post) == (TODAY, "书记")
