"""图文通报: what goes to a chat group: numbers of a period, and what was mended, before and after.

It names no person, masks their numbers, and leaves out who was helped in the street.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from chuangcheng.calendars.wording import day_name
from chuangcheng.calendars.worktime import end_of
from chuangcheng.evidence.models import Photo
from chuangcheng.figures.asking import Answer, ask
from chuangcheng.figures.issues import CLOSED, CLOSING_RATE, FOUND
from chuangcheng.figures.kinds import Scope
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue, IssueProof, IssueQuerySet, Rectification
from chuangcheng.issues.rules import seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.masking import mask_numbers
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.reports.progress import year_start

HELPED = ("流浪", "乞讨")  # who was helped in the street is not told about
_LONGEST = 80  # characters of what was seen or done
Moment = IssueProof.Moment


@dataclass(frozen=True, slots=True)
class Period:
    """一期: of which sub-district or community, from which day to which."""

    area: Area
    since: date
    until: date

    @property
    def scope(self) -> Scope:
        """What happened in these days."""
        return Scope(self.area, self.until, self.since)

    @property
    def year(self) -> Scope:
        """What happened since 1 January."""
        return Scope(self.area, self.until, year_start(self.until))


@dataclass(frozen=True, slots=True)
class Mended:
    """整改的一处: where, what was seen, what was done, a photo of before and of after."""

    issue: Issue
    where: str
    seen: str
    done: str
    before: IssueProof
    after: IssueProof

    @property
    def photos(self) -> tuple[Photo, Photo]:
        """The pair for the collage."""
        return self.before.photo, self.after.photo


def mended_in(period: Period, actor: Actor) -> IssueQuerySet:
    """可选的问题: closed in the period, with photos of before and after, the last closed first."""
    area = "community" if period.area.kind != AreaKind.SUBDISTRICT else "subdistrict"
    proofs = IssueProof.objects.filter(issue=OuterRef("pk"))
    found = Issue.objects.filter(
        seen_by(actor),
        Exists(proofs.filter(moment=Moment.BEFORE)),
        Exists(proofs.filter(moment=Moment.AFTER)),
        **{area: period.area},
        state=State.CLOSED,
        void=False,
        ended_at__gte=end_of(period.since - timedelta(days=1)),
        ended_at__lt=end_of(period.until),
    )
    for word in HELPED:  # no photo of a person goes anywhere
        of_kind = Q(category__name__contains=word) | Q(category__parent__name__contains=word)
        found = found.exclude(Q(title__contains=word) | of_kind)
    return found.select_related("community", "place").order_by("-ended_at", "-pk")


def mended(issues: Iterable[Issue]) -> list[Mended]:
    """整改的各处, in the order of the communities; in a fixed number of statements."""
    found = sorted(issues, key=lambda each: (each.community.order, each.community_id, each.pk))
    proofs: dict[tuple[int, str], list[IssueProof]] = {}
    of_these = IssueProof.objects.filter(issue__in=[each.pk for each in found])
    for proof in of_these.select_related("photo").order_by("rectification", "order", "pk"):
        proofs.setdefault((proof.issue_id, proof.moment), []).append(proof)
    done = Rectification.objects.filter(issue__in=[each.pk for each in found])
    last = {each.issue_id: each for each in done.select_related("by").order_by("pk")}
    return [_mended(each, proofs, last.get(each.pk)) for each in found]


def text(period: Period, shown: Sequence[Mended], *, unpictured: Collection[int] = ()) -> str:
    """通报的文字; those of `unpictured` (ids of issues) stand last, for the collage lacks them."""
    pictured = [each for each in shown if each.issue.pk not in unpictured]
    others = [each for each in shown if each.issue.pk in unpictured]
    lines = [_title(period), _numbers(period)]
    if pictured:
        facts = {"n": len(pictured)}
        lines.append(
            _("这几天整改好的有%(n)s处（配图从上到下依次对应，左为整改前，右为整改后）：") % facts
            if len(pictured) > 1
            else _("这几天整改好的有这一处（配图左为整改前，右为整改后）：")
        )
    elif others:
        lines.append(_("这几天整改好的有："))
    lines += [_line(n, each) for n, each in enumerate(pictured, start=1)]
    lines += [
        _("%s（没有配图）") % _line(n, each) for n, each in enumerate(others, len(pictured) + 1)
    ]
    return "\n".join(lines)


def _mended(
    issue: Issue, proofs: dict[tuple[int, str], list[IssueProof]], done: Rectification | None
) -> Mended:
    after = proofs[issue.pk, Moment.AFTER]
    of_last = [proof for proof in after if done and proof.rectification_id == done.pk]
    names = {done.by.name} if done else set()
    place = issue.place.name if issue.place else ""
    return Mended(
        issue=issue,
        where=f"{issue.community.name}{place}",
        seen=_plain(issue.title, names),
        done=_plain(done.done if done else "", names),
        before=proofs[issue.pk, Moment.BEFORE][0],
        after=(of_last or after)[0],
    )


def _plain(said: str, names: Collection[str]) -> str:
    """Without numbers of persons and without the name of who did it, cut to what a chat reads."""
    for name in names:
        said = said.replace(name, _("工作人员"))
    line = mask_numbers(" ".join(said.split())).rstrip("。；，. ")
    return f"{line[:_LONGEST]}…" if len(line) > _LONGEST else line


def _title(period: Period) -> str:
    area = period.area
    town = area.subdistrict.name if area.kind != AreaKind.SUBDISTRICT and area.subdistrict else ""
    return _("【%s创建全国文明城市工作通报】") % f"{town}{area.name}"


def _numbers(period: Period) -> str:
    figures = [FOUND, CLOSED, CLOSING_RATE]
    year = ask(figures, period.year)
    until = day_name(period.until)
    if not year[FOUND.key].rows:
        return _("截至%s，今年小区排查还没有发现问题。") % until
    sentence = _("截至%(until)s，今年小区排查共发现问题%(found)s条，%(closed)s%(rate)s。") % {
        "until": until,
        "found": year[FOUND.key].text,
        "closed": _closed(year),
        "rate": _rate(year[CLOSING_RATE.key]),
    }
    days = ask(figures[:2], period.scope)
    all_found = days[FOUND.key].rows == year[FOUND.key].rows
    return sentence if all_found else _days(period, days) + sentence


def _days(period: Period, answers: Mapping[str, Answer]) -> str:
    """What was found in these days, and what became of it."""
    since, until = day_name(period.since), day_name(period.until, year=period.since.year)
    days = (
        since
        if period.since == period.until
        else _("%(since)s至%(until)s") % {"since": since, "until": until}
    )
    if not answers[FOUND.key].rows:
        return _("%s，小区排查没有新发现问题。") % days
    facts = {
        "days": days,
        "found": answers[FOUND.key].text,
        "closed": _closed(answers),
    }
    return _("%(days)s，小区排查新发现问题%(found)s条，%(closed)s。") % facts


def _closed(answers: Mapping[str, Answer]) -> str:
    """What became of those that were found."""
    found, closed = answers[FOUND.key].rows, answers[CLOSED.key].rows
    if not closed:
        return _("还没有销号") if found == 1 else _("都还没有销号")
    if closed == found:
        return _("已经销号") if found == 1 else _("已全部销号")
    return _("其中已销号%s条") % answers[CLOSED.key].text


def _rate(answer: Answer) -> str:
    return _("，整改率%s") % answer.text if answer.rate else ""


def _line(n: int, each: Mended) -> str:
    facts = {"n": n, "where": each.where, "seen": each.seen}
    if not each.done:
        return _("%(n)s. %(where)s：%(seen)s。") % facts
    return _("%(n)s. %(where)s：%(seen)s。整改情况：%(done)s。") % {**facts, "done": each.done}
