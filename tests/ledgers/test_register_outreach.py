"""媒体报道台账 and 入户宣传台账: taken in as offices keep them, out again unchanged, taken back."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import serializers

from chuangcheng.figures.asking import ask
from chuangcheng.figures.publicity import MEDIA, OF_DOORSTEPS
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.outreach_exporting import export_doorsteps, export_pieces
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.publicity.models import DoorstepVisit, MediaChannel, MediaPiece
from chuangcheng.reports.progress import scope_of
from tests.ledgers import messy, outreach_sheets
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
from tests.publicity.outreach import doorstep, piece
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

C = MediaChannel
LATER = NOON + timedelta(hours=1)
PIECES = (outreach_sheets.pieces, outreach_sheets.pieces_of_communities)
DOORSTEPS = (outreach_sheets.doorsteps, outreach_sheets.own_doorsteps)
BOOKS = [(make, "office") for make in (*PIECES, DOORSTEPS[0])] + [(DOORSTEPS[1], "pine_clerk")]


def accepted(content: bytes, by: Any) -> Any:
    return written(content, by, all_accepted(content, by))


def rows() -> list[Any]:
    """All that pieces and visits say, less which deed last touched them."""
    kept = [
        *MediaPiece.objects.standing().order_by("pk"),
        *DoorstepVisit.objects.standing().order_by("pk"),
    ]
    said = [each["fields"] for each in serializers.serialize("python", kept)]
    return [{k: v for k, v in row.items() if k != "known_from"} for row in said]


def counted(world: World) -> list[Any]:
    """The figures of today and of three days before."""
    figures = (MEDIA, *OF_DOORSTEPS)
    return [
        ask(figures, scope_of(world.town, as_of=on))[figure.key].quantity
        for on in (TODAY, date(2021, 4, 9))
        for figure in figures
    ]


def exported() -> bytes:
    """The only register that holds anything."""
    if MediaPiece.objects.exists():
        return export_pieces(MediaPiece.objects.order_by("pk"), now=NOON)
    return export_doorsteps(DoorstepVisit.objects.order_by("pk"), now=NOON)


@pytest.mark.parametrize(
    ("make", "register"),
    [
        *((make, Register.PIECES) for make in (*PIECES, outreach_sheets.wrong_pieces)),
        *((make, Register.DOORSTEPS) for make in (*DOORSTEPS, outreach_sheets.wrong_doorsteps)),
    ],
)
def test_each_is_known_by_its_header(make: Any, register: Register) -> None:
    assert guess(open_workbook(make())) is register


def test_lines_become_pieces_in_the_channel_that_they_name_or_mean(world: World) -> None:
    shown = previewed(outreach_sheets.pieces(), world.office)
    assert "按媒体名称记为报纸" in notes(shown, 4, "channel")

    accepted(outreach_sheets.pieces(), world.office)

    told, printed, filmed = MediaPiece.objects.order_by("pk")
    assert [each.channel for each in (told, printed, filmed)] == [
        *(C.WECHAT, C.NEWSPAPER, C.TELEVISION),
    ]
    assert (told.url, told.community, printed.unit) == (
        *("https://example.org/1", None, world.office_unit),
    )
    assert (filmed.published_on, filmed.unit) == (date(2021, 4, 8), world.pine_unit)
    assert counted(world)[0] == Quantity(3)


def test_a_piece_tells_of_its_community_or_of_the_town(world: World) -> None:
    content = outreach_sheets.pieces_of_communities()
    assert "看不出是什么渠道" in questions(previewed(content, world.office), 3)["B3"]

    accepted(content, world.office)

    own, whole = MediaPiece.objects.order_by("pk")
    assert (own.community, own.channel, own.note) == (world.pine, C.SHORT_VIDEO, "点赞多")
    assert (whole.community, whole.channel) == (None, C.OTHER_CHANNEL)


def test_every_bad_cell_of_a_piece_is_named_and_nothing_is_written(world: World) -> None:
    shown = previewed(outreach_sheets.wrong_pieces(), world.office)

    assert "写明日期" in errors(shown, 2)["B2"]
    assert "不能晚于今天" in errors(shown, 3)["B3"]
    assert "链接要以 http" in errors(shown, 4)["D4"]
    assert "没有“水泉社区”" in errors(shown, 5)["E5"]
    assert "C6" in errors(shown, 6)
    assert "和第 7 行重复" in errors(shown, 8)["A8"]
    with pytest.raises(Refused):
        written(outreach_sheets.wrong_pieces(), world.office)
    assert not MediaPiece.objects.exists()


def test_lines_become_visits_and_what_nobody_counted_stays_unknown(world: World) -> None:
    accepted(outreach_sheets.doorsteps(), world.office)

    first, second, third = DoorstepVisit.objects.order_by("pk")
    assert (first.household_amount, first.leaflet_amount, first.unit) == (
        *(Quantity(158), Quantity(160), world.pine_unit),
    )
    assert (second.household_amount, second.leaflet_amount, second.unit) == (
        *(Quantity(90, Certainty.AT_LEAST), UNKNOWN, world.pine_unit),
    )
    assert (third.community, third.household_amount) == (
        *(world.dragon, Quantity(120, Certainty.ABOUT)),
    )
    assert [answer.value for answer in counted(world)[1:4]] == [3, 344, 280]


def test_a_community_keeps_its_own_book_and_two_rounds_on_a_day_are_asked_about(
    world: World,
) -> None:
    content = outreach_sheets.own_doorsteps()
    shown = previewed(content, world.pine_clerk)
    assert "确是两次再确认" in questions(shown, 3)["A3"]

    accepted(content, world.pine_clerk)

    assert {each.community for each in DoorstepVisit.objects.all()} == {world.pine}
    assert [each.household_amount for each in DoorstepVisit.objects.order_by("pk")] == [
        *(Quantity(40), Quantity(25), UNKNOWN),
    ]


def test_every_bad_cell_of_a_visit_is_named_and_nothing_is_written(world: World) -> None:
    shown = previewed(outreach_sheets.wrong_doorsteps(), world.office)

    assert "没有写在哪个社区" in errors(shown, 2)["B2"]
    assert "不能空" in errors(shown, 3)["A3"]
    assert "不能晚于今天" in errors(shown, 4)["A4"]
    assert "没有“水泉社区”" in errors(shown, 5)["B5"]
    assert "C6" in errors(shown, 6)
    assert "数最多写到" in errors(shown, 7)["D7"]
    with pytest.raises(Refused):
        written(outreach_sheets.wrong_doorsteps(), world.office)
    assert not DoorstepVisit.objects.exists()


@pytest.mark.parametrize(("make", "who"), BOOKS)
def test_out_again_and_in_again_changes_nothing(world: World, make: Any, who: str) -> None:
    by = getattr(world, who)
    accepted(make(), by)
    before = rows()

    assert set(verdicts(previewed(exported(), by)).values()) == {Verdict.SAME}
    assert rows() == before


@pytest.mark.parametrize(("make", "who"), BOOKS)
def test_an_undo_takes_back_every_row_and_figure(world: World, make: Any, who: str) -> None:
    piece(world)
    doorstep(world)
    before, figures = rows(), counted(world)
    record = accepted(make(), getattr(world, who))
    assert counted(world) != figures
    ledgers.undo(record, by=world.office, now=LATER)

    assert (rows(), counted(world)) == (before, figures)


def test_what_is_known_is_filled_in_and_taken_back(world: World) -> None:
    piece(world)
    doorstep(world)
    before, figures = rows(), counted(world)
    told = messy.book(
        [
            ["报道标题", "渠道", "日期", "媒体", "链接", "社区", "供稿单位"],
            [
                "楼道清干净了",
                "微信",
                "4月8日",
                "街道公众号",
                "https://example.org/2",
                "松树园",
                "和美物业",
            ],
        ]
    )
    knocked = messy.book(
        [
            ["日期", "社区", "入户户次", "宣传单", "备注"],
            ["4月8日", "松树园", "40余", 45, "两人一组"],
        ]
    )
    shown = previewed(told, world.office)
    assert set(line(shown, 2).was) == {"outlet", "url", "community", "unit"}
    assert set(line(previewed(knocked, world.office), 2).was) == {
        *("households", "leaflets", "note"),
    }

    records = [written(content, world.office) for content in (told, knocked)]

    assert MediaPiece.objects.get().community == world.pine
    assert DoorstepVisit.objects.get().leaflet_amount == Quantity(45)
    for record in records:
        ledgers.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == (before, figures)


def test_a_piece_of_the_town_is_not_a_community_s_to_change(world: World) -> None:
    piece(world)
    told = ["楼道清干净了", "微信", "4月8日", "改"]
    shown = previewed(messy.book([["报道标题", "渠道", "日期", "备注"], told]), world.pine_clerk)

    assert any("只能在" in words for words in errors(shown, 2).values())


def test_of_several_visits_on_a_day_each_line_is_one(world: World) -> None:
    doorstep(world, unit=world.pine_unit)
    doorstep(world, unit=world.property_company, households=Quantity(12))
    doorstep(world, households=Quantity(7))
    head = ["日期", "社区", "入户户次", "入户单位"]
    lines = [["4月8日", "松树园", 12, "和美物业"], ["4月8日", "松树园", 7, None]]

    shown = previewed(messy.book([head, *lines]), world.office)
    assert set(verdicts(shown).values()) == {Verdict.SAME}
    shown = previewed(messy.book([head, ["4月8日", "松树园", 99, None]]), world.office)
    assert "写明入户单位" in errors(shown, 2)["A2"]
