"""问的是什么: a figure's whole question travels in the address, so every number can be opened."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import end_of
from chuangcheng.figures.kinds import Figure, Key, Leaf, Rate, Scope, leaves_of
from chuangcheng.figures.rules import may_see
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.dates import read_date
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places import queries as places
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.reports.progress import year_start
from chuangcheng.reports.rules import may
from chuangcheng.reports.told import can_tell
from chuangcheng.trail.queries import last_entry_before
from chuangcheng.web.http import Request, see

KEYS = ("area", "as_of", "since", "known_at")
CELL = "in_"
AGAINST, AGAINST_SINCE, AGAINST_KNOWN = "against", "against_since", "against_known"
WEEK = timedelta(days=7)
_NO_CELLS: Mapping[str, Key] = MappingProxyType({})


def scope(request: Request) -> Scope:
    """范围 as asked: without words the person's own area, today, since 1 January.

    Raises Refused for a day in the future or that is none, NotAllowed for another's area.
    """
    given = request.GET
    area = _area(request)
    require(may_see(request.actor, area))
    as_of = day(request, "as_of") or request.today
    if as_of > request.today:
        raise Refused(_("截至日期不能晚于今天"))
    since = day(request, "since") or year_start(as_of)
    return Scope(area, as_of, min(since, as_of), _entry(given.get("known_at", "")))


def own_area(actor: Actor) -> Area | None:
    """The sub-district of a person, else the topmost area that is the person's own."""
    return places.subdistrict_of(actor) or places.root_areas(actor).first()


def cells(figure: Figure, given: QueryDict) -> dict[str, Key]:
    """The cells of the question: `in_kind=facility`; an empty value is the cell 未填."""
    cuts = leaves_of(figure)[0].of.asked_by
    named = {key: given[key] for key in given if key.startswith(CELL)}
    asked = {key.removeprefix(CELL): str(value) for key, value in named.items()}
    unknown = asked.keys() - cuts.keys()
    if unknown:
        raise Refused(_("这个统计项不能按“%s”分") % "、".join(sorted(unknown)))
    return {cut: cuts[cut].read(value) for cut, value in asked.items()}


def leaf(figure: Figure, given: QueryDict) -> Leaf:
    """Whose rows are asked for: a rate has a 分子 and a 分母, a total its parts."""
    leaves = leaves_of(figure)
    wanted = given.get("part", "")
    for found in leaves:
        if found.key == wanted:
            return found
    return leaves[0]


def query(scope: Scope, cells: Mapping[str, Key], **more: str) -> str:
    """The question as the address has it."""
    asked: dict[str, object] = {"area": scope.area.pk, "as_of": scope.as_of, "since": scope.since}
    if scope.known_at is not None:
        asked["known_at"] = scope.known_at
    for cut, value in cells.items():
        asked[f"{CELL}{cut}"] = "" if value is None else value
    return urlencode({**asked, **more})


def rows_url(key: str, scope: Scope, cells: Mapping[str, Key] | None = None, **more: str) -> str:
    """The rows behind a number."""
    return f"{reverse('figures:rows', args=[key])}?{query(scope, cells or {}, **more)}"


def figure_url(key: str, scope: Scope, **more: str) -> str:
    """The page of a figure."""
    return f"{reverse('figures:figure', args=[key])}?{query(scope, {}, **more)}"


def difference_url(
    key: str, scope: Scope, earlier: Scope | None = None, cells: Mapping[str, Key] = _NO_CELLS
) -> str:
    """Why a number says something else than it said; `earlier` where it is not a week ago."""
    than: dict[str, str] = {}
    if earlier is not None:
        than = {AGAINST: str(earlier.as_of), AGAINST_SINCE: str(earlier.since)}
        than |= {AGAINST_KNOWN: str(earlier.known_at)} if earlier.known_at is not None else {}
    return f"{reverse('figures:difference', args=[key])}?{query(scope, cells, **than)}"


def earlier(request: Request, scope: Scope) -> Scope:
    """与这天比: a day of the period, as it was known at its end or at the entry that is said.

    Without words a week before the as-of day. Raises Refused for a day outside the period.
    """
    since = day(request, AGAINST_SINCE) or scope.since
    chosen = day(request, AGAINST) or max(since, scope.as_of - WEEK)
    if not since <= chosen <= scope.as_of:
        raise Refused(_("与哪天比：选起始日到截至日之间的一天"))
    known = _entry(request.GET.get(AGAINST_KNOWN, ""))
    if known is None:
        known = last_entry_before(end_of(chosen)) or 0
    return Scope(scope.area, chosen, since, known)


def tell_url(actor: Actor, figure: Figure, scope: Scope, cells: Mapping[str, Key]) -> str:
    """报出这个数; '' for who may not, and where it is not the sub-district as known now."""
    if scope.area.kind != AreaKind.SUBDISTRICT or scope.known_at is not None:
        return ""
    if not (can_tell(figure, cells) and may("tell", actor, scope.area)):
        return ""
    return f"{reverse('tellings:new', args=[figure.key])}?{query(scope, cells)}"


def parts_of(figure: Figure) -> tuple[tuple[str, Leaf], ...]:
    """分子 and 分母 of a rate, the parts of a total; nothing for a leaf."""
    leaves = leaves_of(figure)
    if isinstance(figure, Rate):
        return tuple(zip((_("分子"), _("分母")), leaves, strict=True))
    return tuple((str(found.name), found) for found in leaves) if len(leaves) > 1 else ()


def _area(request: Request) -> Area:
    asked = request.GET.get("area", "")
    if asked:
        if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
            raise Refused(_("没有这个区域"))
        return see(Area.objects.filter(void=False), int(asked))
    own = own_area(request.actor)
    if own is None:
        raise Refused(_("你的角色还没有对应的区域，请系统管理员补上"))
    return own


def _entry(text: str) -> int | None:
    """A trail entry as asked, None where none is. Raises Refused for what is no number of one."""
    if text and not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Refused(_("“%s”不是一条留痕的编号") % text[:20])
    return int(text) if text else None


def day(request: Request, name: str) -> date | None:
    """A day as asked, None where none is. Raises Refused for what is no day."""
    text = request.GET.get(name, "")
    if not text:
        return None
    said = read_date(text, today=request.today)
    if said.ok and isinstance(said.value, date):
        return said.value
    raise Refused(_("“%s”不是一天，写成 4月15日 或 2021-04-15 这样") % text[:20])
