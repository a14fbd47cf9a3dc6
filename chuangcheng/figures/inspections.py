"""Figures of inspections."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.cuts import COMMUNITY, LEVELS, at_place, by_choice, by_month
from chuangcheng.figures.items import by_item
from chuangcheng.figures.kinds import Count, Distinct, Happened, Kind, Rate, Shown, Total
from chuangcheng.figures.places import PLACES
from chuangcheng.inspections import lists, queries
from chuangcheng.inspections.models import (
    Answer,
    AnswerEver,
    InspectionType,
    Verdict,
    Visit,
    VisitEver,
)
from chuangcheng.kernel.actor import Actor
from chuangcheng.places.models import Area, AreaQuerySet, PlaceType


def _areas_seen_by(_actor: Actor) -> AreaQuerySet:
    return Area.objects.all()


VISITS = Kind(
    key="visits",
    name=_("检查记录"),
    model=Visit,
    ever=VisitEver,
    levels=LEVELS,
    cuts={
        "community": COMMUNITY,
        "type": by_choice("type", _("检查类型"), InspectionType),
        "month": by_month("visited_on"),
    },
    shown=Shown(Visit, queries.visible_visits, label="__str__", related=("place", "community")),
    points=at_place("place"),
)
ANSWERS = Kind(
    key="answers",
    name=_("检查结果"),
    model=Answer,
    ever=AnswerEver,
    levels=LEVELS,
    cuts={
        "community": COMMUNITY,
        "place_type": by_choice("place_type", _("点位类型"), PlaceType),
        "verdict": by_choice("verdict", _("结论"), Verdict),
        "type": by_choice("type", _("检查类型"), InspectionType),
        "month": by_month("visited_on"),
        "item": by_item("item__text"),
    },
    shown=Shown(Answer, lists.visible_answers, label="__str__", related=("item",)),
    points=at_place("place"),
)

VISITED = Happened("visited_on")
_OF_PLACES = Shown(PLACES.shown.model, PLACES.shown.seen_by, key="place", label=PLACES.shown.label)
_OF_AREAS = Shown(Area, _areas_seen_by, key="community")

MADE = Count(
    key="inspections.visits",
    name=_("检查次数"),
    unit=_("次"),
    of=VISITS,
    when=VISITED,
    basis=_("登记的检查，一轮中一个单位一天到一个点位(或整村)算一次；作废的不计。"),
)
COMPOUNDS_COVERED = Distinct(
    key="inspections.compounds_covered",
    name=_("排查小区"),
    unit=_("个"),
    of=VISITS,
    when=VISITED,
    only=Q(place_type=PlaceType.COMPOUND),
    column="place",
    thing=_OF_PLACES,
    basis=_("登记过检查的小区，一个小区查几次都算一个；和在册小区数是两回事。"),
)
VILLAGES_COVERED = Distinct(
    key="inspections.villages_covered",
    name=_("排查行政村"),
    unit=_("个"),
    of=VISITS,
    when=VISITED,
    only=Q(place_type="", place__isnull=True, community__kind="village"),
    column="community",
    thing=_OF_AREAS,
    basis=_("整村登记过检查的行政村，一个村查几次都算一个。"),
)
SITES_COVERED = Total(
    key="inspections.sites_covered",
    name=_("排查小区和村"),
    unit=_("个"),
    parts=(COMPOUNDS_COVERED, VILLAGES_COVERED),
    basis=_("排查小区数加排查行政村数。"),
)
ITEMS_CHECKED = Count(
    key="inspections.items_checked",
    name=_("检查项次"),
    unit=_("项次"),
    of=ANSWERS,
    when=VISITED,
    basis=_("按检查表答过的项，一次检查答一项算一项次；没有答的不计，作废的检查不计。"),
)
ITEMS_APPLICABLE = ITEMS_CHECKED.among(
    "inspections.items_applicable",
    name=_("适用项次"),
    which=~Q(verdict=Verdict.NOT_APPLICABLE),
    basis=_("检查项次中结论不是“不适用”的；符合率以此为分母。"),
)
ITEMS_PASSED = ITEMS_APPLICABLE.among(
    "inspections.items_passed",
    name=_("符合项次"),
    which=Q(verdict=Verdict.MET),
    basis=_("适用项次中结论为“符合”的；“基本符合”自成一格，不算符合。"),
)
ITEMS_WITHOUT_PHOTO = ITEMS_APPLICABLE.among(
    "inspections.items_without_photo",
    name=_("缺照片的项次"),
    which=lists.lacking_photo(),
    basis=_(
        "适用项次中结论为“不符合”、本街道自定的条文要求照片、检查结果和由此登记的问题都没有照片的；"
        "按纸面或台账补录的多在这里。"
    ),
)
PASS_RATE = Rate(
    key="inspections.pass_rate",
    name=_("符合率"),
    unit="",
    part=ITEMS_PASSED,
    whole=ITEMS_APPLICABLE,
    basis=_(
        "符合项次除以适用项次，两位小数；“基本符合”只进分母，“不适用”不计，没有答过就没有符合率。"
    ),
)

FIGURES = (
    MADE,
    COMPOUNDS_COVERED,
    VILLAGES_COVERED,
    SITES_COVERED,
    ITEMS_CHECKED,
    ITEMS_APPLICABLE,
    ITEMS_PASSED,
    ITEMS_WITHOUT_PHOTO,
    PASS_RATE,
)
