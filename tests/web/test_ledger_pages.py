"""导入导出 in a browser: look, decide, write, take back; bad files leave no trace."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chuangcheng.issues import commands as issues
from chuangcheng.issues.models import Issue
from chuangcheng.ledgers.files import path_of
from chuangcheng.ledgers.models import Import, Register
from chuangcheng.trail.models import Entry
from tests.ledgers import bombs, messy, six
from tests.world import NOON

pytestmark = [pytest.mark.one_engine, pytest.mark.django_db]

START = "/ledgers/"


def upload(client, content, name="台账.xlsx", register=""):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("ledgers:new"), {"file": file, "register": register})


def uploaded(client, content, **more):
    response = upload(client, content, **more)
    assert response.status_code == 302, response.content.decode()
    return Import.objects.latest("id")


def page(client, record, **asked):
    response = client.get(reverse("ledgers:detail", args=[record.pk]), asked)
    assert response.status_code == 200
    return response.content.decode()


def choose(client, record, **posted):
    return client.post(reverse("ledgers:choices", args=[record.pk]), posted)


def text_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.fixture
def office(world, as_):
    return as_(world.office)


def test_the_page_offers_what_somebody_may_import(world, as_):
    assert "下载空表：问题清单" in as_(world.office).get(START).content.decode()
    administrator = as_(world.administrator).get(START).content.decode()
    assert "下载空表：小区台账" in administrator
    assert "下载空表：问题清单" not in administrator
    assert as_(world.leader).get(START).status_code == 403


def test_from_the_file_to_the_issues_and_back(office):
    record = uploaded(office, six.april_round())
    before = page(office, record)
    assert "还有 1 处要定" in text_of(before)

    choose(office, record, accept_all="1")
    ready = page(office, record)
    promise = re.search(r'name="promise" value="([^"]+)"', ready)[1]
    assert "写入 5 条" in ready
    written = office.post(
        reverse("ledgers:commit", args=[record.pk]), {"promise": promise}, follow=True
    )

    assert "撤销这次导入" in written.content.decode()
    assert Issue.objects.filter(void=False).count() == 5
    office.post(reverse("ledgers:undo", args=[record.pk]))
    assert Issue.objects.filter(void=False).count() == 0
    assert Import.objects.get().state == Import.State.UNDONE


def test_every_bad_cell_stands_in_the_grid_with_its_sentence_and_a_field(office):
    record = uploaded(office, six.names_and_formulas())

    html = page(office, record)

    assert html.count("data-fault") == 3
    assert 'name="cell:四月!F10"' in html
    assert "公式出错（#REF!），请改成数值" in html
    assert "还有 3 个单元格要改" in text_of(html)
    assert 'name="promise"' not in html


def test_a_cell_typed_over_in_the_grid_is_read_anew(office):
    record = uploaded(office, six.names_and_formulas())

    choose(
        office,
        record,
        **{
            "cell:四月!F10": "和美物业",
            "raw:四月!F10": "同上",
            "cell:四月!E12": "#REF!",
            "raw:四月!E12": "#REF!",
        },
    )

    record.refresh_from_db()
    assert record.choices["corrections"] == {"四月!F10": "和美物业"}
    assert "还有 2 个单元格要改" in text_of(page(office, record))


def test_one_click_takes_the_nearest_name(world, office):
    content = messy.book(
        [["社区", "小区", "问题描述", "发现日期"], ["龙头山", "惠民家圆", "一", "4月6日"]]
    )
    record = uploaded(office, content)
    fix = re.search(r'name="fix" value="([^"]+)"', page(office, record))[1]

    choose(office, record, fix=fix)

    assert fix == "Sheet1!B2=惠民家园"
    assert "写入 1 条" in page(office, record)


def test_lines_are_taken_apart_and_put_together_again(office):
    record = uploaded(office, six.finished_work())
    choose(office, record, split="Sheet1!7")
    apart = page(office, record, show="all")
    assert "拆出" in apart
    assert "写入 8 条" in apart

    choose(office, record, join="Sheet1!7")

    assert "写入 7 条" in page(office, record)


def test_all_lines_that_hold_several_items_are_taken_apart_at_once(office):
    record = uploaded(office, six.finished_work())
    assert "有 1 行一格里写了几条" in page(office, record)

    choose(office, record, split_all="1")

    assert "写入 8 条" in page(office, record)


def test_a_column_that_nobody_knows_is_read_as_the_user_says(office):
    head = ["社区", "小区", "问题描述", "发现日期", "在哪儿"]
    content = messy.book([head, ["龙头山", "惠民家园", "一", "4月6日", "2号楼"]])
    record = uploaded(office, content)
    assert 'name="cell:Sheet1!E1"' in page(office, record)

    choose(office, record, **{"cell:Sheet1!E1": "具体位置", "raw:Sheet1!E1": ""})
    office.post(reverse("ledgers:commit", args=[record.pk]), {"promise": "1+0"})

    assert Issue.objects.get().location == "2号楼"


def test_what_is_hidden_comes_in_by_a_tick_alone(office):
    head = ["社区", "小区", "问题描述", "发现日期"]
    rows = [["龙头山", "惠民家园", f"第{n}处", "4月6日"] for n in (1, 2, 3)]
    pages = messy.Page([head, *rows[:2]], name="甲", hidden_rows=[3])
    record = uploaded(
        office, messy.book(pages, messy.Page([head, rows[2]], name="乙", state="hidden"))
    )
    html = page(office, record)
    assert "写入 1 条" in html
    assert "隐藏的工作表“乙”" in html

    choose(office, record, reveal="甲")
    choose(office, record, reveal="乙")

    assert "写入 3 条" in page(office, record)


def test_a_sheet_may_be_left_out_and_put_back(office):
    head = ["社区", "小区", "问题描述", "发现日期"]
    pages = [
        messy.Page([head, ["龙头山", "惠民家园", f"第{name}处", "4月6日"]], name=name)
        for name in "甲乙"
    ]
    record = uploaded(office, messy.book(*pages))
    assert "写入 2 条" in page(office, record)

    choose(office, record, leave_out="乙")
    assert "写入 1 条" in page(office, record)
    choose(office, record, put_back="乙")
    assert "写入 2 条" in page(office, record)


def test_lines_with_faults_are_left_out_on_request(office):
    record = uploaded(office, six.names_and_formulas())
    assert "跳过有错的 3 行" in page(office, record)

    choose(office, record, skip_bad="1")

    html = page(office, record)
    assert "写入 9 条" in html
    assert "不跳过了" in html
    choose(office, record, skip_bad="0")
    assert "写入 9 条" not in page(office, record)


def test_the_same_file_is_recognised_and_has_to_be_confirmed(world, office):
    content = six.finished_work()
    record = uploaded(office, content)
    office.post(reverse("ledgers:commit", args=[record.pk]), {"promise": "7+0"})

    again = uploaded(office, content)

    assert "没有要写入的内容" in page(office, again)

    issue = Issue.objects.get(title="车棚废旧自行车占位")
    issues.void(issue, reason="重复登记", by=world.office, now=NOON)
    assert "同一个文件" in page(office, again)
    choose(office, again, again="1")
    assert "写入 1 条" in page(office, again)


def test_undoing_what_has_moved_on_says_what_and_changes_nothing(world, office):
    record = uploaded(office, six.finished_work())
    office.post(reverse("ledgers:commit", args=[record.pk]), {"promise": "7+0"})
    issue = Issue.objects.get(title="车棚废旧自行车占位")
    issues.void(issue, reason="重复登记", by=world.office, now=NOON)

    refused = office.post(reverse("ledgers:undo", args=[record.pk]))

    assert refused.status_code == 422
    assert "后来又办过，不能撤销" in refused.content.decode()
    assert Issue.objects.filter(void=False).count() == 6


def test_a_promise_that_no_longer_holds_is_a_conflict(office):
    record = uploaded(office, six.finished_work())

    response = office.post(reverse("ledgers:commit", args=[record.pk]), {"promise": "6+1"})

    assert response.status_code == 409
    assert not Issue.objects.exists()


BAD_FILES = {
    "15 locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "请先取消密码",
    ),
    "19 far cell": (
        bombs.with_cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "XFD1048576",
    ),
    "20 too many rows": (bombs.rows(60_000), "太远"),
    "21 billion laughs": (
        bombs.with_doctype(messy.STRINGS, bombs.DOCTYPES["billion laughs"]),
        "实体声明",
    ),
    "21 external entity": (
        bombs.with_doctype(messy.SHEET, bombs.DOCTYPES["external entity"]),
        "实体声明",
    ),
    "22 truncated": (messy.plain()[:-200], "已损坏"),
    "22 path": (messy.with_part(messy.plain(), "../evil", b"x"), "路径"),
    "24 empty": (b"", "文件是空的"),
    "no ledger": (messy.book([["甲", "乙"], [1, 2]]), "找不到“问题清单”的表头"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_422_with_its_sentence_and_nothing_is_kept(office, name):
    content, sentence = BAD_FILES[name]
    entries = Entry.objects.count()

    response = upload(office, content)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Import.objects.exists()
    assert Entry.objects.count() == entries
    assert not path_of(_sha(content)).exists()


def _sha(content):
    from chuangcheng.evidence.storage import digest

    return digest(content)


@pytest.mark.parametrize("name", ["a\u202excod.xlsx", "x" * 300 + ".xlsx", "..\\..\\a.xlsx"])
def test_a_file_name_is_a_remark_and_never_a_path(office, name):
    record = uploaded(office, six.own_list(), name=name)

    assert len(record.file_name) <= 120
    assert not set("/\\\u202e") & set(record.file_name)


def test_no_file_at_all_is_told_at_the_field(office):
    response = office.post(reverse("ledgers:new"), {})

    assert response.status_code == 422
    assert "还没有选文件" in response.content.decode()


def test_looking_writes_nothing(office, django_assert_num_queries):
    record = uploaded(office, six.names_and_formulas())
    before = (Entry.objects.count(), Import.objects.values().get(pk=record.pk))

    page(office, record)
    page(office, record, show="all")
    office.get(reverse("ledgers:marked", args=[record.pk]))

    assert (Entry.objects.count(), Import.objects.values().get(pk=record.pk)) == before


def test_the_annotated_copy_says_at_each_cell_what_is_wrong(office):
    record = uploaded(office, six.names_and_formulas())

    response = office.get(reverse("ledgers:marked", args=[record.pk]))

    sheet = openpyxl.load_workbook(BytesIO(response.content)).worksheets[0]
    assert "filename*=" in response["Content-Disposition"]
    assert sheet.cell(1, 10).value == "错误"
    assert sheet.cell(12, 10).value == "E12 公式出错（#REF!），请改成数值"
    assert sheet["E12"].fill.start_color.rgb == "FFFAD4CF"
    assert sheet["E2"].value == "=1+1"
    assert sheet["E2"].data_type == "s"


def test_the_annotated_copy_mended_imports(office):
    record = uploaded(office, six.names_and_formulas())
    response = office.get(reverse("ledgers:marked", args=[record.pk]))
    book = openpyxl.load_workbook(BytesIO(response.content))
    sheet = book.worksheets[0]
    mended = {"F10": "和美物业", "E11": "积存垃圾", "E12": "路灯不亮", "E13": "井盖破裂"}
    for cell, text in mended.items():
        sheet[cell] = text
    out = BytesIO()
    book.save(out)

    assert "写入 12 条" in page(office, uploaded(office, out.getvalue()))


def test_a_blank_register_has_its_columns(office):
    response = office.get(reverse("ledgers:blank", args=[Register.PLACES]))

    sheet = openpyxl.load_workbook(BytesIO(response.content)).worksheets[0]
    assert [sheet.cell(2, column).value for column in (1, 2, 3)] == ["序号", "社区", "小区名称"]


def test_nobody_sees_or_touches_an_import_that_is_not_theirs(world, as_, office):
    record = uploaded(office, six.april_round())
    stranger = as_(world.dragon_clerk)

    assert stranger.get(reverse("ledgers:detail", args=[record.pk])).status_code == 404
    assert stranger.get(reverse("ledgers:marked", args=[record.pk])).status_code == 404
    for deed in ("choices", "commit", "undo"):
        url = reverse(f"ledgers:{deed}", args=[record.pk])
        assert stranger.post(url, {"promise": "5+0"}).status_code == 404
    assert record.file_name not in stranger.get(START).content.decode()


def test_the_office_sees_what_a_community_uploaded_and_changes_nothing_of_it(world, as_, office):
    record = uploaded(as_(world.pine_clerk), six.own_list())

    html = page(office, record)

    assert 'name="promise"' not in html
    url = reverse("ledgers:commit", args=[record.pk])
    assert office.post(url, {"promise": "2+0"}).status_code == 403


@pytest.mark.parametrize("deed", ["choices", "commit", "undo", "new"])
def test_deeds_are_posted(office, deed):
    record = uploaded(office, six.april_round())
    arguments = [] if deed == "new" else [record.pk]

    assert office.get(reverse(f"ledgers:{deed}", args=arguments)).status_code == 405


@pytest.mark.parametrize(
    "posted",
    [{"fix": "no value"}, {"accept": "nothing"}, {"cell:B7": "x", "raw:B7": "y"}],
)
def test_what_no_page_sends_is_refused(office, posted):
    record = uploaded(office, six.april_round())

    assert choose(office, record, **posted).status_code == 400
