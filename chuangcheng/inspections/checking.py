"""Deeds on checklists: publishing an edition, answering it, correcting. Sits beside commands."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.evidence import commands as evidence
from chuangcheng.evidence.commands import Upload
from chuangcheng.inspections.checklists import MOST_ITEMS
from chuangcheng.inspections.commands import find, refuse_void
from chuangcheng.inspections.lists import ItemDraft, checklist_of, demands_photo
from chuangcheng.inspections.models import (
    Answer,
    AnswerProof,
    Checklist,
    ChecklistItem,
    Verdict,
    Visit,
)
from chuangcheng.inspections.rules import may, may_visit
from chuangcheng.issues.commands import IssueDraft
from chuangcheng.issues.models import Source
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.once import once
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.places.models import Area, AreaKind, PlaceType
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions


@dataclass(frozen=True, kw_only=True)
class Said:
    """答一项: the verdict on an item; what falls short may become an issue with its photos."""

    item: ChecklistItem
    verdict: Verdict
    note: str = ""
    photos: Sequence[Upload] = ()
    raises_issue: bool = False


@transaction.atomic
def publish(
    place_type: PlaceType,
    items: Sequence[ItemDraft],
    *,
    subdistrict: Area,
    since: date,
    by: Actor,
    now: datetime,
    is_example: bool = False,
) -> Checklist:
    """发布检查表: the next edition for a type of place, which ends the one before on that day.

    Raises Refused without an item, for a line that stands there twice, and for a day ahead or
    before the edition that it follows.
    """
    require(may("publish_checklist", by, subdistrict))
    if subdistrict.kind != AreaKind.SUBDISTRICT:
        raise Refused(_("检查表按街道发布"), field="subdistrict")
    if since > law_day(now):
        raise Refused(_("启用日期不能晚于今天"), field="since")
    lines = [text.filled(item.text, most=200, field="items") for item in items]
    _refuse_odd_lines(lines)
    before = _latest(subdistrict, place_type)
    checklist = Checklist(
        subdistrict=subdistrict,
        place_type=place_type,
        number=before.number + 1 if before else 1,
        used_from=since,
        is_example=is_example,
    )
    with once(Refused(_("“%s”刚被别人发布过，刷新后再看") % checklist)):
        if before is not None:
            _follow(before, since)
        checklist.save(force_insert=True)
    _write(checklist, lines, items)
    facts = {"since": since.isoformat(), "items": len(lines)}
    trail.record("inspections.publish_checklist", by=by, at=now, on=checklist, facts=facts)
    return checklist


@transaction.atomic
def retire(checklist: Checklist, *, on: date, by: Actor, now: datetime) -> Checklist:
    """停用检查表, on a day that is no longer included; what was answered stays.

    Raises Refused when it is ended already, for a day ahead and for one before its start.
    """
    require(may("publish_checklist", by, checklist))
    if not checklist.is_current:
        raise Refused(_("“%s”已经停用") % checklist)
    if on > law_day(now):
        raise Refused(_("停用日期不能晚于今天"), field="on")
    if on < checklist.used_from:
        raise Refused(_("停用日期不能早于启用日期"), field="on")
    _end(checklist, on)
    facts = {"on": on.isoformat()}
    trail.record("inspections.retire_checklist", by=by, at=now, on=checklist, facts=facts)
    return checklist


@transaction.atomic
def answer(visited: Visit, said: Sequence[Said], *, by: Actor, now: datetime) -> list[Answer]:
    """按检查表检查: answers to items of the visit's checklist, all at once or more later.

    What nobody answered stays unanswered. What falls short raises an issue only where it says
    so. Raises Refused for a void visit, for items of another checklist or answered already, for
    an issue without a word on it, and on the day itself for a photo that a clause demands.
    """
    require(may_visit(by, visited, visited.unit))
    refuse_void(visited)
    _refuse_strange(visited, said)
    if law_day(now) == visited.visited_on:
        _refuse_unshown(said)
    answers = [_answer(visited, each, by=by, now=now) for each in said]
    entry = trail.record("inspections.answer", by=by, at=now)
    for row in answers:
        row.known_from = entry.pk
    with once(Refused(_("有的检查项刚被答过，刷新后再看"))):
        Answer.objects.bulk_create(answers)
    inside = by.within(entry.deed)
    for row, each in zip(answers, said, strict=True):
        if each.photos and not each.raises_issue:
            _show(row, each.photos, by=inside, now=now)
    _raise(visited, [each for each in said if each.raises_issue], by=inside, now=now)
    trail.note(entry, [(visited, dict(Counter(row.verdict for row in answers)))])
    return answers


@transaction.atomic
def correct(answered: Answer, *, verdict: Verdict, note: str, by: Actor, now: datetime) -> Answer:
    """更正检查结果: it was so from the first; an issue that came of it stays until it is voided.

    Raises Refused for an answer of a void visit.
    """
    require(may_visit(by, answered.visit, answered.visit.unit))
    refuse_void(answered.visit)
    changes = {"verdict": str(verdict), "note": _noted(note)}
    moved = {k: [getattr(answered, k), v] for k, v in changes.items() if getattr(answered, k) != v}
    if not moved:
        return answered
    entry = trail.record("inspections.correct_answer", by=by, at=now, on=answered, facts=moved)
    return versions.revise(answered, entry=entry, **changes)


def _refuse_odd_lines(lines: Sequence[str]) -> None:
    if not lines:
        raise Refused(_("检查表至少要有一项"), field="items")
    if len(lines) > MOST_ITEMS:
        raise Refused(_("一张检查表最多 %d 项") % MOST_ITEMS, field="items")
    twice = next((line for line, n in Counter(lines).items() if n > 1), "")
    if twice:
        raise Refused(_("“%s”写了两次") % twice, field="items")


def _latest(subdistrict: Area, place_type: PlaceType) -> Checklist | None:
    known = Checklist.objects.filter(subdistrict=subdistrict, place_type=place_type)
    return known.order_by("-number").first()


def _follow(before: Checklist, since: date) -> None:
    """The next edition begins no earlier than the one before began, or was ended."""
    earliest = before.used_from if before.is_current else before.used_until
    if since < earliest:
        facts = {"before": before, "day": earliest}
        raise Refused(_("不能早于%(day)s：“%(before)s”用到那一天") % facts, field="since")
    if before.is_current:
        _end(before, since)


def _end(checklist: Checklist, on: date) -> None:
    current = Checklist.objects.filter(pk=checklist.pk, used_until=checklist.used_until)
    if not current.update(used_until=on):
        raise Overtaken(_("这张检查表刚被别人改过，刷新后再办"))
    checklist.used_until = on


def _write(checklist: Checklist, lines: Sequence[str], items: Sequence[ItemDraft]) -> None:
    for item in items:
        if item.clause and item.clause.subdistrict_id != checklist.subdistrict_id:
            raise Refused(_("“%s”不是本街道的条目") % item.clause, field="items")
    ChecklistItem.objects.bulk_create(
        ChecklistItem(
            checklist=checklist, order=order, text=line, clause=item.clause, category=item.category
        )
        for order, (line, item) in enumerate(zip(lines, items, strict=True), 1)
    )


def _refuse_strange(visited: Visit, said: Sequence[Said]) -> None:
    if not said:
        raise Refused(_("还没有答一项：至少选一项的结论"))
    checklist = checklist_of(visited)
    if checklist is None:
        raise Refused(_("这类点位那天没有在用的检查表，先由创城办发布"))
    items = [each.item for each in said]
    if any(item.checklist_id != checklist.pk for item in items):
        raise Refused(_("有的检查项不在“%s”里，刷新后再答") % checklist)
    done = Answer.objects.filter(visit=visited, item__in=items, void=False).select_related("item")
    if (known := done.first()) or len({item.pk for item in items}) < len(items):
        facts = {"item": known.item if known else items[0]}
        raise Refused(_("“%(item)s”已经答过；要改就更正") % facts)


def _refuse_unshown(said: Sequence[Said]) -> None:
    """On the spot a photo can be taken; what is entered from paper later is marked 缺照片."""
    for each in said:
        if each.verdict == Verdict.NOT_MET and not each.photos and demands_photo(each.item):
            raise Refused(
                _(
                    "“%s”的条文要求照片，不符合要附一张；没拍到的先空着这一项，过了今天可以照纸面补录"
                )
                % each.item,
                field=f"photos_{each.item.pk}",
            )


def _answer(visited: Visit, said: Said, *, by: Actor, now: datetime) -> Answer:
    note = _noted(said.note)
    if said.raises_issue and said.verdict != Verdict.NOT_MET:
        raise Refused(
            _("“%s”没有选不符合，不能登记成问题") % said.item, field=f"note_{said.item.pk}"
        )
    if said.raises_issue and not note:
        raise Refused(_("写明哪里不符合，才能登记成问题"), field=f"note_{said.item.pk}")
    return Answer(
        visit=visited,
        item=said.item,
        place=visited.place,
        place_type=visited.checked_as,
        type=visited.type,
        visited_on=visited.visited_on,
        city_id=visited.city_id,
        district_id=visited.district_id,
        subdistrict_id=visited.subdistrict_id,
        community_id=visited.community_id,
        verdict=said.verdict,
        note=note,
        by_id=by.person_id,
        recorded_at=now,
    )


def _noted(note: str) -> str:
    return text.clean_line(note, most=200, field="note")


def _show(row: Answer, photos: Sequence[Upload], *, by: Actor, now: datetime) -> None:
    for order, photo in enumerate(photos):
        kept = evidence.add_upload(photo, by=by, now=now)
        AnswerProof.objects.create(answer=row, photo=kept, order=order)


def _raise(visited: Visit, said: Sequence[Said], *, by: Actor, now: datetime) -> None:
    """What falls short becomes issues, each with the category of its item."""
    drafts = [
        IssueDraft(
            title=each.note,
            category=each.item.category,
            photos=each.photos,
            found_on=visited.visited_on,
            source=Source(visited.type),
            place=visited.place,
            community=visited.community,
        )
        for each in said
    ]
    if drafts:
        find(visited, drafts, items=[each.item for each in said], by=by, now=now)
