"""Questions about difficulties: which ones somebody sees, what is stuck on them."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from chuangcheng.difficulties.models import (
    OPEN,
    Difficulty,
    DifficultyStage,
    DifficultyStageEver,
    Receipt,
    StuckIssue,
    StuckItem,
)
from chuangcheng.difficulties.rules import seen_by
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import seen_by as issues_seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.plan import queries as plan
from chuangcheng.trail.queries import as_known, as_told


def visible_difficulties(actor: Actor) -> QuerySet[Difficulty]:
    """难点问题 that a person may see."""
    return with_names(Difficulty.objects.standing().filter(seen_by(actor)))


def with_names(difficulties: QuerySet[Difficulty]) -> QuerySet[Difficulty]:
    """With all that a difficulty names."""
    return difficulties.select_related("community", "subdistrict")


def visible_links(actor: Actor) -> QuerySet[StuckIssue]:
    """受困问题 that a person may see: those whose difficulty and issue the person sees."""
    mine = visible_difficulties(actor).order_by().values("pk")
    seen = Issue.objects.filter(issues_seen_by(actor), void=False).order_by().values("pk")
    held = StuckIssue.objects.filter(until=OPEN_END, void=False)
    found = held.filter(difficulty__in=mine, issue__in=seen)
    return found.select_related("issue", "difficulty__community", "difficulty__subdistrict")


def visible_item_links(actor: Actor) -> QuerySet[StuckItem]:
    """受困计划 that a person may see."""
    mine = visible_difficulties(actor).order_by().values("pk")
    items = plan.visible_items(actor).order_by().values("pk")
    held = StuckItem.objects.filter(until=OPEN_END, difficulty__in=mine, item__in=items)
    return held.select_related(
        *("item__community", "item__subdistrict"),
        *("difficulty__community", "difficulty__subdistrict"),
    )


def visible_receipts(actor: Actor) -> QuerySet[Receipt]:
    """到位资金 that a person may see."""
    mine = visible_difficulties(actor).order_by().values("pk")
    found = Receipt.objects.filter(void=False, difficulty__in=mine)
    return found.select_related("difficulty__community", "difficulty__subdistrict")


def difficulty_of(issue_id: int, *, actor: Actor) -> Difficulty | None:
    """问题所等的难点, where the person may see it."""
    held = StuckIssue.objects.filter(issue=issue_id, until=OPEN_END, void=False)
    return visible_difficulties(actor).filter(pk__in=held.values("difficulty")).first()


def held_issues(difficulty: Difficulty) -> QuerySet[Issue]:
    """因难点暂缓的问题: those that wait for it and are held now."""
    links = StuckIssue.objects.filter(difficulty=difficulty, until=OPEN_END, void=False)
    found = Issue.objects.filter(pk__in=links.values("issue"), state=State.SUSPENDED)
    return found.select_related("place", "community")


def named_by(issues: Iterable[Issue]) -> Mapping[int, Difficulty]:
    """By which difficulty each of some issues is named now."""
    ids = [issue.pk for issue in issues]
    rows = StuckIssue.objects.filter(issue__in=ids, until=OPEN_END, void=False)
    return {row.issue_id: row.difficulty for row in rows.select_related("difficulty")}


def stages_of(difficulty: Difficulty) -> list[DifficultyStage]:
    """历次请示和答复 with their scans, the latest first."""
    rows = DifficultyStage.objects.filter(difficulty=difficulty, void=False)
    scans = rows.prefetch_related("proofs__photo", "proofs__attachment")
    return list(scans.order_by("-seq"))


def visible_stages(actor: Actor) -> QuerySet[DifficultyStage]:
    """难点阶段 that a person may see: those of a difficulty that the person sees."""
    mine = visible_difficulties(actor).order_by().values("pk")
    found = DifficultyStage.objects.filter(void=False, difficulty__in=mine)
    return found.select_related("difficulty__community", "difficulty__subdistrict")


def stuck_issues(difficulties: Iterable[Difficulty]) -> list[int]:
    """受困问题 of some difficulties, by their keys."""
    rows = StuckIssue.objects.filter(difficulty__in=difficulties, until=OPEN_END, void=False)
    return list(rows.values_list("issue", flat=True))


def open_known(inside: Q, *, on: date, known_at: int | None = None) -> list[DifficultyStage]:
    """当时没有解决的难点 of an area, by how each stood, the first raised first."""
    stood = as_known(DifficultyStage, DifficultyStageEver, known_at).filter(
        inside, from_on__lte=on, until_on__gt=on, state__in=OPEN, void=False
    )
    rows = DifficultyStage.objects.filter(pk__in=stood.values("pk")).select_related("difficulty")
    found = as_told(rows, known_at, "difficulty")
    return sorted(found, key=lambda each: (each.difficulty.raised_on, each.difficulty_id))
