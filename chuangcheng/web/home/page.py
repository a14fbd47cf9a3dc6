"""工作台: what waits for somebody, and the numbers of where they work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.calendars import queries as calendars
from chuangcheng.duties import queries as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.figures import issues as figures
from chuangcheng.figures import kept
from chuangcheng.figures.kinds import Scope
from chuangcheng.issues import queries as issues
from chuangcheng.issues.queries import Pile
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.people import queries as people
from chuangcheng.places import queries as places
from chuangcheng.places.models import Area, AreaKind, within
from chuangcheng.web import navigation, words
from chuangcheng.web.desks import Desk, First, Part, desk_of
from chuangcheng.web.figures import asked
from chuangcheng.web.home import areas, letters, measures, numbers, tasks
from chuangcheng.web.home.gaps import gaps
from chuangcheng.web.home.sections import sections
from chuangcheng.web.home.strip import OF_QUEUE, Today, list_url, strip
from chuangcheng.web.http import Request, known_only
from chuangcheng.web.issues.listing import short_area

Shape = dict[str, Any]


@dataclass(frozen=True)
class Work:
    """What the page is made of: who asks, the desk, what waits, and when it is."""

    request: Request
    desk: Desk
    piles: Mapping[str, Pile]
    today: Today

    @property
    def actor(self) -> Actor:
        """Whose page it is."""
        return self.request.actor

    @property
    def waiting(self) -> int:
        """等我处理的条数."""
        return sum(self.piles[queue.key].n for queue in self.desk.to_do)

    @cached_property
    def scope(self) -> Scope:
        """范围 of the numbers: the sub-district, or what is above it; `area` goes on into one."""
        return asked.scope(self.request)

    @cached_property
    def listed(self) -> Scope:
        """The scope whose areas are listed: of a district with one sub-district, that one."""
        return areas.divided(self.scope)

    @cached_property
    def counted(self) -> tuple[kept.Answers, kept.Cells]:
        """统计项 of the scope and of its communities, counted at once."""
        return kept.ask_both((*numbers.LEDGERS, *areas.ASKED), self.scope, "community")

    @cached_property
    def by_area(self) -> list[areas.Row]:
        """各区域的数, which the table and one's own community share."""
        return areas.rows(self.listed, self.counted[1])


def page(request: Request) -> Shape:
    """The context of home.html. BadRequest for a key that no page sends."""
    known_only(request.GET, "area")
    work = _work(request)
    shown = [part for part in Part if part in work.desk.parts]
    return {
        "lead": _lead(work),
        "main": _main(work),
        "other": _other(work),
        "queues": strip(work.desk.queues, work.piles, work.today),
        "sections": sections(work.desk.queues, work.piles, work.actor, work.today),
        "blocks": [block for part in shown if part in _BLOCKS for block in _BLOCKS[part](work)],
        "side": [block for part in shown if part in _SIDE for block in _SIDE[part](work)],
        "nothing": _nothing(work),
    }


def _work(request: Request) -> Work:
    calendar = calendars.calendar()
    today = Today(request.now, issues.days_of(request.now, calendar), calendar)
    desk = desk_of(request.actor)
    return Work(request, desk, issues.waiting_for(request.actor, desk.queues, today.days), today)


def _lead(work: Work) -> str:
    if not work.desk.to_do:
        reports = Part.FIGURES in work.desk.parts
        return numbers.changed_since(work.scope) if reports else words.full_day(work.request.today)
    day = words.full_day(work.request.today)
    if not work.waiting:
        return _("%s，没有等你处理的") % day
    return _("%(day)s，%(n)s 条等你处理") % {"day": day, "n": work.waiting}


def _main(work: Work) -> Shape | None:
    """The one filled button."""
    match work.desk.first:
        case First.REPORT:
            url = f"{reverse('reports:progress')}?{asked.query(work.scope, {})}"
            return {"text": _("看进展报告"), "url": url, "post": False}
        case First.WORK if work.waiting:
            return _work_off(work)
    return _raise(work)


def _work_off(work: Work) -> Shape:
    """处理待交办 46 条: what the office alone can move on, else the first that waits."""
    piled = [queue for queue in work.desk.to_do if work.piles[queue.key].n]
    chosen = issues.DISPATCH if issues.DISPATCH in piled else piled[0]
    facts = {"word": OF_QUEUE[chosen.key].word, "n": work.piles[chosen.key].n}
    text = _("处理%(word)s %(n)s 条") % facts
    return {"text": text, "url": list_url(chosen.key), "post": False}


def _other(work: Work) -> Shape | None:
    """The outlined button beside it."""
    return _raise(work) if work.desk.first == First.WORK and work.waiting else None


def _raise(work: Work) -> Shape | None:
    url = navigation.address("issues:new", work.actor)
    if not (url and work.desk.first in {First.WORK, First.RAISE}):
        return None
    office = Role.CAMPAIGN_OFFICE in work.actor.roles
    return {"text": _("登记问题") if office else _("随手报"), "url": url, "post": False}


def _nothing(work: Work) -> Shape | None:
    """components/empty.html where nothing waits; a desk of numbers alone is never empty."""
    if any(pile.n for pile in work.piles.values()) or (
        work.desk.parts - {Part.TASKS} and not work.desk.to_do
    ):
        return None
    if not work.actor.roles:
        return {
            "title": _("你还没有角色"),
            "text": _("请系统管理员给你授权，授权以后这里就有内容。"),
        }
    if not work.desk.queues:
        text = _("你的角色现在没有要在系统里办的事，有了会出现在这里。")
        return {"title": _("没有等你处理的"), "text": text}
    return {"title": _("没有等你处理的"), "text": _("交给你的和你登记的问题会出现在这里。")}


def _ledgers(work: Work) -> list[Shape]:
    return [{"kind": "ledgers", "ledgers": numbers.ledgers(work.counted[0], work.scope)}]


def _areas(work: Work) -> list[Shape]:
    if not work.by_area:
        return []
    deeper = "" if work.listed.area.kind == AreaKind.SUBDISTRICT else reverse("home")
    cut = areas.table(work.by_area, work.listed, deeper=deeper)
    title = _("各社区") if not deeper else _("各街道")
    return [{"kind": "cut", "id": "areas", "title": title, "link": None, "cut": cut}]


def _people(work: Work) -> list[Shape]:
    census = people.census(on=work.request.today)
    idle = _("%s 个账号没有角色") % census.idle if census.idle else ""
    counts = [
        (_("人员"), census.persons, _("人"), ""),
        (_("账号"), census.accounts, _("个"), idle),
        (_("单位"), census.units, _("个"), ""),
    ]
    lines = [_counted(name, n, unit, note) for name, n, unit, note in counts]
    return [{"kind": "ledgers", "ledgers": [{"title": _("人员和单位"), "lines": lines}]}]


def _counted(name: str, n: int, unit: str, note: str) -> Shape:
    figure = {"text": str(n), "unit": unit, "url": "", "unknown": False, "bad": False}
    return {"name": name, "figure": figure, "change": None, "note": note}


def _pages(work: Work) -> list[Shape]:
    """Where an administrator goes on."""
    offered = {
        _("谁能做什么"): "rights:table",
        _("点位小区"): "places:list",
        _("导入导出"): "ledgers:start",
    }
    found = {text: navigation.address(name, work.actor) for text, name in offered.items()}
    rows = [{"text": text, "url": url, "note": "", "end": ""} for text, url in found.items() if url]
    return [{"kind": "rows", "id": "pages", "title": _("设置"), "link": None, "rows": rows}]


def _tasks(work: Work) -> list[Shape]:
    return tasks.block(work.actor, work.request.today)


def _letters(work: Work) -> list[Shape]:
    return letters.block(work.actor, work.request.today)


def _due_measures(work: Work) -> list[Shape]:
    return measures.due(work.actor, work.request.today)


def _measures(work: Work) -> list[Shape]:
    """One's own, unless those of all stand there already."""
    if Part.DUE_MEASURES in work.desk.parts:
        return []
    return measures.own(work.actor, work.request.today)


def _report(work: Work) -> list[Shape]:
    url = f"{reverse('reports:progress')}?{asked.query(work.scope, {})}"
    link = {"text": _("打开报告"), "url": url}
    lines = numbers.lines(work.scope)
    title = _("报告现在会写")
    return [{"kind": "lines", "id": "report", "title": title, "link": link, "lines": lines}]


def _gaps(work: Work) -> list[Shape]:
    rows = gaps(work.scope)
    title = _("报告里的缺口")
    return [{"kind": "rows", "id": "gaps", "title": title, "link": None, "rows": rows}]


def _late(work: Work) -> list[Shape]:
    inside = within(frozenset({work.scope.area.pk}))
    late = issues.standing_in(issues.OVERDUE, work.actor, work.today.days).filter(inside)
    rows = numbers.by_unit(work.scope, issues.lags(late), work.today)
    url = asked.rows_url(figures.OVERDUE.key, work.scope)
    link = {"text": _("打开数到的行"), "url": url} if rows else None
    title = _("超期，按责任单位")
    return [{"kind": "late", "id": "late", "title": title, "count": "", "link": link, "lags": rows}]


def _charges(work: Work) -> list[Shape]:
    mine = duties.areas_of(work.actor.person_id, ChargeKind.LEADER, on=work.request.today)
    charged = {area.pk for area in mine}
    return [
        {"kind": "facts", "id": f"charge-{row.area.pk}", "link": None}
        | areas.charge(row, work.scope)
        for row in work.by_area
        if row.area.pk in charged
    ]


def _community(work: Work) -> list[Shape]:
    own = _own_community(work.actor)
    if own is None:
        return []
    lines = numbers.lines(replace(work.scope, area=own))
    title = short_area(own.name)
    return [{"kind": "lines", "id": "community", "title": title, "link": None, "lines": lines}]


def _own_community(actor: Actor) -> Area | None:
    """The community or village in which somebody works; that of a grid is the one around it."""
    area = places.root_areas(actor).select_related("parent").order_by("pk").first()
    return area.parent if area is not None and area.kind == AreaKind.GRID else area


_BLOCKS: Mapping[Part, Callable[[Work], list[Shape]]] = {
    Part.FIGURES: _ledgers,
    Part.AREAS: _areas,
    Part.PEOPLE: _people,
}
_SIDE: Mapping[Part, Callable[[Work], list[Shape]]] = {
    Part.TASKS: _tasks,
    Part.LETTERS: _letters,
    Part.DUE_MEASURES: _due_measures,
    Part.MEASURES: _measures,
    Part.REPORT: _report,
    Part.GAPS: _gaps,
    Part.LATE: _late,
    Part.CHARGES: _charges,
    Part.COMMUNITY: _community,
    Part.PEOPLE: _pages,
}
