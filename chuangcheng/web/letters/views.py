"""来文: the list, one letter with its issues and what was answered, the export."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
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
from chuangcheng.places.rules import reach_q
from chuangcheng.web import navigation, registers, workbooks
from chuangcheng.web.evidence import files
from chuangcheng.web.http import Request, see
from chuangcheng.web.issues import listing
from chuangcheng.web.letters import asked, shown

_MOST_ISSUES = 50

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
    issues = issues_of(request, letter)
    replies = letter.replies.filter(void=False).prefetch_related(
        "proofs__photo", "proofs__attachment"
    )
    open_ones = listing.with_names(issues).order_by("due_at", "pk")[:_MOST_ISSUES]
    proofs = letter.proofs.select_related("photo", "attachment")
    can_receive = bool(may("receive", request.actor, letter))
    context = {
        "letter": letter,
        "facts": shown.facts(letter),
        "state": shown.state(letter, begun_of([letter]).get(pk, 0)),
        "due": shown.due(letter, request.today),
        "vague": shown.vague(letter),
        "files": files.rows(proofs, lambda proof: reverse("letters:file", args=[pk, proof.pk])),
        "counts": counts(issues),
        "issues": {
            "caption": _("来文里的问题"),
            **listing.brief(open_ones, request.now, calendars.calendar()),
        },
        "replies": shown.replies(replies, _spoken_of(request, letter)),
        "can_receive": can_receive,
        "can_reply": bool(may("reply", request.actor, letter)) and not letter.is_answered,
        "can_void_reply": bool(may("reply", request.actor, letter)),
        "can_void": bool(may("void_letter", request.actor, letter)),
        "can_raise": can_receive and bool(may_with_issue("raise", request.actor, letter)),
    }
    return render(request, "letters/detail.html", context)


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


def issues_of(request: Request, letter: Letter) -> QuerySet[Issue]:
    """来文里的问题 that the person may see."""
    return Issue.objects.filter(seen_by(request.actor), letter=letter, void=False)


def counts(issues: QuerySet[Issue]) -> list[Shape]:
    """已办结 and 在办, as numbers beside the list."""
    found = issues.aggregate(whole=Count("pk"), ended=Count("pk", filter=Q(ended_at__isnull=False)))
    named = (
        (_("共"), found["whole"]),
        (_("已办结"), found["ended"]),
        (_("在办"), found["whole"] - found["ended"]),
    )
    return [
        {
            "term": term,
            "figure": {"text": str(n), "unit": _("条"), "url": "", "unknown": False, "bad": False},
        }
        for term, n in named
    ]


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
