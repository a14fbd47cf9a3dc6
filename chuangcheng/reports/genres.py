"""文种 of the progress report: as 报告 with all that goes around it, or as a plain 情况汇报."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.issues.trades import Trade
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.people import queries as people
from chuangcheng.people.models import Unit, UnitKind
from chuangcheng.places.models import Area
from chuangcheng.reports.dress import Dress, Genre
from chuangcheng.reports.paper import Paper

BRIEFING_TITLE = gettext_noop("%(office)s创建全国文明城市工作进展情况汇报")
OPENINGS = {
    Genre.REPORT: gettext_noop("现将截至%(day)s创建全国文明城市工作进展情况报告如下："),
    Genre.BRIEFING: gettext_noop("现将截至%(day)s创建全国文明城市工作进展情况汇报如下："),
}
REPORT_CLOSING = gettext_noop("特此报告。")


def dressed(paper: Paper, genre: Genre) -> tuple[Paper, Dress]:
    """进展报告 as a genre: its title, and what stands around it as far as the records know it.

    The date is the as-of day, and whose paper it is the office itself, until somebody signs.
    """
    area, day = paper.scope.area, paper.scope.as_of
    opening = _(OPENINGS[genre]) % {"day": day_name(day)}
    signers = (office_name(area, on=day),)
    if genre is Genre.BRIEFING:
        title = _(BRIEFING_TITLE) % {"office": area.name}
        return replace(paper, title=title), Dress(opening=opening, signers=signers, dated=day)
    return paper, Dress(
        addressee=office_above(area, on=day),
        opening=opening,
        closing=_(REPORT_CLOSING),
        signers=signers,
        dated=day,
    )


def office_name(area: Area, *, on: date) -> str:
    """创城办 of a sub-district under its name of the day; the sub-district's own without one."""
    return _only_name(area.pk, on, trade=Trade.CAMPAIGN_OFFICE) or area.name


def office_above(area: Area, *, on: date) -> str:
    """上级创城办: the one office on record in the area above; nothing for none or several."""
    return _only_name(area.parent_id, on, kind=UnitKind.OFFICE)


def _only_name(area_id: int | None, on: date, **which: str) -> str:
    units = Unit.objects.valid(on).filter(area=area_id, **which)
    names = people.names_on(set(units.values_list("pk", flat=True)), on=on)
    return next(iter(names.values())) if area_id and len(names) == 1 else ""
