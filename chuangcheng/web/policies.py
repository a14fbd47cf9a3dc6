"""权限表: the whole of it, from every context that has rights to give."""

from collections.abc import Iterator

from chuangcheng.calendars import rules as calendars
from chuangcheng.campaigns import rules as campaigns
from chuangcheng.difficulties import rules as difficulties
from chuangcheng.documents import rules as documents
from chuangcheng.duties import rules as duties
from chuangcheng.evidence import rules as evidence
from chuangcheng.figures import rules as figures
from chuangcheng.inspections import rules as inspections
from chuangcheng.issues import rules as issues
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission, Policy, Right
from chuangcheng.ledgers import rules as ledgers
from chuangcheng.meetings import rules as meetings
from chuangcheng.offices import rules as offices
from chuangcheng.partners import rules as partners
from chuangcheng.people import rules as people
from chuangcheng.places import rules as places
from chuangcheng.plan import rules as plan
from chuangcheng.publicity import rules as publicity
from chuangcheng.reports import rules as reports
from chuangcheng.standards import rules as standards
from chuangcheng.volunteering import rules as volunteering

POLICIES: tuple[Policy, ...] = (
    issues.POLICY,
    inspections.POLICY,
    campaigns.POLICY,
    partners.POLICY,
    meetings.POLICY,
    publicity.POLICY,
    volunteering.POLICY,
    plan.POLICY,
    difficulties.POLICY,
    standards.POLICY,
    figures.POLICY,
    reports.POLICY,
    ledgers.POLICY,
    documents.POLICY,
    places.POLICY,
    duties.POLICY,
    evidence.POLICY,
    people.POLICY,
    calendars.POLICY,
    offices.POLICY,
)


def by_context() -> dict[str, Policy]:
    """The policies by the contexts to which they belong."""
    return {next(iter(policy.verbs)).partition(".")[0]: policy for policy in POLICIES}


def contexts() -> list[str]:
    """The contexts that have rights to give."""
    return list(by_context())


def verbs() -> Iterator[str]:
    """Every verb that anybody can be given."""
    for policy in POLICIES:
        yield from policy.verbs


def policy_of(verb: str) -> Policy:
    """The policy that knows a verb. Raises KeyError when none does."""
    for policy in POLICIES:
        if verb in policy.verbs:
            return policy
    raise KeyError(verb)


def rights_to(verb: str) -> tuple[Right, ...]:
    """Who is given a verb."""
    return policy_of(verb).of(verb)


def may_enter(actor: Actor, verb: str) -> Permission:
    """May this person do this at all, to whatever thing?"""
    return policy_of(verb).permit(actor, verb)
