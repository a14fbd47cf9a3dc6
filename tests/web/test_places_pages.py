"""点位小区: the list, one place, adding and correcting."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.places.models import Alias, Place, PlaceType
from tests.web.test_http import writes
from tests.web.test_issues_pages import titles
from tests.world import World

LIST = "/places/"


def listed(browser: Client, query: str = "") -> str:
    answer = browser.get(f"{LIST}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_places_stand_in_the_order_of_their_pinyin(demo, as_):
    demo.place("安居里", demo.pine)

    assert titles(listed(as_(demo.office))) == ["安居里", "惠民家园", "阳光花园"]
    assert titles(listed(as_(demo.office), "?sort=-name")) == ["阳光花园", "惠民家园", "安居里"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=阳光", ["阳光花园"]),
        ("?q=老纺织厂", ["惠民家园"]),
        ("?community={pine}", ["阳光花园"]),
        ("?type=main_secondary_road", ["解放路"]),
        ("?management=property&type=residential_compound", ["惠民家园", "阳光花园"]),
        ("?q=没有的", []),
    ],
)
def test_filters_live_in_the_address(demo, as_, query, expected):
    demo.place("解放路", demo.dragon, type=PlaceType.ROAD)
    Alias.objects.create(place=demo.far_compound, name="老纺织厂", folded="老纺织厂")

    assert titles(listed(as_(demo.office), query.format(pine=demo.pine.pk))) == expected


def test_the_property_company_stands_beside_its_compound(demo, as_):
    html = listed(as_(demo.office))

    assert "和美物业" in html


def test_the_statements_of_the_list_do_not_grow_with_its_rows(demo, as_):
    browser = as_(demo.office)
    with CaptureQueriesContext(connection) as few:
        listed(browser)
    for n in range(12):
        demo.hold(demo.place(f"第{n}小区", demo.pine), demo.property_company)

    with CaptureQueriesContext(connection) as many:
        listed(browser)

    assert len(many) == len(few)


def test_the_page_of_a_place_says_what_is_open_there_and_who_answers_for_it(demo, as_):
    demo.dispatched(title="还没办结的")
    demo.closed(title="办完了的")
    demo.visit(demo.compound)

    html = as_(demo.office).get(f"/places/{demo.compound.pk}/").content.decode()

    assert titles(html) == ["还没办结的"]
    assert re.search(r"<dt>物业服务</dt><dd>和美物业", html)
    assert "四月小区排查" in html
    assert f'href="/issues/new/?place={demo.compound.pk}"' in html


def test_issues_of_a_place_are_those_that_one_may_see(demo, as_):
    demo.issue(title="金丝雀", place=demo.far_compound)

    url = f"/places/{demo.far_compound.pk}/"

    assert "金丝雀" in as_(demo.office).get(url).content.decode()
    assert "金丝雀" not in as_(demo.pine_clerk).get(url).content.decode()


def test_a_place_of_another_town_is_not_there(demo, as_):
    from chuangcheng.kernel.actor import INSTALLER
    from chuangcheng.places import commands
    from chuangcheng.places.models import AreaKind
    from tests.world import NOON

    shared = {"by": INSTALLER, "now": NOON}
    town = commands.add_area(
        parent=demo.district, kind=AreaKind.SUBDISTRICT, name="YY街道", mark="YY", **shared
    )
    community = commands.add_area(parent=town, kind=AreaKind.COMMUNITY, name="远方社区", **shared)
    theirs = demo.person("yy", Role.CAMPAIGN_OFFICE, demo.office_unit, town)
    draft = commands.PlaceDraft(community=community, name="金丝雀花园")
    place = commands.add_place(draft, by=theirs, now=NOON)

    assert as_(demo.office).get(f"/places/{place.pk}/").status_code == 404
    assert "金丝雀花园" not in listed(as_(demo.office))
    assert "金丝雀花园" in listed(as_(theirs))


def given(world: World, **changes: object) -> dict[str, object]:
    typed = {"community": world.pine.pk, "type": "residential_compound", "name": "新园里"}
    return {**typed, "households": "1000余", "management": "none", **changes}


def test_a_place_is_added_with_what_is_known_of_it(demo, as_):
    answer = as_(demo.office).post("/places/new/", given(demo, aliases="老园里、新园"))

    place = Place.objects.get(name="新园里")
    assert answer["Location"] == f"/places/{place.pk}/"
    assert place.homes == Quantity(1000, Certainty.AT_LEAST)
    assert [alias.name for alias in place.aliases.all()] == ["老园里", "新园"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "这一栏不能空"),
        ({"name": "阳光花园"}, "已经有“阳光花园”"),
        ({"households": "好多"}, "看不出是多少"),
        ({"buildings": "七栋"}, "写一个整数"),
        ({"community": ""}, "还没有选"),
        ({"type": "castle"}, "不在列表里"),
    ],
)
def test_an_error_stands_at_its_field_and_what_was_typed_stays(demo, as_, changes, sentence):
    answer = as_(demo.office).post("/places/new/", given(demo, note="靠近铁路", **changes))

    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert 'value="靠近铁路"' in html
    assert Place.objects.count() == 2


def test_a_correction_starts_from_what_was_recorded_and_loses_nothing(demo, as_):
    place = demo.place("新园里", demo.pine, households=Quantity(1350, Certainty.AT_LEAST))
    browser, url = as_(demo.office), f"/places/{place.pk}/correction/"
    html = browser.get(url).content.decode()

    typed = dict(re.findall(r'<input type="\w+" name="(\w+)" value="([^"]*)"', html))
    browser.post(url, {**typed, "management": "property", "address": "铁路街1号"})

    place.refresh_from_db()
    assert typed["households"] == "至少1350"
    assert place.homes == Quantity(1350, Certainty.AT_LEAST)
    assert place.address == "铁路街1号"


@pytest.mark.parametrize(
    ("actor", "status"), [("pine_clerk", 403), ("dragon_clerk", 200), ("leader", 403)]
)
def test_only_who_answers_for_the_area_corrects(demo, as_, actor, status):
    answer = as_(getattr(demo, actor)).get(f"/places/{demo.far_compound.pk}/correction/")

    assert answer.status_code == status


@pytest.mark.parametrize("role", [Role.PARTNER])
def test_who_has_nothing_to_do_with_places_does_not_enter(demo, as_, role):
    assert as_(demo.everybody()[role]).get(LIST).status_code == 403


def test_the_compounds_are_exported_as_they_are_filtered(demo, as_):
    demo.place("解放路", demo.pine, type=PlaceType.ROAD)
    browser = as_(demo.office)
    html = listed(browser, f"?community={demo.pine.pk}")
    found = re.search(r'href="(/places/export/[^"]+)">.*?导出这 1 个小区', html, re.DOTALL)
    assert found

    answer = browser.get(found[1].replace("&amp;", "&"))

    book = openpyxl.load_workbook(BytesIO(answer.content))
    cells = {cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row}
    assert "阳光花园" in cells
    assert not {"惠民家园", "解放路"} & cells
    assert "attachment" in answer["Content-Disposition"]


def test_a_community_takes_away_its_own_compounds_only(demo, as_):
    answer = as_(demo.pine_clerk).get("/places/export/")

    book = openpyxl.load_workbook(BytesIO(answer.content))
    cells = {cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row}
    assert "阳光花园" in cells
    assert "惠民家园" not in cells


def test_looking_writes_nothing(demo, as_):
    browser = as_(demo.office)

    with writes() as written:
        listed(browser)
        browser.get(f"/places/{demo.compound.pk}/")
        browser.get("/places/new/")
        browser.get(f"/places/{demo.compound.pk}/correction/")

    assert not written
