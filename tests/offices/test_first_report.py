"""第一份报告 of an office just founded: honest zeros, nothing unknown made a number."""

import pytest

from chuangcheng.figures import dictionary, overview
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.reports.plain import as_text
from chuangcheng.reports.progress import progress_paper, scope_of
from tests.offices.charter import found
from tests.world import TODAY

GOLDEN = """\
XX街道关于创建全国文明城市工作进展情况的报告

　　一、工作进展情况
　　（一）加强组织领导，细化工作任务
　　XX街道还没有登记测评体系、实施方案和责任清单。
　　截至2021年4月12日，还没有登记召开过会议。
　　（二）加大宣传力度，营造创城氛围
　　截至2021年4月12日，还没有登记悬挂条幅、安装宣传板。
　　（三）排查存在问题，建立问题清单
　　截至2021年4月12日，我街道2个社区还没有登记小区排查情况。
　　（四）联动包联单位，开展志愿服务
　　截至2021年4月12日，还没有登记与包联单位对接的情况。
　　截至2021年4月12日，还没有登记开展志愿活动。
　　二、下一步工作计划
　　还没有登记下一步工作计划。
　　三、目前存在的问题
　　目前没有登记的难点问题。
"""


def report() -> str:
    town = Area.objects.get(kind=AreaKind.SUBDISTRICT)
    return as_text(progress_paper(scope_of(town, as_of=TODAY)))


def test_the_first_report_says_that_nothing_is_recorded_yet(db: None) -> None:
    found()

    assert report() == GOLDEN


def test_an_office_of_villages_alone_has_no_sentence_about_no_communities(db: None) -> None:
    found(communities=[])

    assert "我街道还没有登记小区排查情况。" in report()
    assert "0个" not in report()


@pytest.mark.parametrize("screen", ["None", "nan", "若干"])
def test_no_figure_of_an_empty_office_is_nonsense(db: None, screen: str) -> None:
    found()
    town = Area.objects.get(kind=AreaKind.SUBDISTRICT)

    answers = overview.overview(dictionary.FIGURES.values(), scope_of(town, as_of=TODAY))

    assert all(screen not in answer.screen for answer in answers.values())


def test_a_rate_of_nothing_is_a_dash_and_a_count_of_nothing_is_zero(db: None) -> None:
    found()
    town = Area.objects.get(kind=AreaKind.SUBDISTRICT)

    answers = overview.overview(dictionary.FIGURES.values(), scope_of(town, as_of=TODAY))

    shown = {key: answer.screen for key, answer in answers.items()}
    assert shown["issues.closing_rate"] == "—"
    assert shown["issues.found"] == "0"
    assert shown["places.communities"] == "2"
