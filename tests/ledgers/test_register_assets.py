"""宣传设施台账: taken in as offices keep it, out again unchanged, taken back whole."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import serializers

from chuangcheng.figures.asking import ask
from chuangcheng.figures.publicity import OF_ASSETS
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.asset_exporting import export_assets
from chuangcheng.ledgers.asset_states import Move, moves_between, read_states
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.partners.models import PledgeKind
from chuangcheng.publicity import queries
from chuangcheng.publicity.models import AdTheme, Asset, AssetForm, AssetPart, AssetState
from chuangcheng.reports.progress import scope_of
from tests.ledgers import asset_sheets, messy
from tests.ledgers.taking import (
    all_accepted,
    errors,
    line,
    notes,
    previewed,
    questions,
    verdicts,
    written,
)
from tests.partners.friends import Friends
from tests.publicity.batches import batch
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

S = AssetState
LATER = NOON + timedelta(hours=1)
BOOKS = (asset_sheets.merged, asset_sheets.bare, asset_sheets.wrong)
HEAD = ["社区", "形式", "主题", "规格", "数量", "状态", "安装日期", "最近巡检", "制作单位"]
KNOWN = ["松树园社区", "条幅", "社会主义核心价值观", "600×70"]


def accepted(content: bytes, world: World) -> Any:
    return written(content, world.office, all_accepted(content, world.office))


def rows() -> list[Any]:
    """All that the batches and their parts say, less which deed last touched them."""
    assets = Asset.objects.standing().order_by("pk")
    parts = AssetPart.objects.filter(asset__in=assets, void=False).order_by("pk")
    kept = [each["fields"] for each in serializers.serialize("python", [*assets, *parts])]
    return [{k: v for k, v in row.items() if k != "known_from"} for row in kept]


def counted(world: World) -> list[Any]:
    """The figures of today and of three days before."""
    return [
        ask(OF_ASSETS, scope_of(world.town, as_of=on))[figure.key].value
        for on in (TODAY, date(2021, 4, 9))
        for figure in OF_ASSETS
    ]


def held() -> list[dict[S, int]]:
    assets = list(Asset.objects.standing().order_by("pk"))
    parts = queries.parts_of(assets)
    return [queries.present(parts[asset.pk]) for asset in assets]


@pytest.mark.parametrize("make", BOOKS)
def test_a_ledger_of_publicity_is_known_by_its_header(make: Any) -> None:
    assert guess(open_workbook(make())) is Register.ASSETS


def test_words_of_the_trade_become_forms_and_a_split_batch_its_parts(world: World) -> None:
    accepted(asset_sheets.merged(), world)

    banners, boards, showcases = Asset.objects.order_by("pk")
    assert [a.form for a in (banners, boards, showcases)] == [
        AssetForm.BANNER,
        AssetForm.BOARD,
        AssetForm.SHOWCASE,
    ]
    assert held() == [{S.IN_USE: 67, S.DAMAGED: 4}, {S.IN_USE: 20}, {S.IN_PRODUCTION: 2}]
    assert (banners.maker, banners.checked_on, banners.fixed) == (
        *("红山广告", date(2021, 4, 9), False),
    )
    assert boards.themes == [AdTheme.NEW_STYLE, AdTheme.INTEGRITY]
    assert (boards.place, boards.funding, boards.fixed) == (world.compound, "办事处经费", True)
    damaged = AssetPart.objects.get(state=S.DAMAGED)
    assert (damaged.from_on, damaged.quantity) == (date(2021, 4, 9), 4)


def test_a_bare_ledger_is_asked_for_days_and_counts_a_line_as_one(world: World) -> None:
    shown = previewed(asset_sheets.bare(), world.office)
    assert "没有写数量，按 1 登记" in notes(shown, 3, "quantity")
    assert any("没有写安装日期" in words for words in questions(shown, 2).values())

    accepted(asset_sheets.bare(), world)

    assert held() == [{S.IN_USE: 8}, {S.IN_USE: 1}, {S.IN_USE: 2}]


def test_every_bad_cell_is_named_and_nothing_is_written(world: World) -> None:
    shown = previewed(asset_sheets.wrong(), world.office)

    assert "C2" in errors(shown, 2)
    assert "没有“没有的小区”这个点位" in errors(shown, 3)["B3"]
    assert "没有“水泉社区”这个社区(村)" in errors(shown, 4)["A4"]
    assert "不能写约数" in errors(shown, 5)["D5"]
    assert "相加是 9，数量写的是 10" in errors(shown, 6)["E6"]
    assert "看不懂状态“飘走了”" in errors(shown, 7)["E7"]
    assert "不能晚于今天" in errors(shown, 8)["F8"]
    assert "和第 9 行重复" in errors(shown, 10)["C10"]
    with pytest.raises(Refused):
        written(asset_sheets.wrong(), world.office)
    assert not Asset.objects.exists()


@pytest.mark.parametrize("make", BOOKS[:2])
def test_out_again_and_in_again_changes_nothing(world: World, make: Any) -> None:
    accepted(make(), world)
    before = rows()
    out = export_assets(Asset.objects.order_by("pk"), now=NOON)

    shown = previewed(out, world.office)
    assert set(verdicts(shown).values()) == {Verdict.SAME}
    assert rows() == before


@pytest.mark.parametrize("make", BOOKS[:2])
def test_an_undo_takes_back_every_batch_and_figure(world: World, make: Any) -> None:
    batch(world, quantity=5, size="旧的")
    before, figures = rows(), counted(world)
    record = accepted(make(), world)
    ledgers.undo(record, by=world.office, now=LATER)

    assert (rows(), counted(world)) == (before, figures)


def test_a_known_batch_is_corrected_and_changed_and_all_of_it_taken_back(world: World) -> None:
    batch(world)
    before, figures = rows(), counted(world)
    told = [*KNOWN, 62, "在用58、破损3、已拆除1", "3月28日", "4月11日", "和美物业"]
    content = messy.book([HEAD, told])
    assert set(line(previewed(content, world.office), 2).was) == {
        *("state", "installed_on", "checked_on", "maker"),
    }

    record = accepted(content, world)

    asset = Asset.objects.get()
    assert held() == [{S.IN_USE: 58, S.DAMAGED: 3, S.REMOVED: 1}]
    assert (asset.unit, asset.checked_on) == (world.property_company, date(2021, 4, 11))
    assert queries.first_day(asset) == date(2021, 3, 28)
    ledgers.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == (before, figures)


def test_what_a_state_cannot_become_is_told_and_left(world: World) -> None:
    batch(world)
    content = messy.book([HEAD, [*KNOWN, 62, "制作中", None, None, None]])

    shown = previewed(content, world.office)
    assert "不能直接变成“制作中”" in notes(shown, 2, "state")
    assert verdicts(shown)[2] == Verdict.SAME


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("在用", {S.IN_USE: 60}),
        ("在用56条、破损4条", {S.IN_USE: 56, S.DAMAGED: 4}),
        ("完好，损坏 ３", {S.IN_USE: 57, S.DAMAGED: 3}),
    ],
)
def test_states_are_read_as_offices_write_them(words: str, found: dict[S, int]) -> None:
    assert read_states(words, 60) == found


def test_the_shortest_changes_lead_from_one_standing_to_another() -> None:
    before = {S.IN_USE: 50, S.DAMAGED: 10}
    after = {S.IN_USE: 48, S.REPLACED: 10, S.REMOVED: 2}

    moves = moves_between(before, after)
    assert moves == [
        Move(S.IN_USE, S.REPLACED, 2),
        Move(S.DAMAGED, S.REPLACED, 8),
        Move(S.DAMAGED, S.REMOVED, 2),
    ]


def test_what_a_partner_pays_for_goes_out_and_comes_in_again(world: World) -> None:
    friends = Friends(world)
    money = {"kind": PledgeKind.FUNDING, "what": "橱窗资金支持"}
    pledge = friends.once(**money, units=(friends.union,))
    banners = batch(world, paid_by=pledge)
    out = export_assets(Asset.objects.all(), now=NOON)
    assert next(previewed(out, world.office).lines).row.cells["paid_by"].raw == (
        "橱窗资金支持（红山区总工会）"
    )
    assert set(verdicts(previewed(out, world.office)).values()) == {Verdict.SAME}

    other = friends.once(**money, units=(friends.women,))
    head = [*HEAD[:5], "共建事项"]
    told = messy.book([head, [*KNOWN, 62, "橱窗资金支持（红山区妇联）"]])
    before = rows()
    record = accepted(told, world)
    banners.refresh_from_db()
    assert banners.paid_by == other
    ledgers.undo(record, by=world.office, now=LATER)
    assert rows() == before
    doubted = [[*KNOWN, 62, "橱窗资金支持"], ["松树园", "海报", *[None] * 3, "没有的"]]
    shown = previewed(messy.book([head, *doubted]), world.office)
    assert "商定了几项" in questions(shown, 2)["F2"]
    assert "没有商定“没有的”" in questions(shown, 3)["F3"]
