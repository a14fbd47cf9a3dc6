"""检查项 as a cut: by its words, which stay the same from edition to edition of a checklist."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.kinds import Cut
from chuangcheng.inspections.models import ChecklistItem, Finding
from chuangcheng.places.models import Area

_DERIVED = "checklist_item"


def by_item(column: str) -> Cut:
    """A cut by the item that a column names."""
    return Cut(column, _("检查项"), _as_written, offers=_offered)


def by_item_found(issue: str) -> Cut:
    """A cut of issues by the item of which they came; `issue` is the column that names the issue.

    Which item it was is said when an issue is raised and never after, so no version is asked.
    """
    of_issue = Finding.objects.filter(issue=OuterRef(issue)).order_by().values("item__text")

    def span(text: str) -> Q:
        return Q(**{f"{issue}__in": Finding.objects.filter(item__text=text).values("issue")})

    derived = Subquery(of_issue[:1])
    return Cut(_DERIVED, _("检查项"), _as_written, span=span, derived=derived, offers=_offered)


def _as_written(values: Iterable[Any], _on: date) -> Mapping[Any, str]:
    return {value: value for value in sorted(set(values) - {None})}


def _offered(town: Area | None) -> list[tuple[str | int, str]]:
    """What a sub-district's checklists ever asked, or all of them; the latest editions first."""
    here = Q(checklist__subdistrict=town) if town else Q()
    texts = ChecklistItem.objects.filter(here).order_by(
        "-checklist__used_from", "checklist", "order", "id"
    )
    return [(text, text) for text in dict.fromkeys(texts.values_list("text", flat=True))]
