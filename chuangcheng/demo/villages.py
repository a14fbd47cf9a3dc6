"""两村专项治理: by the plan of 14 April, its measures, and what was seen in the villages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from chuangcheng.calendars.worktime import law_day
from chuangcheng.campaigns import arranging, commands, linking
from chuangcheng.campaigns.drafts import CampaignDraft, MeasureDraft
from chuangcheng.campaigns.models import Campaign, Measure
from chuangcheng.demo.cast import Cast
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.gatherings import Gatherings
from chuangcheng.demo.papers import Papers
from chuangcheng.demo.tables import moment
from chuangcheng.demo.town import VILLAGES, Town
from chuangcheng.inspections.models import Round
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity

_STARTED_AT = moment("2021-04-14T17:25")
_SIGNS_UP_AT = moment("2021-04-14T18:40")
_UNTIL = date(2021, 5, 30)
_HADAHESHUO, _LIUDAFEN = VILLAGES
_ENFORCEMENT, _HOUSING, _SANITATION = "综合行政执法局", "区住建局", "环卫中心"


@dataclass(frozen=True, slots=True)
class Line:
    """措施: what, where ('' for both villages), who and who helps, how much, until when."""

    what: str
    where: str
    unit: str
    due: date | str
    helping: tuple[str, ...] = ()
    quantity: Quantity = UNKNOWN
    counted_in: str = ""


SIGNS = Line(
    "进村路口立禁止倾倒的告示牌，写明举报电话",
    "",
    _ENFORCEMENT,
    date(2021, 4, 20),
    quantity=Quantity(6),
    counted_in="块",
)
LINES = (
    SIGNS,
    Line(
        "村东荒地上的建筑垃圾装车清走，场地推平",
        _HADAHESHUO,
        _HOUSING,
        date(2021, 4, 28),
        (_ENFORCEMENT, f"{_HADAHESHUO}委会"),
    ),
    Line("拆迁留下的渣土先苫盖，再分批外运", _LIUDAFEN, _HOUSING, "方案时限", (_ENFORCEMENT,)),
    Line(
        "施工围挡换掉破板，刷掉涂画和小广告",
        _LIUDAFEN,
        _HOUSING,
        date(2021, 4, 30),
        quantity=Quantity(120, Certainty.ABOUT),
        counted_in="米",
    ),
    Line(
        "村内主路和巷口每天清扫一遍，垃圾不过夜", "", _SANITATION, _UNTIL, (), Quantity(2), "个村"
    ),
    Line("晚间轮流蹲守，查处偷倒渣土的车辆", "", _ENFORCEMENT, _UNTIL),
    Line(
        "不乱倒垃圾写进村规民约，在村部和路口上墙",
        _HADAHESHUO,
        f"{_HADAHESHUO}委会",
        date(2021, 4, 30),
    ),
    Line(
        "不乱倒垃圾写进村规民约，在村部和路口上墙",
        _LIUDAFEN,
        f"{_LIUDAFEN}委会",
        date(2021, 4, 30),
    ),
)


class Villages:
    """两村专项治理, run by the office."""

    def __init__(self, cast: Cast, town: Town, round: Round) -> None:
        self._cast = cast
        self._town = town
        self._round = round
        self._measures: dict[Line, Measure] = {}

    def plan(self, diary: Diary, papers: Papers, gatherings: Gatherings) -> None:
        """Puts the campaign into the diary, behind its plan and the meeting about it."""
        diary.put(_STARTED_AT, lambda now: gatherings.cite(self._start(papers, now), now))
        diary.put(_SIGNS_UP_AT, self._put_up_signs)

    def _start(self, papers: Papers, now: datetime) -> Campaign:
        draft = CampaignDraft(
            name="哈达和硕、六大份两村环境卫生专项治理",
            subdistrict=self._town.subdistrict,
            began_on=law_day(now),
            sites=tuple(self._town.leaves[name] for name in VILLAGES),
            lead_unit=self._cast.units[_ENFORCEMENT],
            plan=papers.remedy,
            due_on=_UNTIL,
        )
        campaign = commands.start(draft, by=self._cast.office, now=now)
        self._arrange(campaign, now)
        linking.link_round(campaign, self._round, by=self._cast.office, now=now)
        return campaign

    def _arrange(self, campaign: Campaign, now: datetime) -> None:
        drafts = list(self._drafts(law_day(now)))
        made = arranging.add_measures(campaign, drafts, by=self._cast.office, now=now)
        self._measures = dict(zip(LINES, made, strict=True))

    def _drafts(self, set_on: date) -> Iterator[MeasureDraft]:
        units = self._cast.units
        for line in LINES:
            is_day = isinstance(line.due, date)
            yield MeasureDraft(
                what=line.what,
                community=self._town.leaves[line.where] if line.where else None,
                unit=units[line.unit],
                cooperating=tuple(units[name] for name in line.helping),
                quantity=line.quantity,
                quantity_unit=line.counted_in,
                set_on=set_on,
                due_on=line.due if isinstance(line.due, date) else None,
                due_text="" if is_day else str(line.due),
            )

    def _put_up_signs(self, now: datetime) -> None:
        outcome = "两村各立三块，夜里也看得清"
        by, on = self._cast.office, law_day(now)
        arranging.finish(self._measures[SIGNS], on=on, outcome=outcome, by=by, now=now)
