"""Letters: received, corrected, answered; what is due, and how their items stand."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.documents import correspondence, queries
from chuangcheng.documents.drafts import ReplyDraft
from chuangcheng.documents.models import Letter, LetterState, ReplyKind
from chuangcheng.evidence import attaching
from chuangcheng.figures.asking import ask
from chuangcheng.figures.documents import ANSWERED, OVERDUE, RECEIVED, UNANSWERED
from chuangcheng.issues import letters
from chuangcheng.issues.models import Answered, Issue
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from chuangcheng.trail.queries import last_entry_id
from tests.documents.conftest import asked
from tests.evidence import papers
from tests.world import NOON, TODAY, World

FIGURES = (RECEIVED, ANSWERED, UNANSWERED, OVERDUE)


def received(world: World, **changes: Any) -> Letter:
    return correspondence.receive(asked(world, **changes), by=world.office, now=NOON)


def final(**changes: Any) -> ReplyDraft:
    given = {"kind": ReplyKind.FINAL, "replied_on": date(2021, 4, 10), "text": "已整改两条"}
    return ReplyDraft(**{**given, **changes})


def numbers(world: World, on: date = TODAY, known_at: int | None = None) -> list[Any]:
    answers = ask(FIGURES, scope_of(world.town, as_of=on, known_at=known_at))
    return [answers[figure.key].value for figure in FIGURES]


def test_a_letter_is_received_and_leaves_a_trail(world: World) -> None:
    letter = received(world)

    (deed,) = trail.history_of(key_of(letter))
    assert (deed.verb, deed.facts["received_on"]) == ("documents.receive", "2021-04-02")
    assert (queries.senders([letter])[letter.pk], letter.state(0)) == (
        "区创城办",
        LetterState.WAITING,
    )
    assert letter.is_overdue(date(2021, 4, 10))
    assert not letter.is_overdue(date(2021, 4, 9))


def test_the_attached_list_hangs_on_the_letter(world: World) -> None:
    files = [attaching.receive_file(papers.xlsx(), name="清单.xlsx", by=world.office)]
    letter = received(world, files=files)
    more = [attaching.receive_file(papers.pdf(), name="正文.pdf", by=world.office)]
    correspondence.add_letter_files(letter, more, by=world.office, now=NOON)
    assert [str(proof.file) for proof in letter.proofs.all()] == ["清单.xlsx", "正文.pdf"]
    with pytest.raises(NotAllowed):
        correspondence.add_letter_files(letter, more, by=world.leader, now=NOON)


@pytest.mark.parametrize("who", ["leader", "pine_clerk", "enforcer", "supervisor"])
def test_only_the_office_receives(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        correspondence.receive(asked(world), by=getattr(world, who), now=NOON)
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"sender": " "}, "来文单位", "sender"),
        ({"received_on": date(2021, 4, 13)}, "晚于今天", "received_on"),
        ({"reply_by": date(2021, 4, 1)}, "早于收文", "reply_by"),
        ({"issued_on": date(2021, 4, 3)}, "晚于收文", "issued_on"),
        ({"title": ""}, "不能", "title"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, changes, words, field) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        received(world, **changes)
    assert refusal.value.field == field


def test_a_vague_limit_is_kept_and_invents_no_day(world: World) -> None:
    letter = received(world, reply_by=None, reply_by_text="月底前")

    assert letter.is_vague
    assert not letter.is_overdue(date(2022, 1, 1))
    assert list(queries.awaiting(world.office)) == [letter]
    assert numbers(world) == [1, 0, 1, 0]


def test_a_correction_dates_a_vague_limit_for_every_day(world: World) -> None:
    letter = received(world, reply_by=None, reply_by_text="周五前")
    before = last_entry_id()

    correspondence.edit_letter(
        letter, by=world.office, now=NOON, reply_by=date(2021, 4, 9), reply_by_text=""
    )

    assert not letter.is_vague
    assert numbers(world) == [1, 0, 1, 1]
    assert numbers(world, known_at=before) == [1, 0, 1, 0]
    deed = trail.history_of(key_of(letter))[0]
    assert deed.facts["reply_by"] == ["", "2021-04-09"]
    with pytest.raises(NotAllowed):
        correspondence.edit_letter(letter, by=world.leader, now=NOON, title="别的")
    with pytest.raises(Refused, match="早于收文"):
        correspondence.edit_letter(letter, by=world.office, now=NOON, reply_by=date(2021, 4, 1))


def test_only_a_final_reply_answers_from_its_day_on(world: World) -> None:
    letter = received(world)
    interim = final(kind=ReplyKind.INTERIM, replied_on=date(2021, 4, 6))
    letters.reply(letter, interim, by=world.office, now=NOON)
    assert letter.state(1) == LetterState.IN_HAND
    assert numbers(world) == [1, 0, 1, 1]

    letters.reply(letter, final(), by=world.office, now=NOON)

    assert letter.state(2) == LetterState.ANSWERED
    assert numbers(world) == [1, 1, 0, 0]
    assert numbers(world, on=date(2021, 4, 9)) == [1, 0, 1, 0]
    assert not queries.awaiting(world.office).exists()
    verbs = [deed.verb for deed in trail.history_of(key_of(letter))]
    assert verbs.count("documents.reply") == 2


def test_a_reply_names_the_items_of_its_own_letter_only(world: World) -> None:
    letter, other = received(world), received(world, number="8号")
    issue = world.issue(letter=letter)

    reply = letters.reply(letter, final(), issues=[issue], by=world.office, now=NOON)

    assert Answered.objects.get().reply == reply
    with pytest.raises(Refused, match="不是这份来文的问题"):
        letters.reply(other, final(), issues=[issue], by=world.office, now=NOON)


@pytest.mark.parametrize("who", ["leader", "pine_clerk", "supervisor"])
def test_only_the_office_answers(world: World, who: str) -> None:
    letter = received(world)
    with pytest.raises(NotAllowed):
        letters.reply(letter, final(), by=getattr(world, who), now=NOON)
    letter.refresh_from_db()
    assert not letter.is_answered


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"replied_on": date(2021, 4, 1)}, "早于收文"),
        ({"replied_on": date(2021, 4, 13)}, "晚于今天"),
        ({"text": ""}, "不能"),
    ],
)
def test_a_reply_that_cannot_be_is_refused(world, changes, words) -> None:
    with pytest.raises(Refused, match=words):
        letters.reply(received(world), final(**changes), by=world.office, now=NOON)


def test_a_letter_is_answered_once(world: World) -> None:
    letter = received(world)
    stale = Letter.objects.get(pk=letter.pk)
    letters.reply(letter, final(), by=world.office, now=NOON)

    with pytest.raises(Refused, match="已经正式回复"):
        letters.reply(letter, final(), by=world.office, now=NOON)
    with pytest.raises(Overtaken):
        letters.reply(stale, final(), by=world.office, now=NOON)


def test_a_void_reply_leaves_its_letter_waiting(world: World) -> None:
    letter = received(world)
    reply = letters.reply(letter, final(), by=world.office, now=NOON)
    with pytest.raises(NotAllowed):
        correspondence.void_reply(reply, reason="错", by=world.leader, now=NOON)

    correspondence.void_reply(reply, reason="发错了", by=world.office, now=NOON)

    assert numbers(world) == [1, 0, 1, 1]
    assert trail.history_of(key_of(letter))[0].verb == "documents.void_reply"
    with pytest.raises(Refused, match="已经作废"):
        correspondence.void_reply(reply, reason="又", by=world.office, now=NOON)


def test_a_void_letter_counts_on_no_day(world: World) -> None:
    letter = received(world)
    with pytest.raises(NotAllowed):
        correspondence.void_letter(letter, reason="错", by=world.pine_clerk, now=NOON)
    correspondence.void_letter(letter, reason="登记了两次", by=world.office, now=NOON)

    assert numbers(world) == [0, 0, 0, 0]
    assert trail.history_of(key_of(letter))[0].facts == {"reason": "登记了两次"}
    with pytest.raises(Refused, match="已经作废"):
        letters.reply(letter, final(), by=world.office, now=NOON)


def test_issues_on_record_are_taken_in_under_their_letter(world: World) -> None:
    letter, issue = received(world), world.issue()

    letters.link(letter, [issue], by=world.office, now=NOON)

    assert Issue.objects.get(letter=letter) == issue
    assert trail.history_of(key_of(issue))[0].facts == {"letter": letter.title}
    with pytest.raises(Refused, match="已经归入"):
        letters.link(received(world, number="9号"), [issue], by=world.office, now=NOON)
    with pytest.raises(NotAllowed):
        letters.link(letter, [world.issue()], by=world.pine_clerk, now=NOON)
    with pytest.raises(Refused, match="还没有选问题"):
        letters.link(letter, [], by=world.office, now=NOON)


def test_an_issue_is_taken_out_of_a_letter_again(world: World) -> None:
    letter, issue = received(world), world.issue()
    letters.link(letter, [issue], by=world.office, now=NOON)
    with pytest.raises(NotAllowed):
        letters.unlink(letter, [issue], by=world.leader, now=NOON)
    with pytest.raises(Refused, match="不是这份来文的问题"):
        letters.unlink(received(world, number="9号"), [issue], by=world.office, now=NOON)

    letters.unlink(letter, [issue], by=world.office, now=NOON)

    issue.refresh_from_db()
    assert issue.letter is None
    assert trail.history_of(key_of(issue))[0].verb == "issues.unlink"
    with pytest.raises(Refused, match="不是这份来文的问题"):
        letters.unlink(letter, [issue], by=world.office, now=NOON)


def test_an_issue_is_raised_under_a_letter_of_its_own_town(world: World) -> None:
    letter = received(world)
    assert world.issue(letter=letter).letter == letter
    correspondence.void_letter(letter, reason="错", by=world.office, now=NOON)
    with pytest.raises(Refused, match="不能用在这里"):
        world.issue(letter=letter)


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("office", 2),
        ("leader", 2),
        ("supervisor", 2),
        ("pine_clerk", 1),
        ("dragon_clerk", 0),
        ("enforcer", 0),
        ("administrator", 0),
    ],
)
def test_letters_are_read_by_the_office_and_whom_they_concern(world, who, seen) -> None:
    received(world)
    received(world, where=world.pine, number="只给松树园")

    assert queries.visible_letters(getattr(world, who)).count() == seen
