"""Reading numbers: what offices write in a column of counts, and the traps in it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuangcheng.kernel.numerals import SideBySideError, chinese_number, in_chinese
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.reading import Kind, Verdict, read_number

EXACT, AT_LEAST, ABOUT = Certainty.EXACT, Certainty.AT_LEAST, Certainty.ABOUT
AT_MOST = Certainty.AT_MOST


@pytest.mark.parametrize(
    ("text", "value", "unit", "certainty"),
    [
        ("169", 169, "", EXACT),
        ("１６９", 169, "", EXACT),
        (" 169\u3000", 169, "", EXACT),
        ("169.0", 169, "", EXACT),
        ("0", 0, "", EXACT),
        ("2.0", 2, "", EXACT),
        ("一百六十九", 169, "", EXACT),
        ("壹佰陆拾玖", 169, "", EXACT),
        ("二〇二一", 2021, "", EXACT),
        ("1,234", 1234, "", EXACT),
        ("1，234", 1234, "", EXACT),
        ("3,456.78", Decimal("3456.78"), "", EXACT),
        ("1.2万", 12000, "", EXACT),
        ("4万元", 40000, "元", EXACT),
        ("2.5万元", 25000, "元", EXACT),
        ("3百米", 300, "米", EXACT),
        ("5千克", 5, "千克", EXACT),
        ("278条", 278, "条", EXACT),
        ("278 条", 278, "条", EXACT),
        ("共169条", 169, "条", EXACT),
        ("75块", 75, "块", EXACT),
        ("1,234人次", 1234, "人次", EXACT),
        ("30平方米", 30, "平方米", EXACT),
        ("30m²", 30, "m²", EXACT),
        ("壹佰元整", 100, "元", EXACT),
        ("2分", 2, "分", EXACT),
        ("95%", 95, "%", EXACT),
        ("９５％", 95, "%", EXACT),
        ("百分之九十五", 95, "%", EXACT),
        ("0.95", Decimal("0.95"), "", EXACT),
        ("0.5", Decimal("0.5"), "", EXACT),
        ("〇", 0, "", EXACT),
        ("两", 2, "", EXACT),
        ("廿", 20, "", EXACT),
        ("-5", -5, "", EXACT),
        ("−5人", -5, "人", EXACT),
        ("2147483648", 2**31, "", EXACT),
        ("9223372036854775807", 2**63 - 1, "", EXACT),
        ("-9223372036854775808", -(2**63), "", EXACT),
        ("1000余人", 1000, "人", AT_LEAST),
        ("1000多人", 1000, "人", AT_LEAST),
        ("1000+", 1000, "", AT_LEAST),
        ("十余幅", 10, "幅", AT_LEAST),
        ("十几个", 10, "个", AT_LEAST),
        ("百余人", 100, "人", AT_LEAST),
        ("20余万元", 200000, "元", AT_LEAST),
        ("三百余万", 3000000, "", AT_LEAST),
        ("上千", 1000, "", AT_LEAST),
        ("上百人", 100, "人", AT_LEAST),
        ("≥10", 10, "", AT_LEAST),
        ("＞＝10", 10, "", AT_LEAST),
        ("不少于十幅", 10, "幅", AT_LEAST),
        ("至少7", 7, "", AT_LEAST),
        ("超过50人", 50, "人", AT_LEAST),
        ("50人以上", 50, "人", AT_LEAST),
        ("约360", 360, "", ABOUT),
        ("大约一百", 100, "", ABOUT),
        ("约50左右", 50, "", ABOUT),
        ("10来个", 10, "个", ABOUT),
        ("近百", 100, "", ABOUT),
        ("近千人", 1000, "人", ABOUT),
        ("50人左右", 50, "人", ABOUT),
        ("不超过50", 50, "", AT_MOST),
        ("不足50人", 50, "人", AT_MOST),
        ("≤10", 10, "", AT_MOST),
        ("50以下", 50, "", AT_MOST),
    ],
)
def test_a_number_is_read_with_its_unit_and_its_certainty(text, value, unit, certainty):
    reading = read_number(text)

    assert (reading.kind, reading.verdict, reading.reason) == (Kind.NUMBER, Verdict.OK, "")
    assert (reading.value, reading.unit, reading.certainty) == (value, unit, certainty)
    assert type(reading.value) is type(value)


@pytest.mark.parametrize("text", ["若干", "未统计", "不详"])
def test_a_number_nobody_counted_is_unknown_and_not_nought(text):
    assert read_number(text).quantity() == UNKNOWN


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "没有写数"),
        ("/", "没有写数"),
        ("无", "没有写数"),
        ("50-60", "范围"),
        ("50—60人", "范围"),
        ("50至60", "范围"),
        ("50~60", "范围"),
        ("五六十人", "几到几"),
        ("两三个", "几到几"),
        ("一二", "几到几"),
        ("几十条", "含糊"),
        ("数百", "含糊"),
        ("好几个", "含糊"),
        ("约50余", "前后说法不一样"),
        ("00123", "前面的 0 会丢"),
        ("3号楼", "不像计量单位"),
        ("10个多", "不像计量单位"),
        ("3栋二单元", "不像计量单位"),
        ("10个~", "不像计量单位"),
        ("278条（含破损）", "不像计量单位"),
        ("2021年", "不像计量单位"),
    ],
)
def test_a_doubtful_number_is_asked_about(text, reason):
    reading = read_number(text)

    assert reading.verdict is Verdict.ASK
    assert reason in reading.reason


def test_a_span_names_both_ends():
    reading = read_number("50-60人")

    assert (reading.kind, reading.value, reading.end, reading.unit) == (Kind.RANGE, 50, 60, "人")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("²", "不是普通数字"),
        ("①", "不是普通数字"),
        ("Ⅷ", "不是普通数字"),
        ("½", "不是普通数字"),
        ("٣", "不是普通数字"),
        ("५", "不是普通数字"),
        ("𝟗", "不是普通数字"),
        ("-0", "负的 0"),
        ("-0.0", "负的 0"),
        ("NaN", "不是手写的数"),
        ("inf", "不是手写的数"),
        ("-Infinity", "不是手写的数"),
        ("0x10", "不是手写的数"),
        ("1_000", "不是手写的数"),
        ("1e400", "科学记数法"),
        ("1.38E+10", "科学记数法"),
        ("9" * 4301, "太长"),
        ("9223372036854775808", "位数太多"),
        ("-9223372036854775809", "位数太多"),
        (str(2**70), "位数太多"),
        ("0." + "1" * 30, "位数太多"),
        ("1" + " " * 30000 + "2", "不止一个数"),
        ("亿" * 30000, "太长"),
        ("1,23", "逗号的位置"),
        ("1，2", "逗号的位置"),
        ("约0", "约 0"),
        ("1 234", "不止一个数"),
        ("1 2", "不止一个数"),
        ("3栋2", "不止一个数"),
        ("2021 4 30", "不止一个数"),
        ("278条、75块", "不止一个数"),
        ("3栋2单元", "不止一个数"),
        ("138-1234-5678", "不止一个数"),
        ("10+5", "不止一个数"),
        ("符合", "看不出"),
        ("√", "看不出"),
        ("○", "看不出"),
        ("一般", "看不出"),
        ("三无小区", "看不出"),
        ("万达广场", "看不出"),
        ("第3", "看不出"),
        ("60-50", "看不出"),
        (".5", "看不出"),
        ("5.", "看不出"),
        ("169\n170", "不止一个数"),
    ],
)
def test_a_trap_is_refused_with_its_reason(text, reason):
    reading = read_number(text)

    assert reading.verdict is Verdict.REFUSED
    assert reason in reading.reason
    assert reading.value is None


@given(st.integers(min_value=-(2**63), max_value=2**63 - 1))
def test_every_number_that_the_databases_hold_reads_back(number):
    assert read_number(str(number)).value == number


@given(st.integers(min_value=0, max_value=2**63 - 1))
def test_grouped_and_full_width_digits_read_back(number):
    wide = str.maketrans("0123456789,", "０１２３４５６７８９，")

    assert read_number(f"{number:,}").value == number
    assert read_number(f"{number:,}".translate(wide)).value == number


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_chinese_numerals_read_back(number):
    assert chinese_number(in_chinese(number)) == number
    assert read_number(in_chinese(number)).value == number


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text):
    reading = read_number(text)

    assert reading.ok == (reading.reason == "")


@given(st.text("0123456789.余约近上百十千万一二三多几-~+以上左右个人", max_size=8))
def test_an_approximation_never_becomes_an_exact_number(text):
    reading = read_number(text)

    if reading.ok and reading.certainty == EXACT:
        assert not set("余约近多几~") & set(text)
        assert "上" not in text


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("十", 10),
        ("十五", 15),
        ("一十五", 15),
        ("二十", 20),
        ("廿五", 25),
        ("卅", 30),
        ("一百零五", 105),
        ("一百五", 150),
        ("一百一十五", 115),
        ("一百十五", 115),
        ("两百", 200),
        ("一千零三十", 1030),
        ("一千三十", 1030),
        ("三千六", 3600),
        ("一万二", 12000),
        ("一万零五百", 10500),
        ("十万零一百", 100100),
        ("一亿零五", 100000005),
        ("三万亿", 3 * 10**12),
        ("貳佰伍拾叁", 253),
        ("萬億", None),
        ("百", None),
        ("一百零", None),
        ("零五百", None),
        ("两万万", None),
        ("二十一十", None),
        ("甲", None),
        ("", None),
    ],
)
def test_a_numeral_is_read_exactly_or_not_at_all(numeral, number):
    if number is None:
        with pytest.raises(ValueError, match=r"not (a numeral|how a number is said)"):
            chinese_number(numeral)
    else:
        assert chinese_number(numeral) == number


@pytest.mark.parametrize("numeral", ["五六十", "十五六", "三五百", "一百二三", "两三"])
def test_digits_side_by_side_are_a_span(numeral):
    with pytest.raises(SideBySideError):
        chinese_number(numeral)


def test_a_reading_becomes_a_quantity_only_when_it_is_a_whole_number():
    assert read_number("1000余人").quantity() == Quantity(1000, AT_LEAST)
    for text in ("50-60", "0.5", "abc", "00123"):
        with pytest.raises(ValueError, match="number"):
            read_number(text).quantity()
