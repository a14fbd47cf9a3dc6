"""Doors: every address says who may enter, and the middleware holds everybody to it."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse

import chuangcheng
from chuangcheng.kernel.actor import Role
from chuangcheng.people.models import Grant
from chuangcheng.web import doors, policies

REAL, PLANTED = "chuangcheng.urls", "tests.web.pages"


def without_door(urlconf: str) -> list[str]:
    return [name for name, door in doors.inventory(urlconf).items() if door is None]


def test_every_address_has_a_door():
    assert doors.inventory(REAL)
    assert without_door(REAL) == []


def test_an_address_without_a_door_is_named():
    assert without_door(PLANTED) == ["undoored"]


@pytest.mark.urls(PLANTED)
def test_an_address_without_a_door_answers_nobody(world, as_):
    browser = as_(world.office)
    browser.raise_request_exception = False

    answer = browser.get("/undoored/")

    assert answer.status_code == 500
    assert b"inside" not in answer.content


def test_every_door_asks_for_a_verb_that_is_known_or_says_why_not():
    for name, door in doors.inventory(REAL).items():
        assert door.verb in policies.verbs() if door.verb else door.because, name


def _view(_request: object) -> HttpResponse:
    return HttpResponse()


def test_a_door_cannot_ask_for_an_unknown_verb():
    with pytest.raises(ImproperlyConfigured, match=r"issues\.sea"):
        doors.door("", _view, name="sea", verb="issues.sea")
    with pytest.raises(ImproperlyConfigured, match=r"issues\.sea"):
        doors.demo_only("", _view, name="sea", verb="issues.sea")


@pytest.mark.parametrize(
    "hang", [doors.signed_in, doors.public, doors.entrance, doors.first_run, doors.demo_only]
)
def test_a_door_without_a_verb_says_why(hang):
    with pytest.raises(ImproperlyConfigured, match="does not say why"):
        hang("", _view, name="nameless", because="")


def test_only_doors_that_ask_nobody_let_anybody_in():
    hung = {
        "verb": doors.door("", _view, name="a", verb="issues.see"),
        "signed_in": doors.signed_in("", _view, name="b", because="test"),
        "public": doors.public("", _view, name="c", because="test"),
        "demo": doors.demo_only("", _view, name="d", because="test"),
        "demo deed": doors.demo_only("", _view, name="e", verb="issues.see"),
    }

    opened = {name for name, pattern in hung.items() if not pattern.callback.login_required}

    assert opened == {"public", "demo"}


def test_the_public_doors_are_these():
    """Whoever opens another one says so here."""
    found = doors.inventory(REAL).items()

    assert {name for name, door in found if not door.asks_who} == {
        "healthz",
        "readyz",
        "account_login",
        "account_inactive",
        "account_signup",
        "demo:sign_in",
        "offices:first_run",
        "offices:code",
    }


@pytest.mark.urls(PLANTED)
@pytest.mark.parametrize("role", Role)
def test_a_verb_lets_in_those_who_hold_it(world, as_, role):
    holds = role in {right.role for right in policies.rights_to("issues.void")}

    answer = as_(world.everybody()[role]).get("/void/")

    assert answer.status_code == (200 if holds else 403)


@pytest.mark.urls(PLANTED)
def test_whoever_is_not_let_in_reads_why_and_whom_to_ask(world, as_):
    page = as_(world.property_clerk).get("/void/").content.decode()

    assert "作废要“创城办”角色，你没有" in page
    assert f"可以找{world.office.name}（创城办）办" in page
    assert "为什么我不能" in page


@pytest.mark.urls(PLANTED)
def test_a_neighbour_is_not_the_one_to_ask(world, as_):
    dragon = as_(world.person("new", Role.GRID_WORKER, world.dragon_unit, world.dragon))

    page = dragon.get("/void/").content.decode()

    assert world.office.name in page
    assert world.pine_clerk.name not in page


@pytest.mark.urls(PLANTED)
def test_without_any_role_nothing_opens_that_asks_for_a_verb(world, as_):
    Grant.objects.all().delete()
    browser = as_(world.office)

    assert browser.get("/void/").status_code == 403
    assert browser.get("/things/").status_code == 200


def test_the_whole_policy_is_every_contexts():
    """A context that gives rights and is not in web/policies.py would have doors for nobody."""
    package = Path(chuangcheng.__file__).parent
    giving = {
        path.parent.name
        for path in package.glob("*/rules.py")
        if "POLICY = Policy(" in path.read_text("utf-8")
    }

    assert {verb.partition(".")[0] for verb in policies.verbs()} == giving


def test_a_verb_is_known_to_one_context_only():
    verbs = list(policies.verbs())

    assert len(verbs) == len(set(verbs))
