"""宣传阵地: the list of batches, one batch with how its pieces stand, and the forms."""

import re
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.partners.models import PledgeKind
from chuangcheng.publicity import commands, queries
from chuangcheng.publicity.models import Asset, AssetForm, AssetState
from tests.evidence import corpus
from tests.partners.friends import Friends
from tests.publicity.batches import batch
from tests.web.test_documents_pages import html_of, text_of
from tests.web.test_issues_pages import titles
from tests.world import NOON

LIST = "/publicity/"
S = AssetState


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


def page(asset, part=""):
    return f"/publicity/{asset.pk}/{part}"


def given(world, **changes):
    typed = {"form": "banner", "quantity": "62", "community": str(world.pine.pk)}
    return {**typed, "state": "in_use", "since": "4月1日", "themes": ["core_values"], **changes}


def torn(asset, by):
    moved = {"source": S.IN_USE, "target": S.DAMAGED, "quantity": 4, "on": date(2021, 4, 8)}
    return commands.change(asset, **moved, by=by, now=NOON)


def held(asset):
    return queries.present(queries.parts_of([asset])[asset.pk])


def test_a_batch_is_registered_and_listed_with_its_number_of_pieces(demo, as_):
    browser = as_(demo.office)
    answer = browser.post(f"{LIST}new/", given(demo, place="阳光花园", wording="爱国敬业"))

    asset = Asset.objects.get()
    assert answer["Location"] == page(asset)
    listed = html_of(browser, LIST)
    assert titles(listed) == ["阳光花园条幅"]
    assert "62条" in text_of(listed)
    assert "/figures/publicity.banners/rows/?" in listed
    shown = text_of(html_of(browser, page(asset)))
    assert "爱国敬业" in shown
    assert "这种形式不计入" in shown


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"quantity": "0"}, "1"),
        ({"place": "没有的小区"}, "没有登记“没有的小区”这个点位"),
        ({"since": "5月1日"}, "日期不能晚于今天"),
        ({"form": "balloon"}, "不在列表里"),
    ],
)
def test_an_error_stands_at_its_field_and_what_was_typed_stays(demo, as_, changes, sentence):
    answer = as_(demo.office).post(f"{LIST}new/", given(demo, note="主路", **changes))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="主路"' in answer.content.decode()
    assert not Asset.objects.exists()


def test_a_community_says_that_four_are_torn_in_one_form_with_a_photo(demo, as_):
    banners, browser = batch(demo), as_(demo.pine_clerk)
    form = html_of(browser, page(banners, "change/"))
    assert "在用（62）→ 破损" in form

    typed = {"move": "in_use-damaged", "quantity": "4", "on": "4月8日"}
    photo = SimpleUploadedFile("破损.jpg", corpus.jpeg())
    answer = browser.post(page(banners, "change/"), {**typed, "papers": photo})

    assert answer["Location"] == page(banners)
    assert held(banners) == {S.IN_USE: 58, S.DAMAGED: 4}
    shown = text_of(html_of(browser, page(banners)))
    assert "在用58、破损4" in shown
    assert "照片，JPEG" in shown
    proof = banners.proofs.get()
    assert browser.get(page(banners, f"files/{proof.pk}/")).status_code == 200


def test_more_than_there_are_is_said_at_the_number(demo, as_):
    banners = batch(demo)
    typed = {"move": "in_use-damaged", "quantity": "63", "on": "4月8日"}
    answer = as_(demo.office).post(page(banners, "change/"), typed)

    assert answer.status_code == 422
    assert "写 1 到 62" in answer.content.decode()


def test_a_batch_is_corrected_checked_reworded_taken_back_and_voided(demo, as_):
    screen, browser = batch(demo, form=AssetForm.LED, quantity=1), as_(demo.office)
    torn(batch(demo), demo.office)
    banners = Asset.objects.get(form=AssetForm.BANNER)

    browser.post(page(screen, "check/"), {"on": "4月9日"})
    browser.post(page(screen, "wording/"), {"wording": "垃圾分类短片", "since": "4月8日"})
    browser.post(page(screen, "correction/"), given(demo, form="led", quantity="2"))
    browser.post(page(banners, "retraction/"), {"reason": "看错了"})

    screen.refresh_from_db()
    assert (screen.quantity, screen.checked_on) == (2, date(2021, 4, 9))
    assert "播放内容" in html_of(browser, page(screen))
    assert held(banners) == {S.IN_USE: 62}
    assert browser.post(page(screen, "void/"), {"reason": "重复"})["Location"] == LIST
    assert browser.get(page(screen)).status_code == 404


def test_the_filters_stand_in_the_address_and_the_export_follows_them(demo, as_):
    torn(batch(demo), demo.office)
    batch(demo, community=demo.dragon, form=AssetForm.BOARD, quantity=17)
    browser = as_(demo.leader)

    assert titles(html_of(browser, f"{LIST}?state=damaged")) == ["松树园社区条幅"]
    assert titles(html_of(browser, f"{LIST}?form=board")) == ["龙头山社区宣传板"]
    assert titles(html_of(browser, f"{LIST}?theme=china_dream")) == []
    assert len(titles(html_of(browser, f"{LIST}?theme=core_values"))) == 2
    sent = b"".join(browser.get(f"{LIST}export/?form=banner"))
    sheet = openpyxl.load_workbook(BytesIO(sent)).active
    told = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert "在用58、破损4" in told
    assert "宣传板" not in told


def test_who_may_not_keep_batches_sees_no_button(demo, as_):
    banners = batch(demo)
    for who in (demo.leader, demo.grid_worker):
        html = html_of(as_(who), page(banners))
        assert not re.search(r"登记变动|登记巡检|更换内容", text_of(html).partition("经过")[0])
    assert as_(demo.dragon_clerk).get(page(banners)).status_code == 404


def test_the_list_asks_as_much_for_many_batches_as_for_one(demo, as_):
    browser = as_(demo.office)
    batch(demo)
    html_of(browser, LIST)
    with CaptureQueriesContext(
        connection,
    ) as few:
        html_of(browser, LIST)
    for n in range(5):
        torn(batch(demo, number=f"XC-{n}", place=demo.compound), demo.office)
    html_of(browser, LIST)
    with CaptureQueriesContext(connection) as many:
        html_of(browser, LIST)
    assert len(many) == len(few)


def test_who_pays_is_chosen_from_what_was_promised_and_linked_both_ways(demo, as_):
    pledge = Friends(demo).once(kind=PledgeKind.FUNDING, what="橱窗资金支持")
    browser = as_(demo.office)
    answer = browser.post(f"{LIST}new/", given(demo, form="showcase", paid_by=str(pledge.pk)))

    asset = Asset.objects.get()
    assert asset.paid_by == pledge
    assert answer["Location"] == page(asset)
    assert f'href="/partners/{pledge.pk}/"' in html_of(browser, page(asset))
    assert f'href="{page(asset)}"' in html_of(browser, f"/partners/{pledge.pk}/")
    assert "橱窗资金支持" not in html_of(as_(demo.grid_worker), page(asset))


def test_the_office_says_on_a_page_which_forms_count(demo, as_):
    banners = batch(demo)
    browser = as_(demo.office)
    forms = f"{LIST}forms/"
    assert "这种形式不计入" in text_of(html_of(browser, page(banners)))
    assert forms in html_of(browser, LIST)
    typed = {"forms": ["banner", "board"], "on": "4月5日", "reason": "区里的通知"}
    assert browser.post(forms, typed)["Location"] == LIST

    assert "可计入" in text_of(html_of(browser, page(banners)))
    shown = text_of(html_of(browser, forms))
    assert "历次设定" in shown
    again = browser.post(forms, typed)
    assert again.status_code == 422
    assert "没有要改的" in again.content.decode()
    assert as_(demo.leader).get(forms).status_code == 403
    assert forms not in html_of(as_(demo.leader), LIST)
