"""开通页: who may found an empty office, and every way in which a stranger must not."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from chuangcheng.offices import queries
from chuangcheng.people.models import Person
from chuangcheng.places.models import Area
from chuangcheng.web import doors
from chuangcheng.web.offices import code
from tests.web.conftest import some_address

FORM, CODE = "/first-run/", "/first-run/code/"
HERE: dict[str, Any] = {"HTTP_HOST": "localhost:8000"}
ELSEWHERE: dict[str, Any] = {"HTTP_HOST": "localhost:8000", "REMOTE_ADDR": "192.168.1.77"}
STRANGER: dict[str, Any] = {"HTTP_HOST": "localhost:8000", "REMOTE_ADDR": "203.0.113.9"}
WATCHED = {"healthz", "readyz"}  # by programs, whatever the state of things
FILLED = {
    "city": "赤峰市",
    "district": "红山区",
    "subdistrict": "XX街道",
    "mark": "XX",
    "communities": "松树园社区\r\n\r\n龙头山社区\r\n",
    "villages": "六大份村",
    "unit": "XX街道创城办",
    "name": "陈静",
    "username": "chenjing",
    "password": "eine-lange-Probe-9",
    "password_again": "eine-lange-Probe-9",
}


@pytest.fixture(autouse=True)
def empty(db: None, settings: Any, tmp_path: Path) -> None:
    """An installation of its own, with a table for throttles and nothing else."""
    settings.VAR = tmp_path
    call_command("createcachetable")


def found(client: Client, **more: Any) -> Any:
    return client.post(FORM, FILLED, **{**HERE, **more})


def is_form(answer: Any) -> bool:
    return answer.status_code == 200 and 'name="subdistrict"' in answer.content.decode()


def asks_for_code(answer: Any) -> bool:
    page = answer.content.decode()
    return 'name="code"' in page and 'name="subdistrict"' not in page


def test_whoever_sits_at_the_machine_founds_and_is_signed_in(client: Client) -> None:
    assert is_form(client.get(FORM, **HERE))

    answer = found(client)

    assert (answer.status_code, answer["Location"]) == (302, reverse("offices:first_steps"))
    page = client.get(answer["Location"], **HERE).content.decode()
    assert "起步清单" in page
    assert "导入小区台账" in page
    assert [area.name for area in Area.objects.filter(kind="community")] == [
        "松树园社区",
        "龙头山社区",
    ]


def test_the_page_says_what_must_not_be_stored(client: Client) -> None:
    for where in (HERE, ELSEWHERE):
        assert "本系统不得存储、处理涉密信息" in client.get(FORM, **where).content.decode()


def test_every_page_leads_there_while_there_is_no_account(client: Client) -> None:
    for name, door in doors.inventory("chuangcheng.urls").items():
        answer = client.get(some_address(name), **HERE)
        if name in WATCHED or (door and door.kind is doors.Kind.FIRST_RUN):
            assert answer.status_code in {200, 405, 503}, name
        elif door and door.kind is doors.Kind.DEMO:
            assert answer.status_code == 404, name
        else:
            assert (answer.status_code, answer["Location"]) == (302, FORM), name


def test_a_fragment_leads_there_too(client: Client) -> None:
    answer = client.get("/issues/", HTTP_HX_REQUEST="true", **HERE)

    assert answer["HX-Redirect"] == FORM


def test_once_founded_both_addresses_are_404_for_every_method(client: Client) -> None:
    ticket = code.shown()
    found(client)
    asking = (client, Client(), Client(enforce_csrf_checks=True))

    for browser in asking:
        for address in (FORM, CODE):
            for method in ("get", "post", "head"):
                answer = getattr(browser, method)(address, {"code": ticket}, **HERE)
                assert answer.status_code == 404, (address, method)
    assert Client().get("/", **HERE)["Location"].startswith("/account/login/")


def test_a_closed_account_does_not_open_it_again(client: Client) -> None:
    found(client)
    Person.objects.update(is_active=False)

    assert Client().get(FORM, **HERE).status_code == 404


@pytest.mark.parametrize(
    "where",
    [
        ELSEWHERE,
        STRANGER,
        {**STRANGER, "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {**STRANGER, "HTTP_X_REAL_IP": "127.0.0.1"},
        {**HERE, "REMOTE_ADDR": ""},
        {**HERE, "REMOTE_ADDR": "::ffff:203.0.113.9"},
        {**HERE, "REMOTE_ADDR": "127.0.0.1.example.cn"},
        {**HERE, "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {**HERE, "HTTP_X_FORWARDED_PROTO": "https"},
        {**HERE, "HTTP_X_FORWARDED_HOST": "localhost"},
        {**HERE, "HTTP_FORWARDED": "for=127.0.0.1"},
        {**HERE, "HTTP_X_REAL_IP": "127.0.0.1"},
        {**HERE, "HTTP_X_CLIENT_IP": "127.0.0.1"},
        {**HERE, "HTTP_TRUE_CLIENT_IP": "127.0.0.1"},
        {**HERE, "HTTP_CF_CONNECTING_IP": "203.0.113.9"},
        {**HERE, "HTTP_VIA": "1.1 proxy"},
        {**HERE, "SERVER_PROTOCOL": "HTTP/1.0"},
        {**HERE, "SERVER_PROTOCOL": "HTTP/1"},
    ],
    ids=str,
)
def test_who_is_not_at_the_machine_is_asked_for_the_code(
    client: Client, where: dict[str, Any]
) -> None:
    assert asks_for_code(client.get(FORM, **where))

    answer = client.post(FORM, FILLED, **where)

    assert answer.status_code == 403
    assert asks_for_code(answer)
    assert queries.is_unfounded()


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_each_of_the_machines_own_addresses_is_the_machine(client: Client, address: str) -> None:
    assert is_form(client.get(FORM, HTTP_HOST="127.0.0.1:8000", REMOTE_ADDR=address))


def test_a_proxy_that_the_machine_itself_uses_to_go_out_is_none(client: Client) -> None:
    """A server of WSGI gives the view the variables of its process too."""
    assert is_form(client.get(FORM, HTTP_PROXY="http://proxy.example.cn:3128", **HERE))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BEHIND_PROXY", True),
        ("BASE_URL", "https://chuangcheng.example.cn"),
        ("BASE_URL", "http://192.168.1.5:8000"),
    ],
)
def test_an_office_that_others_reach_asks_everybody_for_the_code(
    client: Client, settings: Any, name: str, value: object
) -> None:
    setattr(settings, name, value)

    assert asks_for_code(client.get(FORM, **HERE))
    assert found(client).status_code == 403
    assert queries.is_unfounded()


def test_an_address_of_ones_own_machine_is_no_public_one(client: Client, settings: Any) -> None:
    settings.BASE_URL = "http://127.0.0.1:8000"

    assert is_form(client.get(FORM, **HERE))


def test_a_name_that_is_not_ours_is_not_answered(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]

    assert client.get(FORM, HTTP_HOST="rebound.example.cn").status_code == 400
    assert client.post(FORM, FILLED, HTTP_HOST="rebound.example.cn").status_code == 400
    assert queries.is_unfounded()


def test_a_name_that_is_allowed_and_not_the_machines_own_is_not_the_machine(
    client: Client, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["office.lan"]

    assert asks_for_code(client.get(FORM, HTTP_HOST="office.lan"))


def test_another_site_cannot_found_through_the_browser_at_the_machine() -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.get(FORM, **HERE)

    forged = browser.post(FORM, FILLED, HTTP_ORIGIN="https://evil.example.cn", **HERE)

    assert forged.status_code == 403
    assert queries.is_unfounded()


def test_a_form_needs_its_token_even_from_nowhere() -> None:
    assert Client(enforce_csrf_checks=True).post(FORM, FILLED, **HERE).status_code == 403
    assert queries.is_unfounded()


def test_nobody_can_lay_a_page_over_ours(client: Client) -> None:
    answer = client.get(FORM, **HERE)

    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"


def test_with_the_code_somebody_elsewhere_founds(client: Client) -> None:
    answer = client.post(CODE, {"code": code.in_groups(code.shown()).lower()}, **ELSEWHERE)
    assert (answer.status_code, answer["Location"]) == (302, FORM)
    assert is_form(client.get(FORM, **ELSEWHERE))

    assert client.post(FORM, FILLED, **ELSEWHERE).status_code == 302

    assert not queries.is_unfounded()


def test_the_ticket_is_of_that_browser_alone(client: Client) -> None:
    client.post(CODE, {"code": code.shown()}, **ELSEWHERE)

    assert asks_for_code(Client().get(FORM, **ELSEWHERE))


@pytest.mark.parametrize("typed", ["", " ", "A", "0" * 17, "猜一个", "A" * 61, "a\x00b"])
def test_a_wrong_code_opens_nothing(client: Client, typed: str) -> None:
    code.shown()

    assert client.post(CODE, {"code": typed}, **STRANGER).status_code == 403
    assert asks_for_code(client.get(FORM, **STRANGER))


@pytest.mark.parametrize("typed", ["", "00000000000000000"])
def test_where_no_code_was_made_none_is_right(client: Client, typed: str) -> None:
    assert client.post(CODE, {"code": typed}, **STRANGER).status_code == 403
    assert asks_for_code(client.get(FORM, **STRANGER))
    assert not code.opens("")


def test_a_new_code_ends_the_one_before_it(client: Client) -> None:
    before = code.shown()
    client.post(CODE, {"code": before}, **ELSEWHERE)

    after = code.renew()

    assert after != before
    assert asks_for_code(client.get(FORM, **ELSEWHERE))
    assert client.post(CODE, {"code": before}, **ELSEWHERE).status_code == 403


def test_a_code_is_printed_again_as_it_was() -> None:
    assert code.shown() == code.shown()


def test_the_code_is_gone_once_the_office_is_founded(client: Client, tmp_path: Path) -> None:
    code.shown()
    kept = tmp_path / "first-run-code"
    assert kept.stat().st_mode & 0o777 == 0o600

    found(client)

    assert not kept.exists()


def test_guessing_is_throttled(client: Client) -> None:
    tries = [client.post(CODE, {"code": "0" * 17}, **STRANGER).status_code for _ in range(6)]

    assert tries == [403] * 5 + [429]
    right = client.post(CODE, {"code": code.shown()}, **STRANGER)
    assert right.status_code == 429, "a throttled try is not even looked at"


def test_a_forged_address_does_not_get_more_tries(client: Client) -> None:
    for n in range(5):
        client.post(CODE, {"code": "0" * 17}, HTTP_X_FORWARDED_FOR=f"10.0.0.{n}", **STRANGER)

    again = client.post(CODE, {"code": "0" * 17}, HTTP_X_FORWARDED_FOR="10.0.0.9", **STRANGER)
    assert again.status_code == 429


def test_the_form_is_throttled_too(client: Client) -> None:
    told = [client.post(FORM, {}, **HERE).status_code for _ in range(21)]

    assert told == [422] * 20 + [429]


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("kurz", "10"),
        ("password123", "常见"),
        ("chenjing-1", "登录名"),
        ("13804760000", "数字"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(
    client: Client, password: str, said: str
) -> None:
    weak = {**FILLED, "password": password, "password_again": password}

    answer = client.post(FORM, weak, **HERE)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert password not in re.sub(r"<p class=\"cc-help.*?</p>", "", answer.content.decode())
    assert queries.is_unfounded()


def test_two_different_passwords_are_refused(client: Client) -> None:
    answer = client.post(FORM, {**FILLED, "password_again": "eine-andere-Probe-9"}, **HERE)

    assert answer.status_code == 422
    assert "两次输的密码不一样" in answer.content.decode()


def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(client: Client) -> None:
    answer = client.post(FORM, {**FILLED, "communities": "甲社区\n甲社区"}, **HERE)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "社区：这里已经有“甲社区”" in page
    assert 'value="红山区"' in page
    assert queries.is_unfounded()


def test_signing_in_begins_a_new_session(client: Client) -> None:
    client.post(CODE, {"code": code.shown()}, **ELSEWHERE)
    before = client.session.session_key

    client.post(FORM, FILLED, **ELSEWHERE)

    assert client.session.session_key != before
    assert "first_run" not in client.session


def test_neither_code_nor_password_is_logged(
    client: Client, capfd: pytest.CaptureFixture[str]
) -> None:
    secret = code.shown()
    client.post(CODE, {"code": secret}, **ELSEWHERE)
    client.post(FORM, FILLED, **ELSEWHERE)

    written = "".join(capfd.readouterr())
    assert secret not in written
    assert FILLED["password"] not in written
