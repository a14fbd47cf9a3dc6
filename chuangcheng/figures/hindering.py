"""在等的: of the issues that stand against the criteria of a plan, those of some difficulties."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Count as CountOf

from chuangcheng.figures import required
from chuangcheng.figures.asking import counted
from chuangcheng.figures.cells import narrowed
from chuangcheng.figures.kinds import Count
from chuangcheng.figures.looking import AT, limits, told_apart_by
from chuangcheng.issues.models import Issue
from chuangcheng.places.models import Area, Place
from chuangcheng.plan.models import Criterion
from chuangcheng.trail.models import key_of


def waiting(
    criteria: Iterable[Criterion], issues: Collection[int], *, as_of: date
) -> dict[int, Mapping[str, int]]:
    """其中在等的: how many of these issues each criterion counts, with `item` and `area` loaded.

    By the trail's name of the place or community, '' where the whole is one number. A criterion
    that asks for something else than few issues is left out.
    """
    found: dict[int, Mapping[str, int]] = {}
    for criterion in criteria:
        figure = required.known(criterion.figure)
        if not isinstance(figure, Count) or not limits(criterion):
            continue
        if figure.of.shown.model is Issue:
            found[criterion.pk] = _there(criterion, figure, issues, as_of)
    return found


def _there(
    criterion: Criterion, figure: Count, issues: Collection[int], as_of: date
) -> Mapping[str, int]:
    rows = counted(narrowed(figure, criterion.cells), required.scope_of(criterion, as_of))
    rows = rows.filter(**{f"{figure.of.shown.key}__in": list(issues)}).order_by()
    if not criterion.per:
        return {"": rows.count()}
    by = told_apart_by(criterion.per)
    column = figure.of.asked_by[by].column
    kind = Place if by == AT else Area
    divided = rows.filter(**{f"{column}__isnull": False}).values_list(column)
    return {key_of(kind(pk=pk)): n for pk, n in divided.annotate(n=CountOf("pk"))}
