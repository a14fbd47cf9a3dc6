"""又称: what a remark calls a compound besides is a name by which it is found, in and out again."""

import pytest

from chuangcheng.ledgers import exporting
from chuangcheng.ledgers.other_names import put_back, split_off
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.places.models import Place
from tests.ledgers import messy
from tests.ledgers.taking import notes, previewed, verdicts, written
from tests.world import NOON

HEAD = ["社区", "小区名称", "地址", "类型", "备注"]


@pytest.mark.parametrize(
    ("remark", "names", "rest"),
    [
        ("又称老园里", ("老园里",), ""),
        ("又称“老园里”；2019年改造", ("老园里",), "2019年改造"),
        ("2019年改造，原名：纺织厂家属院、纺织楼。", ("纺织厂家属院", "纺织楼"), "2019年改造"),
        ("俗称老园里，俗称老园里", ("老园里",), ""),
        ("居民又称楼道灯坏了", (), "居民又称楼道灯坏了"),
        ("又称", (), "又称"),
        ("三无小区", (), "三无小区"),
        ("", (), ""),
    ],
)
def test_names_are_taken_out_of_a_remark_and_the_rest_stays(remark, names, rest):
    assert split_off(remark) == (names, rest)


def test_what_was_taken_out_is_put_back_as_it_can_be_read_again():
    assert put_back((), "三无小区") == "三无小区"
    assert split_off(put_back(("老园里", "新园"), "三无小区")) == (("老园里", "新园"), "三无小区")


def ledger(remark):
    return messy.book([HEAD, ["松树园", "翠湖园", "园林路8号", "三无", remark]])


@pytest.mark.django_db
def test_a_new_compound_is_found_by_the_name_in_its_remark(world):
    content = ledger("又称老园里；2019年改造")
    shown = previewed(content, world.office)

    written(content, world.office)

    place = Place.objects.get(name="翠湖园")
    assert notes(shown, 2, "note") == "记作别名：老园里"
    assert ([alias.name for alias in place.aliases.all()], place.note) == (["老园里"], "2019年改造")
    again = [["社区", "小区", "日期", "问题描述"], ["松树园", "老园里", "4月6日", "楼道堆物"]]
    assert verdicts(previewed(messy.book(again), world.office)) == {2: Verdict.NEW}


@pytest.mark.django_db
def test_the_export_says_the_other_names_and_changes_nothing_when_it_comes_back(world):
    written(ledger("又称老园里"), world.office)
    mine = Place.objects.filter(name="翠湖园")

    back = previewed(exporting.export_places(mine, by=world.office, now=NOON), world.office)

    assert set(verdicts(back).values()) == {Verdict.SAME}


@pytest.mark.django_db
def test_a_name_that_a_known_compound_does_not_bear_stays_in_the_remark(world):
    written(ledger("又称老园里"), world.office)

    written(ledger("又称新园里"), world.office)

    place = Place.objects.get(name="翠湖园")
    assert ([alias.name for alias in place.aliases.all()], place.note) == (["老园里"], "又称新园里")
