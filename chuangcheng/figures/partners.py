"""Figures of what we agreed with partners: matches, agreements, pledges, deliveries, needs.

No figure scores a unit, and none divides pledges by units: a body above us is nobody's rank.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.cuts import COMMUNITY, LEVELS, by_choice, by_month, by_unit
from chuangcheng.figures.kinds import Count, Distinct, Happened, Kind, Shown, Standing
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.partners import queries
from chuangcheng.partners.models import (
    Agreement,
    AgreementEver,
    AssistedCase,
    AssistedCaseEver,
    Delivery,
    DeliveryEver,
    Facility,
    FacilityKind,
    FacilityStage,
    FacilityStageEver,
    FacilityState,
    Match,
    MatchEver,
    Need,
    NeedStage,
    NeedStageEver,
    NeedState,
    Outcome,
    Pledge,
    PledgeKind,
    PledgeStage,
    PledgeStageEver,
    PledgeState,
)
from chuangcheng.people import queries as people
from chuangcheng.people.models import Unit
from chuangcheng.places import queries as places
from chuangcheng.places.models import Area, AreaKind

_KIND = by_choice("kind", _("事项类别"), PledgeKind)

MATCHES = Kind(
    key="matches",
    name=_("包联结对"),
    model=Match,
    ever=MatchEver,
    levels=LEVELS,
    cuts={"community": COMMUNITY, "unit": by_unit("unit", _("包联单位"))},
    shown=Shown(Match, queries.visible_matches, label="__str__", related=("unit", "community")),
)
AGREEMENTS = Kind(
    key="agreements",
    name=_("共建协议"),
    model=Agreement,
    ever=AgreementEver,
    levels=LEVELS,
    cuts={"community": COMMUNITY},
    shown=Shown(Agreement, queries.visible_agreements, label="__str__", related=("community",)),
)
STAGES = Kind(
    key="pledges",
    name=_("共建事项"),
    model=PledgeStage,
    ever=PledgeStageEver,
    levels=LEVELS,
    cuts={
        "state": by_choice("state", _("事项状态"), PledgeState),
        "kind": _KIND,
        "community": COMMUNITY,
    },
    shown=Shown(Pledge, queries.visible_pledges, key="pledge", label="what"),
)
DELIVERIES = Kind(
    key="deliveries",
    name=_("兑现记录"),
    model=Delivery,
    ever=DeliveryEver,
    levels=LEVELS,
    cuts={"kind": _KIND, "community": COMMUNITY, "month": by_month("happened_on")},
    shown=Shown(Delivery, queries.visible_deliveries, label="__str__", related=("pledge",)),
)
FACILITY_STAGES = Kind(
    key="facilities",
    name=_("便民设施"),
    model=FacilityStage,
    ever=FacilityStageEver,
    levels=LEVELS,
    cuts={
        "state": by_choice("state", _("设施状态"), FacilityState),
        "kind": by_choice("kind", _("设施种类"), FacilityKind),
        "community": COMMUNITY,
    },
    shown=Shown(Facility, queries.visible_facilities, key="facility", label="name"),
)
NEED_STAGES = Kind(
    key="needs",
    name=_("需求"),
    model=NeedStage,
    ever=NeedStageEver,
    levels=LEVELS,
    cuts={
        "state": by_choice("state", _("需求状态"), NeedState),
        "kind": by_choice("kind", _("需求类别"), PledgeKind),
        "community": COMMUNITY,
    },
    shown=Shown(Need, queries.visible_needs, key="need", label="what"),
)

CASES = Kind(
    key="assisted_cases",
    name=_("帮扶对象"),
    model=AssistedCase,
    ever=AssistedCaseEver,
    levels=LEVELS,
    cuts={"community": COMMUNITY},
    shown=Shown(AssistedCase, queries.visible_cases, number="code", label="code"),
)

_MATCHED = Standing("from_on", "until_on")

COMMUNITIES_MATCHED = Distinct(
    key="partners.communities_matched",
    name=_("有包联单位的社区"),
    unit=_("个"),
    of=MATCHES,
    when=_MATCHED,
    only=Q(community__kind=AreaKind.COMMUNITY),
    column="community",
    thing=Shown(Area, places.visible_areas, key="community"),
    basis=_(
        "截至日有市、区级单位包联的社区，几个单位包联同一个社区只算一个；村不计，已结束的不计。"
    ),
)
UNITS_MATCHED = Distinct(
    key="partners.units_matched",
    name=_("包联单位数"),
    unit=_("个"),
    of=MATCHES,
    when=_MATCHED,
    column="unit",
    thing=Shown(Unit, people.visible_units, key="unit"),
    basis=_("截至日包联本街道社区(村)的单位，一个单位包联几个社区只算一个。"),
)
AGREEMENTS_SIGNED = Count(
    key="partners.agreements_signed",
    name=_("已签共建协议"),
    unit=_("份"),
    of=AGREEMENTS,
    when=Standing("signed_on", "until_on"),
    basis=_("截至日已签订、在有效期内的共建协议；几个单位同签一份算一份，作废的不计。"),
)
PLEDGES = Count(
    key="partners.pledges",
    name=_("共建事项"),
    unit=_("项"),
    of=STAGES,
    when=Standing("from_on", "until_on"),
    basis=_(
        "截至日与包联单位商定的事项，各种状态相加等于它；几个单位共同承诺的算一项，"
        "周期性的也算一项。"
    ),
)
UNDER_WAY = PLEDGES.among(
    "partners.pledges_under_way",
    name=_("推进中的共建事项"),
    which=Q(state=PledgeState.UNDER_WAY),
    basis=_("共建事项中截至日状态是推进中的；周期性的开始以后一直是推进中。"),
)
FULFILLED = PLEDGES.among(
    "partners.pledges_fulfilled",
    name=_("已落实的共建事项"),
    which=Q(state=PledgeState.FULFILLED),
    basis=_("共建事项中截至日状态是已落实的，从登记的落实日期起算。"),
)
DELIVERED = Count(
    key="partners.deliveries",
    name=_("共建事项兑现"),
    unit=_("次"),
    of=DELIVERIES,
    when=Happened("happened_on"),
    only=Q(outcome=Outcome.DELIVERED),
    basis=_("期内登记为已兑现的次数，周期性的一次算一次；当次未开展和商定不开展的不计。"),
)
CONFIRMED = DELIVERED.among(
    "partners.deliveries_confirmed",
    name=_("单位已确认的兑现"),
    which=~Q(confirmed_on=OPEN_END),
    basis=_("共建事项兑现中包联单位自己确认过的；没有确认的不是不实，只是还没有点确认。"),
)
# Five: below it a number among neighbours says who is meant.
ASSISTED_PERSONS = Count(
    key="partners.assisted_persons",
    name=_("列入帮扶的对象"),
    unit=_("名"),
    of=CASES,
    when=_MATCHED,
    basis=_(
        "截至日在帮扶名单上的人，一人一个编号；不满5名只写“少于5”，5名以上按5名一档，"
        "确数只在登记它的社区(村)和创城办的“帮扶对象”里。"
    ),
    fewest=5,
)
FACILITIES = Count(
    key="partners.facilities",
    name=_("在用的便民设施"),
    unit=_("处"),
    of=FACILITY_STAGES,
    when=Standing("from_on", "until_on"),
    only=Q(state=FacilityState.IN_USE),
    basis=_("截至日在用的便民设施，几个单位共同建成的一处算一处；待修的和已撤除的不计。"),
)
NEEDS = Count(
    key="partners.needs",
    name=_("社区(村)需求"),
    unit=_("项"),
    of=NEED_STAGES,
    when=Standing("from_on", "until_on"),
    only=~Q(state=NeedState.WITHDRAWN),
    basis=_("截至日反映过的需求，待对接、已对接和已满足的都算，已撤回的不计。"),
)
NEEDS_OPEN = NEEDS.among(
    "partners.needs_open",
    name=_("待对接的需求"),
    which=Q(state=NeedState.UNMATCHED),
    basis=_("社区(村)需求中截至日还没有对接上共建事项的。"),
)
NEEDS_MATCHED = NEEDS.among(
    "partners.needs_matched",
    name=_("已对接的需求"),
    which=Q(state=NeedState.MATCHED),
    basis=_("社区(村)需求中截至日对接着一项共建事项、还没有满足的。"),
)
OF_NEEDS = (NEEDS, NEEDS_OPEN, NEEDS_MATCHED)

FIGURES = (
    COMMUNITIES_MATCHED,
    UNITS_MATCHED,
    AGREEMENTS_SIGNED,
    PLEDGES,
    UNDER_WAY,
    FULFILLED,
    DELIVERED,
    CONFIRMED,
    ASSISTED_PERSONS,
    FACILITIES,
    *OF_NEEDS,
)
