"""Rights over reports: the office drafts and checks, leaders sign, the district reads the signed.

A signature on paper is recorded by the office, with its scan.
"""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.permission import Concerned, Permission, Policy, Reach, Right, Verb
from chuangcheng.places.rules import reach_q
from chuangcheng.reports.models import Report

_WRITERS = (Role.CAMPAIGN_OFFICE, Role.LEADER)

POLICY = Policy(
    verbs=[
        Verb("reports.see", gettext_lazy("查看报告（含草稿）")),
        Verb("reports.see_signed", gettext_lazy("查看已签发的报告")),
        Verb("reports.write", gettext_lazy("起草和改写报告、送核、编号、归档")),
        Verb("reports.see_told", gettext_lazy("查看报数留底")),
        Verb("reports.export_told", gettext_lazy("导出报数留底")),
        Verb("reports.tell", gettext_lazy("登记和作废报数留底")),
        Verb("reports.bulletin", gettext_lazy("编图文通报")),
        Verb("reports.sign", gettext_lazy("签发报告")),
        Verb("reports.sign_on_paper", gettext_lazy("登记纸质签发")),
    ],
    rights=[
        *(Right("reports.see", role, Reach.AREA) for role in _WRITERS),
        *(
            Right("reports.see_signed", role, Reach.AREA)
            for role in (*_WRITERS, Role.DISTRICT_SUPERVISOR)
        ),
        *(Right("reports.write", role, Reach.AREA) for role in _WRITERS),
        *(Right("reports.see_told", role, Reach.AREA) for role in _WRITERS),
        *(Right("reports.export_told", role, Reach.AREA) for role in _WRITERS),
        *(Right("reports.tell", role, Reach.AREA) for role in _WRITERS),
        *(Right("reports.bulletin", role, Reach.AREA) for role in _WRITERS),
        Right("reports.sign", Role.LEADER, Reach.AREA),
        Right("reports.sign_on_paper", Role.CAMPAIGN_OFFICE, Reach.AREA),
    ],
)


def may(deed: str, actor: Actor, where: Concerned) -> Permission:
    """The policy table's answer for one deed."""
    return POLICY.permit(actor, f"reports.{deed}", where)


def may_see(actor: Actor, report: Report) -> Permission:
    """查看报告: a draft only by those who write it."""
    if report.is_live or report.void:
        return may("see", actor, report)
    return may("see_signed", actor, report)


def may_rewrite(actor: Actor, report: Report) -> Permission:
    """改写: only what is not signed yet."""
    if report.void:
        return Permission(yes=False, reason=_("这份报告已经作废"))
    if not report.is_live:
        return Permission(yes=False, reason=_("已签发的报告不再改动，要改就出一份更正"))
    return may("write", actor, report)


def seen_by(actor: Actor) -> Q:
    """可见范围: all of the own area, or only the signed ones."""
    signed = Q(void=False) & Q(state__in=("signed", "numbered", "archived"))
    return reach_q(POLICY, "reports.see", actor=actor) | (
        reach_q(POLICY, "reports.see_signed", actor=actor) & signed
    )
