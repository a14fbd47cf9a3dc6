"""回头看 repeats its issue, and never was where the issue never was. Sits beside commands.

Only they call it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from chuangcheng.issues.models import Issue, Recheck
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

# The columns in which a look repeats its issue, so that figures join nothing.
_REPEATED = (
    *("city_id", "district_id", "subdistrict_id", "community_id"),
    *("kind", "category_id"),
)


def repeated(issue: Issue) -> dict[str, Any]:
    """What a new look repeats of its issue."""
    return {name: getattr(issue, name) for name in _REPEATED}


def restate(issue: Issue, *, entry: Entry) -> None:
    """订正: the issue was always so; the looks that say otherwise repeat it anew."""
    facts = repeated(issue)
    rows = Recheck.objects.standing().filter(issue=issue)
    otherwise = [row for row in rows if any(getattr(row, k) != v for k, v in facts.items())]
    if otherwise:
        versions.revise_all(otherwise, entry=entry, **facts)


def void_all(issues: Iterable[Issue], *, entry: Entry) -> None:
    """作废: an issue that never was, was not looked at; one that never came back, held."""
    ids = [issue.pk for issue in issues]
    about = Recheck.objects.standing().filter(Q(issue__in=ids) | Q(relapse__in=ids))
    if rows := list(about.order_by("pk")):
        versions.revise_all(rows, entry=entry, void=True)
