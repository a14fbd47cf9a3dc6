"""一（三）排查问题: what was inspected, what was found, what became of it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.sentences import Figures
from chuangcheng.inspections import queries as inspections
from chuangcheng.inspections.queries import VillageReport
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.quantity import total
from chuangcheng.reports import treatment
from chuangcheng.reports.paper import Block, Kind, Sentence, heading, said, text, words
from chuangcheng.reports.wording import clauses

KEY = "screening"
HEADING = gettext_noop("排查存在问题，建立问题清单")

INSPECTED = gettext_noop(
    "截至%(day)s，我街道{places.communities}社区对照责任清单逐个排查住宅小区，"
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
NOT_INSPECTED = gettext_noop("截至%(day)s，我街道{places.communities}社区还没有登记小区排查情况。")
NOT_INSPECTED_YET = gettext_noop("截至%(day)s，我街道还没有登记小区排查情况。")
VILLAGES_UNCOUNTED = gettext_noop(
    "%(unit)s在%(villages)s检查时，还看到%(kinds)s等问题若干，没有逐一计数，不计入上述问题条数。"
)
VILLAGES_COUNTED = gettext_noop(
    "%(unit)s在%(villages)s检查时，还看到%(kinds)s等问题%(n)s处，不计入上述问题条数。"
)

TEMPLATES = (INSPECTED, FOUND, *FATES, SETTLED, NOT_INSPECTED, *treatment.TEMPLATES)
"""All templates of the section that hold figures."""


def section(figures: Figures) -> list[Block]:
    """The heading and the paragraphs of the section."""
    return [
        heading(KEY, Kind.SECTION, _(HEADING)),
        *text(f"{KEY}.compounds", _compounds(figures)),
        *_villages(figures.scope),
        *treatment.treated(figures, KEY),
    ]


def _compounds(figures: Figures) -> list[Sentence]:
    """What the compounds' round found, and what became of it."""
    day = {"day": day_name(figures.scope.as_of)}
    answers = figures.answers
    if not answers["inspections.compounds_covered"].rows and not answers["issues.found"].rows:
        has_communities = answers["places.communities"].rows > 0
        template = NOT_INSPECTED if has_communities else NOT_INSPECTED_YET
        return [said(f"{KEY}.inspected", figures, _(template) % day)]
    if not answers["issues.found"].rows:
        return [said(f"{KEY}.inspected", figures, _(INSPECTED) % day + _(NOTHING_FOUND))]
    fates = clauses(f"{KEY}.fates", figures, [_(fate) for fate in FATES])
    told = [said(f"{KEY}.found", figures, _(INSPECTED) % day + _(FOUND)), fates]
    if answers["issues.closing_rate"].rate is not None:
        told.append(said(f"{KEY}.settled", figures, _(SETTLED)))
    return told


def _villages(scope: Scope) -> list[Block]:
    """What was seen in the villages: named kinds, and a number only where somebody counted."""
    seen = inspections.villages_seen(
        scope.area, since=scope.since, as_of=scope.as_of, known_at=scope.known_at
    )
    by_story: dict[tuple[str, tuple[str, ...]], list[VillageReport]] = {}
    for village in seen:
        by_story.setdefault((village.unit, village.kinds), []).append(village)
    return [
        block for (unit, kinds), told in by_story.items() for block in _paragraph(unit, kinds, told)
    ]


def _paragraph(unit: str, kinds: tuple[str, ...], told: list[VillageReport]) -> list[Block]:
    key = f"{KEY}.villages.{told[0].village}"
    return text(key, [words(key, _village(unit, kinds, told))])


def _village(unit: str, kinds: tuple[str, ...], told: list[VillageReport]) -> str:
    seen = total(village.quantity for village in told)
    facts = {
        "unit": unit,
        "villages": "、".join(village.village for village in told),
        "kinds": "、".join(kinds),
        "n": seen.text(),
    }
    template = VILLAGES_UNCOUNTED if seen.value is None else VILLAGES_COUNTED
    return _(template) % facts
