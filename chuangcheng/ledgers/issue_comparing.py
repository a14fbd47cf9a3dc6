"""问题清单: what a line says otherwise than the base, and which of it an import may change."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.issues.deeds import BEFORE_DISPATCH
from chuangcheng.issues.limits import Limit
from chuangcheng.issues.models import Dispatch, Issue, Rectification
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers import queries
from chuangcheng.ledgers.issue_lines import IssueEntry, Said
from chuangcheng.ledgers.issue_looks import looks_of, tell_other
from chuangcheng.ledgers.marking import Marking
from chuangcheng.people.models import Unit
from chuangcheng.trail.models import key_of

_TEXTS = ("title", "location", "measure", "remark")


@dataclass(frozen=True)
class Standing:
    """现状 of the known issues: their last dispatch, last rectification, what ledgers said."""

    dispatches: dict[int, Dispatch] = field(default_factory=dict)
    done: dict[int, date] = field(default_factory=dict)
    said: dict[str, dict[str, Any]] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    looks: dict[int, str] = field(default_factory=dict)


@dataclass
class Difference:
    """不同之处: what would be changed, and by column what stands in the base now."""

    changes: dict[str, object] = field(default_factory=dict)
    was: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, value: object, *, column: str, was: str) -> None:
        self.changes[name] = value
        self.was[column] = was or _("空的")


def standing_of(issues: Iterable[Issue]) -> Standing:
    """现状, in a fixed number of statements."""
    known = list(issues)
    ids = [issue.pk for issue in known]
    dispatches = Dispatch.objects.filter(issue__in=ids).order_by("round")
    done = Rectification.objects.filter(issue__in=ids).order_by("id")
    waiting = [key_of(issue) for issue in known if issue.state in BEFORE_DISPATCH]
    said = {key: saying.said for key, saying in queries.sayings_of(waiting).items()}
    units = {facts["unit"] for facts in said.values() if "unit" in facts}
    names = Unit.objects.filter(pk__in=units).values_list("pk", "name")
    return Standing(
        dispatches={d.issue_id: d for d in dispatches.prefetch_related("cooperations")},
        done={issue_id: law_day(at) for issue_id, at in done.values_list("issue_id", "at")},
        said=said,
        units=dict(names),
        looks=looks_of(ids),
    )


def compare(mark: Marking, entry: IssueEntry, known: Issue, standing: Standing) -> Difference:
    """对比: an empty cell changes nothing; what only a deed may change is asked about."""
    found = Difference()
    for name in _TEXTS:
        new, old = str(getattr(entry, name)), str(getattr(known, name))
        if new and folded(new) != folded(old):
            found.add(name, new, column=name, was=old)
    if mark.value("found_on") and entry.found_on != known.found_on:
        found.add("found_on", entry.found_on, column="found_on", was=day_name(known.found_on))
    _compare_category(mark, entry, known, found)
    if entry.clause and entry.clause.pk != known.clause_id:
        was = known.clause.citation if known.clause else ""
        found.add("clause", entry.clause, column="indicator", was=was)
    _ask_to_keep(mark, entry, known)
    tell_other(mark, standing.looks.get(known.pk, ""))
    if known.state in BEFORE_DISPATCH:
        _compare_said(entry, known, standing, found)
    else:
        _compare_dispatch(mark, entry, known, standing)
    if entry.proof.reaches:
        found.was["progress"] = str(known.get_state_display())
    return found


def _compare_category(mark: Marking, entry: IssueEntry, known: Issue, found: Difference) -> None:
    old = known.category.name if known.category else str(known.get_kind_display())
    if entry.category and entry.category.pk != known.category_id:
        found.add("category", entry.category, column="category", was=old)
    elif entry.kind and entry.kind != known.kind:
        if known.category:
            mark.ask("category", _("系统里是“%s”，确认后保留") % old)
        else:
            found.add("kind", entry.kind, column="category", was=old)


def _ask_to_keep(mark: Marking, entry: IssueEntry, known: Issue) -> None:
    """What no import changes: where the issue is, whence it came, its upper number."""
    keep = _("系统里是“%s”，导入不改这一项，确认后保留")
    if entry.community.pk != known.community_id:
        mark.ask("community", keep % known.community.name)
    elif (entry.place.pk if entry.place else None) != known.place_id:
        mark.ask("place", keep % (known.place.name if known.place else _("没有点位")))
    if entry.source != known.source:
        mark.ask("source", keep % known.get_source_display())
    if entry.upper_number and folded(entry.upper_number) != folded(known.upper_number):
        mark.ask("number", keep % (known.upper_number or _("没有上级编号")))


def _compare_said(entry: IssueEntry, known: Issue, standing: Standing, found: Difference) -> None:
    """Before the dispatch unit and limit are what the last ledger said; a newer one may differ."""
    old, new = standing.said.get(key_of(known), {}), entry.said.facts()
    if entry.proof.reaches or not new:
        return
    if new.get("unit", old.get("unit")) != old.get("unit"):
        found.was["units"] = standing.units.get(old.get("unit", 0), "") or _("空的")
    limits = ("limit", "due_on")
    if any(new.get(name) and new.get(name) != old.get(name) for name in limits):
        found.was["due"] = _said_due(old) or _("空的")


def _said_due(said: dict[str, Any]) -> str:
    if "due_on" in said:
        return day_name(date.fromisoformat(said["due_on"]))
    return str(Limit(*said["limit"])) if "limit" in said else ""


def _compare_dispatch(mark: Marking, entry: IssueEntry, known: Issue, standing: Standing) -> None:
    """After the dispatch units and due time belong to it; only deeds change them."""
    sent, said = standing.dispatches.get(known.pk), entry.said
    if said.unit and not _is_with(said, known, sent):
        unit = known.lead_unit.name if known.lead_unit else _("没有责任单位")
        mark.ask("units", _("系统里是“%s”，改派要在系统里办，确认后保留") % unit)
    if (said.limit or said.due_on) and not _is_due(entry, known, sent):
        due = day_name(known.due_on) if known.has_deadline else _("没有时限")
        mark.ask("due", _("系统里是“%s”，时限要在系统里改，确认后保留") % due)
    done = standing.done.get(known.pk)
    given = mark.value("done_on")
    if done and isinstance(given, date) and given != done:
        mark.note("done_on", _("系统里记的是 %s") % day_name(done))


def _is_with(said: Said, known: Issue, sent: Dispatch | None) -> bool:
    """Whether the units are those of the dispatch; a line need not name all of them."""
    others = {row.unit_id for row in sent.cooperations.all()} if sent else set()
    lead = said.unit.pk if said.unit else None
    return lead == known.lead_unit_id and {unit.pk for unit in said.cooperating} <= others


def _is_due(entry: IssueEntry, known: Issue, sent: Dispatch | None) -> bool:
    if entry.said.due_on:
        return entry.said.due_on == known.due_on
    limit = entry.said.limit
    return bool(limit and sent and (limit.n, limit.unit) == (sent.limit_n, sent.limit_unit))
