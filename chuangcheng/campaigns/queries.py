"""Questions about campaigns: what belongs to one, and how its measures stood day by day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from chuangcheng.campaigns.models import (
    Campaign,
    CampaignEver,
    CampaignIssue,
    CampaignRound,
    CampaignSite,
    CampaignStatement,
    DayTally,
    Measure,
    MeasureStage,
    MeasureStageEver,
    MeasureState,
    MeasureUnit,
)
from chuangcheng.campaigns.rules import (
    measures_seen_by,
    seen_by,
    statements_seen_by,
    tallies_seen_by,
)
from chuangcheng.inspections.models import Round, Statement
from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import seen_by as issues_seen_by
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.people import queries as people
from chuangcheng.trail.queries import as_known, as_told

MOST_DAYS = 31


@dataclass(frozen=True)
class DayProgress:
    """一天的进度: how the measures stood at the end of a day."""

    day: date
    total: int
    done: int
    late: int
    undated: int


@dataclass(frozen=True)
class Treated:
    """一个专项治理 as it stood on a day: its units by the names of that day, in order."""

    campaign: Campaign
    lead: str
    units: tuple[str, ...]


def campaigns_known(
    inside: Q, *, since: date, as_of: date, known_at: int | None = None
) -> list[Treated]:
    """当时的专项治理 of an area: those that ran in a period, the first begun first."""
    known = as_known(Campaign, CampaignEver, known_at).filter(
        inside, began_on__lte=as_of, ended_on__gte=since, void=False
    )
    found = Campaign.objects.filter(pk__in=known.values("pk")).select_related("plan")
    campaigns = as_told(found, known_at, "plan")
    campaigns.sort(key=lambda each: (each.began_on, each.pk))
    stages = as_known(MeasureStage, MeasureStageEver, known_at).filter(
        campaign__in=[each.pk for each in campaigns],
        from_on__lte=as_of,
        until_on__gt=as_of,
        unit__isnull=False,
        void=False,
    )
    bearing: dict[int, list[int]] = {each.pk: [] for each in campaigns}
    rows = stages.order_by("measure__position", "measure_id")
    for campaign, unit in rows.values_list("campaign", "unit"):
        bearing[campaign].append(unit)
    leads = {each.lead_unit_id for each in campaigns if each.lead_unit_id}
    units = {unit for borne in bearing.values() for unit in borne}
    names = people.names_on(leads | units, on=as_of, known_at=known_at)
    return [
        Treated(
            campaign=each,
            lead=names.get(each.lead_unit_id or 0, ""),
            units=tuple(names[unit] for unit in dict.fromkeys(bearing[each.pk]) if unit in names),
        )
        for each in campaigns
    ]


def visible_campaigns(actor: Actor) -> QuerySet[Campaign]:
    """专项治理 that a person may see."""
    found = Campaign.objects.standing().filter(seen_by(actor))
    return found.select_related("lead_unit", "plan", "subdistrict")


def visible_measures(actor: Actor) -> QuerySet[Measure]:
    """治理措施 that a person may see."""
    return with_names(Measure.objects.standing().filter(measures_seen_by(actor)))


def awaiting(actor: Actor) -> QuerySet[Measure]:
    """没完成的治理措施 that a person may see, what is due first before the others."""
    found = Measure.objects.open().filter(measures_seen_by(actor))
    return found.select_related("campaign", "community").order_by("due_on", "pk")


def own_awaiting(actor: Actor) -> QuerySet[Measure]:
    """没完成的治理措施 of the person's units, and of the communities whose clerk the person is.

    A unit's are those that it bears, and all of the campaigns that it leads.
    """
    helping = MeasureUnit.objects.filter(measure=OuterRef("pk"), unit__in=actor.unit_ids)
    as_clerk = replace(actor, grants=actor.holding(Role.COMMUNITY))
    borne = Q(unit__in=actor.unit_ids) | Q(Exists(helping))
    led = Q(campaign__lead_unit__in=actor.unit_ids)
    return awaiting(actor).filter(borne | led | measures_seen_by(as_clerk))


def with_names(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """With all that a measure names, its units in one more statement."""
    named = measures.select_related("campaign__plan", "community", "unit")
    return named.prefetch_related("units__unit")


def visible_links(actor: Actor) -> QuerySet[CampaignIssue]:
    """归入的问题 that a person may see: those whose issue the person sees."""
    seen = Issue.objects.filter(issues_seen_by(actor), void=False)
    held = CampaignIssue.objects.filter(until=OPEN_END, void=False, campaign__void=False)
    return held.filter(issue__in=seen.values("pk")).select_related("issue", "campaign")


def visible_statements(actor: Actor) -> QuerySet[CampaignStatement]:
    """治理范围所见 that a person may see, of visits that are not void."""
    held = CampaignStatement.objects.filter(until=OPEN_END, void=False, visit__void=False)
    seen = held.filter(statements_seen_by(actor))
    found = seen.select_related("statement", "community", "visit__unit")
    return found.order_by("community__order", "visit__visited_on", "statement__order", "id")


def visible_tallies(actor: Actor) -> QuerySet[DayTally]:
    """日工作量 that a person may see."""
    found = DayTally.objects.standing().filter(tallies_seen_by(actor))
    return found.select_related("community", "subdistrict")


def tally_on(day: date, *, community: int, actor: Actor) -> DayTally | None:
    """The line of a community for a day, where the person sees it."""
    return visible_tallies(actor).filter(community=community, worked_on=day).first()


def tally_before(day: date, *, community: int, actor: Actor) -> DayTally | None:
    """The latest line of a community before a day."""
    return visible_tallies(actor).filter(community=community, worked_on__lt=day).first()


def campaign_of(issue_id: int, *, actor: Actor) -> Campaign | None:
    """问题归入的专项治理, where the person may see it."""
    held = CampaignIssue.objects.filter(issue=issue_id, until=OPEN_END, void=False)
    return visible_campaigns(actor).filter(pk__in=held.values("campaign")).first()


def rounds_of(campaign: Campaign) -> QuerySet[CampaignRound]:
    """归入的检查, the latest first."""
    return campaign.rounds.filter(ended_on=OPEN_END).select_related("round")


def visible_held_rounds(actor: Actor) -> QuerySet[CampaignRound]:
    """归入的检查 of the campaigns that a person may see."""
    held = CampaignRound.objects.filter(ended_on=OPEN_END)
    found = held.filter(campaign__in=visible_campaigns(actor).order_by().values("pk"))
    return found.select_related("campaign", "round")


def sites_of(campaigns: Iterable[Campaign]) -> Mapping[int, list[CampaignSite]]:
    """治理范围 of each campaign, in one statement."""
    found: dict[int, list[CampaignSite]] = {campaign.pk: [] for campaign in campaigns}
    rows = CampaignSite.objects.filter(campaign__in=found).select_related("community", "place")
    for site in rows:
        found[site.campaign_id].append(site)
    return found


def inside(campaign: Campaign, *, prefix: str = "") -> Q:
    """What lies at a site of a campaign: in a whole community, or at one of its places."""
    sites = list(campaign.sites.all())
    whole = [site.community_id for site in sites if site.place_id is None]
    places = [site.place_id for site in sites if site.place_id is not None]
    return Q(**{f"{prefix}community__in": whole}) | Q(**{f"{prefix}place__in": places})


def issues_inside(campaign: Campaign, issues: Iterable[Issue]) -> QuerySet[Issue]:
    """Of some issues those that a campaign may take in."""
    return Issue.objects.filter(inside(campaign), pk__in=[i.pk for i in issues], void=False)


def stated_inside(campaign: Campaign, rounds: Sequence[Round]) -> QuerySet[Statement]:
    """所见情况 of some rounds at the sites of a campaign, those already taken over left out."""
    taken = CampaignStatement.objects.filter(campaign=campaign, until=OPEN_END, void=False)
    found = Statement.objects.filter(
        inside(campaign, prefix="visit__"), visit__round__in=rounds, visit__void=False
    )
    return found.exclude(pk__in=taken.values("statement")).select_related("visit")


def progress(measures: Iterable[Measure], *, since: date, until: date) -> list[DayProgress]:
    """按日进度 of some measures on each day of a period, the latest of at most MOST_DAYS first.

    In one statement, however long the period.
    """
    ids = [measure.pk for measure in measures]
    found = MeasureStage.objects.filter(measure__in=ids, void=False).order_by("seq")
    rows = list(found)
    n = min((until - since).days + 1, MOST_DAYS)
    return [_on(rows, until - timedelta(days=back)) for back in range(n)]


def stages_of(measure: Measure) -> list[MeasureStage]:
    """历次变动 of a measure that lasted a day or longer, the latest first."""
    rows = MeasureStage.objects.filter(measure=measure, void=False).order_by("-seq")
    return [row for row in rows if row.until_on > row.from_on]


def _on(rows: Iterable[MeasureStage], day: date) -> DayProgress:
    held = [row for row in rows if row.from_on <= day < row.until_on]
    states = [MeasureState(row.state) for row in held]
    late = [row for row in held if row.state == MeasureState.UNDER_WAY and row.due_on < day]
    return DayProgress(
        day=day,
        total=len(held),
        done=states.count(MeasureState.DONE),
        late=len(late),
        undated=states.count(MeasureState.UNDATED),
    )
