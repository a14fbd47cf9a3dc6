"""难点问题: the list, one of them with its costs, answers, money and what waits, the export."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.calendars import queries as calendars
from chuangcheng.difficulties import queries
from chuangcheng.difficulties.costs import in_words, wan
from chuangcheng.difficulties.models import Difficulty, DifficultyState
from chuangcheng.difficulties.rules import may, seen_by
from chuangcheng.figures import difficulties as figures
from chuangcheng.figures import kept
from chuangcheng.figures.rules import may_see
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.quantity import UNKNOWN
from chuangcheng.ledgers.difficulty_exporting import export_difficulties
from chuangcheng.reports.progress import scope_of
from chuangcheng.web import hindering, navigation, policies, records, registers, workbooks
from chuangcheng.web import stuck as shown
from chuangcheng.web.difficulties import asked
from chuangcheng.web.evidence import files
from chuangcheng.web.figures import beside
from chuangcheng.web.figures.asked import own_area, rows_url
from chuangcheng.web.http import Request, see
from chuangcheng.web.issues import listing
from chuangcheng.web.pages import crumb

_MOST_ISSUES = 50

Shape = dict[str, Any]


def index(request: Request) -> HttpResponse:
    """难点问题一览."""
    found = registers.read(
        request,
        asked.DifficultyFilter(request),
        queries.visible_difficulties(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    rows = _exported(request, found.which)
    return registers.shown(
        found,
        "difficulties/list.html",
        table=shown.table(found.rows, found.heads, request.today),
        export=workbooks.offer(request, "difficulties:export", rows),
        new_url=navigation.address("difficulties:new", request.actor),
        figures=[*beside.of(request, figures.OF_DIFFICULTIES), *_money(request)],
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出困难台账, of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.DifficultyFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    content = export_difficulties(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("困难台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一个难点: why, what it costs, who was asked and what they said, what waits for it."""
    difficulty = see(queries.visible_difficulties(request.actor), pk)
    asks = bool(may("ask", request.actor, difficulty))
    receipts = queries.visible_receipts(request.actor).filter(difficulty=difficulty)
    lines = difficulty.cost_lines.filter(dropped=False)
    money = [_link(_("登记到位资金"), "money", pk)] if asks else []
    return records.shown(
        request,
        difficulty,
        crumbs=[crumb(_("难点问题"), reverse("difficulties:list"))],
        offered=_offered(request, difficulty),
        parts=[
            records.facts(shown.facts(difficulty)),
            records.rows(
                "costs", _("费用明细"), shown.costs(difficulty, lines), empty=_("没有估算费用")
            ),
            records.own(
                "steps",
                _("请示和答复"),
                "difficulties/steps.html",
                shown.steps(queries.stages_of(difficulty), request.today, adds=asks),
            ),
            _issues(request, difficulty),
            *_items(request, difficulty),
            records.table(
                "money",
                shown.receipts(receipts, request.today, can_void=asks),
                empty=_("还没有资金到位"),
                deeds=money,
            ),
        ],
        template="difficulties/detail.html",
        state=shown.state(difficulty),
        cost=in_words(*difficulty.cost),
    )


@require_safe
def scan(request: Request, pk: int, proof: int) -> HttpResponse:
    """请示或答复的扫描件, under its step."""
    stage = see(queries.visible_stages(request.actor), pk)
    found = get_object_or_404(stage.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=f"{stage.difficulty.title[:40]}-{found.order + 1}")


def _issues(request: Request, difficulty: Difficulty) -> records.Part:
    """受影响的问题, each with the way out; held and let go from here."""
    links = queries.visible_links(request.actor).filter(difficulty=difficulty)
    held = dict(links.order_by("pk").values_list("issue", "pk")[:_MOST_ISSUES])
    found = listing.with_names(Issue.objects.filter(pk__in=held)).order_by("due_at", "pk")
    brief = listing.brief(found, request.now, calendars.calendar())
    records_it = bool(may("record", request.actor, difficulty)) and not difficulty.has_ended
    head = [{"label": _("操作"), "width": "deed", "align": "num"}] if records_it else []
    rows = [
        {**row, "cells": [*row["cells"], *_out(held[row["value"]], records_it=records_it)]}
        for row in brief["rows"]
    ]
    table = {
        "caption": _("受影响的问题"),
        "columns": [*brief["columns"], *head],
        "rows": rows,
    }
    return records.table(
        "issues",
        table,
        empty=_("还没有关联问题"),
        deeds=_issue_deeds(request, difficulty, records_it=records_it),
    )


def _out(pk: int, *, records_it: bool) -> list[Shape]:
    return [shown.removal("issue_removal", pk, _("移出"))] if records_it else []


def _issue_deeds(request: Request, difficulty: Difficulty, *, records_it: bool) -> list[Shape]:
    pk = difficulty.pk
    found = [_link(_("关联问题"), "issues", pk)] if records_it else []
    going = not difficulty.has_ended
    if going and policies.may_enter(request.actor, "issues.suspend"):
        found.append(_link(_("因难点暂缓问题"), "hold", pk))
    releases = policies.may_enter(request.actor, "issues.resume")
    if releases and queries.held_issues(difficulty).exists():
        found.append(_link(_("恢复暂缓的问题"), "release", pk))
    return found


def _items(request: Request, difficulty: Difficulty) -> list[records.Part]:
    """受影响的计划, and where each falls short today."""
    links = list(queries.visible_item_links(request.actor).filter(difficulty=difficulty))
    records_it = bool(may("record", request.actor, difficulty)) and not difficulty.has_ended
    items = [link.item for link in links]
    return [
        records.table(
            "items",
            shown.items(links, request.today, can_remove=records_it),
            empty=_("还没有关联计划"),
            deeds=[_link(_("关联计划"), "items", difficulty.pk)] if records_it else [],
        ),
        records.own(
            "overlap",
            _("计划还差在哪里"),
            "difficulties/overlap.html",
            hindering.of_difficulty(difficulty, items, request.today) if items else [],
        ),
    ]


def _offered(request: Request, difficulty: Difficulty) -> records.Deeds:
    asks = bool(may("ask", request.actor, difficulty))
    going, ended = asks and not difficulty.has_ended, asks and difficulty.has_ended
    records_it = may("record", request.actor, difficulty)
    voids = may("void", request.actor, difficulty)
    waits = difficulty.state == DifficultyState.ASKED
    moved = difficulty.state in {DifficultyState.ASKED, DifficultyState.ANSWERED}
    ask = records.deed(_("登记请示"), _url("ask", difficulty) if going else "")
    answer = records.deed(_("登记答复"), _url("answer", difficulty) if going and moved else "")
    return records.Deeds(
        primary=answer if waits else ask,
        buttons=[
            records.edit(_url("correction", difficulty) if records_it else ""),
            ask if waits else answer,
        ],
        menu=[
            records.deed(_("下载请示草稿（Word）"), _url("draft", difficulty) if going else ""),
            records.deed(_("结束难点"), _url("ending", difficulty) if going else ""),
            records.deed(
                _("撤回上一步"), _url("retraction", difficulty) if going and moved else ""
            ),
            records.deed(_("重新提出"), _url("reopening", difficulty) if ended else ""),
            records.deed(_("作废"), _url("void", difficulty) if voids else ""),
        ],
    )


def _money(request: Request) -> list[Shape]:
    """所需资金, from … to … 万元 of those that are open, and 到位资金; each opens its rows."""
    area = own_area(request.actor)
    if area is None or not may_see(request.actor, area):
        return []
    scope = scope_of(area, as_of=request.today)
    answers = kept.ask(figures.MONEY, scope)
    low, high, came = (answers[each.key] for each in figures.MONEY)
    needed = in_words(low.quantity or UNKNOWN, high.quantity or UNKNOWN)
    url = rows_url(figures.COST_LOW.key, scope) if low.rows else ""
    paid = rows_url(figures.RECEIVED.key, scope) if came.rows else ""
    return [
        {"term": _("所需资金"), "figure": _figure(needed, url)},
        {
            "term": figures.RECEIVED.name,
            "figure": _figure(_("%s 万元") % wan(int(came.value or 0)), paid),
        },
    ]


def _figure(text: str, url: str) -> Shape:
    return {"text": text, "unit": "", "url": url, "unknown": False, "bad": False}


def _exported(request: Request, which: Q) -> QuerySet[Difficulty]:
    mine = seen_by(request.actor, "difficulties.export")
    return queries.visible_difficulties(request.actor).filter(mine & which)


def _link(text: str, page: str, pk: int) -> Shape:
    return {"text": text, "url": reverse(f"difficulties:{page}", args=[pk])}


def _url(page: str, difficulty: Difficulty) -> str:
    return reverse(f"difficulties:{page}", args=[difficulty.pk])
