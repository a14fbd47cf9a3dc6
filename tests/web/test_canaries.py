"""Every door, opened by every role: who gets in, and what is read behind it.

The pages come from the inventory of doors, and what they are about from `web.rights.things`, so a
new page is walked without being named here. Canaries of every register (tests/web/planted.py) lie
in the own community, in the neighbour's and in another sub-district: whoever may read one finds
it somewhere, and nobody finds any other. The office's table of default rights says who may.
"""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import NoReverseMatch, reverse

from chuangcheng.calendars import commands as calendars
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.figures.kinds import leaves_of
from chuangcheng.kernel.actor import INSTALLER, Role
from chuangcheng.kernel.permission import Reach
from chuangcheng.web import doors, policies
from chuangcheng.web.rights.things import THINGS
from tests.web.addresses import WITHIN
from tests.web.office_table import NONE, OFFICE, WHOLE
from tests.web.office_table import OWN as HALF
from tests.web.planted import FAR, NEAR, OWN, PHONES, Planted, near, plant
from tests.world import NOON, World

pytestmark = pytest.mark.django_db
URLCONF = settings.ROOT_URLCONF
QUERIES = {"issues:list": "?view=all"}
BESIDE: dict[str, tuple[object, ...]] = {
    "figures:figure": ("issues.found",),
    "reports:file": ("txt", "html", "docx"),
    "tellings:new": ("issues.found",),
    "standards:example": ("city",),
    "calendars:clearing": ("2021-04-12",),
    "calendars:publishing": (2021,),
    "calendars:withdrawing": (2021,),
    "ledgers:blank": ("issues",),
    "demo:sheet": ("none",),
}


FORBIDDEN = 403
# Behind these doors is what one's own unit did; the planted is another's.
OF_ONES_OWN_UNIT = {"inspections:answers", "inspections:answer_correct"}
# Any unit may look and report, anywhere in the sub-district.
ANY_UNIT_LOOKS = {
    ("issues.raise", Role.RESPONSIBLE_UNIT),
    ("inspections.visit", Role.RESPONSIBLE_UNIT),
}
FILES = {
    *("issues:photo", "issues:thumbnail", "inspections:answer_photo"),
    *("inspections:answer_thumbnail", "documents:file", "letters:file", "letters:reply_file"),
    *("ledgers:picture", "campaigns:measure_file", "publicity:file", "publicity:piece_file"),
    *("partners:agreement_file", "partners:delivery_file", "partners:facility_file"),
    *("meetings:file", "meetings:task_file"),
    *("volunteering:file", "volunteering:station_file"),
    *("reports:scan", "difficulties:scan"),
}
# Pages that show no record of a register, or one that is not planted.
SILENT = {
    "areas:list": "the areas of one's own sub-district bear no canary, another's does",
    "areas:detail": "the same",
    "inspections:checklists": "the editions, without their items",
    "figures:list": "numbers of an area, the same for all who may open them",
    "reports:difference": "numbers of two reports, the same for all who may open both",
    "reports:explanation": "only of a report that corrects another (test_compared_pages)",
    "reports:explanation_file": "the same",
    "partners:agreements": "names communities and units, which bear no canary",
    "partners:matches": "the same",
    "volunteering:programmes": "names of programmes, which bear no canary",
    "issues:photo_export": "says how large the file would be",
    "issues:photo_lists": "asks for one; what was asked for is for the asker alone",
    "publicity:photo_export": "says how large the file would be",
    "publicity:photo_lists": "asks for one; what was asked for is for the asker alone",
    "ledgers:marked": "only where a cell is wrong",
    "offices:status": "the administrator's",
    "demo:sheet": "only in a demo",
    **dict.fromkeys(FILES, "a file; its thing was asked for before"),
}


@dataclass(frozen=True)
class Page:
    """A page that is walked: its door's name and its address."""

    name: str
    url: str


@dataclass
class Walk:
    """What a person met behind each door."""

    statuses: dict[Page, int] = field(default_factory=dict)
    words: dict[Page, set[str]] = field(default_factory=dict)

    @property
    def found(self) -> set[str]:
        """The words that were read anywhere."""
        return set().union(*self.words.values())

    def named(self, words: set[str]) -> set[str]:
        """The doors behind which any of these words were read."""
        return {page.name for page, found in self.words.items() if found & words}


@pytest.fixture(scope="module")
def shared_planted(shared_world: World) -> Iterator[Planted]:
    with transaction.atomic():
        calendars.start_demo_clock(NOON, by=INSTALLER, now=NOON)
        yield plant(deepcopy(shared_world))
        transaction.set_rollback(True)


@pytest.fixture
def planted(shared_planted: Planted, db: None) -> Planted:
    return shared_planted


@pytest.fixture(scope="module")
def walks() -> dict[Role, Walk]:
    """Who walked already; looking changes nothing, so nobody walks twice."""
    return {}


def walked(walks: dict[Role, Walk], planted: Planted, role: Role) -> Walk:
    if role not in walks:
        walks[role] = _walked(planted, role)
    return walks[role]


def _walked(planted: Planted, role: Role) -> Walk:
    walk, browser = Walk(), Client()
    browser.force_login(planted.world.account(near(planted.world)[role]))
    words = set(planted.words.values())
    for page in pages(planted, role):
        answer = browser.get(page.url)
        walk.statuses[page] = answer.status_code
        text = text_of(answer)
        walk.words[page] = {word for word in words if word in text}
    return walk


def pages(planted: Planted, role: Role) -> Iterator[Page]:
    """Every door that asks who one is, with the keys of what was planted.

    Who may not enter knocks once; the own community's things are asked for by whom they are for.
    """
    for name, door in doors.inventory(URLCONF).items():
        if door is None or not door.asks_who or name.startswith("account_"):
            continue
        given = given_to(role, name)
        where = [OWN, NEAR, FAR] if given == HALF else [NEAR, FAR]
        rows = [row for each in where for row in planted.rows[each]]
        found = list(_addresses(name, rows))
        yield from (Page(name, url) for url in (found[:1] if given == NONE else found))


def _addresses(name: str, rows: Iterable[Model]) -> Iterator[str]:
    for arguments in _arguments(name, rows):
        with suppress(NoReverseMatch):
            yield reverse(name, urlconf=URLCONF, **arguments) + QUERIES.get(name, "")


def _arguments(name: str, rows: Iterable[Model]) -> Iterator[dict[str, Any]]:
    yield {}
    for value in (*BESIDE.get(name, ()), *(_figures() if name == "figures:rows" else ())):
        yield {"args": [value]}
    if seen := THINGS.get(name) or THINGS.get(name.partition(":")[0]):
        model = seen(INSTALLER).model
        for row in rows:
            if type(row) is model:
                yield {"kwargs": {"pk": row.pk, **WITHIN.get(name, {})}}


@lru_cache
def _figures() -> tuple[str, ...]:
    """One figure of each kind of row."""
    kinds = {leaves_of(figure)[0].of.key: key for key, figure in FIGURES.items()}
    return tuple(kinds.values())


def text_of(answer: HttpResponseBase) -> str:
    """All that leaves the server, a workbook unpacked."""
    content = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
    if not content.startswith(b"PK"):
        return str(content.decode("utf-8", "replace"))
    with zipfile.ZipFile(BytesIO(content)) as package:
        return "".join(package.read(part).decode("utf-8", "replace") for part in package.namelist())


def test_every_page_that_shows_records_shows_a_canary(
    planted: Planted, walks: dict[Role, Walk], settings: Any
) -> None:
    """To the office; a page on which nobody finds any proves nothing, unless it is named here.

    It stands beside the office's own test, which goes on with the same walk.
    """
    settings.DEMO = True
    walk = walked(walks, planted, Role.CAMPAIGN_OFFICE)

    telling = walk.named(set(planted.words.values()))
    reading = {page.name for page in walk.statuses if reads(page.name)}
    assert reading - telling == set(SILENT)


@pytest.mark.parametrize("role", Role)
def test_each_role_enters_and_reads_what_the_office_gives_it_and_nothing_else(
    planted: Planted, walks: dict[Role, Walk], role: Role, settings: Any
) -> None:
    settings.DEMO = True
    walk = walked(walks, planted, role)

    assert {page: walk.statuses[page] for page in walk.statuses if broken(walk, page)} == {}
    refused = {page.name for page, status in walk.statuses.items() if status == FORBIDDEN}
    entered = {page.name for page, status in walk.statuses.items() if status != FORBIDDEN}
    assert {name for name in entered if given_to(role, name) == NONE} == set()
    shut = {name for name in refused - entered if given_to(role, name) == WHOLE}
    assert shut - OF_ONES_OWN_UNIT == set()
    leaks = walk.found - planted.readable(role)
    assert {word: walk.named({word}) for word in leaks} == {}
    assert planted.expected(role) - walk.found == set()


def test_no_deed_reaches_further_than_the_office_gives_it(planted: Planted) -> None:
    """● the whole sub-district and no other, ◐ not the neighbour's record, – none at all."""
    actors = near(planted.world)
    for where, verb, row in deeds_on(planted):
        for role, said in OFFICE[verb].items():
            given = policies.policy_of(verb).permit(actors[role], verb, row)
            far = reached_from_anywhere(verb, role)
            if where == FAR:
                assert bool(given) is far, (verb, role, row)
            elif said == WHOLE:
                assert given, (verb, role, row)
            else:
                assert bool(given) is ((verb, role) in ANY_UNIT_LOOKS), (verb, role, row)


def deeds_on(planted: Planted) -> Iterator[tuple[str, str, Any]]:
    """Every verb that changes something, with each planted thing of its context."""
    for verb in OFFICE:
        context, _dot, deed = verb.partition(".")
        if deed.startswith(("see", "export")) or context == "people":
            continue
        for where in (NEAR, FAR):
            for row in planted.rows[where]:
                if row._meta.app_label == context:
                    yield where, verb, row


def reached_from_anywhere(verb: str, role: Role) -> bool:
    rights = policies.rights_to(verb)
    return any(right.role == role and right.reach is Reach.ANY for right in rights)


def test_a_word_of_everybody_is_found_by_whoever_looks(planted: Planted) -> None:
    """The walk itself: it finds what is there, in a page and in a workbook."""
    browser = Client()
    browser.force_login(planted.world.account(planted.world.office))
    word = planted.words["点位", NEAR]

    assert word in text_of(browser.get("/places/"))
    assert word in text_of(browser.get("/places/export/"))


def test_the_hidden_rows_are_counted_and_not_named(planted: Planted) -> None:
    browser = Client()
    browser.force_login(planted.world.account(planted.world.pine_clerk))

    text = text_of(browser.get(reverse("figures:rows", args=["issues.found"])))

    assert planted.words["问题", NEAR] not in text
    assert "另有 1 条不在您的查看范围" in text
    assert 'data-rows="2"' in text


def test_whoever_may_not_see_a_number_finds_it_masked(planted: Planted) -> None:
    browser = Client()
    browser.force_login(planted.world.account(planted.world.administrator))

    for page in ("/people/", "/people/export/", "/contacts/"):
        text = text_of(browser.get(page))
        assert "138****1235" in text, page
        assert PHONES[NEAR] not in text, page


def given_to(role: Role, name: str) -> str:
    """What the office's table gives a role of a door's verb."""
    door = doors.inventory(URLCONF)[name]
    assert door is not None
    return OFFICE[door.verb][role] if door.verb else WHOLE


def reads(name: str) -> bool:
    """Whether a door leads to what is read, and not to the form of a deed."""
    door = doors.inventory(URLCONF)[name]
    return door is not None and door.verb.partition(".")[2].startswith(("see", "export"))


def broken(walk: Walk, page: Page) -> bool:
    return walk.statuses[page] >= 500
