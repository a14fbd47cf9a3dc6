"""回头看: a closed issue is looked at once more. Sits beside commands."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.evidence.commands import Upload
from chuangcheng.issues.commands import IssueDraft, attach, raise_found
from chuangcheng.issues.models import Issue, IssueProof, Recheck, Source
from chuangcheng.issues.relooking import repeated
from chuangcheng.issues.rules import may_recheck
from chuangcheng.issues.transition import check, hold, not_ahead
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.standards.queries import citable
from chuangcheng.trail import commands as trail

MOST_SEEN = 500


@transaction.atomic
def recheck(
    issue: Issue,
    *,
    holds: bool,
    by: Actor,
    now: datetime,
    seen: str = "",
    at: datetime | None = None,
    photos: Sequence[Upload] = (),
) -> Recheck:
    """回头看: the issue stays closed; where it did not hold, a new one is raised as its 反弹.

    Raises Refused for a time before it was closed, where it came back already, and where nobody
    says what came back.
    """
    require(may_recheck(by, issue, issue.rectifications.last()))
    check(issue, "recheck")
    at = _since_closed(issue, not_ahead(at, now=now))
    clean = text.clean_line if holds else text.filled
    seen = clean(seen, most=MOST_SEEN, field="seen")
    entry = trail.record("issues.recheck", by=by, at=now)
    hold(issue)
    _refuse_again(issue)
    inside = by.within(entry.deed)
    relapse = None
    if holds:
        attach(issue, photos, IssueProof.Moment.RECHECK, by=inside, now=now)
    else:
        relapse = raise_found([_draft(issue, seen, at, photos)], by=inside, now=now)[0]
    number = relapse.number if relapse else ""
    trail.note(entry, [(issue, {"holds": holds, "seen": seen, "relapse": number})])
    facts = {**repeated(issue), "looked_on": law_day(at), "known_from": entry.pk}
    return Recheck.objects.create(
        issue=issue, holds=holds, seen=seen, at=at, by_id=by.person_id, relapse=relapse, **facts
    )


def _since_closed(issue: Issue, at: datetime) -> datetime:
    if issue.ended_at is not None and at < issue.ended_at:
        raise Refused(_("回头看要在销号以后"), field="at")
    return at


def _refuse_again(issue: Issue) -> None:
    came_back = issue.rechecks.standing().filter(holds=False).select_related("relapse").first()
    if came_back is not None and came_back.relapse is not None:
        raise Refused(_("这一条已经反弹，看 %s") % came_back.relapse.number)


def _draft(issue: Issue, seen: str, at: datetime, photos: Sequence[Upload]) -> IssueDraft:
    """反弹: the same thing at the same place, as it was seen this time."""
    place = issue.place if issue.place and not issue.place.void else None
    clause = issue.clause
    if clause and not citable(issue.subdistrict_id).filter(pk=clause.pk).exists():
        clause = None
    return IssueDraft(
        title=seen,
        found_on=law_day(at),
        source=Source.FOLLOW_UP,
        place=place,
        community=issue.community,
        location=issue.location,
        category=issue.category,
        kind=issue.kind or None,  # type: ignore[arg-type]
        clause=clause,
        photos=photos,
    )
