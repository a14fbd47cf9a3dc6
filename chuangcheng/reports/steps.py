"""一步: a report one revision or one step further. Sits beside commands; only they call it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import Overtaken
from chuangcheng.reports.models import Report, ReportState, Step


def moved(report: Report, **changes: Any) -> None:
    """One more revision of a report. Raises Overtaken where somebody else made it first."""
    held = report.revision
    changes["revision"] = held + 1
    if not Report.objects.filter(pk=report.pk, revision=held).update(**changes):
        raise Overtaken(_("这份报告刚被别人改过，刷新后再办"))
    for name, value in changes.items():
        setattr(report, name, value)


def step(report: Report, state: ReportState, *, said: str = "", by: Actor, now: datetime) -> Step:
    """One step of its way, as a row."""
    return Step.objects.create(
        report=report, state=state, said=said, by_id=by.person_id, by_name=by.name, at=now
    )
