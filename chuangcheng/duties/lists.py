"""Deeds on the responsibility list and its items. Sits beside commands."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.documents.models import Document
from chuangcheng.duties import citing
from chuangcheng.duties.drafts import DutyDraft, draft_of, facts_of
from chuangcheng.duties.models import DutyItem, DutyList, DutyUnit
from chuangcheng.duties.responsibilities import owner
from chuangcheng.duties.rules import may, may_write
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.people.models import Person
from chuangcheng.places.models import LEAF_KINDS, Area, AreaKind
from chuangcheng.standards.models import Clause, Origin, SystemState
from chuangcheng.standards.queries import LEAVES
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

MOST_ITEMS = 5000
_SLICE = 500
_COLUMNS = ("leader", "lead_unit", "person", "due_on", "due_text", "note", "target_unit")
Part = DutyUnit.Part


@transaction.atomic
def draft_list(
    subdistrict: Area,
    *,
    name: str,
    by: Actor,
    now: datetime,
    document: Document | None = None,
    note: str = "",
) -> DutyList:
    """起草责任清单. Raises Refused for an area that is no sub-district, a document of another."""
    require(may("edit_items", by, subdistrict))
    if subdistrict.kind != AreaKind.SUBDISTRICT:
        raise Refused(_("责任清单按街道起草"), field="subdistrict")
    made = DutyList.objects.create(
        **owner(subdistrict),
        name=text.filled(name, most=60, field="name"),
        document=citing.check(document, subdistrict_id=subdistrict.pk, field="document"),
        note=text.clean_line(note, most=200, field="note"),
    )
    trail.record("duties.draft_list", by=by, at=now, on=made, facts={"name": made.name})
    return made


@transaction.atomic
def edit_list(duty_list: DutyList, *, by: Actor, now: datetime, **changes: Any) -> DutyList:
    """修改清单: its `name`, the `document` by which it was issued, its `note`; never its items.

    Raises Refused for a list that is void and for a document of another sub-district.
    """
    require(may("edit_items", by, duty_list))
    _hold(duty_list)
    corrected = {name: _list_fact(duty_list, name, value) for name, value in changes.items()}
    moved = {k: value for k, value in corrected.items() if getattr(duty_list, k) != value}
    if not moved:
        return duty_list
    shown = {k: [_said(getattr(duty_list, k)), _said(value)] for k, value in moved.items()}
    trail.record("duties.edit_list", by=by, at=now, on=duty_list, facts=shown)
    return _write(duty_list, **moved)


@transaction.atomic
def publish(duty_list: DutyList, *, on: date, by: Actor, now: datetime) -> DutyList:
    """发布责任清单: from this day on its items hold; those that it repeats end.

    Raises Refused for an empty list, for a day ahead, and while a clause of our own system has no
    named person. Of what was handed down, 责任人待定 is published as such.
    """
    require(may("publish", by, duty_list))
    _hold(duty_list)
    items = list(DutyItem.objects.drafts().filter(duty_list=duty_list).select_related("system"))
    _refuse_unready(duty_list, items, on, law_day(now))
    facts = {"on": on.isoformat(), "items": len(items)}
    entry = trail.record("duties.publish", by=by, at=now, on=duty_list, facts=facts)
    if taken := _taken_over(duty_list, items, on):
        versions.revise_all(taken, entry=entry, until=on)
    versions.revise_all(items, entry=entry, since=on)
    return _write(duty_list, published_on=on)


@transaction.atomic
def discard(duty_list: DutyList, *, reason: str, by: Actor, now: datetime) -> DutyList:
    """作废草稿 with all its items: it should never have been."""
    require(may_write(by, duty_list))
    _hold(duty_list)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    items = list(DutyItem.objects.drafts().filter(duty_list=duty_list))
    entry = trail.record("duties.discard_list", by=by, at=now, on=duty_list, facts=facts)
    if items:
        versions.revise_all(items, entry=entry, void=True)
    return _write(duty_list, void=True)


def add_item(duty_list: DutyList, draft: DutyDraft, *, by: Actor, now: datetime) -> DutyItem:
    """加责任项, behind those that stand there."""
    return add_items(duty_list, [draft], by=by, now=now)[0]


@transaction.atomic
def add_items(
    duty_list: DutyList, drafts: Sequence[DutyDraft], *, by: Actor, now: datetime
) -> list[DutyItem]:
    """加责任项: one deed for all of them; one bad draft and none is added.

    Raises Refused for a clause that is no standard in use, for an area elsewhere, and for the same
    clause, area and lead unit twice.
    """
    require(may_write(by, duty_list))
    _hold(duty_list)
    standing = DutyItem.objects.drafts().filter(duty_list=duty_list)
    if standing.count() + len(drafts) > MOST_ITEMS:
        raise Refused(_("一份清单最多 %s 项") % MOST_ITEMS)
    taken = set(standing.values_list("clause", "area", "lead_unit"))
    last = standing.aggregate(last=Max("position"))["last"] or 0
    made = []
    for position, draft in enumerate(drafts, last + 1):
        _refuse_twice(draft, taken)
        made.append(_item(duty_list, draft, position=position))
    entry = trail.record("duties.add_items", by=by, at=now)
    _insert(made, drafts, entry)
    trail.note(entry, [(item, {"clause": str(item.clause)}) for item in made])
    return made


@transaction.atomic
def edit_item(item: DutyItem, *, by: Actor, now: datetime, **changes: Any) -> DutyItem:
    """修改责任项 of a draft. Raises Refused once its list is published."""
    require(may_write(by, item.duty_list))
    _hold(item.duty_list)
    before = draft_of(item)
    after = replace(before, **changes)
    if after == before:
        return item
    taken = _others(item).values_list("clause", "area", "lead_unit")
    _refuse_twice(after, set(taken))
    columns = facts_of(after)
    shown = _shown(before, after)
    entry = trail.record("duties.edit_item", by=by, at=now, on=item, facts=shown)
    if (after.responsible, after.cooperating) != (before.responsible, before.cooperating):
        DutyUnit.objects.filter(item=item).delete()  # of a draft only
        DutyUnit.objects.bulk_create(_units(item, after))
    return versions.revise(item, entry=entry, **columns)


@transaction.atomic
def remove_item(item: DutyItem, *, by: Actor, now: datetime) -> DutyItem:
    """删掉责任项 of a draft. Raises Refused once its list is published."""
    require(may_write(by, item.duty_list))
    _hold(item.duty_list)
    entry = trail.record("duties.remove_item", by=by, at=now, on=item)
    return versions.revise(item, entry=entry, void=True)


@transaction.atomic
def change_item(item: DutyItem, *, on: date, by: Actor, now: datetime, **changes: Any) -> DutyItem:
    """变更责任项: another person or unit from a day on, as a new row; the row so far ends.

    Raises Refused for a draft, for what has ended, for a day before its start or ahead, and for
    taking the named person from a clause of our own.
    """
    require(may("edit_items", by, item))
    _refuse_not_in_force(item, on, law_day(now))
    before = draft_of(item)
    after = replace(before, **changes)
    if (after.clause, after.area) != (before.clause, before.area):
        raise TypeError("a changed item keeps its clause and its area")
    if after == before:
        raise Refused(_("和原来一样，没有要变更的"))
    _refuse_unnamed(item.clause, after.person)
    entry = trail.record("duties.change_item", by=by, at=now)
    versions.revise(item, entry=entry, until=on)  # first, so that stale eyes are told of it
    _refuse_twice(after, set(_others(item).values_list("clause", "area", "lead_unit")))
    made = _item(item.duty_list, after, position=item.position)
    made.since, made.follows = on, item
    _insert([made], [after], entry)
    shown = {"on": on.isoformat(), **_shown(before, after)}
    trail.note(entry, [(item, shown), (made, shown)])
    return made


@transaction.atomic
def end_item(item: DutyItem, *, on: date, by: Actor, now: datetime) -> DutyItem:
    """结束责任项, on a day that is no longer included."""
    require(may("edit_items", by, item))
    _refuse_not_in_force(item, on, law_day(now))
    facts = {"on": on.isoformat()}
    entry = trail.record("duties.end_item", by=by, at=now, on=item, facts=facts)
    return versions.revise(item, entry=entry, until=on)


def _list_fact(duty_list: DutyList, name: str, value: Any) -> Any:
    match name, value:
        case "document", Document() | None:
            town = duty_list.subdistrict_id
            return citing.check(value, subdistrict_id=town, field=name)
        case "name", str():
            return text.filled(value, most=60, field=name)
        case "note", str():
            return text.clean_line(value, most=200, field=name)
    raise TypeError(f"{name} of a list cannot become {value!r}")


@transaction.atomic
def hand_over_item(item: DutyItem, *, area: Area, on: date, by: Actor, now: datetime) -> DutyItem:
    """移交责任项: the same people answer in another area from a day on; the row so far ends.

    Raises Refused like `change_item`, and where the other area has such an item already.
    """
    require(may("edit_items", by, item))
    _refuse_not_in_force(item, on, law_day(now))
    after = replace(draft_of(item), area=area)
    entry = trail.record("duties.hand_over_item", by=by, at=now)
    versions.revise(item, entry=entry, until=on)
    made = _item(item.duty_list, after, position=item.position)
    made.since, made.follows = on, item
    _refuse_twice(after, set(_others(made).values_list("clause", "area", "lead_unit")))
    _insert([made], [after], entry)
    shown = {"on": on.isoformat(), "area": [str(item.area), str(area)]}
    trail.note(entry, [(item, shown), (made, shown)])
    return made


@transaction.atomic
def take_back_item(item: DutyItem, *, by: Actor, now: datetime) -> DutyItem:
    """恢复责任项: it never ended, and what took over from it never was. Raises Refused for none."""
    require(may("edit_items", by, item))
    if item.until == OPEN_END:
        raise Refused(_("这一项没有结束，不用恢复"))
    _refuse_twice(draft_of(item), set(_others(item).values_list("clause", "area", "lead_unit")))
    facts = {"was": item.until.isoformat()}
    entry = trail.record("duties.take_back_item", by=by, at=now, on=item, facts=facts)
    if followers := list(DutyItem.objects.standing().filter(follows=item)):
        versions.revise_all(followers, entry=entry, void=True)
    return versions.revise(item, entry=entry, until=OPEN_END)


def _hold(duty_list: DutyList) -> None:
    """Whoever publishes and whoever writes wait for each other. Raises Overtaken for stale eyes."""
    found = DutyList.objects.select_for_update().get(pk=duty_list.pk)
    if found.void:
        raise Refused(_("“%s”已经作废") % found)
    if found.published_on != duty_list.published_on:
        raise Overtaken(_("这份清单刚被别人发布，刷新后再办"))


def _refuse_unready(duty_list: DutyList, items: Sequence[DutyItem], on: date, today: date) -> None:
    if not duty_list.is_draft:
        raise Refused(_("“%s”已经发布过") % duty_list)
    if on > today:
        raise Refused(_("发布日期不能晚于今天"), field="on")
    if not items:
        raise Refused(_("“%s”还没有责任项，先加再发布") % duty_list)
    unnamed = [i for i in items if i.person_id is None and i.system.origin == Origin.OURS]
    if unnamed:
        reason = _("本街道自定的标准要写明责任人才能发布，还有 %s 项没有写")
        raise Refused(reason % len(unnamed))


def _taken_over(duty_list: DutyList, items: Iterable[DutyItem], on: date) -> list[DutyItem]:
    """The items of earlier lists that say of the same clause and area who answers."""
    repeated = {(item.clause_id, item.area_id) for item in items}
    standing = DutyItem.objects.in_force(on).filter(
        subdistrict=duty_list.subdistrict_id, until=OPEN_END
    )
    return [item for item in standing if (item.clause_id, item.area_id) in repeated]


def _refuse_not_in_force(item: DutyItem, on: date, today: date) -> None:
    if item.is_draft:
        raise Refused(_("清单还没有发布，直接修改就行"))
    if item.until != OPEN_END:
        raise Refused(_("这一项已经结束，刷新后看现在的"))
    if on < item.since:
        raise Refused(_("日期不能早于这一项的开始日期"), field="on")
    if on > today:
        raise Refused(_("日期不能晚于今天"), field="on")


def _refuse_unnamed(clause: Clause, person: Person | None) -> None:
    if person is None and clause.system.origin == Origin.OURS:
        raise Refused(_("本街道自定的标准要写明责任人"), field="person")


def _refuse_twice(draft: DutyDraft, taken: set[Any]) -> None:
    lead = draft.lead_unit.pk if draft.lead_unit else None
    key = (draft.clause.pk, draft.area.pk, lead)
    if key in taken:
        facts = {"clause": draft.clause, "area": draft.area}
        raise Refused(_("“%(clause)s”在%(area)s已经有这个牵头单位的责任项") % facts)
    taken.add(key)


def _others(item: DutyItem) -> Any:
    """The other rows of the same clause and area that stand beside an item."""
    same = DutyItem.objects.standing().filter(
        clause=item.clause_id, area=item.area_id, since__lt=OPEN_END, until=OPEN_END
    )
    if item.is_draft:
        same = DutyItem.objects.drafts().filter(duty_list=item.duty_list_id)
    return same.exclude(pk=item.pk)


def _item(duty_list: DutyList, draft: DutyDraft, *, position: int) -> DutyItem:
    clause, area = draft.clause, draft.area
    if clause.level not in LEAVES or clause.void or clause.system.state is not SystemState.IN_USE:
        raise Refused(_("“%s”不是在用的测评标准，责任要落到标准上") % clause, field="clause")
    if {area.subdistrict_id, clause.subdistrict_id} != {duty_list.subdistrict_id}:
        raise Refused(_("“%s”不在这份清单的街道里") % area, field="area")
    if area.kind not in {*LEAF_KINDS, AreaKind.SUBDISTRICT}:
        raise Refused(_("责任项落到社区、村或整个街道"), field="area")
    return DutyItem(
        duty_list=duty_list,
        clause=clause,
        system_id=clause.system_id,
        area=area,
        community_id=area.community_id,
        **owner(duty_list.subdistrict),
        position=position,
        **facts_of(draft),
    )


def _insert(made: Sequence[DutyItem], drafts: Sequence[DutyDraft], entry: Entry) -> None:
    for item in made:
        item.known_from = entry.pk
    DutyItem.objects.bulk_create(made, batch_size=_SLICE)
    rows = [row for item, draft in zip(made, drafts, strict=True) for row in _units(item, draft)]
    DutyUnit.objects.bulk_create(rows, batch_size=_SLICE)


def _units(item: DutyItem, draft: DutyDraft) -> list[DutyUnit]:
    return [
        DutyUnit(item=item, unit=unit, part=part, order=order)
        for part, units in (
            (Part.RESPONSIBLE_UNIT, draft.responsible),
            (Part.COOPERATION, draft.cooperating),
        )
        for order, unit in enumerate(dict.fromkeys(units), 1)
    ]


def _shown(before: DutyDraft, after: DutyDraft) -> dict[str, Any]:
    """What changed, for the trail."""
    names = (*_COLUMNS, "target", "responsible", "cooperating")
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: [_said(was), _said(now)] for name, (was, now) in pairs.items() if was != now}


def _said(value: object) -> str:
    if isinstance(value, Quantity):
        return value.screen()
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return "" if value in {None, OPEN_END} else str(value)


def _write(duty_list: DutyList, **changes: Any) -> DutyList:
    DutyList.objects.filter(pk=duty_list.pk).update(**changes)
    for name, value in changes.items():
        setattr(duty_list, name, value)
    return duty_list
