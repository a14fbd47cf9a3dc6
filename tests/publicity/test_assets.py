"""Batches: registered, corrected, partly broken, replaced, gone, void; counted day by day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chuangcheng.evidence import attaching
from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.publicity import (
    BANNERS,
    BOARDS,
    DAMAGED,
    FOR_STANDARD,
    IN_PRODUCTION,
    IN_USE,
    MOUNTED_IN_PRODUCTION,
    OF_ASSETS,
)
from chuangcheng.figures.rows import rows
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.partners.models import PledgeKind
from chuangcheng.publicity import commands, deciding, queries
from chuangcheng.publicity.drafts import draft_of
from chuangcheng.publicity.models import MOVES, Asset, AssetForm, AssetState
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.evidence import papers
from tests.partners.friends import Friends
from tests.publicity.batches import HUNG_ON, batch, draft
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

S = AssetState
BROKEN_ON = date(2021, 4, 8)


@pytest.fixture(autouse=True)
def media(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def change(asset: Asset, source: S, target: S, n: int, **more: Any) -> Asset:
    """So many of a batch stand otherwise since 8 April."""
    given = {"source": source, "target": target, "quantity": n, "on": BROKEN_ON, **more}
    return commands.change(asset, **{"now": NOON, **given})


def held(asset: Asset) -> dict[S, int]:
    return queries.present(queries.parts_of([asset])[asset.pk])


def numbers(world: World, *figures: Any, on: date = TODAY, known_at: int | None = None) -> Any:
    answers = ask(figures, scope_of(world.town, as_of=on, known_at=known_at))
    return [answers[figure.key].value for figure in figures]


def verbs(thing: Any) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))]


def test_a_batch_is_registered_as_one_row_with_its_quantity(world: World) -> None:
    banners = batch(world)

    assert verbs(banners) == ["register"]
    assert held(banners) == {S.IN_USE: 62}
    assert numbers(world, BANNERS, IN_USE, FOR_STANDARD) == [62, 62, 0]
    assert numbers(world, BANNERS, on=date(2021, 3, 31)) == [0]


def test_when_four_break_only_those_four_stand_otherwise(world: World) -> None:
    banners = batch(world)
    change(banners, S.IN_USE, S.DAMAGED, 4, by=world.office)

    assert held(banners) == {S.IN_USE: 58, S.DAMAGED: 4}
    assert numbers(world, BANNERS, IN_USE, DAMAGED) == [62, 58, 4]
    assert numbers(world, BANNERS, IN_USE, DAMAGED, on=date(2021, 4, 7)) == [62, 62, 0]

    change(banners, S.DAMAGED, S.REPLACED, 3, by=world.office, on=TODAY)
    change(banners, S.DAMAGED, S.REMOVED, 1, by=world.office, on=TODAY)

    assert held(banners) == {S.IN_USE: 58, S.REPLACED: 3, S.REMOVED: 1}
    assert numbers(world, BANNERS, IN_USE, DAMAGED) == [62, 61, 0]
    assert verbs(banners) == ["change", "change", "change", "register"]


def test_more_that_break_join_those_that_are_broken(world: World) -> None:
    banners = batch(world)
    change(banners, S.IN_USE, S.DAMAGED, 4, by=world.office)
    change(banners, S.IN_USE, S.DAMAGED, 2, by=world.office, on=TODAY)

    assert held(banners) == {S.IN_USE: 56, S.DAMAGED: 6}
    assert numbers(world, DAMAGED, on=BROKEN_ON) == [4]


def test_a_change_is_taken_back_and_was_known_before(world: World) -> None:
    banners = batch(world)
    change(banners, S.IN_USE, S.DAMAGED, 4, by=world.office)
    then = trail.last_entry_id()
    change(banners, S.DAMAGED, S.REPLACED, 3, by=world.office, on=TODAY)
    commands.take_back(banners, reason="看错了", by=world.office, now=NOON)

    assert held(banners) == {S.IN_USE: 58, S.DAMAGED: 4}
    assert numbers(world, IN_USE, DAMAGED, known_at=then) == [58, 4]
    commands.take_back(banners, reason="没有破", by=world.office, now=NOON)
    assert held(banners) == {S.IN_USE: 62}
    with pytest.raises(Refused, match="没有变动过"):
        commands.take_back(banners, reason="再撤", by=world.office, now=NOON)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((S.DAMAGED, S.REPLACED, 1, {}), "没有“破损”的"),
        ((S.IN_USE, S.PLANNED, 1, {}), "不能改为“计划中”"),
        ((S.IN_USE, S.DAMAGED, 63, {}), "写 1 到 62"),
        ((S.IN_USE, S.DAMAGED, 0, {}), "写 1 到 62"),
        ((S.IN_USE, S.DAMAGED, 1, {"on": date(2021, 3, 31)}), "不能早于上一次变动"),
        ((S.IN_USE, S.DAMAGED, 1, {"on": TODAY + timedelta(days=1)}), "不能晚于今天"),
    ],
)
def test_what_cannot_become_of_a_batch_is_refused(world: World, given: Any, words: str) -> None:
    source, target, n, more = given
    banners = batch(world)

    with pytest.raises(Refused, match=words):
        change(banners, source, target, n, by=world.office, **more)
    assert held(banners) == {S.IN_USE: 62}


def test_every_move_leads_to_a_state_and_what_is_gone_stays_gone() -> None:
    assert set(MOVES) == set(AssetState)
    assert [state for state, after in MOVES.items() if not after] == [S.REMOVED, S.CANCELLED]


def test_what_is_being_made_counts_once_it_is_up(world: World) -> None:
    boards = batch(world, form=AssetForm.BOARD, quantity=17, state=S.IN_PRODUCTION)
    batch(world, form=AssetForm.SHOWCASE, quantity=3, state=S.IN_PRODUCTION)
    asked = (BOARDS, IN_PRODUCTION, MOUNTED_IN_PRODUCTION, FOR_STANDARD)
    batch(world, form=AssetForm.POSTER, quantity=5, state=S.IN_PRODUCTION)
    assert numbers(world, *asked) == [0, 25, 20, 0]

    change(boards, S.IN_PRODUCTION, S.IN_USE, 10, by=world.office)
    change(boards, S.IN_PRODUCTION, S.CANCELLED, 7, by=world.office)

    assert numbers(world, *asked) == [10, 8, 3, 10]


def test_the_figures_divide_by_community_and_open_the_parts_they_add(world: World) -> None:
    batch(world)
    batch(world, community=world.village, quantity=8)
    scope = scope_of(world.town, as_of=TODAY)

    cells = ask_by([BANNERS], scope, "community")[BANNERS.key]
    assert {key: answer.value for key, answer in cells.items()} == {
        world.pine.pk: 62,
        world.village.pk: 8,
    }
    assert [row.quantity for row in rows(BANNERS, scope)] == [62, 8]


def test_a_batch_is_corrected_for_every_day(world: World) -> None:
    banners = batch(world)
    said = draft(world, quantity=26, since=date(2021, 3, 20), form=AssetForm.BOARD)
    commands.revise(banners, said, by=world.office, now=NOON)

    assert verbs(banners) == ["revise", "register"]
    assert numbers(world, BANNERS, BOARDS, on=date(2021, 3, 25)) == [0, 26]
    commands.revise(banners, said, by=world.office, now=NOON)
    assert verbs(banners) == ["revise", "register"]


def test_after_a_change_the_quantity_is_not_corrected(world: World) -> None:
    banners = batch(world)
    change(banners, S.IN_USE, S.DAMAGED, 4, by=world.office)

    for changes in ({"quantity": 60}, {"since": BROKEN_ON}):
        found = Asset.objects.get()
        with pytest.raises(Refused, match="先撤回变动"):
            commands.revise(found, draft(world, **changes), by=world.office, now=NOON)
    found = Asset.objects.get()
    commands.revise(found, draft(world, size="500×70"), by=world.office, now=NOON)
    assert (found.size, held(found)) == ("500×70", {S.IN_USE: 58, S.DAMAGED: 4})


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({}, "已经登记过这样的一批", "number"),
        ({"size": "一", "quantity": 0}, "写 1 到", "quantity"),
        ({"size": "一", "since": TODAY + timedelta(days=1)}, "不能晚于今天", "since"),
        ({"size": "一", "state": S.DAMAGED}, "先按在用登记", "state"),
    ],
)
def test_what_no_batch_can_be_is_refused(
    world: World, changes: Any, words: str, field: str
) -> None:
    batch(world)
    with pytest.raises(Refused, match=words) as refusal:
        commands.register(draft(world, **changes), by=world.office, now=NOON)
    assert refusal.value.field == field


def test_a_place_elsewhere_and_the_whole_town_are_no_place_of_a_batch(world: World) -> None:
    with pytest.raises(Refused, match="不在松树园社区"):
        batch(world, place=world.far_compound)
    with pytest.raises(Refused, match="写明在哪个"):
        batch(world, community=world.town)


def test_a_number_tells_two_batches_apart_and_is_given_once(world: World) -> None:
    batch(world)
    batch(world, number="XC-2")
    with pytest.raises(Refused, match="已经用过"):
        batch(world, number="xc-2", size="别的")


def test_a_screen_says_what_plays_since_when(world: World) -> None:
    screen = batch(world, form=AssetForm.LED, quantity=1, wording="讲文明树新风")
    give: dict[str, Any] = {"by": world.office, "now": NOON}
    commands.reword(screen, wording="垃圾分类从我做起", since=BROKEN_ON, **give)
    commands.reword(screen, wording="垃圾分类，从我做起", since=BROKEN_ON, **give)

    assert [(row.wording, row.since) for row in screen.texts.all()] == [
        ("垃圾分类，从我做起", BROKEN_ON),
        ("讲文明树新风", HUNG_ON),
    ]
    with pytest.raises(Refused, match="不能早于"):
        commands.reword(screen, wording="更早", since=HUNG_ON, **give)
    assert verbs(screen) == ["reword", "reword", "register"]


def test_a_check_is_a_day_and_never_goes_back(world: World) -> None:
    banners = batch(world)
    commands.check(banners, on=TODAY, by=world.pine_clerk, now=NOON)

    assert (banners.checked_on, verbs(banners)) == (TODAY, ["check", "register"])
    with pytest.raises(Refused, match="更晚的巡检"):
        commands.check(banners, on=BROKEN_ON, by=world.pine_clerk, now=NOON)


def test_a_photo_shows_what_hangs_there(world: World) -> None:
    banners = batch(world)
    upload = attaching.receive_file(papers.pdf(), name="条幅.pdf", by=world.office)
    commands.add_files(banners, [upload], by=world.office, now=NOON)

    assert banners.proofs.count() == 1
    with pytest.raises(Refused, match="还没有选文件"):
        commands.add_files(banners, [], by=world.office, now=NOON)


def test_a_void_batch_counts_on_no_day_and_nothing_more_is_done_to_it(world: World) -> None:
    banners = batch(world)
    commands.void(banners, reason="重复", by=world.office, now=NOON)

    assert numbers(world, *OF_ASSETS) == [0] * len(OF_ASSETS)
    for deed in deeds(world, banners, world.office):
        with pytest.raises(Refused, match="已经作废"):
            deed()


def deeds(world: World, asset: Asset, by: Any) -> list[Any]:
    """Each deed on a batch."""
    give: dict[str, Any] = {"by": by, "now": NOON}
    return [
        lambda: commands.revise(asset, draft(world, size="新"), **give),
        lambda: change(asset, S.IN_USE, S.DAMAGED, 1, by=by),
        lambda: commands.take_back(asset, reason="错", **give),
        lambda: commands.check(asset, on=TODAY, **give),
        lambda: commands.reword(asset, wording="新", since=TODAY, **give),
        lambda: commands.add_files(asset, [], **give),
        lambda: commands.void(asset, reason="错", **give),
    ]


@pytest.mark.parametrize("who", ["leader", "dragon_clerk", "grid_worker", "verifier", "supervisor"])
def test_only_the_office_and_the_own_community_keep_batches(world: World, who: str) -> None:
    by, banners = getattr(world, who), batch(world)
    register = lambda: commands.register(draft(world, number="2"), by=by, now=NOON)  # noqa: E731
    for deed in (register, *deeds(world, banners, by)):
        with pytest.raises(NotAllowed):
            deed()
    assert verbs(banners) == ["register"]


def test_a_community_keeps_its_own(world: World) -> None:
    mine = commands.register(draft(world), by=world.pine_clerk, now=NOON)
    change(mine, S.IN_USE, S.DAMAGED, 1, by=world.pine_clerk)

    assert queries.visible_assets(world.pine_clerk).get() == mine
    assert not queries.visible_assets(world.dragon_clerk).exists()
    moved = replace(draft(world), community=world.dragon)
    with pytest.raises(NotAllowed):
        commands.revise(mine, moved, by=world.pine_clerk, now=NOON)


def test_the_maker_sees_what_it_made(world: World) -> None:
    made = batch(world, unit=world.property_company)
    batch(world, number="别的")

    assert [*queries.visible_assets(world.property_clerk)] == [made]


def test_a_batch_is_paid_by_what_a_partner_promised_its_community(world: World) -> None:
    friends = Friends(world)
    money = {"kind": PledgeKind.FUNDING, "what": "宣传橱窗资金支持", "units": (friends.union,)}
    pledge = friends.once(**money)
    showcases = batch(world, form=AssetForm.SHOWCASE, paid_by=pledge)

    assert showcases.paid_by == pledge
    assert list(queries.paid_by(pledge, actor=world.office)) == [showcases]
    assert list(queries.visible_assets(friends.unionist)) == [showcases]
    assert not queries.visible_assets(friends.driver).exists()
    for other, words in (
        (friends.pledge(), "不是出资金、物资、设施的"),
        (friends.once(**money, where=world.dragon), "不是为松树园社区商定的"),
    ):
        with pytest.raises(Refused, match=words):
            batch(world, form=AssetForm.POSTER, paid_by=other)
    since = queries.first_day(showcases)
    said = replace(draft_of(showcases, since=since), paid_by=None)
    commands.revise(showcases, said, by=world.office, now=NOON)
    assert not queries.paid_by(pledge, actor=world.office).exists()
    assert verbs(showcases) == ["revise", "register"]


def test_which_forms_count_is_the_offices_and_holds_from_its_day(world: World) -> None:
    batch(world, since=date(2021, 3, 1))
    batch(world, form=AssetForm.POSTER, quantity=5, since=date(2021, 3, 1))
    before = trail.last_entry_id()
    told = {AssetForm.BANNER: True, AssetForm.POSTER: False, AssetForm.BOARD: True}
    said: dict[str, Any] = {"on": date(2021, 4, 5), "reason": "区里的通知", "now": NOON}
    rules = deciding.set_forms(world.town, told, **said, by=world.office)

    assert {rule.form: rule.counts for rule in rules} == {"banner": True, "poster": False}
    assert verbs(rules[0]) == ["set_forms"]
    assert numbers(world, FOR_STANDARD) == [62]
    assert numbers(world, FOR_STANDARD, on=date(2021, 4, 4)) == [5]
    assert numbers(world, FOR_STANDARD, known_at=before) == [5]
    forms = queries.counting_forms(world.town.pk, on=TODAY)
    assert AssetForm.BANNER in forms
    assert AssetForm.POSTER not in forms
    deciding.set_forms(world.town, {AssetForm.POSTER: True}, **said, by=world.office)
    assert numbers(world, FOR_STANDARD) == [67]
    later = {**said, "on": date(2021, 4, 8)}
    deciding.set_forms(world.town, {AssetForm.BANNER: False}, **later, by=world.office)
    days = (date(2021, 4, 4), date(2021, 4, 7), TODAY)
    assert [numbers(world, FOR_STANDARD, on=on) for on in days] == [[5], [67], [5]]
    assert len(queries.form_rules(world.town)) == 3


def test_forms_are_set_by_the_office_for_a_sub_district_and_never_backwards(world: World) -> None:
    told = {AssetForm.BANNER: True}
    said: dict[str, Any] = {"on": date(2021, 4, 5), "reason": "通知", "now": NOON}
    for who in (world.pine_clerk, world.leader, world.verifier):
        with pytest.raises(NotAllowed):
            deciding.set_forms(world.town, told, **said, by=who)
    deciding.set_forms(world.town, told, **said, by=world.office)
    refused: list[tuple[dict[str, Any], dict[AssetForm, bool], str]] = [
        ({}, told, "没有要改的"),
        ({"on": date(2021, 4, 4)}, {AssetForm.BANNER: False}, "不能更早"),
        ({"on": date(2021, 4, 20)}, {AssetForm.BANNER: False}, "晚于今天"),
    ]
    for more, other, words in refused:
        with pytest.raises(Refused, match=words):
            deciding.set_forms(world.town, other, **{**said, **more}, by=world.office)
    with pytest.raises(Refused, match="按街道设定"):
        deciding.set_forms(world.pine, {AssetForm.POSTER: False}, **said, by=world.office)
