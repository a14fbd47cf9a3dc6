"""责任清单: who answers for which standard, drafted, published, and changed by dated rows."""

from datetime import date, timedelta
from typing import Any

import pytest

from chuangcheng.documents.commands import record
from chuangcheng.documents.models import Document
from chuangcheng.duties import lists, queries
from chuangcheng.duties.models import DutyItem, DutyList, DutyUnit
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.people import commands as people
from chuangcheng.standards.models import Origin
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.documents.conftest import plan
from tests.duties import listed
from tests.standards import trees
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def verbs(thing: Any) -> list[str]:
    return [deed.verb for deed in trail.history_of(key_of(thing))]


def told(world: World) -> dict[str, Any]:
    return {"by": world.office, "now": NOON}


def test_a_list_is_drafted_published_and_answers_from_its_day(world: World) -> None:
    item = listed.published(world)
    clause = item.clause

    assert list(queries.items_of(clause, on=TODAY)) == [item]
    assert not queries.items_of(clause, on=YESTERDAY).exists()
    assert verbs(item.duty_list) == ["duties.publish", "duties.draft_list"]
    assert verbs(item) == ["duties.add_items"]
    assert [str(row) for row in item.units.all()] == ["XX街道综合行政执法局", "和美物业"]


def test_only_the_office_writes_and_publishes(world: World) -> None:
    item = listed.item(world)
    other = listed.draft(world, item.clause.system, area=world.dragon)
    for role, by in world.everybody().items():
        if role is Role.CAMPAIGN_OFFICE:
            continue
        deeds = (
            lambda by=by: listed.duty_list(world, by=by),
            lambda by=by: lists.add_item(item.duty_list, other, by=by, now=NOON),
            lambda by=by: lists.edit_item(item, note="改", by=by, now=NOON),
            lambda by=by: lists.remove_item(item, by=by, now=NOON),
            lambda by=by: lists.publish(item.duty_list, on=TODAY, by=by, now=NOON),
            lambda by=by: lists.discard(item.duty_list, reason="错了", by=by, now=NOON),
        )
        for deed in deeds:
            with pytest.raises(NotAllowed):
                deed()
    lists.publish(item.duty_list, on=TODAY, **told(world))
    item.refresh_from_db()
    for role, by in world.everybody().items():
        if role is not Role.CAMPAIGN_OFFICE:
            with pytest.raises(NotAllowed):
                lists.change_item(item, on=TODAY, note="改", by=by, now=NOON)
            with pytest.raises(NotAllowed):
                lists.end_item(item, on=TODAY, by=by, now=NOON)


def test_a_list_is_of_a_sub_district(world: World) -> None:
    with pytest.raises(Refused, match="按街道"):
        listed.duty_list(world, subdistrict=world.pine)
    with pytest.raises(Refused, match="不能空"):
        listed.duty_list(world, name=" ")


def test_a_clause_of_our_own_is_not_published_without_a_named_person(world: World) -> None:
    ours = trees.in_use(world, origin=Origin.OURS)
    item = listed.item(world, system=ours, person=None)

    with pytest.raises(Refused, match="写明责任人才能发布，还有 1 项"):
        lists.publish(item.duty_list, on=TODAY, **told(world))

    named = world.account(world.pine_clerk)
    lists.edit_item(item, person=named, **told(world))
    assert not lists.publish(item.duty_list, on=TODAY, **told(world)).is_draft
    with pytest.raises(Refused, match="写明责任人"):
        lists.change_item(DutyItem.objects.get(), on=TODAY, person=None, **told(world))


def test_what_was_handed_down_is_published_with_its_person_to_be_named(world: World) -> None:
    item = listed.published(world, person=None)

    assert (item.person, item.since) == (None, TODAY)


@pytest.mark.parametrize(
    ("on", "said"), [(TOMORROW, "不能晚于今天"), (TODAY, "还没有责任项")], ids=["ahead", "empty"]
)
def test_a_list_is_published_when_it_can_be(world: World, on: date, said: str) -> None:
    duty_list = listed.duty_list(world)
    with pytest.raises(Refused, match=said):
        lists.publish(duty_list, on=on, **told(world))


def test_a_list_is_published_once_and_not_edited_after(world: World) -> None:
    item = listed.published(world)
    duty_list = DutyList.objects.get()
    other = listed.draft(world, item.system, area=world.dragon)

    with pytest.raises(Refused, match="已经发布过"):
        lists.publish(duty_list, on=TODAY, **told(world))
    for deed in (
        lambda: lists.add_item(duty_list, other, **told(world)),
        lambda: lists.edit_item(item, note="改", **told(world)),
        lambda: lists.remove_item(item, **told(world)),
        lambda: lists.discard(duty_list, reason="错了", **told(world)),
    ):
        with pytest.raises(NotAllowed, match="已经发布，不能直接改"):
            deed()


def test_whoever_writes_while_another_publishes_is_told(world: World) -> None:
    item = listed.item(world)
    stale = DutyList.objects.get()
    lists.publish(item.duty_list, on=TODAY, **told(world))

    with pytest.raises(Overtaken, match="刚被别人发布"):
        lists.discard(stale, reason="错了", **told(world))


def test_a_draft_is_edited_and_the_trail_says_what_was(world: World) -> None:
    item = listed.item(world)

    lists.edit_item(item, target=Quantity(20), cooperating=(), note="逐栋查", **told(world))

    item = DutyItem.objects.get()
    assert (item.goal, item.note) == (Quantity(20), "逐栋查")
    assert [row.unit for row in item.units.all()] == [world.property_company]
    (deed,) = trail.history_of(key_of(item))[:1]
    assert deed.verb == "duties.edit_item"


def test_what_did_not_change_leaves_no_trail(world: World) -> None:
    item = listed.item(world)
    lists.edit_item(item, note="", **told(world))

    assert verbs(item) == ["duties.add_items"]


def test_an_item_of_a_draft_is_removed_and_a_draft_is_discarded(world: World) -> None:
    item = listed.item(world)
    duty_list = item.duty_list
    lists.remove_item(item, **told(world))
    assert not DutyItem.objects.standing().exists()
    assert verbs(item)[0] == "duties.remove_item"

    again = listed.item(world, system=item.system, duty_list=duty_list)
    lists.discard(duty_list, reason="重新起草", **told(world))
    again.refresh_from_db()
    assert (again.void, duty_list.void) == (True, True)
    with pytest.raises(Refused, match="已经作废"):
        lists.publish(duty_list, on=TODAY, **told(world))


def test_another_person_is_a_new_row_and_the_old_one_answers_for_its_days(world: World) -> None:
    item = listed.published(world, on=YESTERDAY)
    newcomer = world.account(world.enforcer)

    made = lists.change_item(item, on=TODAY, person=newcomer, **told(world))

    (before,) = queries.items_of(item.clause, on=YESTERDAY)
    (today,) = queries.items_of(item.clause, on=TODAY)
    assert (before.person, today.person) == (world.account(world.pine_clerk), newcomer)
    assert (made.follows, made.since, item.until) == (item, TODAY, TODAY)
    assert [row.unit for row in made.units.all()] == [world.enforcement, world.property_company]
    assert queries.rows_of(made) == [made, item]
    assert verbs(made) == ["duties.change_item"]


@pytest.mark.parametrize(
    ("on", "said"),
    [(TOMORROW, "不能晚于今天"), (date(2021, 4, 1), "不能早于")],
    ids=["ahead", "before it began"],
)
def test_an_item_changes_and_ends_inside_its_days(world: World, on: date, said: str) -> None:
    item = listed.published(world)
    with pytest.raises(Refused, match=said):
        lists.change_item(item, on=on, note="改", **told(world))
    with pytest.raises(Refused, match=said):
        lists.end_item(item, on=on, **told(world))


def test_what_has_ended_or_is_a_draft_is_not_changed(world: World) -> None:
    item = listed.item(world)
    with pytest.raises(Refused, match="还没有发布"):
        lists.change_item(item, on=TODAY, note="改", **told(world))
    lists.publish(item.duty_list, on=YESTERDAY, **told(world))
    item = lists.end_item(DutyItem.objects.get(), on=TODAY, **told(world))
    assert verbs(item)[0] == "duties.end_item"
    assert not queries.items_of(item.clause, on=TODAY).exists()
    for deed in (
        lambda: lists.change_item(item, on=TODAY, note="改", **told(world)),
        lambda: lists.end_item(item, on=TODAY, **told(world)),
    ):
        with pytest.raises(Refused, match="已经结束"):
            deed()


def test_a_change_that_changes_nothing_is_refused(world: World) -> None:
    item = listed.published(world)
    with pytest.raises(Refused, match="没有要变更的"):
        lists.change_item(item, on=TODAY, note="", **told(world))
    with pytest.raises(TypeError):
        lists.change_item(item, on=TODAY, area=world.dragon, **told(world))


def test_whoever_changes_it_second_is_told(world: World) -> None:
    item = listed.published(world)
    seen = DutyItem.objects.get()
    lists.change_item(item, on=TODAY, note="改", **told(world))

    with pytest.raises(Overtaken):
        lists.change_item(seen, on=TODAY, note="又改", **told(world))


def test_a_new_list_takes_over_what_it_repeats(world: World) -> None:
    old = listed.published(world, on=YESTERDAY)
    kept = listed.item(world, system=old.system, area=world.dragon)
    lists.publish(kept.duty_list, on=YESTERDAY, **told(world))
    new = listed.published(world, system=old.system, person=None)

    old.refresh_from_db()
    kept.refresh_from_db()
    assert (old.until, kept.until, new.since) == (TODAY, OPEN_END, TODAY)


def test_what_makes_no_sense_is_refused(world: World) -> None:
    system = trees.in_use(world)
    above = trees.clause(system, "安全")
    drafted = trees.clause(trees.drafted(world, year=2022), trees.LIGHTS)
    for wrong, said in (
        ({"clause": above}, "不是在用的测评标准"),
        ({"clause": drafted}, "不是在用的测评标准"),
        ({"area": world.district}, "不在这份清单的街道里"),
        ({"cooperating": (world.property_company,)}, "既是责任单位又是配合单位"),
        ({"note": "长" * 201}, "最多 200"),
    ):
        with pytest.raises(Refused, match=said):
            listed.item(world, system=system, duty_list=listed.duty_list(world), **wrong)
    assert not DutyItem.objects.exists()
    assert not DutyUnit.objects.exists()


def test_one_lead_unit_stands_once_for_a_clause_and_an_area(world: World) -> None:
    item = listed.item(world)
    again = {"system": item.system, "duty_list": item.duty_list}

    with pytest.raises(Refused, match="已经有这个牵头单位"):
        listed.item(world, **again)
    assert listed.item(world, lead_unit=world.enforcement, **again).position == 2


def test_a_list_names_its_document_and_is_called_otherwise(world: World) -> None:
    document = record(plan(world), **told(world))
    duty_list = listed.duty_list(world)
    changes: dict[str, Any] = {"name": "2021年责任清单", "document": document, "note": "试行"}

    lists.edit_list(duty_list, **changes, **told(world))

    duty_list.refresh_from_db()
    assert {name: getattr(duty_list, name) for name in changes} == changes
    assert verbs(duty_list) == ["duties.edit_list", "duties.draft_list"]
    lists.edit_list(duty_list, **changes, **told(world))
    assert len(verbs(duty_list)) == 2
    with pytest.raises(NotAllowed):
        lists.edit_list(duty_list, name="改名", by=world.leader, now=NOON)


def test_a_list_that_is_void_or_a_document_of_another_office_is_refused(world: World) -> None:
    document = record(plan(world), **told(world))
    duty_list = listed.duty_list(world, document=document)
    Document.objects.filter(pk=document.pk).update(subdistrict=world.pine)
    foreign = Document.objects.get(pk=document.pk)
    with pytest.raises(Refused, match="不是本街道的文件"):
        listed.duty_list(world, document=foreign)

    lists.discard(duty_list, reason="重来", **told(world))

    with pytest.raises(Refused, match="已经作废"):
        lists.edit_list(duty_list, name="改名", **told(world))


def test_a_unit_prints_the_name_of_the_day(world: World) -> None:
    item = listed.published(world, on=YESTERDAY)
    people.rename_unit(
        world.pine_unit, name="松树园党群中心", on=TODAY, by=world.administrator, now=NOON
    )

    new = lists.change_item(item, on=TODAY, note="换牌子", **told(world))

    named = queries.unit_names([item, new], on=TODAY)
    lead = world.pine_unit.pk
    assert queries.unit_names([item], on=YESTERDAY)[item.pk, lead] == "松树园社区居委会"
    assert (named[item.pk, lead], named[new.pk, lead]) == ("松树园社区居委会", "松树园党群中心")


def test_everybody_sees_what_concerns_them_and_drafts_are_the_offices(world: World) -> None:
    item = listed.item(world)
    sees = queries.visible_items
    assert list(sees(world.office)) == [item]
    assert not sees(world.leader).exists()
    lists.publish(item.duty_list, on=TODAY, **told(world))
    other = listed.published(world, system=item.system, area=world.dragon, responsible=())

    everybody = {
        "office": {item, other},
        "leader": {item, other},
        "verifier": {item, other},
        "supervisor": {item, other},
        "pine_clerk": {item, other},  # the committee leads both
        "grid_worker": {item},
        "dragon_clerk": {other},
        "property_clerk": {item},
        "enforcer": {item, other},
        "partner": set(),
        "administrator": set(),
    }
    for name, found in everybody.items():
        assert set(sees(getattr(world, name))) == found, name


def test_my_duties_are_those_that_name_me_or_my_unit(world: World) -> None:
    item = listed.published(world)
    mine = DutyItem.objects.filter(queries.my_items(world.property_clerk, on=TODAY))

    assert list(mine) == [item]
    for actor, day in ((world.dragon_clerk, TODAY), (world.property_clerk, YESTERDAY)):
        assert not DutyItem.objects.filter(queries.my_items(actor, on=day)).exists()


def test_a_vague_deadline_is_kept_as_it_was_said(world: World) -> None:
    item = listed.item(world, due_text="创城迎检前")

    assert (item.is_vague, item.due_on) == (True, OPEN_END)


def test_unknown_targets_stay_unknown(world: World) -> None:
    item = listed.item(world, target=Quantity(None, "unknown"))  # type: ignore[arg-type]

    assert (item.target, item.goal.screen()) == (None, "未统计")
