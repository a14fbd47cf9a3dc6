"""一页纸上写什么: basics, who answers, issues, publicity, the last check; what one may not read is
not there. However many places there are, the statements are as many.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.calendars import queries as calendars
from chuangcheng.calendars.worktime import WorkCalendar
from chuangcheng.duties.models import ChargeKind
from chuangcheng.duties.rules import POLICY as DUTIES
from chuangcheng.figures import inspections, issues, publicity
from chuangcheng.figures.places import HOUSEHOLDS
from chuangcheng.inspections import lists
from chuangcheng.inspections import queries as visits
from chuangcheng.inspections.models import Answer, Verdict, Visit
from chuangcheng.inspections.rules import may as may_with_inspection
from chuangcheng.issues.models import Issue, IssueProof
from chuangcheng.issues.queries import first_open_at, first_photos
from chuangcheng.issues.rules import may as may_with_issue
from chuangcheng.places.models import Management, Place, PlaceType
from chuangcheng.publicity.models import AssetForm, AssetPart
from chuangcheng.publicity.queries import counting_forms_in, lacking, parts_at
from chuangcheng.publicity.rules import may as may_with_publicity
from chuangcheng.web import charges, records, words
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request
from chuangcheng.web.issues import listing
from chuangcheng.web.places import shown, visiting

Shape = dict[str, Any]
Counts = Mapping[str, Shape]
_ANYWHERE = (issues.REGISTERED, issues.UNFINISHED)
_OF_THE_ROUND = (issues.FOUND, issues.HANDLED, issues.CLOSED, issues.CLOSING_RATE, issues.OVERDUE)
_ASSETS = (
    publicity.IN_USE,
    publicity.FOR_STANDARD,
    publicity.DAMAGED,
    publicity.IN_PRODUCTION,
)
_CHECKS = (
    inspections.MADE,
    inspections.ITEMS_APPLICABLE,
    inspections.ITEMS_PASSED,
    inspections.PASS_RATE,
)
_ISSUE_COLUMNS = ("number", "", "state", "unit", "due")
_MOST_ISSUES, _MOST_ASSETS, _MOST_ITEMS, _MOST_PHOTOS = 6, 5, 4, 3  # so that A4 holds them
_FALLS_SHORT = (Verdict.NOT_MET, Verdict.MOSTLY)


@dataclass(frozen=True)
class _Found:
    """What was read of all the places at once, by place."""

    calendar: WorkCalendar
    counts: Mapping[int, Counts]
    charges: Mapping[int, list[Shape]]
    issues: Mapping[int, list[Issue]]
    photos: Mapping[int, IssueProof]
    parts: Mapping[int, list[AssetPart]]
    counting: Mapping[int, frozenset[AssetForm]]
    visits: Mapping[int, Visit]
    answers: Mapping[int, list[Answer]]
    visit_urls: Mapping[int, str]


def sheets(request: Request, places: Sequence[Place]) -> list[Shape]:
    """For places/sheets.html, one for each place, in their order."""
    found = _read(request, places)
    return [_sheet(request, place, found) for place in places]


def _read(request: Request, places: Sequence[Place]) -> _Found:
    actor, keys = request.actor, [place.pk for place in places]
    open_issues = first_open_at(keys, actor=actor, most=_MOST_ISSUES + 1)
    listed = [issue for at_place in open_issues.values() for issue in at_place]
    last = visits.last_at(visits.visible_visits(actor), keys)
    return _Found(
        calendar=calendars.calendar(),
        counts=beside.at_places(request, placed.on("places:sheets"), keys),
        charges=charges.at_places(places, actor, today=request.today),
        issues=open_issues,
        photos=first_photos(listed),
        parts=parts_at(keys, actor),
        counting=counting_forms_in({p.subdistrict_id for p in places}, on=request.today),
        visits=last,
        answers=lists.answers_by_visit(last.values()),
        visit_urls=visiting.urls(request, places),
    )


def _sheet(request: Request, place: Place, found: _Found) -> Shape:
    parts = (
        _basics(place, found),
        _charges(request, place, found),
        _issues(request, place, found),
        _assets(request, place, found),
        _check(request, place, found),
    )
    return {
        "id": f"place-{place.pk}",
        "title": place.name,
        "lead": _("%(type)s，%(community)s")
        % {"type": place.get_type_display(), "community": place.community.name},
        "deed": records.deed(_("登记检查"), found.visit_urls.get(place.pk, "")),
        "parts": [part for part in parts if part is not None],
    }


def _basics(place: Place, found: _Found) -> records.Part:
    facts = shown.facts(place, ())
    households = found.counts.get(place.pk, {}).get(HOUSEHOLDS.key)
    for fact in facts:
        if households and fact["term"] == _("户数"):
            fact["url"] = households["figure"]["url"]
    return records.facts(facts, id=f"facts-{place.pk}")


def _charges(request: Request, place: Place, found: _Found) -> records.Part | None:
    """谁负责, 物业 among them; absent for whoever may know of no charge."""
    held = found.charges[place.pk]
    may_see = bool(DUTIES.permit(request.actor, "duties.see"))
    if not held and not may_see:
        return None
    company = str(ChargeKind.PROPERTY.label)
    if may_see and _is_compound(place) and company not in {fact["term"] for fact in held}:
        held = [records.fact(company, _without_company(place)), *held]
    empty = _("还没有登记责任分工")
    return records.facts(held, id=f"charges-{place.pk}", title=_("谁负责"), empty=empty)


def _without_company(place: Place) -> str:
    """No company: there is none, or nobody wrote down which."""
    if place.management in {Management.NONE, Management.ABANDONED}:
        return _("没有物业公司，由社区管")
    return _("还没有登记物业公司")


def _issues(request: Request, place: Place, found: _Found) -> records.Part | None:
    rows = found.issues.get(place.pk, [])
    may_see = bool(may_with_issue("see", request.actor, place))
    if not rows and not may_see:
        return None
    figures = (*_ANYWHERE, *_OF_THE_ROUND) if _is_compound(place) else _ANYWHERE
    listed = rows[:_MOST_ISSUES]
    brief = listing.brief(listed, request.now, found.calendar, kept=_ISSUE_COLUMNS)
    more = _("只列最先到期的 %s 条，其余见问题清单") % _MOST_ISSUES
    return _part(
        f"issues-{place.pk}",
        _("问题"),
        counts=_line(found, place, figures) if may_see else [],
        table={"caption": _("在办的问题"), **brief} if rows else None,
        empty=_("没有在办的问题"),
        note=more if len(rows) > _MOST_ISSUES else "",
        photos=_photos(listed, found),
    )


def _assets(request: Request, place: Place, found: _Found) -> records.Part | None:
    parts = found.parts[place.pk]
    may_see = bool(may_with_publicity("see", request.actor, place))
    if not parts and not may_see:
        return None
    counting = found.counting[place.subdistrict_id]
    lacks = lacking(parts, place.type, counting=counting) if may_see else []
    facts = [records.fact(_("缺什么"), _lacks_words(lacks), note=_("示例"))] if lacks else []
    more = _("只列 %s 批，其余见宣传设施台账") % _MOST_ASSETS
    return _part(
        f"assets-{place.pk}",
        _("宣传设施"),
        counts=_line(found, place, _ASSETS) if may_see else [],
        facts=facts,
        rows=[_asset(part, request) for part in parts[:_MOST_ASSETS]],
        empty=_("没有登记在这里的宣传设施；只登记到社区的批次不在这一页"),
        note=more if len(parts) > _MOST_ASSETS else "",
    )


def _check(request: Request, place: Place, found: _Found) -> records.Part | None:
    visit = found.visits.get(place.pk)
    may_see = bool(may_with_inspection("see", request.actor, place))
    if visit is None and not may_see:
        return None
    answers = found.answers[visit.pk] if visit else []
    short = [answer for answer in answers if answer.verdict in _FALLS_SHORT]
    return _part(
        f"check-{place.pk}",
        _("最近一次检查"),
        counts=_line(found, place, _CHECKS) if may_see else [],
        facts=_visit(visit, answers) if visit else [],
        rows=[_item(answer) for answer in short[:_MOST_ITEMS]],
        empty="" if visit else _("还没有检查记录"),
        note=_("只列 %s 项，其余见这次检查") % _MOST_ITEMS if len(short) > _MOST_ITEMS else "",
    )


def _visit(visit: Visit, answers: Sequence[Answer]) -> list[Shape]:
    """哪一天, 谁, 结果."""
    n_of = Counter(answer.verdict for answer in answers)
    said = [f"{verdict.label} {n_of[verdict]}" for verdict in Verdict if n_of[verdict]]
    raised = _("登记问题 %s 条") % visit.n_findings  # type: ignore[attr-defined]
    when = words.full_day(visit.visited_on)
    url = reverse("inspections:visit", args=[visit.pk])
    return [
        records.fact(_("检查日期"), when, url, note=f"{visit.round.name}，{visit.unit}"),
        records.fact(_("结果"), _("，").join([*(said or [_("没有按检查表作答")]), raised])),
        *records.said([records.fact(_("备注"), visit.note)]),
    ]


def _item(answer: Answer) -> Shape:
    word = str(answer.get_verdict_display())
    return {"text": answer.item.text, "url": "", "note": answer.note, "end": word}


def _asset(part: AssetPart, request: Request) -> Shape:
    asset = part.asset
    since = _("%s起") % words.day(part.from_on, request.today)
    return {
        "text": str(asset.get_form_display()),
        "url": reverse("publicity:detail", args=[asset.pk]),
        "note": _("、").join(asset.theme_words),
        "end": f"{part.quantity} {asset.counted_in}，{part.get_state_display()}，{since}",
    }


def _lacks_words(lacks: Sequence[Any]) -> str:
    themes = _("、").join(str(theme.label) for theme in lacks)
    return _("没有固定形式、在用的：%s") % themes


def _photos(rows: Sequence[Issue], found: _Found) -> list[Shape]:
    pictured = [(issue, found.photos[issue.pk]) for issue in rows if issue.pk in found.photos]
    return [
        {
            "url": reverse("issues:detail", args=[issue.pk]),
            "thumb_url": reverse("issues:thumbnail", args=[issue.pk, proof.pk]),
            "caption": f"{issue.serial} {issue.title}",
        }
        for issue, proof in pictured[:_MOST_PHOTOS]
    ]


def _line(found: _Found, place: Place, figures: Sequence[Any]) -> list[Shape]:
    counts = found.counts.get(place.pk, {})
    return [counts[figure.key] for figure in figures if figure.key in counts]


def _part(id: str, title: str, **held: Any) -> records.Part:
    shape = {"counts": [], "facts": [], "table": None, "rows": [], "photos": [], **held}
    return records.own(id, title, "places/sheet_part.html", shape)


def _is_compound(place: Place) -> bool:
    return place.type == PlaceType.COMPOUND
