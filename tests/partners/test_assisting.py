"""Assisted persons: coded cases, their sealed names, who may look at one, and the keys."""

from datetime import date

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command

from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.partners import assisting, queries, sealing
from chuangcheng.partners.models import AssistedCase, AssistedCaseVersion, HelpKind
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import Entry, Event, key_of
from tests.partners.friends import Friends
from tests.partners.helped import FROM_ON, NAME, OTHER_NAME, case_draft, helped
from tests.world import NOON, TODAY

pytestmark = pytest.mark.django_db
NOT_OWNERS = ["office", "leader", "dragon_clerk", "grid_worker", "enforcer", "verifier", "partner"]
NOT_OWNERS += ["keeper", "supervisor", "administrator"]


def verbs(case: AssistedCase) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(case))][::-1]


def told() -> str:
    """All that the trail says."""
    return f"{[*Entry.objects.values()]}{[*Event.objects.values()]}"


def test_a_person_is_helped_under_the_next_code_of_the_year(world):
    first, second = helped(world), helped(world, name=OTHER_NAME)

    assert [first.code, second.code] == ["BF-2021-001", "BF-2021-002"]
    assert verbs(first) == ["assist"]
    assert str(first) == "BF-2021-001"
    assert helped(world, name="第三人", code="松-07").code == "松-07"


def test_the_name_is_stored_sealed_and_told_nowhere(world):
    case = helped(world)

    assert NAME not in case.sealed_name
    assert NAME not in told()
    assert NAME not in repr(case_draft(world))
    assert sealing.opened(case.sealed_name) == NAME


@pytest.mark.parametrize("who", NOT_OWNERS)
def test_nobody_but_the_community_writes_or_reads_a_name(world, who):
    case, by = helped(world), getattr(world, who)
    deeds = (
        lambda: assisting.add(case_draft(world), by=by, now=NOON),
        lambda: assisting.revise(case, case_draft(world, what="改"), by=by, now=NOON),
        lambda: assisting.end(case, on=TODAY, by=by, now=NOON),
        lambda: assisting.void(case, reason="重复", by=by, now=NOON),
        lambda: assisting.reveal(case, by=by, now=NOON),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert verbs(case) == ["assist"]


def test_a_look_at_the_name_leaves_its_entry_each_time(world):
    case = helped(world)

    assert assisting.reveal(case, by=world.pine_clerk, now=NOON) == NAME
    assert assisting.reveal(case, by=world.pine_clerk, now=NOON) == NAME

    assert verbs(case) == ["assist", "reveal", "reveal"]
    assert Entry.objects.filter(verb="partners.reveal").first().actor == world.pine_clerk.key
    assert NAME not in told()


def test_a_correction_keeps_the_name_unless_another_is_written(world):
    case = helped(world)
    assisting.revise(
        case, case_draft(world, name="", what="每周一次"), by=world.pine_clerk, now=NOON
    )
    assert sealing.opened(case.sealed_name) == NAME

    assisting.revise(
        case, case_draft(world, name=OTHER_NAME, what="每周一次"), by=world.pine_clerk, now=NOON
    )
    case.refresh_from_db()

    assert sealing.opened(case.sealed_name) == OTHER_NAME
    assert verbs(case) == ["assist", "revise_assisted", "revise_assisted"]
    assert "name_changed" in told()
    assert OTHER_NAME not in told()
    assert AssistedCaseVersion.objects.count() == 2


def test_nothing_said_anew_is_no_correction(world):
    case = helped(world)
    assisting.revise(case, case_draft(world, name=""), by=world.pine_clerk, now=NOON)

    assert verbs(case) == ["assist"]


@pytest.mark.parametrize("field", ["what", "code"])
def test_the_name_may_stand_in_no_other_field(world, field):
    with pytest.raises(Refused, match="不要写姓名") as refusal:
        helped(world, **{field: f"给 {NAME} 送"})

    assert refusal.value.field == field
    assert not AssistedCase.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": " "}, "不能空"),
        ({"from_on": date(2021, 4, 13)}, "不能晚于今天"),
        ({"code": "已用"}, "已经有帮扶编号"),
    ],
)
def test_a_case_that_cannot_be_is_refused(world, changes, sentence):
    helped(world, code="已用")

    with pytest.raises(Refused, match=sentence):
        helped(world, **changes)


def test_a_pledge_of_another_community_is_refused(world):
    pledge = Friends(world).pledge(where=world.dragon)

    with pytest.raises(Refused, match="不是这个社区"):
        helped(world, pledge=pledge)


def test_help_ends_on_a_day_and_only_once(world):
    case = assisting.end(helped(world), on=date(2021, 4, 10), by=world.pine_clerk, now=NOON)

    assert (case.until_on, verbs(case)) == (date(2021, 4, 10), ["assist", "end_assisted"])
    with pytest.raises(Refused, match="已经结束"):
        assisting.end(case, on=TODAY, by=world.pine_clerk, now=NOON)
    with pytest.raises(Refused, match="不能早于"):
        assisting.end(helped(world), on=date(2021, 4, 5), by=world.pine_clerk, now=NOON)
    late = case_draft(world, name="", from_on=date(2021, 4, 11))
    with pytest.raises(Refused, match="不能晚于结束日期"):
        assisting.revise(case, late, by=world.pine_clerk, now=NOON)


def test_a_void_case_never_was_and_shows_no_name(world):
    case = helped(world)
    with pytest.raises(Refused, match="不要写姓名"):
        assisting.void(case, reason=f"{NAME}重复", by=world.pine_clerk, now=NOON)

    assisting.void(case, reason="重复登记", by=world.pine_clerk, now=NOON)

    assert verbs(case) == ["assist", "void_assisted"]
    assert not queries.visible_cases(world.office).exists()
    for deed in (
        lambda: assisting.reveal(case, by=world.pine_clerk, now=NOON),
        lambda: assisting.end(case, on=TODAY, by=world.pine_clerk, now=NOON),
        lambda: assisting.void(case, reason="再", by=world.pine_clerk, now=NOON),
        lambda: assisting.revise(case, case_draft(world), by=world.pine_clerk, now=NOON),
    ):
        with pytest.raises(Refused, match="已经作废"):
            deed()


def test_codes_are_seen_by_the_office_the_community_and_the_unit_that_helps(world):
    friends = Friends(world)
    helped(world, unit=friends.union)

    seen = {
        name
        for name in (*NOT_OWNERS, "pine_clerk")
        if queries.visible_cases(getattr(world, name)).exists()
    }

    assert seen == {"office", "pine_clerk"}
    assert queries.visible_cases(friends.unionist).exists()
    assert not queries.visible_cases(friends.driver).exists()


def test_without_the_key_nobody_reads_a_name(world, settings):
    case = helped(world)
    settings.NAME_KEYS = (Fernet.generate_key().decode(),)

    with pytest.raises(Refused, match="密钥不在这台机器上"):
        assisting.reveal(case, by=world.pine_clerk, now=NOON)

    assert verbs(case) == ["assist"]
    assisting.void(case, reason="重复登记", by=world.pine_clerk, now=NOON)


def test_a_new_key_takes_over_and_the_old_one_may_go(world, settings):
    case, fresh = helped(world), Fernet.generate_key().decode()
    before = case.sealed_name
    settings.NAME_KEYS = (fresh, *settings.NAME_KEYS)

    assert assisting.reseal(by=INSTALLER, now=NOON) == 1

    case.refresh_from_db()
    settings.NAME_KEYS = (fresh,)
    assert case.sealed_name != before
    assert assisting.reveal(case, by=world.pine_clerk, now=NOON) == NAME
    assert NAME not in told()


def test_keys_are_changed_on_the_machine_and_never_without_the_old_one(world, settings):
    case = helped(world)
    for who in ("office", "pine_clerk"):
        with pytest.raises(NotAllowed):
            assisting.reseal(by=getattr(world, who), now=NOON)
    settings.NAME_KEYS = (Fernet.generate_key().decode(),)

    with pytest.raises(Refused, match="密钥"):
        assisting.reseal(by=INSTALLER, now=NOON)

    held = AssistedCase.objects.get(pk=case.pk)
    assert held.sealed_name == case.sealed_name
    assert (held.from_on, held.kind) == (FROM_ON, HelpKind.VISITING)


def test_the_command_of_the_machine_says_how_many_and_no_name(world, capsys):
    helped(world)

    call_command("reseal")

    said = capsys.readouterr().out
    assert "重新密封了 1 个姓名" in said
    assert NAME not in said
