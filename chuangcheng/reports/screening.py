"""一（三）排查问题: what was inspected, what was found, what became of it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.figures.sentences import Figures
from chuangcheng.inspections import queries as inspections
from chuangcheng.inspections.queries import VillageReport
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.quantity import total
from chuangcheng.places.models import LEAF_KINDS
from chuangcheng.reports import treatment
from chuangcheng.reports.paper import Block, Kind, Sentence, heading, said, text, words
from chuangcheng.reports.wording import COMMUNITIES, clauses, our_communities, ours

KEY = "screening"
HEADING = gettext_noop("排查存在问题，建立问题清单")

INSPECTED = gettext_noop(
    "截至%(day)s，%(communities)s对照责任清单逐个排查住宅小区，"
    "[已排查{inspections.compounds_covered}小区，]"
)
FOUND = gettext_noop(
    "共发现问题{issues.found}，其中{issues.found:by=kind}，均已列入社区整改问题清单。"
)
FATES = (
    gettext_noop("[当场立行立改{issues.fixed_on_spot}]"),
    gettext_noop("[已交办责任单位{issues.dispatched}]"),
    gettext_noop("[待交办{issues.waiting}][，其中正在对接责任单位{issues.unit_pending}]"),
)
NOTHING_FOUND = gettext_noop("没有发现问题。")
SETTLED = gettext_noop("上述问题已销号{issues.closed}，整改率{issues.closing_rate}。")
NOT_INSPECTED = gettext_noop("截至%(day)s，%(communities)s还没有登记小区排查情况。")
NOT_INSPECTED_YET = gettext_noop("截至%(day)s，%(ours)s还没有登记小区排查情况。")
VILLAGES_UNCOUNTED = gettext_noop(
    "%(unit)s在%(villages)s检查时，发现%(kinds)s等问题若干%(beside)s。"
)
VILLAGES_COUNTED = gettext_noop(
    "%(unit)s在%(villages)s检查时，发现%(kinds)s等问题%(n)s处%(beside)s。"
)
BESIDE = gettext_noop("，不计入上述问题条数")
UNCOUNTED = gettext_noop("（未逐条计数）")

TEMPLATES = (COMMUNITIES, INSPECTED, FOUND, *FATES, SETTLED, NOT_INSPECTED, *treatment.TEMPLATES)
"""All templates of the section that hold figures."""


def section(figures: Figures) -> list[Block]:
    """The heading and the paragraphs of the section."""
    return [
        heading(KEY, Kind.SECTION, _(HEADING)),
        *text(f"{KEY}.compounds", _compounds(figures)),
        *_villages(figures),
        *treatment.treated(figures, KEY),
    ]


def _compounds(figures: Figures) -> list[Sentence]:
    """What the compounds' round found, and what became of it."""
    area = figures.scope.area
    day = {
        "day": day_name(figures.scope.as_of),
        "ours": ours(area),
        "communities": our_communities(area),
    }
    answers = figures.answers
    if not answers["inspections.compounds_covered"].rows and not answers["issues.found"].rows:
        has_communities = area.kind in LEAF_KINDS or answers["places.communities"].rows > 0
        template = NOT_INSPECTED if has_communities else NOT_INSPECTED_YET
        return [said(f"{KEY}.inspected", figures, _(template) % day)]
    if not answers["issues.found"].rows:
        return [said(f"{KEY}.inspected", figures, _(INSPECTED) % day + _(NOTHING_FOUND))]
    fates = clauses(f"{KEY}.fates", figures, [_(fate) for fate in FATES])
    told = [said(f"{KEY}.found", figures, _(INSPECTED) % day + _(FOUND)), fates]
    if answers["issues.closing_rate"].rate is not None:
        told.append(said(f"{KEY}.settled", figures, _(SETTLED)))
    return told


def _villages(figures: Figures) -> list[Block]:
    """What was seen in the villages: named kinds, and a number only where somebody counted."""
    scope, is_beside = figures.scope, figures.answers["issues.found"].rows > 0
    seen = inspections.villages_seen(
        scope.area, since=scope.since, as_of=scope.as_of, known_at=scope.known_at
    )
    by_story: dict[tuple[str, tuple[str, ...]], list[VillageReport]] = {}
    for village in seen:
        by_story.setdefault((village.unit, village.kinds), []).append(village)
    return [
        block
        for told in by_story.values()
        for block in _paragraph(told, _(BESIDE) if is_beside else "")
    ]


def _paragraph(told: list[VillageReport], beside: str) -> list[Block]:
    key = f"{KEY}.villages.{told[0].village}"
    return text(key, [words(key, _village(told, beside))])


def _village(told: list[VillageReport], beside: str) -> str:
    unit, kinds = told[0].unit, told[0].kinds
    seen = total(village.quantity for village in told)
    facts = {
        "unit": unit,
        "villages": "、".join(village.village for village in told),
        "kinds": "、".join(kinds),
        "n": seen.text(),
        "beside": beside,
    }
    if seen.value is None:
        return _(VILLAGES_UNCOUNTED) % {**facts, "beside": _(UNCOUNTED) + beside}
    return _(VILLAGES_COUNTED) % facts
