"""进展报告 一（二）: banners and boards, forms and themes, media, doors."""

from datetime import date

import pytest

from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.publicity.models import AdTheme, AssetForm, AssetState, MediaChannel
from chuangcheng.trail import queries as trail
from tests.publicity import outreach
from tests.publicity.batches import batch
from tests.reports.read import paragraphs, told
from tests.world import World

pytestmark = pytest.mark.one_engine

KEY = "atmosphere"
DAY = "截至2021年4月12日，"
NOTHING = f"{DAY}还没有登记悬挂条幅、安装宣传板。"


def test_nothing_hangs(world: World) -> None:
    assert paragraphs(world, KEY) == [NOTHING]


def test_one_form_with_one_theme(world: World) -> None:
    batch(world)

    assert paragraphs(world, KEY) == [
        f"我街道以条幅为载体，宣传社会主义核心价值观。{DAY}辖区内共悬挂条幅62条。"
    ]


def test_many_forms_and_themes_and_what_is_under_way(world: World) -> None:
    batch(world)
    themes = (AdTheme.CHINA_DREAM, AdTheme.CORE_VALUES)
    batch(world, form=AssetForm.BOARD, quantity=17, themes=themes)
    batch(world, form=AssetForm.LED, quantity=1, themes=())
    batch(world, form=AssetForm.BOARD, quantity=4, state=AssetState.IN_PRODUCTION)
    batch(world, form=AssetForm.SHOWCASE, quantity=3, state=AssetState.IN_PRODUCTION)

    assert told(world, KEY) == (
        "我街道以条幅、宣传板和电子屏为载体，宣传社会主义核心价值观、“中国梦”等内容。"
        f"{DAY}辖区内共悬挂条幅62条、制作安装宣传板17块。"
        "另有宣传板4块、宣传栏（橱窗）3处正在制作。"
    )


def test_only_what_is_under_way(world: World) -> None:
    batch(world, form=AssetForm.SHOWCASE, quantity=3, state=AssetState.IN_PRODUCTION)

    assert paragraphs(world, KEY) == [f"{NOTHING}另有宣传栏（橱窗）3处正在制作。"]


def test_a_form_without_a_theme(world: World) -> None:
    batch(world, form=AssetForm.LED, quantity=1, themes=())

    assert told(world, KEY) == f"我街道以电子屏为载体开展创城宣传。{NOTHING}"


def test_themes_of_the_day_and_as_they_were_known(world: World) -> None:
    known = trail.last_entry_id()
    batch(world)

    assert told(world, KEY, as_of=date(2021, 3, 31)) == (
        "截至2021年3月31日，还没有登记悬挂条幅、安装宣传板。"
    )
    assert told(world, KEY, known_at=known) == NOTHING


def test_media_of_one_channel_and_of_several(world: World) -> None:
    outreach.piece(world)
    assert paragraphs(world, KEY)[1] == "通过微信刊播创城报道1篇。"

    outreach.piece(world, channel=MediaChannel.NEWSPAPER)
    assert paragraphs(world, KEY)[1] == "各类媒体刊播创城报道2篇，其中报纸1篇、微信1篇。"


def test_doors_and_leaflets_counted_partly_counted_and_uncounted(world: World) -> None:
    outreach.doorstep(world, households=UNKNOWN)
    assert paragraphs(world, KEY)[1] == "组织上门入户宣传1次，走访若干户次，发放宣传单若干份。"

    counted = {"households": Quantity(40), "leaflets": Quantity(38, Certainty.ABOUT)}
    outreach.doorstep(world, **counted, visited_on=date(2021, 4, 9))
    assert paragraphs(world, KEY)[1] == "组织上门入户宣传2次，走访40余户次，发放宣传单30余份。"


def test_doors_at_which_no_leaflet_was_left(world: World) -> None:
    outreach.doorstep(world, leaflets=Quantity(0))

    assert paragraphs(world, KEY)[1] == "组织上门入户宣传1次，走访40户次。"
