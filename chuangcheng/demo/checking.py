"""示例检查表 in our own words, and what the visits of the round answered to them."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from chuangcheng.calendars.worktime import law_day
from chuangcheng.demo.cast import Cast
from chuangcheng.demo.stories import Story
from chuangcheng.demo.tables import CheckLine, checklist_lines
from chuangcheng.demo.town import Town
from chuangcheng.inspections import checking, lists
from chuangcheng.inspections.checking import Said
from chuangcheng.inspections.lists import ItemDraft
from chuangcheng.inspections.models import Checklist, ChecklistItem, Verdict, Visit
from chuangcheng.issues.models import Category
from chuangcheng.kernel.actor import Actor
from chuangcheng.standards.models import Clause


def publish_checklists(cast: Cast, town: Town, *, now: datetime) -> list[Checklist]:
    """发布检查表: one for each of five types of place, each an example."""
    subdistrict, day = town.subdistrict, law_day(now)
    by_name = {category.name: category for category in Category.objects.all()}
    made = []
    for place_type, lines in groupby(checklist_lines(), key=lambda line: line.type):
        clauses = {row.text: row for row in lists.clauses_for(subdistrict, place_type, on=day)}
        drafts = [_draft(line, by_name, clauses) for line in lines]
        made.append(
            checking.publish(
                place_type,
                drafts,
                subdistrict=subdistrict,
                since=day,
                is_example=True,
                by=cast.office,
                now=now,
            )
        )
    return made


def answer(visited: Visit, stories: Iterable[Story], *, by: Actor, now: datetime) -> None:
    """按检查表检查: what the visit found falls short in its item; all else is met."""
    checklist = lists.checklist_of(visited)
    if checklist is None:
        raise LookupError(visited)
    found: dict[str, str] = {}
    for story in stories:
        found.setdefault(story.finding.category, story.finding.title)
    said = []
    for item in lists.items_of(checklist):
        note = found.get(item.category.name, "") if item.category else ""
        verdict = Verdict.NOT_MET if note else Verdict.MET
        said.append(Said(item=item, verdict=verdict, note=note))
    checking.answer(visited, said, by=by, now=now)


def items_of(visited: Visit, stories: Iterable[Story]) -> list[ChecklistItem | None]:
    """检查项 that each thing found falls under, where the list has one."""
    checklist = lists.checklist_of(visited)
    rows = lists.items_of(checklist) if checklist else []
    by_category = {row.category.name: row for row in rows if row.category}
    return [by_category.get(story.finding.category) for story in stories]


def _draft(
    line: CheckLine, categories: dict[str, Category], clauses: dict[str, Clause]
) -> ItemDraft:
    category = categories[line.category] if line.category else None
    return ItemDraft(line.text, clauses[line.clause] if line.clause else None, category)
