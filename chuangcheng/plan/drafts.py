"""What somebody says of an item of the plan before it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.meetings.models import Decision
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area, PlaceType
from chuangcheng.plan.criteria import EACH_AREA, criterion_draft_of
from chuangcheng.plan.models import Compare, Criterion, CriterionDraft, Item

MOST = {"aspect": 20, "text": 500, "responsible": 60, "note": 200}
MOST_CRITERIA = 20
MOST_TARGET = Decimal(10_000_000)  # more is a slip of the pen


@dataclass(frozen=True, kw_only=True)
class ItemDraft:
    """计划草稿. `where` is the sub-district, or the community whose own plan it is.

    Without `set_on` it is set today; without `position` it comes last. A deadline may be a text;
    with neither a day nor a text it is 常态任务.
    """

    aspect: str
    text: str
    where: Area
    due_on: date | None = None
    due_text: str = ""
    unit: Unit | None = None
    person: Person | None = None
    responsible: str = ""
    set_on: date | None = None
    position: int | None = None
    decision: Decision | None = None
    note: str = ""
    criteria: tuple[CriterionDraft, ...] = ()


def draft_of(item: Item, *, criteria: Iterable[Criterion] = ()) -> ItemDraft:
    """What is said of an item, to be said again with changes."""
    return ItemDraft(
        aspect=item.aspect,
        text=item.text,
        where=item.community or item.subdistrict,
        due_on=item.due_on if item.has_due_day else None,
        due_text=item.due_text,
        unit=item.unit,
        person=item.person,
        responsible=item.responsible,
        set_on=item.set_on,
        position=item.position,
        decision=item.decision,
        note=item.note,
        criteria=tuple(map(criterion_draft_of, criteria)),
    )


def columns_of(draft: ItemDraft) -> dict[str, Any]:
    """The columns that a draft fills beside its days and its place. Raises Refused."""
    said = {name: _line(name, getattr(draft, name)) for name in MOST}
    return {
        **said,
        "folded": folded(said["text"]),
        "unit": draft.unit,
        "person": draft.person,
        "decision": draft.decision,
    }


def check_criteria(drafts: Iterable[CriterionDraft], *, within: Area) -> None:
    """Raises Refused for criteria that say nothing, the same twice, or of another sub-district."""
    drafts = tuple(drafts)
    if len(drafts) > MOST_CRITERIA:
        raise Refused(_("一项计划最多写 %d 条标准") % MOST_CRITERIA, field="criteria")
    if len({draft.said for draft in drafts}) < len(drafts):
        raise Refused(_("有两条标准要求的一样，留一条"), field="criteria")
    meant = {draft.area_id for draft in drafts if draft.area_id is not None}
    here = Area.objects.filter(pk__in=meant, subdistrict=within.subdistrict_id)
    if meant and here.count() < len(meant):
        raise Refused(_("标准的范围不在本街道"), field="area")
    for draft in drafts:
        _check_target(draft)
        if draft.per and draft.per not in {*EACH_AREA, *PlaceType.values}:
            raise Refused(_("没有“%s”这种点位") % draft.per, field="per")


def _check_target(draft: CriterionDraft) -> None:
    if draft.compare == Compare.ALL:
        if draft.target is not None:
            raise Refused(_("写“全部”就不写目标值"), field="target")
        return
    if draft.target is None:
        raise Refused(_("写明要达到多少"), field="target")
    if not 0 <= draft.target <= MOST_TARGET or draft.target != round(draft.target, 2):
        raise Refused(_("目标值写 0 到 %d，最多两位小数") % MOST_TARGET, field="target")


def _line(name: str, words: str) -> str:
    """One of the texts; an aspect and what is planned must be there."""
    clean = text.filled if name in {"aspect", "text"} else text.clean_line
    return clean(words, most=MOST[name], field=name)
