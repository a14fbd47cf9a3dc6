"""专项治理: the lists, one campaign, one measure, and the forms."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.campaigns import arranging, commands, linking
from chuangcheng.campaigns.models import Campaign, CampaignIssue, CampaignRound, Measure
from chuangcheng.kernel.quantity import Certainty, Quantity
from tests.campaigns import village
from tests.campaigns.village import issue_there, looked, measure, started, undated
from tests.evidence import papers
from tests.web.test_documents_pages import html_of
from tests.web.test_http import writes
from tests.web.test_issues_pages import titles
from tests.world import NOON, TODAY

LIST = "/campaigns/"
MEASURES = "/campaigns/measures/"


@pytest.fixture(autouse=True)
def media(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def given(world: Any, **changes: Any) -> dict[str, Any]:
    typed = {
        "name": "村庄环境专项治理",
        "lead_unit": world.enforcement.pk,
        "communities": [world.village.pk],
        "began_on": "4月6日",
        "due": "方案时限",
    }
    return {**typed, **changes}


def set_(world: Any, **changes: Any) -> dict[str, Any]:
    typed = {"what": "清运渣土", "community": world.village.pk, "unit": world.enforcement.pk}
    return {**typed, "quantity": "10余", "quantity_unit": "处", "set_on": "4月6日", **changes}


@pytest.mark.one_engine
def test_a_campaign_is_started_listed_and_shown(demo, as_):
    browser, plan = as_(demo.office), village.plan(demo)
    assert "还没有专项治理" in html_of(browser, LIST)

    typed = given(demo, plan=plan.pk, places="阳光花园")
    answer = browser.post(f"{LIST}new/", typed)

    campaign = Campaign.objects.get()
    assert answer["Location"] == f"{LIST}{campaign.pk}/"
    assert [str(site) for site in campaign.sites.all()] == ["阳光花园", "六大份村"]
    assert titles(html_of(browser, LIST)) == ["村庄环境专项治理"]
    shown = html_of(browser, f"{LIST}{campaign.pk}/")
    for words in ("时限写的是“方案时限”", "进行中", "还没有安排措施", plan.title, "部署行动"):
        assert words in shown
    assert f'href="/documents/{plan.pk}/"' in shown
    assert 'href="/campaigns/"' in html_of(browser, "/")


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "这一栏不能空"),
        ({"communities": []}, "写明治理哪些社区(村)或点位"),
        ({"places": "没有的小区"}, "没有登记“没有的小区”这个点位"),
        ({"began_on": "4月20日"}, "日期不能晚于今天"),
        ({"due": "4月1日"}, "完成时限不能早于开始日期"),
        ({"due": "4月31日"}, "没有 31日"),
    ],
)
def test_an_error_stands_at_its_field_and_what_was_typed_stays(demo, as_, changes, sentence):
    answer = as_(demo.office).post(f"{LIST}new/", given(demo, note="加急", **changes))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="加急"' in answer.content.decode()
    assert not Campaign.objects.exists()


@pytest.mark.one_engine
def test_a_campaign_is_corrected_ended_resumed_and_voided(demo, as_):
    browser, campaign = as_(demo.office), started(demo, sites=(demo.village, demo.compound))
    url = f"{LIST}{campaign.pk}/"
    form = html_of(browser, f"{url}correction/")
    assert 'value="方案时限"' in form
    assert "阳光花园" in form

    browser.post(f"{url}correction/", given(demo, name="村庄整治", due="4月30日"))
    browser.post(f"{url}ending/", {"on": "4月12日", "outcome": "渣土清完"})
    shown = html_of(browser, url)
    for words in ("村庄整治", "已结束", "渣土清完", "重新启动"):
        assert words in shown
    assert "安排措施</a>" not in shown
    assert browser.post(f"{url}correction/", given(demo)).status_code == 422

    browser.post(f"{url}resumption/", {"reason": "又有人倒"})
    assert "进行中" in html_of(browser, url)
    assert browser.post(f"{url}void/", {"reason": ""}).status_code == 422
    assert browser.post(f"{url}void/", {"reason": "重复"})["Location"] == LIST
    assert browser.get(url).status_code == 404


@pytest.mark.one_engine
def test_a_measure_is_set_dated_done_and_taken_back(demo, as_):
    browser, campaign = as_(demo.office), started(demo)
    typed = set_(demo, cooperating=[demo.property_company.pk], due="方案时限")
    browser.post(f"{LIST}{campaign.pk}/measures/new/", typed)

    todo = Measure.objects.get()
    assert (todo.amount, todo.due_text) == (Quantity(10, Certainty.AT_LEAST), "方案时限")
    url = f"{MEASURES}{todo.pk}/"
    shown = html_of(browser, url)
    for words in ("时限待定", "10余 处", "和美物业", "定时限"):
        assert words in shown
    browser.post(f"{url}date/", {"due": "4月11日"})
    assert "超期 1 天" in html_of(browser, url)
    browser.post(f"{url}deadline/", {"due": "4月20日", "reason": "下雨"})
    assert "4月20日（原写“方案时限”）" in html_of(browser, url)
    proof = SimpleUploadedFile("验收单.pdf", papers.pdf())
    browser.post(f"{url}completion/", {"on": "4月10日", "outcome": "清完", "papers": proof})
    shown = html_of(browser, url)
    assert "验收单.pdf" in shown
    assert "已完成" in shown
    (kept,) = todo.proofs.all()
    assert browser.get(f"{url}files/{kept.pk}/").content == papers.pdf()

    browser.post(f"{url}reopening/", {"reason": "又倒了"})
    browser.post(f"{url}retraction/", {"reason": "登记错了"})
    todo.refresh_from_db()
    assert todo.done_on == date(2021, 4, 10)
    browser.post(f"{url}correction/", set_(demo, what="清运渣土和垃圾"))
    assert titles(html_of(browser, MEASURES)) == ["清运渣土和垃圾"]
    browser.post(f"{url}files/new/", {"papers": SimpleUploadedFile("清单.xlsx", papers.xlsx())})
    assert todo.proofs.count() == 2
    browser.post(f"{url}void/", {"reason": "重复"})
    assert "还没有治理措施" in html_of(browser, MEASURES)


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("page", "typed", "sentence"),
    [
        ("correction", {"what": ""}, "这一栏不能空"),
        ("deadline", {"due": "4月20日", "reason": ""}, "这一栏不能空"),
        ("deadline", {"due": "4月1日", "reason": "早些"}, "不能早于安排日期"),
        ("date", {"due": "4月20日"}, "要改用“调整时限”"),
        ("completion", {"on": "4月20日"}, "日期不能晚于今天"),
        ("completion", {"on": "4月5日"}, "不能早于安排日期"),
        ("reopening", {"reason": "没清完"}, "还没有登记完成"),
        ("retraction", {"reason": "写错"}, "没有变动过"),
        ("files/new", {}, "还没有选文件"),
    ],
)
def test_a_deed_that_cannot_be_says_why(demo, as_, page, typed, sentence):
    todo = measure(demo)

    answer = as_(demo.office).post(f"{MEASURES}{todo.pk}/{page}/", typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


@pytest.mark.one_engine
def test_issues_and_rounds_are_taken_in_and_out(demo, as_):
    browser, campaign = as_(demo.office), started(demo)
    issue, visit = issue_there(demo, title="沟里有垃圾"), looked(demo, "暴露垃圾", "乱堆乱放")
    url = f"{LIST}{campaign.pk}/"
    wrong = browser.post(f"{url}issues/", {"numbers": "999"})
    assert "没有找到编号 999 的问题" in wrong.content.decode()
    browser.post(f"{url}issues/", {"numbers": issue.serial})
    browser.post(f"{url}rounds/", {"round": visit.round_id})

    shown = html_of(browser, url)
    for words in ("沟里有垃圾", "暴露垃圾", "乱堆乱放", "未统计", visit.round.name):
        assert words in shown
    assert campaign.name in html_of(browser, f"/issues/{issue.pk}/")
    again = browser.post(f"{url}rounds/", {"round": visit.round_id})
    assert "没有新的所见情况" in again.content.decode()

    link, linked = CampaignIssue.objects.get(), CampaignRound.objects.get()
    browser.post(f"{LIST}issues/{link.pk}/removal/", {"reason": "不在这次治理里"})
    browser.post(f"{LIST}rounds/{linked.pk}/removal/")
    shown = html_of(browser, url)
    for words in ("还没有归入问题", "还没有归入检查"):
        assert words in shown
    assert "乱堆乱放" not in shown
    about, history = html_of(browser, f"/issues/{issue.pk}/").split('<ol class="cc-timeline"')
    assert campaign.name not in about
    assert "不在这次治理里" in history


def test_the_page_shows_its_numbers_and_how_far_it_was_each_day(demo, as_):
    campaign, browser = started(demo), as_(demo.office)
    done = measure(demo, campaign)
    undated(demo, campaign)
    arranging.finish(done, on=date(2021, 4, 11), by=demo.office, now=NOON)

    shown = html_of(browser, f"{LIST}{campaign.pk}/")

    for key in ("measures", "measures_done", "measures_undated"):
        assert f"/figures/campaigns.{key}/rows/" in shown, key
    assert f"in_campaign={campaign.pk}" in shown
    by_day = shown.rpartition("按日进度")[2]
    assert by_day.index("4月12日") < by_day.index("4月6日")
    assert "1 / 2" in html_of(browser, LIST)
    rows = html_of(browser, f"/figures/campaigns.measures/rows/?in_campaign={campaign.pk}")
    assert "拆除破损围挡" in rows
    assert "治理措施" in html_of(browser, "/figures/")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["松树园整治", "村庄环境专项治理"]),
        ("?sort=due", ["松树园整治", "村庄环境专项治理"]),
        ("?q=村庄", ["村庄环境专项治理"]),
        ("?state=ended", ["松树园整治"]),
        ("?state=running", ["村庄环境专项治理"]),
    ],
)
def test_filters_live_in_the_address(demo, as_, query, expected):
    started(demo)
    over = started(
        demo,
        name="松树园整治",
        sites=(demo.pine,),
        began_on=date(2021, 4, 6),
        due_on=date(2021, 4, 30),
    )
    commands.end(over, on=TODAY, outcome="清完", by=demo.office, now=NOON)

    assert titles(html_of(as_(demo.office), f"{LIST}{query}")) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["清运村口渣土堆", "拆除破损围挡"]),
        ("?state=undated", ["拆除破损围挡"]),
        ("?state=done", []),
        ("?late=on", ["清运村口渣土堆"]),
        ("?q=围挡", ["拆除破损围挡"]),
        ("?sort=-set", ["拆除破损围挡", "清运村口渣土堆"]),
    ],
)
def test_measures_are_filtered_and_go_out_as_filtered(demo, as_, query, expected):
    campaign, browser = started(demo), as_(demo.office)
    measure(demo, campaign)
    undated(demo, campaign)

    assert titles(html_of(browser, f"{MEASURES}{query}")) == expected
    if expected:
        answer = browser.get(f"{MEASURES}export/{query}")
        assert answer.status_code == 200
        assert answer.content.startswith(b"PK")
    assert browser.get(f"{LIST}export/").status_code == 200


def test_the_statements_of_lists_and_page_do_not_grow_with_their_rows(demo, as_):
    browser, campaign = as_(demo.office), started(demo)

    def one_more(n: int) -> None:
        measure(demo, campaign, what=f"第{n}项", cooperating=(demo.property_company,))
        issue = issue_there(demo, title=f"第{n}处")
        linking.link_issues(campaign, [issue], by=demo.office, now=NOON)
        started(demo, name=f"第{n}次行动")

    def look() -> None:
        for url in (LIST, MEASURES, f"{LIST}{campaign.pk}/", f"{MEASURES}export/"):
            assert browser.get(url).status_code == 200

    one_more(0)
    one_more(1)
    look()
    with CaptureQueriesContext(connection) as few:
        look()
    for n in range(2, 7):
        one_more(n)
    look()  # what is kept until the next deed is asked for anew
    with CaptureQueriesContext(connection) as many:
        look()

    assert len(many) == len(few)


def test_whom_no_campaign_concerns_is_told_so(demo, as_):
    measure(demo)
    browser = as_(demo.pine_clerk)

    assert "没有涉及你这里的专项治理" in html_of(browser, LIST)
    assert "没有你这里要做的治理措施" in html_of(browser, MEASURES)


@pytest.mark.parametrize(
    ("actor", "page", "status"),
    [
        ("leader", "", 200),
        ("leader", "{pk}/", 200),
        ("leader", "{pk}/correction/", 403),
        ("pine_clerk", "{pk}/", 404),
        ("pine_clerk", "measures/{measure}/", 404),
        ("enforcer", "{pk}/", 200),
        ("enforcer", "measures/{measure}/completion/", 403),
        ("property_clerk", "{pk}/", 404),
        ("keeper", "", 200),
        ("administrator", "", 403),
        ("supervisor", "{pk}/measures/new/", 403),
        ("supervisor", "measures/{measure}/", 200),
    ],
)
def test_who_reads_and_who_writes(demo, as_, actor, page, status):
    todo = measure(demo)
    url = f"{LIST}{page.format(pk=todo.campaign_id, measure=todo.pk)}"

    assert as_(getattr(demo, actor)).get(url).status_code == status


def test_looking_writes_nothing(demo, as_):
    todo, browser = measure(demo), as_(demo.office)
    pk = todo.campaign_id
    pages = (
        *("", "new/", "measures/", f"{pk}/", f"{pk}/correction/", f"{pk}/measures/new/"),
        *(f"{pk}/issues/", f"{pk}/rounds/", f"measures/{todo.pk}/", "export/"),
        f"measures/{todo.pk}/completion/",
    )
    with writes() as written:
        for url in pages:
            assert browser.get(f"{LIST}{url}").status_code == 200, url
    assert not written
