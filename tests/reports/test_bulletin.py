"""图文通报: what was found and mended in a few days, in words for a chat, and no person in them."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.evidence.commands import receive
from chuangcheng.issues import handling
from chuangcheng.issues.models import Category, Issue, Verification
from chuangcheng.reports import bulletin
from chuangcheng.reports.bulletin import Period
from tests.evidence import corpus
from tests.world import TODAY, World, days_ago

pytestmark = pytest.mark.one_engine


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


def mended(world: World, *, done: str = "已清运", **changes: object) -> Issue:
    """Closed three days ago, with a photo of before and of after."""
    shot = receive(corpus.jpeg(), name="a.jpg", by=world.office)
    after = receive(corpus.png(), name="b.png", by=world.office)
    issue = world.rectifying(photos=[shot], **changes)
    issue = handling.submit(
        issue, done=done, photos=[after], by=world.property_clerk, now=days_ago(4)
    )
    how = Verification.How.ON_SITE
    return handling.pass_(issue, how=how, by=world.verifier, now=days_ago(3))


def week(world: World, **changes: object) -> Period:
    given: dict[str, Any] = {
        "area": world.town,
        "since": date(2021, 4, 6),
        "until": TODAY,
        **changes,
    }
    return Period(**given)


def words(world: World, period: Period) -> list[str]:
    found = bulletin.mended(bulletin.mended_in(period, world.office))
    return bulletin.text(period, found).splitlines()


def test_an_office_without_issues_says_so(world: World):
    assert words(world, week(world)) == [
        "【XX街道创建全国文明城市工作通报】",
        "截至2021年4月12日，今年小区排查还没有发现问题。",
    ]


def test_one_that_was_mended_is_told_with_its_place_and_what_was_done(world: World):
    mended(world)

    assert words(world, week(world)) == [
        "【XX街道创建全国文明城市工作通报】",
        (
            "2021年4月6日至4月12日，小区排查没有新发现问题。"
            "截至2021年4月12日，今年小区排查共发现问题1条，已经销号，整改率100.00%。"
        ),
        "这几天整改好的有这一处（配图左为整改前，右为整改后）：",
        "1. 松树园社区阳光花园：单元门口堆放旧沙发。整改情况：已清运。",
    ]


def test_several_stand_in_the_order_of_their_communities(world: World):
    far = mended(world, place=world.far_compound, title="楼道堆放纸箱。", done="已清走。")
    mended(world)
    world.issue(found_on=date(2021, 4, 2))
    period = week(world, since=date(2021, 4, 5))

    told = words(world, period)

    assert told[1] == (
        "2021年4月5日至4月12日，小区排查新发现问题2条，已全部销号。"
        "截至2021年4月12日，今年小区排查共发现问题3条，其中已销号2条，整改率100.00%。"
    )
    assert told[2:] == [
        "这几天整改好的有2处（配图从上到下依次对应，左为整改前，右为整改后）：",
        "1. 松树园社区阳光花园：单元门口堆放旧沙发。整改情况：已清运。",
        "2. 龙头山社区惠民家园：楼道堆放纸箱。整改情况：已清走。",
    ]
    of_dragon = words(world, week(world, area=world.dragon))
    assert of_dragon[0] == "【XX街道龙头山社区创建全国文明城市工作通报】"
    assert of_dragon[3].startswith("1. 龙头山社区惠民家园")
    found = bulletin.mended(bulletin.mended_in(period, world.office))
    said = bulletin.text(period, found, unpictured={far.pk})
    assert said.splitlines()[-1].endswith("整改情况：已清走。（没有配图）")


def test_what_is_open_has_no_line_and_the_year_is_said_once(world: World):
    world.dispatched()

    assert words(world, week(world, since=date(2021, 1, 1)))[1:] == [
        "截至2021年4月12日，今年小区排查共发现问题1条，还没有销号。"
    ]


def test_no_person_is_named_and_no_number_is_whole(world: World):
    name = world.account(world.property_clerk).name
    mended(world, title="沙发主人电话13800001234", done=f"{name}已联系清走")

    line = words(world, week(world))[-1]

    assert "13800001234" not in line
    assert name not in line
    assert "工作人员已联系清走" in line


def test_who_was_helped_in_the_street_is_never_shown(world: World):
    mended(world, category=Category.objects.get(name="流浪乞讨救助"))
    mended(world, title="桥下有流浪人员")

    assert list(bulletin.mended_in(week(world), world.office)) == []


def test_only_what_was_closed_in_these_days_with_both_photos_can_be_chosen(world: World):
    world.closed()
    issue = mended(world)

    assert list(bulletin.mended_in(week(world), world.office)) == [issue]
    assert list(bulletin.mended_in(week(world, since=date(2021, 4, 10)), world.office)) == []
    assert list(bulletin.mended_in(week(world, until=date(2021, 4, 8)), world.office)) == []
    assert list(bulletin.mended_in(week(world), world.enforcer)) == []
