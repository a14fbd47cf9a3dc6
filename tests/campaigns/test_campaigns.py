"""Campaigns: started, revised, ended, resumed, void; who may, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from chuangcheng.campaigns import arranging, commands, linking, queries
from chuangcheng.campaigns.models import Campaign, CampaignSite
from chuangcheng.campaigns.rules import may
from chuangcheng.figures.asking import ask
from chuangcheng.figures.campaigns import FIGURES, RUNNING
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.places.models import Area
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.campaigns import village
from tests.campaigns.village import draft, issue_there, looked, measure, started
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

STRANGERS = ["leader", "pine_clerk", "enforcer", "verifier", "partner", "supervisor"]


def verbs(thing: object) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))]  # type: ignore[arg-type]


def running(world: World, *, on: date = TODAY, area: Area | None = None) -> int:
    answers = ask(FIGURES, scope_of(area or world.town, as_of=on))
    return answers[RUNNING.key].value  # type: ignore[return-value]


def test_a_campaign_starts_over_its_sites_and_leaves_a_trail(world: World) -> None:
    campaign = started(world, plan=village.plan(world), sites=(world.village, world.compound))

    (deed,) = trail.history_of(key_of(campaign))
    assert (deed.verb, deed.facts["on"]) == ("campaigns.start", "2021-04-06")
    assert [str(site) for site in campaign.sites.all()] == ["阳光花园", "六大份村"]
    assert campaign.is_vague
    assert running(world) == running(world, area=world.village) == 1
    assert running(world, on=date(2021, 4, 5)) == running(world, area=world.dragon) == 0


@pytest.mark.parametrize("who", STRANGERS)
def test_only_the_office_starts_and_changes_one(world: World, who: str) -> None:
    by, campaign = getattr(world, who), started(world)
    deeds = (
        lambda: commands.start(draft(world, name="另一个"), by=by, now=NOON),
        lambda: commands.revise(campaign, draft(world, name="改名"), by=by, now=NOON),
        lambda: commands.end(campaign, on=TODAY, outcome="清了", by=by, now=NOON),
        lambda: commands.resume(campaign, reason="没清完", by=by, now=NOON),
        lambda: commands.void(campaign, reason="重复", by=by, now=NOON),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert verbs(campaign) == ["start"]


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"sites": ()}, "治理哪些", "sites"),
        ({"name": " "}, "不能", "name"),
        ({"began_on": date(2021, 4, 13)}, "晚于今天", "began_on"),
        ({"due_on": date(2021, 4, 5)}, "早于开始", "due"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, changes, words, field) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        commands.start(draft(world, **changes), by=world.office, now=NOON)
    assert refusal.value.field == field
    assert not Campaign.objects.exists()


def test_sites_lie_in_the_sub_district_and_names_are_borne_once(world: World) -> None:
    with pytest.raises(Refused, match="社区"):
        commands.start(draft(world, sites=(world.town,)), by=world.office, now=NOON)
    started(world)
    with pytest.raises(Refused, match="已经有一个"):
        started(world)
    other = started(world, name="另一个")
    with pytest.raises(Refused, match="已经有一个"):
        commands.revise(other, draft(world), by=world.office, now=NOON)


def test_a_campaign_is_revised_for_every_day(world: World) -> None:
    campaign = started(world)
    said = draft(
        world, name="村庄整治", began_on=date(2021, 4, 2), sites=(world.village, world.pine)
    )
    commands.revise(campaign, said, by=world.office, now=NOON)
    again = commands.revise(campaign, said, by=world.office, now=NOON)

    assert verbs(again) == ["revise", "start"]
    assert running(world, on=date(2021, 4, 3)) == running(world, area=world.pine) == 1
    (deed, _start) = trail.history_of(key_of(campaign))
    assert deed.facts["sites"] == ["六大份村", "六大份村、松树园社区"]
    held = Campaign.objects.get(pk=campaign.pk)
    commands.revise(campaign, draft(world), by=world.office, now=NOON)
    with pytest.raises(Overtaken):
        commands.revise(held, replace(said, note="后改"), by=world.office, now=NOON)


def test_a_site_with_measures_stays_in(world: World) -> None:
    campaign = measure(world).campaign

    with pytest.raises(Refused, match="六大份村还有措施"):
        commands.revise(campaign, draft(world, sites=(world.pine,)), by=world.office, now=NOON)
    assert CampaignSite.objects.get().community == world.village


def test_a_campaign_ends_when_all_is_done_and_may_be_resumed(world: World) -> None:
    todo = measure(world)
    campaign = todo.campaign
    with pytest.raises(Refused, match="还有 1 项措施"):
        commands.end(campaign, on=TODAY, outcome="清了", by=world.office, now=NOON)
    arranging.finish(todo, on=date(2021, 4, 9), by=world.office, now=NOON)
    with pytest.raises(Refused, match="早于"):
        commands.end(campaign, on=date(2021, 4, 8), outcome="清了", by=world.office, now=NOON)
    commands.end(campaign, on=date(2021, 4, 11), outcome="渣土清完", by=world.office, now=NOON)
    assert (running(world, on=date(2021, 4, 10)), running(world)) == (1, 0)
    with pytest.raises(Refused, match="已经结束"):
        arranging.add_measure(campaign, village.clearing(world), by=world.office, now=NOON)

    commands.resume(campaign, reason="又有人倒", by=world.office, now=NOON)
    with pytest.raises(Refused, match="没有结束"):
        commands.resume(campaign, reason="又有人倒", by=world.office, now=NOON)
    assert verbs(campaign) == ["resume", "end", "start"]
    assert running(world) == 1


def test_a_void_campaign_counts_nothing_and_its_issues_stay(world: World) -> None:
    campaign, issue = measure(world).campaign, issue_there(world)
    linking.link_issues(campaign, [issue], by=world.office, now=NOON)
    linking.link_round(campaign, looked(world).round, by=world.office, now=NOON)
    commands.void(campaign, reason="重复部署", by=world.office, now=NOON)

    answers = ask(FIGURES, scope_of(world.town, as_of=TODAY))
    assert {figure.key: answers[figure.key].value for figure in FIGURES} == dict.fromkeys(
        (figure.key for figure in FIGURES), 0
    )
    issue.refresh_from_db()
    assert (issue.void, verbs(campaign)[0]) == (False, "void")
    with pytest.raises(Refused, match="已经作废"):
        commands.void(campaign, reason="重复部署", by=world.office, now=NOON)


def test_whom_it_concerns_sees_a_campaign(world: World) -> None:
    campaign = measure(world, unit=world.property_company).campaign
    sees = {
        role.value
        for role, actor in world.everybody().items()
        if queries.visible_campaigns(actor).filter(pk=campaign.pk).exists()
    }
    seen_here = queries.visible_campaigns(world.pine_clerk)

    assert sees == {
        *("campaign_office", "leader", "verifier", "district_supervisor", "responsible_unit")
    }
    assert not seen_here.exists()
    for actor in world.everybody().values():
        given = bool(may("see", actor, campaign))
        assert given is queries.visible_campaigns(actor).exists(), actor


def test_nothing_is_known_of_it_before_it_was_recorded(world: World) -> None:
    before = trail.last_entry_id()
    started(world)

    answers = ask(FIGURES, scope_of(world.town, as_of=TODAY, known_at=before))
    assert answers[RUNNING.key].value == 0
