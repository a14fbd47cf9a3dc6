"""志愿服务: fifteen activities, four of them with partners; five stations, not all complete."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from chuangcheng.calendars.worktime import law_day
from chuangcheng.demo.cast import Cast
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.tables import moment
from chuangcheng.demo.town import Town
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.partners import pledging
from chuangcheng.partners.models import Pledge, PledgeState
from chuangcheng.volunteering import building, commands, fulfilling
from chuangcheng.volunteering.drafts import ActivityDraft, StationDraft, standard_items
from chuangcheng.volunteering.models import (
    Activity,
    ActivityState,
    ItemState,
    Programme,
    ServiceField,
    Station,
    StationState,
)

_BEGUN_AT = moment("2021-04-02T15:05")
_RECORDED_AT = moment("2021-04-02T15:20")
_LINKED_AT = moment("2021-04-02T15:40")
_STATIONS_AT = moment("2021-04-06T15:20")
_BROUGHT_AT = moment("2021-04-12T10:30")
_PLANNED_AT = moment("2021-04-14T16:05")
_RAINED_AT = moment("2021-04-11T07:50")
_NAME = "“我帮你”志愿服务"
F, S = ServiceField, StationState


@dataclass(frozen=True, slots=True)
class Held:
    """活动: on which day, where, what, how many Party members and residents, whom it served."""

    day: str
    community: str
    title: str
    field: ServiceField
    party_members: int
    residents: int
    served: Quantity
    partner: str = ""
    spot: str = ""

    @property
    def on(self) -> date:
        """Its day."""
        return date.fromisoformat(f"2021-{self.day}")


def _over(value: int) -> Quantity:
    return Quantity(value, Certainty.AT_LEAST)


_LONG, _PINE, _YAO, _WU, _XX = "龙头山社区", "松树园社区", "姚家洼社区", "物流园社区", "XX社区"
FIRST = (
    Held("03-05", _LONG, "清扫楼前楼后", F.SANITATION, 5, 32, Quantity(120), spot="惠民小区"),
    Held("03-06", _PINE, "学雷锋便民服务", F.CONVENIENCE, 4, 26, Quantity(85)),
    Held("03-10", _YAO, "入户讲创城", F.DOORSTEP, 3, 18, _over(60)),
    Held("03-12", _WU, "园区路边植绿", F.SANITATION, 4, 24, Quantity(72)),
    Held("03-13", _XX, "清理楼道杂物", F.SANITATION, 3, 20, Quantity(45)),
    Held("03-18", _LONG, "给老人理发", F.ELDERLY, 4, 22, _over(80)),
    Held(
        "03-18", _PINE, "公交卡便民办理启动仪式", F.CONVENIENCE, 5, 30, Quantity(110), "市公交公司"
    ),
    Held("03-20", _YAO, "反诈宣传进院子", F.LAW, 3, 16, Quantity(30)),
    Held("03-24", _WU, "法治宣传进园区", F.LAW, 4, 25, _over(90), "区检察院"),
    Held("03-26", _XX, "路口文明劝导", F.MANNERS, 3, 19, Quantity(38)),
    Held("03-30", _LONG, "擦洗宣传橱窗", F.SANITATION, 4, 28, _over(100), "区总工会"),
    Held("04-01", _YAO, "走访困难家庭", F.HARDSHIP, 3, 17, Quantity(26), "市扶贫办"),
)
LATER = (
    Held("04-08", _PINE, "义诊量血压", F.HEALTH, 4, 24, Quantity(75)),
    Held("04-10", _XX, "清除小广告", F.SANITATION, 4, 27, Quantity(92)),
    Held("04-14", _WU, "傍晚巡防", F.PATROL, 3, 20, UNKNOWN),
)
# The one of the four joint ones that kept what its partner had promised. The ceremony of the bus
# cards was no Friday's service, washing windows is no money for them, and no visits were promised.
KEPT, PROMISED = "法治宣传进园区", "到园区和社区讲法律常识"
LACKING: dict[str, dict[str, ItemState]] = {
    _LONG: {},
    _PINE: {"饮水设备": ItemState.LACKING, "急救箱": ItemState.LACKING},
    _YAO: {},
    _WU: {"服务展板": ItemState.BROKEN},
    _XX: dict.fromkeys(("志愿者服装", "饮水设备", "急救箱", "服务展板"), ItemState.LACKING),
}
_KEEPERS = {_LONG: "任国栋", _PINE: "于春梅", _YAO: "陶玉梅", _WU: "石磊", _XX: "尹文娟"}
_HOURS = "周一至周五 9:00—11:30"


class Volunteers:
    """志愿服务 of the five communities: the office enters what had been held so far."""

    def __init__(self, cast: Cast, town: Town) -> None:
        self._cast = cast
        self._town = town
        self._programme: Programme | None = None
        self._stations: dict[str, Station] = {}

    def plan(self, diary: Diary) -> None:
        """What was held so far, the stations, what the communities held since, what lies ahead."""
        diary.put(_BEGUN_AT, self._begin)
        diary.put(_RECORDED_AT, self._record_first)
        diary.put(_LINKED_AT, self._link)
        for held in LATER:
            diary.put(moment(f"2021-{held.day}T17:45"), partial(self._record, held))
        diary.put(_STATIONS_AT, self._set_up)
        diary.put(_RAINED_AT, self._rain)
        diary.put(_BROUGHT_AT, self._bring)
        diary.put(_PLANNED_AT, self._look_ahead)

    def _begin(self, now: datetime) -> None:
        """设立服务项目, under which all of them were announced."""
        self._programme = commands.start_programme(
            _NAME,
            subdistrict=self._town.subdistrict,
            since=date(2021, 3, 5),
            by=self._cast.office,
            now=now,
        )

    def _record_first(self, now: datetime) -> None:
        drafts = [self._draft(each) for each in FIRST]
        commands.record_all(drafts, by=self._cast.office, now=now)

    def _link(self, now: datetime) -> None:
        """关联承诺: it is what shows that its partner began to keep a promise."""
        by = self._cast.office
        activity, pledge = Activity.objects.get(title=KEPT), Pledge.objects.get(what=PROMISED)
        fulfilling.fulfil(activity, pledge, by=by, now=now)
        pledging.advance(pledge, PledgeState.UNDER_WAY, on=activity.held_on, by=by, now=now)

    def _record(self, held: Held, now: datetime) -> None:
        worker = self._cast.worker(held.community)
        commands.record(self._draft(held), by=worker, now=now)

    def _set_up(self, now: datetime) -> None:
        """Five stations: four serve, one is built and waits for its things."""
        drafts = [self._station(community) for community in LACKING]
        made = building.register_all(drafts, by=self._cast.office, now=now)
        self._stations = {str(each.community): each for each in made}

    def _rain(self, now: datetime) -> None:
        """What was to be held on a rainy Sunday, and was not."""
        worker, where = self._cast.worker(_LONG), self._town.leaves[_LONG]
        draft = ActivityDraft(
            title="河边捡拾垃圾",
            held_on=law_day(now),
            where=where,
            state=ActivityState.PLANNED,
            programme=self._programme,
            field=F.SANITATION,
        )
        activity = commands.record(draft, by=worker, now=now)
        commands.cancel(activity, reason="下雨，改到月底再定", by=worker, now=now)

    def _bring(self, now: datetime) -> None:
        """The keeper puts a sign and a register in place."""
        told = dict.fromkeys(("站点标识牌", "志愿者名册"), ItemState.HELD)
        keeper = self._cast.actors["keeper"]
        station = self._stations[_PINE]
        building.equip(station, told, on=law_day(now), by=keeper, now=now)

    def _look_ahead(self, now: datetime) -> None:
        keeper = self._cast.actors["keeper"]
        for day, title, kind, begins in (
            (17, "帮老人用智能手机", F.ELDERLY, time(9, 0)),
            (24, "整理旧衣物捐赠", F.HARDSHIP, time(14, 30)),
        ):
            draft = ActivityDraft(
                title=title,
                held_on=date(2021, 4, day),
                where=self._town.leaves[_PINE],
                state=ActivityState.PLANNED,
                programme=self._programme,
                field=kind,
                begins_at=begins,
                station=self._stations[_PINE],
                unit=self._cast.committee(_PINE),
            )
            commands.record(draft, by=keeper, now=now)

    def _draft(self, held: Held) -> ActivityDraft:
        return ActivityDraft(
            title=held.title,
            held_on=held.on,
            where=self._town.leaves[held.community],
            programme=self._programme,
            field=held.field,
            spot=held.spot,
            unit=self._cast.committee(held.community),
            partners=(self._cast.units[held.partner],) if held.partner else (),
            party_members=Quantity(held.party_members),
            residents=Quantity(held.residents),
            beneficiaries=held.served,
        )

    def _station(self, community: str) -> StationDraft:
        items = dict.fromkeys(standard_items(), ItemState.HELD) | LACKING[community]
        if community == _PINE:
            items |= dict.fromkeys(("站点标识牌", "志愿者名册"), ItemState.LACKING)
        built = (S.BUILT, date(2021, 3, 25))
        return StationDraft(
            name=f"{community}志愿服务站",
            community=self._town.leaves[community],
            stages=(built,) if community == _XX else (built, (S.RUNNING, date(2021, 4, 1))),
            items=items,
            spot="社区居委会一楼",
            keeper=self._cast.persons[_KEEPERS[community]],
            hours=_HOURS,
        )
