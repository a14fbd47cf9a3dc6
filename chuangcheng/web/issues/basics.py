"""基本情况 of an issue: terms and what they say."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.inspections.models import Verdict
from chuangcheng.issues.models import Issue
from chuangcheng.web import words
from chuangcheng.web.issues.dossier import Dossier

Shape = dict[str, Any]


def facts(dossier: Dossier, today: date) -> list[Shape]:
    """基本情况 for components/facts.html; what was not filled in is left out."""
    found = [*_where(dossier.issue), *_what(dossier, today), *_who(dossier), *_upper(dossier.issue)]
    return [fact for fact in found if fact["text"]]


def _where(issue: Issue) -> Iterator[Shape]:
    if issue.place:
        url = reverse("places:detail", args=[issue.place_id])
        yield _fact(_("点位"), issue.place.name, url=url)
    yield _fact(_("社区/村"), issue.community.name)
    yield _fact(_("具体位置"), issue.location)


def _what(dossier: Dossier, today: date) -> Iterator[Shape]:
    issue = dossier.issue
    yield _fact(_("类别"), _category(issue), note=_("示例") if issue.category else "")
    if clause := issue.clause:
        url = reverse("standards:clause", args=[clause.pk])
        note = _("示例") if clause.system.is_example else ""
        yield _fact(_("对应指标"), clause.citation, url=url, note=note)
    yield _fact(_("发现日期"), words.full_day(issue.found_on))
    yield from _inspected(dossier, today)
    yield from _came_back(dossier, today)
    if dossier.campaign:
        url = reverse("campaigns:detail", args=[dossier.campaign.pk])
        yield _fact(_("专项治理"), dossier.campaign.name, url=url)
    if dossier.difficulty:
        url = reverse("difficulties:detail", args=[dossier.difficulty.pk])
        yield _fact(_("难点问题"), dossier.difficulty.title, url=url)
    yield _fact(_("来源"), str(issue.get_source_display()))
    raised = {"at": words.moment(issue.raised_at, today), "who": issue.raised_by.name}
    yield _fact(_("登记"), _("%(at)s，%(who)s") % raised, note=str(issue.raised_unit or ""))
    yield _fact(_("整改措施"), issue.measure)
    yield _fact(_("备注"), issue.remark)


def _inspected(dossier: Dossier, today: date) -> Iterator[Shape]:
    """Which visit found it, and by which item of the checklist."""
    found = dossier.found
    if found is None:
        return
    seen = found.visit
    url = reverse("inspections:round", args=[seen.round_id])
    yield _fact(_("检查轮次"), seen.round.name, url=url)
    looked = {"day": words.day(seen.visited_on, today), "unit": seen.unit}
    url = reverse("inspections:visit", args=[seen.pk]) if dossier.sees_visit else ""
    yield _fact(_("检查记录"), _("%(day)s，%(unit)s") % looked, url=url)
    if found.item:
        verdict = vars(found).get("verdict")
        yield _fact(
            _("检查项"), found.item.text, note=str(Verdict(verdict).label) if verdict else ""
        )


def _came_back(dossier: Dossier, today: date) -> Iterator[Shape]:
    """反弹: which closed issue it is again, and which one it became itself."""
    before = dossier.came_back_of
    if before:
        told = {"number": before.issue.serial, "day": words.day(law_day(before.at), today)}
        yield _relapse(
            dossier, before.issue, _("反弹自"), _("%(number)s，%(day)s 回头看发现") % told
        )
    for row in dossier.rechecks:
        if row.relapse:
            yield _relapse(dossier, row.relapse, _("反弹"), row.relapse.serial)


def _relapse(dossier: Dossier, other: Issue, term: str, text: str) -> Shape:
    is_seen = other.pk in dossier.sees_of_relapse
    return _fact(term, text, url=reverse("issues:detail", args=[other.pk]) if is_seen else "")


def _who(dossier: Dossier) -> Iterator[Shape]:
    issue = dossier.issue
    pending = _("责任单位待明确") if issue.unit_pending else ""
    yield _fact(_("责任单位"), str(issue.lead_unit) if issue.lead_unit else pending)
    helping = _("、").join(str(row.unit) for row in dossier.cooperating)
    yield _fact(_("配合单位"), helping)


def _upper(issue: Issue) -> Iterator[Shape]:
    yield _fact(_("来源系统"), issue.source_system)
    yield _fact(_("上级编号"), issue.upper_number)


def _category(issue: Issue) -> str:
    if issue.category is None:
        return str(issue.get_kind_display())
    parent = issue.category.parent
    named = {"first": parent.name, "second": issue.category.name} if parent else {}
    return _("%(first)s，%(second)s") % named if named else issue.category.name


def _fact(term: str, text: str, *, url: str = "", note: str = "") -> Shape:
    return {"term": term, "text": text, "url": url, "note": note}
