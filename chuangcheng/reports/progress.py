"""进展报告: the progress report, composed from figures and records. It reads, and never counts.

Each section is a module of its own: its templates, and `section(figures)` that answers its blocks.
"""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.sentences import Figures
from chuangcheng.places.models import Area
from chuangcheng.reports import atmosphere, organisation, screening
from chuangcheng.reports.paper import Kind, Paper, heading

TITLE = gettext_noop("%(office)s关于创建全国文明城市工作进展情况的报告")
WORK = gettext_noop("工作进展情况")

SECTIONS = (organisation, atmosphere, screening)
"""The sections of the first part in their order."""


def progress_paper(scope: Scope) -> Paper:
    """进展报告 of a sub-district as of a day."""
    templates = [_(template) for section in SECTIONS for template in section.TEMPLATES]
    figures = Figures(templates, scope)
    blocks = [heading("work", Kind.PART, _(WORK))]
    for section in SECTIONS:
        blocks += section.section(figures)
    title = _(TITLE) % {"office": scope.area.name}
    return Paper(title=title, scope=scope, blocks=tuple(blocks))


def uses_of(key: str) -> list[str]:
    """在哪里用到: the parts of the report in which a figure stands."""
    return [
        _("进展报告：%s") % _(section.HEADING)
        for section in SECTIONS
        if any(f"{{{key}}}" in text or f"{{{key}:" in text for text in section.TEMPLATES)
    ]


def year_start(day: date) -> date:
    """“截至目前共” counts from 1 January of the as-of year (docs/decisions/0006)."""
    return day.replace(month=1, day=1)


def scope_of(area: Area, *, as_of: date, known_at: int | None = None) -> Scope:
    """The scope of a report."""
    return Scope(area=area, as_of=as_of, since=year_start(as_of), known_at=known_at)
