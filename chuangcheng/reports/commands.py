"""Deeds on a whole report: draft, dress, check, send back, void. The rest stands in `signing`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area
from chuangcheng.places.queries import kept_at
from chuangcheng.reports.covers import Cover, cover_of
from chuangcheng.reports.models import Report, ReportState, Sheet
from chuangcheng.reports.progress import year_start
from chuangcheng.reports.rules import may, may_rewrite
from chuangcheng.reports.steps import moved, step
from chuangcheng.trail import commands as trail

MOST = {"title": 120, "addressee": 60, "sender": 60, "contact": 60, "copies_to": 120}
MOST_ATTACHMENTS = 20


@transaction.atomic
def draft(
    area: Area, cover: Cover, *, by: Actor, now: datetime, corrects: Report | None = None
) -> Report:
    """拟稿. Raises Refused for a day to come, a period that ends before it begins."""
    require(may("write", by, area))
    columns = _columns(cover, now)
    report = Report.objects.create(
        **kept_at(area),
        **columns,
        corrects=corrects,
        recorded_by_id=by.person_id,
        recorded_at=now,
    )
    facts = {"as_of": str(report.as_of)} | ({"corrects": str(corrects)} if corrects else {})
    trail.record("reports.draft", by=by, at=now, on=report, facts=facts)
    step(report, ReportState.DRAFT, by=by, now=now)
    return report


@transaction.atomic
def dress(report: Report, cover: Cover, *, by: Actor, now: datetime) -> Report:
    """改抬头和落款: title, addressee, order, as-of day, attachments; the text follows."""
    require(may_rewrite(by, report))
    columns, before = _columns(cover, now), cover_of(report)
    changed = {name: value for name, value in columns.items() if getattr(report, name) != value}
    if not changed:
        return report
    if report.corrects_id and "as_of" in changed:
        raise Refused(_("更正的截至日期和原报告一样，不能改"), field="as_of")
    facts = {name: [str(getattr(before, name)), str(value)] for name, value in changed.items()}
    trail.record("reports.dress", by=by, at=now, on=report, facts=facts)
    moved(report, **changed)
    return report


@transaction.atomic
def check(report: Report, *, said: str = "", by: Actor, now: datetime) -> Report:
    """核稿: somebody read it through; it goes to be signed."""
    require(may_rewrite(by, report))
    _refuse_other(report, ReportState.DRAFT, _("这份报告已经核过稿"))
    return _to(report, ReportState.CHECKED, verb="check", said=said, by=by, now=now)


@transaction.atomic
def send_back(report: Report, *, said: str, by: Actor, now: datetime) -> Report:
    """退回修改: not to be signed as it is; says why."""
    require(may_rewrite(by, report))
    _refuse_other(report, ReportState.CHECKED, _("这份报告还没有送核"))
    said = text.filled(said, most=200, field="said")
    return _to(report, ReportState.DRAFT, verb="send_back", said=said, by=by, now=now)


@transaction.atomic
def void(report: Report, *, reason: str, by: Actor, now: datetime) -> Report:
    """作废: a draft that is not wanted. Raises Refused for a signed one: that is put right."""
    require(may_rewrite(by, report))
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    trail.record("reports.void", by=by, at=now, on=report, facts=facts)
    moved(report, void=True)
    return report


def _to(
    report: Report, state: ReportState, *, verb: str, said: str, by: Actor, now: datetime
) -> Report:
    said = text.clean_line(said, most=200, field="said")
    trail.record(f"reports.{verb}", by=by, at=now, on=report, facts={"said": said})
    moved(report, state=state)
    step(report, state, said=said, by=by, now=now)
    return report


def _refuse_other(report: Report, state: ReportState, reason: str) -> None:
    if report.state != state:
        raise Refused(reason)


def _columns(cover: Cover, now: datetime) -> dict[str, Any]:
    as_of = past(cover.as_of, field="as_of", now=now)
    since = cover.since or year_start(as_of)
    if since > as_of:
        raise Refused(_("起始日期不能晚于截至日期"), field="since")
    words = {
        name: text.clean_line(getattr(cover, name), most=most, field=name)
        for name, most in MOST.items()
    }
    sheets = [sheet.value for sheet in Sheet if sheet in cover.sheets]
    return {
        "as_of": as_of,
        "since": since,
        "form": cover.form,
        "order": cover.order,
        **words,
        "sheets": sheets,
        "attachments": _attachments(cover.attachments, besides=sheets),
    }


def _attachments(names: Sequence[str], *, besides: Sequence[str]) -> list[str]:
    """What goes beside the paper; a sheet that is attached is not named twice."""
    attached = {str(Sheet(sheet).label) for sheet in besides}
    cleaned = [text.clean_line(name, most=80, field="attachments") for name in names]
    found = [name for name in cleaned if name and name not in attached]
    if len(found) > MOST_ATTACHMENTS:
        reason = _("附件最多 %(most)s 个，现在有 %(n)s 个")
        facts = {"most": MOST_ATTACHMENTS, "n": len(found)}
        raise Refused(reason % facts, field="attachments")
    return found
