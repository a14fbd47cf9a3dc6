"""问题清单: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.calendars import queries as calendars
from chuangcheng.calendars.worktime import WorkCalendar
from chuangcheng.documents.models import Letter
from chuangcheng.documents.queries import visible_letters
from chuangcheng.inspections import commands as inspections
from chuangcheng.issues import backlog, commands, letters
from chuangcheng.issues.backlog import Proven
from chuangcheng.issues.commands import IssueDraft
from chuangcheng.issues.models import Category, Issue, Source
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.issue_lines import IssueEntry
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.words import is_state
from chuangcheng.ledgers.written import Progress, Written
from chuangcheng.standards.models import Clause
from chuangcheng.trail.models import key_of


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: raise what is new, edit what is known, then enter what is proven; all or none."""
    entries = [plan for plan in plans if isinstance(plan, IssueEntry)]
    new = [entry for entry in entries if entry.known is None]
    raised = iter(_raised(new, by=by, now=now))
    progress(len(new), len(entries))
    issues: list[Issue] = []
    written: list[Written] = []
    for entry in entries:
        issue = entry.known or next(raised)
        before = _before(entry, issue)
        if entry.changes:
            issue = commands.edit(issue, by=by, now=now, **entry.changes)
        issues.append(issue)
        written.append(Written(key_of(issue), before, entry.said.facts()))
    calendar = calendars.calendar()
    proven = [
        _proven(entry, issue, calendar)
        for entry, issue in zip(entries, issues, strict=True)
        if entry.proof.reaches
    ]
    if proven:
        backlog.enter_proven(proven, by=by, now=now)
    progress(len(entries), len(entries))
    return written


def under(plans: Sequence[object], letter_id: int, *, by: Actor) -> list[object]:
    """归入来文: what the list adds came with this letter, and from above unless a line says else.

    Raises Refused for a letter that the importer may not see, or that has been taken back.
    """
    letter = visible_letters(by).filter(pk=letter_id).first()
    if letter is None:
        raise Refused(_("选的来文不在了，重新选一份或者不选"))
    return [_came_with(letter, plan) for plan in plans]


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: what was raised leaves its letter and is void, what was edited is edited back."""
    kept = list(rows)
    issues = _issues(kept)
    new = [issues[row.subject] for row in kept if row.verdict == Verdict.NEW]
    for letter, listed in _by_letter(new).items():
        letters.unlink(letter, listed, by=by, now=now)
    if new:
        commands.void_issues(new, reason=_("导入撤销"), by=by, now=now)
    for row in kept:
        if row.verdict == Verdict.CHANGED and row.before:
            commands.edit(issues[row.subject], by=by, now=now, **_restored(row.before))


def _by_letter(issues: Iterable[Issue]) -> dict[Letter, list[Issue]]:
    """The issues that the import put under a letter."""
    found: dict[Letter, list[Issue]] = {}
    for issue in issues:
        if issue.letter is not None:
            found.setdefault(issue.letter, []).append(issue)
    return found


def _raised(new: Sequence[IssueEntry], *, by: Actor, now: datetime) -> list[Issue]:
    """The new issues; those that the round found belong to the visit that is on record."""
    if not new:
        return []
    raised = commands.raise_issues([_draft(entry) for entry in new], by=by, now=now)
    inspections.link(raised, by=by, now=now)
    return raised


def _came_with(letter: Letter, plan: object) -> object:
    if not isinstance(plan, IssueEntry):
        return plan
    source = plan.source if plan.source_said or plan.known else Source.UPPER
    return replace(plan, letter=letter, source=source)


def _issues(rows: Iterable[ImportRow]) -> dict[str, Issue]:
    ids = [int(row.subject.partition(":")[2]) for row in rows]
    found = Issue.objects.select_related("category", "community", "letter").in_bulk(ids)
    return {key_of(issue): issue for issue in found.values()}


def _draft(entry: IssueEntry) -> IssueDraft:
    return IssueDraft(
        title=entry.title,
        found_on=entry.found_on,
        source=entry.source,
        place=entry.place,
        community=entry.community,
        location=entry.location,
        category=entry.category,
        kind=entry.kind,
        measure=entry.measure,
        remark=entry.remark,
        upper_number=entry.upper_number,
        clause=entry.clause,
        unit_pending=entry.said.pending,
        letter=entry.letter,
    )


def _before(entry: IssueEntry, issue: Issue) -> dict[str, Any]:
    """What stands there before the change, as JSON keeps it."""
    if entry.known is None:
        return {}
    before: dict[str, Any] = {}
    for name in entry.changes:
        value = getattr(issue, name)
        if name == "category":
            before |= {"category": issue.category_id, "kind": issue.kind}
        elif name == "clause":
            before["clause"] = issue.clause_id
        else:
            before[name] = value.isoformat() if isinstance(value, date) else value
    return before


def _restored(before: dict[str, Any]) -> dict[str, object]:
    """The values before, as the command takes them."""
    values: dict[str, object] = dict(before)
    if "found_on" in before:
        values["found_on"] = date.fromisoformat(before["found_on"])
    if "category" in before:
        values["category"] = Category.objects.filter(pk=before["category"]).first()
    if "clause" in before:
        values["clause"] = Clause.objects.filter(pk=before["clause"]).first()
    return values


def _proven(entry: IssueEntry, issue: Issue, calendar: WorkCalendar) -> Proven:
    said, proof = entry.said, entry.proof
    unit = issue.lead_unit or said.unit
    assert proof.reaches is not None  # noqa: S101 - asked by the caller
    assert unit is not None  # noqa: S101 - nothing is proven without a unit
    explained = _("台账列了几个单位，排在前面的牵头") if said.derived else ""
    return Proven(
        issue=issue,
        reaches=proof.reaches,
        unit=unit,
        cooperating=said.cooperating,
        limit=said.limit,
        due_at=calendar.closing(said.due_on) if said.due_on else None,
        explanation=explained,
        done=entry.measure if is_state(folded(proof.done)) else proof.done,
        done_on=proof.done_on,
        verifier=proof.verifier,
    )
