"""难点影响什么: issues and items of the plan that wait; issues held for it and let go."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from chuangcheng.difficulties import linking
from chuangcheng.difficulties.models import Difficulty
from chuangcheng.difficulties.queries import (
    held_issues,
    visible_difficulties,
    visible_item_links,
    visible_links,
)
from chuangcheng.difficulties.rules import may
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.plan.queries import visible_items
from chuangcheng.web.difficulties.deeds import difficulty_for, page
from chuangcheng.web.difficulties.forms import HoldForm, ItemsForm, ReleaseForm
from chuangcheng.web.documents.forms import ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, posted, see
from chuangcheng.web.issues.choosing import numbered
from chuangcheng.web.letters.forms import LinkForm

_MOST_ITEMS = 100


def issues(request: Request, pk: int) -> HttpResponse:
    """关联问题, by their numbers."""
    difficulty = difficulty_for(request, pk, "record")
    form = LinkForm(*posted(request), now=request.now)

    def deed() -> object:
        found = _numbered(request, difficulty, form)
        return linking.link_issues(difficulty, found, by=request.actor, now=request.now)

    words = (_("关联问题"), _("关联"), _("问题已关联"))
    return page(request, form, difficulty, deed, words=words)


def holding(request: Request, pk: int) -> HttpResponse:
    """因难点暂缓问题."""
    difficulty = see(visible_difficulties(request.actor), pk)
    form = HoldForm(*posted(request), now=request.now)

    def deed() -> object:
        found, given = _numbered(request, difficulty, form), form.cleaned_data
        until, reason = given["until"], given["reason"]
        return linking.hold(
            difficulty, found, until=until, reason=reason, by=request.actor, now=request.now
        )

    words = (_("因难点暂缓问题"), _("暂缓"), _("已暂缓，计时停着"))
    return page(request, form, difficulty, deed, words=words)


def releasing(request: Request, pk: int) -> HttpResponse:
    """恢复因难点暂缓的问题."""
    difficulty = see(visible_difficulties(request.actor), pk)
    held = list(held_issues(difficulty))
    form = ReleaseForm(*posted(request), held=held, now=request.now)

    def deed() -> object:
        chosen = form.cleaned_data["issues"]
        return linking.release(difficulty, chosen, by=request.actor, now=request.now)

    words = (_("恢复暂缓的问题"), _("恢复"), _("已恢复，接着计时"))
    return page(request, form, difficulty, deed, words=words)


def issue_removal(request: Request, pk: int) -> HttpResponse:
    """移出问题."""
    link = see(visible_links(request.actor), pk)
    require(may("record", request.actor, link.difficulty))
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> object:
        reason = form.cleaned_data["reason"]
        return linking.unlink_issue(link, reason=reason, by=request.actor, now=request.now)

    words = (_("移出问题 %s") % link.issue.serial, _("移出"), _("问题已移出"))
    return page(request, form, link.difficulty, deed, words=words)


def items(request: Request, pk: int) -> HttpResponse:
    """关联计划."""
    difficulty = difficulty_for(request, pk, "record")
    taken = difficulty.items.filter(until=OPEN_END).values("item")
    found = visible_items(request.actor).filter(subdistrict=difficulty.subdistrict_id)
    offered = list(found.exclude(pk__in=taken).order_by("due_on", "pk")[:_MOST_ITEMS])
    form = ItemsForm(*posted(request), offered=offered, now=request.now)

    def deed() -> object:
        chosen = form.cleaned_data["items"]
        return linking.link_items(difficulty, chosen, by=request.actor, now=request.now)

    words = (_("关联计划"), _("关联"), _("计划已关联"))
    return page(request, form, difficulty, deed, words=words)


def item_removal(request: Request, pk: int) -> HttpResponse:
    """移出计划."""
    link = see(visible_item_links(request.actor), pk)
    require(may("record", request.actor, link.difficulty))
    form = PageForm(*posted(request), now=request.now)

    def deed() -> object:
        return linking.unlink_item(link, by=request.actor, now=request.now)

    words = (_("移出计划"), _("移出"), _("计划已移出"))
    return page(request, form, link.difficulty, deed, words=words)


def _numbered(request: Request, difficulty: Difficulty, form: LinkForm) -> list[Issue]:
    town = difficulty.subdistrict_id
    return [numbered(request, number, subdistrict=town) for number in form.wanted()]
