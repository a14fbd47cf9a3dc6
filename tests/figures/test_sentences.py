"""Sentences: templates whose numbers are figures, each of which can be opened."""

from typing import Any

import pytest

from chuangcheng.figures.sentences import Figures, Span, plain
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places import commands as places
from chuangcheng.reports.progress import scope_of
from tests.world import NOON, TODAY, World


def said(world: World, template: str) -> str:
    """The finished sentence as words."""
    return plain(spans(world, template))


def spans(world: World, template: str) -> list[Span]:
    return Figures([template], scope_of(world.town, as_of=TODAY)).sentence(template)


@pytest.fixture
def lived(world: World) -> World:
    """Three issues of the round: two of sanitation, one of them closed, and a lamp that waits."""
    world.closed()
    world.dispatched()
    world.issue(category=world.lamp, place=world.far_compound)
    return world


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("发现问题{issues.found}。", "发现问题3条。"),
        ("发现问题{issues.found:n}余件。", "发现问题3余件。"),
        ("发现问题{排查发现问题}。", "发现问题3条。"),
        ("其中{issues.found:by=kind}。", "其中基础设施1条、环境卫生2条。"),
        ("按状态{在案问题:by=state}。", "按状态待交办1条、待签收1条、已销号1条。"),
        ("整改率{issues.closing_rate}。", "整改率50.00%。"),
        ("发现{issues.found}[，超期{issues.overdue}]。", "发现3条，超期1条。"),
        ("发现{issues.found}[，立行立改{issues.fixed_on_spot}]。", "发现3条。"),
        (
            "[{issues.closed}已销号、{issues.fixed_on_spot}立行立改]。",
            "1条已销号、0条立行立改。",
        ),
        ("户数{places.households}[，其中{places.households}]。", "户数若干户，其中若干户。"),
        ("没有数字[也留着]。", "没有数字也留着。"),
    ],
)
def test_a_template_becomes_a_sentence(lived: World, template: str, words: str) -> None:
    assert said(lived, template) == words


def test_what_is_optional_goes_when_all_its_figures_are_nought(world: World) -> None:
    assert said(
        world, "发现{issues.found}[，销号{issues.closed}，整改率{issues.closing_rate}]。"
    ) == ("发现0条。")


def test_what_is_optional_stays_while_a_number_is_not_known(world: World) -> None:
    assert said(world, "共[{places.households}]。") == "共若干户。"
    for place in (world.compound, world.far_compound):
        places.edit_place(place, households=Quantity(0), by=world.office, now=NOON)
    assert said(world, "共[{places.households}]。") == "共。"


def test_a_rate_of_all_or_none_is_said_and_a_rate_of_nothing_is_not(world: World) -> None:
    world.dispatched()
    assert said(world, "[整改率{issues.closing_rate}]") == "整改率0.00%"


def test_numbers_know_their_question_and_plain_text_has_none(lived: World) -> None:
    found = spans(lived, "共{issues.found}，其中{issues.found:by=kind}。")

    numbers = [(span.text, span.key, dict(span.cells)) for span in found if span.is_number]
    assert numbers == [
        ("3", "issues.found", {}),
        ("1", "issues.found", {"kind": "facility"}),
        ("2", "issues.found", {"kind": "sanitation"}),
    ]
    plains = [span.text for span in found if not span.is_number]
    assert plains == ["共", "条，其中基础设施", "条、环境卫生", "条。"]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{issues.fnd}", r"没有统计项 issues\.fnd"),
        ("{没有这个}", "没有统计项 没有这个"),
        ("[{issues.fnd}]", r"没有统计项 issues\.fnd"),
        ("{issues.found:by=colour}", "“排查发现问题”不能按“colour”分"),
        ("{places.communities:by=kind}", "“社区”不能按“kind”分"),
        ("{issues.found:big}", "不认识“big”"),
    ],
)
def test_what_nobody_can_answer_is_refused(world: World, template: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        spans(world, template)


def test_all_sentences_are_answered_in_few_statements(
    lived: World, django_assert_num_queries: Any
) -> None:
    templates = [
        "{issues.found}，{issues.registered}",
        "{issues.found:by=kind}",
        "{issues.listed:by=kind}",
    ]
    figures = Figures(templates, scope_of(lived.town, as_of=TODAY))

    with django_assert_num_queries(4):
        for template in (*templates, *templates):
            assert figures.sentence(template)


def test_an_empty_cell_comes_last_and_says_so(lived: World) -> None:
    lived.issue(category=None)

    assert said(lived, "{issues.found:by=kind}") == "基础设施1条、环境卫生2条、未分类1条"
