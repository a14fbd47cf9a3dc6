"""What stands around a paper, in words: titles in lines, plain text, forms."""

import pytest

from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.people import commands as people
from chuangcheng.people.models import UnitKind
from chuangcheng.reports.dress import Dress, marked
from chuangcheng.reports.dressing import composed
from chuangcheng.reports.models import Form
from chuangcheng.reports.plain import as_text
from chuangcheng.reports.progress import progress_paper, scope_of
from chuangcheng.reports.titles import title_lines
from tests.reports.papers import MARK, TITLE, official, paper
from tests.world import NOON, TODAY


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("XX街道创城工作情况汇报", ["XX街道创城工作情况汇报"]),
        (TITLE, ["XX街道关于创建全国文明城市", "工作进展情况的报告"]),
        (
            "关于解决老小区补建无障碍设施没有经费的请示",
            ["关于解决老小区补建无障碍", "设施没有经费的请示"],
        ),
        ("某" * 42, ["某" * 16, "某" * 14, "某" * 12]),
    ],
)
def test_a_long_title_grows_shorter_downwards_and_tears_no_word(title, lines):
    assert title_lines(title) == lines


@pytest.mark.parametrize("n", range(21, 120, 7))
def test_a_title_of_any_length_fits_its_lines_and_loses_nothing(n):
    title = ("XX街道2021年关于（创建）全国文明城市的" * 9)[:n]

    lines = title_lines(title)

    assert "".join(lines) == title
    assert max(map(len, lines)) <= 20


def test_plain_text_wears_the_same():
    lines = as_text(paper(lines=1), official(rows=1)).splitlines()

    assert lines[:3] == ["XX街道办事处文件", "XX办发〔2021〕12号", "签发人：王某"]
    assert lines[4:8] == [TITLE, "", "红山区创城办：", "\u3000\u3000现将有关情况报告如下："]
    assert [line.strip("\u3000") for line in lines[lines.index("\u3000\u3000特此报告。") :]] == [
        *("特此报告。", "", "附件：1.问题清单", "2.工作计划表", ""),
        *("XX街道办事处", "2021年4月15日", "（联系人：赵某，电话：0476-000****）", ""),
        *("附件1", "问题清单", "编号\t问题\t类别", "XX-2021-000001\t楼道堆物\t环境卫生", ""),
        *("抄送：区住建局，区民政局。", "XX街道办事处\u30002021年4月15日印发"),
    ]


def test_plain_text_of_a_demo_is_marked_above_and_below_and_has_no_head():
    text = as_text(paper(), marked(official(), (MARK,)))

    lines = text.splitlines()
    assert lines[0] == lines[-1] == MARK
    assert lines[1] == TITLE
    assert "签发人" not in text
    assert "抄送" not in text


def test_what_is_not_given_is_left_out_of_plain_text():
    lines = as_text(paper(lines=1), Dress()).splitlines()

    assert lines[:3] == [TITLE, "", "\u3000\u3000一、工作进展情况"]
    assert lines[-1] == "\u3000\u3000二是清理“小广告”。"


def told(world, form):
    return composed(progress_paper(scope_of(world.town, as_of=TODAY)), form)


def test_a_report_says_to_whom_and_that_it_is_one(world):
    _paper, dress = told(world, Form.OFFICIAL)
    assert dress.addressee == ""  # no office above is on record
    assert dress.opening.startswith("现将截至2021年4月12日创建")
    assert dress.closing == "特此报告。"

    above = world.town.parent
    people.add_unit("红山区创城办", kind=UnitKind.OFFICE, area=above, by=INSTALLER, now=NOON)
    assert told(world, Form.OFFICIAL)[1].addressee == "红山区创城办"


def test_a_briefing_has_its_own_title_and_neither_addressee_nor_closing(world):
    briefing, dress = told(world, Form.BRIEFING)

    assert briefing.title == "XX街道创建全国文明城市工作进展情况汇报"
    assert dress.opening.endswith("情况汇报如下：")
    assert (dress.addressee, dress.closing, dress.head) == ("", "", None)
    assert dress.dated == TODAY
