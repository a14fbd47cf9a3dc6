"""Questions about checklists and what was answered. Sits beside queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from chuangcheng.inspections.models import (
    Answer,
    AnswerProof,
    Checklist,
    ChecklistItem,
    Finding,
    Verdict,
    Visit,
)
from chuangcheng.inspections.queries import of_their_subdistricts
from chuangcheng.inspections.rules import answers_seen_by
from chuangcheng.issues.models import Category, Issue, IssueProof
from chuangcheng.kernel.actor import Actor
from chuangcheng.places.models import Area, Place, PlaceType
from chuangcheng.standards import queries as standards
from chuangcheng.standards.models import Clause, EvidenceKind, Method, Origin, Requirement


@dataclass(frozen=True)
class ItemDraft:
    """检查项草稿: one line, the clause that it looks after, the category of what falls short."""

    text: str
    clause: Clause | None = None
    category: Category | None = None


def visible_checklists(actor: Actor) -> QuerySet[Checklist]:
    """检查表 of the sub-districts in which the person has to do with inspections."""
    return Checklist.objects.filter(of_their_subdistricts(actor))


def with_numbers(checklists: QuerySet[Checklist]) -> QuerySet[Checklist]:
    """With the number of their items, as `n_items`."""
    return checklists.annotate(n_items=Count("items"))


def visible_answers(actor: Actor) -> QuerySet[Answer]:
    """检查结果 that the person may see."""
    seen = Answer.objects.filter(answers_seen_by(actor), void=False)
    return seen.select_related("item", "place", "community")


def checklist_in_use(
    subdistrict: Area | int, place_type: PlaceType | str, *, on: date
) -> Checklist | None:
    """在用的检查表 for a type of place on a day."""
    return Checklist.objects.filter(
        subdistrict=subdistrict, place_type=place_type, used_from__lte=on, used_until__gt=on
    ).first()


def checklist_of(visited: Visit) -> Checklist | None:
    """按哪张检查表: the one that the visit began to answer, or that was in use on its day."""
    begun = Answer.objects.filter(visit=visited, void=False).select_related("item__checklist")
    answer = begun.first()
    if answer is not None:
        return answer.item.checklist
    return checklist_in_use(visited.subdistrict_id, visited.checked_as, on=visited.visited_on)


def items_of(checklist: Checklist) -> list[ChecklistItem]:
    """检查项 in their order, with the clauses, what these require, and the categories."""
    found = checklist.items.select_related(
        "category", "clause__system", f"clause__{standards.LINE}"
    )
    return list(found.prefetch_related("clause__requirements").order_by("order", "id"))


def answers_of(visited: Visit) -> QuerySet[Answer]:
    """检查结果 of a visit, in the order of the checklist."""
    found = Answer.objects.filter(visit=visited, void=False)
    return found.select_related("item").order_by("item__order", "item_id")


def answers_by_visit(visits: Iterable[Visit]) -> dict[int, list[Answer]]:
    """检查结果 of several visits, in the order of their checklists, in one statement."""
    found: dict[int, list[Answer]] = {visit.pk: [] for visit in visits}
    answers = Answer.objects.filter(visit__in=found, void=False).select_related("item")
    for answer in answers.order_by("item__order", "item_id"):
        found[answer.visit_id].append(answer)
    return found


def issues_by_item(visited: Visit, issues: Iterable[Issue]) -> dict[int, list[Issue]]:
    """Which of these issues came of which item of the visit's checklist."""
    by_key = {issue.pk: issue for issue in issues}
    findings = Finding.objects.filter(visit=visited, issue__in=by_key, item__isnull=False)
    found: dict[int, list[Issue]] = {}
    for item, issue in findings.values_list("item", "issue"):
        found.setdefault(item, []).append(by_key[issue])
    return found


def last_answers(place: Place) -> list[Answer]:
    """最近一次检查 of each item that was ever answered there, by the edition last used."""
    there = Answer.objects.filter(place=place, void=False).order_by("-visited_on", "-id")
    latest = there.select_related("item").first()
    if latest is None:
        return []
    of_item = there.filter(item=OuterRef("pk")).values("pk")[:1]
    items = ChecklistItem.objects.filter(checklist=latest.item.checklist_id)
    last = items.order_by().annotate(last=Subquery(of_item)).values("last")
    found = Answer.objects.filter(pk__in=last).select_related("item", "visit")
    return list(found.order_by("item__order", "item_id"))


def asks_for_photo(item: ChecklistItem) -> bool:
    """要照片: only where the clause behind the item requires a picture."""
    if item.clause is None:
        return False
    required = standards.required_of(item.clause)
    return any(each.kind == EvidenceKind.IMAGE and each.required for each in required)


def demands_photo(item: ChecklistItem) -> bool:
    """必须有照片: only where a clause of our own requires a picture; others merely ask for one."""
    return (
        item.clause is not None
        and item.clause.system.origin == Origin.OURS
        and asks_for_photo(item)
    )


def lacking_photo() -> Q:
    """缺照片: answers that fall short of what demands a photo, and neither they nor the issue
    that came of them show one.
    """
    required = Requirement.objects.filter(
        clause=OuterRef("item__clause"),
        clause__system__origin=Origin.OURS,
        kind=EvidenceKind.IMAGE,
        required=True,
    )
    of_answer = {"answer__visit": OuterRef("visit"), "answer__item": OuterRef("item")}
    of_issue = {"visit": OuterRef("visit"), "item": OuterRef("item")}
    shown = AnswerProof.objects.filter(answer__void=False, **of_answer)
    tracked = Finding.objects.filter(issue__proofs__moment=IssueProof.Moment.BEFORE, **of_issue)
    falls_short = Q(verdict=Verdict.NOT_MET) & Q(Exists(required))
    return falls_short & ~Q(Exists(shown)) & ~Q(Exists(tracked))


def drafted(subdistrict: Area, place_type: PlaceType, *, on: date) -> list[ItemDraft]:
    """起草: the edition so far, or else what the standards in use have people look at there."""
    current = checklist_in_use(subdistrict, place_type, on=on)
    if current is not None:
        return [ItemDraft(item.text, item.clause, item.category) for item in items_of(current)]
    return [
        ItemDraft(clause.text, clause) for clause in clauses_for(subdistrict, place_type, on=on)
    ]


def clauses_for(subdistrict: Area, place_type: PlaceType, *, on: date) -> list[Clause]:
    """可以依据的条目: the standards in use that are looked at on the spot at such places."""
    return standards.standards_in_use(
        subdistrict, on=on, place_type=place_type, method=Method.FIELD
    )


def editions(subdistricts: Iterable[int], place_type: PlaceType | str = "") -> QuerySet[Checklist]:
    """历次版本, by type of place, the latest first."""
    of_type = Q(place_type=place_type) if place_type else Q()
    found = Checklist.objects.filter(of_type, subdistrict__in=list(subdistricts))
    return found.order_by("place_type", "-number")
