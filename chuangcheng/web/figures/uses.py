"""在哪里用到: the sentences of the report, pages, criteria of the plan, and figures made of one."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import Count as CountOf
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.figures.dictionary import ALIASES, FIGURES
from chuangcheng.figures.kinds import Count, Figure, Scope
from chuangcheng.kernel.actor import Actor
from chuangcheng.plan import queries as plan
from chuangcheng.plan.criteria import Criterion
from chuangcheng.reports.progress import uses_of
from chuangcheng.web.figures.asked import figure_url, parts_of, query
from chuangcheng.web.figures.placed import pages_of

Shape = dict[str, Any]


def criteria_of(actor: Actor) -> Mapping[str, int]:
    """可核验标准 of the plan by the figures that they ask for, among the items that one sees."""
    items = plan.visible_items(actor).order_by().values("pk")
    asked = Criterion.objects.filter(item__in=items, dropped=False).order_by().values_list("figure")
    counts: Counter[str] = Counter()
    for key, n in asked.annotate(n=CountOf("pk")):
        counts[ALIASES.get(key, key)] += n
    return counts


def used_in(figure: Figure, scope: Scope, criteria: Mapping[str, int]) -> list[Shape]:
    """在哪里用到, each a door."""
    report = f"{reverse('reports:progress')}?{query(scope, {})}"
    found = [_row(place, report) for place in uses_of(figure.key)]
    found += [_row(str(page.name), reverse(page.route)) for page in pages_of(figure)]
    if n := criteria.get(figure.key, 0):
        found.append(_row(_("工作计划"), reverse("plan:list"), _("%s 条可核验标准") % n))
    for other in FIGURES.values():
        names = [name for name, part in parts_of(other) if part.key == figure.key]
        if isinstance(other, Count) and other.whole is not None and other.whole.key == figure.key:
            names.append(_("其中"))
        found += [_row(str(other.name), figure_url(other.key, scope), name) for name in names]
    return found


def _row(text: str, url: str, note: str = "") -> Shape:
    return {"text": text, "url": url, "note": note, "end": ""}
