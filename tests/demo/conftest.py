"""The demo, built once for all its tests; what a test does to it is undone, at last all of it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client

from chuangcheng.demo.build import build
from chuangcheng.demo.cast import Cast
from chuangcheng.figures import asking, dictionary
from chuangcheng.figures.asking import Answer
from chuangcheng.kernel.actor import Actor
from chuangcheng.people import queries as people
from chuangcheng.places.models import Area
from chuangcheng.reports.progress import scope_of
from tests.demo.office import LAST_DAY


@dataclass
class Demo:
    """The demo as it stands on its last morning."""

    cast: Cast
    steps: list[str]

    def actor(self, username: str) -> Actor:
        """Who signs in with this name."""
        person = people.account(username)
        assert person is not None, username
        return people.actor_of(person, on=LAST_DAY)

    def page(self, username: str, at: str) -> str:
        """A page as somebody reads it."""
        return self.file(username, at).decode()

    def file(self, username: str, at: str) -> bytes:
        """What somebody gets at an address of ours."""
        browser = Client()
        person = people.account(username)
        assert person is not None, username
        browser.force_login(person)
        answer = browser.get(at)
        assert answer.status_code == 200, at
        return b"".join(answer) if answer.streaming else answer.content

    def answer(self, key: str, *, area: str = "XX街道", known_at: int | None = None) -> Answer:
        """A figure as the demo answers it."""
        scope = scope_of(Area.objects.get(name=area), as_of=LAST_DAY, known_at=known_at)
        return asking.ask([dictionary.figure(key)], scope)[key]


@pytest.fixture(scope="package")
def built(django_db_setup, django_db_blocker) -> Iterator[Demo]:
    """Built inside a transaction that is never committed: other tests find an empty database."""
    with django_db_blocker.unblock(), transaction.atomic():
        steps: list[str] = []
        yield Demo(build(tell=steps.append), steps)
        transaction.set_rollback(True)


@pytest.fixture
def demo(built: Demo, db) -> Demo:
    """The demo; what the test does to it is undone."""
    return built
