"""可办的: which deeds the state of an issue allows, which this person may do, and why not.

The command asks again; here it is asked so that nobody is offered what would be refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.issues import rules
from chuangcheng.issues.deeds import DEEDS, State
from chuangcheng.issues.models import Dispatch, Issue, Rectification
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission

# The page of each deed: a noun. Those of AT_ONCE ask for nothing and have no form.
PAGES = {
    "accept": "acceptance",
    "reject": "rejection",
    "log_contact": "contact",
    "dispatch": "dispatch",
    "receive": "receipt",
    "return": "return",
    "submit": "rectification",
    "pass": "verification",
    "fail": "failure",
    "recheck": "recheck",
    "suspend": "suspension",
    "resume": "resumption",
    "fix_on_spot": "spot_fix",
    "edit": "correction",
    "void": "void",
}
AT_ONCE = frozenset({"receive", "resume"})
# What moves the issue on; these earn buttons, the rest stands behind ⋯.
MAIN: dict[str, tuple[str, ...]] = {
    State.REPORTED: ("accept", "fix_on_spot"),
    State.ACCEPTED: ("dispatch", "log_contact"),
    State.DISPATCHED: ("receive", "submit"),
    State.RECTIFYING: ("submit", "return"),
    State.SUBMITTED: ("pass", "fail"),
    State.RETURNED: ("dispatch", "log_contact"),
    State.SUSPENDED: ("resume",),
    State.CLOSED: ("recheck",),
}
EDIT = gettext_lazy("订正")
_REDISPATCH = gettext_lazy("重新交办")


@dataclass(frozen=True, slots=True)
class Offer:
    """一件可办的事, with whether this person may, and why."""

    deed: str
    text: str | Promise
    url: str
    permission: Permission
    is_main: bool

    @property
    def post(self) -> bool:
        """Whether it acts at once, without a form."""
        return self.deed in AT_ONCE


def offers(
    issue: Issue, actor: Actor, *, done: Rectification | None, sent: Dispatch | None
) -> list[Offer]:
    """可办的 in this state, the main ones first. `done` and `sent` are the issue's latest."""
    main = MAIN.get(issue.state, ())
    others = [deed for deed in PAGES if deed not in main and _allows(issue, deed)]
    return [
        Offer(
            deed=deed,
            text=name_of(deed, issue),
            url=reverse(f"issues:{PAGES[deed]}", args=[issue.pk]),
            permission=permission(deed, actor, issue, done=done, sent=sent),
            is_main=deed in main,
        )
        for deed in (*main, *others)
    ]


def permission(
    deed: str, actor: Actor, issue: Issue, *, done: Rectification | None, sent: Dispatch | None
) -> Permission:
    """May this person do it to this issue, before any form is filled in?"""
    if deed in {"pass", "fail"} and done is not None:
        return rules.may_verify(deed, actor, issue, done, sent)
    if deed == "recheck":
        return rules.may_recheck(actor, issue, done)
    return rules.may(deed, actor, issue)


def name_of(deed: str, issue: Issue) -> str | Promise:
    """The words of a button."""
    if deed == "edit":
        return EDIT
    if deed == "dispatch" and issue.state == State.RETURNED:
        return _REDISPATCH
    return DEEDS[deed].name


def doubt(found: Iterable[Offer], actor: Actor) -> str:
    """为什么我不能: for whoever does such deeds elsewhere, but none of those that matter here."""
    main = [offer for offer in found if offer.is_main]
    if any(offer.permission for offer in main):
        return ""
    for offer in main:
        if rules.POLICY.permit(actor, f"issues.{offer.deed}"):
            facts = {"deed": offer.text, "reason": offer.permission.reason}
            return _("你不能%(deed)s：%(reason)s") % facts
    return ""


def _allows(issue: Issue, deed: str) -> bool:
    if deed == "edit":
        return not issue.void
    return issue.state in DEEDS[deed].sources
