"""./dev run ledger: the preview as JSON in exactly one shape, the commit, the undoing."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from chuangcheng.calendars import commands as calendars
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.ledgers.models import Import
from tests.ledgers import bombs, messy, six
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(world):
    """The clock of the small cast."""
    calendars.start_demo_clock(NOON, by=INSTALLER, now=NOON)


@pytest.fixture
def saved(tmp_path):
    def save(content, name="台账.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return save


def ledger(*arguments):
    out = StringIO()
    call_command("ledger", *map(str, arguments), stdout=out)
    return out.getvalue()


def asked(*arguments):
    return json.loads(ledger(*arguments, "--json"))


def test_a_preview_has_exactly_the_promised_shape(today, saved):
    answer = asked("preview", saved(six.april_round()))

    assert list(answer) == ["register", "verdict", "sheets"]
    (sheet,) = answer["sheets"]
    assert list(sheet) == ["name", "header_row", "rows", "skipped"]
    assert (answer["register"], answer["verdict"]) == ("issues", "ask")
    assert (sheet["name"], sheet["header_row"]) == ("汇总", 3)
    assert sheet["skipped"][1] == {"row": 9, "reason": "合计行，不是记录"}
    assert sheet["rows"][0] == {
        "row": 4,
        "verdict": "new",
        "fields": {
            "serial": "1",
            "community": "松树园社区",
            "place": "阳光花园",
            "title": "单元门口堆放旧沙发",
            "found_on": "2021-04-06",
            "category": "楼道堆物",
            "units": ["和美物业"],
            "due": "3 个工作日",
            "remark": None,
        },
        "flags": [],
    }
    assert sheet["rows"][4]["verdict"] == "ask"
    assert [flag["cell"] for flag in sheet["rows"][4]["flags"]] == ["B8"]


def test_numbers_are_numbers_and_estimates_are_words(today, saved):
    answer = asked("preview", saved(six.compounds()))

    fields = [row["fields"] for row in answer["sheets"][0]["rows"]]
    assert answer["register"] == "places"
    assert [each["buildings"] for each in fields] == [12, 4, 20, "10余", 6]
    assert [each["households"] for each in fields] == [360, 1020, "1000余", "若干", "约360"]


def test_a_total_that_is_not_the_sum_is_told_at_its_row(today, saved):
    answer = asked("preview", saved(six.compounds()))

    reasons = {skip["row"]: skip["reason"] for skip in answer["sheets"][0]["skipped"]}
    assert reasons[9] == "合计行，不是记录；“楼数”合计写的是 43，各行相加是 42"


def test_every_error_is_there_at_once(today, saved):
    answer = asked("preview", saved(six.names_and_formulas()))

    rows = answer["sheets"][0]["rows"]
    wrong = [row["row"] for row in rows if row["verdict"] == "error"]
    assert answer["verdict"] == "error"
    assert wrong == [10, 12, 13]


def test_a_file_that_cannot_be_read_is_an_answer(today, saved):
    bomb = bombs.with_doctype(messy.STRINGS, bombs.DOCTYPES["billion laughs"])

    answer = asked("preview", saved(bomb), "--register", "issues")

    assert list(answer) == ["register", "verdict", "reason", "sheets"]
    assert (answer["register"], answer["verdict"], answer["sheets"]) == ("issues", "refused", [])
    assert "实体声明" in answer["reason"]


def test_a_preview_writes_nothing(today, saved):
    asked("preview", saved(six.finished_work()))

    assert not Import.objects.exists()
    assert not Issue.objects.exists()


def test_a_commit_and_its_undoing(today, saved):
    answer = asked("commit", saved(six.finished_work()))

    assert (answer["state"], answer["counts"]["new"]) == ("committed", 7)
    assert Issue.objects.filter(void=False).count() == 7
    assert asked("undo", answer["id"])["state"] == "undone"
    assert not Issue.objects.filter(void=False).exists()


def test_a_commit_with_open_questions_is_refused_unless_they_are_accepted(today, saved):
    path = saved(six.april_round())

    with pytest.raises(CommandError, match="还有 1 处要定"):
        ledger("commit", path)
    assert not Issue.objects.exists()

    ledger("commit", path, "--accept")
    assert Issue.objects.count() == 5


def test_bad_lines_are_left_out_on_request(today, saved):
    path = saved(six.names_and_formulas())

    with pytest.raises(CommandError, match="还有 3 个单元格要改"):
        ledger("commit", path)
    ledger("commit", path, "--skip-bad")

    assert Issue.objects.count() == 9


def test_the_account_s_rights_hold(today, saved):
    path = saved(six.april_round())

    with pytest.raises(CommandError, match="角色，你没有"):
        ledger("preview", path, "--by", "leader")
    with pytest.raises(CommandError, match="没有登录名"):
        ledger("preview", path, "--by", "nobody")
    assert asked("preview", path, "--by", "pine")["verdict"] == "error"


@pytest.mark.parametrize("arguments", [("preview", "/no/such/file.xlsx"), ("undo", "99")])
def test_what_is_not_there_is_told(today, arguments):
    with pytest.raises(CommandError, match="没有"):
        ledger(*arguments)


def test_the_words_for_people_name_rows_and_cells(today, saved):
    said = ledger("preview", saved(six.names_and_formulas()))

    assert "E12 公式出错（#REF!），请改成数值" in said
    assert "读到 12 条" in said
