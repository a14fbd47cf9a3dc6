"""编号 and 材料要求, as hands write them; what is written out is read back the same."""

import pytest

from chuangcheng.kernel.refusal import Refused
from chuangcheng.standards import codes
from chuangcheng.standards.models import EvidenceKind
from chuangcheng.standards.requirements import Required, read, written


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ⅲ—57无障碍设施", ("Ⅲ-57", "无障碍设施")),
        ("Ⅱ-26 城市规划建设", ("Ⅱ-26", "城市规划建设")),
        ("Ⅰ－１　廉洁高效", ("Ⅰ-1", "廉洁高效")),
        ("III-4：楼道", ("Ⅲ-4", "楼道")),
        ("1）设有扶手", ("1)", "设有扶手")),
        ("（3）设有扶手", ("3)", "设有扶手")),
        ("②设有扶手", ("2)", "设有扶手")),
        ("4、设有扶手", ("4)", "设有扶手")),
        ("1.5米以上的扶手", ("", "1.5米以上的扶手")),
        ("15分钟生活圈", ("", "15分钟生活圈")),
        ("没有编号", ("", "没有编号")),
        ("", ("", "")),
    ],
)
def test_a_mark_is_told_from_the_words_behind_it(words, found):
    assert codes.split(words) == found
    assert codes.split(codes.joined(*found)) == found


@pytest.mark.parametrize(
    ("code", "stored"), [("（1）", "1)"), ("Ⅱ—26", "Ⅱ-26"), ("A—3", "A-3"), ("", "")]
)
def test_a_mark_is_stored_in_one_spelling(code, stored):
    assert codes.normal(code) == stored


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("图片3张：整改前后", (Required(EvidenceKind.IMAGE, 3, note="整改前后"),)),
        ("照片2张（选填）", (Required(EvidenceKind.IMAGE, 2, required=False),)),
        (
            "文件１份;图片",
            (Required(EvidenceKind.FILE, 1), Required(EvidenceKind.IMAGE)),
        ),
        (
            "会议通知、领导讲话等材料",
            (Required(EvidenceKind.FILE, note="会议通知、领导讲话等材料"),),
        ),
        ("实景图片", (Required(EvidenceKind.IMAGE, note="实景图片"),)),
        ("说明报告；", (Required(EvidenceKind.TEXT, note="说明报告"),)),
        ("", ()),
    ],
)
def test_what_is_asked_for_is_read_and_written_alike(words, found):
    assert read(words) == found
    assert read(written(found)) == found


def test_a_number_that_nobody_hands_in_is_refused():
    with pytest.raises(Refused, match="1 到 999"):
        read("图片1000张")
    with pytest.raises(Refused, match="最多 30 项"):
        read("；".join("文件1份" for _n in range(31)))
