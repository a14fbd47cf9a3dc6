"""数放在哪里: the pages on which figures stand, as data; each page takes its own from here.

So a figure's page can say where it is used, and no page shows a figure that the table lacks.
"""

from dataclasses import dataclass
from itertools import chain

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures import (
    campaigns,
    difficulties,
    documents,
    duties,
    inspections,
    issues,
    meetings,
    partners,
    places,
    plan,
    publicity,
    standards,
    tallies,
    volunteering,
)
from chuangcheng.figures.kinds import Figure

Words = str | Promise
Figures = tuple[Figure, ...]

LEADING: tuple[tuple[Words, Figures], ...] = (
    (_("组织领导"), (meetings.HELD, meetings.OPEN, meetings.OVERDUE)),
    (
        _("宣传氛围"),
        (
            publicity.BANNERS,
            publicity.BOARDS,
            publicity.DAMAGED,
            publicity.MEDIA,
            publicity.HOUSEHOLDS,
        ),
    ),
    (
        _("排查整改"),
        (
            inspections.COMPOUNDS_COVERED,
            issues.FOUND,
            issues.WAITING,
            issues.DISPATCHED,
            issues.CLOSED,
            issues.CLOSING_RATE,
            issues.OVERDUE,
            issues.RELAPSE_RATE,
            issues.REGISTERED,
            campaigns.DONE,
            campaigns.LATE,
        ),
    ),
    (
        _("包联共建"),
        (
            partners.COMMUNITIES_MATCHED,
            partners.AGREEMENTS_SIGNED,
            partners.PLEDGES,
            partners.FULFILLED,
        ),
    ),
    (
        _("志愿服务"),
        (
            volunteering.ACTIVITIES,
            volunteering.WITH_PARTNERS,
            volunteering.PARTY_MEMBERS,
            volunteering.RESIDENTS,
            volunteering.BENEFICIARIES,
        ),
    ),
    (_("工作计划"), (plan.MET, plan.NOT_MET, plan.OVERDUE)),
    (_("难点问题"), (difficulties.OPENED, difficulties.ASKED, difficulties.HELD)),
)
"""统计项 of a leader's first page, in the order of the report."""

REPORTED: Figures = (
    inspections.COMPOUNDS_COVERED,
    issues.FOUND,
    issues.DISPATCHED,
    issues.WAITING,
    issues.CLOSED,
    issues.CLOSING_RATE,
)
"""报告会写的数, on the first page of those who write it."""

OF_ONE_CAMPAIGN: tuple[Figures, Figures] = (
    (campaigns.SET, campaigns.DONE, campaigns.LATE, campaigns.UNDATED),
    (
        campaigns.ISSUES_FOUND,
        campaigns.ISSUES_CLOSED,
        campaigns.STATED,
        campaigns.UNCOUNTED,
    ),
)
"""到今天的数 of one campaign, in two columns."""


@dataclass(frozen=True, slots=True)
class Page:
    """一个页面: its words, the address that opens it, and the figures that stand on it."""

    name: Words
    route: str
    figures: Figures


PAGES: tuple[Page, ...] = (
    Page(_("工作台"), "home", tuple(chain.from_iterable(column for _title, column in LEADING))),
    Page(_("工作台：报告会写的数"), "home", (*REPORTED, places.COMPOUNDS)),
    Page(
        _("小区一页纸"),
        "places:sheets",
        (
            places.HOUSEHOLDS,
            issues.REGISTERED,
            issues.UNFINISHED,
            issues.FOUND,
            issues.HANDLED,
            issues.CLOSED,
            issues.CLOSING_RATE,
            issues.OVERDUE,
            publicity.IN_USE,
            publicity.FOR_STANDARD,
            publicity.DAMAGED,
            publicity.IN_PRODUCTION,
            inspections.MADE,
            inspections.ITEMS_APPLICABLE,
            inspections.ITEMS_PASSED,
            inspections.PASS_RATE,
        ),
    ),
    Page(
        _("检查记录一览"),
        "inspections:visits",
        (
            inspections.MADE,
            inspections.SITES_COVERED,
            inspections.ITEMS_CHECKED,
            inspections.ITEMS_WITHOUT_PHOTO,
        ),
    ),
    Page(
        _("点位一览"),
        "places:list",
        (places.COMMUNITIES, places.VILLAGES, places.COMPOUNDS, places.HOUSEHOLDS),
    ),
    Page(
        _("测评体系一览"),
        "standards:list",
        (standards.SYSTEMS_IN_USE, standards.CLAUSES_IN_USE),
    ),
    Page(
        _("领导小组一览"),
        "leading:list",
        (duties.LEADING_GROUPS, duties.LEADING_GROUP_MEMBERS),
    ),
    Page(_("责任清单"), "responsibilities:list", (duties.ITEMS, duties.NAMED, duties.UNNAMED)),
    Page(_("文件一览"), "documents:list", (documents.IN_FORCE,)),
    Page(
        _("来文一览"),
        "letters:list",
        (documents.RECEIVED, documents.ANSWERED, documents.UNANSWERED, documents.OVERDUE),
    ),
    Page(_("会议一览"), "meetings:list", (meetings.HELD, meetings.ATTENDANCE)),
    Page(
        _("任务一览"),
        "meetings:tasks",
        (meetings.SET, meetings.OPEN, meetings.OVERDUE, meetings.DONE),
    ),
    Page(_("专项治理一览"), "campaigns:list", (campaigns.RUNNING,)),
    Page(_("专项治理"), "campaigns:list", tuple(chain.from_iterable(OF_ONE_CAMPAIGN))),
    Page(_("治理措施一览"), "campaigns:measures", OF_ONE_CAMPAIGN[0]),
    Page(_("日工作量一览"), "campaigns:tallies", tallies.FIGURES),
    Page(
        _("共建事项一览"),
        "partners:list",
        (
            partners.PLEDGES,
            partners.UNDER_WAY,
            partners.FULFILLED,
            partners.DELIVERED,
            partners.CONFIRMED,
        ),
    ),
    Page(
        _("包联结对一览"),
        "partners:matches",
        (partners.COMMUNITIES_MATCHED, partners.UNITS_MATCHED),
    ),
    Page(_("共建协议一览"), "partners:agreements", (partners.AGREEMENTS_SIGNED,)),
    Page(_("便民设施一览"), "partners:facilities", (partners.FACILITIES,)),
    Page(_("需求一览"), "partners:needs", partners.OF_NEEDS),
    Page(_("帮扶对象"), "assistance:list", (partners.ASSISTED_PERSONS,)),
    Page(_("宣传设施一览"), "publicity:list", publicity.OF_ASSETS),
    Page(_("媒体报道一览"), "publicity:pieces", (publicity.MEDIA,)),
    Page(_("上门入户一览"), "publicity:doorsteps", publicity.OF_DOORSTEPS),
    Page(
        _("工作计划一览"),
        "plan:list",
        (
            plan.PLANNED,
            plan.CLOSED,
            plan.DUE,
            plan.DATED,
            plan.ROUTINE,
            plan.MET,
            plan.NOT_MET,
            plan.MET_RATE,
        ),
    ),
    Page(_("志愿活动一览"), "volunteering:list", volunteering.OF_ACTIVITIES),
    Page(_("志愿服务站点一览"), "volunteering:stations", volunteering.OF_STATIONS),
    Page(
        _("难点问题一览"),
        "difficulties:list",
        (*difficulties.OF_DIFFICULTIES, *difficulties.MONEY),
    ),
)


def on(route: str) -> Figures:
    """The figures of the page at an address, the first in the table."""
    return next(page.figures for page in PAGES if page.route == route)


def pages_of(figure: Figure) -> tuple[Page, ...]:
    """The pages on which a figure stands, in the order of the table."""
    return tuple(page for page in PAGES if figure in page.figures)
