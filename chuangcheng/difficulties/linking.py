"""Deeds on what is stuck: issues and items of the plan that wait; 暂缓 of an issue is one of them.

Sits beside commands.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.difficulties import queries
from chuangcheng.difficulties.commands import refuse_closed
from chuangcheng.difficulties.models import Difficulty, StuckIssue, StuckItem
from chuangcheng.difficulties.rules import may
from chuangcheng.issues import handling
from chuangcheng.issues.models import Issue
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.once import once
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.plan.models import Item
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry


@transaction.atomic
def link_issues(
    difficulty: Difficulty, issues: Sequence[Issue], *, by: Actor, now: datetime
) -> list[StuckIssue]:
    """关联问题: they wait for this difficulty; how they stand does not change.

    Raises Refused for none, for those elsewhere, void ones, those that another one names.
    """
    require(may("record", by, difficulty))
    _check(difficulty, issues)
    entry = trail.record("difficulties.link_issues", by=by, at=now)
    return _link(difficulty, issues, entry)


@transaction.atomic
def hold(
    difficulty: Difficulty,
    issues: Sequence[Issue],
    *,
    until: date,
    by: Actor,
    now: datetime,
    reason: str = "",
) -> list[Issue]:
    """因难点暂缓(挂账): the issues are held until a day, their clocks stand, each names why.

    By whoever may hold issues: above 30 days a leader. Issues linked already are only held.
    Raises Refused for those that cannot be held now, and all that `link_issues` refuses.
    """
    named = queries.named_by(issues)
    new = [each for each in issues if named.get(each.pk) != difficulty]
    _check(difficulty, new or issues, linked=not new)
    entry = trail.record("difficulties.hold", by=by, at=now)
    inside = by.within(entry.deed)
    words = text.clean_line(reason, most=200, field="reason")
    because = words or (_("等难点解决：%s") % difficulty.title)[:200]
    held = [
        handling.suspend(issue, reason=because, until=until, by=inside, now=now)
        for issue in dict.fromkeys(issues)
    ]
    facts = {"until": until.isoformat(), "issues": len(held)}
    trail.note(entry, [(difficulty, facts)])
    if new:
        linked = trail.record("difficulties.link_issues", by=inside, at=now)
        _link(difficulty, new, linked)
    return held


@transaction.atomic
def release(
    difficulty: Difficulty, issues: Sequence[Issue], *, by: Actor, now: datetime
) -> list[Issue]:
    """恢复因难点暂缓的问题: they go on; that they wait for the difficulty stays on record."""
    held = queries.held_issues(difficulty).in_bulk()
    if not issues:
        raise Refused(_("还没有选问题"), field="issues")
    for issue in issues:
        if issue.pk not in held:
            raise Refused(_("%s 没有因为这个难点暂缓") % issue.serial, field="issues")
    entry = trail.record("difficulties.release", by=by, at=now, on=difficulty)
    inside = by.within(entry.deed)
    return [handling.resume(issue, by=inside, now=now) for issue in dict.fromkeys(issues)]


@transaction.atomic
def unlink_issue(link: StuckIssue, *, reason: str, by: Actor, now: datetime) -> StuckIssue:
    """移出问题: from today on it does not wait for the difficulty; held it stays until resumed."""
    difficulty = link.difficulty
    require(may("record", by, difficulty))
    if link.void or link.until != OPEN_END:
        raise Refused(_("%s 已经移出") % link.issue.serial)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("difficulties.unlink_issue", by=by, at=now)
    versions.revise(link, entry=entry, until=max(law_day(now), link.since))
    said = {**facts, "issue": link.issue.number}
    trail.note(entry, [(difficulty, said), (link.issue, {**facts, "difficulty": difficulty.title})])
    return link


@transaction.atomic
def link_items(
    difficulty: Difficulty, items: Sequence[Item], *, by: Actor, now: datetime
) -> list[StuckItem]:
    """关联计划: items of the plan that may not be reached for it. Raises Refused for none."""
    require(may("record", by, difficulty))
    refuse_closed(difficulty)
    if not items:
        raise Refused(_("还没有选计划事项"), field="items")
    for item in items:
        if item.void or item.subdistrict_id != difficulty.subdistrict_id:
            raise Refused(_("“%s”不是本街道的计划") % item, field="items")
    facts = {"items": [str(item) for item in items]}
    trail.record("difficulties.link_items", by=by, at=now, on=difficulty, facts=facts)
    day = law_day(now)
    taken = Refused(_("选的计划里有已经关联的，刷新后再办"), field="items")
    with once(taken):
        made = [StuckItem(difficulty=difficulty, item=item, since=day) for item in items]
        return StuckItem.objects.bulk_create(made)


@transaction.atomic
def unlink_item(link: StuckItem, *, by: Actor, now: datetime) -> StuckItem:
    """移出计划: from today on it does not wait for the difficulty."""
    require(may("record", by, link.difficulty))
    if link.until != OPEN_END:
        raise Refused(_("“%s”已经移出") % link)
    facts = {"item": str(link)}
    trail.record("difficulties.unlink_item", by=by, at=now, on=link.difficulty, facts=facts)
    link.until = law_day(now)
    link.save(update_fields=["until"])
    return link


def _check(difficulty: Difficulty, issues: Sequence[Issue], *, linked: bool = False) -> None:
    """Raises Refused for what cannot wait for this difficulty."""
    refuse_closed(difficulty)
    if not issues:
        raise Refused(_("还没有选问题"), field="numbers")
    named = {} if linked else queries.named_by(issues)
    for issue in issues:
        if issue.void or not _lies_in(issue, difficulty):
            raise Refused(_("%s 不在这个难点的范围里") % issue.serial, field="numbers")
        if issue.pk in named:
            facts = {"issue": issue.serial, "title": named[issue.pk]}
            raise Refused(_("%(issue)s 已经关联“%(title)s”") % facts, field="numbers")


def _lies_in(issue: Issue, difficulty: Difficulty) -> bool:
    if issue.subdistrict_id != difficulty.subdistrict_id:
        return False
    return difficulty.community_id in (None, issue.community_id)


def _link(difficulty: Difficulty, issues: Sequence[Issue], entry: Entry) -> list[StuckIssue]:
    links = [
        StuckIssue(
            difficulty=difficulty,
            issue=issue,
            since=max(issue.found_on, difficulty.raised_on),
            known_from=entry.pk,
            city_id=issue.city_id,
            district_id=issue.district_id,
            subdistrict_id=issue.subdistrict_id,
            community_id=issue.community_id,
        )
        for issue in dict.fromkeys(issues)
    ]
    taken = _("选的问题里有刚被别人关联的，刷新后再办")
    with once(Refused(taken, field="numbers")):
        StuckIssue.objects.bulk_create(links)
    facts = {"difficulty": difficulty.title}
    trail.note(
        entry, [(difficulty, {"issues": len(links)}), *((link.issue, facts) for link in links)]
    )
    return links
