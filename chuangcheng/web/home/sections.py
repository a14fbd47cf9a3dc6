"""待办各段: the first issues of each queue with what is known of them and the deed at the end."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.issues import queries, routing
from chuangcheng.issues.models import (
    ContactLog,
    Dispatch,
    Issue,
    Rectification,
    Suspension,
    Verification,
)
from chuangcheng.issues.queries import Lag, Pile, Queue
from chuangcheng.issues.routing import Route, Weight
from chuangcheng.kernel.actor import Actor
from chuangcheng.web import words
from chuangcheng.web.home.strip import OF_QUEUE, Today, list_url
from chuangcheng.web.issues import by_ledger, listing

FIRST_ROWS = 4
MOST_UNITS = 5
MOST_WORDS = 3

Shape = dict[str, Any]
Told = Callable[[list[Issue], Today], dict[int, Shape]]


@dataclass(frozen=True, slots=True)
class Section:
    """一段: what is said of its issues, in a fixed number of statements, and the deed."""

    told: Told
    deed: str | Promise = ""
    page: str = "issues:detail"
    at_once: bool = False  # a POST that does the deed, not a page that asks for more


def sections(
    queues: Iterable[Queue], piles: Mapping[str, Pile], actor: Actor, today: Today
) -> list[Shape]:
    """各段: `rows` for components/section.html or `lags` for home/late.html; empty queues none."""
    shown = [queue for queue in queues if piles[queue.key].n]
    return [_head(queue, piles[queue.key]) | _body(queue, actor, today) for queue in shown]


def lag_row(lag: Lag, n: str, url: str, today: Today) -> Shape:
    """超期的一个单位, for home/late.html; its number is a door."""
    return {
        "unit": lag.unit or _("没有责任单位"),
        "about": _("、").join(lag.categories[:MOST_WORDS]),
        "n": n,
        "url": url,
        "due": {"mark": "overdue", "text": today.late(lag.due_at)},
    }


def _head(queue: Queue, pile: Pile) -> Shape:
    return {
        "id": queue.key,
        "title": OF_QUEUE[queue.key].word,
        "count": _("%s 条") % pile.n,
        "link": {"text": _("看全部"), "url": list_url(queue.key)},
        "empty": "",
        "rows": [],
        "lags": [],
    }


def _body(queue: Queue, actor: Actor, today: Today) -> Shape:
    standing = queries.standing_in(queue, actor, today.days)
    if queue is queries.OVERDUE:
        lags = queries.lags(standing)[:MOST_UNITS]
        rows = [
            lag_row(lag, str(lag.n), list_url("overdue", unit=lag.unit_id), today) for lag in lags
        ]
        return {"lags": rows}
    section = OF_SECTION[queue.key]
    issues = list(listing.with_names(standing).select_related("raised_by")[:FIRST_ROWS])
    told = section.told(issues, today)
    return {"rows": [_row(issue, section) | told[issue.pk] for issue in issues]}


def _row(issue: Issue, section: Section) -> Shape:
    url = reverse(section.page, args=[issue.pk])
    deed = {"text": section.deed, "url": url, "post": section.at_once} if section.deed else None
    return {
        "number": issue.serial,
        "url": reverse("issues:detail", args=[issue.pk]),
        "title": issue.title,
        "where": " · ".join([listing.short_area(issue.community.name), listing.where(issue)]),
        "who": "",
        "why": "",
        "due": None,
        "clash": "",
        "deed": deed,
    }


def _registered(issues: list[Issue], today: Today) -> dict[int, Shape]:
    return {
        issue.pk: {
            "who": str(issue.raised_by),
            "why": _("%s 登记") % today.moment(issue.raised_at),
        }
        for issue in issues
    }


def _routed(issues: list[Issue], today: Today) -> dict[int, Shape]:
    """To which unit each should go; where somebody was asked already, what they answered."""
    day = today.days.today
    routes, told = routing.routes_of(issues, on=day), by_ledger.told_of(issues, on=day)
    routes |= {pk: by_ledger.routed(routes[pk], said) for pk, said in told.items()}
    asked = queries.latest(ContactLog.objects.select_related("unit"), issues)
    return {issue.pk: _route(issue, routes[issue.pk], asked.get(issue.pk)) for issue in issues}


def _route(issue: Issue, route: Route, asked: ContactLog | None) -> Shape:
    if issue.unit_pending:
        said = {"unit": asked.unit, "answer": asked.answer} if asked else {}
        why = _("%(unit)s：%(answer)s") % said if said else ""
        return {"clash": _("责任单位待明确"), "why": why}
    if route.unit is None:
        clashes = [rule.text for rule in route.weighed if rule.weight is Weight.CLASH]
        return {"clash": _("要人来定单位"), "why": clashes[0] if clashes else ""}
    return {"who": str(route.unit), "why": route.reason}


def _returned(issues: list[Issue], _today: Today) -> dict[int, Shape]:
    sent = queries.latest(Dispatch.objects.select_related("lead_unit"), issues)
    return {
        issue_id: {
            "who": _("%s 退单") % dispatch.lead_unit,
            "why": _("“%s”") % dispatch.return_reason,
        }
        for issue_id, dispatch in sent.items()
    }


def _answered(issues: list[Issue], today: Today) -> dict[int, Shape]:
    answers = queries.latest(Rectification.objects.select_related("unit"), issues)
    return {
        issue_id: {
            "who": str(answer.unit or ""),
            "why": _("%(at)s 反馈，%(kept)s")
            % {
                "at": today.moment(answer.at),
                "kept": _("按期") if answer.on_time else _("已过时限"),
            },
        }
        for issue_id, answer in answers.items()
    }


def _due(issues: list[Issue], today: Today) -> dict[int, Shape]:
    """By deadline: the time mark, and with whom the issue is."""
    return {
        issue.pk: {
            "due": listing.due(issue, today.now, today.calendar),
            "why": f"{issue.lead_unit or ''} {listing.state(issue)['word']}".strip(),
        }
        for issue in issues
    }


def _sent(issues: list[Issue], today: Today) -> dict[int, Shape]:
    sent = queries.latest(Dispatch.objects.select_related("by"), issues)
    due = _due(issues, today)
    for issue_id, dispatch in sent.items():
        facts = {"who": dispatch.by, "at": today.moment(dispatch.at)}
        due[issue_id]["why"] = _("%(who)s %(at)s 交办") % facts
    return due


def _failed(issues: list[Issue], today: Today) -> dict[int, Shape]:
    checks = queries.latest(Verification.objects.filter(passed=False), issues)
    due = _due(issues, today)
    for issue_id, check in checks.items():
        due[issue_id]["why"] = _("“%s”") % check.reason
    return due


def _held(issues: list[Issue], today: Today) -> dict[int, Shape]:
    held = queries.latest(Suspension.objects.all(), issues)
    return {
        issue_id: {
            "who": suspension.reason,
            "why": _("暂缓到 %s") % words.day(suspension.until, today.days.today),
        }
        for issue_id, suspension in held.items()
    }


def _stands(issues: list[Issue], _today: Today) -> dict[int, Shape]:
    """Where one's own issue has got to."""
    return {
        issue.pk: {
            "who": str(listing.state(issue)["word"]),
            "why": str(issue.lead_unit or _("还没有交办")),
        }
        for issue in issues
    }


OF_SECTION: Mapping[str, Section] = {
    "accept": Section(_registered, gettext_lazy("受理"), "issues:acceptance"),
    "dispatch": Section(_routed, gettext_lazy("交办"), "issues:dispatch"),
    "decide": Section(_returned, gettext_lazy("裁定"), "issues:dispatch"),
    "verify": Section(_answered, gettext_lazy("核查"), "issues:verification"),
    "soon": Section(_due),
    "resume": Section(_held, gettext_lazy("恢复"), "issues:resumption", at_once=True),
    "receive": Section(_sent, gettext_lazy("签收"), "issues:receipt", at_once=True),
    "rectify": Section(_due, gettext_lazy("反馈"), "issues:rectification"),
    "rework": Section(_failed, gettext_lazy("反馈"), "issues:rectification"),
    "mine": Section(_stands),
}
