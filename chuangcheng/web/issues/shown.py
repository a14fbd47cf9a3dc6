"""一条问题的样子: what its page shows, from its dossier."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import WorkCalendar, law_day
from chuangcheng.evidence.models import Photo
from chuangcheng.issues import routing
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue, IssueProof
from chuangcheng.kernel.coordinates import Position, distance_m
from chuangcheng.web import words
from chuangcheng.web.http import Request
from chuangcheng.web.issues import listing, reckoning
from chuangcheng.web.issues.dossier import Dossier
from chuangcheng.web.issues.offers import Offer, doubt

Shape = dict[str, Any]

FAR_M = 300  # metres between camera and place above which somebody should look


def head(dossier: Dossier, request: Request, calendar: WorkCalendar) -> Shape:
    """The line over the title, for components/detail_line.html."""
    issue = dossier.issue
    return {
        "number": issue.number,
        "state": listing.state(issue),
        "marks": _marks(dossier),
        "text": _answered(dossier, request.today),
        "due": _mark(dossier) or listing.due(issue, request.now, calendar),
    }


def notes(dossier: Dossier, request: Request, found: list[Offer]) -> list[str]:
    """What one must know before doing anything: why it stands so, and why I may or may not."""
    said = [*_why_so(dossier, request.today), _elsewhere(dossier.issue)]
    if any(offer.deed == "pass" and offer.permission for offer in found):
        said.append(_("你没有参与整改，可以核查；到现场看过再销号"))
    return [note for note in [*said, doubt(found, request.actor)] if note]


def deeds(found: Iterable[Offer]) -> tuple[list[Shape], list[Shape]]:
    """Two buttons at most, and what stands behind ⋯."""
    may = [offer for offer in found if offer.permission]
    main = [offer for offer in may if offer.is_main][:2]
    rest = [offer for offer in may if offer not in main]
    return [_deed(offer) for offer in main], [_deed(offer) for offer in rest]


def photos(dossier: Dossier, moment: IssueProof.Moment, today: date) -> Shape:
    """One side of components/photo_pair.html; of what was done since, the last one counts."""
    proofs = [proof for proof in dossier.proofs if proof.moment == moment]
    if moment == IssueProof.Moment.AFTER and dossier.done:
        proofs = [proof for proof in proofs if proof.rectification_id == dossier.done.pk]
    missing = _("没有照片")
    if moment == IssueProof.Moment.AFTER and dossier.done is None:
        missing = _("还没有反馈")
    return {
        "caption": _taken(proofs[0].photo, today) if proofs else "",
        "photos": [_picture(dossier.issue, proof, place) for place, proof in enumerate(proofs)],
        "missing": missing,
    }


def looked_again(dossier: Dossier) -> list[Shape]:
    """回头看照片, those of a look that found nothing amiss."""
    taken = [proof for proof in dossier.proofs if proof.moment == IssueProof.Moment.RECHECK]
    return [_picture(dossier.issue, proof, place) for place, proof in enumerate(taken)]


def originals(dossier: Dossier) -> list[Shape]:
    """原件, for those who may open them."""
    seen: Counter[str] = Counter()
    shapes = []
    for proof in dossier.proofs:
        seen[proof.moment] += 1
        url = reverse("issues:original", args=[dossier.issue.pk, proof.pk])
        shapes.append({"text": f"{proof.get_moment_display()} {seen[proof.moment]}", "url": url})
    return shapes


def checks(dossier: Dossier) -> list[Shape]:
    """What the machine sees in the photos: a flag for a person, never a verdict on one."""
    if not dossier.proofs:
        return []
    shas = {proof.photo.sha256 for proof in dossier.proofs}
    own = [proof.photo_id for proof in dossier.proofs]
    used = Photo.objects.filter(sha256__in=shas).exclude(pk__in=own).exists()
    again = (
        {"verdict": "ask", "word": _("有照片在别处也用过")}
        if used
        else {"verdict": "yes", "word": _("没有重复使用")}
    )
    return [*_distances(dossier), again]


def why_here(dossier: Dossier) -> list[Shape]:
    """为什么交给它: what was said when it was dispatched, and the rules that were not used."""
    if dossier.sent is None or not dossier.sent.explanation:
        return []
    said, names = dossier.sent.explanation, routing.rule_names()
    used = any(said.startswith(name) for name in names)
    others = [name for name in names if not said.startswith(name)] if used else []
    return [
        {"verdict": "yes", "word": _("命中") if used else _("选定"), "text": said},
        *({"verdict": "none", "word": _("未用"), "text": name} for name in others),
    ]


def due_text(dossier: Dossier, today: date) -> str:
    """The due time at the head of the fold."""
    if dossier.issue.has_deadline:
        return words.moment(dossier.issue.due_at, today)
    stands = dossier.issue.state in {State.SUSPENDED, State.RETURNED}
    return _("计时停着") if stands else _("没有时限")


def ledger(dossier: Dossier, today: date) -> list[Shape]:
    """时限怎么来的, once it was dispatched."""
    if dossier.sent is None:
        return []
    return reckoning.ledger(dossier.sent, dossier.issue.category, today)


def contacts(dossier: Dossier, today: date) -> list[Shape]:
    """联系记录 for components/timeline.html."""
    return [
        {
            "at": words.moment(contact.at, today),
            "who": str(contact.unit),
            "unit": _("%s联系") % contact.by.name,
            "text": contact.answer,
            "tone": "",
        }
        for contact in dossier.contacts
    ]


def others(dossier: Dossier, today: date) -> Shape:
    """同一点位的其他问题 for components/table.html."""
    return {
        "caption": _("同一点位的其他问题"),
        "columns": [
            {"label": _("编号"), "width": "number"},
            {"label": _("问题"), "width": ""},
            {"label": _("状态"), "width": "state"},
            {"label": _("发现"), "width": "day", "align": "num"},
        ],
        "rows": [_other(issue, today) for issue in dossier.others],
    }


def _other(issue: Issue, today: date) -> Shape:
    url = reverse("issues:detail", args=[issue.pk])
    return {
        "value": issue.pk,
        "label": issue.serial,
        "cells": [
            {"kind": "number", "text": issue.serial},
            {"kind": "text", "text": issue.title, "sub": issue.location, "url": url},
            {"kind": "state", "state": listing.state(issue)},
            {"kind": "time", "text": words.day(issue.found_on, today)},
        ],
    }


def _marks(dossier: Dossier) -> list[Shape]:
    """反弹 beside the state: of the issue that came back, and of the one that it is now."""
    if dossier.came_back_of or any(row.relapse_id for row in dossier.rechecks):
        return [{"key": "relapse", "word": _("反弹")}]
    return []


def _answered(dossier: Dossier, today: date) -> str:
    """反馈 4月13日 11:05，时限 4月13日 17:30."""
    if dossier.issue.state != State.SUBMITTED or dossier.done is None:
        return ""
    at = words.moment(dossier.done.at, today)
    if law_day(dossier.done.due_at).year == date.max.year:
        return _("反馈 %s") % at
    return _("反馈 %(at)s，时限 %(due)s") % {
        "at": at,
        "due": words.moment(dossier.done.due_at, today),
    }


def _mark(dossier: Dossier) -> Shape | None:
    """按期 is judged when the unit answers; from then on the clock says nothing new."""
    judged = dossier.issue.state in {State.SUBMITTED, State.CLOSED} and dossier.done is not None
    if not judged or dossier.done is None or dossier.done.dispatch_id is None:
        return None
    if dossier.done.on_time:
        return {"mark": "kept", "text": _("按期")}
    return {"mark": "overdue", "text": _("反馈时已超期")}


def _why_so(dossier: Dossier, today: date) -> Iterator[str]:
    issue, sent = dossier.issue, dossier.sent
    match issue.state:
        case State.RETURNED if sent and sent.returned_at:
            yield _("%(unit)s退单：%(reason)s") % {
                "unit": sent.lead_unit,
                "reason": sent.return_reason,
            }
        case State.SUSPENDED if dossier.held:
            yield _("暂缓到%(day)s：%(reason)s") % {
                "day": words.full_day(dossier.held.until),
                "reason": dossier.held.reason,
            }
        case State.RECTIFYING if issue.reworked and dossier.verified:
            yield _("退回重改：%s") % dossier.verified.reason
        case State.REJECTED | State.VOID if dossier.decision:
            yield _("%(state)s：%(reason)s") % {
                "state": issue.get_state_display(),
                "reason": dossier.decision.reason,
            }
        case State.ACCEPTED | State.RETURNED if issue.unit_pending and dossier.contacts:
            yield _pending(dossier, today)


def _pending(dossier: Dossier, today: date) -> str:
    last = dossier.contacts[0]
    return _("责任单位待明确：%(at)s 联系%(unit)s，答复“%(answer)s”") % {
        "at": words.moment(last.at, today),
        "unit": last.unit,
        "answer": last.answer,
    }


def _elsewhere(issue: Issue) -> str:
    if not issue.handled_elsewhere:
        return ""
    system = issue.source_system or _("来源系统")
    return _("已在%s办理，这里只留记录，不必再交办") % system


def _deed(offer: Offer) -> Shape:
    return {"text": offer.text, "url": offer.url, "post": offer.post, "deed": offer.deed}


def _picture(issue: Issue, proof: IssueProof, place: int) -> Shape:
    """The first in full, for it is the evidence; the others small until they are opened."""
    view = reverse("issues:photo", args=[issue.pk, proof.pk])
    thumb = reverse("issues:thumbnail", args=[issue.pk, proof.pk])
    alt = _("%(moment)s第 %(n)s 张") % {"moment": proof.get_moment_display(), "n": place + 1}
    return {"url": view, "thumb_url": view if place == 0 else thumb, "alt": alt}


def _taken(photo: Photo, today: date) -> str:
    at = words.moment(photo.taken_at or photo.uploaded_at, today)
    return _("%(at)s，%(who)s") % {"at": at, "who": photo.uploaded_by.name}


def _distances(dossier: Dossier) -> list[Shape]:
    issue = dossier.issue
    claimed = [proof.photo.claimed_position for proof in dossier.proofs]
    taken = [position for position in claimed if position]
    if issue.lon is None or issue.lat is None or not taken:
        return []
    spot = Position(issue.lon, issue.lat, None, source="place")
    far = max(distance_m(spot, position) for position in taken)
    verdict = "yes" if far <= FAR_M else "ask"
    return [{"verdict": verdict, "word": _("拍摄距点位 %.0f 米") % far}]


def where(dossier: Dossier) -> str:
    """松树园社区，阳光花园 3 号楼东侧."""
    issue = dossier.issue
    return _("，").join(dict.fromkeys((issue.community.name, listing.where(issue))))
