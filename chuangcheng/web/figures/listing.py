"""统计项字典的一行: the number, its basis, where it is used, what was corrected."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.figures.asking import Answer
from chuangcheng.figures.kinds import Rate, Scope
from chuangcheng.web.figures import shown, uses
from chuangcheng.web.figures.asked import difference_url, figure_url, rows_url

Shape = dict[str, Any]
_MOST_USES = 3


def line(answer: Answer, then: Answer | None, scope: Scope, criteria: Mapping[str, int]) -> Shape:
    """One line of the dictionary."""
    figure = answer.figure
    used = [str(use["text"]) for use in uses.used_in(figure, scope, criteria)]
    more = _("等 %s 处") % len(used) if len(used) > _MOST_USES else ""
    return {
        "name": figure.name,
        "url": figure_url(figure.key, scope),
        "figure": shown.number(answer, rows_url(figure.key, scope) if answer.rows else ""),
        "key": figure.key,
        "basis": figure.basis,
        "note": shown.fraction(answer),
        "used": _("、").join(dict.fromkeys(used[:_MOST_USES])) + more,
        "corrected": _corrected(answer, then, scope),
    }


def _corrected(answer: Answer, then: Answer | None, scope: Scope) -> Shape | None:
    """当时记 172, a door to the rows that were corrected; None where the number is the same."""
    if then is None or then.screen == answer.screen:
        return None
    is_few = shown.counts_few(answer.figure)
    unit = "" if isinstance(answer.figure, Rate) else f" {answer.figure.unit}"
    url = "" if is_few else difference_url(answer.figure.key, scope)
    return {"text": _("当时记 %s") % f"{then.screen}{unit}", "url": url}
