"""导出困难台账: difficulties as filtered; importing them again changes nothing."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from chuangcheng.difficulties.costs import in_wan
from chuangcheng.difficulties.models import CostLine, Difficulty, DifficultyStage, DifficultyState
from chuangcheng.difficulties.queries import with_names
from chuangcheng.ledgers.difficulty_layout import DIFFICULTY_LIST
from chuangcheng.ledgers.exporting import Row, workbook


def export_difficulties(difficulties: QuerySet[Difficulty], *, now: datetime) -> bytes:
    """导出困难台账: a line for each in their order, with its costs, first request, last answer."""
    return workbook(DIFFICULTY_LIST, _rows(list(with_names(difficulties))), now=now)


def _rows(found: list[Difficulty]) -> Iterator[Row]:
    stages = DifficultyStage.objects.filter(difficulty__in=found, void=False).order_by("seq")
    by_one: dict[int, list[DifficultyStage]] = {each.pk: [] for each in found}
    for stage in stages:
        by_one[stage.difficulty_id].append(stage)
    costs: dict[int, list[str]] = {each.pk: [] for each in found}
    for line in CostLine.objects.filter(difficulty__in=found, dropped=False):
        costs[line.difficulty_id].append(str(line))
    for each in found:
        yield _row(each, by_one[each.pk], costs[each.pk])


def _row(difficulty: Difficulty, stages: list[DifficultyStage], costs: list[str]) -> Row:
    asked = [stage for stage in stages if stage.state == DifficultyState.ASKED]
    answered = [stage for stage in stages if stage.state == DifficultyState.ANSWERED]
    return {
        "title": difficulty.title,
        "where_text": difficulty.where_text,
        "cause": difficulty.cause,
        "tried": difficulty.tried,
        "needed": difficulty.needed,
        "cost": in_wan(*difficulty.cost),
        "costs": "\n".join(costs),
        "level": str(difficulty.get_level_display()),
        "asked_on": asked[0].from_on if asked else None,
        "answer": answered[-1].said if answered else "",
        "state": str(difficulty.get_state_display()),
        "community": difficulty.community.name if difficulty.community else "",
        "note": difficulty.note,
    }
