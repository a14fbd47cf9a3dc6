"""Media pieces and doorstep visits: recorded, corrected, void; what nobody counted is unknown."""

from datetime import date, timedelta
from typing import Any

import pytest

from chuangcheng.evidence import attaching
from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.publicity import HOUSEHOLDS, LEAFLETS, MEDIA, VISITS
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.publicity import queries, telling
from chuangcheng.publicity.models import MediaChannel
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.evidence import papers
from tests.publicity.outreach import doorstep, doorstep_draft, piece, piece_draft
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def answers(world: World, on: date = TODAY) -> Any:
    return ask([MEDIA, VISITS, HOUSEHOLDS, LEAFLETS], scope_of(world.town, as_of=on))


def verbs(thing: Any) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))]


def test_a_piece_is_recorded_and_counts_in_its_channel(world: World) -> None:
    told = piece(world, url="https://example.org/1", outlet="街道公众号")
    piece(world, channel=MediaChannel.NEWSPAPER)

    assert verbs(told) == ["record_piece"]
    cells = ask_by([MEDIA], scope_of(world.town, as_of=TODAY), "channel")[MEDIA.key]
    assert {key: answer.value for key, answer in cells.items()} == {"wechat": 1, "newspaper": 1}
    assert answers(world, date(2021, 4, 7))[MEDIA.key].value == 0


def test_doors_are_added_and_leaflets_that_nobody_counted_stay_unknown(world: World) -> None:
    gone = doorstep(world)
    doorstep(world, community=world.village, leaflets=Quantity(30))

    assert verbs(gone) == ["record_doorstep"]
    found = answers(world)
    assert (found[VISITS.key].value, found[HOUSEHOLDS.key].value) == (2, 80)
    leaflets = found[LEAFLETS.key].quantity
    assert (leaflets.value, leaflets.certainty, leaflets.missing) == (30, Certainty.AT_LEAST, 1)


def test_both_are_corrected_and_voided_with_a_trail(world: World) -> None:
    give: dict[str, Any] = {"by": world.office, "now": NOON}
    told, gone = piece(world), doorstep(world)
    telling.revise_piece(told, piece_draft(world, title="楼道"), **give)
    telling.revise_piece(told, piece_draft(world, title="楼道"), **give)
    telling.revise_doorstep(gone, doorstep_draft(world, leaflets=Quantity(0)), **give)
    assert answers(world)[LEAFLETS.key].quantity == Quantity(0)

    telling.void_piece(told, reason="重复", **give)
    telling.void_doorstep(gone, reason="重复", **give)

    assert verbs(told) == ["void_piece", "revise_piece", "record_piece"]
    assert verbs(gone) == ["void_doorstep", "revise_doorstep", "record_doorstep"]
    assert [answer.value for answer in answers(world).values()] == [0, 0, 0, 0]
    for deed in deeds(world, told, gone, world.office)[2:]:
        with pytest.raises(Refused, match="已经作废"):
            deed()


def test_a_clipping_shows_what_was_printed(world: World) -> None:
    told = piece(world)
    upload = attaching.receive_file(papers.pdf(), name="剪报.pdf", by=world.office)
    telling.add_clippings(told, [upload], by=world.office, now=NOON)

    assert told.proofs.count() == 1
    with pytest.raises(Refused, match="还没有选文件"):
        telling.add_clippings(told, [], by=world.office, now=NOON)


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"title": " "}, "不能空", "title"),
        ({"published_on": TODAY + timedelta(days=1)}, "不能晚于今天", "published_on"),
        ({"url": "javascript:1"}, "链接要以", "url"),
    ],
)
def test_what_is_no_piece_is_refused(world: World, changes: Any, words: str, field: str) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        piece(world, **changes)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"visited_on": TODAY + timedelta(days=1)}, "不能晚于今天", "visited_on"),
        ({"households": Quantity(2_000_000)}, "最多写到", "households"),
    ],
)
def test_what_is_no_doorstep_visit_is_refused(
    world: World, changes: Any, words: str, field: str
) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        doorstep(world, **changes)
    assert refusal.value.field == field


def deeds(world: World, told: Any, gone: Any, by: Any) -> list[Any]:
    """Each deed on a piece and a visit; the first two make new ones."""
    give: dict[str, Any] = {"by": by, "now": NOON}
    return [
        lambda: telling.record_piece(piece_draft(world), **give),
        lambda: telling.record_doorstep(doorstep_draft(world), **give),
        lambda: telling.revise_piece(told, piece_draft(world, title="新"), **give),
        lambda: telling.void_piece(told, reason="错", **give),
        lambda: telling.add_clippings(told, [], **give),
        lambda: telling.revise_doorstep(gone, doorstep_draft(world, note="新"), **give),
        lambda: telling.void_doorstep(gone, reason="错", **give),
    ]


@pytest.mark.parametrize("who", ["leader", "dragon_clerk", "grid_worker", "verifier", "supervisor"])
def test_only_the_office_and_the_own_community_keep_them(world: World, who: str) -> None:
    told, gone = piece(world), doorstep(world)
    for deed in deeds(world, told, gone, getattr(world, who)):
        with pytest.raises(NotAllowed):
            deed()
    assert (verbs(told), verbs(gone)) == (["record_piece"], ["record_doorstep"])


def test_a_community_keeps_its_own_and_sees_no_other(world: World) -> None:
    mine = telling.record_doorstep(doorstep_draft(world), by=world.pine_clerk, now=NOON)
    about = piece_draft(world, where=world.pine)
    told = telling.record_piece(about, by=world.pine_clerk, now=NOON)

    assert [*queries.visible_doorsteps(world.pine_clerk)] == [mine]
    assert [*queries.visible_pieces(world.pine_clerk)] == [told]
    assert not queries.visible_doorsteps(world.dragon_clerk).exists()
    with pytest.raises(NotAllowed):
        telling.record_piece(piece_draft(world), by=world.pine_clerk, now=NOON)
