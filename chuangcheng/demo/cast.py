"""人员和单位: who works in the demo; all persons are invented, no phone can be rung."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.contrib.auth.hashers import make_password

from chuangcheng.calendars.worktime import law_day
from chuangcheng.demo.tables import moment
from chuangcheng.demo.town import COMMUNITIES, VILLAGES, Town
from chuangcheng.issues.models import Issue
from chuangcheng.issues.trades import Trade
from chuangcheng.kernel.actor import INSTALLER, Actor, Role
from chuangcheng.people import commands as people
from chuangcheng.people import queries
from chuangcheng.people.models import Person, Unit, UnitKind
from chuangcheng.places.models import Area

TOWN, DISTRICT, CITY = "XX街道", "红山区", "赤峰市"
OFFICE_UNIT = "创城办"
RENAMED, NEW_NAME = "扶贫办", "XX街道乡村振兴工作办公室"
RENAMED_AT = moment("2021-04-01T09:00")
PASSWORD = "demo-2021-04-15"  # noqa: S105 - everybody may know it, all behind it is invented


@dataclass(frozen=True, slots=True)
class Employer:
    """单位 by its short name, and the area for which it is there."""

    short: str
    name: str
    kind: UnitKind
    trade: Trade | None = None
    seat: str = TOWN
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """人员: with `known` the account has the demo's password, which `demo_accounts` prints."""

    username: str
    name: str
    role: Role
    unit: str
    seat: str = TOWN
    post: str = ""
    known: bool = False


OFFICE, DEPARTMENT, COMMUNITY = UnitKind.OFFICE, UnitKind.DEPARTMENT, UnitKind.COMMUNITY
PROPERTY, PARTNER, OPERATOR = UnitKind.PROPERTY, UnitKind.PARTNER, UnitKind.OPERATOR

EMPLOYERS = (
    Employer(OFFICE_UNIT, "XX街道创城办", OFFICE, Trade.CAMPAIGN_OFFICE),
    Employer("党工委", "XX街道党工委", OFFICE),
    Employer(
        "综合行政执法局", "XX街道综合行政执法局", DEPARTMENT, Trade.ENFORCEMENT, aliases=("执法局",)
    ),
    Employer("扶贫办", "XX街道扶贫工作办公室", DEPARTMENT),
    Employer("区创城办", "红山区创城办", OFFICE, seat=DISTRICT),
    Employer(
        "区住建局", "红山区住房和城乡建设局", DEPARTMENT, Trade.HOUSING, DISTRICT, ("住建局",)
    ),
    Employer("环卫中心", "红山区环卫中心", DEPARTMENT, Trade.SANITATION, DISTRICT, ("环卫",)),
    Employer("园林中心", "红山区园林服务中心", DEPARTMENT, Trade.GREENING, DISTRICT, ("园林",)),
    Employer("消防救援大队", "红山区消防救援大队", DEPARTMENT, Trade.FIRE, DISTRICT, ("消防",)),
    Employer("交警大队", "红山区交警大队", DEPARTMENT, Trade.TRAFFIC, DISTRICT, ("交警",)),
    Employer("区市场监管局", "红山区市场监督管理局", DEPARTMENT, Trade.MARKET, DISTRICT),
    Employer("民政局", "红山区民政局", DEPARTMENT, Trade.CIVIL, DISTRICT, ("区民政局",)),
    Employer("区教育局", "红山区教育局", DEPARTMENT, Trade.EDUCATION, DISTRICT),
    Employer("区卫健委", "红山区卫生健康委员会", DEPARTMENT, Trade.HEALTH, DISTRICT),
    Employer("区文旅局", "红山区文化和旅游局", DEPARTMENT, Trade.CULTURE, DISTRICT),
    Employer("区商务局", "红山区商务局", DEPARTMENT, Trade.COMMERCE, DISTRICT),
    Employer("区自然资源分局", "红山区自然资源分局", DEPARTMENT, Trade.LAND, DISTRICT),
    Employer("供电所", "红山区城区供电所", DEPARTMENT, Trade.POWER, DISTRICT),
    Employer("区总工会", "红山区总工会", PARTNER, seat=DISTRICT),
    Employer("区妇联", "红山区妇女联合会", PARTNER, seat=DISTRICT),
    Employer("区红十字会", "红山区红十字会", PARTNER, seat=DISTRICT),
    Employer("区检察院", "红山区人民检察院", PARTNER, seat=DISTRICT),
    Employer("物流园区管委会", "红山区物流园区管理委员会", PARTNER, seat=DISTRICT),
    Employer("区直机关工委", "红山区直属机关工作委员会", PARTNER, seat=DISTRICT),
    Employer("复员军人精神病医院", "赤峰市复员军人精神病医院", PARTNER, seat=CITY),
    Employer("市公交公司", "赤峰市公共交通公司", PARTNER, seat=CITY),
    Employer("市扶贫办", "赤峰市扶贫工作办公室", PARTNER, seat=CITY),
    Employer("惠民市场公司", "惠民农贸市场经营公司", OPERATOR),
    *(
        Employer(f"{company}物业", f"{company}物业服务有限公司", PROPERTY, Trade.PROPERTY)
        for company in ("和美", "暖邻", "松风", "惠居", "园通", "祥宇")
    ),
    *(
        Employer(f"{name}居委会", f"{name}居民委员会", COMMUNITY, Trade.COMMUNITY, name)
        for name in COMMUNITIES
    ),
    *(
        Employer(f"{name}委会", f"{name}村民委员会", COMMUNITY, Trade.COMMUNITY, name)
        for name in VILLAGES
    ),
)

MEMBERS = (
    Member("office", "陈静", Role.CAMPAIGN_OFFICE, OFFICE_UNIT, post="创城办专干", known=True),
    Member("leader", "孟庆海", Role.LEADER, "党工委", post="党工委副书记", known=True),
    Member(
        "community",
        "赵晓燕",
        Role.COMMUNITY,
        "松树园社区居委会",
        "松树园社区",
        "社区副主任",
        known=True,
    ),
    Member(
        "grid", "孙丽", Role.GRID_WORKER, "松树园社区居委会", "松树园社区", "网格员", known=True
    ),
    Member("unit", "张敏", Role.RESPONSIBLE_UNIT, "和美物业", post="项目经理", known=True),
    Member("verifier", "李秀兰", Role.VERIFIER, OFFICE_UNIT, post="核查员", known=True),
    Member("partner", "何敏", Role.PARTNER, "区总工会", post="联络员", known=True),
    Member(
        "keeper",
        "于春梅",
        Role.STATION_KEEPER,
        "松树园社区居委会",
        "松树园社区",
        "志愿服务站负责人",
        known=True,
    ),
    Member(
        "district", "宋佳", Role.DISTRICT_SUPERVISOR, "区创城办", DISTRICT, "督导员", known=True
    ),
    Member("admin", "郝亮", Role.ADMINISTRATOR, OFFICE_UNIT, post="系统管理员", known=True),
    Member("longtoushan", "刘芳", Role.COMMUNITY, "龙头山社区居委会", "龙头山社区", "社区副主任"),
    Member("yaojiawa", "白晓明", Role.COMMUNITY, "姚家洼社区居委会", "姚家洼社区", "社区副主任"),
    Member("wuliuyuan", "高志强", Role.COMMUNITY, "物流园社区居委会", "物流园社区", "社区副主任"),
    Member("xxshequ", "周倩", Role.COMMUNITY, "XX社区居委会", "XX社区", "社区副主任"),
    Member("hadaheshuo", "包文华", Role.COMMUNITY, "哈达和硕村委会", "哈达和硕村", "村委会委员"),
    Member("liudafen", "韩立军", Role.COMMUNITY, "六大份村委会", "六大份村", "村委会委员"),
    Member("zhifa", "马强", Role.RESPONSIBLE_UNIT, "综合行政执法局", post="中队长"),
    Member("zhujian", "曹振宇", Role.RESPONSIBLE_UNIT, "区住建局", post="科员"),
    Member("gongdian", "苏海涛", Role.RESPONSIBLE_UNIT, "供电所", post="运维班长"),
    Member("jiaoyu", "沈慧", Role.RESPONSIBLE_UNIT, "区教育局", post="科员"),
    Member("xiaofang", "罗浩", Role.RESPONSIBLE_UNIT, "消防救援大队", post="防火监督员"),
    Member("nuanlin", "贺长江", Role.RESPONSIBLE_UNIT, "暖邻物业", post="项目经理"),
    Member("songfeng", "邱红霞", Role.RESPONSIBLE_UNIT, "松风物业", post="项目经理"),
    Member("huiju", "龚志明", Role.RESPONSIBLE_UNIT, "惠居物业", post="项目经理"),
    Member("yuantong", "彭晓东", Role.RESPONSIBLE_UNIT, "园通物业", post="项目经理"),
    Member("xiangyu", "蒋丽萍", Role.RESPONSIBLE_UNIT, "祥宇物业", post="项目经理"),
    Member("longtou-grid", "任国栋", Role.GRID_WORKER, "龙头山社区居委会", "龙头山社区", "网格员"),
    Member("yaojia-grid", "陶玉梅", Role.GRID_WORKER, "姚家洼社区居委会", "姚家洼社区", "网格员"),
    Member("wuliu-grid", "石磊", Role.GRID_WORKER, "物流园社区居委会", "物流园社区", "网格员"),
    Member("xx-grid", "尹文娟", Role.GRID_WORKER, "XX社区居委会", "XX社区", "网格员"),
)

# 领导包社区; who has no account is known to the office by name and post alone.
LEADERS = (
    ("龙头山社区", "郭志远", "办事处主任"),
    ("松树园社区", "孟庆海", "党工委副书记"),
    ("姚家洼社区", "杨淑华", "人大工委主任"),
    ("物流园社区", "田立新", "办事处副主任"),
    ("XX社区", "冯雪梅", "武装部部长"),
)


def phone_of(member: Member) -> str:
    """电话: no exchange has such numbers."""
    return f"0476-000 {MEMBERS.index(member) + 1:04d}"


def manager_of(company: str) -> Member | None:
    """项目经理 of a 物业公司."""
    return next((member for member in MEMBERS if company and member.unit == company), None)


@dataclass
class Cast:
    """演员表: units by short name, persons by their own, actors by sign-in name."""

    seats: Mapping[str, Area]
    units: Mapping[str, Unit]
    persons: dict[str, Person] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    clerks: dict[str, Actor] = field(default_factory=dict)

    @property
    def office(self) -> Actor:
        return self.actors["office"]

    def committee(self, area: str) -> Unit:
        """居委会(村委会) of a community or village."""
        return self.units[f"{area}居委会" if area in COMMUNITIES else f"{area}委会"]

    def worker(self, community: str) -> Actor:
        """社区工作人员: who acts for a community."""
        return self.clerks[self.committee(community).short]

    def clerk_of(self, issue: Issue) -> Actor:
        """Who answers for the unit that an issue was sent to."""
        if issue.lead_unit is None:
            raise ValueError(issue.title)
        return self.clerks[issue.lead_unit.short]


def hire_office(town: Town, *, now: datetime) -> Cast:
    """登记单位, and of the persons the office, which then takes photos in."""
    above = {TOWN: town.subdistrict, DISTRICT: town.district, CITY: town.city}
    seats = {**above, **town.leaves}
    units = {
        employer.short: _unit(employer, seats[employer.seat], now=now) for employer in EMPLOYERS
    }
    cast = Cast(seats, units)
    _enlist(cast, MEMBERS[0], now=now)
    return cast


def hire_the_rest(cast: Cast, *, now: datetime) -> None:
    """登记人员和角色."""
    for member in MEMBERS[1:]:
        _enlist(cast, member, now=now)
    for _community, name, post in LEADERS:
        if name not in cast.persons:
            unit = cast.units["党工委"]
            cast.persons[name] = people.add_person(
                name, unit=unit, post=post, by=INSTALLER, now=now
            )


def rename(cast: Cast, *, now: datetime) -> None:
    """单位更名: what the unit did before stays under the name that it bore then."""
    unit = cast.units[RENAMED]
    people.rename_unit(unit, name=NEW_NAME, on=law_day(now), by=cast.office, now=now)


def _unit(employer: Employer, area: Area, *, now: datetime) -> Unit:
    return people.add_unit(
        employer.name,
        short=employer.short,
        kind=employer.kind,
        trade=employer.trade or "",
        area=area,
        aliases=employer.aliases,
        by=INSTALLER,
        now=now,
    )


@cache
def _hashed() -> str:
    """One hash for all accounts: everybody knows what it hides, and each takes half a second."""
    return make_password(PASSWORD)


def _enlist(cast: Cast, member: Member, *, now: datetime) -> None:
    unit, area = cast.units[member.unit], cast.seats[member.seat]
    person = people.add_person(
        member.name,
        unit=unit,
        post=member.post,
        phone=phone_of(member),
        username=member.username,
        hashed=_hashed() if member.known else "",
        by=INSTALLER,
        now=now,
    )
    people.grant(person, member.role, unit=unit, area=area, by=INSTALLER, now=now)
    actor = queries.actor_of(person, on=law_day(now))
    cast.persons[member.name] = person
    cast.actors[member.username] = actor
    if member.role in {Role.COMMUNITY, Role.RESPONSIBLE_UNIT}:
        cast.clerks[member.unit] = actor
