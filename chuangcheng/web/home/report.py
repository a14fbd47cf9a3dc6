"""下期报告: what it would say now, and what it could not."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.web.figures import asked
from chuangcheng.web.home import numbers
from chuangcheng.web.home.gaps import gaps
from chuangcheng.web.home.work import Work

Shape = dict[str, Any]


def blocks(work: Work) -> list[Shape]:
    """报告现在会写 with its numbers, then 报告里的缺口, which the strip counts."""
    url = f"{reverse('reports:progress')}?{asked.query(work.scope, {})}"
    rows = gaps(work.scope)
    fact = rows[0]["text"] if rows else _("没有缺口")
    return [
        {
            "kind": "rows",
            "id": "gaps",
            "title": _("报告缺口"),
            "link": None,
            "rows": rows,
            "tells": {"value": str(len(rows)), "fact": fact, "bad": False},
        },
        {
            "kind": "lines",
            "id": "report",
            "title": _("报告现在会写"),
            "link": {"text": _("打开报告"), "url": url},
            "lines": numbers.lines(work.scope),
        },
    ]
