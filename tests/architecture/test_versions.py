"""What is counted keeps its versions: each countable model has its twin and its view."""

from collections.abc import Iterable, Iterator

import pytest
from django.apps.registry import Apps, apps
from django.db import models
from django.test.utils import isolate_apps

from chuangcheng.trail.models import Ever, Known, Version
from tests.architecture.source import none_of
from tests.architecture.test_keys import our_models

OF_VERSION = frozenset({"id", "row_id", "known_to"})
OF_EVER = frozenset({"id", "known_to"})
NOT_VERSIONED = frozenset({"id"})


def countable(of: Iterable[type[models.Model]]) -> list[type[models.Model]]:
    """The models of which figures may ask what was known at an earlier time."""
    return [m for m in of if issubclass(m, Known) and not issubclass(m, Version | Ever)]


def twinless(of: Iterable[type[models.Model]], registry: Apps) -> Iterator[str]:
    """Countable models whose twin or view is missing or has other columns."""
    for model in of:
        label = model._meta.label
        twin, view = _named(registry, model, "Version"), _named(registry, model, "Ever")
        if twin is None or not issubclass(twin, Version | Known):
            yield f"{label} has no {label}Version"
            continue
        if view is None or view._meta.managed or view._meta.db_table != f"{_table(model)}ever":
            yield f"{label} has no {label}Ever over the view {_table(model)}ever"
            continue
        kept = _columns(twin, OF_VERSION)
        yield from _different(f"{label}Ever", _columns(view, OF_EVER), kept)
        own = _columns(model, NOT_VERSIONED)
        yield from _different(f"{label}Version", kept, {k: own.get(k) for k in kept})
        if "known_from" not in kept:
            yield f"{label}Version does not keep known_from"


Column = tuple[str, int | None, bool]


def _named(registry: Apps, model: type[models.Model], ending: str) -> type[models.Model] | None:
    name = f"{model._meta.model_name}{ending.lower()}"
    return registry.all_models[model._meta.app_label].get(name)


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table


def _columns(model: type[models.Model], apart: frozenset[str]) -> dict[str, Column | None]:
    """What each column holds: its type, its length, whether it may be NULL."""
    return {
        field.column: (field.get_internal_type(), field.max_length, field.null)
        for field in model._meta.concrete_fields
        if field.column and field.column not in apart
    }


def _different(
    label: str, found: dict[str, Column | None], wanted: dict[str, Column | None]
) -> Iterator[str]:
    for column in sorted(found.keys() | wanted.keys()):
        if found.get(column) != wanted.get(column):
            yield f"{label}.{column} is {found.get(column)}, not {wanted.get(column)}"


def test_every_countable_model_has_its_twin_and_its_view():
    none_of(twinless(countable(our_models()), apps))


def test_there_are_countable_models_to_look_at():
    assert {model.__name__ for model in countable(our_models())} >= {"Place", "Issue", "Stage"}


PARTS = {"Planted": (Known,), "PlantedVersion": (Known, Version), "PlantedEver": (Known, Ever)}


def planted(registry, leave=(), of_ever=None, more=None):
    """A countable model with its twin and view, less some or with a column of its own."""
    for name, bases in PARTS.items():
        if name in leave:
            continue
        meta = {"app_label": "places", "apps": registry}
        if name == "PlantedEver":
            meta |= {"managed": False, "db_table": "places_plantedever"} | (of_ever or {})
        body = {
            "__module__": __name__,
            "Meta": type("Meta", (), meta),
            "name": models.CharField(max_length=20),
        }
        type(name, bases, body | (more or {}).get(name, {}))
    return [registry.get_model("places", "Planted")]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ({"leave": ["PlantedVersion"]}, "places.Planted has no places.PlantedVersion"),
        (
            {"leave": ["PlantedEver"]},
            "places.Planted has no places.PlantedEver over the view places_plantedever",
        ),
        (
            {"of_ever": {"managed": True}},
            "places.Planted has no places.PlantedEver over the view places_plantedever",
        ),
        (
            {"more": {"PlantedVersion": {"name": models.CharField(max_length=10)}}},
            "places.PlantedVersion.name is ('CharField', 10, False), not ('CharField', 20, False)",
        ),
        (
            {"more": {"PlantedEver": {"extra": models.DateField()}}},
            "places.PlantedEver.extra is ('DateField', None, False), not None",
        ),
        (
            {"more": {"PlantedVersion": {"extra": models.DateField()}}},
            "places.PlantedVersion.extra is ('DateField', None, False), not None",
        ),
    ],
)
def test_a_planted_gap_is_found_and_named(fault, message):
    with isolate_apps("chuangcheng.places") as registry:
        assert message in list(twinless(planted(registry, **fault), registry))


def test_a_model_with_twin_and_view_is_left_alone():
    with isolate_apps("chuangcheng.places") as registry:
        assert not list(twinless(planted(registry), registry))
