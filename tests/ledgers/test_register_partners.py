"""包联台账: taken in as offices keep it, out again unchanged, taken back whole."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import serializers

from chuangcheng.figures.asking import ask
from chuangcheng.figures.partners import FIGURES
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.pledge_exporting import export_pledges
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.partners import pledging
from chuangcheng.partners.models import Agreement, Delivery, Match, Pledge, PledgeStage, PledgeState
from chuangcheng.reports.progress import scope_of
from tests.ledgers import messy, pledge_sheets
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
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

S = PledgeState
LATER = NOON + timedelta(hours=1)
BOOKS = (pledge_sheets.merged, pledge_sheets.bare, pledge_sheets.wrong)
HEAD = [
    *("包联单位", "包联社区(村)", "签订日期", "承诺事项", "类别", "频次", "数量/金额"),
    *("承诺时限", "兑现情况", "兑现日期"),
]
CORNER = ["红山区妇联、红山区总工会", "松树园社区"]


@pytest.fixture
def friends(world: World) -> Friends:
    return Friends(world)


def accepted(content: bytes, world: World) -> Any:
    return written(content, world.office, all_accepted(content, world.office))


def rows() -> list[Any]:
    """All that stands on record, less which deed last touched it."""
    standing = [
        *Match.objects.standing().order_by("pk"),
        *Agreement.objects.standing().order_by("pk"),
        *Pledge.objects.standing().order_by("pk"),
        *PledgeStage.objects.filter(void=False).order_by("pk"),
        *Delivery.objects.filter(void=False).order_by("pk"),
    ]
    kept = [each["fields"] for each in serializers.serialize("python", standing)]
    signers = [
        [[row.unit_id for row in thing.units.all()] for thing in some.standing().order_by("pk")]
        for some in (Agreement.objects, Pledge.objects)
    ]
    return [{k: v for k, v in row.items() if k != "known_from"} for row in kept] + signers


def counted(world: World) -> list[Any]:
    """The figures of today and of ten days before."""
    return [
        ask(FIGURES, scope_of(world.town, as_of=on))[figure.key].value
        for on in (TODAY, date(2021, 4, 2))
        for figure in FIGURES
    ]


def out() -> bytes:
    return export_pledges(
        Pledge.objects.standing().order_by("pk"),
        Agreement.objects.standing().order_by("pk"),
        Match.objects.standing().select_related("unit__area", "community").order_by("pk"),
        now=NOON,
    )


@pytest.mark.parametrize("make", BOOKS)
def test_a_ledger_of_partners_is_known_by_its_header(make: Any) -> None:
    assert guess(open_workbook(make())) is Register.PARTNERS


def test_one_agreement_is_signed_by_all_units_of_its_block(world: World, friends: Friends) -> None:
    accepted(pledge_sheets.merged(), world)

    (agreement,) = Agreement.objects.all()
    signers = [str(row) for row in agreement.units.all()]
    assert (str(agreement.community), agreement.signed_on) == ("松树园社区", date(2021, 3, 10))
    assert signers == ["市公交公司", "红山区妇联", "红山区总工会"]
    assert Match.objects.open().count() == 3
    cards, corner, helped = Pledge.objects.order_by("pk")
    assert (cards.frequency, cards.state, cards.due_text) == (
        *("每周五上午，逢节假日顺延", S.UNDER_WAY, "长期坚持"),
    )
    assert (corner.state, corner.state_on, corner.units.count()) == (
        *(S.FULFILLED, date(2021, 4, 2), 2),
    )
    assert Delivery.objects.get().words == "药箱摆在大厅", "what the line proves was delivered"
    assert (helped.amount.value, helped.quantity_unit, helped.due_text) == (2, "名", "另行商定")
    assert {each.agreement for each in (cards, corner, helped)} == {agreement}


def test_a_line_without_a_promise_is_an_agreement_or_a_match(
    world: World, friends: Friends
) -> None:
    shown = previewed(pledge_sheets.bare(), world.office)
    assert any("确认后只登记结对" in words for words in questions(shown, 3).values())

    accepted(pledge_sheets.bare(), world)

    assert [str(each) for each in Match.objects.filter(community=world.village)] == [
        "市公交公司 六大份村"
    ]
    assert Agreement.objects.count() == 2
    assert Pledge.objects.get().receiver == "阳光花园", "a place stands behind the community"


def test_every_bad_cell_is_named_and_nothing_is_written(world: World, friends: Friends) -> None:
    shown = previewed(pledge_sheets.wrong(), world.office)

    assert "没有“天外来客公司”这个单位" in errors(shown, 2)["A2"]
    assert "没有“水泉社区”这个社区(村)" in errors(shown, 3)["B3"]
    assert "E4" in errors(shown, 4)
    assert "写明类别" in errors(shown, 5)["E5"]
    assert "不能晚于今天" in errors(shown, 6)["C6"]
    assert "不能早于签订日期" in errors(shown, 7)["G7"]
    assert "没有“没有的学校”这个点位" in errors(shown, 8)["B8"]
    assert "和第 9 行重复" in errors(shown, 10)["A10"]
    with pytest.raises(Refused):
        written(pledge_sheets.wrong(), world.office)
    assert not Match.objects.exists()


@pytest.mark.parametrize("make", BOOKS[:2])
def test_out_again_and_in_again_changes_nothing(world: World, friends: Friends, make: Any) -> None:
    accepted(make(), world)
    before = rows()

    shown = previewed(out(), world.office)
    assert set(verdicts(shown).values()) == {Verdict.SAME}
    assert rows() == before


@pytest.mark.parametrize("make", BOOKS[:2])
def test_an_undo_takes_back_every_row_and_figure(world: World, friends: Friends, make: Any) -> None:
    friends.agreed(units=(friends.women,))
    friends.pledge()
    before, figures = rows(), counted(world)
    record = accepted(make(), world)
    assert rows() != before
    ledgers.undo(record, by=world.office, now=LATER)

    assert (rows(), counted(world)) == (before, figures)


def test_a_known_promise_is_corrected_fulfilled_and_all_of_it_taken_back(
    world: World, friends: Friends
) -> None:
    friends.once()
    before, figures = rows(), counted(world)
    told = [*CORNER, "3月10日", "建应急角", "物资", None, "约5件", "4月30日"]
    content = messy.book([HEAD, [*told, "已完成，已摆放", "4月8日"]])
    assert set(line(previewed(content, world.office), 2).was) == {
        *("kind", "quantity", "due", "progress", "signed_on"),
    }

    record = accepted(content, world)

    pledge = Pledge.objects.get()
    assert (pledge.state, pledge.due_on, pledge.agreement_id is None) == (
        *(S.FULFILLED, date(2021, 4, 30), False),
    )
    assert Delivery.objects.get().happened_on == date(2021, 4, 8)
    ledgers.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == (before, figures)


def test_a_ledger_never_moves_a_promise_back(world: World, friends: Friends) -> None:
    friends.once(state=S.FULFILLED, state_on=date(2021, 4, 1))
    content = messy.book([HEAD, [*CORNER, None, "建应急角", "设施", *[None] * 3, "推进中", None]])

    shown = previewed(content, world.office)
    assert "不从台账改回" in notes(shown, 2, "progress")
    assert verdicts(shown)[2] == Verdict.SAME


def test_what_is_done_without_a_day_is_asked_about(world: World, friends: Friends) -> None:
    content = messy.book(
        [HEAD, [*CORNER, "3月10日", "建应急角", "设施", "有空就来", "一些", None, "已落实", None]]
    )
    asked = " ".join(questions(previewed(content, world.office), 2).values())
    for words in ("没有写兑现日期", "看不出是哪几天", "看不出是多少"):
        assert words in asked

    accepted(content, world)
    pledge = Pledge.objects.get()
    assert (pledge.state, pledge.note, Delivery.objects.count()) == (S.UNDER_WAY, "有空就来", 0)


def test_a_promise_that_was_worked_on_since_is_not_taken_back(
    world: World, friends: Friends
) -> None:
    record = accepted(pledge_sheets.merged(), world)
    pledge = Pledge.objects.get(what="帮扶困难居民")
    pledging.advance(pledge, S.UNDER_WAY, on=TODAY, by=world.office, now=LATER)
    with pytest.raises(Refused, match="不能撤销"):
        ledgers.undo(record, by=world.office, now=LATER)
