"""A clerk who may upload, a fresh folder for files, and the hour."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from chuangcheng.kernel.actor import Actor, Grant, Role
from chuangcheng.people.models import Person

NOON = datetime(2021, 4, 12, 4, tzinfo=UTC)


def acting(role: Role, person_id: int = 1) -> Actor:
    return Actor(person_id=person_id, name="某人", grants=(Grant(role, unit_id=1, area_id=1),))


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """Where the files go."""
    folder = tmp_path / "media"
    settings.MEDIA_ROOT = folder
    return folder


@pytest.fixture
def clerk(db: None) -> Actor:
    """A grid worker with an account."""
    person = Person.objects.create(name="网格员", pinyin="wanggeyuan", joined_at=NOON)
    return acting(Role.GRID_WORKER, person.pk)
