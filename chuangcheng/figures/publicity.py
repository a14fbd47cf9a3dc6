"""Figures of publicity: pieces by form and by how they stand. A batch of 62 counts as 62."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.cuts import COMMUNITY, LEVELS, at_place, by_choice, by_month
from chuangcheng.figures.kinds import (
    Count,
    Cut,
    Happened,
    Kind,
    Scope,
    Shown,
    Standing,
    Sum,
    Words,
)
from chuangcheng.publicity import queries
from chuangcheng.publicity.models import (
    HANGING,
    INSTALLED,
    AdTheme,
    AssetForm,
    AssetPart,
    AssetPartEver,
    AssetState,
    DoorstepVisit,
    DoorstepVisitEver,
    MediaChannel,
    MediaPiece,
    MediaPieceEver,
    mark_of,
    themes_marked,
)


def _together(values: Iterable[Any], _on: date) -> Mapping[Any, str]:
    """Themes that hang together in one batch are one cell: so the cells add up."""
    named = {value: themes_marked(value) for value in values if value}
    return {value: "、".join(words) for value, words in sorted(named.items())}


def _bearing(theme: str) -> Q:
    return Q(marked_themes__contains=mark_of([theme]))


PARTS = Kind(
    key="asset_parts",
    name=_("宣传设施"),
    model=AssetPart,
    ever=AssetPartEver,
    levels=LEVELS,
    cuts={
        "community": COMMUNITY,
        "form": by_choice("form", _("宣传形式"), AssetForm),
        "state": by_choice("state", _("设施状态"), AssetState),
        "themes": Cut("marked_themes", _("主题"), _together),
    },
    shown=Shown(
        AssetPart,
        queries.visible_parts,
        label="__str__",
        related=("asset__place", "asset__community"),
    ),
    points=at_place("asset__place"),
    marks={
        "theme": replace(
            by_choice("marked_themes", _("含主题"), AdTheme),
            span=_bearing,
            offers=lambda _town: [(theme.value, str(theme.label)) for theme in AdTheme],
        )
    },
)
_ANY = _("处")  # of several forms together


def _pieces(
    key: str,
    name: Words,
    basis: Words,
    *,
    states: Iterable[AssetState],
    unit: Words = _ANY,
    forms: Iterable[AssetForm] = tuple(AssetForm),
) -> Sum:
    return Sum(
        key=key,
        name=name,
        unit=unit,
        of=PARTS,
        when=Standing("from_on", "until_on"),
        only=Q(state__in=list(states), form__in=list(forms)),
        basis=basis,
        column="quantity",
    )


BANNERS = _pieces(
    "publicity.banners",
    _("悬挂条幅"),
    _(
        "到截至日悬挂过的条幅，一批按条数计；后来破损、更换、拆除的都算，更换的不重复算；作废的不计。"
    ),
    states=INSTALLED,
    unit=_("条"),
    forms=[AssetForm.BANNER],
)
BOARDS = _pieces(
    "publicity.boards",
    _("制作安装宣传板"),
    _(
        "到截至日安装过的宣传板（图板、展板），一批按块数计；后来破损、更换、拆除的都算；制作中的不算。"
    ),
    states=INSTALLED,
    unit=_("块"),
    forms=[AssetForm.BOARD],
)
MOUNTED_IN_PRODUCTION = _pieces(
    "publicity.mounted_in_production",
    _("制作中的橱窗、图板"),
    _("截至日还在制作、没有安装的宣传栏（橱窗）和宣传板（图板）；计划中的不算。"),
    states=[AssetState.IN_PRODUCTION],
    forms=[AssetForm.SHOWCASE, AssetForm.BOARD],
)
IN_USE = _pieces(
    "publicity.in_use",
    _("在用的宣传设施"),
    _("截至日在用的各种宣传设施，更换过的也在用；破损还没有更换的不算。条、块、处相加。"),
    states=HANGING,
)
DAMAGED = _pieces(
    "publicity.damaged",
    _("破损的宣传设施"),
    _("截至日登记为破损、还没有修复、更换或拆除的。"),
    states=[AssetState.DAMAGED],
)
IN_PRODUCTION = _pieces(
    "publicity.in_production",
    _("制作中的宣传设施"),
    _("截至日在制作、没有安装的；计划中的不算。"),
    states=[AssetState.IN_PRODUCTION],
)


def _for_standard(scope: Scope) -> Q:
    """In use, of a form that counted on the day."""
    counts = queries.counting(scope.as_of, known_at=scope.known_at)
    return Q(state__in=list(HANGING)) & counts


FOR_STANDARD = Sum(
    key="publicity.for_standard",
    name=_("可计入测评的宣传设施"),
    unit=_ANY,
    of=PARTS,
    when=Standing("from_on", "until_on"),
    only=_for_standard,
    basis=_(
        "截至日在用、形式计入测评的；哪些形式计入由街道设定，没有设定时条幅、易拉宝、小插件不计入。"
        "是否达到某一条由检查判断。"
    ),
    column="quantity",
)

PIECES = Kind(
    key="media_pieces",
    name=_("媒体报道"),
    model=MediaPiece,
    ever=MediaPieceEver,
    levels=LEVELS,
    cuts={
        "community": COMMUNITY,
        "channel": by_choice("channel", _("报道渠道"), MediaChannel),
        "month": by_month("published_on"),
    },
    shown=Shown(MediaPiece, queries.visible_pieces, label="title"),
)
DOORSTEPS = Kind(
    key="doorstep_visits",
    name=_("上门入户"),
    model=DoorstepVisit,
    ever=DoorstepVisitEver,
    levels=LEVELS,
    cuts={"community": COMMUNITY, "month": by_month("visited_on")},
    shown=Shown(DoorstepVisit, queries.visible_doorsteps, label="__str__", related=("community",)),
)
MEDIA = Count(
    key="publicity.media_pieces",
    name=_("媒体报道"),
    unit=_("篇"),
    of=PIECES,
    when=Happened("published_on"),
    basis=_("从起始日到截至日刊播的报道，一个渠道一篇算一篇；同一稿件几家刊播，登记几篇算几篇。"),
)
VISITS = Count(
    key="publicity.doorstep_visits",
    name=_("上门入户次数"),
    unit=_("次"),
    of=DOORSTEPS,
    when=Happened("visited_on"),
    basis=_("从起始日到截至日登记的上门入户，一个社区(村)一天登记一次算一次。"),
)
HOUSEHOLDS = Sum(
    key="publicity.doorstep_households",
    name=_("入户户次"),
    unit=_("户次"),
    of=DOORSTEPS,
    when=Happened("visited_on"),
    basis=_("上门入户的户次相加，一户去过几次算几次；没有数过的不按0算，合计写“至少”。"),
    column="households",
    certainty="households_certainty",
)
LEAFLETS = Sum(
    key="publicity.leaflets",
    name=_("发放宣传单"),
    unit=_("份"),
    of=DOORSTEPS,
    when=Happened("visited_on"),
    basis=_("上门入户发放的宣传单相加；没有数过的不按0算，合计写“至少”。"),
    column="leaflets",
    certainty="leaflets_certainty",
)

OF_ASSETS = (
    BANNERS,
    BOARDS,
    MOUNTED_IN_PRODUCTION,
    IN_PRODUCTION,
    IN_USE,
    DAMAGED,
    FOR_STANDARD,
)
OF_DOORSTEPS = (VISITS, HOUSEHOLDS, LEAFLETS)
FIGURES = (*OF_ASSETS, MEDIA, *OF_DOORSTEPS)
