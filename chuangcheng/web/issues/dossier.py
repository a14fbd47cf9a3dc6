"""案卷: all that stands on the page of one issue, gathered in a fixed number of statements."""

from dataclasses import dataclass

from chuangcheng.campaigns import queries as campaigns
from chuangcheng.campaigns.models import Campaign
from chuangcheng.difficulties import queries as difficulties
from chuangcheng.difficulties.models import Difficulty
from chuangcheng.duties import queries as duties
from chuangcheng.duties.models import Charge
from chuangcheng.inspections import queries as inspections
from chuangcheng.inspections.models import Finding
from chuangcheng.inspections.rules import may as may_with_inspection
from chuangcheng.issues.models import (
    ContactLog,
    Cooperation,
    Decision,
    Dispatch,
    Issue,
    IssueProof,
    IssueQuerySet,
    Recheck,
    Rectification,
    Suspension,
    Verification,
)
from chuangcheng.web.http import Request, see
from chuangcheng.web.issues.listing import with_names

_MOST_OTHERS = 5


@dataclass(frozen=True)
class Dossier:
    """案卷 of an issue: the issue, and the latest row of each deed that left one."""

    issue: Issue
    sent: Dispatch | None
    cooperating: list[Cooperation]
    done: Rectification | None
    verified: Verification | None
    held: Suspension | None
    rechecks: list[Recheck]
    came_back_of: Recheck | None
    sees_of_relapse: frozenset[int]
    decision: Decision | None
    contacts: list[ContactLog]
    proofs: list[IssueProof]
    charges: list[Charge]
    found: Finding | None
    sees_visit: bool
    campaign: Campaign | None
    difficulty: Difficulty | None
    others: list[Issue]


def open_dossier(request: Request, seen: IssueQuerySet, pk: int) -> Dossier:
    """案卷 of an issue that the person may see; 404 for any other."""
    issue = see(
        seen.select_related(
            *("community", "category__parent", "place", "lead_unit", "raised_by", "raised_unit"),
            *("clause__system", "clause__parent__parent__parent"),
        ),
        pk,
    )
    sent = issue.dispatches.select_related("lead_unit", "by").order_by("round").last()
    proofs = issue.proofs.select_related("photo__uploaded_by").order_by("rectification", "order")
    contacts = issue.contacts.select_related("unit", "by")
    found = inspections.finding_of(issue.pk)
    rechecks = list(
        issue.rechecks.standing().select_related("by", "relapse").order_by("-at", "-pk")
    )
    came_back_of = Recheck.objects.standing().filter(relapse=issue).select_related("issue").first()
    return Dossier(
        issue=issue,
        sent=sent,
        cooperating=_cooperating(sent),
        done=issue.rectifications.select_related("unit", "by").last(),
        verified=issue.verifications.select_related("by").last(),
        held=issue.suspensions.last(),
        rechecks=rechecks,
        came_back_of=came_back_of,
        sees_of_relapse=_seen_of(seen, rechecks, came_back_of),
        decision=issue.decisions.select_related("by").last(),
        contacts=list(contacts),
        proofs=list(proofs),
        charges=list(duties.charges_of(issue.place, on=request.today)) if issue.place else [],
        found=found,
        sees_visit=bool(found and may_with_inspection("see", request.actor, found.visit)),
        campaign=campaigns.campaign_of(issue.pk, actor=request.actor),
        difficulty=difficulties.difficulty_of(issue.pk, actor=request.actor),
        others=_at_the_same_place(seen, issue),
    )


def _cooperating(sent: Dispatch | None) -> list[Cooperation]:
    return list(sent.cooperations.select_related("unit")) if sent else []


def _seen_of(
    seen: IssueQuerySet, rechecks: list[Recheck], came_back_of: Recheck | None
) -> frozenset[int]:
    """Of what came back, and of what it came back from, what this person may open."""
    linked = {row.relapse_id for row in rechecks if row.relapse_id}
    linked |= {came_back_of.issue_id} if came_back_of else set()
    return frozenset(seen.filter(pk__in=sorted(linked)).values_list("pk", flat=True))


def _at_the_same_place(seen: IssueQuerySet, issue: Issue) -> list[Issue]:
    if issue.place_id is None:
        return []
    others = with_names(seen.filter(place=issue.place_id).exclude(pk=issue.pk))
    return list(others.order_by("-found_on", "-pk")[:_MOST_OTHERS])
