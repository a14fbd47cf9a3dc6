"""公文要素 of a report, drafted or only composed: what its cover and its signing say of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.issues.trades import Trade
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.people import queries as people
from chuangcheng.people.models import Unit, UnitKind
from chuangcheng.places.models import Area
from chuangcheng.reports.covers import Cover
from chuangcheng.reports.dress import Attachment, Dress, Head, Imprint
from chuangcheng.reports.models import Form, Report, Sheet, Signing
from chuangcheng.reports.paper import Paper

BRIEFING_TITLE = gettext_noop("%(office)s创建全国文明城市工作进展情况汇报")
OPENINGS = {
    Form.OFFICIAL: gettext_noop("现将截至%(day)s创建全国文明城市工作进展情况报告如下："),
    Form.BRIEFING: gettext_noop("现将截至%(day)s创建全国文明城市工作进展情况汇报如下："),
}
REPORT_CLOSING = gettext_noop("特此报告。")
SHEETS: Mapping[Form, tuple[str, ...]] = {
    Form.OFFICIAL: tuple(sheet.value for sheet in Sheet),
    Form.BRIEFING: (),
}
"""附表 that a form is given unless somebody chooses otherwise."""
NO_BODIES: Mapping[str, Attachment] = MappingProxyType({})
_PARTED = re.compile("[，、,；;]")


@dataclass(frozen=True, kw_only=True)
class Issued:
    """签发和编号: by whom and when it was signed, under which number it went out."""

    signatory: str = ""
    signed_on: date | None = None
    number: str = ""
    issued_on: date | None = None


NOT_ISSUED = Issued()


def issued(report: Report, signing: Signing | None) -> Issued:
    """签发和编号 of a report as far as it came."""
    out = Issued(number=report.number, issued_on=report.issued_on)
    if signing is None:
        return out
    return replace(out, signatory=signing.signatory, signed_on=signing.signed_on)


def title_of(cover: Cover, area: Area, composed: str) -> str:
    """标题: what somebody gave it, else what its form is called."""
    if cover.title or cover.form == Form.OFFICIAL:
        return cover.title or composed
    return _(BRIEFING_TITLE) % {"office": area.name}


def composed(
    paper: Paper, form: Form, bodies: Mapping[str, Attachment] = NO_BODIES
) -> tuple[Paper, Dress]:
    """进展报告 that nobody drafted, as a form, with what the records know of its cover."""
    area = paper.scope.area
    cover = cover_known(area, as_of=paper.scope.as_of, form=form)
    return replace(paper, title=title_of(cover, area, paper.title)), dress_of(cover, bodies=bodies)


def cover_known(area: Area, *, as_of: date, form: Form) -> Cover:
    """抬头和落款 as far as the records know them: a briefing says to nobody that it is for them."""
    official = form == Form.OFFICIAL
    return Cover(
        as_of=as_of,
        form=form,
        addressee=office_above(area, on=as_of) if official else "",
        sender=office_name(area, on=as_of),
        sheets=SHEETS[form],
    )


def dress_of(
    cover: Cover, out: Issued = NOT_ISSUED, *, bodies: Mapping[str, Attachment] = NO_BODIES
) -> Dress:
    """公文要素 by a cover; what it leaves empty is left out of the paper.

    The date is the as-of day until somebody signs. Of a sheet without its body the name stands.
    """
    official = cover.form == Form.OFFICIAL
    signers = (cover.sender,) if cover.sender else ()
    return Dress(
        addressee=cover.addressee,
        opening=_(OPENINGS[Form(cover.form)]) % {"day": day_name(cover.as_of)},
        closing=_(REPORT_CLOSING) if official else "",
        attachments=(
            *(
                bodies.get(sheet) or Attachment(name=str(Sheet(sheet).label))
                for sheet in cover.sheets
            ),
            *(Attachment(name=name) for name in cover.attachments),
        ),
        signers=signers,
        dated=out.issued_on or out.signed_on or cover.as_of,
        contact=cover.contact,
        head=_head(cover, out) if official and signers else None,
        imprint=_imprint(cover, out) if official and out.number else None,
    )


def _head(cover: Cover, out: Issued) -> Head:
    return Head(organs=(cover.sender,), number=out.number, signatory=out.signatory)


def _imprint(cover: Cover, out: Issued) -> Imprint:
    copies = tuple(filter(None, map(str.strip, _PARTED.split(cover.copies_to))))
    return Imprint(copies=copies, issuer=cover.sender, issued_on=out.issued_on)


def office_name(area: Area, *, on: date) -> str:
    """创城办 of an area under its name of the day; the area's own without one."""
    return _only_name(area.pk, on, trade=Trade.CAMPAIGN_OFFICE) or area.name


def office_above(area: Area, *, on: date) -> str:
    """上级创城办: the one office on record in the area above; nothing for none or several."""
    return _only_name(area.parent_id, on, kind=UnitKind.OFFICE)


def _only_name(area_id: int | None, on: date, **which: str) -> str:
    units = Unit.objects.valid(on).filter(area=area_id, **which)
    names = people.names_on(set(units.values_list("pk", flat=True)), on=on)
    return next(iter(names.values())) if area_id and len(names) == 1 else ""
