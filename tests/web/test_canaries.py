"""What a person may not see is on no page and in no export: a canary of another community.

The pages come from the inventory of doors, so a new one is walked without being named here. Each
page has its positive control: the office, in whose area both communities lie, finds the canaries
there; a page on which nobody finds any proves nothing and is not counted.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import NoReverseMatch, reverse

from chuangcheng.documents import correspondence
from chuangcheng.documents.drafts import LetterDraft
from chuangcheng.documents.models import Letter
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.inspections import checking
from chuangcheng.inspections import commands as inspections
from chuangcheng.inspections.checking import Said
from chuangcheng.inspections.models import Verdict
from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.web import doors
from tests.inspections.checks import LIGHTS, items, published
from tests.web.conftest import Browser
from tests.world import NOON, World

pytestmark = pytest.mark.django_db

URLCONF = "chuangcheng.urls"
ISSUE, VISIT, LETTER = "金丝雀问题甲", "金丝雀检查乙", "金丝雀来文戊"
OWN_ISSUE, OWN_VISIT, OWN_LETTER = "本社区问题丙", "本社区检查丁", "本社区来文己"
ANSWER, OWN_ANSWER = "金丝雀结果己", "本社区结果庚"
CANARIES, OWN = (ISSUE, VISIT, LETTER, ANSWER), (OWN_ISSUE, OWN_VISIT, OWN_LETTER, OWN_ANSWER)
NEAR = ("pine_clerk", "grid_worker", "keeper")  # whose area is the other community
CONTROLS = {"issues:list", "issues:detail", "inspections:visits", "figures:rows", "home"}
CONTROLS |= {"letters:list", "letters:detail"}
QUERIES = {"issues:list": "?view=all"}


@dataclass(frozen=True)
class Page:
    """A page that is walked: its door's name and its address."""

    name: str
    url: str


@pytest.fixture
def planted(demo: World) -> World:
    """The same records in both communities, the canaries in the dragon's."""
    world, opened = demo, demo.round()
    lamps = items(published(world))[LIGHTS]
    for place, unit, issue, visit, letter, told in (
        (world.far_compound, world.dragon_unit, ISSUE, VISIT, LETTER, ANSWER),
        (world.compound, world.pine_unit, OWN_ISSUE, OWN_VISIT, OWN_LETTER, OWN_ANSWER),
    ):
        seen = inspections.visit(
            opened,
            place,
            on=world.draft().found_on,
            unit=unit,
            note=visit,
            by=world.office,
            now=NOON,
        )
        drafts = [world.draft(place=place, title=issue)]
        inspections.find(seen, drafts, by=world.office, now=NOON)
        said = Said(item=lamps, verdict=Verdict.NOT_MET, note=told)
        checking.answer(seen, [said], by=world.office, now=NOON)
        asked = LetterDraft(
            title=letter,
            where=place.community,
            sender="区创城办",
            received_on=world.draft().found_on,
        )
        correspondence.receive(asked, by=world.office, now=NOON)
    return world


def shows(door: doors.Door | None) -> bool:
    """Whether a door leads to what is read, and not to the form of a deed."""
    return door is not None and (
        not door.verb or door.verb.partition(".")[2].startswith(("see", "export"))
    )


def pages(world: World) -> Iterator[Page]:
    """Every door to what is read: without arguments, or with those of the planted records."""
    canary = Issue.objects.get(title=ISSUE)
    for name, door in doors.inventory(URLCONF).items():
        if not shows(door):
            continue
        if name == "figures:rows":
            yield from (Page(name, reverse(name, args=[key])) for key in FIGURES)
            continue
        letter = Letter.objects.get(title=LETTER)
        for arguments in (
            [],
            [canary.pk],
            [letter.pk],
            [world.far_compound.pk],
            ["txt"],
            ["issues.found"],
        ):
            try:
                url = reverse(name, args=arguments, urlconf=URLCONF)
            except NoReverseMatch:
                continue
            yield Page(name, url + QUERIES.get(name, ""))


def text_of(answer: HttpResponseBase) -> str:
    """All that leaves the server, a workbook unpacked."""
    content = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
    if not content.startswith(b"PK"):
        return str(content.decode("utf-8", "replace"))
    with zipfile.ZipFile(BytesIO(content)) as package:
        return "".join(package.read(part).decode("utf-8", "replace") for part in package.namelist())


def found_on(client: Client, page: Page, words: tuple[str, ...]) -> set[str]:
    """Which of the words a person gets from a page."""
    answer = client.get(page.url)
    text = text_of(answer)
    return {word for word in words if word in text}


def walked(world: World, browser: Client, words: tuple[str, ...]) -> dict[str, set[str]]:
    """What is found on each page, by the page's address."""
    return {page.url: found_on(browser, page, words) for page in pages(world)}


def test_no_page_or_export_shows_another_communitys_canary(planted: World, as_: Browser) -> None:
    control = walked(planted, as_(planted.office), CANARIES)
    telling = {url for url, words in control.items() if words}
    named = {page.name for page in pages(planted) if page.url in telling}
    assert named >= CONTROLS, "the office must find its canaries, or the walk proves nothing"

    for who in NEAR:
        actor: Actor = getattr(planted, who)
        leaks = {
            url: words for url, words in walked(planted, as_(actor), CANARIES).items() if words
        }
        assert leaks == {}, who


def test_the_same_pages_show_a_person_their_own(planted: World, as_: Browser) -> None:
    shown = walked(planted, as_(planted.pine_clerk), OWN)

    assert {word for words in shown.values() for word in words} == set(OWN)


def test_the_hidden_rows_are_counted_and_not_named(planted: World, as_: Browser) -> None:
    url = reverse("figures:rows", args=["issues.found"], urlconf=URLCONF)

    text = text_of(as_(planted.pine_clerk).get(url))

    assert ISSUE not in text
    assert "另有 1 条不在您的查看范围" in text
    assert 'data-rows="2"' in text


@pytest.mark.parametrize("who", ["partner", "administrator", "property_clerk", "enforcer"])
def test_whom_an_issue_does_not_concern_does_not_see_it(
    planted: World, as_: Browser, who: str
) -> None:
    actor: Actor = getattr(planted, who)
    assert not Issue.objects.filter(seen_by(actor)).exists()

    for page in pages(planted):
        assert not found_on(as_(actor), page, (ISSUE, OWN_ISSUE)), page.url
