"""导出督导检查: rounds, visits, and what was answered item by item, as their lists are filtered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.db.models import Count, QuerySet

from chuangcheng.inspections import lists
from chuangcheng.inspections.models import Answer, Finding, Round, Statement, Visit
from chuangcheng.inspections.queries import visible_visits
from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.ledgers.inspection_layouts import ANSWER_LIST, ROUND_LIST, VISIT_LIST
from chuangcheng.ledgers.writing import exact_words

_Numbers = Mapping[tuple[int, int | None], list[str]]


def export_rounds(rounds: QuerySet[Round], *, by: Actor, now: datetime) -> bytes:
    """导出检查轮次: these rounds in their order, with the visits that the person may see."""
    return workbook(ROUND_LIST, _round_rows(rounds, by), now=now)


def export_visits(visits: QuerySet[Visit], *, by: Actor, now: datetime) -> bytes:
    """导出检查记录: these visits in their order; what was seen uncounted is 若干 and no 0."""
    return workbook(VISIT_LIST, _visit_rows(visits, by), now=now)


def export_answers(answers: QuerySet[Answer], *, by: Actor, now: datetime) -> bytes:
    """导出检查结果: these answers in their order, with the issues that came of them."""
    return workbook(ANSWER_LIST, _answer_rows(answers, by), now=now)


def _round_rows(rounds: QuerySet[Round], by: Actor) -> Iterator[Row]:
    mine = visible_visits(by).order_by().values("round")
    counted = mine.annotate(n=Count("pk"), places=Count("place", distinct=True))
    numbers = {row["round"]: (row["n"], row["places"]) for row in counted}
    for row in rounds:
        visits, places = numbers.get(row.pk, (0, 0))
        yield {
            "name": row.name,
            "type": str(row.get_type_display()),
            "starts_on": row.starts_on,
            "ends_on": row.ends_on,
            "visits": visits,
            "places": places,
        }


def _visit_rows(visits: QuerySet[Visit], by: Actor) -> Iterator[Row]:
    ids = visits.order_by().values("pk")
    seen: defaultdict[int, list[Statement]] = defaultdict(list)
    for statement in Statement.objects.filter(visit__in=ids):
        seen[statement.visit_id].append(statement)
    numbers = _numbers(Finding.objects.filter(visit__in=ids), by)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for (visit, _item), some in numbers.items():
        found[visit] += some
    for row in visits:
        yield {
            "visited_on": row.visited_on,
            "round": row.round.name,
            "type": str(row.get_type_display()),
            "community": row.community.name,
            **_where(row),
            "unit": row.unit.name,
            "seen": _seen(seen[row.pk]),
            "found": _found(found[row.pk], seen[row.pk]),
            "issues": "、".join(sorted(found[row.pk])),
            "note": row.note,
        }


def _answer_rows(answers: QuerySet[Answer], by: Actor) -> Iterator[Row]:
    lacking = set(answers.order_by().filter(lists.lacking_photo()).values_list("pk", flat=True))
    visits = answers.order_by().values("visit")
    numbers = _numbers(Finding.objects.filter(visit__in=visits, item__isnull=False), by)
    for row in answers.select_related("visit__round", "visit__unit", "item__checklist"):
        yield {
            "visited_on": row.visited_on,
            "round": row.visit.round.name,
            "community": row.community.name,
            **_where(row),
            "unit": row.visit.unit.name,
            "checklist": str(row.item.checklist),
            "item": row.item.text,
            "verdict": str(row.get_verdict_display()),
            "note": row.note,
            "lacks_photo": row.pk in lacking,
            "issues": "、".join(numbers.get((row.visit_id, row.item_id), ())),
        }


def _where(row: Visit | Answer) -> Row:
    """The place; a village as a whole has none."""
    return {
        "place_type": str(row.get_place_type_display()),
        "place": row.place.name if row.place else "",
    }


def _seen(statements: Iterable[Statement]) -> str:
    """建筑垃圾：若干；小广告：20余."""
    return "；".join(f"{row.seen}：{exact_words(_quantity(row))}" for row in statements)


def _found(numbers: list[str], statements: list[Statement]) -> int | Quantity:
    """How many issues; where something was seen and nobody counted it, not 0."""
    if not numbers and any(row.certainty == Certainty.UNKNOWN for row in statements):
        return UNKNOWN
    return len(numbers)


def _quantity(row: Statement) -> Quantity:
    return Quantity(row.quantity, Certainty(row.certainty))


def _numbers(findings: QuerySet[Finding], by: Actor) -> _Numbers:
    """问题编号 by visit and item, of the issues that the person may see."""
    issues = Issue.objects.filter(seen_by(by), void=False).values("pk")
    mine = findings.filter(issue__in=issues).order_by("issue__number")
    found: defaultdict[tuple[int, int | None], list[str]] = defaultdict(list)
    for visit, item, number in mine.values_list("visit", "item", "issue__number"):
        found[visit, item].append(number)
    return found
