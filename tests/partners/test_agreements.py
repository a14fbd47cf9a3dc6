"""Matches and agreements: who stands by whom, what was signed, and who may say so."""

from dataclasses import replace
from datetime import date

import pytest

from chuangcheng.evidence import attaching
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.partners import commands, queries
from chuangcheng.partners.drafts import AgreementDraft
from chuangcheng.partners.models import Agreement, Match
from chuangcheng.people import commands as people
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.evidence import papers
from tests.partners.friends import SIGNED_ON
from tests.world import NOON, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


def verbs(thing) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))][::-1]


def said(agreement: Agreement, **changes) -> AgreementDraft:
    held = AgreementDraft(
        community=agreement.community,
        units=tuple(row.unit for row in agreement.units.all()),
        signed_on=agreement.signed_on,
    )
    return replace(held, **changes)


def test_an_agreement_is_signed_and_matches_its_units(world, friends):
    agreement = friends.agreed(units=(friends.buses, friends.union))

    assert verbs(agreement) == ["sign"]
    assert [str(row) for row in agreement.units.all()] == ["市公交公司", "红山区总工会"]
    assert {(m.unit, m.community, m.from_on) for m in Match.objects.all()} == {
        (friends.buses, world.pine, SIGNED_ON),
        (friends.union, world.pine, SIGNED_ON),
    }


def test_a_unit_that_stands_by_the_community_is_not_matched_twice(world, friends):
    commands.match(world.pine, friends.buses, on=date(2021, 3, 2), by=world.office, now=NOON)
    friends.agreed()

    assert Match.objects.get().from_on == date(2021, 3, 2)
    with pytest.raises(Refused, match="已经包联") as refusal:
        commands.match(world.pine, friends.buses, on=TODAY, by=world.office, now=NOON)
    assert refusal.value.field == "unit"


@pytest.mark.parametrize(
    "who", ["leader", "dragon_clerk", "enforcer", "verifier", "partner", "supervisor"]
)
def test_only_the_office_and_the_community_itself_sign(world, friends, who):
    by, agreement = getattr(world, who), friends.agreed()
    matched = Match.objects.get()
    deeds = (
        lambda: commands.sign(said(agreement), by=by, now=NOON),
        lambda: commands.revise_agreement(agreement, said(agreement, note="改"), by=by, now=NOON),
        lambda: commands.void_agreement(agreement, reason="重复", by=by, now=NOON),
        lambda: commands.add_files(agreement, [], by=by, now=NOON),
        lambda: commands.match(world.pine, friends.union, on=TODAY, by=by, now=NOON),
        lambda: commands.end_match(matched, on=TODAY, by=by, now=NOON),
        lambda: commands.void_match(matched, reason="重复", by=by, now=NOON),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert Agreement.objects.count() == Match.objects.count() == 1


def test_a_community_signs_for_itself(world, friends):
    agreement = friends.agreed()
    commands.revise_agreement(
        agreement, said(agreement, note="含附件"), by=world.pine_clerk, now=NOON
    )

    assert agreement.note == "含附件"
    with pytest.raises(NotAllowed):
        commands.void_agreement(agreement, reason="重复", by=world.pine_clerk, now=NOON)


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"units": ()}, "哪个包联单位", "units"),
        ({"signed_on": date(2021, 4, 13)}, "晚于今天", "signed_on"),
        ({"until_on": SIGNED_ON}, "晚于签订", "until_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(friends, changes, words, field):
    with pytest.raises(Refused, match=words) as refusal:
        friends.agreed(**changes)
    assert refusal.value.field == field
    assert not Agreement.objects.exists()


def test_a_correction_brings_its_units_along(friends, world):
    agreement = friends.agreed()
    units = (friends.women, friends.buses)
    later = date(2022, 3, 10)
    commands.revise_agreement(
        agreement, said(agreement, units=units, until_on=later), by=world.office, now=NOON
    )

    assert [row.unit for row in agreement.units.all()] == list(units)
    assert (agreement.ends, agreement.until_on) == (True, later)
    assert Match.objects.count() == 2
    assert verbs(agreement) == ["sign", "revise_agreement"]
    commands.revise_agreement(agreement, said(agreement, until_on=later), by=world.office, now=NOON)
    assert len(verbs(agreement)) == 2, "what says nothing new leaves no trail"


def test_an_agreement_with_pledges_is_not_voided(world, friends):
    agreement = friends.agreed()
    friends.pledge(agreement=agreement)

    with pytest.raises(Refused, match="还有共建事项"):
        commands.void_agreement(agreement, reason="重复", by=world.office, now=NOON)


def test_a_void_agreement_takes_nothing_more(world, friends):
    agreement = friends.agreed()
    commands.void_agreement(agreement, reason="重复登记", by=world.office, now=NOON)

    for deed in (
        lambda: commands.void_agreement(agreement, reason="又", by=world.office, now=NOON),
        lambda: commands.revise_agreement(
            agreement, said(agreement, note="改"), by=world.office, now=NOON
        ),
        lambda: commands.add_files(agreement, [], by=world.office, now=NOON),
    ):
        with pytest.raises(Refused, match="已经作废"):
            deed()
    assert not queries.visible_agreements(world.office).exists()


def test_a_scan_is_kept_with_the_agreement(world, friends):
    agreement = friends.agreed()
    with pytest.raises(Refused, match="没有选文件"):
        commands.add_files(agreement, [], by=world.office, now=NOON)
    scan = attaching.receive_file(papers.pdf(), name="协议.pdf", by=world.office)
    commands.add_files(agreement, [scan], by=world.office, now=NOON)

    assert [str(row) for row in agreement.proofs.all()] == ["协议.pdf"]


def test_a_match_ends_once_and_can_begin_again(world, friends):
    friends.agreed()
    matched = Match.objects.get()
    with pytest.raises(Refused, match="早于开始"):
        commands.end_match(matched, on=date(2021, 3, 9), by=world.office, now=NOON)
    commands.end_match(matched, on=date(2021, 4, 1), by=world.office, now=NOON)
    with pytest.raises(Refused, match="已经结束"):
        commands.end_match(matched, on=TODAY, by=world.office, now=NOON)
    again = commands.match(world.pine, friends.buses, on=TODAY, by=world.office, now=NOON)
    commands.void_match(again, reason="写错", by=world.office, now=NOON)
    with pytest.raises(Refused, match="已经作废"):
        commands.void_match(again, reason="又", by=world.office, now=NOON)

    assert verbs(matched) == ["end_match"]
    assert verbs(again) == ["match", "void_match"]
    assert matched.has_ended


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("office", 1),
        ("leader", 1),
        ("supervisor", 1),
        ("pine_clerk", 1),
        ("dragon_clerk", 0),
        ("grid_worker", 0),
        ("administrator", 0),
    ],
)
def test_each_sees_what_lies_in_reach(world, friends, who, seen):
    friends.agreed()
    actor = getattr(world, who)

    assert queries.visible_agreements(actor).count() == seen
    assert queries.visible_matches(actor).count() == seen


def test_a_unit_sees_what_it_signed(world, friends):
    friends.agreed()

    assert queries.visible_agreements(friends.driver).count() == 1
    assert queries.visible_matches(friends.driver).count() == 1
    assert not queries.visible_agreements(friends.unionist).exists()


def test_units_are_named_as_they_were_on_the_day(world, friends):
    agreement = friends.agreed()
    given = {"on": date(2021, 4, 1), "by": world.administrator, "now": NOON}
    people.rename_unit(friends.buses, name="市公共交通公司", **given)

    assert queries.unit_names([agreement]) == {agreement.pk: "市公交公司"}
