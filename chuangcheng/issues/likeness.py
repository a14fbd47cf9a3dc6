"""像不像: which category an issue most likely is of, and which open issues it may repeat.

A hint for whoever reports; nothing is decided by it. Sits beside queries.
"""

from collections import Counter
from collections.abc import Sequence

from chuangcheng.issues.models import Category, Issue, IssueQuerySet
from chuangcheng.kernel.bigrams import bigrams
from chuangcheng.places.models import Area, Place

_RECENT = 300  # issues whose wording is compared
_MOST_CATEGORIES = 4
_MOST_ISSUES = 3
_NAMED = 10  # a category whose own name is said outweighs so many like wordings


def likely_categories(title: str, *, areas: Sequence[Area]) -> list[Category]:
    """像是什么类别: those of recent issues worded alike; without words those used most.

    Two texts are alike by the pairs of characters that they share.
    """
    towns = {area.subdistrict_id for area in areas}  # the index of days begins with it
    recent = Issue.objects.filter(subdistrict__in=towns, community__in=areas, void=False)
    known = recent.filter(category__isnull=False).order_by("-found_on", "-pk")
    rows = known.values_list("title", "category")[:_RECENT]
    pairs = set(bigrams(title))
    categories = {row.pk: row for row in Category.objects.filter(parent__isnull=False)}
    scores = Counter({pk: _NAMED * _alike(pairs, row.name) for pk, row in categories.items()})
    for other, pk in rows:
        scores[pk] += _alike(pairs, other) if pairs else 1
    likely = scores.most_common(_MOST_CATEGORIES)
    return [categories[pk] for pk, score in likely if score and pk in categories]


def open_at(place: Place, seen: IssueQuerySet) -> list[Issue]:
    """同一点位还没办结的问题, the latest first, of those that somebody may see."""
    found = seen.open().filter(place=place).select_related("place", "community")
    return list(found.order_by("-found_on", "-pk")[:_MOST_ISSUES])


def _alike(pairs: set[str], other: str) -> int:
    return len(pairs & set(bigrams(other)))
