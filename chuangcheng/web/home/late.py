"""超期，按责任单位: who is late with what, each number a door to its rows."""

from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.figures import issues as figures
from chuangcheng.issues import queries as issues
from chuangcheng.places.models import within
from chuangcheng.web.figures import asked
from chuangcheng.web.home import numbers
from chuangcheng.web.home.work import Work

Shape = dict[str, Any]


def blocks(work: Work) -> list[Shape]:
    """For home/late.html; it says so where nobody is late."""
    inside = within(frozenset({work.scope.area.pk}))
    late = issues.standing_in(issues.OVERDUE, work.actor, work.today.days).filter(inside)
    rows = numbers.by_unit(work.scope, issues.lags(late), work.today)
    url = asked.rows_url(figures.OVERDUE.key, work.scope)
    link = {"text": _("打开数到的行"), "url": url} if rows else None
    title = _("超期，按责任单位")
    return [{"kind": "late", "id": "late", "title": title, "count": "", "link": link, "lags": rows}]
