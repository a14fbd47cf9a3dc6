"""照片写入: a ledger's pictures are received, and become the photos of their issues.

Sits beside commands. Receiving decodes, so it comes before the transaction that attaches.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.evidence import commands as evidence
from chuangcheng.evidence.commands import Upload
from chuangcheng.evidence.formats import Unusable
from chuangcheng.evidence.rules import may_add_photo
from chuangcheng.issues import commands as issues
from chuangcheng.issues.models import Issue, IssueProof, Rectification
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers.opening import parts_of
from chuangcheng.ledgers.table import Picture
from chuangcheng.ledgers.verdicts import Line
from chuangcheng.ledgers.workbook import Workbook
from chuangcheng.ledgers.written import Written

MOST = 500  # different pictures of a file; more takes minutes to look at
_SLICE = 500
_AFTER, _BEFORE = IssueProof.Moment.AFTER, IssueProof.Moment.BEFORE


def received(content: bytes, workbook: Workbook, *, by: Actor) -> dict[str, dict[str, str]]:
    """收下的图片 by their parts: the SHA-256 of a photo that can be kept, or why it cannot.

    Empty for who may upload no photos. Raises Refused for more than MOST, or when there is no
    room or no time for them just now.
    """
    parts = _parts(workbook)
    if not may_add_photo(by):
        return {}
    if len(parts) > MOST:
        facts: dict[str, Any] = {"n": len(parts), "most": MOST}
        raise Refused(_("表里有 %(n)s 张图片，一次最多读 %(most)s 张，请分成几个文件") % facts)
    return {part: _said(picture, by) for part, picture in _pictures(content, parts)}


def uploads(content: bytes, pictures: Iterable[Picture], *, by: Actor) -> dict[str, Upload]:
    """待入库的照片 by SHA-256, as evidence takes them in a larger deed. Raises Refused."""
    parts = list(dict.fromkeys(picture.part for picture in pictures if picture.sha256))
    found = (evidence.receive(each, name="", by=by) for _part, each in _pictures(content, parts))
    return {upload.sha256: upload for upload in found}


def attach(
    lines: Sequence[Line],
    done: Sequence[Written],
    uploads: Mapping[str, Upload],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """附照片 to what became of each line: those of 整改后照片 show it mended, others not yet."""
    pairs = [pair for pair in zip(lines, done, strict=True) if pair[0].pictures]
    issues_ = _issues([result.subject for _line, result in pairs])
    answers = _answers(issues_.values())
    for line, result in pairs:
        for moment, is_after in ((_BEFORE, False), (_AFTER, True)):
            photos = [
                uploads[picture.sha256] for picture in line.pictures if picture.is_after is is_after
            ]
            if photos:
                issue = issues_[result.subject]
                shows = answers.get(issue.pk) if is_after else None
                issues.attach(issue, photos, moment, rectification=shows, by=by, now=now)


def _issues(subjects: Sequence[str]) -> dict[str, Issue]:
    ids = {subject: int(subject.partition(":")[2]) for subject in subjects}
    found: dict[int, Issue] = {}
    wanted = list(ids.values())
    for start in range(0, len(wanted), _SLICE):
        found |= Issue.objects.in_bulk(wanted[start : start + _SLICE])
    return {subject: found[pk] for subject, pk in ids.items()}


def _answers(mended: Iterable[Issue]) -> dict[int, Rectification]:
    """The last rectification of each issue: what a photo of it mended shows."""
    ids, found = [issue.pk for issue in mended], Rectification.objects.order_by("id")
    return {
        answer.issue_id: answer
        for start in range(0, len(ids), _SLICE)
        for answer in found.filter(issue__in=ids[start : start + _SLICE])
    }


def _parts(workbook: Workbook) -> list[str]:
    found = (picture.part for sheet in workbook for picture in sheet.pictures)
    return list(dict.fromkeys(found))


def _pictures(content: bytes, parts: list[str]) -> Iterable[tuple[str, bytes]]:
    return zip(parts, parts_of(content, parts), strict=True) if parts else ()


def _said(picture: bytes, by: Actor) -> dict[str, str]:
    """What is remembered of a picture; only its own faults are, not that of an hour."""
    try:
        return {"sha256": evidence.receive(picture, name="", by=by).sha256}
    except Unusable as refusal:
        return {"refused": refusal.reason}
