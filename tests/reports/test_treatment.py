"""进展报告 一（三）: a special campaign, the meeting it came of, its measures, who bears them."""

from datetime import date

import pytest

from chuangcheng.campaigns import arranging, commands
from chuangcheng.trail import queries as trail
from tests.campaigns.village import measure, plan, started, undated
from tests.meetings import agreed
from tests.reports.read import told
from tests.world import NOON, World

pytestmark = pytest.mark.one_engine

KEY = "screening"


def test_no_campaign_no_sentence(world: World) -> None:
    assert "专项治理" not in told(world, KEY)


def test_a_campaign_that_is_only_begun(world: World) -> None:
    started(world, lead_unit=None, due_text="")

    assert told(world, KEY).endswith("我街道开展村庄环境专项治理。")


def test_the_meeting_is_cited_by_name_and_counted_once(world: World) -> None:
    campaign = started(world, plan=plan(world))
    agreed.held(world, title="环境卫生推进会", campaign=campaign)

    assert told(world, KEY).endswith(
        "我街道开展村庄环境专项治理，4月6日召开环境卫生推进会，制定《村庄环境治理方案》，"
        "由XX街道综合行政执法局牵头。"
    )
    assert "共召开推进会1次。" in told(world, "organisation")


def test_measures_some_done_some_without_a_day(world: World) -> None:
    campaign = started(world, plan=plan(world), due_on=date(2021, 5, 30), due_text="")
    first = measure(world, campaign)
    known = trail.last_entry_id()
    undated(world, campaign, unit=world.pine_unit)
    arranging.finish(first, on=date(2021, 4, 9), outcome="清完", by=world.office, now=NOON)

    assert told(world, KEY).endswith(
        "已安排治理措施2项，要求XX街道综合行政执法局和松树园社区居委会在方案时限（5月30日）内"
        "完成整改，已完成1项，时限待定1项。"
    )
    assert told(world, KEY, known_at=known).endswith(
        "已安排治理措施1项，要求XX街道综合行政执法局在方案时限（5月30日）内完成整改。"
    )


def test_a_deadline_in_words_and_a_measure_of_nobody(world: World) -> None:
    measure(world, started(world, due_text="雨季以前"))
    assert "要求XX街道综合行政执法局在方案时限（雨季以前）内完成整改。" in told(world, KEY)

    other = started(world, name="沟渠专项治理", due_text="", due_on=date(2022, 5, 30))
    measure(world, other)
    assert "在2022年5月30日前完成整改。" in told(world, KEY)

    nobodys = started(world, name="广告专项治理")
    undated(world, nobodys, unit=None)
    assert told(world, KEY).endswith("已安排治理措施1项，时限待定1项。")


def test_a_campaign_that_ended_says_so_and_is_not_told_next_year(world: World) -> None:
    campaign = started(world)
    commands.end(campaign, on=date(2021, 4, 11), outcome="清完", by=world.office, now=NOON)

    assert "牵头，4月11日结束。" in told(world, KEY)
    assert "结束" not in told(world, KEY, as_of=date(2021, 4, 10))
