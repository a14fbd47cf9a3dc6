"""Cleaning text for storage, and folding it for comparing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuangcheng.kernel import text
from chuangcheng.kernel.refusal import Refused


def clean(words: str, most: int = 100) -> str:
    return text.clean(words, most=most, field="name")


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("责\u200b任\u200c人", "责任人"),
        ("\ufeff责任人\u2060", "责任人"),
        ("责任\u00ad人", "责任人"),
        ("\u00a0责任人\u3000", "责任人"),
        ("责任人\u3000张三", "责任人 张三"),
        ("第一行\r\n第二行\r第三行\u2028第四行", "第一行\n第二行\n第三行\n第四行"),
        ("列一\t列二", "列一\t列二"),
        (" \n ", ""),
        ("，。！", "，。！"),
        ("cafe\u0301", "café"),
        ("𠮷田䶮㛃㑇", "𠮷田䶮㛃㑇"),
        ("买买提·吐尔逊", "买买提·吐尔逊"),
        ("ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ", "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ"),
        ("👍🏻", "👍🏻"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("🇨🇳", "🇨🇳"),
        ("责\u200d任人", "责任人"),
        ("\ue000", "\ue000"),
        ("={{7*7}}<script>' OR 1=1--\\$1%s", "={{7*7}}<script>' OR 1=1--\\$1%s"),
    ],
)
def test_text_is_stored_without_what_nobody_sees(written, stored):
    assert clean(written) == stored


@pytest.mark.parametrize(
    "written",
    [
        "a\x00b",
        "a\x0bb",
        "a\x0cb",
        "a\x1fb",
        "a\x7fb",
        "a\x85b",
        "报告\u202egpj.exe",
        "a\u2066b",
        "a\u2069b",
        "\ud83d",
        "a\uffff",
        "a\ufdd0",
        "\U0001ffff",
        "a" + "\u0301" * 9,
        "a" + "\u0301\u0327" * 5000,
        "\u20dd" * 9,
    ],
)
def test_what_no_person_types_is_refused(written):
    with pytest.raises(Refused, match="删掉后再提交") as refusal:
        text.clean(written, most=20000, field="name")

    assert refusal.value.field == "name"


def test_eight_marks_on_a_letter_are_enough_for_every_script():
    assert clean("ก" + "\u0e31" * 8)


def test_length_is_counted_in_characters():
    assert clean("𠮷" * 100) == "𠮷" * 100
    assert clean("e\u0301" * 100) == "é" * 100
    assert clean("字" * 100 + "\u200b" * 50 + " " * 50) == "字" * 100

    with pytest.raises(Refused, match="这一栏最多 100 个字，现在有 101 个"):
        clean("字" * 101)
    with pytest.raises(Refused, match="现在有 200000 个"):
        clean("字" * 200000)


def test_a_field_with_a_chinese_name_is_called_by_it():
    with pytest.raises(Refused, match="“问题描述”最多 5 个字"):
        text.clean("一二三四五六", most=5, field="问题描述")


def test_one_line_keeps_no_breaks():
    assert text.clean_line(" 整改\n时限\t（必填） ", most=20, field="name") == "整改 时限 （必填）"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(words):
    try:
        once = clean(words)
    except Refused:
        return
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\x00" not in once


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("阳光小区", "阳光 小区"),
        ("阳光小区", "阳光\u3000小\u200b区"),
        ("ＡＢＣ小区（一期）", "abc小区(一期)"),
        ("买买提·吐尔逊", "买买提•吐尔逊"),
        ("买买提·吐尔逊", "买买提‧吐尔逊"),
        ("买买提·吐尔逊", "买买提・吐尔逊"),
        ("人民路", "⼈⺠路"),
        ("龙头山", "⻰头山"),
        ("凜", "凜"),
        ("café", "CAFE\u0301"),
        ("１号楼", "1号楼"),
        ("㎡", "m2"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one, other):
    assert text.folded(one) == text.folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("阳光小区", "阳光花园小区"),
        ("阳光小区", "阳光小區"),
        ("АВС路", "ABC路"),
        ("一号楼", "1号楼"),
    ],
)
def test_different_names_stay_different(one, other):
    assert text.folded(one) != text.folded(other)


@given(st.text())
def test_folding_twice_changes_nothing_for_names(words):
    folded = text.folded(words)

    assert not any(character.isspace() for character in folded)
    assert text.folded(f" {words} ") == folded


def test_half_width_leaves_superscripts_alone():
    assert text.half_width("１６９（Ａ）　²①") == "169(A) ²①"
