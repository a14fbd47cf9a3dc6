"""The one guarded door to a new state. Sits beside commands; only they go through it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.issues import stages
from chuangcheng.issues.deeds import DEEDS, ENDS, State
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.trail.models import Entry


@dataclass(frozen=True, kw_only=True)
class Move:
    """一步: an issue, when it moves, and what else changes with it."""

    issue: Issue
    at: datetime
    facts: Mapping[str, object] = field(default_factory=dict)


def advance(
    issue: Issue, deed: str, *, at: datetime, entry: Entry, to: State | None = None, **facts: object
) -> Issue:
    """Moves the issue through a deed if it is still what the actor saw; begins its next stage.

    `to` overrides the table's target for deeds that return to an earlier state. Raises Refused
    when the state does not allow the deed, Overtaken when somebody else was faster.
    """
    check(issue, deed)
    changes = _changes(issue, to or DEEDS[deed].target or State(issue.state), at, facts)
    moved = Issue.objects.filter(pk=issue.pk, version=issue.version, state=issue.state).update(
        **changes
    )
    if not moved:
        raise overtaken(issue)
    for name, value in changes.items():
        setattr(issue, name, value)
    stages.move(issue, on=law_day(at), entry=entry)
    return issue


def advance_all(moves: Sequence[Move], deed: str, *, entry: Entry) -> None:
    """Moves several issues through one deed, like `advance` and all or none; in few statements."""
    if not moves:
        return
    issues = [move.issue for move in moves]
    for issue in issues:
        check(issue, deed)
    hold_all(issues)
    alike: dict[tuple[tuple[str, object], ...], list[Issue]] = defaultdict(list)
    for move in moves:
        target = DEEDS[deed].target or State(move.issue.state)
        changes = _changes(move.issue, target, move.at, move.facts)
        for name, value in changes.items():
            setattr(move.issue, name, value)
        del changes["version"]
        alike[tuple(changes.items())].append(move.issue)
    for same, group in alike.items():
        ids = [issue.pk for issue in group]
        Issue.objects.filter(pk__in=ids).update(**dict(same), version=F("version") + 1)
    stages.move_all([(move.issue, law_day(move.at)) for move in moves], entry=entry)


def hold(issue: Issue) -> None:
    """Keeps others from the issue until the deed ends, so that what it makes meets no other's.

    Raises Overtaken when the issue is no longer what the actor saw.
    """
    hold_all([issue])


def hold_all(issues: Sequence[Issue]) -> None:
    """Keeps others from several issues. Raises Overtaken for the first that has changed."""
    ids = [issue.pk for issue in issues]
    standing = Issue.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    versions = dict(standing.values_list("pk", "version"))
    for issue in issues:
        if versions.get(issue.pk) != issue.version:
            raise overtaken(issue)


def overtaken(issue: Issue) -> Overtaken:
    """别人先办了: the sentence for whoever comes second."""
    return Overtaken(_("%s 刚被别人办过，看一下现在的样子再办") % issue.serial)


def check(issue: Issue, deed: str) -> None:
    """Raises Refused when the table does not list the deed for the issue's state."""
    if issue.state in DEEDS[deed].sources:
        return
    raise Refused(
        _("“%(state)s”状态下不能%(deed)s")
        % {"state": issue.get_state_display(), "deed": DEEDS[deed].name}
    )


def not_ahead(at: datetime | None, *, now: datetime) -> datetime:
    """办理时间: as given, else now. Raises Refused for a time that is still to come."""
    if at is None:
        return now
    if at > now:
        raise Refused(_("办理时间不能晚于现在"), field="at")
    return at


def _changes(
    issue: Issue, target: State, at: datetime, facts: Mapping[str, object]
) -> dict[str, object]:
    """The columns of an issue that comes to a state."""
    return {
        **facts,
        "state": target,
        "changed_at": at,
        "ended_at": at if target in ENDS else None,
        "version": issue.version + 1,
    }
