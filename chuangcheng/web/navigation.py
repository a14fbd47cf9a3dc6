"""导航: the order of the work in the office's words; what a person may not enter is not there.

A page that is not built has no address yet and is absent by itself.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.urls import NoReverseMatch, ResolverMatch, get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.web import desks, doors, policies


@dataclass(frozen=True, slots=True)
class Entry:
    """导航的一项: its words, its icon (frontend/sprite.mjs), its page; or the pages under it.

    `used_by` names a verb where fewer people use the page than may enter it; `waiting` counts what
    waits there for a person, in a fixed number of statements; `areas` are further namespaces
    whose pages belong to it.
    """

    label: str | Promise
    icon: str = ""
    page: str = ""
    under: tuple["Entry", ...] = ()
    used_by: str = ""
    waiting: Callable[[Actor, date], int | None] | None = None
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """Who looks at which page, on which day."""

    actor: Actor
    here: ResolverMatch | None
    today: date


HOME = Entry(_("工作台"), "inbox", "home", waiting=desks.waiting_count)
ISSUES = Entry(_("问题整改"), "list-details", "issues:list")
STANDARDS = (Entry(_("测评体系"), page="standards:list"),)
REPORTS = (
    Entry(_("报告"), page="reports:list"),
    Entry(_("进展报告"), page="reports:progress"),
    Entry(_("统计项"), page="figures:list"),
    Entry(_("报数留底"), page="tellings:list"),
    Entry(_("图文通报"), page="bulletins:bulletin"),
)
DUTIES = (
    Entry(_("责任清单"), page="responsibilities:list"),
    Entry(_("包联分工"), page="duties:list"),
    Entry(_("领导小组"), page="leading:list"),
    Entry(_("通讯录"), page="book:list"),
)
SETTINGS = (
    Entry(_("单位"), page="units:list", used_by="people.edit_unit"),
    Entry(_("人员"), page="people:list", used_by="people.edit_person"),
    Entry(_("区域"), page="areas:list", used_by="places.edit_area"),
    Entry(_("工作日历"), page="calendars:list"),
    Entry(_("权限"), page="rights:table", used_by="people.edit_person"),
    Entry(_("备份与状态"), page="offices:status"),
    Entry(_("起步清单"), page="offices:first_steps"),
)
PAPERS = (
    Entry(_("会议"), page="meetings:list"),
    Entry(_("任务"), page="meetings:tasks"),
    Entry(_("文件"), page="documents:list"),
    Entry(_("来文"), page="letters:list"),
)

GROUPS: tuple[tuple[Entry, ...], ...] = (
    (HOME,),
    (
        ISSUES,
        Entry(_("督导检查"), "clipboard-check", "inspections:list"),
        Entry(_("专项治理"), "shovel", "campaigns:list"),
    ),
    (
        Entry(_("指标责任"), "list-tree", under=(*STANDARDS, *DUTIES)),
        Entry(_("工作计划"), "list-check", "plan:list"),
        Entry(_("难点问题"), "barrier-block", "difficulties:list"),
        Entry(_("会议文件"), "files", under=PAPERS),
    ),
    (
        Entry(_("宣传阵地"), "speakerphone", "publicity:list"),
        Entry(_("包联共建"), "heart-handshake", "partners:list", areas=("assistance",)),
        Entry(_("志愿服务"), "heart", "volunteering:list"),
    ),
    (
        Entry(_("报告报表"), "file-text", under=REPORTS),
        Entry(_("导入导出"), "table-import", "ledgers:start"),
    ),
    (
        Entry(_("点位小区"), "map-pin", "places:list"),
        Entry(_("系统设置"), "settings", under=SETTINGS),
    ),
)
PHONE = (
    replace(HOME, waiting=None),  # the bar has no room for a number
    Entry(_("问题"), "list-details", "issues:list"),
    Entry(_("随手报"), "plus", "issues:new"),
)


def groups(visit: Visit) -> list[dict[str, object]]:
    """shell.nav of templates/base.html: the office's groups, which have no names."""
    shown = [_items(group, visit) for group in GROUPS]
    return [{"title": "", "items": items} for items in shown if items]


def phone(visit: Visit) -> list[dict[str, object]]:
    """shell.bottom of templates/base.html: most of what somebody does who stands in a yard."""
    return _items(PHONE, visit)


def address(page: str, actor: Actor) -> str:
    """The address of a page that exists and that this person may enter, else ''."""
    door = doors.inventory(settings.ROOT_URLCONF).get(page)
    if door is None or not doors.may_enter(actor, door):
        return ""
    try:
        return reverse(page)
    except NoReverseMatch:
        return ""


def _items(entries: Iterable[Entry], visit: Visit) -> list[dict[str, object]]:
    return list(filter(None, (_item(entry, visit) for entry in entries)))


def _item(entry: Entry, visit: Visit) -> dict[str, object] | None:
    if entry.used_by and not policies.may_enter(visit.actor, entry.used_by):
        return None
    under = _items(entry.under, visit)
    url = under[0]["url"] if under else address(entry.page, visit.actor)
    if not url:
        return None
    return {
        "label": entry.label,
        "icon": entry.icon,
        "url": url,
        "current": _is_here(entry, visit.here),
        "count": entry.waiting(visit.actor, visit.today) if entry.waiting else None,
        "items": under,
    }


def _is_here(entry: Entry, here: ResolverMatch | None) -> bool:
    """A list is where one is on each of its pages: issues:list on issues:detail."""
    if here is None or not entry.page:
        return False
    if ":" not in entry.page:
        return here.view_name == entry.page
    mine = (entry.page.partition(":")[0], *entry.areas)
    return here.namespace in mine and not _is_another(entry, here)


def _is_another(entry: Entry, here: ResolverMatch) -> bool:
    """Of several entries of one area the one is meant under whose address the page lies deepest."""
    path = f"{get_script_prefix()}{here.route}"
    pages = {inner.page for inner in _all((*GROUPS, PHONE))}
    rivals = [page for page in pages if page.startswith(f"{here.namespace}:")]
    fitting = {page: len(reverse(page)) for page in rivals if path.startswith(reverse(page))}
    return bool(fitting) and max(fitting, key=fitting.__getitem__) != entry.page


def _all(groups_of: Iterable[tuple[Entry, ...]]) -> Iterable[Entry]:
    for group in groups_of:
        for entry in group:
            yield entry
            yield from entry.under
