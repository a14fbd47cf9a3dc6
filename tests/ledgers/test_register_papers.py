"""文件登记表 and 来文登记表: taken in as offices keep them, out unchanged, taken back whole."""

from datetime import date, timedelta

import pytest
from django.core import serializers

from chuangcheng.documents import correspondence
from chuangcheng.documents.commands import record
from chuangcheng.documents.drafts import ReplyDraft
from chuangcheng.documents.models import Document, DocumentKind, Letter, ReplyKind
from chuangcheng.figures.asking import ask
from chuangcheng.figures.documents import FIGURES
from chuangcheng.issues.models import Issue, Source
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands, exporting
from chuangcheng.ledgers.choices import Choices
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.people import commands as people
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.documents.conftest import asked, plan
from tests.ledgers import messy, papers
from tests.ledgers.taking import (
    all_accepted,
    errors,
    notes,
    previewed,
    questions,
    taken,
    verdicts,
    written,
)
from tests.world import NOON, TODAY

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=1)


def counted(world):
    answers = ask(FIGURES, scope_of(world.town, as_of=TODAY, known_at=None))
    return [answers[figure.key].value for figure in FIGURES]


def rows_of(model):
    """All that a row says, less which deed last touched it."""
    kept = serializers.serialize("python", model.objects.filter(void=False).order_by("pk"))
    return [{k: v for k, v in row["fields"].items() if k != "known_from"} for row in kept]


@pytest.mark.parametrize(
    ("make", "register"),
    [
        (papers.documents, Register.DOCUMENTS),
        (papers.documents_as_text, Register.DOCUMENTS),
        (papers.letters, Register.LETTERS),
        (papers.letters_on_pages, Register.LETTERS),
    ],
)
def test_a_register_is_known_by_its_header(make, register):
    assert guess(open_workbook(make())) == register


def test_versions_follow_each_other_whatever_their_order_in_the_sheet(world):
    written(papers.documents(), world.office)

    found = Document.objects.order_by("version", "title")
    assert [(d.title, d.version, d.kind, d.issued_on) for d in found] == [
        ("创建工作实施方案", 1, DocumentKind.IMPLEMENTATION_PLAN, date(2021, 3, 1)),
        ("责任清单", 1, DocumentKind.DUTY_LIST, date(2021, 3, 10)),
        ("创建工作实施方案", 2, DocumentKind.IMPLEMENTATION_PLAN, date(2021, 4, 1)),
    ]
    assert found[0].until_on == date(2021, 4, 1)
    assert (found[0].unit, found[1].unit) == (world.office_unit, None)
    assert found[1].issuer == "XX街道党工委"
    assert counted(world)[0] == 2


def test_a_unit_that_nobody_registered_is_kept_as_it_is_written(world):
    shown = previewed(papers.documents(), world.office)
    assert "照写的记" in notes(shown, 5, "issuer")


def test_every_bad_cell_of_a_register_of_documents_is_named_and_nothing_is_written(world):
    shown = previewed(papers.wrong_documents(), world.office)

    assert "“文件类型”没有这一项" in errors(shown, 2)["C2"]
    assert "它的第 2 版" in errors(shown, 3)["E3"]
    assert "晚于今天" in errors(shown, 4)["F4"]
    assert "第几版" in errors(shown, 5)["E5"]
    assert "和第 6 行重复" in errors(shown, 7)["B7"]
    with pytest.raises(Refused, match="一条也没有写入"):
        written(papers.wrong_documents(), world.office)
    assert not Document.objects.exists()


def test_a_register_saved_as_text_comes_in_to_the_letter(world):
    shown = previewed(papers.documents_as_text(), world.office)
    assert "按 GB18030 编码" in shown.sheets[0].flags[0].reason
    assert [skipped.row for skipped in shown.sheets[0].skipped] == [1, 5, 7]

    written(papers.documents_as_text(), world.office)

    rows = Document.objects.order_by("pk").values_list("title", "number", "issued_on", "note")
    assert list(rows) == [
        ("关于䶮字牌匾整治的通知,及附件", "", date(2021, 4, 3), "{{7*7}}"),
        ("=1+1 次调度会纪要", "", date(2021, 3, 5), "'--"),
        ("<script>alert(1)</script>", "９号", date(2021, 4, 6), "两行 备注"),
    ]
    assert [d.unit for d in Document.objects.order_by("pk")] == [*[world.office_unit] * 2, None]


@pytest.mark.parametrize(
    ("row", "cell", "sentence"),
    [
        (2, "D2", "2021年4月没有 31日"),
        (3, "D3", "写的是农历"),
        (4, "D4", "不能空"),
        (5, "B5", "公式没有算出结果"),
        (6, "C6", "最多 60 个字"),
        (7, "D7", "年份要在 1900—2100"),
        (8, "B8", "改变文字方向的控制符"),
    ],
)
def test_what_cannot_be_is_refused_at_its_cell(world, row, cell, sentence):
    shown = previewed(papers.impossible_documents(), world.office)

    assert sentence in errors(shown, row)[cell]
    assert "是 2021.1 还是 2021.10" in questions(shown, 4)["D4"]


def test_printed_pages_of_letters_come_in_without_what_is_printed_around_them(world):
    shown = previewed(papers.letters_on_pages(), world.office)
    (sheet,) = shown.sheets
    assert [skipped.row for skipped in sheet.skipped] == [1, 6, 7, 10]
    assert sheet.hidden_lines == 1

    written(papers.letters_on_pages(), world.office)

    first, second, third = Letter.objects.order_by("pk")
    assert (first.title, first.received_on) == ("报送点位 清单", date(2021, 4, 6))
    assert (first.demand, first.reply_by) == ("列全 逐处核对", date(2021, 4, 12))
    assert (second.title, second.demand) == ("灯不亮的问题", "立即 办")
    assert (second.received_on, second.reply_by_text) == (date(2021, 4, 8), "3个工作日内")
    assert (third.reply_by_text, third.answered_on) == ("长期", date(2021, 4, 10))


def test_a_document_on_record_is_known_again_and_changed_where_the_line_differs(world):
    record(plan(world, number="5号", issued_on=date(2021, 3, 2)), by=world.office, now=NOON)

    shown = previewed(papers.documents(), world.office)

    assert verdicts(shown) == {3: Verdict.NEW, 4: Verdict.CHANGED, 5: Verdict.NEW}


def test_letters_come_with_their_limits_and_what_was_answered(world):
    choices = all_accepted(papers.letters(), world.office)
    written(papers.letters(), world.office, choices)

    first, second, third = Letter.objects.order_by("received_on")
    assert (first.reply_by, first.answered_on) == (date(2021, 4, 9), date(2021, 4, 8))
    assert (second.sender, second.reply_by_text) == ("区创城办", "4月底前")
    assert second.is_vague
    assert (third.sender, third.has_due_day, third.is_answered) == ("市创城办", False, False)
    assert counted(world)[1:] == [3, 1, 2, 0]


def test_every_bad_cell_of_a_register_of_letters_is_named(world):
    shown = previewed(papers.wrong_letters(), world.office)

    assert "回复期限不能早于收文日期" in errors(shown, 2)["G2"]
    assert "回复日期不能早于收文日期" in errors(shown, 3)["H3"]
    assert "晚于今天" in errors(shown, 4)["D4"]
    assert "没有写哪一天" in questions(shown, 5)["H5"]
    assert "重复" in errors(shown, 7)["E7"]


def test_an_answer_in_the_ledger_answers_a_letter_on_record(world):
    letter = correspondence.receive(
        asked(world, number="区创7号", title="报送排查情况"), by=world.office, now=NOON
    )
    before = rows_of(Letter)
    choices = all_accepted(papers.letters(), world.office)
    record_ = written(papers.letters(), world.office, choices)
    letter.refresh_from_db()
    assert letter.is_answered

    commands.undo(record_, by=world.office, now=LATER)

    assert rows_of(Letter) == before


@pytest.mark.parametrize(
    ("make", "model", "export"),
    [
        (papers.documents, Document, exporting.export_documents),
        (papers.documents_as_text, Document, exporting.export_documents),
        (papers.letters, Letter, exporting.export_letters),
        (papers.letters_on_pages, Letter, exporting.export_letters),
    ],
)
def test_what_was_exported_imports_unchanged(world, make, model, export):
    written(make(), world.office, all_accepted(make(), world.office))
    related = model.objects.filter(void=False).order_by("-pk")

    shown = previewed(export(related, now=NOON), world.office)

    assert set(verdicts(shown).values()) == {Verdict.SAME}


def test_a_unit_renamed_goes_out_by_its_name_of_the_day_and_comes_in_again_unchanged(world):
    unit = world.office_unit
    for day in (date(2021, 3, 1), TODAY):
        paper = plan(world, title=f"方案{day}", number="", issued_on=day)
        record(paper, by=world.office, now=NOON)
        said = {"unit": unit, "sender": "", "number": f"{day}", "reply_by": None}
        draft = asked(world, received_on=day, **said)
        correspondence.receive(draft, by=world.office, now=NOON)
    people.rename_unit(
        unit, name="XX街道文明办", on=date(2021, 4, 1), by=world.administrator, now=NOON
    )

    for register, content in (
        ("issuer", exporting.export_documents(Document.objects.order_by("pk"), now=NOON)),
        ("sender", exporting.export_letters(Letter.objects.order_by("pk"), now=NOON)),
    ):
        shown = previewed(content, world.office)
        assert set(verdicts(shown).values()) == {Verdict.SAME}
        raws = [each.row.cells[register].raw for each in shown.lines]
        assert raws == ["XX街道创城办", "XX街道文明办"]


@pytest.mark.parametrize(
    ("make", "model"),
    [
        (papers.documents, Document),
        (papers.documents_as_text, Document),
        (papers.letters, Letter),
        (papers.letters_on_pages, Letter),
    ],
)
def test_undo_restores_every_row_and_figure(world, make, model):
    record(plan(world, number="5号", issued_on=date(2021, 3, 2)), by=world.office, now=NOON)
    correspondence.receive(
        asked(world, number="区创8号", title="旧的标题", reply_by=None), by=world.office, now=NOON
    )
    before, numbers = rows_of(model), counted(world)
    record_ = written(make(), world.office, all_accepted(make(), world.office))
    assert rows_of(model) != before

    commands.undo(record_, by=world.office, now=LATER)

    assert rows_of(model) == before
    assert counted(world) == numbers


def test_what_has_moved_on_is_not_taken_back(world):
    choices = all_accepted(papers.letters(), world.office)
    record_ = written(papers.letters(), world.office, choices)
    letter = Letter.objects.get(number="区创8号")
    draft = ReplyDraft(kind=ReplyKind.FINAL, replied_on=TODAY, text="已整改")
    correspondence.reply(letter, draft, by=world.office, now=LATER)

    with pytest.raises(Refused, match="开展环境整治"):
        commands.undo(record_, by=world.office, now=LATER)


def attached() -> bytes:
    """The list behind a letter, without a column for the source."""
    head = ["序号", "社区", "小区", "存在问题", "发现日期"]
    rows = [[1, "松树园", "阳光花园", "楼道堆物", "4月6日"], [2, None, None, "灯不亮", "4月6日"]]
    return messy.book([head, *rows])


def test_the_list_attached_to_a_letter_comes_in_under_it(world):
    letter = correspondence.receive(asked(world), by=world.office, now=NOON)
    choices = all_accepted(attached(), world.office, Choices(letter=letter.pk))

    written(attached(), world.office, choices)

    issues = Issue.objects.filter(letter=letter)
    assert {(issue.title, issue.source) for issue in issues} == {
        ("楼道堆物", Source.UPPER),
        ("灯不亮", Source.UPPER),
    }


def test_undo_takes_what_it_raised_out_of_the_letter_again(world):
    letter = correspondence.receive(asked(world), by=world.office, now=NOON)
    before = [rows_of(model) for model in (Letter, Issue)]
    choices = all_accepted(attached(), world.office, Choices(letter=letter.pk))
    record_ = written(attached(), world.office, choices)

    commands.undo(record_, by=world.office, now=LATER)

    assert not Issue.objects.filter(letter__isnull=False).exists()
    assert [rows_of(model) for model in (Letter, Issue)] == before
    assert trail.history_of(key_of(letter))[0].verb == "issues.unlink"


def test_a_letter_that_is_gone_stops_the_import(world):
    letter = correspondence.receive(asked(world), by=world.office, now=NOON)
    choices = all_accepted(attached(), world.office, Choices(letter=letter.pk))
    upload = taken(attached(), world.office, choices)
    correspondence.void_letter(letter, reason="错", by=world.office, now=NOON)

    with pytest.raises(Refused, match="选的来文不在了"):
        commands.commit(upload, by=world.office, now=NOON)
    assert not Issue.objects.exists()
