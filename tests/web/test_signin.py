"""Signing in: a name and a password, few tries, and nobody opens an account for oneself."""

import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.cache import cache
from django.test import Client

from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.people import commands as people
from chuangcheng.people.models import Person
from chuangcheng.trail.models import Entry
from chuangcheng.web import signin
from tests.world import NOON

pytestmark = pytest.mark.urls("tests.web.pages")
PASSWORD, OTHER = "红山区的好天气2021", "另一个够长的密码2021"
TRIES = 5


@pytest.fixture
def office(world) -> Person:
    """The office's account, with a password."""
    cache.clear()
    account = world.account(world.office)
    return people.change_password(account, PASSWORD, by=world.office, now=NOON)


@pytest.fixture
def hashed(monkeypatch) -> list[str]:
    """The passwords that were really hashed and compared."""
    seen: list[str] = []
    compare = AbstractBaseUser.check_password

    def watch(person, password):
        seen.append(password)
        return compare(person, password)

    monkeypatch.setattr(AbstractBaseUser, "check_password", watch)
    return seen


def try_in(client: Client, password: str = PASSWORD, *, login: str = "office", **headers: str):
    typed = {"login": login, "password": password}
    return client.post("/account/login/", typed, headers=headers)


def is_in(client: Client) -> bool:
    return client.get("/things/").status_code == 200


def test_a_name_and_a_password_lead_to_work(office, client):
    answer = try_in(client)

    assert answer.status_code == 302
    assert answer["Location"] == "/"
    assert is_in(client)


@pytest.mark.parametrize("login", ["Office", " office "])
def test_a_name_is_taken_as_people_type_it(office, client, login):
    assert try_in(client, login=login).status_code == 302


@pytest.mark.parametrize(
    ("login", "password"),
    [("office", OTHER), ("nobody", PASSWORD), ("office", PASSWORD.upper() + " ")],
)
def test_a_wrong_name_and_a_wrong_password_answer_alike(office, client, login, password):
    page = try_in(client, password, login=login).content.decode()

    assert "登录名或密码不对。忘了密码，找管理员重设" in page
    assert not is_in(client)


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [("/things/?a=1", "/things/?a=1"), ("https://evil.example/", "/"), ("//evil.example", "/")],
)
def test_one_is_led_on_only_to_our_own_pages(office, client, asked, led_to):
    typed = {"login": "office", "password": PASSWORD, "next": asked}

    assert client.post("/account/login/", typed)["Location"] == led_to


def test_the_page_says_what_must_not_be_stored_here(office, client):
    assert "本系统不得存储、处理涉密信息" in client.get("/account/login/").content.decode()


def test_after_five_wrong_tries_nothing_is_even_compared(office, client, hashed):
    for place in range(TRIES):
        try_in(client, f"wrong {place}")
    page = try_in(client).content.decode()

    assert "试错太多次" in page
    assert not is_in(client)
    assert len(hashed) == TRIES


@pytest.mark.parametrize(
    "disguise",
    [
        lambda place: {"X-Forwarded-For": f"10.0.{place}.1"},
        lambda place: {"Host": f"testserver:{8000 + place}"},
        lambda place: {"X-Real-IP": f"10.0.{place}.1", "User-Agent": f"phone {place}"},
    ],
)
def test_no_header_gives_more_tries(office, hashed, disguise):
    for place in range(3 * TRIES):
        try_in(Client(), f"wrong {place}", login=("office", "OFFICE")[place % 2], **disguise(place))

    assert len(hashed) == TRIES


def test_one_address_cannot_try_every_account(world, office, hashed):
    """Thirty a minute, and ten of them wrong: whoever guesses goes from name to name."""
    names = list(Person.objects.exclude(username=None).values_list("username", flat=True))
    for name in names * 4:
        try_in(Client(), "12345678", login=str(name))

    assert len(hashed) <= 10


def test_right_ones_are_not_counted_as_tries(office):
    for _ in range(2 * TRIES):
        assert try_in(Client()).status_code == 302


def test_too_many_in_a_minute_are_answered_429(office, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip", "login_failed": "100/m/ip"}
    for _ in range(3):
        try_in(client, OTHER)

    answer = try_in(client, OTHER)

    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    assert answer.templates[0].name == "errors/429.html"


def test_sign_ins_queue_for_the_hash(office, client, monkeypatch):
    monkeypatch.setattr(signin, "LONGEST_WAIT", 0.01)
    turn = signin.OneAtATime._turn

    with turn:
        page = try_in(client).content.decode()

    assert "同时登录的人太多，过几秒再试一次" in page
    assert try_in(client).status_code == 302


def test_a_person_without_a_sign_in_name_never_signs_in(office, client):
    nameless = people.add_person("没有账号的人", by=INSTALLER, now=NOON, password=PASSWORD)
    assert nameless.username is None
    for name in ("", " ", "None", "null", nameless.name):
        assert try_in(client, login=name).status_code != 302

    assert not is_in(client)


def test_a_closed_account_does_not_sign_in(office, client):
    Person.objects.filter(pk=office.pk).update(is_active=False)

    answer = try_in(client)

    assert answer["Location"] == "/account/inactive/"
    assert not is_in(client)
    assert "这个账号已停用" in client.get("/account/inactive/").content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_opens_an_account_for_oneself(office, client, method):
    before = Person.objects.count()
    typed = {"username": "me", "password1": PASSWORD, "password2": PASSWORD}

    page = getattr(client, method)("/account/signup/", typed).content.decode()

    assert "账号由管理员开通" in page
    assert Person.objects.count() == before


@pytest.mark.parametrize(
    "path",
    [
        "email/",
        "confirm-email/",
        "confirm-email/abc/",
        "password/reset/",
        "password/set/",
        "login/code/",
        "reauthenticate/",
    ],
)
def test_what_an_office_does_not_need_has_no_address(office, client, path):
    client.force_login(office)

    assert client.get(f"/account/{path}").status_code == 404


def test_one_signs_out_by_a_button_only(office, client):
    client.force_login(office)

    assert "要退出吗" in client.get("/account/logout/").content.decode()
    assert is_in(client)

    assert client.post("/account/logout/")["Location"] == "/account/login/"
    assert not is_in(client)


def change(client: Client, *, now: str = PASSWORD, new: str = OTHER, again: str | None = None):
    typed = {"oldpassword": now, "password1": new, "password2": new if again is None else again}
    return client.post("/account/password/", typed)


def test_a_changed_password_is_a_deed_and_ends_other_sessions(office):
    here, elsewhere = Client(), Client()
    try_in(here)
    try_in(elsewhere)

    assert change(here)["Location"] == "/"

    assert is_in(here)
    assert not is_in(elsewhere)
    assert try_in(Client()).status_code == 200
    assert try_in(Client(), OTHER).status_code == 302
    entry = Entry.objects.filter(verb="people.change_password").latest("id")
    assert entry.actor == f"people.person:{office.pk}"
    assert OTHER not in str(list(entry.events.values()))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"now": OTHER}, "现在的密码不对"),
        ({"again": PASSWORD}, "每次输入的密码必须相同"),
        ({"new": "short2021"}, "10"),
        ({"new": "password1234"}, "密码"),
    ],
)
def test_a_password_that_is_not_good_is_not_taken(office, client, typed, said):
    client.force_login(office)

    page = change(client, **typed).content.decode()

    assert said in page
    office.refresh_from_db()
    assert office.check_password(PASSWORD)


def test_nobody_changes_the_password_of_another(world, office):
    with pytest.raises(people.NotAllowed):
        people.change_password(office, OTHER, by=world.administrator, now=NOON)


def test_an_account_without_a_password_has_none_to_change(world, as_):
    answer = as_(world.leader).get("/account/password/")

    assert answer.status_code == 403
    assert "这个账号没有密码" in answer.content.decode()


@pytest.mark.parametrize(
    ("remember", "outlives_the_browser"), [({}, False), ({"remember": "on"}, True)]
)
def test_a_session_ends_with_the_browser_unless_asked(
    office, client, remember, outlives_the_browser
):
    client.post("/account/login/", {"login": "office", "password": PASSWORD, **remember})

    assert bool(client.cookies["sessionid"]["max-age"]) is outlives_the_browser
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"


def test_every_word_of_the_form_is_the_offices(office, client):
    page = client.get("/account/login/").content.decode()

    assert "登录名" in page
    assert "用户名" not in page
    assert "placeholder" not in page
