"""The demo's publicity: the sums of the office's table, batch by batch, and what hangs today."""

from datetime import date

from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.dictionary import figure
from chuangcheng.figures.publicity import HOUSEHOLDS, LEAFLETS, MEDIA, OF_ASSETS
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.places.models import Area
from chuangcheng.publicity.models import Asset, AssetForm
from chuangcheng.reports.progress import scope_of
from tests.demo.office import LAST_DAY

BANNERS = {
    "龙头山社区": 62, "松树园社区": 71, "姚家洼社区": 49, "物流园社区": 44, "XX社区": 38,
    "哈达和硕村": 8, "六大份村": 6,
}  # fmt: skip
BOARDS = {
    "龙头山社区": 17, "松树园社区": 20, "姚家洼社区": 13, "物流园社区": 12, "XX社区": 9,
    "哈达和硕村": 2, "六大份村": 2,
}  # fmt: skip


def by_area(demo, key: str) -> dict[str, int]:
    return {name: demo.answer(key, area=name).value for name in BANNERS}


def test_banners_and_boards_are_those_of_the_table_in_each_community_and_village(demo):
    assert by_area(demo, "publicity.banners") == BANNERS
    assert by_area(demo, "publicity.boards") == BOARDS
    assert demo.answer("publicity.banners").value == 278
    assert demo.answer("publicity.boards").value == 75


def test_sixty_two_banners_are_one_row_and_not_sixty_two(demo):
    batch = Asset.objects.get(form=AssetForm.BANNER, community__name="龙头山社区")

    assert batch.quantity == 62
    assert Asset.objects.filter(form=AssetForm.BANNER).count() == 7


def test_torn_and_replaced_banners_leave_what_was_hung_as_it_was(demo):
    found = {each.key: demo.answer(each.key).value for each in OF_ASSETS}

    assert found == {
        "publicity.banners": 278,
        "publicity.boards": 75,
        "publicity.mounted_in_production": 33,
        "publicity.in_production": 33,
        "publicity.in_use": 351,
        "publicity.damaged": 3,
        "publicity.for_standard": 76,
    }
    town = Area.objects.get(name="XX街道")
    before = ask([figure("publicity.damaged")], scope_of(town, as_of=date(2021, 4, 9)))
    assert before["publicity.damaged"].value == 5


def test_showcases_are_still_being_made_and_the_screen_says_what_plays(demo):
    assert demo.answer("publicity.mounted_in_production").value == 13 + 20
    assert date(2021, 4, 2) < LAST_DAY
    screen = Asset.objects.get(form=AssetForm.LED)
    assert [row.since for row in screen.texts.all()] == [date(2021, 4, 2)]


def test_pieces_are_told_by_channel_and_doors_by_what_was_counted(demo):
    town = scope_of(Area.objects.get(name="XX街道"), as_of=LAST_DAY)
    cells = ask_by([MEDIA], town, "channel")[MEDIA.key]

    assert {key: answer.value for key, answer in cells.items()} == {
        "wechat": 2,
        "website": 1,
        "newspaper": 1,
        "television": 1,
    }
    doors, leaflets = (demo.answer(each.key).quantity for each in (HOUSEHOLDS, LEAFLETS))
    assert (doors.value, doors.certainty) == (533, Certainty.AT_LEAST)
    assert (leaflets.value, leaflets.missing) == (471, 1)
