"""The page of rights says what the rules answer, for every verb and role."""

import pytest

from chuangcheng.kernel.actor import Role
from chuangcheng.web import policies
from chuangcheng.web.rights import table


@pytest.mark.parametrize("role", Role)
def test_the_page_opens_for_every_role(world, as_, role):
    answer = as_(world.everybody()[role]).get("/rights/")

    assert answer.status_code == 200
    assert str(role.label) in answer.content.decode()


def test_the_table_says_what_the_rules_answer(world):
    for role, actor in world.everybody().items():
        printed = {str(line.name): line for group in table.groups(actor) for line in group.lines}
        for policy in policies.POLICIES:
            for verb in policy.verbs.values():
                line = printed[str(verb.name)]
                held = {right.role for right in policy.of(verb.key)}
                assert [bool(cell.reach) for cell in line.cells] == [r in held for r in Role]
                assert line.mine == policy.permit(actor, verb.key)
                assert bool(line.mine) is (role in held)


def test_a_verb_of_two_reaches_and_its_notes_are_printed_whole(world, as_):
    page = as_(world.office).get("/rights/").content.decode()

    assert "辖区内、自己登记的" in page
    assert "只交给本社区的物业、网格" in page
    assert "30 天以内" in page


def test_why_not_is_said_with_who_may(world, as_):
    page = as_(world.property_clerk).get("/rights/").content.decode()

    assert "你不能：作废要“创城办”角色，你没有" in page
    assert "你能：“责任单位”可以签收" in page


def test_every_reach_and_every_context_has_words():
    assert set(table.REACH) == set(table.Reach)
    assert {verb.partition(".")[0] for verb in policies.verbs()} <= set(table.NAMES)
