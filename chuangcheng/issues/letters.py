"""来文 and its issues: taking issues in under a letter, and answering it. Sits beside commands."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from chuangcheng.documents import correspondence
from chuangcheng.documents.drafts import ReplyDraft
from chuangcheng.documents.models import Letter, Reply
from chuangcheng.documents.rules import may as may_with_letter
from chuangcheng.issues.models import Answered, Issue
from chuangcheng.issues.rules import may
from chuangcheng.issues.transition import overtaken
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.trail import commands as trail


@transaction.atomic
def link(letter: Letter, issues: Sequence[Issue], *, by: Actor, now: datetime) -> None:
    """归入来文: issues that the office has on record already are those that a letter lists.

    Raises Refused for none, for those of another letter, and for those that are void.
    """
    require(may_with_letter("receive", by, letter))
    if letter.void:
        raise Refused(_("“%s”已经作废") % letter.title)
    if not issues:
        raise Refused(_("还没有选问题"), field="issues")
    for issue in issues:
        require(may("edit", by, issue))
        _check_free(issue, letter)
    entry = trail.record("issues.link", by=by, at=now)
    for issue in issues:
        _put_under(issue, letter, now=now)
    facts = {"letter": letter.title}
    trail.note(entry, [(letter, {"issues": len(issues)}), *((issue, facts) for issue in issues)])


@transaction.atomic
def unlink(letter: Letter, issues: Sequence[Issue], *, by: Actor, now: datetime) -> None:
    """移出来文: issues that were put under a letter and are none that it lists.

    Who may edit an issue may take it out, as who raised it could put it there. Raises Refused for
    those of no letter or another one.
    """
    for issue in issues:
        require(may("edit", by, issue))
        if issue.letter_id != letter.pk:
            raise Refused(_("%s 不是这份来文的问题") % issue.serial, field="issues")
    entry = trail.record("issues.unlink", by=by, at=now)
    for issue in issues:
        _put_under(issue, None, now=now)
    facts = {"letter": letter.title}
    trail.note(entry, [(letter, {"issues": len(issues)}), *((issue, facts) for issue in issues)])


@transaction.atomic
def reply(
    letter: Letter, draft: ReplyDraft, *, by: Actor, now: datetime, issues: Sequence[Issue] = ()
) -> Reply:
    """回复来文, and of which of its issues the reply says what became of them."""
    entry = trail.record("issues.answer", by=by, at=now)
    answered = correspondence.reply(letter, draft, by=by.within(entry.deed), now=now)
    for issue in issues:
        if issue.letter_id != letter.pk:
            raise Refused(_("%s 不是这份来文的问题") % issue.serial, field="issues")
    Answered.objects.bulk_create(Answered(reply=answered, issue=issue) for issue in issues)
    facts = {"reply": str(answered)}
    trail.note(entry, [(letter, {"issues": len(issues)}), *((issue, facts) for issue in issues)])
    return answered


def _check_free(issue: Issue, letter: Letter) -> None:
    if issue.void or issue.subdistrict_id != letter.subdistrict_id:
        raise Refused(_("%s 不能归入这份来文") % issue.serial, field="issues")
    if issue.letter_id is not None:
        raise Refused(_("%s 已经归入一份来文") % issue.serial, field="issues")


def _put_under(issue: Issue, letter: Letter | None, *, now: datetime) -> None:
    moved = Issue.objects.filter(pk=issue.pk, version=issue.version).update(
        letter=letter, changed_at=now, version=F("version") + 1
    )
    if not moved:
        raise overtaken(issue)
    issue.letter, issue.changed_at, issue.version = letter, now, issue.version + 1
