"""Deeds that judge the plan: what is asked, what that showed, judged otherwise by hand.

Sits beside commands. Whoever calls `keep` has asked the figures.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area
from chuangcheng.plan import stages
from chuangcheng.plan.criteria import criterion_of, failing_rows, folded_verdict
from chuangcheng.plan.drafts import check_criteria
from chuangcheng.plan.models import (
    Criterion,
    CriterionDraft,
    Item,
    Judgement,
    Outcome,
    Override,
    Verdict,
)
from chuangcheng.plan.queries import criteria_of, outcomes_of, override_of, overrides_of
from chuangcheng.plan.rules import may
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

BY_HAND = (Verdict.MET, Verdict.NOT_MET)  # what a person may judge


@transaction.atomic
def set_criteria(item: Item, drafts: Sequence[CriterionDraft], *, by: Actor, now: datetime) -> Item:
    """定标准: from today on these are asked; what was asked before and is again keeps its outcome.

    Raises Refused for a 常态任务, for what has ended, for criteria that say nothing.
    """
    require(may("keep", by, item))
    stages.refuse_ended(item)
    check_criteria(drafts, within=item.subdistrict)
    if item.is_routine and drafts:
        raise Refused(_("常态任务没有时限，不写可核验标准"), field="criteria")
    held = {each.said: each for each in criteria_of([item])[item.pk]}
    if list(held) == [each.said for each in drafts]:
        return item
    entry = trail.record(
        "plan.set_criteria",
        by=by,
        at=now,
        on=item,
        facts={"was": len(held), "criteria": len(drafts)},
    )
    _ask(item, held, drafts)
    _settle([item], on=stages.starts(item, now=now), entry=entry)
    return item


@transaction.atomic
def keep(judged: Iterable[Judgement], *, within: Area, by: Actor, now: datetime) -> list[Item]:
    """核算: keeps what the criteria of a plan show today; returns the items whose verdict changed.

    `within`: the sub-district, or the community whose own plan it is. What shows the same as
    before is left as it stands; without any change nothing is recorded. Raises Refused for an
    item that has ended.
    """
    require(may("judge", by, within))
    found = {each.criterion_id: each for each in judged}
    criteria = {row.pk: row for row in _asked_within(within, found)}
    before = outcomes_of(criteria.values())
    news = [found[pk] for pk in criteria if pk not in before or not before[pk].shows(found[pk])]
    items = list({c.item_id: c.item for c in criteria.values()}.values())
    for item in items:
        stages.refuse_ended(item)
    wanted = _unsettled(items, {each.criterion_id: each for each in news}, before)
    if not news and not wanted:
        return []
    entry = trail.record("plan.judge", by=by, at=now)
    day = law_day(now)
    _write(news, before, on=day)
    changed = _settle(wanted, on=day, entry=entry)
    touched = {criteria[each.criterion_id].item for each in news} | set(changed)
    trail.note(entry, [(item, {"verdict": str(Verdict(item.verdict).label)}) for item in touched])
    return changed


@transaction.atomic
def override(item: Item, *, verdict: Verdict, reason: str, by: Actor, now: datetime) -> Override:
    """人工判定: from today on it is judged so, whatever its criteria show.

    Raises Refused for a 常态任务, for what has ended and where somebody judged already.
    """
    require(may("override", by, item))
    stages.refuse_ended(item)
    if item.verdict == Verdict.NONE:
        raise Refused(_("常态任务没有标准，不判定"))
    if verdict not in BY_HAND:
        raise Refused(_("人工只能判定达到或未达到"), field="verdict")
    if override_of(item) is not None:
        raise Refused(_("已经人工判定过，先撤销再重新判定"))
    reason = text.filled(reason, most=200, field="reason")
    facts = {
        "was": str(Verdict(item.verdict).label),
        "verdict": str(verdict.label),
        "reason": reason,
    }
    entry = trail.record("plan.override", by=by, at=now, on=item, facts=facts)
    day = stages.starts(item, now=now)
    made = Override.objects.create(
        item=item, verdict=verdict, reason=reason, made_on=day, recorded_by_id=by.person_id
    )
    _settle([item], on=day, entry=entry)
    return made


@transaction.atomic
def take_back_override(item: Item, *, reason: str, by: Actor, now: datetime) -> Item:
    """撤销人工判定: from today on its criteria say how it stands. Raises Refused without one."""
    require(may("override", by, item))
    stages.refuse_ended(item)
    made = override_of(item)
    if made is None:
        raise Refused(_("“%s”没有人工判定") % item)
    reason = text.filled(reason, most=200, field="reason")
    facts = {"reason": reason, "was": str(Verdict(made.verdict).label)}
    entry = trail.record("plan.take_back_override", by=by, at=now, on=item, facts=facts)
    day = max(stages.starts(item, now=now), made.made_on)
    Override.objects.filter(pk=made.pk).update(until_on=day, taken_back=reason)
    _settle([item], on=day, entry=entry)
    return item


def _asked_within(within: Area, pks: Iterable[int]) -> QuerySet[Criterion]:
    """Of some criteria, those that the plan of an area asks."""
    whole = within.community_id is None
    where = {"item__subdistrict": within} if whole else {"item__community": within}
    rows = Criterion.objects.filter(pk__in=list(pks), dropped=False, **where)
    return rows.select_related("item")


def _ask(
    item: Item, held: Mapping[tuple[object, ...], Criterion], drafts: Sequence[CriterionDraft]
) -> None:
    """Drops what is no longer asked; what was asked once is taken up again with its outcome."""
    asked = {each.said for each in drafts}
    gone = [criterion.pk for said, criterion in held.items() if said not in asked]
    item.criteria.filter(pk__in=gone).update(dropped=True)
    once = {each.said: each for each in item.criteria.filter(dropped=True).order_by("id")}
    for position, each in enumerate(drafts, start=1):
        if known := held.get(each.said) or once.get(each.said):
            item.criteria.filter(pk=known.pk).update(position=position, dropped=False)
        else:
            criterion_of(each, item=item, position=position).save(force_insert=True)


def _write(news: Sequence[Judgement], before: dict[int, Outcome], *, on: date) -> None:
    """Ends the outcomes that no longer hold and begins the new ones."""
    ended = [before[each.criterion_id] for each in news if each.criterion_id in before]
    for row in ended:
        row.until_on = max(row.from_on, on)
    Outcome.objects.bulk_update(ended, ["until_on"], batch_size=500)
    Outcome.objects.bulk_create(
        [
            Outcome(
                criterion_id=each.criterion_id,
                verdict=each.verdict,
                value=each.value[:60],
                reason=each.reason[:120],
                failing=failing_rows(each),
                from_on=on,
            )
            for each in news
        ],
        batch_size=500,
    )


def _unsettled(
    items: Sequence[Item], news: dict[int, Judgement], before: dict[int, Outcome]
) -> list[Item]:
    """The items whose verdict will be another one."""
    shown = {pk: row.verdict for pk, row in before.items()}
    shown |= {pk: each.verdict for pk, each in news.items()}
    asked, by_hand = criteria_of(items), overrides_of(items)
    return [
        item
        for item in items
        if item.pk not in by_hand
        and folded_verdict(shown.get(c.pk, Verdict.WAITING) for c in asked[item.pk]) != item.verdict
    ]


def _settle(items: Sequence[Item], *, on: date, entry: Entry) -> list[Item]:
    """Says of items what their criteria, or somebody by hand, say of them now."""
    asked, by_hand = criteria_of(items), overrides_of(items)
    shown = outcomes_of(each for criteria in asked.values() for each in criteria)
    groups: dict[tuple[str, bool], list[Item]] = {}
    for item in items:
        hand = by_hand.get(item.pk)
        verdicts = [
            shown[c.pk].verdict if c.pk in shown else Verdict.WAITING for c in asked[item.pk]
        ]
        verdict = hand.verdict if hand and verdicts else folded_verdict(verdicts)
        stands = (str(verdict), bool(hand and verdicts))
        if stands != (item.verdict, item.by_hand):
            groups.setdefault(stands, []).append(item)
    changed = [item for group in groups.values() for item in group]
    for (verdict, hand_made), group in groups.items():
        versions.revise_all(group, entry=entry, verdict=verdict, by_hand=hand_made)
    if changed:
        stages.move_all(changed, on=on, entry=entry)
    return changed
