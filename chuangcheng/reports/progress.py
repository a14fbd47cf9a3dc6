"""进展报告: the progress report, composed from figures and records. It reads, and never counts.

So far it holds section 一(三): what was inspected, what was found, what became of it.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.sentences import Figures, Span
from chuangcheng.inspections import queries as inspections
from chuangcheng.inspections.queries import VillageReport
from chuangcheng.kernel.quantity import total
from chuangcheng.places.models import Area

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


@dataclass(frozen=True)
class Heading:
    """标题; `level` 1 is 一、, 2 is （一）."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """段落: plain text and numbers that can be opened."""

    spans: tuple[Span, ...]


Block = Heading | Paragraph


@dataclass(frozen=True)
class Report:
    """报告: its title and blocks, and the scope that all its numbers share."""

    title: str
    scope: Scope
    blocks: tuple[Block, ...]

    @property
    def numbers(self) -> tuple[Span, ...]:
        """The numbers in the order of reading."""
        paragraphs = (block for block in self.blocks if isinstance(block, Paragraph))
        return tuple(span for p in paragraphs for span in p.spans if span.is_number)


def progress_report(scope: Scope) -> Report:
    """进展报告 of a sub-district as of a day."""
    figures = Figures(map(_, (INSPECTED, FOUND, *FATES, SETTLED, NOT_INSPECTED)), scope)
    return Report(
        title=_("%(office)s关于创建全国文明城市工作进展情况的报告") % {"office": scope.area.name},
        scope=scope,
        blocks=(
            Heading(1, _("一、工作进展情况")),
            Heading(2, _("（三）排查存在问题，建立问题清单")),
            *_screening(figures),
            *_villages(scope),
        ),
    )


def uses_of(key: str) -> list[str]:
    """在哪里用到: the parts of the report in which a figure stands."""
    templates = (INSPECTED, FOUND, *FATES, SETTLED, NOT_INSPECTED)
    used = any(f"{{{key}}}" in text or f"{{{key}:" in text for text in templates)
    return [_("进展报告 一（三）")] if used else []


def year_start(day: date) -> date:
    """“截至目前共” counts from 1 January of the as-of year (docs/decisions/0006)."""
    return day.replace(month=1, day=1)


def scope_of(area: Area, *, as_of: date, known_at: int | None = None) -> Scope:
    """The scope of a report."""
    return Scope(area=area, as_of=as_of, since=year_start(as_of), known_at=known_at)


def chinese_day(day: date) -> str:
    """2021年4月15日."""
    parts = {"year": day.year, "month": day.month, "day": day.day}
    return _("%(year)s年%(month)s月%(day)s日") % parts


def _screening(figures: Figures) -> list[Paragraph]:
    """What the compounds' round found, and what became of it."""
    day = {"day": chinese_day(figures.scope.as_of)}
    answers = figures.answers
    if not answers["inspections.compounds_covered"].rows and not answers["issues.found"].rows:
        has_communities = answers["places.communities"].rows > 0
        template = NOT_INSPECTED if has_communities else NOT_INSPECTED_YET
        return [_paragraph(figures, _(template) % day)]
    if not answers["issues.found"].rows:
        return [_paragraph(figures, _(INSPECTED) % day + _(NOTHING_FOUND))]
    said = figures.sentence(_(INSPECTED) % day + _(FOUND))
    said += _enumerated([told for told in (figures.sentence(_(fate)) for fate in FATES) if told])
    if answers["issues.closing_rate"].rate is not None:
        said += figures.sentence(_(SETTLED))
    return [Paragraph(tuple(said))]


def _paragraph(figures: Figures, template: str) -> Paragraph:
    return Paragraph(tuple(figures.sentence(template)))


def _enumerated(clauses: list[list[Span]]) -> list[Span]:
    """Clauses parted by a semicolon and ended by a full stop."""
    joined: list[Span] = []
    for place, clause in enumerate(clauses, start=1):
        joined += [*clause, Span("；" if place < len(clauses) else "。")]
    return joined


def _villages(scope: Scope) -> list[Paragraph]:
    """What was seen in the villages: named kinds, and a number only where somebody counted."""
    seen = inspections.villages_seen(
        scope.area, since=scope.since, as_of=scope.as_of, known_at=scope.known_at
    )
    by_story: dict[tuple[str, tuple[str, ...]], list[VillageReport]] = {}
    for village in seen:
        by_story.setdefault((village.unit, village.kinds), []).append(village)
    return [_village(unit, kinds, told) for (unit, kinds), told in by_story.items()]


def _village(unit: str, kinds: tuple[str, ...], told: list[VillageReport]) -> Paragraph:
    seen = total(village.quantity for village in told)
    words = {
        "unit": unit,
        "villages": "、".join(village.village for village in told),
        "kinds": "、".join(kinds),
        "n": seen.text(),
    }
    template = VILLAGES_UNCOUNTED if seen.value is None else VILLAGES_COUNTED
    return Paragraph((Span(_(template) % words),))
