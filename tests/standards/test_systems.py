"""测评体系: drafted, put in use, cloned and retired; what was in use is never changed."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.standards import commands, drafting, drafts, queries
from chuangcheng.standards.comparing import Fate, compare
from chuangcheng.standards.models import Clause, EvaluationSystem, Level, SystemState
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.standards import trees
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

LATER = date(2021, 4, 11)


def verbs(thing: EvaluationSystem) -> list[str]:
    return [deed.verb.removeprefix("standards.") for deed in trail.history_of(key_of(thing))]


def test_a_system_is_drafted_put_in_use_and_retired_and_leaves_a_trail(world: World) -> None:
    system = trees.drafted(world)
    assert (system.state, str(system)) == (SystemState.DRAFT, "城市文明程度测评体系（2021年版）")

    commands.put_in_use(system, on=trees.USED_FROM, by=world.office, now=NOON)
    assert system.state is SystemState.IN_USE
    commands.retire(system, on=LATER, by=world.office, now=NOON)

    assert EvaluationSystem.objects.get().state is SystemState.RETIRED
    assert verbs(system) == ["retire", "put_in_use", "draft_system"]
    dates = Clause.objects.filter(system=system).values_list("used_from", "used_until")
    assert set(dates) == {(trees.USED_FROM, LATER)}


def test_only_the_office_keeps_systems(world: World) -> None:
    draft, used = trees.drafted(world), trees.in_use(world, year=2020)
    deeds = (
        lambda by: commands.draft_system(_another(world), by=by, now=NOON),
        lambda by: commands.edit_system(draft, year=2022, by=by, now=NOON),
        lambda by: commands.put_in_use(draft, on=TODAY, by=by, now=NOON),
        lambda by: commands.retire(used, on=TODAY, by=by, now=NOON),
        lambda by: commands.clone(used, year=2022, by=by, now=NOON),
        lambda by: commands.discard(draft, reason="不要了", by=by, now=NOON),
    )
    for role, actor in world.everybody().items():
        if role == Role.CAMPAIGN_OFFICE:
            continue
        for deed in deeds:
            with pytest.raises(NotAllowed):
                deed(actor)


def _another(world: World) -> commands.SystemDraft:
    return commands.SystemDraft(subdistrict=world.town, name="另一个体系", year=2021)


def test_a_draft_is_edited_and_the_trail_says_what_was(world: World) -> None:
    system = trees.system(world)

    commands.edit_system(
        system, name="未成年人测评体系", short_name="未成年人", by=world.office, now=NOON
    )
    commands.edit_system(system, short_name="未成年人", by=world.office, now=NOON)

    assert EvaluationSystem.objects.get().name == "未成年人测评体系"
    (edit, _draft) = trail.history_of(key_of(system))
    assert edit.facts["name"] == ["城市文明程度测评体系", "未成年人测评体系"]
    assert "folded" not in edit.facts


def test_the_same_edition_stands_once(world: World) -> None:
    trees.system(world)
    with pytest.raises(Refused, match="换一个名称或版次"):
        trees.system(world)
    trees.system(world, year=2022)


@pytest.mark.parametrize(("changes", "field"), [({"year": 1999}, "year"), ({"name": " "}, "name")])
def test_what_cannot_be_is_refused_at_its_field(
    world: World, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        trees.system(world, **changes)
    assert refusal.value.field == field


def test_a_system_belongs_to_a_sub_district(world: World) -> None:
    with pytest.raises(Refused, match="按街道建立"):
        trees.system(world, subdistrict=world.pine)


def test_what_is_in_use_is_never_edited(world: World) -> None:
    system = trees.in_use(world)
    with pytest.raises(NotAllowed, match="克隆成新版次再改"):
        commands.edit_system(system, year=2022, by=world.office, now=NOON)
    with pytest.raises(NotAllowed, match="在用的体系"):
        commands.discard(system, reason="不要了", by=world.office, now=NOON)
    with pytest.raises(Refused, match="已经启用过"):
        commands.put_in_use(system, on=TODAY, by=world.office, now=NOON)


def test_nothing_is_put_in_use_empty_ahead_or_void(world: World) -> None:
    empty, full = trees.system(world), trees.drafted(world, year=2022)
    with pytest.raises(Refused, match="还没有测评标准"):
        commands.put_in_use(empty, on=TODAY, by=world.office, now=NOON)
    with pytest.raises(Refused, match="不能晚于今天"):
        commands.put_in_use(full, on=date(2021, 4, 13), by=world.office, now=NOON)
    commands.discard(full, reason="重复", by=world.office, now=NOON)
    for deed in (
        lambda: commands.put_in_use(full, on=TODAY, by=world.office, now=NOON),
        lambda: commands.discard(full, reason="重复", by=world.office, now=NOON),
        lambda: commands.edit_system(full, year=2020, by=world.office, now=NOON),
    ):
        with pytest.raises(Refused, match="已经作废"):
            deed()


def test_a_system_is_retired_after_it_was_used_and_not_ahead(world: World) -> None:
    draft, system = trees.drafted(world, year=2020), trees.in_use(world)
    for thing, on, words in (
        (draft, TODAY, "是草稿的体系，不能停用"),
        (system, date(2021, 3, 31), "不能早于启用日期"),
        (system, date(2021, 4, 13), "不能晚于今天"),
    ):
        with pytest.raises(Refused, match=words):
            commands.retire(thing, on=on, by=world.office, now=NOON)


def test_a_discarded_draft_leaves_no_clause_standing(world: World) -> None:
    system = trees.drafted(world)

    commands.discard(system, reason="导错了", by=world.office, now=NOON)

    assert not Clause.objects.standing().filter(system=system).exists()
    assert not queries.visible_systems(world.office).exists()
    assert verbs(system)[0] == "discard"
    trees.drafted(world)


def test_two_cannot_put_it_in_use_and_change_it_at_once(world: World) -> None:
    system = trees.drafted(world)
    stale = EvaluationSystem.objects.get(pk=system.pk)
    commands.put_in_use(system, on=TODAY, by=world.office, now=NOON)

    with pytest.raises(Overtaken):
        drafting.add_clause(
            stale,
            drafts.ClauseDraft(level=Level.PROJECT, text="后来的"),
            by=world.office,
            now=NOON,
        )


def test_a_clone_is_a_draft_of_the_next_edition_and_its_clauses_know_theirs(world: World) -> None:
    system = trees.in_use(world)

    copy = commands.clone(system, year=2022, by=world.office, now=NOON)

    assert (copy.state, copy.edition, copy.predecessor) == (SystemState.DRAFT, "2022年版", system)
    pledge = trees.clause(copy, trees.PLEDGE)
    assert pledge.predecessor == trees.clause(system, trees.PLEDGE)
    assert pledge.full_code == "Ⅰ-1 Ⅱ-1 Ⅲ-2 1)"
    assert queries.place_types_of(pledge) == queries.place_types_of(pledge.predecessor)
    assert queries.required_of(pledge) == queries.required_of(pledge.predecessor)
    assert {pair.fate for pair in compare(system, copy)} == {Fate.SAME}
    assert verbs(copy) == ["clone"]


def test_a_draft_is_not_cloned_and_an_edition_not_twice(world: World) -> None:
    with pytest.raises(Refused, match="直接修改就行"):
        commands.clone(trees.drafted(world), year=2023, by=world.office, now=NOON)
    system = trees.in_use(world, year=2020)
    commands.clone(system, year=2022, by=world.office, now=NOON)
    with pytest.raises(Refused, match="换一个名称或版次"):
        commands.clone(system, year=2022, by=world.office, now=NOON)


def test_two_editions_are_compared_clause_by_clause(world: World) -> None:
    old = trees.in_use(world)
    new = commands.clone(old, year=2022, by=world.office, now=NOON)
    office: dict[str, Any] = {"by": world.office, "now": NOON}
    drafting.edit_clause(trees.clause(new, trees.LIGHTS), text="楼道灯都亮", **office)
    drafting.remove_clauses([trees.clause(new, trees.FIRE)], **office)
    draft = drafts.ClauseDraft(
        level=Level.STANDARD, text=trees.RUBBISH, parent=trees.clause(new, "整洁")
    )
    drafting.add_clause(new, draft, **office)

    found = {str(pair.shown.text): pair for pair in compare(old, new)}

    assert found["楼道灯都亮"].fate is Fate.CHANGED
    assert [(d.name, d.old, d.new) for d in found["楼道灯都亮"].differences] == [
        ("条目内容", trees.LIGHTS, "楼道灯都亮")
    ]
    assert found[trees.PLEDGE].fate is Fate.SAME
    assert found[trees.RUBBISH].fate is Fate.NEW
    assert found[trees.FIRE].fate is Fate.GONE


def test_editions_that_were_imported_apart_are_matched_by_mark_and_words(world: World) -> None:
    old, new = trees.in_use(world), trees.drafted(world, year=2022)
    drafting.edit_clause(trees.clause(new, trees.LIGHTS), code="9)", by=world.office, now=NOON)

    found = {pair.shown.text: pair.fate for pair in compare(old, new)}

    assert found[trees.LIGHTS] is Fate.CHANGED
    assert {fate for text, fate in found.items() if text != trees.LIGHTS} == {Fate.SAME}


def test_drafts_are_seen_by_those_who_write_them_and_the_rest_by_all_who_work_here(
    world: World,
) -> None:
    draft, used = trees.drafted(world), trees.in_use(world, year=2020)
    readers = {
        *(Role.CAMPAIGN_OFFICE, Role.LEADER, Role.COMMUNITY, Role.GRID_WORKER),
        *(Role.RESPONSIBLE_UNIT, Role.VERIFIER, Role.STATION_KEEPER, Role.DISTRICT_SUPERVISOR),
    }
    for role, actor in world.everybody().items():
        seen = set(queries.visible_systems(actor))
        wanted = {used} if role in readers else set()
        assert seen == (wanted | {draft} if role == Role.CAMPAIGN_OFFICE else wanted), role


def test_several_are_in_use_on_a_day(world: World) -> None:
    city = trees.in_use(world)
    minors = trees.in_use(world, name="未成年人测评体系")
    trees.drafted(world, name="草稿")
    commands.retire(minors, on=LATER, by=world.office, now=NOON)

    assert set(queries.systems_in_use(world.town, on=date(2021, 4, 10))) == {city, minors}
    assert set(queries.systems_in_use(world.town, on=LATER)) == {city}
    assert not queries.systems_in_use(world.town, on=date(2021, 3, 31)).exists()
    assert city.used_until == OPEN_END
