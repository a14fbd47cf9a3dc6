"""Two found the office in the same moment: one of them did, the other is told so."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection, connections

from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.kernel.refusal import Overtaken
from chuangcheng.offices import commands
from chuangcheng.offices.commands import Charter
from chuangcheng.offices.models import Founding
from chuangcheng.people.models import Person
from chuangcheng.places.models import Area, AreaKind
from tests.offices.charter import CHARTER
from tests.world import NOON

PATIENCE = 30  # seconds for a thread that should need a fraction of one
OTHER = replace(CHARTER, city="别的市", subdistrict="别的街道", mark="BD", username="other")


@pytest.fixture
def reachable(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """An empty database that threads reach: SQLite's lies in a file for that."""
    if connection.vendor != "sqlite":
        yield
        return
    memory, settings = connections["default"], connections.settings["default"]
    path, name = tmp_path / "office.sqlite3", settings["NAME"]
    with closing(sqlite3.connect(path)) as target:
        memory.connection.backup(target)
    settings["NAME"] = str(path)
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        settings["NAME"] = name
        connections["default"] = memory


@pytest.mark.parametrize("second", [OTHER, CHARTER], ids=["two offices", "one office twice"])
def test_one_of_two_founders_wins(reachable: None, second: Charter) -> None:
    start = threading.Barrier(2)
    told: dict[int, object] = {}

    def found(charter: Charter, place: int) -> None:
        try:
            start.wait(PATIENCE)
            told[place] = commands.found(charter, by=INSTALLER, now=NOON)
        except Exception as raised:  # noqa: BLE001 - the test looks at it
            told[place] = raised
        finally:
            connections.close_all()

    threads = [threading.Thread(target=found, args=(c, n)) for n, c in enumerate((CHARTER, second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    assert sorted(type(answer).__name__ for answer in told.values()) == ["Overtaken", "Person"]
    assert any(isinstance(answer, Overtaken) for answer in told.values())
    assert Person.objects.count() == Founding.objects.count() == 1
    assert Area.objects.filter(kind=AreaKind.SUBDISTRICT).count() == 1
