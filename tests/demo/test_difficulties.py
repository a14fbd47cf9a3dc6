"""三: two things that the office cannot solve itself, what they cost, what waits for them."""

from datetime import date

from chuangcheng.difficulties.costs import in_words
from chuangcheng.difficulties.models import Difficulty, DifficultyState, StuckIssue
from chuangcheng.difficulties.queries import stages_of
from chuangcheng.figures.asking import ask
from chuangcheng.figures.difficulties import FIGURES
from chuangcheng.figures.tallies import FIGURES as TALLIES
from chuangcheng.issues.deeds import State
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.places.models import Area
from chuangcheng.reports.progress import scope_of
from tests.demo.office import LAST_DAY

ACCESS, HEAPS = "老小区补建无障碍设施没有经费", "两村拆迁区存量垃圾清运超出街道能力"


def test_two_difficulties_stand_open_and_have_been_put_to_the_district(demo):
    found = {each.title: each for each in Difficulty.objects.standing()}

    assert set(found) == {ACCESS, HEAPS}
    assert {each.state for each in found.values()} == {DifficultyState.ASKED}
    assert in_words(*found[HEAPS].cost) == "15—40 万元"
    assert in_words(*found[ACCESS].cost) == "26.8—67.4 万元"
    assert len(found[ACCESS].cost_lines.filter(dropped=False)) == 3
    assert [stage.from_on for stage in stages_of(found[HEAPS])] == [
        date(2021, 4, 14),
        date(2021, 4, 13),
    ]


def test_what_waits_for_them_is_held_and_counted_once(demo):
    town = Area.objects.get(name="XX街道")
    answers = ask(FIGURES, scope_of(town, as_of=LAST_DAY))

    assert {key.partition(".")[2]: answer.value for key, answer in answers.items()} == {
        "open": 2,
        "to_ask": 0,
        "asked": 2,
        "cost_low": 418_000,
        "cost_high": 1_074_000,
        "received": 0,
        "issues": 2,
        "issues_held": 2,
    }
    waiting = [link.issue for link in StuckIssue.objects.select_related("issue__place")]
    assert {issue.state for issue in waiting} == {State.SUSPENDED}
    assert demo.answer("issues.found").value == 169


def test_the_days_work_is_told_with_what_nobody_counted(demo):
    town = Area.objects.get(name="XX街道")
    answers = ask(TALLIES, scope_of(town, as_of=LAST_DAY))

    assert answers["campaigns.tallies"].value == 25
    people = answers["campaigns.tally_people"].quantity
    assert (people.value, people.certainty) == (311, Certainty.EXACT)
    assert answers["campaigns.tally_leaflets"].quantity.certainty == Certainty.AT_LEAST
