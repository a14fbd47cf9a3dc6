"""统计项字典: all figures by their keys. Whoever needs a number asks for it here."""

from django.utils.translation import gettext as _

from chuangcheng.figures import (
    campaigns,
    difficulties,
    documents,
    duties,
    inspections,
    issues,
    meetings,
    partners,
    places,
    plan,
    publicity,
    standards,
    tallies,
    volunteering,
)
from chuangcheng.figures.kinds import Figure
from chuangcheng.kernel.refusal import Refused

FIGURES: dict[str, Figure] = {
    figure.key: figure
    for context in (
        places,
        standards,
        duties,
        inspections,
        campaigns,
        tallies,
        issues,
        documents,
        meetings,
        partners,
        publicity,
        plan,
        volunteering,
        difficulties,
    )
    for figure in context.FIGURES
}
ALIASES: dict[str, str] = {}
"""Former keys and what they are called now; what was stored under a former key still opens."""

CONTEXTS: dict[str, tuple[Figure, ...]] = {
    "places": places.FIGURES,
    "standards": standards.FIGURES,
    "duties": duties.FIGURES,
    "inspections": inspections.FIGURES,
    "campaigns": (*campaigns.FIGURES, *tallies.FIGURES),
    "publicity": publicity.FIGURES,
    "plan": plan.FIGURES,
    "volunteering": volunteering.FIGURES,
    "issues": issues.FIGURES,
    "documents": documents.FIGURES,
    "partners": partners.FIGURES,
    "meetings": meetings.FIGURES,
    "difficulties": difficulties.FIGURES,
}


def figure(key: str) -> Figure:
    """The figure of a key, present or former. Raises Refused for a key that never was."""
    found = FIGURES.get(ALIASES.get(key, key))
    if found is None:
        raise Refused(_("没有统计项 %s") % key)
    return found
