"""Keys obey the floors: the linter cannot see a foreign key that names its target as text."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.source import PACKAGE, Module, Source, added, none_of

KEYS = frozenset({"ForeignKey", "OneToOneField", "ManyToManyField"})


def our_models() -> list[type[models.Model]]:
    """Every model of the package."""
    return [m for m in apps.get_models() if m.__module__.startswith(f"{PACKAGE}.")]


def wrong_keys(of: Iterable[type[models.Model]], heights: Mapping[str, int]) -> Iterator[str]:
    """Keys that point up or sideways, or that let another floor change or grow the target."""
    for model in of:
        for key in (*model._meta.fields, *model._meta.many_to_many):
            if key.remote_field is None:
                continue
            where = f"{model._meta.label}.{key.name}"
            yield from _faults(where, model._meta.app_label, _target(key), key, heights)


def named_by_class(source: Source) -> Iterator[str]:
    """Keys to another context that import its model where a text would do."""
    for module in source.modules.values():
        for node in module.nodes:
            if not module.is_migration and isinstance(node, ast.Call):
                yield from _by_class(module, node)


def _faults(
    where: str, own: str, target: str, key: Any, heights: Mapping[str, int]
) -> Iterator[str]:
    context = target.partition(".")[0]
    if context == own:
        return
    if context not in heights:
        yield f"{where}: {target} stands on no floor"
    elif heights[context] >= heights[own]:
        yield f"{where}: {target} does not lie below {own}"
    if not key.many_to_many and key.remote_field.on_delete is not models.PROTECT:
        yield f"{where}: a key to {target} is PROTECT"
    if not (key.remote_field.related_name or "").endswith("+"):
        yield f'{where}: a key to {target} has related_name="+"'


def _target(key: Any) -> str:
    """`places.Place`, whether the target is known as a class yet or still as a text."""
    model = key.remote_field.model
    label = model if isinstance(model, str) else model._meta.label
    return key.model._meta.label if label == "self" else str(label)


def _by_class(module: Module, call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    first = call.args[0] if call.args else None
    if name not in KEYS or not isinstance(first, ast.Name):
        return
    bound = module.bindings.get(first.id, "")
    if bound and not bound.startswith(f"{PACKAGE}.{module.context}."):
        yield f"{module.at(call.lineno)}: a key to {bound} names it as text"


def test_keys_point_down_and_are_protected(source):
    none_of(wrong_keys(our_models(), source.heights))


def test_keys_to_another_context_are_texts(source):
    none_of(named_by_class(source))


def test_there_are_keys_to_look_at():
    assert len(our_models()) > 30


TO_PLACE = {"to": "places.Place", "on_delete": models.PROTECT, "related_name": "+"}


@pytest.mark.parametrize(
    ("context", "change", "message"),
    [
        ("places", {"to": "issues.Issue"}, "issues.Issue does not lie below places"),
        ("calendars", {}, "places.Place does not lie below calendars"),
        ("trail", {}, "places.Place does not lie below trail"),
        ("issues", {"to": "auth.Group"}, "auth.Group stands on no floor"),
        ("issues", {"on_delete": models.CASCADE}, "a key to places.Place is PROTECT"),
        ("issues", {"on_delete": models.DO_NOTHING}, "a key to places.Place is PROTECT"),
        ("issues", {"related_name": "issues"}, 'a key to places.Place has related_name="+"'),
        ("issues", {"related_name": None}, 'a key to places.Place has related_name="+"'),
    ],
)
def test_a_planted_key_is_found_and_named(source, context, change, message):
    with isolate_apps(f"{PACKAGE}.{context}"):

        class Planted(models.Model):
            key = models.ForeignKey(**TO_PLACE | change)

            class Meta:
                app_label = context

    assert list(wrong_keys([Planted], source.heights)) == [f"{context}.Planted.key: {message}"]


def test_a_planted_many_to_many_is_found_and_named(source):
    with isolate_apps(f"{PACKAGE}.places"):

        class Planted(models.Model):
            keys = models.ManyToManyField("issues.Issue", related_name="+")

            class Meta:
                app_label = "places"

    (said,) = wrong_keys([Planted], source.heights)

    assert said == "places.Planted.keys: issues.Issue does not lie below places"


def test_a_planted_class_is_found_and_named(source):
    fault = (
        "\nfrom chuangcheng.places.models import Place\n\n\nclass Planted(models.Model):\n"
        '    place = models.ForeignKey(Place, models.PROTECT, related_name="+")\n'
    )

    planted = source.planted("chuangcheng/duties/models.py", fault)

    (said,) = added(named_by_class, source, planted)

    assert said.startswith("chuangcheng.duties.models:")
    assert said.endswith("a key to chuangcheng.places.models.Place names it as text")
