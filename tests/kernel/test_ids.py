"""Ids for machines, for the public and for people."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuangcheng.kernel import ids
from chuangcheng.kernel.refusal import Refused

NOON = datetime(2021, 4, 15, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_an_id_is_a_uuid_of_version_7_that_bears_its_instant():
    made = ids.uuid7(NOON)

    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert datetime.fromtimestamp((made.int >> 80) / 1000, UTC) == NOON


def test_ids_grow_while_the_clock_stands_still():
    made = [ids.uuid7(NOON) for _ in range(2000)]

    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_later_ids_are_greater():
    assert ids.uuid7(NOON) < ids.uuid7(NOON + timedelta(milliseconds=1))


def test_threads_never_share_an_id():
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: ids.uuid7(NOON), range(2000)))

    assert len(set(made)) == len(made)


def test_a_public_code_is_17_letters_and_digits_that_check_out():
    codes = {ids.public_code() for _ in range(200)}

    assert len(codes) == 200
    for code in codes:
        assert len(code) == 17
        assert set(code) <= set(ids.CROCKFORD)
        assert ids.read_public_code(code) == code


def test_a_public_code_is_read_as_people_type_it():
    code = next(code for code in iter(ids.public_code, "") if "1" in code and "0" in code)
    typed = code.replace("1", "l").replace("0", "o").lower()

    assert ids.read_public_code(f" {typed[:4]}-{typed[4:8]} {typed[8:]} ") == code


@given(st.integers(min_value=0, max_value=16), st.integers(min_value=1, max_value=31))
def test_one_wrong_character_is_noticed(place, shift):
    code = ids.public_code()
    wrong = ids.CROCKFORD[(ids.CROCKFORD.index(code[place]) + shift) % 32]

    with pytest.raises(Refused, match="输错了"):
        ids.read_public_code(code[:place] + wrong + code[place + 1 :])


@pytest.mark.parametrize(
    "text", ["", "ABC", "U" * 17, "0" * 18, "编号编号编号编号编号编号编号编号编"]
)
def test_what_is_no_public_code_is_refused(text):
    with pytest.raises(Refused, match="17 个字母和数字"):
        ids.read_public_code(text)


def test_a_serial_number_is_padded_and_never_cut():
    assert ids.serial("XX", 2021, 169) == "XX-2021-000169"
    assert ids.serial("XX", 2021, 1234567) == "XX-2021-1234567"
    with pytest.raises(ValueError, match="start at 1"):
        ids.serial("XX", 2021, 0)
