"""The one guarded door to a new state. Sits beside commands; only they go through it."""

from datetime import datetime

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.issues import stages
from chuangcheng.issues.deeds import DEEDS, ENDS, State
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.trail.models import Entry


def advance(
    issue: Issue, deed: str, *, at: datetime, entry: Entry, to: State | None = None, **facts: object
) -> Issue:
    """Moves the issue through a deed if it is still what the actor saw; begins its next stage.

    `to` overrides the table's target for deeds that return to an earlier state. Raises Refused
    when the state does not allow the deed, Overtaken when somebody else was faster.
    """
    check(issue, deed)
    target = to or DEEDS[deed].target or State(issue.state)
    changes = {
        **facts,
        "state": target,
        "changed_at": at,
        "ended_at": at if target in ENDS else None,
        "version": issue.version + 1,
    }
    moved = Issue.objects.filter(pk=issue.pk, version=issue.version, state=issue.state).update(
        **changes
    )
    if not moved:
        raise overtaken(issue)
    for name, value in changes.items():
        setattr(issue, name, value)
    stages.move(issue, on=law_day(at), entry=entry)
    return issue


def hold(issue: Issue) -> None:
    """Keeps others from the issue until the deed ends, so that what it makes meets no other's.

    Raises Overtaken when the issue is no longer what the actor saw.
    """
    same = Issue.objects.select_for_update().filter(pk=issue.pk, version=issue.version)
    if not list(same.values_list("pk")):
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
