"""措辞: how the area of a report calls itself, whatever kind of area it is."""

import pytest

from chuangcheng.places.models import Area, AreaKind
from chuangcheng.reports.plain import as_text
from chuangcheng.reports.progress import progress_paper, scope_of
from chuangcheng.reports.wording import our_communities, ours
from tests.campaigns.village import started
from tests.partners.friends import Friends
from tests.publicity.batches import batch
from tests.world import TODAY, World

CALLED = (
    (AreaKind.CITY, "赤峰市", "我市"),
    (AreaKind.DISTRICT, "红山区", "我区"),
    (AreaKind.DISTRICT, "林西县", "我县"),
    (AreaKind.DISTRICT, "敖汉旗", "我旗"),
    (AreaKind.SUBDISTRICT, "XX街道", "我街道"),
    (AreaKind.SUBDISTRICT, "桥北镇", "我镇"),
    (AreaKind.COMMUNITY, "松树园社区", "我社区"),
    (AreaKind.VILLAGE, "六大份村", "我村"),
    (AreaKind.DIRECT, "街道直属", "我街道"),
)


@pytest.mark.parametrize(("kind", "name", "word"), CALLED)
def test_an_area_calls_itself_by_its_kind_and_its_name(kind, name, word):
    area = Area(kind=kind, name=name)

    assert ours(area) == word
    alone = kind in {AreaKind.COMMUNITY, AreaKind.VILLAGE, AreaKind.DIRECT}
    assert our_communities(area) == (word if alone else word + "{places.communities}社区")


def test_the_report_of_a_district_or_of_a_community_never_says_our_sub_district(world: World):
    Friends(world).agreed()
    batch(world, community=world.pine)
    world.visit(world.compound)
    world.closed()
    started(world)

    district, community = (
        as_text(progress_paper(scope_of(area, as_of=TODAY)))
        for area in (world.district, world.pine)
    )
    assert "截至2021年4月12日，我区2个社区对照责任清单" in district
    assert "截至2021年4月12日，我社区对照责任清单" in community
    assert "截至2021年4月12日，我社区已与市级包联单位对接，签订共建协议1份。" in community
    assert "我街道" not in district + community
