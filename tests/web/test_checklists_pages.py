"""检查表 as pages: publishing, looking by it, correcting, and what a visit and a place show."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuangcheng.inspections.lists import ItemDraft
from chuangcheng.inspections.models import Answer, AnswerProof, Checklist, Finding, Verdict, Visit
from chuangcheng.issues.models import Issue, IssueProof
from tests.evidence.corpus import jpeg
from tests.inspections.checks import FIRE, LIGHTS, RUBBISH, answered, items, published
from tests.standards import trees
from tests.world import World


@pytest.fixture
def visit(demo: World) -> Visit:
    """A visit to the compound that is looked at by three items."""
    published(demo, is_example=True)
    return demo.visit(demo.compound)


def html_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def named(checklist: Checklist, **said: dict[str, object]) -> dict[str, object]:
    """What a browser sends of some items."""
    of = items(checklist)
    texts = {"lights": LIGHTS, "fire": FIRE, "rubbish": RUBBISH}
    return {
        f"{name}_{of[texts[item]].pk}": value
        for item, fields in said.items()
        for name, value in fields.items()
    }


def test_each_type_of_place_says_what_is_in_use(demo, as_, visit):
    office = html_of(as_(demo.office), "/inspections/checklists/")
    clerk = html_of(as_(demo.pine_clerk), "/inspections/checklists/")

    assert "第 1 版，示例" in office
    assert "起草一版" in office
    assert "第 1 版，示例" in clerk
    assert "起草一版" not in clerk


def test_an_edition_is_published_from_what_was_drafted_and_typed(demo, as_):
    system = trees.in_use(demo)
    browser, url = as_(demo.office), "/inspections/checklists/new/?type=residential_compound"
    assert f'value="{trees.LIGHTS}"' in html_of(browser, url)
    clause = trees.clause(system, trees.PLEDGE)

    answer = browser.post(
        url,
        {
            "since": "4月10日",
            "text_1": trees.LIGHTS,
            "place_1": "2",
            "category_1": demo.lamp.pk,
            "text_2": "",
            "place_2": "",
            "text_3": trees.PLEDGE,
            "place_3": "1",
            "clause_3": clause.pk,
        },
    )

    made = Checklist.objects.get()
    assert answer["Location"] == f"/inspections/checklists/{made.pk}/"
    shown = [(i.text, i.clause_id, i.category_id) for i in made.items.all()]
    assert shown == [(trees.PLEDGE, clause.pk, None), (trees.LIGHTS, None, demo.lamp.pk)]
    page = html_of(browser, f"/inspections/checklists/{made.pk}/")
    assert "这一项要照片" in page
    assert "起草新版" in page


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text_1": ""}, "至少要有一项"),
        ({"text_1": "灯亮", "text_2": "灯亮"}, "写了两次"),
        ({"text_1": "灯亮", "since": "4月30日"}, "不能晚于今天"),
        ({"text_1": "灯亮", "category_1": "0"}, "不在列表里"),
    ],
)
def test_an_edition_that_cannot_be_is_refused_with_what_was_typed(demo, as_, given, sentence):
    url = "/inspections/checklists/new/?type=farmers_market"

    answer = as_(demo.office).post(url, {"since": "4月10日", **given})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Checklist.objects.exists()
    assert as_(demo.office).get("/inspections/checklists/new/?type=moon").status_code == 404


def test_a_list_is_retired_and_drafted_anew(demo, as_, visit):
    browser, url = as_(demo.office), f"/inspections/checklists/{Checklist.objects.get().pk}/"

    answer = browser.post(f"{url}retire/", {"on": "4月12日"})

    assert answer["Location"] == url
    assert "用到4月12日" in html_of(browser, url)
    assert as_(demo.pine_clerk).get(f"{url}retire/").status_code == 403
    assert as_(demo.pine_clerk).get(url).status_code == 200


def test_looking_by_the_list_takes_verdicts_notes_photos_and_an_issue(demo, as_, visit):
    browser, url = as_(demo.grid_worker), f"/inspections/visits/{visit.pk}/answers/"
    page = html_of(browser, url)
    assert page.count('type="radio"') == 12
    assert re.search(r"还有 <strong data-open-items>3</strong> 项没有答", page)
    photo = {"photos": SimpleUploadedFile("a.jpg", jpeg())}
    given = named(
        Checklist.objects.get(),
        lights={"verdict": "met", "photos": SimpleUploadedFile("b.jpg", jpeg())},
        rubbish={"verdict": "not_met", "note": "2单元旧家具", "issue": "on", **photo},
    )

    answer = browser.post(url, given)

    assert answer["Location"] == f"/inspections/visits/{visit.pk}/"
    assert Answer.objects.count() == 2
    assert Finding.objects.get().issue.title == "2单元旧家具"
    assert (IssueProof.objects.count(), AnswerProof.objects.count()) == (1, 1)
    shown = html_of(browser, f"/inspections/visits/{visit.pk}/")
    assert "3 项：符合 1，不符合 1，没有答 1" in shown
    proof = AnswerProof.objects.get()
    for size in ("", "thumbnail/"):
        address = f"/inspections/answers/{proof.answer_id}/photos/{proof.pk}/{size}"
        assert browser.get(address)["Content-Type"] == "image/jpeg"
        assert as_(demo.dragon_clerk).get(address).status_code == 404


def test_what_fell_short_becomes_an_issue_later_with_its_words_its_item_and_its_photo(
    demo, as_, visit
):
    browser, url = as_(demo.grid_worker), f"/inspections/visits/{visit.pk}/"
    photo = {"photos": SimpleUploadedFile("a.jpg", jpeg())}
    told = {"verdict": "not_met", "note": "2单元旧家具", **photo}
    given = named(Checklist.objects.get(), rubbish=told)
    browser.post(f"{url}answers/", given)
    answer = Answer.objects.get()
    later = f"{url}findings/new/?answer={answer.pk}"
    assert later in html_of(browser, url)
    assert "2单元旧家具" in html_of(browser, later)

    browser.post(later, {"title": "2单元四楼旧家具"})

    assert (Finding.objects.get().item, Finding.objects.get().issue.title) == (
        answer.item,
        "2单元四楼旧家具",
    )
    assert IssueProof.objects.get().photo == AnswerProof.objects.get().photo
    assert later not in html_of(browser, url)


@pytest.mark.parametrize(
    ("fire", "sentence"),
    [
        ({}, "还没有答一项"),
        ({"note": "通道被占"}, "还要选这一项的结论"),
        ({"verdict": "met", "issue": "on"}, "不能登记成问题"),
        ({"verdict": "not_met", "issue": "on"}, "写明哪里不符合"),
        ({"verdict": "perhaps"}, "不"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_what_was_typed(demo, as_, visit, fire, sentence):
    url = f"/inspections/visits/{visit.pk}/answers/"

    answer = as_(demo.office).post(url, named(Checklist.objects.get(), fire=fire))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Answer.objects.exists()
    assert not Issue.objects.exists()


def test_without_a_list_the_page_says_who_publishes_one(demo, as_):
    visit = demo.visit(demo.compound)

    answer = as_(demo.office).get(f"/inspections/visits/{visit.pk}/answers/")

    assert "先由创城办发布" in answer.content.decode()
    assert "按检查表检查" not in html_of(as_(demo.office), f"/inspections/visits/{visit.pk}/")


def test_an_answer_is_corrected_by_whoever_may_visit(demo, as_, visit):
    (row,) = answered(demo, visit, {LIGHTS: Verdict.MET})
    url = f"/inspections/answers/{row.pk}/correct/"

    answer = as_(demo.pine_clerk).post(url, {"verdict": "mostly_met", "note": "三楼略暗"})

    assert answer["Location"] == f"/inspections/visits/{visit.pk}/"
    row.refresh_from_db()
    assert (row.verdict, row.note) == ("mostly_met", "三楼略暗")
    assert as_(demo.pine_clerk).post(url, {"verdict": ""}).status_code == 422
    assert as_(demo.verifier).get(url).status_code == 403
    assert as_(demo.dragon_clerk).get(url).status_code == 404


def test_a_place_shows_what_was_last_seen_of_each_item(demo, as_, visit):
    answered(demo, visit, {LIGHTS: Verdict.MET, FIRE: Verdict.NOT_MET})
    url = f"/places/{demo.compound.pk}/"

    assert "按检查表看，各项最近一次" in html_of(as_(demo.office), url)
    assert FIRE in html_of(as_(demo.pine_clerk), url)


def test_the_lists_ask_a_fixed_number_of_statements(demo, as_, visit):
    answered(demo, visit, {LIGHTS: Verdict.MET})
    browser = as_(demo.office)
    urls = ("/inspections/checklists/", f"/inspections/visits/{visit.pk}/")

    def asked() -> list[int]:
        numbers = []
        for url in urls:
            browser.get(url)
            with CaptureQueriesContext(connection) as seen:
                browser.get(url)
            numbers.append(len(seen))
        return numbers

    before = asked()
    answered(demo, visit, {FIRE: Verdict.NOT_MET, RUBBISH: Verdict.MET})
    for kind in ("back_alley", "farmers_market", "village"):
        published(demo, place_type=kind, items=[ItemDraft(f"{kind}{n}") for n in range(9)])
    assert asked() == before
