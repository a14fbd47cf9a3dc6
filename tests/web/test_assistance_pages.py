"""帮扶对象: pages by codes, the name on the answer to one button, and nowhere else."""

import logging
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuangcheng.figures.asking import ask, ask_by, exactly
from chuangcheng.figures.partners import ASSISTED_PERSONS
from chuangcheng.partners.models import AssistedCase
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail.models import Entry
from tests.partners.helped import NAME, OTHER_NAME, helped
from tests.web.test_issues_pages import titles
from tests.world import TODAY

LIST = "/assistance/"
NAMES = (NAME, OTHER_NAME)


def given(demo, **changes: object) -> dict[str, object]:
    typed = {"community": demo.pine.pk, "name": NAME, "kind": "visiting", "from_on": "4月6日"}
    return {**typed, "what": "每月上门一次", **changes}


def page(browser: Client, case: AssistedCase, of: str = "") -> str:
    return browser.get(f"{LIST}{case.pk}/{of}").content.decode()


def test_a_community_adds_a_person_and_reads_the_code_it_got(demo, as_):
    browser = as_(demo.pine_clerk)
    answer = browser.post(f"{LIST}new/", given(demo), follow=True)

    html = answer.content.decode()
    case = AssistedCase.objects.get()
    assert answer.redirect_chain == [(f"{LIST}{case.pk}/", 302)]
    assert case.code in html
    assert NAME not in html


def test_what_is_wrong_stands_at_its_field(demo, as_):
    answer = as_(demo.pine_clerk).post(f"{LIST}new/", given(demo, what=f"看望{NAME}"))

    assert answer.status_code == 422
    assert "这一栏不要写姓名" in answer.content.decode()
    assert not AssistedCase.objects.exists()


def test_a_name_is_shown_on_the_answer_to_its_button_and_never_on_a_page(demo, as_):
    case, browser = helped(demo), as_(demo.pine_clerk)

    assert NAME not in page(browser, case)
    answer = browser.post(f"{LIST}{case.pk}/name/")

    assert NAME in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert Entry.objects.latest("id").verb == "partners.reveal"
    html = page(browser, case)
    assert NAME not in html
    assert "查看了姓名" in html
    assert browser.get(f"{LIST}{case.pk}/name/").status_code == 405


@pytest.mark.parametrize("who", ["office", "administrator", "leader", "dragon_clerk", "supervisor"])
def test_nobody_else_is_answered_with_a_name(demo, as_, who):
    case = helped(demo)
    answer = as_(getattr(demo, who)).post(f"{LIST}{case.pk}/name/")

    assert answer.status_code in {403, 404}
    assert NAME not in answer.content.decode()
    assert not Entry.objects.filter(verb="partners.reveal").exists()


def test_a_correction_shows_no_name_and_keeps_it(demo, as_):
    case, browser = helped(demo), as_(demo.pine_clerk)
    assert NAME not in page(browser, case, "correction/")

    typed = {"name": "", "kind": "living", "from_on": "4月6日", "what": "送米面"}
    assert browser.post(f"{LIST}{case.pk}/correction/", typed).status_code == 302

    case.refresh_from_db()
    assert (case.kind, case.what) == ("living", "送米面")
    assert NAME in browser.post(f"{LIST}{case.pk}/name/").content.decode()


def test_help_ends_and_a_mistake_is_voided(demo, as_):
    case, other, browser = helped(demo), helped(demo), as_(demo.pine_clerk)

    assert browser.post(f"{LIST}{case.pk}/ending/", {"on": "4月10日"}).status_code == 302
    assert browser.post(f"{LIST}{other.pk}/void/", {"reason": "重复"}).status_code == 302

    assert titles(browser.get(LIST).content.decode()) == [case.code]
    assert "2021年4月10日" in page(browser, case)


def test_the_statements_of_the_list_do_not_grow_with_its_rows(demo, as_):
    browser = as_(demo.office)
    helped(demo)
    with CaptureQueriesContext(connection) as few:
        browser.get(LIST)
    for n in range(6):
        helped(demo, name=f"第{n}人")

    with CaptureQueriesContext(connection) as many:
        assert len(titles(browser.get(LIST).content.decode())) == 7

    assert len(many) == len(few)


def test_the_list_is_searched_by_code_alone(demo, as_):
    case, browser = helped(demo), as_(demo.pine_clerk)

    assert titles(browser.get(f"{LIST}?q={case.code}").content.decode()) == [case.code]
    assert titles(browser.get(f"{LIST}?q={NAME}").content.decode()) == []


def test_few_are_printed_as_fewer_than_five_and_exactly_for_their_owner(demo, as_):
    for name in NAMES:
        helped(demo, name=name)
    scope = scope_of(demo.town, as_of=TODAY)
    (answer,) = ask([ASSISTED_PERSONS], scope).values()

    assert (answer.screen, answer.text, answer.value) == ("少于5", "少于5", None)
    cells = ask_by([ASSISTED_PERSONS], scope, "community")[ASSISTED_PERSONS.key]
    assert [(cell.screen, cell.rows) for cell in cells.values()] == [("少于5", 1)]
    assert exactly(ASSISTED_PERSONS, scope).value == 2
    for who in (demo.pine_clerk, demo.office):
        html = as_(who).get(LIST).content.decode()
        assert '列入帮扶的对象 <span class="cc-figure cc-figure-text"><span' in html
        assert '<span class="cc-figure-value">2</span>' in html


def test_from_five_on_a_number_goes_in_steps_of_five(demo):
    scope = scope_of(demo.town, as_of=TODAY)
    for n in range(7):
        helped(demo, name=f"第{n}人")

    (answer,) = ask([ASSISTED_PERSONS], scope).values()

    assert (answer.value, answer.rows, "5" in answer.screen) == (5, 5, True)
    assert "7" not in answer.screen
    assert exactly(ASSISTED_PERSONS, scope).value == 7


@pytest.mark.parametrize("who", ["leader", "dragon_clerk", "supervisor", "verifier"])
def test_no_page_of_the_figure_gives_the_number_away(demo, as_, who):
    for n in range(3):
        helped(demo, name=f"第{n}人")
    browser, key = as_(getattr(demo, who)), ASSISTED_PERSONS.key
    area = demo.district if who == "supervisor" else demo.town

    for at in ("", "rows/"):
        html = browser.get(f"/figures/{key}/{at}?area={area.pk}").content.decode()
        assert "少于5" in html
        assert "BF-2021" not in html
        assert "另有" not in html
        assert 'data-rows="3"' not in html
    assert "少于5" in browser.get("/figures/").content.decode()


def dumped() -> str:
    """The whole database as text: all of it on SQLite, every column as text on PostgreSQL."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        return "\n".join(connection.connection.iterdump())
    with connection.cursor() as cursor:
        rows: list[str] = []
        for table in connection.introspection.table_names(cursor, include_views=True):
            cursor.execute(f'SELECT t::text FROM "{table}" AS t')
            rows += [row for (row,) in cursor.fetchall()]
    return "\n".join(rows)


def test_no_name_is_in_the_database_the_exports_the_trail_or_the_logs(demo, as_, caplog):
    """After each deed, a refusal, and an error in the middle of one."""
    caplog.set_level(logging.DEBUG)
    browser = as_(demo.pine_clerk)
    browser.post(f"{LIST}new/", given(demo))
    case = AssistedCase.objects.get()
    typed = {"name": OTHER_NAME, "kind": "living", "from_on": "4月6日"}
    browser.post(f"{LIST}{case.pk}/correction/", typed)
    browser.post(f"{LIST}new/", given(demo, from_on="不是日期"))
    browser.post(f"{LIST}new/", given(demo, code=case.code))
    browser.post(f"{LIST}{case.pk}/name/")
    browser.get(f"{LIST}?q={NAME}")
    browser.post(f"{LIST}{case.pk}/void/", {"reason": f"{OTHER_NAME}重复"})

    (book,) = (openpyxl.load_workbook(BytesIO(browser.get(f"{LIST}export/").content)),)
    cells = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert case.code in cells
    everything = {
        "the dump": dumped(),
        "the export": "".join(cells),
        "the logs": caplog.text,
        "the trail": page(browser, case),
    }
    for where, held in everything.items():
        assert held, where
        for name in NAMES:
            assert name not in held, where
    assert case.code in everything["the dump"]


def test_an_error_in_the_middle_of_a_deed_logs_no_name(demo, as_, caplog, monkeypatch):
    def broken(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("chuangcheng.trail.commands.note", broken)
    browser = as_(demo.pine_clerk)
    browser.raise_request_exception = False

    answer = browser.post(f"{LIST}new/", given(demo))

    assert answer.status_code == 500
    assert NAME not in answer.content.decode()
    assert "ZeroDivisionError" in caplog.text
    assert NAME not in caplog.text
