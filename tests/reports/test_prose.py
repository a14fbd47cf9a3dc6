"""改写: what somebody wrote stands when the same paragraph is generated anew, with new numbers."""

import random

import pytest

from chuangcheng.figures.sentences import Span
from chuangcheng.reports import prose
from chuangcheng.reports.paper import Sentence
from chuangcheng.reports.prose import mark, merged, renewed, rewritten, words


def given(*, found: int = 169, communities: int = 5, late: int = 0) -> tuple[Sentence, ...]:
    """A generated paragraph of three sentences; the last grows by a clause."""
    settled = [Span("已销号"), Span("17", "closed"), Span("条")]
    if late:
        settled += [Span("，超期"), Span(str(late), "overdue"), Span("条")]
    return (
        Sentence(
            "looked",
            (Span("截至4月15日，"), Span(str(communities), "places"), Span("个社区逐一排查，")),
        ),
        Sentence(
            "found",
            (
                Span("共发现问题"),
                Span(str(found), "found"),
                Span("条，其中环境卫生"),
                Span("78", "found", {"kind": "sanitation"}),
                Span("条。"),
            ),
        ),
        Sentence("settled", (*settled, Span("。"))),
    )


def again(mine: tuple[Sentence, ...], now: tuple[Sentence, ...]) -> str:
    """The paragraph after the records changed from the first ones to others."""
    values = {mark(span): span.text for said in now for span in said.spans if span.is_number}
    return words(renewed(merged(given(), mine, now), values))


def written(old: str, new: str) -> tuple[Sentence, ...]:
    assert old in words(given())
    return rewritten(given(), words(given()).replace(old, new))


def test_what_nobody_changed_is_what_the_records_say():
    mine = rewritten(given(), words(given()))

    assert not prose.changed(given(), mine)
    assert again(mine, given(found=200, late=3)) == words(given(found=200, late=3))


def test_a_changed_word_stands_and_the_numbers_are_new():
    mine = written("共发现问题", "一共查出问题")

    assert again(mine, given(found=200)) == words(given(found=200)).replace("共发现", "一共查出")


def test_a_deleted_sentence_stays_deleted_also_when_it_says_something_else():
    mine = written("已销号17条。", "")

    assert [said.key for said in mine] == ["looked", "found"]
    assert "销号" not in again(mine, given(found=200, late=3))


def test_a_sentence_between_two_stays_between_them():
    mine = written("共发现", "各社区都有专人带队。共发现")

    assert [said.key for said in mine] == ["looked", "", "found", "settled"]
    said = again(mine, given(found=200, late=3))
    assert "逐一排查，各社区都有专人带队。共发现问题200条" in said
    assert said.endswith("已销号17条，超期3条。")


def test_three_edits_in_one_paragraph_all_stand():
    text = words(given()).replace("共发现", "街道牵头，各社区参加。共发现")
    text = text.replace("其中环境卫生", "环境卫生占").replace("已销号17条。", "")

    said = again(rewritten(given(), text), given(found=200, communities=6))

    assert (
        said
        == "截至4月15日，6个社区逐一排查，街道牵头，各社区参加。共发现问题200条，环境卫生占78条。"
    )


def test_a_number_written_over_another_is_marked_and_stays():
    mine = written("问题169条", "问题160余条")

    typed = [span for said in mine for span in said.spans if span.typed]
    assert [(span.text, span.key) for span in typed] == [("160余", "found")]
    assert "问题160余条，其中环境卫生78条" in again(mine, given(found=200))


def test_a_number_taken_out_does_not_come_back():
    assert "其中" not in again(written("，其中环境卫生78条", ""), given(found=200))


def test_a_clause_that_the_records_add_comes_in_beside_the_edit():
    assert again(written("已销号", "现已销号"), given(late=3)).endswith("现已销号17条，超期3条。")


def test_a_sentence_that_the_records_give_no_longer_stays_only_when_it_was_edited():
    fewer = given()[:2]

    assert "销号" not in again(written("共发现", "一共发现"), fewer)
    assert again(written("已销号", "现已销号"), fewer).endswith("现已销号17条。")


def test_a_sentence_that_the_records_give_newly_stands_after_the_one_that_it_follows():
    first, *rest = given()
    values = {mark(span): span.text for said in given() for span in said.spans if span.is_number}
    mine = rewritten((first,), words((first,)).replace("逐一", "逐个"))

    said = words(renewed(merged((first,), mine, (first, *rest)), values))

    assert said == words(given()).replace("逐一", "逐个")


def test_lines_are_one_paragraph_and_an_empty_one_has_no_sentence():
    assert words(rewritten((), "第一句。\n  第二句。\n")) == "第一句。第二句。"
    assert rewritten(given(), "") == ()


WORDS = ("各社区", "认真", "（见附件）", "有序推进，", "并持续巩固。", "10处")


@pytest.mark.parametrize("seed", range(50))
def test_no_random_edit_is_lost_when_the_report_is_generated_anew(seed: int):
    """What was written in anywhere is there afterwards; nothing is told that was deleted."""
    chance = random.Random(seed)
    text = words(given())
    at = chance.randrange(len(text))
    added = f"〔{chance.choice(WORDS)}〕"
    edited = text[:at] + added + text[at:]
    gone = chance.choice(["", "逐一", "其中", "问题"])
    if gone and gone in edited:
        edited = edited.replace(gone, "")
    mine = rewritten(given(), edited)

    assert words(mine) == edited
    now = given(
        found=chance.randrange(1000), communities=chance.randrange(1, 9), late=chance.randrange(3)
    )
    said = again(mine, now)
    assert added in said
    assert not gone or gone not in said
    assert again(rewritten(given(), edited), given()) == edited
