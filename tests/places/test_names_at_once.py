"""A name that somebody else takes between the look and the writing is refused all the same."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from chuangcheng.kernel.once import once
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people import commands as people
from chuangcheng.people.models import UnitKind
from chuangcheng.places import commands as places
from chuangcheng.places.models import Area, AreaKind, Place
from tests.world import NOON, World

Deed = Callable[[World], object]

DEEDS: dict[str, tuple[object, str, Deed]] = {
    "a place": (places, "_refuse_known_names", lambda w: w.place("阳光花园", w.pine)),
    "a place's new name": (
        places,
        "_refuse_known_names",
        lambda w: places.edit_place(
            w.place("翠湖苑", w.pine), name="阳光花园", by=w.office, now=NOON
        ),
    ),
    "an area": (
        places,
        "_refuse_wrong_branch",
        lambda w: places.add_area(
            parent=w.town, kind=AreaKind.COMMUNITY, name="松树园社区", by=w.office, now=NOON
        ),
    ),
    "a unit": (
        people,
        "_refuse_known_unit",
        lambda w: people.add_unit(
            "和美物业", kind=UnitKind.PROPERTY, area=w.town, by=w.office, now=NOON
        ),
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_the_database_has_the_last_word(
    world: World, deed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, look, act = DEEDS[deed]
    monkeypatch.setattr(context, look, lambda *_given, **_named: None)
    before = (Area.objects.count(), Place.objects.count())

    with pytest.raises(Refused) as refusal, transaction.atomic():
        act(world)

    assert refusal.value.field == "name"
    assert (Area.objects.count(), Place.objects.count()) == before


def test_a_sign_in_name_is_taken_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "free_username", lambda username: username)

    with pytest.raises(Refused, match="已有人用"):
        people.add_person("某人", username="office", by=world.administrator, now=NOON)


def test_other_faults_of_a_writing_stay_faults(world: World) -> None:
    with pytest.raises(IntegrityError), once(Refused("已经有了")):
        Place.objects.filter(pk=world.compound.pk).update(households=5)
