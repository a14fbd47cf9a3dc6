"""What a campaign takes in: issues and rounds that are on record, entered once and never twice."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.campaigns import commands, linking, queries
from chuangcheng.campaigns.models import CampaignRound, CampaignStatement
from chuangcheng.figures import campaigns, issues
from chuangcheng.figures.asking import ask
from chuangcheng.figures.rows import rows
from chuangcheng.inspections import commands as inspections
from chuangcheng.inspections.commands import Seen
from chuangcheng.issues import commands as raising
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.campaigns.village import draft, issue_there, looked, started
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

FIGURES = (campaigns.ISSUES_FOUND, campaigns.ISSUES_CLOSED, campaigns.STATED, campaigns.UNCOUNTED)


def numbers(world: World, on: date = TODAY, known_at: int | None = None) -> list[Any]:
    answers = ask(FIGURES, scope_of(world.town, as_of=on, known_at=known_at))
    return [answers[figure.key].value for figure in FIGURES]


def test_an_issue_is_taken_in_and_stays_in_every_other_count(world: World) -> None:
    campaign, issue, before = started(world), issue_there(world), trail.last_entry_id()
    registered = ask([issues.REGISTERED], scope_of(world.town, as_of=TODAY))
    (link,) = linking.link_issues(campaign, [issue], by=world.office, now=NOON)

    assert numbers(world) == [1, 0, 0, 0]
    assert numbers(world, date(2021, 4, 5)) == numbers(world, known_at=before) == [0] * 4
    assert ask([issues.REGISTERED], scope_of(world.town, as_of=TODAY)) == registered
    assert trail.history_of(key_of(issue))[0].facts == {"campaign": campaign.name}
    assert queries.campaign_of(issue.pk, actor=world.office) == campaign
    (row,) = rows(campaigns.ISSUES_FOUND, scope_of(world.town, as_of=TODAY))
    assert (row.number, row.ref) == (link.issue.number, key_of(issue))


def test_a_closed_issue_is_closed_in_its_campaign_and_a_void_one_is_none(world: World) -> None:
    campaign = started(world, sites=(world.pine,))
    done, other = world.closed(), world.issue(title="另一处")
    linking.link_issues(campaign, [done, other], by=world.office, now=NOON)
    assert (numbers(world)[:2], numbers(world, date(2021, 4, 8))[:2]) == ([2, 1], [2, 0])

    before = trail.last_entry_id()
    raising.void(other, reason="重复", by=world.office, now=NOON)
    assert (numbers(world)[:2], numbers(world, known_at=before)[:2]) == ([1, 1], [2, 1])


def test_only_issues_of_the_sites_are_taken_in_and_only_once(world: World) -> None:
    campaign, far = started(world), world.issue()
    with pytest.raises(Refused, match="不在治理范围"):
        linking.link_issues(campaign, [far], by=world.office, now=NOON)
    with pytest.raises(Refused, match="没有选问题"):
        linking.link_issues(campaign, [], by=world.office, now=NOON)
    issue = issue_there(world)
    linking.link_issues(campaign, [issue], by=world.office, now=NOON)
    with pytest.raises(Refused, match="已经归入“村庄环境专项治理”"):
        linking.link_issues(campaign, [issue], by=world.office, now=NOON)


@pytest.mark.parametrize("who", ["leader", "pine_clerk", "enforcer", "verifier", "supervisor"])
def test_only_the_office_takes_in(world: World, who: str) -> None:
    by, campaign, issue = getattr(world, who), started(world), issue_there(world)
    opened = looked(world).round
    (link,) = linking.link_issues(campaign, [issue], by=world.office, now=NOON)
    linking.link_round(campaign, opened, by=world.office, now=NOON)
    linked = CampaignRound.objects.get()
    deeds = (
        lambda: linking.link_issues(campaign, [issue], by=by, now=NOON),
        lambda: linking.unlink_issue(link, reason="错", by=by, now=NOON),
        lambda: linking.link_round(campaign, opened, by=by, now=NOON),
        lambda: linking.unlink_round(linked, by=by, now=NOON),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert numbers(world) == [1, 0, 2, 2]


def test_an_issue_that_is_taken_out_belonged_until_that_day(world: World) -> None:
    campaign, issue = started(world), issue_there(world)
    (link,) = linking.link_issues(campaign, [issue], by=world.office, now=NOON)
    linking.unlink_issue(link, reason="不在这次治理里", by=world.office, now=NOON)

    assert (numbers(world)[0], numbers(world, date(2021, 4, 11))[0]) == (0, 1)
    assert queries.campaign_of(issue.pk, actor=world.office) is None
    assert trail.history_of(key_of(campaign))[0].verb == "campaigns.unlink_issue"
    with pytest.raises(Refused, match="已经移出"):
        linking.unlink_issue(link, reason="再", by=world.office, now=NOON)
    linking.link_issues(campaign, [issue], by=world.office, now=NOON)
    assert numbers(world)[0] == 1


def test_what_visits_stated_is_taken_over_and_never_counted_as_issues(world: World) -> None:
    campaign, visit = started(world), looked(world, "暴露垃圾", "乱堆乱放", "私搭乱建")
    taken = linking.link_round(campaign, visit.round, by=world.office, now=NOON)

    assert [str(row) for row in taken] == ["暴露垃圾", "乱堆乱放", "私搭乱建"]
    assert {row.quantity.screen() for row in taken} == {"未统计"}
    assert numbers(world) == [0, 0, 3, 3]
    found = ask([issues.FOUND], scope_of(world.town, as_of=TODAY))
    assert found[issues.FOUND.key].value == 0
    with pytest.raises(Refused, match="没有新的"):
        linking.link_round(campaign, visit.round, by=world.office, now=NOON)


def test_what_a_later_visit_of_the_round_stated_is_taken_over_too(world: World) -> None:
    campaign, visit = started(world), looked(world)
    linking.link_round(campaign, visit.round, by=world.office, now=NOON)
    inspections.visit(
        visit.round,
        world.village,
        on=date(2021, 4, 11),
        unit=world.enforcement,
        by=world.enforcer,
        now=NOON,
        seen=[Seen("渣土堆", Quantity(3))],
    )
    inspections.visit(
        visit.round,
        world.pine,
        on=date(2021, 4, 11),
        unit=world.pine_unit,
        by=world.office,
        now=NOON,
        seen=[Seen("杂物", Quantity(2))],
    )
    linking.link_round(campaign, visit.round, by=world.office, now=NOON)

    assert numbers(world) == [0, 0, 3, 2]
    assert numbers(world, date(2021, 4, 10)) == [0, 0, 2, 2]
    assert CampaignRound.objects.count() == 1


def test_a_void_visit_stated_nothing(world: World) -> None:
    campaign, visit = started(world), looked(world)
    linking.link_round(campaign, visit.round, by=world.office, now=NOON)
    before = trail.last_entry_id()
    inspections.void_visit(visit, reason="日期写错", by=world.office, now=NOON)

    assert (numbers(world), numbers(world, known_at=before)) == ([0] * 4, [0, 0, 2, 2])
    assert not queries.visible_statements(world.office).exists()


def test_a_round_that_is_taken_out_takes_its_statements_along(world: World) -> None:
    campaign, visit = started(world), looked(world)
    linking.link_round(campaign, visit.round, by=world.office, now=NOON)
    linked = queries.rounds_of(campaign).get()
    linking.unlink_round(linked, by=world.office, now=NOON)

    assert (numbers(world), numbers(world, date(2021, 4, 11))) == ([0] * 4, [0, 0, 2, 2])
    verbs = [deed.verb for deed in trail.history_of(key_of(campaign))]
    assert verbs[:2] == ["campaigns.unlink_round", "campaigns.link_round"]
    with pytest.raises(Refused, match="已经移出"):
        linking.unlink_round(linked, by=world.office, now=NOON)
    linking.link_round(campaign, visit.round, by=world.office, now=NOON)
    assert numbers(world) == [0, 0, 2, 2]


def test_what_belongs_to_a_campaign_follows_its_first_day(world: World) -> None:
    campaign, issue, visit = started(world), issue_there(world), looked(world)
    linking.link_issues(campaign, [issue], by=world.office, now=NOON)
    linking.link_round(campaign, visit.round, by=world.office, now=NOON)
    said = draft(world, began_on=date(2021, 4, 1))
    commands.revise(campaign, said, by=world.office, now=NOON)

    assert numbers(world, date(2021, 4, 5)) == [1, 0, 2, 2]
    assert numbers(world, date(2021, 4, 4)) == [0] * 4


def test_who_sees_what_was_taken_over(world: World) -> None:
    campaign, visit = started(world), looked(world)
    linking.link_round(campaign, visit.round, by=world.office, now=NOON)

    for who, n in (("office", 2), ("leader", 2), ("enforcer", 2), ("property_clerk", 0)):
        assert queries.visible_statements(getattr(world, who)).count() == n, who
    assert CampaignStatement.objects.count() == 2


def test_who_takes_in_the_same_in_the_same_moment_is_told_so(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The looks before the writing see nothing yet; the database has the last word."""
    campaign, issue, visit = started(world), issue_there(world), looked(world)
    stated = list(queries.stated_inside(campaign, [visit.round]))
    linking.link_issues(campaign, [issue], by=world.office, now=NOON)
    linking.link_round(campaign, visit.round, by=world.office, now=NOON)
    before = (trail.last_entry_id(), numbers(world))
    monkeypatch.setattr(linking, "_held_by", lambda _issues: {})
    monkeypatch.setattr(queries, "stated_inside", lambda *_given: stated)
    monkeypatch.setattr(commands, "_check", lambda *_given: None)

    for deed in (
        lambda: linking.link_issues(campaign, [issue], by=world.office, now=NOON),
        lambda: linking.link_round(campaign, visit.round, by=world.office, now=NOON),
        lambda: started(world),
    ):
        with pytest.raises(Refused, match=r"刚被别人归入|同一天已经有"):
            deed()
    assert (trail.last_entry_id(), numbers(world)) == before
