"""来文: the list, one letter with its issues and what was answered, the export."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet, Window
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.calendars import queries as calendars
from chuangcheng.documents.models import Letter, Reply, ReplyProof
from chuangcheng.documents.queries import visible_letters
from chuangcheng.documents.rules import POLICY, may
from chuangcheng.issues.models import Answered, Issue
from chuangcheng.issues.rules import may as may_with_issue
from chuangcheng.issues.rules import seen_by
from chuangcheng.ledgers import exporting
from chuangcheng.meetings import queries as meetings
from chuangcheng.meetings.rules import may as may_of_meetings
from chuangcheng.places.rules import reach_q
from chuangcheng.web import gathered, navigation, records, registers, replying, workbooks
from chuangcheng.web.evidence import files
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, see
from chuangcheng.web.issues import listing
from chuangcheng.web.letters import asked, shown
from chuangcheng.web.pages import crumb

_MOST_ISSUES = 50
# Said by the statement that reads the issues, of all that the letter lists and not of those shown.
_COUNTED = {
    "listed": Window(Count("pk")),
    "ended": Window(Count("pk", filter=Q(ended_at__isnull=False))),
}

Shape = dict[str, Any]


def index(request: Request) -> HttpResponse:
    """来文一览."""
    found = registers.read(
        request,
        asked.LetterFilter(request),
        visible_letters(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    return registers.shown(
        found,
        "letters/list.html",
        table=shown.table(found.rows, begun_of(found.rows), found.heads, request.today),
        export=workbooks.offer(request, "letters:export", _exported(request, found.which)),
        new_url=navigation.address("letters:new", request.actor),
        figures=beside.of(request, placed.on("letters:list")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出来文登记表, of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.LetterFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    content = exporting.export_letters(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("来文登记表"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一份来文: what it asks, its issues and how they stand, what was answered."""
    letter = see(visible_letters(request.actor), pk)
    can_receive = bool(may("receive", request.actor, letter))
    can_reply = bool(may("reply", request.actor, letter))
    return records.shown(
        request,
        letter,
        title=letter.title,
        crumbs=[crumb(_("会议文件"), ""), crumb(_("来文"), reverse("letters:list"))],
        offered=_offered(request, letter, can_receive=can_receive, can_reply=can_reply),
        parts=[
            records.own("demand", _("要求"), "letters/demand.html", letter.demand),
            _issues_part(request, letter, can_raise=can_receive),
            _tasks_part(request, letter),
            _replies_part(request, letter, can_void=can_reply),
        ],
        side=[
            records.facts(shown.facts(letter)),
            records.files(
                letter.proofs.select_related("photo", "attachment"),
                lambda proof: reverse("letters:file", args=[pk, proof.pk]),
                add_url=_url("files", letter) if can_receive else "",
            ),
        ],
        template="letters/detail.html",
        letter=letter,
        state=shown.state(letter, begun_of([letter]).get(pk, 0)),
        due=replying.due(letter, request.today),
        vague=shown.vague(letter),
    )


@require_safe
def file(request: Request, pk: int, proof: int) -> HttpResponse:
    """材料, under its letter."""
    letter = see(visible_letters(request.actor), pk)
    found = get_object_or_404(letter.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=f"{letter.title[:40]}-{found.order + 1}")


@require_safe
def reply_file(request: Request, pk: int, reply: int, proof: int) -> HttpResponse:
    """回复的材料, under its letter."""
    letter = see(visible_letters(request.actor), pk)
    of_reply = ReplyProof.objects.filter(reply=reply, reply__letter=letter, reply__void=False)
    found = get_object_or_404(of_reply.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=_("%s-回复") % letter.title[:40])


def _issues_part(request: Request, letter: Letter, *, can_raise: bool) -> records.Part:
    """来文里的问题: how many, which are open, and the ways to add to them."""
    issues = issues_of(request, letter)
    of_letter = listing.with_names(issues).annotate(**_COUNTED).order_by("due_at", "pk")
    found = list(of_letter[:_MOST_ISSUES])
    brief = listing.brief(found, request.now, calendars.calendar())
    caption = _("来文里的问题")
    removable = {each.pk for each in found if may_with_issue("edit", request.actor, each)}
    table = shown.with_removal({"caption": caption, **brief}, letter, removable)
    held = {"counts": shown.counts(found), "table": table}
    may_raise = can_raise and may_with_issue("raise", request.actor, letter)
    return records.own(
        "issues",
        caption,
        "letters/issues.html",
        held if brief["rows"] else None,
        empty=_("这份来文下还没有登记问题"),
        deeds=shown.ways_to_raise(letter) if may_raise else [],
    )


def _tasks_part(request: Request, letter: Letter) -> records.Part:
    """来文布置的任务 that the person may see, and where one more is set."""
    held = gathered.tasks(meetings.tasks_of_letter(letter, actor=request.actor), {}, request.today)
    assigns = may_of_meetings("assign", request.actor, letter)
    url = reverse("meetings:letter_task", args=[letter.pk])
    deeds = [{"text": _("布置任务"), "url": url}] if assigns else []
    empty = _("这份来文下还没有布置任务") if assigns else ""
    return records.table("tasks", held, empty=empty, deeds=deeds)


def _replies_part(request: Request, letter: Letter, *, can_void: bool) -> records.Part:
    """回复了什么."""
    replies = letter.replies.filter(void=False).prefetch_related(
        "proofs__photo", "proofs__attachment"
    )
    held = shown.replies(replies, _spoken_of(request, letter), can_void=can_void)
    template = "letters/replies.html"
    return records.own("replies", _("回复了什么"), template, held, empty=_("还没有回复"))


def _offered(
    request: Request, letter: Letter, *, can_receive: bool, can_reply: bool
) -> records.Deeds:
    replies = can_reply and not letter.is_answered
    voids = may("void_letter", request.actor, letter)
    return records.Deeds(
        primary=records.deed(_("登记回复"), _url("reply", letter) if replies else ""),
        buttons=[
            records.deed(_("作废"), _url("void", letter) if voids else ""),
            records.edit(_url("correction", letter) if can_receive else ""),
        ],
    )


def _url(page: str, letter: Letter) -> str:
    return reverse(f"letters:{page}", args=[letter.pk])


def issues_of(request: Request, letter: Letter) -> QuerySet[Issue]:
    """来文里的问题 that the person may see."""
    return Issue.objects.filter(seen_by(request.actor), letter=letter, void=False)


def begun_of(letters: Iterable[Letter]) -> dict[int, int]:
    """What was done about each letter, items and replies together, in two statements."""
    ids = [letter.pk for letter in letters]
    found: dict[int, int] = defaultdict(int)
    for rows in (
        Issue.objects.filter(letter__in=ids, void=False),
        Reply.objects.filter(letter__in=ids, void=False),
    ):
        for pk, n in rows.order_by().values_list("letter").annotate(n=Count("pk")):
            found[pk] += n
    return found


def _spoken_of(request: Request, letter: Letter) -> dict[int, list[str]]:
    """The numbers of the issues of which each reply speaks, in one statement."""
    found: dict[int, list[str]] = defaultdict(list)
    seen = issues_of(request, letter).values("pk")
    rows = Answered.objects.filter(reply__letter=letter, issue__in=seen).select_related("issue")
    for row in rows:
        found[row.reply_id].append(row.issue.serial)
    return found


def _exported(request: Request, which: Q) -> QuerySet[Letter]:
    mine = reach_q(POLICY, "documents.export_letters", actor=request.actor)
    return visible_letters(request.actor).filter(mine & which)
