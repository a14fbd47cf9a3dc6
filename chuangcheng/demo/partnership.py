"""包联共建: five agreements, what was promised under four of them, what was kept so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chuangcheng.demo import assistance
from chuangcheng.demo.cast import Cast
from chuangcheng.demo.diary import Diary, Do
from chuangcheng.demo.tables import moment
from chuangcheng.demo.town import Town
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.partners import commands, delivering, keeping, needing, pledging
from chuangcheng.partners.drafts import AgreementDraft, FacilityDraft, NeedDraft, PledgeDraft
from chuangcheng.partners.models import (
    Agreement,
    FacilityKind,
    Need,
    Outcome,
    Pledge,
    PledgeKind,
    PledgeState,
)
from chuangcheng.partners.recurrence import Every, HalfDay, Move, Rule
from chuangcheng.places.models import Place

SIGNED_AT = moment("2021-03-22T16:40")
_PUT_UP_AT = moment("2021-04-02T16:30")
_NOTED_AT = moment("2021-04-09T14:20")
_KEEPER = "松树园社区居委会"
_SCHOOL = "XX街道第一小学"
_FRIDAYS = (date(2021, 3, 19), date(2021, 3, 26), date(2021, 4, 2), date(2021, 4, 9))
_WEEKLY = Rule(every=Every.WEEK, weekday=5, half=HalfDay.MORNING, move=Move.NEXT, first=_FRIDAYS[0])


@dataclass(frozen=True, slots=True)
class Signed:
    """协议: of which community, on which day, with whom."""

    community: str
    on: date
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """共建事项: by whom, for whom (a place where it is not the community), of which kind."""

    community: str
    units: tuple[str, ...]
    kind: PledgeKind
    what: str
    place: str = ""
    rule: Rule | None = None
    quantity: Quantity = UNKNOWN
    counted_in: str = ""
    due_text: str = ""
    under_way: date | None = None


AGREEMENTS = (
    Signed("松树园社区", date(2021, 3, 10), ("市公交公司", "区妇联", "区红十字会")),
    Signed("龙头山社区", date(2021, 3, 12), ("复员军人精神病医院", "区总工会")),
    Signed("姚家洼社区", date(2021, 3, 16), ("市扶贫办",)),
    Signed("物流园社区", date(2021, 3, 18), ("物流园区管委会", "区检察院")),
    Signed("XX社区", date(2021, 3, 22), ("区直机关工委",)),
)
CARDS = Promise(
    "松树园社区",
    ("市公交公司",),
    PledgeKind.SERVICE,
    "派人到社区为居民办公交卡",
    rule=_WEEKLY,
    under_way=_FRIDAYS[0],
)
CORNER = Promise(
    "松树园社区",
    ("区妇联", "区红十字会"),
    PledgeKind.FACILITY,
    "在社区便民大厅设一处应急角，备药箱和急救用品",
)
PROMISES = (
    Promise(
        "龙头山社区",
        ("复员军人精神病医院",),
        PledgeKind.FUNDING,
        "支持制作创城宣传橱窗",
        under_way=date(2021, 3, 20),
    ),
    Promise("龙头山社区", ("区总工会",), PledgeKind.FUNDING, "补助一部分宣传橱窗的制作费"),
    CARDS,
    CORNER,
    Promise(
        "松树园社区",
        ("区妇联", "区红十字会"),
        PledgeKind.ASSISTANCE,
        "把社区上报的困难居民列入帮扶名单",
        quantity=Quantity(2),
        counted_in="名",
        under_way=date(2021, 3, 22),
    ),
    Promise(
        "松树园社区",
        ("区妇联",),
        PledgeKind.EVENT,
        "给女生讲一堂自我保护课",
        place=_SCHOOL,
        due_text="开学后，具体日期待定",
    ),
    Promise("姚家洼社区", ("市扶贫办",), PledgeKind.FUNDING, "帮助社区更换宣传橱窗"),
    Promise(
        "物流园社区", ("物流园区管委会", "区检察院"), PledgeKind.ASSISTANCE, "走访关心困难群众"
    ),
    Promise(
        "物流园社区", ("物流园区管委会", "区检察院"), PledgeKind.EVENT, "到园区和社区讲法律常识"
    ),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """需求: of which community, what, how many, since when, by when; `answer` is the pledge."""

    community: str
    kind: PledgeKind
    what: str
    told_on: date
    quantity: Quantity = UNKNOWN
    counted_in: str = ""
    due_on: date | None = None
    answer: str = ""


NEEDS = (
    Wanted(
        "姚家洼社区",
        PledgeKind.FUNDING,
        "社区门口的宣传橱窗玻璃旧了，想换新的",
        date(2021, 3, 8),
        quantity=Quantity(3),
        counted_in="处",
        answer="帮助社区更换宣传橱窗",
    ),
    Wanted(
        "物流园社区",
        PledgeKind.EVENT,
        "给商户和租户讲几次法律常识",
        date(2021, 3, 11),
        answer="到园区和社区讲法律常识",
    ),
    Wanted(
        "XX社区",
        PledgeKind.GOODS,
        "楼前小广场缺休息椅",
        date(2021, 4, 6),
        quantity=Quantity(8),
        counted_in="把",
        due_on=date(2021, 5, 20),
    ),
    Wanted(
        "龙头山社区",
        PledgeKind.LABOUR,
        "周末清理楼道，人手不够",
        date(2021, 4, 7),
        quantity=Quantity(10, Certainty.AT_LEAST),
        counted_in="人",
        due_on=date(2021, 4, 30),
    ),
)


class Partners:
    """包联单位 of the five communities: the office enters what was signed, they what came."""

    def __init__(self, cast: Cast, town: Town, places: Mapping[str, Place]) -> None:
        self._cast = cast
        self._town = town
        self._places = places
        self._pledges: dict[str, Pledge] = {}

    def sign(self, now: datetime) -> None:
        """五份协议, what was promised and who is helped, entered when the last was signed."""
        drafts = [self._agreement(each) for each in AGREEMENTS]
        made = commands.sign_all(drafts, by=self._cast.office, now=now)
        held = {each.community: agreement for each, agreement in zip(AGREEMENTS, made, strict=True)}
        days = {each.community: each.on for each in AGREEMENTS}
        promised = [self._pledge(p, held[p.community], days[p.community]) for p in PROMISES]
        pledges = pledging.record_all(promised, by=self._cast.office, now=now)
        self._pledges = {pledge.what: pledge for pledge in pledges}
        assistance.enlist(self._cast, self._town, now=now)
        self._tell_needs(now)

    def plan(self, diary: Diary) -> None:
        """The corner that was set up, the four Fridays, what was needed later."""
        diary.put(_PUT_UP_AT, self._put_up)
        diary.put(_NOTED_AT, self._note_fridays)
        for wanted in NEEDS:
            if not wanted.answer:
                diary.put(moment(f"{wanted.told_on}T10:20"), self._tell(wanted))

    def _put_up(self, now: datetime) -> None:
        by, corner, on = self._worker(), self._pledges[CORNER.what], _PUT_UP_AT.date()
        words = "药箱、担架和急救包已摆放，大厅值班人员管"
        delivering.note(corner, Outcome.DELIVERED, on=on, words=words, by=by, now=now)
        pledging.advance(corner, PledgeState.FULFILLED, on=on, note=words, by=by, now=now)
        stays = FacilityDraft(
            where=self._town.leaves[CORNER.community],
            kind=FacilityKind.EMERGENCY_CORNER,
            name="便民大厅应急角",
            spot="便民大厅一楼东侧",
            offers="药箱、担架、急救包，上班时间随用随取",
            set_up_on=on,
            pledge=corner,
            keeper=self._cast.units[_KEEPER],
        )
        keeping.set_up(stays, by=by, now=now)

    def _tell_needs(self, now: datetime) -> None:
        """What the communities told already; what was promised meanwhile answers it."""
        told = [each for each in NEEDS if each.told_on <= now.date()]
        drafts = [self._need(each) for each in told]
        by = self._cast.office
        for each, need in zip(told, needing.tell_all(drafts, by=by, now=now), strict=True):
            answer = self._pledges[each.answer]
            needing.match(need, answer, on=now.date(), by=by, now=now)

    def _tell(self, wanted: Wanted) -> Do:
        def tell(now: datetime) -> Need:
            by = self._cast.worker(wanted.community)
            return needing.tell(self._need(wanted), by=by, now=now)

        return tell

    def _need(self, wanted: Wanted) -> NeedDraft:
        return NeedDraft(
            where=self._town.leaves[wanted.community],
            kind=wanted.kind,
            what=wanted.what,
            told_on=wanted.told_on,
            quantity=wanted.quantity,
            quantity_unit=wanted.counted_in,
            due_on=wanted.due_on,
        )

    def _note_fridays(self, now: datetime) -> None:
        cards = self._pledges[CARDS.what]
        for day in _FRIDAYS:
            delivering.note(
                cards, Outcome.DELIVERED, on=day, own_day=day, by=self._worker(), now=now
            )

    def _worker(self) -> Actor:
        return self._cast.worker(CARDS.community)

    def _agreement(self, signed: Signed) -> AgreementDraft:
        return AgreementDraft(
            community=self._town.leaves[signed.community],
            units=tuple(self._cast.units[name] for name in signed.units),
            signed_on=signed.on,
        )

    def _pledge(self, promise: Promise, agreement: Agreement, agreed_on: date) -> PledgeDraft:
        begun = promise.under_way
        return PledgeDraft(
            where=self._places.get(promise.place) or self._town.leaves[promise.community],
            units=tuple(self._cast.units[name] for name in promise.units),
            kind=promise.kind,
            what=promise.what,
            agreed_on=agreed_on,
            agreement=agreement,
            quantity=promise.quantity,
            quantity_unit=promise.counted_in,
            rule=promise.rule,
            due_text=promise.due_text,
            state=PledgeState.UNDER_WAY if begun else PledgeState.AGREED,
            state_on=begun,
        )
