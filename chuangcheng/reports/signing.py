"""签发、编号、归档、更正. Sits beside commands.

Signing freezes what the report says with all that was known at one trail entry, while no deed is
half recorded (trail.settled): asked again with that entry it gives the same for ever.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.evidence.attaching import FileUpload, kept_as
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.once import once
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.reports import freezing
from chuangcheng.reports.commands import draft
from chuangcheng.reports.covers import cover_of
from chuangcheng.reports.freezing import Frozen
from chuangcheng.reports.models import (
    Edit,
    Report,
    ReportState,
    SignedAttachment,
    SignedNumber,
    Signing,
    SigningProof,
)
from chuangcheng.reports.rules import may
from chuangcheng.reports.steps import moved, step
from chuangcheng.trail import commands as trail

_SIGNED = (ReportState.SIGNED, ReportState.NUMBERED)


def sign(
    report: Report, *, signed_on: date, signatory: str = "", by: Actor, now: datetime
) -> Signing:
    """签发: by whom the right is; from now on text, numbers and rows stay as they are.

    `signatory` is as what they sign (their post), without it their name.
    """
    require(may("sign", by, report))
    signatory = text.clean_line(signatory, most=64, field="signatory") or by.name
    return _signed(report, signatory=signatory, signed_on=signed_on, by=by, now=now)


def sign_on_paper(
    report: Report,
    *,
    signatory: str,
    signed_on: date,
    scans: Sequence[FileUpload],
    by: Actor,
    now: datetime,
) -> Signing:
    """纸质签发: somebody signed on paper; its scan is kept. Raises Refused without a scan."""
    require(may("sign_on_paper", by, report))
    if not scans:
        raise Refused(_("纸质签发要附上签发件的扫描件或照片"), field="scans")
    signatory = text.filled(signatory, most=64, field="signatory")
    return _signed(report, signatory=signatory, signed_on=signed_on, scans=scans, by=by, now=now)


@transaction.atomic
def number(report: Report, *, number: str, issued_on: date, by: Actor, now: datetime) -> Report:
    """编号: 发文字号 and 成文日期 of a signed report."""
    require(may("write", by, report))
    if report.state != ReportState.SIGNED:
        raise Refused(_("签发以后才编号，编过的不再编"))
    number = text.filled(number, most=60, field="number")
    past(issued_on, field="issued_on", now=now)
    if issued_on < report.signing.signed_on:
        raise Refused(_("成文日期不能早于签发日期"), field="issued_on")
    facts = {"number": number, "issued_on": str(issued_on)}
    trail.record("reports.number", by=by, at=now, on=report, facts=facts)
    with once(Refused(_("发文字号“%s”已经用过") % number, field="number")):
        moved(report, state=ReportState.NUMBERED, number=number, issued_on=issued_on)
    step(report, ReportState.NUMBERED, said=number, by=by, now=now)
    return report


@transaction.atomic
def archive(report: Report, *, by: Actor, now: datetime) -> Report:
    """归档: it is done with; a report that bears no number may be filed as well."""
    require(may("write", by, report))
    if report.state not in _SIGNED:
        raise Refused(_("签发以后才归档"))
    trail.record("reports.archive", by=by, at=now, on=report)
    moved(report, state=ReportState.ARCHIVED)
    step(report, ReportState.ARCHIVED, by=by, now=now)
    return report


@transaction.atomic
def correct(report: Report, *, by: Actor, now: datetime) -> Report:
    """更正: a new draft as of the same day, with all that is known by now and the same edits."""
    require(may("write", by, report))
    if report.is_live:
        raise Refused(_("还没有签发的报告直接改，不用更正"))
    if Report.objects.standing().filter(corrects=report).exists():
        raise Refused(_("这份报告已经有更正"))
    made = draft(report.subdistrict, cover_of(report), by=by, now=now, corrects=report)
    Edit.objects.bulk_create(_copies(report, made))
    return made


def _copies(report: Report, made: Report) -> list[Edit]:
    copies = list(report.edits.filter(current=True).order_by("pk"))
    for copy in copies:
        copy.pk, copy.report = None, made
    return copies


def _signed(
    report: Report,
    *,
    signatory: str,
    signed_on: date,
    by: Actor,
    now: datetime,
    scans: Sequence[FileUpload] = (),
) -> Signing:
    if report.void or report.state != ReportState.CHECKED:
        raise Refused(_("核过稿的报告才签发"))
    past(signed_on, field="signed_on", now=now)
    if signed_on < report.as_of:
        raise Refused(_("签发日期不能早于截至日期"), field="signed_on")
    with trail.settled() as known_at:
        frozen = freezing.freeze(report, known_at=known_at)
    with transaction.atomic():
        facts = {"signatory": signatory, "known_at": known_at, "sha256": frozen.sha256}
        trail.record("reports.sign", by=by, at=now, on=report, facts=facts)
        moved(report, state=ReportState.SIGNED)
        signing = Signing.objects.create(
            report=report,
            known_at=known_at,
            content=frozen.content,
            sha256=frozen.sha256,
            signatory=signatory,
            signed_on=signed_on,
            on_paper=bool(scans),
            by_id=by.person_id,
            at=now,
        )
        _keep(signing, frozen)
        kept_as(SigningProof, {"signing": signing}, scans, start=1, by=by, now=now)
        step(report, ReportState.SIGNED, said=signatory, by=by, now=now)
    return signing


def _keep(signing: Signing, frozen: Frozen) -> None:
    SignedNumber.objects.bulk_create(
        SignedNumber(signing=signing, **number) for number in frozen.numbers
    )
    SignedAttachment.objects.bulk_create(
        SignedAttachment(signing=signing, **attached) for attached in frozen.attachments
    )
