"""会议: the list, one meeting with what it settled, the sheet to sign, its papers."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.ledgers import meeting_exporting
from chuangcheng.meetings import queries
from chuangcheng.meetings.models import Meeting, MeetingState
from chuangcheng.meetings.rules import may, seen_by
from chuangcheng.web import gathered as shown
from chuangcheng.web import navigation, records, registers, words, workbooks
from chuangcheng.web.evidence import files
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, see
from chuangcheng.web.meetings import asked
from chuangcheng.web.pages import crumb

_FEWEST_LINES, _BLANK_LINES = 20, 6


def index(request: Request) -> HttpResponse:
    """会议一览."""
    found = registers.read(
        request,
        asked.MeetingFilter(request),
        queries.visible_meetings(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    return registers.shown(
        found,
        "meetings/list.html",
        table=shown.table(found.rows, found.heads, request.today),
        export=workbooks.offer(request, "meetings:export", _exported(request, found.which)),
        new_url=navigation.address("meetings:new", request.actor),
        names_url=navigation.address("meetings:names", request.actor),
        figures=beside.of(request, placed.on("meetings:list")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出会议台账, of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.MeetingFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    content = meeting_exporting.export_meetings(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("会议台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一次会议: who came, what was settled, which tasks follow, its minutes and papers."""
    meeting = see(queries.visible_meetings(request.actor), pk)
    keeps = bool(may("keep", request.actor, meeting))
    return records.shown(
        request,
        meeting,
        crumbs=[crumb(_("会议文件"), ""), crumb(_("会议"), reverse("meetings:list"))],
        offered=_offered(request, meeting, keeps=keeps),
        parts=[
            _decided(request, meeting, keeps=keeps),
            records.own("agenda", _("议程"), "meetings/agenda.html", shown.agenda(meeting)),
            records.rows(
                "minutes",
                _("会议纪要"),
                shown.minutes(meeting),
                empty=_("还没有纪要") if meeting.is_held else "",
                deeds=_link(_("登记纪要"), "minutes", meeting) if keeps and meeting.is_held else [],
            ),
            records.rows("called", _("参会名单"), shown.called(queries.called(meeting))),
        ],
        side=[
            records.facts(shown.facts(meeting)),
            records.files(
                meeting.proofs.select_related("photo", "attachment"),
                lambda proof: reverse("meetings:file", args=[pk, proof.pk]),
                add_url=_url("files", meeting) if keeps else "",
            ),
        ],
        template="meetings/detail.html",
        state=shown.state(meeting),
        day=words.full_day(meeting.meets_on),
        note=shown.late(meeting, request.today),
    )


def sheet(request: Request, pk: int) -> HttpResponse:
    """签到表 on A4: who is asked to come, and blank lines for whoever nobody knew of."""
    meeting = see(queries.visible_meetings(request.actor), pk)
    rows = queries.called(meeting)
    blank = max(_FEWEST_LINES - len(rows), _BLANK_LINES)
    lines = [*rows, *[None] * blank]
    context = {
        "meeting": meeting,
        "day": words.full_day(meeting.meets_on),
        "agenda": shown.agenda(meeting),
        "lines": list(enumerate(lines, 1)),
        "crumbs": [
            crumb(_("会议"), reverse("meetings:list")),
            crumb(meeting.title, reverse("meetings:detail", args=[pk])),
        ],
    }
    return render(request, "meetings/sheet.html", context)


@require_safe
def file(request: Request, pk: int, proof: int) -> HttpResponse:
    """会议材料, under its meeting."""
    meeting = see(queries.visible_meetings(request.actor), pk)
    found = get_object_or_404(meeting.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=f"{meeting.title[:40]}-{found.order + 1}")


def _decided(request: Request, meeting: Meeting, *, keeps: bool) -> records.Part:
    """议定事项, each with the tasks that the person may see."""
    tasks = queries.tasks_of(meeting, actor=request.actor)
    held = shown.decisions(queries.decisions_of(meeting), tasks, request.today, may_add=keeps)
    adds = keeps and meeting.is_held
    return records.own(
        "decisions",
        _("议定事项"),
        "meetings/decisions.html",
        held,
        empty=_("还没有记议定事项") if meeting.is_held else _("开了会再记议定事项"),
        deeds=_link(_("记议定事项"), "decisions", meeting) if adds else [],
    )


def _offered(request: Request, meeting: Meeting, *, keeps: bool) -> records.Deeds:
    planned = keeps and meeting.state == MeetingState.PLANNED
    voids = may("void", request.actor, meeting)
    ended = keeps and not planned
    return records.Deeds(
        primary=records.deed(_("登记召开"), _url("holding", meeting) if planned else ""),
        buttons=[
            records.edit(_url("correction", meeting) if keeps else ""),
            records.deed(_("打印签到表"), _url("sheet", meeting), icon="printer"),
        ],
        menu=[
            records.deed(_("改期"), _url("postponement", meeting) if planned else ""),
            records.deed(_("取消会议"), _url("cancellation", meeting) if planned else ""),
            records.deed(_("退回待召开"), _url("reversion", meeting) if ended else ""),
            records.deed(_("作废"), _url("void", meeting) if voids else ""),
        ],
    )


def _exported(request: Request, which: Q) -> QuerySet[Meeting]:
    mine = seen_by(request.actor, "meetings.export")
    return queries.visible_meetings(request.actor).filter(mine & which)


def _link(text: str, page: str, meeting: Meeting) -> list[dict[str, str]]:
    return [{"text": text, "url": _url(page, meeting)}]


def _url(page: str, meeting: Meeting) -> str:
    return reverse(f"meetings:{page}", args=[meeting.pk])
