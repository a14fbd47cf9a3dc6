"""抬头和落款 of a report: what stands around its text, as its cover and its signing say."""

import re

from django.utils.translation import gettext as _

from chuangcheng.kernel.deadlines import day_name
from chuangcheng.reports.dress import Attachment, Dress, Genre, Head, Imprint
from chuangcheng.reports.genres import BRIEFING_TITLE, OPENINGS, REPORT_CLOSING
from chuangcheng.reports.models import Form, Report, Signing

_PARTED = re.compile("[，、,；;]")


def title_of(report: Report, composed: str) -> str:
    """标题: what somebody gave it, else what its form is called."""
    if report.title or report.form == Form.OFFICIAL:
        return report.title or composed
    return _(BRIEFING_TITLE) % {"office": report.subdistrict.name}


def dress_of(report: Report, signing: Signing | None = None) -> Dress:
    """公文要素 of a report; what its cover leaves empty is left out of the paper."""
    official = report.form == Form.OFFICIAL
    genre = Genre.REPORT if official else Genre.BRIEFING
    signed_on = signing.signed_on if signing else None
    signers = (report.sender,) if report.sender else ()
    return Dress(
        addressee=report.addressee,
        opening=_(OPENINGS[genre]) % {"day": day_name(report.as_of)},
        closing=_(REPORT_CLOSING) if official else "",
        attachments=tuple(Attachment(name=name) for name in report.attachments),
        signers=signers,
        dated=report.issued_on or signed_on or report.as_of,
        contact=report.contact,
        head=_head(report, signing) if official and signers else None,
        imprint=_imprint(report) if official and report.number else None,
    )


def _head(report: Report, signing: Signing | None) -> Head:
    signatory = signing.signatory if signing else ""
    return Head(organs=(report.sender,), number=report.number, signatory=signatory)


def _imprint(report: Report) -> Imprint:
    copies = tuple(filter(None, map(str.strip, _PARTED.split(report.copies_to))))
    return Imprint(copies=copies, issuer=report.sender, issued_on=report.issued_on)
