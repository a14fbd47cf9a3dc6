"""报数留底: what was told stands as it was told; the next one is held against it."""

from dataclasses import replace
from datetime import date

import pytest

from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.reports import commands, signing, telling, told
from chuangcheng.reports.covers import Cover
from chuangcheng.reports.models import Telling
from chuangcheng.reports.progress import scope_of
from chuangcheng.reports.telling import Word
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.world import NOON, TODAY, World

WORD = Word(key="issues.found", as_of=TODAY, told_to="区创城办", told_on=TODAY, channel="电话")


def tell(world: World, word: Word = WORD) -> Telling:
    return telling.tell(world.town, word, by=world.office, now=NOON)


def test_a_number_is_told_with_its_rows_and_leaves_a_trail(world: World):
    issue = world.issue()

    done = tell(world)

    assert (done.text, done.told_to) == ("1", "区创城办")
    assert done.rows == [[key_of(issue), issue.number, issue.title, 1]]
    assert [entry.verb for entry in trail.history_of(key_of(done))] == ["reports.tell"]


def test_only_the_office_and_the_leaders_tell(world: World):
    done = tell(world)
    with pytest.raises(NotAllowed):
        telling.tell(world.town, WORD, by=world.pine_clerk, now=NOON)
    with pytest.raises(NotAllowed):
        telling.void_telling(done, reason="记错", by=world.pine_clerk, now=NOON)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"told_to": " "}, "told_to"),
        ({"told_on": date(2021, 4, 13)}, "told_on"),
        ({"told_on": date(2021, 4, 11)}, "told_on"),
        ({"as_of": date(2021, 4, 13)}, "as_of"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(
    world: World, change: dict[str, object], field: str
):
    with pytest.raises(Refused) as refusal:
        tell(world, replace(WORD, **change))  # type: ignore[arg-type]

    assert refusal.value.field == field


def test_an_unknown_figure_is_refused(world: World):
    with pytest.raises(Refused):
        tell(world, replace(WORD, key="issues.nothing"))


def test_the_next_number_is_held_against_the_last_one(world: World):
    scope = scope_of(world.town, as_of=TODAY)
    assert told.last_told("issues.found", {}, scope) is None
    world.issue()
    tell(world)

    last = told.last_told("issues.found", {}, scope)
    assert last is not None
    assert not told.differs_from(last, "issues.found", {}, scope)
    world.issue()
    assert told.differs_from(last, "issues.found", {}, scope)
    cells = {"community": world.pine.pk}
    assert told.last_told("issues.found", cells, scope) is None
    tell(world, replace(WORD, cells=cells, cell_words="松树园社区"))
    assert told.last_told("issues.found", cells, scope) is not None


def test_a_signed_report_tells_all_its_numbers(world: World):
    world.issue()
    report = commands.draft(world.town, Cover(as_of=TODAY), by=world.office, now=NOON)
    commands.check(report, by=world.office, now=NOON)
    signing.sign(report, signed_on=TODAY, by=world.leader, now=NOON)

    last = told.last_told("issues.found", {}, scope_of(world.town, as_of=TODAY))

    assert last is not None
    assert (last.said, last.report) == ("1", report)


def test_one_that_was_never_told_is_void_once(world: World):
    done = tell(world)

    telling.void_telling(done, reason="记错了", by=world.office, now=NOON)

    assert told.last_told("issues.found", {}, scope_of(world.town, as_of=TODAY)) is None
    with pytest.raises(Refused, match="已经作废"):
        telling.void_telling(done, reason="记错了", by=world.office, now=NOON)
