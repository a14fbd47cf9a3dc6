"""Twelve messy ledgers: each comes in as specified, goes out, comes in unchanged, and is undone.

Six of them are proven deed by deed in test_register_commit and its neighbours; here all that hold
issues and can be written go the whole way.
"""

from dataclasses import replace

import pytest

from chuangcheng.figures import dictionary
from chuangcheng.figures.asking import ask
from chuangcheng.issues.models import Issue, IssueProof
from chuangcheng.ledgers import commands, exporting
from chuangcheng.ledgers.choices import NONE
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.reports.progress import scope_of
from tests.ledgers import messy, six, six_more
from tests.ledgers.taking import previewed, written
from tests.world import NOON, TODAY

pytestmark = pytest.mark.django_db

LEDGERS = {
    "四月汇总": (six.april_round, 5),
    "日期和时限": (six.days_and_deadlines, None),
    "公式和名称": (six.names_and_formulas, None),
    "社区自己的": (six.own_list, None),
    "一个小区一张表": (six_more.one_sheet_for_each_estate, 3),
    "打印出来的": (six_more.printed_pages, 3),
    "存成CSV": (six_more.saved_as_csv, 3),
    "Unicode文本": (six_more.saved_as_unicode_text, 2),
    "旧工作簿": (six_more.old_workbook, 1),
    "带照片": (six_more.with_photos, 3),
}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def decided(content: bytes, by):
    """Every proposal taken, every line with an error left out."""
    choices = replace(NONE, skip_bad=True)
    shown = previewed(content, by, NONE)
    for _turn in range(5):
        choices = choices.accepting(shown.asked_cells)
        shown = previewed(content, by, replace(choices, skip_bad=False))
    return choices


def registered(world) -> object:
    figure = dictionary.figure("issues.registered")
    return ask([figure], scope_of(world.town, as_of=TODAY, known_at=None))[figure.key].value


@pytest.mark.parametrize("name", LEDGERS)
def test_it_comes_in_goes_out_unchanged_and_is_taken_back(world, name):
    ledger, rows = LEDGERS[name]
    content = ledger()
    record = written(content, world.office, decided(content, world.office))
    count = Issue.objects.count()

    assert count == (rows or count) > 0
    assert registered(world) == count
    out = exporting.export_issues(Issue.objects.order_by("id"), now=NOON)
    assert previewed(out, world.office).counts == {Verdict.SAME: count}
    commands.undo(record, by=world.office, now=NOON)
    assert registered(world) == 0


def test_the_photos_of_a_ledger_come_in_with_its_lines(world):
    content = six_more.with_photos()
    written(content, world.office)

    assert IssueProof.objects.count() == 4


def test_families_9_10_hidden_sheets_and_rows_stay_out_until_they_are_ticked(world):
    content = six_more.one_sheet_for_each_estate()
    shown = previewed(content, world.office)
    all_of_it = replace(NONE, revealed=frozenset({"2021.4.20", "底稿"}))

    assert shown.hidden_sheets == ("底稿",)
    assert shown.sheets[0].hidden_lines == 1
    assert shown.left_out.keys() == {"说明"}
    assert sum(previewed(content, world.office, all_of_it).counts.values()) == 5


def test_families_5_6_7_what_is_no_record_is_listed_and_not_counted(world):
    shown = previewed(six_more.printed_pages(), world.office)

    assert shown.counts == {Verdict.NEW: 3}
    assert {each.row for each in shown.sheets[0].skipped} >= {1, 5, 6, 8, 10}


def test_family_25_a_file_that_was_saved_again_is_known_by_its_rows(world):
    content = six_more.printed_pages()
    written(content, world.office)
    again = messy.packed(messy.parts(content))

    assert again != content
    assert previewed(again, world.office).counts == {Verdict.SAME: 3}
