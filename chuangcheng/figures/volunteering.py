"""Figures of volunteering: activities held, who took part (人次), stations and how they stand.

No figure adds up anybody's hours, and none ranks: who took part is counted, never who they are.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.cuts import COMMUNITY, LEVELS, by_choice, by_month, by_name
from chuangcheng.figures.kinds import Count, Happened, Kind, Shown, Standing, Sum, Words
from chuangcheng.volunteering import queries
from chuangcheng.volunteering.models import (
    Activity,
    ActivityEver,
    ActivityState,
    Programme,
    ServiceField,
    Station,
    StationStanding,
    StationStandingEver,
    StationState,
)
from chuangcheng.volunteering.stations import THERE

ACTIVITIES_KIND = Kind(
    key="volunteer_activities",
    name=_("志愿活动"),
    model=Activity,
    ever=ActivityEver,
    levels=LEVELS,
    cuts={
        "community": COMMUNITY,
        "field": by_choice("field", _("服务领域"), ServiceField),
        "programme": by_name("programme", _("志愿服务项目"), Programme),
        "month": by_month("held_on"),
    },
    shown=Shown(Activity, queries.visible_activities, label="title"),
)
STANDINGS = Kind(
    key="volunteer_stations",
    name=_("志愿服务站点"),
    model=StationStanding,
    ever=StationStandingEver,
    levels=LEVELS,
    cuts={"community": COMMUNITY, "state": by_choice("state", _("站点状态"), StationState)},
    shown=Shown(Station, queries.visible_stations, key="station"),
)
_HELD = Q(state=ActivityState.HELD)
_STANDS = Standing("from_on", "until_on")
_THERE = Q(state__in=list(THERE))

ACTIVITIES = Count(
    key="volunteering.activities",
    name=_("志愿活动次数"),
    unit=_("次"),
    of=ACTIVITIES_KIND,
    when=Happened("held_on"),
    only=_HELD,
    basis=_("期内已开展的志愿活动，按活动日期计入；待开展、已取消和作废的不计。"),
)
WITH_PARTNERS = ACTIVITIES.among(
    "volunteering.activities_with_partners",
    name=_("与包联单位共同开展的志愿活动"),
    which=Q(is_joint=True),
    basis=_(
        "志愿活动次数中与包联单位共同开展的，已经含在总次数里，不另加；几个单位一起的算一次。"
        "包联事项的兑现（如每周五办卡）不是志愿活动，不计。"
    ),
)


def _took_part(key: str, column: str, name: Words, basis: Words) -> Sum:
    return Sum(
        key=f"volunteering.{key}",
        name=name,
        unit=_("人次"),
        of=ACTIVITIES_KIND,
        when=Happened("held_on"),
        only=_HELD,
        basis=basis,
        column=column,
        certainty=f"{column}_certainty",
    )


PARTY_MEMBERS = _took_part(
    "party_members",
    "party_members",
    _("参加志愿活动的党员"),
    _("已开展的各次活动的党员人数相加，是人次：一人参加几次算几次；与居民不重复。"),
)
RESIDENTS = _took_part(
    "residents",
    "residents",
    _("参加志愿活动的居民"),
    _("已开展的各次活动的居民人数相加，是人次：一人参加几次算几次；与党员不重复。"),
)
BENEFICIARIES = _took_part(
    "beneficiaries",
    "beneficiaries",
    _("志愿活动受益人"),
    _("已开展的各次活动的受益人数相加，是人次，只算直接受益的；没有统计的不按0算，合计写“至少”。"),
)
PLANNED = Count(
    key="volunteering.planned",
    name=_("待开展的志愿活动"),
    unit=_("次"),
    of=ACTIVITIES_KIND,
    when=Standing("planned_on", "settled_on"),
    basis=_("截至日已经安排、还没有登记开展或取消的志愿活动；过了日子没有登记的也在内。"),
)
CANCELLED = Count(
    key="volunteering.cancelled",
    name=_("取消的志愿活动"),
    unit=_("次"),
    of=ACTIVITIES_KIND,
    when=Happened("settled_on"),
    only=Q(state=ActivityState.CANCELLED),
    basis=_("期内登记取消的志愿活动，按取消的日期计入。"),
)
STATIONS = Count(
    key="volunteering.stations",
    name=_("已建志愿服务站点"),
    unit=_("个"),
    of=STANDINGS,
    when=_STANDS,
    only=_THERE,
    basis=_("截至日已建成的志愿服务站点，运行中、暂停服务的也在内；筹建中和已撤站的不计。"),
)
EQUIPPED = STATIONS.among(
    "volunteering.stations_equipped",
    name=_("设施配齐的站点"),
    which=Q(items__gt=0, missing=0),
    basis=_("已建志愿服务站点中截至日应配的设施一样不缺、没有损坏的；没有列应配设施的不算配齐。"),
)
IN_SERVICE = STATIONS.among(
    "volunteering.stations_in_service",
    name=_("运行中的站点"),
    which=Q(state=StationState.RUNNING),
    basis=_("已建志愿服务站点中截至日运行中的；建成还没有开始服务的和暂停服务的不计。"),
)
READY = EQUIPPED.among(
    "volunteering.stations_ready",
    name=_("配齐设施并运行的站点"),
    which=Q(state=StationState.RUNNING),
    basis=_("设施配齐的站点中截至日运行中的：建成、配齐、能提供服务，三样都做到。"),
)
ITEMS_MISSING = Sum(
    key="volunteering.items_missing",
    name=_("站点缺少的设施"),
    unit=_("样"),
    of=STANDINGS,
    when=_STANDS,
    only=~Q(state=StationState.CLOSED),
    basis=_("截至日各站点应配而缺少或损坏的设施，一个站点一样算一样；筹建中的站点也在内。"),
    column="missing",
)

OF_ACTIVITIES = (
    ACTIVITIES,
    WITH_PARTNERS,
    PARTY_MEMBERS,
    RESIDENTS,
    BENEFICIARIES,
    PLANNED,
    CANCELLED,
)
OF_STATIONS = (STATIONS, EQUIPPED, IN_SERVICE, READY, ITEMS_MISSING)
FIGURES = (*OF_ACTIVITIES, *OF_STATIONS)
