"""Figures of the responsibility list and the leading group."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.duties import queries
from chuangcheng.duties.models import (
    DutyItem,
    DutyItemEver,
    GroupPost,
    LeadingGroup,
    LeadingGroupEver,
    Seat,
    SeatEver,
)
from chuangcheng.figures.cuts import COMMUNITY, LEVELS, by_choice, by_name
from chuangcheng.figures.kinds import Count, Kind, Shown, Standing
from chuangcheng.standards.models import EvaluationSystem

DUTY_ITEMS = Kind(
    key="duty_items",
    name=_("责任项"),
    model=DutyItem,
    ever=DutyItemEver,
    levels=LEVELS,
    cuts={
        "system": by_name("system", _("测评体系"), EvaluationSystem),
        "community": COMMUNITY,
    },
    shown=Shown(
        DutyItem, queries.visible_items, label="__str__", related=("clause__system", "area")
    ),
)
GROUPS = Kind(
    key="leading_groups",
    name=_("领导小组"),
    model=LeadingGroup,
    ever=LeadingGroupEver,
    levels=LEVELS,
    cuts={},
    shown=Shown(LeadingGroup, queries.visible_groups),
)
SEATS = Kind(
    key="leading_group_seats",
    name=_("小组席位"),
    model=Seat,
    ever=SeatEver,
    levels=LEVELS,
    cuts={"post": by_choice("post", _("组内职务"), GroupPost)},
    shown=Shown(Seat, queries.visible_seats, label="__str__", related=("person",)),
)

IN_FORCE = Standing("since", "until")

ITEMS = Count(
    key="duties.items",
    name=_("责任清单事项"),
    unit=_("项"),
    of=DUTY_ITEMS,
    when=IN_FORCE,
    basis=_(
        "截至日已发布、没有结束的责任项，一条测评标准在一个社区(村)或整个街道算一项；"
        "草稿和作废的不计。"
    ),
)
NAMED = ITEMS.among(
    "duties.items_named",
    name=_("已落实责任人的事项"),
    which=Q(person__isnull=False),
    basis=_("责任清单事项中写明了责任人的。"),
)
UNNAMED = ITEMS.among(
    "duties.items_unnamed",
    name=_("责任人待定的事项"),
    which=Q(person__isnull=True),
    basis=_("责任清单事项中责任人待定的；只有上级下发的标准可以待定。"),
)
LEADING_GROUPS = Count(
    key="duties.leading_groups",
    name=_("创城领导小组"),
    unit=_("个"),
    of=GROUPS,
    when=IN_FORCE,
    basis=_("截至日已成立、没有撤销的领导小组。"),
)
LEADING_GROUP_MEMBERS = Count(
    key="duties.leading_group_members",
    name=_("领导小组成员"),
    unit=_("人次"),
    of=SEATS,
    when=IN_FORCE,
    basis=_("截至日领导小组里在任的席位，组长、副组长都算；一人在两个小组里算两次。"),
)

FIGURES = (ITEMS, NAMED, UNNAMED, LEADING_GROUPS, LEADING_GROUP_MEMBERS)
