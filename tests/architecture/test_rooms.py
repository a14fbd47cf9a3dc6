"""Rooms: every file of a context is a room or is listed beside one, and asks only downward."""

from collections.abc import Iterator, Mapping

import pytest

from tests.architecture.source import PACKAGE, Import, Module, Source, added, none_of

ROOMS = ("models", "rules", "queries", "commands")  # each may import those before it
ROOMLESS = {
    "kernel": "words that every context speaks; it has no models",
    "demo": "records of one sub-district, entered through commands and ledgers",
    "web": "HTTP, laid out by pages",
}


def listed_rooms(source: Source) -> Mapping[str, str]:
    """The rooms with names of the domain, and beside which room each sits."""
    rooms: Mapping[str, str] = source.configuration["tool"]["chuangcheng"]["rooms"]
    return rooms


def room_of(module: Module, listed: Mapping[str, str]) -> str:
    """The room whose rules a module keeps; empty where there are no rooms."""
    if module.context in ROOMLESS or not module.room or module.is_migration:
        return ""
    if module.room in ROOMS:
        return module.room
    return listed.get(f"{module.context}.{module.room}", "")


def misplaced(source: Source) -> Iterator[str]:
    """Files that are no room and not listed, folders that Python does not see, dead listings."""
    listed = listed_rooms(source)
    known = {f"{module.context}.{module.room}" for module in source.modules.values()}
    for module in source.modules.values():
        package = f"{module.path.rpartition('/')[0]}/__init__.py"
        if package not in source.files:
            yield f"{module.name}: its folder has no __init__.py"
        if module.context in ROOMLESS or not module.room or module.room == "migrations":
            continue
        if not module.is_migration and not room_of(module, listed):
            yield f"{module.name}: no room; list it in [tool.chuangcheng.rooms] beside one"
    for name in listed:
        if name not in known or name.rpartition(".")[2] in ROOMS:
            yield f"pyproject.toml: room {name} is listed and does not stand"
        if listed[name] not in ROOMS:
            yield f"pyproject.toml: room {name} sits beside {listed[name]}, which is none"


def upward(source: Source) -> Iterator[str]:
    """Imports of a later room: models ask nobody, rules ask models, queries ask rules."""
    listed = listed_rooms(source)
    for module in source.modules.values():
        room = room_of(module, listed)
        for imported in module.imports if room else ():
            target = source.module_of(imported.name)
            wanted = room_of(target, listed) if target else ""
            if wanted and ROOMS.index(wanted) > ROOMS.index(room):
                yield _sentence(module, room, imported, wanted)


def _sentence(module: Module, room: str, imported: Import, wanted: str) -> str:
    return f"{module.at(imported.line)}: {room} may not import {imported.name} ({wanted})"


def test_every_file_is_a_room_or_listed_beside_one(source):
    none_of(misplaced(source))


def test_rooms_import_only_rooms_before_them(source):
    none_of(upward(source))


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("issues/planted.py", "chuangcheng.issues.planted: no room; list it"),
        ("issues/planted/__init__.py", "chuangcheng.issues.planted: no room; list it"),
        ("issues/planted/models.py", "chuangcheng.issues.planted.models: its folder has no"),
        ("issues/planted/models.py", "chuangcheng.issues.planted.models: no room; list it"),
        ("planted/models.py", "chuangcheng.planted.models: its folder has no __init__.py"),
    ],
)
def test_a_planted_file_is_found_and_named(source, path, message):
    found = list(misplaced(source.planted(f"{PACKAGE}/{path}", "PLANTED = 1\n")))

    assert any(fault.startswith(message) for fault in found), found


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('"issues.planted" = "models"', "room issues.planted is listed and does not stand"),
        ('"issues.models" = "models"', "room issues.models is listed and does not stand"),
        ('"issues.planted" = "views"', "room issues.planted sits beside views, which is none"),
    ],
)
def test_a_planted_listing_is_found_and_named(source, line, message):
    heading = "[tool.chuangcheng.rooms]"
    planted = source.changed("pyproject.toml", heading, f"{heading}\n{line}")

    assert f"pyproject.toml: {message}" in misplaced(planted)


@pytest.mark.parametrize(
    ("room", "line", "imported", "wanted"),
    [
        ("models", "from chuangcheng.issues import rules", "issues.rules", "rules"),
        ("models", "from chuangcheng.people.queries import account", "people.queries", "queries"),
        ("records", "from chuangcheng.issues.rules import may", "issues.rules", "rules"),
        ("rules", "import chuangcheng.people.queries", "people.queries", "queries"),
        ("rules", "from chuangcheng.issues import handling", "issues.handling", "commands"),
        ("queries", "from chuangcheng.trail import versions", "trail.versions", "commands"),
        ("queries", "from chuangcheng.issues.stages import move", "issues.stages", "commands"),
        ("clock", "from chuangcheng.issues import transition", "issues.transition", "commands"),
    ],
)
def test_a_planted_import_of_a_later_room_is_found_and_named(source, room, line, imported, wanted):
    planted = source.planted(f"{PACKAGE}/issues/{room}.py", f"\n\ndef planted():\n    {line}\n")

    (said,) = added(upward, source, planted)

    assert said.startswith(f"chuangcheng.issues.{room}:")
    assert f"may not import chuangcheng.{imported}" in said
    assert said.endswith(f"({wanted})")
