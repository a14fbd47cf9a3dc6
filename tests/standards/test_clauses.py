"""测评条目: the tree of a draft, what hangs on it, and what is asked of it."""

from decimal import Decimal
from typing import Any

import pytest

from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.places.models import PlaceType
from chuangcheng.standards import commands, drafting, queries
from chuangcheng.standards.drafts import ClauseDraft
from chuangcheng.standards.models import Clause, EvaluationSystem, EvidenceKind, Level, Method
from chuangcheng.standards.requirements import Required
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import Entry, key_of
from tests.standards import trees
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db


def texts(clauses: Any) -> list[str]:
    return [clause.text for clause in clauses]


def add(world: World, system: EvaluationSystem, **facts: Any) -> Clause:
    return drafting.add_clause(system, ClauseDraft(**facts), by=world.office, now=NOON)


def verbs(thing: Clause) -> list[str]:
    return [deed.verb.removeprefix("standards.") for deed in trail.history_of(key_of(thing))]


def test_a_tree_is_added_in_one_deed_and_read_in_its_order(world: World) -> None:
    system = trees.drafted(world)

    (trunk, negative) = queries.tree_of(system)

    assert (trunk.clause.text, negative.clause.level) == ("生活环境", Level.NEGATIVE)
    contents = trunk.children[0].children
    assert texts(node.clause for node in contents) == ["安全", "整洁"]
    assert texts(trunk.leaves) == [trees.LIGHTS, trees.FIRE, trees.PLEDGE]
    assert verbs(trees.clause(system, trees.FIRE)) == ["add_clauses"]
    assert Entry.objects.filter(verb="standards.add_clauses").count() == 1


def test_a_tree_is_read_in_three_statements(world: World, django_assert_num_queries: Any) -> None:
    system = trees.drafted(world)
    with django_assert_num_queries(3):
        for node in queries.tree_of(system):
            for leaf in node.leaves:
                queries.place_types_of(leaf)
                queries.required_of(leaf)


def test_an_unknown_weight_stays_unknown_in_the_sum(world: World) -> None:
    trunk = queries.tree_of(trees.drafted(world))[0]

    weights = queries.weights_of(trunk.leaves)

    assert (weights.total, weights.missing, weights.known) == (Decimal("1.5"), 2, True)
    assert not queries.weights_of(trunk.leaves[1:]).known


def test_a_clause_is_edited_with_what_hangs_on_it(world: World) -> None:
    system = trees.drafted(world)
    lights = trees.clause(system, trees.LIGHTS)

    drafting.edit_clause(
        lights,
        text="楼道、道路照明完好",
        weight=None,
        place_types=(PlaceType.ROAD,),
        requirements=(Required(EvidenceKind.FILE),),
        by=world.office,
        now=NOON,
    )
    drafting.edit_clause(lights, methods=(Method.FIELD,), by=world.office, now=NOON)

    fresh = trees.clause(system, "楼道、道路照明完好")
    assert fresh.weight is None
    assert queries.place_types_of(fresh) == (PlaceType.ROAD,)
    assert queries.required_of(fresh) == (Required(EvidenceKind.FILE),)
    assert verbs(fresh) == ["edit_clause", "add_clauses"]


def test_a_clause_keeps_its_level_and_is_moved_to_another_parent(world: World) -> None:
    lights = trees.clause(trees.drafted(world), trees.LIGHTS)
    with pytest.raises(TypeError, match="keeps its parent"):
        drafting.edit_clause(lights, parent=None, by=world.office, now=NOON)


def test_a_clause_moves_among_its_neighbours_and_below_another(world: World) -> None:
    system = trees.drafted(world)
    office: dict[str, Any] = {"by": world.office, "now": NOON}
    fire, safety = trees.clause(system, trees.FIRE), trees.clause(system, "安全")

    drafting.move_clause(fire, under=safety, place=1, **office)
    assert texts(queries.tree_of(system)[0].leaves)[:2] == [trees.FIRE, trees.LIGHTS]

    tidy = trees.clause(system, "整洁")
    drafting.move_clause(trees.clause(system, trees.FIRE), under=tidy, place=9, **office)
    assert texts(queries.tree_of(system)[0].leaves) == [trees.LIGHTS, trees.PLEDGE, trees.FIRE]
    assert verbs(fire)[0] == "move_clause"


def test_a_clause_goes_with_all_that_hangs_on_it(world: World) -> None:
    system = trees.drafted(world)
    safety = trees.clause(system, "安全")

    gone = drafting.remove_clauses([safety], by=world.office, now=NOON)

    assert gone == 3
    assert texts(queries.tree_of(system)[0].leaves) == [trees.PLEDGE]
    assert verbs(safety)[0] == "remove_clauses"


def test_nobody_but_the_office_changes_a_clause_and_nobody_one_in_use(world: World) -> None:
    draft, used = trees.drafted(world), trees.in_use(world, year=2020)
    for system, by, words in (
        (draft, world.leader, "要“创城办”角色"),
        (draft, world.pine_clerk, "要“创城办”角色"),
        (used, world.office, "克隆成新版次再改"),
    ):
        lights = trees.clause(system, trees.LIGHTS)
        deeds = (
            lambda s=system, b=by: drafting.add_clauses(s, trees.drafts(), by=b, now=NOON),
            lambda c=lights, b=by: drafting.edit_clause(c, text="改", by=b, now=NOON),
            lambda c=lights, b=by: drafting.remove_clauses([c], by=b, now=NOON),
            lambda c=lights, b=by: drafting.move_clause(c, under=c.parent, place=2, by=b, now=NOON),
        )
        for deed in deeds:
            with pytest.raises(NotAllowed, match=words):
                deed()


def test_a_removed_clause_is_not_edited(world: World) -> None:
    lights = trees.clause(trees.drafted(world), trees.LIGHTS)
    drafting.remove_clauses([lights], by=world.office, now=NOON)
    with pytest.raises(Refused, match="已经删掉"):
        drafting.edit_clause(lights, text="改", by=world.office, now=NOON)


def test_a_clause_hangs_where_its_level_may(world: World) -> None:
    system = trees.drafted(world)
    lights, project = trees.clause(system, trees.LIGHTS), trees.clause(system, "生活环境")
    for facts, words in (
        ({"level": Level.STANDARD}, "要挂在上一级条目下面"),
        ({"level": Level.CONTENT, "parent": lights}, "测评内容不能挂在测评标准下面"),
        ({"level": Level.PROJECT, "parent": project}, "测评项目不能挂在测评项目下面"),
        ({"level": Level.NEGATIVE, "parent": project}, "负面清单不能挂在测评项目下面"),
    ):
        with pytest.raises(Refused, match=words):
            add(world, system, text="新的", **facts)
    assert add(world, system, text="直接挂", level=Level.STANDARD, parent=project).order == 1


def test_a_parent_of_another_system_is_refused(world: World) -> None:
    other = trees.clause(trees.drafted(world, year=2020), "安全")
    with pytest.raises(Refused, match="不在这个体系里"):
        add(world, trees.drafted(world), text="新的", level=Level.STANDARD, parent=other)


@pytest.mark.parametrize(
    ("facts", "words", "field"),
    [
        ({"text": f" {trees.FIRE}"}, "这里已经有", "text"),
        ({"code": "（2）"}, r"编号 2\) 已经给了", "code"),
        ({"text": ""}, "不能空", "text"),
        ({"weight": Decimal(-1)}, "分值要在 0 到", "weight"),
        ({"weight": Decimal("0.333")}, "最多两位小数", "weight"),
    ],
)
def test_what_cannot_stand_there_is_refused_at_its_field(
    world: World, facts: dict[str, Any], words: str, field: str
) -> None:
    system = trees.drafted(world)
    whole = {"text": "新的", "level": Level.STANDARD, "parent": trees.clause(system, "安全")}
    with pytest.raises(Refused, match=words) as refusal:
        add(world, system, **{**whole, **facts})
    assert refusal.value.field == field
    assert not Clause.objects.filter(text="新的").exists()


def test_standards_in_use_are_asked_by_place_type_and_method(
    world: World, django_assert_num_queries: Any
) -> None:
    trees.in_use(world)
    trees.drafted(world, year=2022)
    with django_assert_num_queries(1):
        found = queries.standards_in_use(world.town, on=TODAY)
        assert [clause.full_code for clause in found] == [
            *("Ⅰ-1 Ⅱ-1 Ⅲ-1 1)", "Ⅰ-1 Ⅱ-1 Ⅲ-1 2)", "Ⅰ-1 Ⅱ-1 Ⅲ-2 1)")
        ]
    assert texts(found) == [trees.LIGHTS, trees.FIRE, trees.PLEDGE]
    in_village = queries.standards_in_use(world.town, on=TODAY, place_type=PlaceType.VILLAGE)
    assert texts(in_village) == [trees.PLEDGE]
    by_papers = queries.standards_in_use(world.town, on=TODAY, method=Method.MATERIAL)
    assert texts(by_papers) == [trees.PLEDGE]
    assert by_papers[0].method_words == "材料审核、实地考察"


def test_what_the_sheet_says_of_units_waits_for_the_responsibility_list(world: World) -> None:
    (said,) = queries.said_by_sheet(trees.in_use(world))

    assert (said.clause.text, said.units) == (trees.PLEDGE, "各社区、综合行政执法局")
    assert (said.due, said.leader, said.sites) == ("4月30日前", "", "")


def test_a_system_says_how_many_standards_it_has(
    world: World, django_assert_num_queries: Any
) -> None:
    full, empty = trees.drafted(world), trees.system(world, year=2022)
    with django_assert_num_queries(1):
        assert queries.counts_of([full, empty]) == {full.pk: 3}


def test_clauses_of_a_draft_are_seen_by_those_who_write_it(world: World) -> None:
    trees.drafted(world)
    assert queries.visible_clauses(world.office).count() == 8
    assert not queries.visible_clauses(world.pine_clerk).exists()
    commands.put_in_use(EvaluationSystem.objects.get(), on=TODAY, by=world.office, now=NOON)
    assert queries.visible_clauses(world.pine_clerk).count() == 8
