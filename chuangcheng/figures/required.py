"""可核验标准 in words and back: which figure, of which cells, here or at each, compared with what.

可计入测评的宣传设施·海报（龙头山社区，每个小区）不少于10处，2021年4月20日前. Cells of one cut are
added, those of several narrow each other. What is written so is read again unchanged.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.figures.dictionary import ALIASES, FIGURES
from chuangcheng.figures.kinds import Count, Figure, Kind, Rate, Scope, cuts_of, leaves_of, marks_of
from chuangcheng.issues.models import Category
from chuangcheng.kernel.dates import read_date
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.places.models import Area, PlaceType
from chuangcheng.plan.criteria import EACH_AREA, per_words
from chuangcheng.plan.models import Compare, Criterion, CriterionDraft

BETWEEN = "；"
_DOT = "·"
_REST = re.compile(
    r"(?P<compare>不少于|不超过|等于|全部)(?P<target>[0-9]+(?:\.[0-9]+)?)?(?P<unit>[^0-9，]*)"
    r"(?:，(?P<due>.+))?"
)
_LEAD = re.compile(r"^(?:[0-9]{1,2}[.、]|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[①-⑳])")
_SPLIT = re.compile(r"[；;\n]+")

Cells = tuple[tuple[str, str | int], ...]


@dataclass(frozen=True)
class Option:
    """可选的一格: a cut with one of its cells, in words."""

    cut: str
    name: str
    cell: str | int
    label: str


Offered = Mapping[str, Sequence[Option]]  # by figure


def known(key: str) -> Figure | None:
    """The figure of a key, present or former; None for a key that never was."""
    return FIGURES.get(ALIASES.get(key, key))


def scope_of(criterion: Criterion, as_of: date) -> Scope:
    """范围 of a criterion, with `item` and `area` loaded: its own, its item's, since 1 January."""
    item = criterion.item
    area = criterion.area or item.community or item.subdistrict
    return Scope(area=area, as_of=as_of, since=as_of.replace(month=1, day=1))


def options(figures: Iterable[Figure], *, town: Area | None = None) -> dict[str, list[Option]]:
    """只数哪些: what each of some figures can be narrowed to, by its key.

    `town`: only what this sub-district uses.
    """
    kinds: dict[str, list[Option]] = {}
    found = {}
    for figure in figures:
        kind = leaves_of(figure)[0].of
        if kind.key not in kinds:
            divided = {**kind.cuts, **kind.marks}
            kinds[kind.key] = [each for key in divided for each in _cells(kind, key, town)]
        shared = cuts_of(figure).keys() | marks_of(figure).keys()
        found[figure.key] = [each for each in kinds[kind.key] if each.cut in shared]
    return found


def offered_to(criteria: Iterable[Criterion]) -> Offered:
    """只数哪些, for all that some criteria narrow, in few statements."""
    narrowed = {each.figure for each in criteria if each.cells}
    return options(figure for key in sorted(narrowed) if (figure := known(key)))


def options_of(figure: Figure) -> list[Option]:
    """只数哪些, of one figure."""
    return options([figure])[figure.key]


def check(draft: CriterionDraft, offered: Offered | None = None) -> Figure:
    """What a criterion asks can be asked. Returns its figure; raises Refused at the field.

    `offered`: the options by figure, where they are known already.
    """
    figure = known(draft.figure)
    if figure is None:
        raise Refused(_("没有统计项 %s") % draft.figure, field="figure")
    cells = {(each.cut, each.cell) for each in _options(figure, offered)} if draft.cells else set()
    if any(cell not in cells for cell in draft.cells):
        raise Refused(_("“%s”不能这样只数一部分") % figure.name, field="cells")
    if draft.per and not divides(figure, draft.per):
        facts = {"figure": figure.name, "per": per_words(draft.per)}
        raise Refused(_("“%(figure)s”不能按%(per)s逐个判断") % facts, field="per")
    if draft.compare == Compare.ALL and not has_whole(figure):
        raise Refused(_("“%s”没有总数可比，写“不少于”多少") % figure.name, field="compare")
    return figure


def divides(figure: Figure, per: str) -> bool:
    """Whether a figure can be asked of each community, or of each place."""
    leaves = leaves_of(figure)
    if per in EACH_AREA:
        return all("community" in leaf.of.cuts for leaf in leaves)
    return all("place" in leaf.of.points for leaf in leaves)


def has_whole(figure: Figure) -> bool:
    """Whether it makes sense that all of them are: a rate, or a part of something."""
    return isinstance(figure, Rate) or (isinstance(figure, Count) and figure.whole is not None)


def words(criterion: Criterion, offered: Offered | None = None) -> str:
    """标准 in words; `offered` as in `check`."""
    figure = known(criterion.figure)
    name = str(figure.name) if figure else criterion.figure
    cells = _labels(figure, criterion, offered) if figure and criterion.cells else []
    where = [criterion.area.name] if criterion.area else []
    where += [per_words(criterion.per)] if criterion.per else []
    unit = _unit(figure)
    return "".join(
        [
            _DOT.join([name, *cells]),
            f"（{'，'.join(where)}）" if where else "",
            str(criterion.get_compare_display()),
            f"{target_words(criterion.target)}{unit}" if criterion.target is not None else "",
            _("，%s前") % day_name(criterion.due_on) if criterion.due_on != OPEN_END else "",
        ]
    )


def all_words(criteria: Iterable[Criterion]) -> str:
    """几条标准, as a cell of a ledger holds them."""
    return BETWEEN.join(words(criterion) for criterion in criteria)


def target_words(target: Decimal) -> str:
    """10, 95.5."""
    return format(target.normalize(), "f")


def read_all(said: str, *, areas: Iterable[Area], today: date) -> tuple[CriterionDraft, ...]:
    """读标准: those of a cell, one after the other. Raises Refused that says which it cannot."""
    lines = [_LEAD.sub("", line.strip()) for line in _SPLIT.split(said)]
    areas = list(areas)
    return tuple(read(line.rstrip("。"), areas=areas, today=today) for line in lines if line)


def read(said: str, *, areas: Iterable[Area], today: date) -> CriterionDraft:
    """读一条标准. Raises Refused."""
    plain = _plain(said)
    figure, rest = _figure(plain, said)
    cells, rest = _read_cells(figure, rest)
    where, rest = _bracketed(rest)
    found = _REST.fullmatch(rest)
    if found is None:
        raise _unclear(said)
    area_id, per = _read_where(where, areas, said)
    _check_unit(figure, found["unit"])
    draft = CriterionDraft(
        figure=figure.key,
        compare=next(each for each in Compare if str(each.label) == found["compare"]),
        target=Decimal(found["target"]) if found["target"] else None,
        cells=cells,
        per=per,
        area_id=area_id,
        due_on=_read_due(found["due"], today=today) if found["due"] else None,
    )
    if (draft.target is None) != (draft.compare == Compare.ALL):
        raise _unclear(said)
    check(draft)
    return draft


def _cells(kind: Kind, key: str, town: Area | None) -> list[Option]:
    """The cells of a cut that can be named before anything is counted."""
    cut = kind.asked_by[key]
    if cut.offers is not None:
        return [Option(key, str(cut.name), value, label) for value, label in cut.offers(town)]
    field = (
        None
        if cut.fold or "__" in cut.column
        else kind.model._meta.get_field(cut.column.removesuffix("_id"))
    )
    choices: Any = getattr(field, "choices", None)
    if choices:
        found = [(value, str(label)) for value, label in choices if value != ""]
    elif field is not None and field.related_model is Category:
        found = [(row.pk, row.name) for row in Category.objects.exclude(parent=None)]
    else:
        return []
    return [Option(key, str(cut.name), value, label) for value, label in found]


def _options(figure: Figure, offered: Offered | None) -> Sequence[Option]:
    return offered[figure.key] if offered and figure.key in offered else options_of(figure)


def _labels(figure: Figure, criterion: Criterion, offered: Offered | None) -> list[str]:
    named = {(each.cut, each.cell): each.label for each in _options(figure, offered)}
    return [named.get((cut, cell), str(cell)) for cut, cell in criterion.cells]


def _unit(figure: Figure | None) -> str:
    if figure is None:
        return ""
    return "%" if isinstance(figure, Rate) else str(figure.unit)


def _plain(said: str) -> str:
    """Without spaces, with full-width brackets and commas, so that it can be compared."""
    half = str.maketrans({"(": "（", ")": "）", ",": "，", "•": _DOT, "・": _DOT, "％": "%"})
    return re.sub(r"\s", "", said).translate(half)


def _figure(plain: str, said: str) -> tuple[Figure, str]:
    """The figure with whose name it begins, and what follows."""
    named = {_plain(str(figure.name)): figure for figure in FIGURES.values()}
    for name in sorted(named, key=len, reverse=True):
        if plain.startswith(name):
            return named[name], plain[len(name) :]
    raise Refused(
        _("“%s”里没有认出统计项，先写统计项的名称，再写不少于多少") % said, field="criteria"
    )


def _read_cells(figure: Figure, rest: str) -> tuple[Cells, str]:
    cells: list[tuple[str, str | int]] = []
    labels = (
        sorted(options_of(figure), key=lambda each: -len(each.label)) if rest[:1] == _DOT else []
    )
    while rest.startswith(_DOT):
        after = rest[1:]
        found = next((each for each in labels if after.startswith(_plain(each.label))), None)
        if found is None:
            raise Refused(
                _("“%(figure)s”里没有“%(cell)s”这一格")
                % {"figure": figure.name, "cell": re.split(r"[·（不等全]", after)[0]},
                field="criteria",
            )
        cells.append((found.cut, found.cell))
        rest = after[len(_plain(found.label)) :]
    return tuple(cells), rest


def _bracketed(rest: str) -> tuple[list[str], str]:
    found = re.fullmatch(r"（(?P<where>[^（）]*(?:（[^（）]*）[^（）]*)*)）(?P<rest>.*)", rest)
    if found is None:
        return [], rest
    return [each for each in found["where"].split("，") if each], found["rest"]


def _read_where(where: list[str], areas: Iterable[Area], said: str) -> tuple[int | None, str]:
    pers = {_plain(per_words(per)): per for per in (*EACH_AREA, *PlaceType.values)}
    named = {folded(_plain(area.name)): area.pk for area in areas}
    area_id, per = None, ""
    for each in where:
        if each in pers and not per:
            per = pers[each]
        elif folded(each) in named and area_id is None:
            area_id = named[folded(each)]
        else:
            facts = {"where": each, "said": said}
            raise Refused(_("“%(said)s”里看不懂“%(where)s”指哪里") % facts, field="criteria")
    return area_id, per


def _check_unit(figure: Figure, unit: str) -> None:
    if unit and unit != _plain(_unit(figure)):
        facts = {"figure": figure.name, "unit": _unit(figure) or _("没有单位"), "said": unit}
        raise Refused(_("“%(figure)s”的单位是%(unit)s，写的是“%(said)s”") % facts, field="criteria")


def _read_due(said: str, *, today: date) -> date:
    reading = read_date(said, today=today)
    if not reading.ok or not isinstance(reading.value, date):
        raise Refused(_("看不懂“%s”是哪一天，写成 2021年4月30日前") % said, field="criteria")
    return reading.value


def _unclear(said: str) -> Refused:
    return Refused(_("看不懂“%s”，写成 统计项（每个小区）不少于10 这样") % said, field="criteria")
