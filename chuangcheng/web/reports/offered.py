"""能办什么 with a report: the one deed of its state, and what else this person may do."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.reports import queries
from chuangcheng.reports.models import Report, ReportState
from chuangcheng.reports.rules import may
from chuangcheng.web import records
from chuangcheng.web.http import Request
from chuangcheng.web.records import Deeds

Shape = dict[str, Any]


def deeds(request: Request, report: Report, *, writing: bool) -> Deeds:
    """The deeds of its state. While a passage is being written its form owns the filled button."""
    actor = request.actor
    primary, buttons, menu = _BY_STATE[ReportState(report.state)](actor, report)
    if writing:
        return Deeds(buttons=[*buttons, primary], menu=menu)
    return Deeds(primary=primary, buttons=buttons, menu=menu)


def ways(report: Report, actor: Actor) -> list[Shape]:
    """对照: the ways to what the report is held against, for its menu and beside the paper."""
    found = []
    if queries.earlier_signings(report, actor).exists():
        found.append(_way(_("与上期比"), "difference", report))
    if report.corrects_id:
        found.append(_way(_("更正说明"), "explanation", report))
    return found


Offered = tuple[Shape | None, list[Shape | None], list[Shape | None]]


def _of_draft(actor: Actor, report: Report) -> Offered:
    check = _deed(_("送核"), "check", report, actor, "write")
    return check, [_cover(actor, report)], [_void(actor, report)]


def _of_checked(actor: Actor, report: Report) -> Offered:
    sign = _deed(_("签发"), "sign", report, actor, "sign")
    on_paper = _deed(_("登记纸质签发"), "sign_on_paper", report, actor, "sign_on_paper")
    back = _deed(_("退回修改"), "send_back", report, actor, "write")
    menu = [_cover(actor, report), _void(actor, report)]
    return sign or on_paper, [back, on_paper if sign else None], menu


def _of_signed(actor: Actor, report: Report) -> Offered:
    number = _deed(_("编号"), "numbering", report, actor, "write")
    return number, [_archive(actor, report)], [_correct(actor, report)]


def _of_numbered(actor: Actor, report: Report) -> Offered:
    return _archive(actor, report), [], [_correct(actor, report)]


def _of_archived(actor: Actor, report: Report) -> Offered:
    return None, [], [_correct(actor, report)]


_BY_STATE = {
    ReportState.DRAFT: _of_draft,
    ReportState.CHECKED: _of_checked,
    ReportState.SIGNED: _of_signed,
    ReportState.NUMBERED: _of_numbered,
    ReportState.ARCHIVED: _of_archived,
}


def _cover(actor: Actor, report: Report) -> Shape | None:
    return _deed(_("抬头和落款"), "cover", report, actor, "write")


def _void(actor: Actor, report: Report) -> Shape | None:
    return _deed(_("作废"), "void", report, actor, "write")


def _archive(actor: Actor, report: Report) -> Shape | None:
    return _deed(_("归档"), "archive", report, actor, "write", post=True)


def _correct(actor: Actor, report: Report) -> Shape | None:
    return _deed(_("出一份更正"), "correct", report, actor, "write", post=True)


def _way(text: str, page: str, report: Report) -> Shape:
    return {"text": text, "url": reverse(f"reports:{page}", args=[report.pk]), "post": False}


def _deed(
    text: str, page: str, report: Report, actor: Actor, verb: str, *, post: bool = False
) -> Shape | None:
    url = reverse(f"reports:{page}", args=[report.pk]) if may(verb, actor, report) else ""
    return records.deed(text, url, post=post)
