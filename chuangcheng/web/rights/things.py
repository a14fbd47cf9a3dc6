"""这一页: which things a page is about, and who sees them; so that rights can be asked of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, resolve

from chuangcheng.campaigns.queries import (
    visible_campaigns,
    visible_held_rounds,
    visible_links,
    visible_measures,
    visible_tallies,
)
from chuangcheng.difficulties.queries import (
    visible_difficulties,
    visible_item_links,
    visible_receipts,
    visible_stages,
)
from chuangcheng.difficulties.queries import visible_links as visible_stuck
from chuangcheng.documents.queries import visible_documents, visible_letters
from chuangcheng.duties.queries import (
    visible_charges,
    visible_groups,
    visible_items,
    visible_lists,
    visible_seats,
)
from chuangcheng.inspections.lists import visible_answers, visible_checklists
from chuangcheng.inspections.queries import visible_rounds, visible_visits
from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers.parts import visible_exports
from chuangcheng.ledgers.queries import visible_imports
from chuangcheng.meetings.queries import visible_decisions, visible_meetings, visible_tasks
from chuangcheng.partners.queries import (
    visible_agreements,
    visible_cases,
    visible_deliveries,
    visible_facilities,
    visible_matches,
    visible_needs,
    visible_pledges,
)
from chuangcheng.people.queries import visible_people, visible_units
from chuangcheng.places.queries import visible_areas, visible_places
from chuangcheng.plan.queries import visible_items as visible_plan
from chuangcheng.publicity.queries import visible_assets, visible_doorsteps, visible_pieces
from chuangcheng.reports.queries import visible_reports
from chuangcheng.reports.told import visible_tellings
from chuangcheng.standards.queries import visible_clauses, visible_systems
from chuangcheng.volunteering.queries import (
    visible_activities,
    visible_programmes,
    visible_stations,
)
from chuangcheng.web import doors, policies

Seen = Callable[[Actor], QuerySet[Model]]


def _issues(actor: Actor) -> QuerySet[Issue]:
    return Issue.objects.filter(seen_by(actor)).select_related("lead_unit", "place")


_OF_LISTS = ("detail", "edit", "item", "sheet", "publish", "discard")
_OF_MEASURES = (
    *("", "_correction", "_date", "_deadline", "_done", "_reopen", "_retract", "_void"),
    *("_files", "_file"),
)
_OF_AGREEMENTS = ("", "_correction", "_void", "_files", "_file")
_OF_DELIVERIES = ("", "_confirm", "_void", "_file")
_OF_FACILITIES = (*("", "_correction", "_change", "_retraction", "_void", "_files", "_file"),)
_OF_NEEDS = ("", "_correction", "_match", "_close", "_retraction", "_void")
_OF_TASKS = (
    *("", "_correction", "_deadline", "_done", "_withdraw", "_reopen", "_retract", "_void"),
    *("_files", "_file"),
)
_OF_STATIONS = (
    *("", "_correction", "_move", "_equip", "_take_back", "_void"),
    *("_files", "_file"),
)
_OF_PIECES = ("", "_correction", "_void", "_files", "_file")
# By the page's name, else by its area of pages.
THINGS: Mapping[str, Seen] = {
    "issues": _issues,
    "issues:photo_list": visible_exports,
    "issues:photo_part": visible_exports,
    "publicity:photo_list": visible_exports,
    "publicity:photo_part": visible_exports,
    "places": visible_places,
    "people": visible_people,
    "units": visible_units,
    "areas": visible_areas,
    "duties": visible_charges,
    "responsibilities": visible_items,
    **{f"responsibilities:list_{page}": visible_lists for page in _OF_LISTS},
    "documents": visible_documents,
    "letters": visible_letters,
    "leading": visible_groups,
    "leading:leaving": visible_seats,
    "ledgers": visible_imports,
    "inspections": visible_visits,
    "inspections:round": visible_rounds,
    "inspections:visit_new": visible_rounds,
    "inspections:answer_correct": visible_answers,
    "inspections:answer_photo": visible_answers,
    "inspections:answer_thumbnail": visible_answers,
    "inspections:checklist": visible_checklists,
    "inspections:checklist_retire": visible_checklists,
    "campaigns": visible_campaigns,
    **{f"campaigns:measure{page}": visible_measures for page in _OF_MEASURES},
    "campaigns:issue_removal": visible_links,
    "campaigns:round_removal": visible_held_rounds,
    **{f"campaigns:tally{page}": visible_tallies for page in ("", "_correction", "_void")},
    "difficulties": visible_difficulties,
    "difficulties:money_void": visible_receipts,
    "difficulties:scans": visible_stages,
    "difficulties:scan": visible_stages,
    "difficulties:issue_removal": visible_stuck,
    "difficulties:item_removal": visible_item_links,
    "reports": visible_reports,
    "publicity": visible_assets,
    "volunteering": visible_activities,
    **{f"volunteering:station{page}": visible_stations for page in _OF_STATIONS},
    "volunteering:programme_end": visible_programmes,
    "partners": visible_pledges,
    "assistance": visible_cases,
    **{f"partners:agreement{page}": visible_agreements for page in _OF_AGREEMENTS},
    **{f"partners:delivery{page}": visible_deliveries for page in _OF_DELIVERIES},
    **{f"partners:facility{page}": visible_facilities for page in _OF_FACILITIES},
    **{f"partners:need{page}": visible_needs for page in _OF_NEEDS},
    "partners:match_end": visible_matches,
    "partners:match_void": visible_matches,
    "plan": visible_plan,
    "tellings": visible_tellings,
    "meetings": visible_meetings,
    "meetings:decision_void": visible_decisions,
    "meetings:task_new": visible_decisions,
    "meetings:letter_task": visible_letters,
    **{f"meetings:task{page}": visible_tasks for page in _OF_TASKS},
    **{f"publicity:piece{page}": visible_pieces for page in _OF_PIECES},
    **{f"publicity:doorstep{page}": visible_doorsteps for page in ("", "_correction", "_void")},
    "standards": visible_systems,
    "standards:clause": visible_clauses,
    "standards:clause_edit": visible_clauses,
    "standards:clause_move": visible_clauses,
    "standards:clause_remove": visible_clauses,
}


@dataclass(frozen=True)
class Here:
    """这一页: its address, its door, the verbs that belong to it, the thing it shows."""

    path: str
    door: doors.Door | None
    verbs: frozenset[str]
    thing: Model | None
    seen: Seen | None


def here(at: str, actor: Actor) -> Here:
    """这一页 by its address. 404 for no page of ours, and for a thing that one may not see."""
    path = at.partition("?")[0]
    try:
        found = resolve(path)
    except Resolver404 as nowhere:
        raise Http404 from nowhere
    area = found.namespace or found.view_name
    seen = THINGS.get(found.view_name) or THINGS.get(area)
    pk = found.kwargs.get("pk")
    thing = get_object_or_404(seen(actor), pk=pk) if seen and pk is not None else None
    return Here(path, doors.of(found.func), _verbs(area), thing, seen)


def _verbs(area: str) -> frozenset[str]:
    """The verbs of an area of pages: those of its contexts for which no other area's doors ask.

    Areas that ask for one verb in common (people, units, the address book) are one.
    """
    asked = _asked()
    own = asked.get(area, set())
    contexts = {verb.partition(".")[0] for verb in own}
    elsewhere = {verb for verbs in asked.values() if not verbs & own for verb in verbs}
    known = {verb for verb in policies.verbs() if verb.partition(".")[0] in contexts}
    return frozenset(known - elsewhere)


def _asked() -> dict[str, set[str]]:
    """For which verbs the doors of each area of pages ask."""
    found: dict[str, set[str]] = {}
    for name, door in doors.inventory(settings.ROOT_URLCONF).items():
        if door and door.verb:
            found.setdefault(name.partition(":")[0], set()).add(door.verb)
    return found
