"""另外的问题: what came by other ways than the round, so that its numbers prove what they count."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from chuangcheng.demo.diary import Diary
from chuangcheng.demo.stories import Setting, send
from chuangcheng.demo.tables import moment
from chuangcheng.issues import commands as issues
from chuangcheng.issues import handling
from chuangcheng.issues.commands import IssueDraft
from chuangcheng.issues.models import Issue, Source, Verification

HOTLINE, CITY_SYSTEM = "12345政务服务热线", "数字城管平台"


@dataclass(frozen=True, slots=True)
class Report:
    """来件: what somebody else saw, at which place, by which way; `by` signs in with this name."""

    title: str
    place: str
    source: Source
    at: str
    category: str = ""
    by: str = "office"
    upper_number: str = ""
    system: str = ""
    handled_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """交办: when; then, where they are given, its answer and the closing."""

    at: str
    received_at: str = ""
    submitted_at: str = ""
    passed_at: str = ""
    done: str = ""


LAMPS = Report(
    "夜间连着三盏路灯不亮",
    "物流大道东段",
    Source.HOTLINE,
    "2021-04-13T09:05",
    "路灯",
    upper_number="演示-12345-0413-06",
    system=HOTLINE,
)
HAWKERS = Report(
    "市场东门外流动菜摊占了半条路",
    "惠民农贸市场",
    Source.HOTLINE,
    "2021-04-08T09:10",
    "流动摊贩",
    upper_number="演示-12345-0408-02",
    system=HOTLINE,
)
COVER = Report(
    "雨水井盖缺了一角",
    "龙山后街",
    Source.DIGITAL_CITY,
    "2021-04-12T08:50",
    "井盖",
    upper_number="演示-数城-2021-0412",
    system=CITY_SYSTEM,
    handled_elsewhere=True,
)
DOORSTEPS = Report(
    "几家商铺门前纸箱堆到盲道上",
    "新城路商铺",
    Source.DIGITAL_CITY,
    "2021-04-12T09:00",
    "门前三包",
    upper_number="演示-数城-2021-0415",
    system=CITY_SYSTEM,
)
SNACKS = Report(
    "放学时段门口小吃车聚集",
    "XX街道第一小学",
    Source.UPPER,
    "2021-04-12T10:30",
    "校园周边秩序",
    upper_number="演示-区创城办-2021-07",
    system="区创城办转办单",
)
SAND = Report(
    "巷口堆着沙石，没有苫盖",
    "松园东巷",
    Source.PATROL,
    "2021-04-09T10:50",
    "建筑垃圾乱堆",
    by="grid",
)
BENCH = Report("座椅木条断裂，露出钉子", "松园广场", Source.RESIDENT, "2021-04-13T17:10", by="grid")
MUSIC = Report("晚上跳舞的音响声音大", "锦绣松城", Source.RESIDENT, "2021-04-12T18:40", by="grid")
VAN = Report(
    "无障碍坡道口停着送货车",
    "XX街道社区卫生服务中心",
    Source.SUPERVISION,
    "2021-04-13T14:30",
    "无障碍通道占用",
    by="xxshequ",
)
TAP = Report(
    "洗手池水龙头关不严，地面湿滑", "龙山路公厕", Source.SELF_CHECK, "2021-04-14T10:15", "公厕"
)
TWINS = (
    (
        Report("垃圾房旁堆着旧家具", "松涛苑", Source.SCREENING, "2021-04-07T08:40", "积存垃圾"),
        "2021-04-07T16:30",
        "和松涛苑垃圾房后旧床垫、破沙发是同一处，重复登记",
    ),
    (
        Report(
            "四号楼墙面喷着疏通广告", "百合花园", Source.SCREENING, "2021-04-07T08:45", "乱贴小广告"
        ),
        "2021-04-07T16:40",
        "和百合花园楼梯间喷涂号码是同一处，重复登记",
    ),
)
SENDINGS: Mapping[Report, Sending] = {
    LAMPS: Sending("2021-04-14T10:05", "2021-04-14T11:20"),
    HAWKERS: Sending(
        "2021-04-08T09:40",
        "2021-04-08T10:10",
        "2021-04-08T14:20",
        "2021-04-09T10:30",
        "摊主劝回市场内空位，东门留人值守到收市",
    ),
    DOORSTEPS: Sending(
        "2021-04-13T09:25",
        "2021-04-13T10:00",
        "2021-04-14T10:05",
        done="逐户督促清理，重新签了门前三包责任书",
    ),
    SNACKS: Sending("2021-04-13T10:20", "2021-04-13T14:00"),
    SAND: Sending("2021-04-14T15:45"),
}


class Elsewhere:
    """另外的问题: ten by other ways and two that are void; none of them is among the 169."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._issues: dict[Report, Issue] = {}

    def issue_of(self, report: Report) -> Issue:
        """The issue that a report has become by now."""
        return self._issues[report]

    def plan(self, diary: Diary) -> None:
        """Puts all of it into the diary."""
        for report in (LAMPS, HAWKERS, COVER, DOORSTEPS, SNACKS, SAND, BENCH, MUSIC, TAP):
            diary.put(moment(report.at), partial(self._raise, report))
        diary.put(moment(VAN.at), self._fix)
        diary.put(moment("2021-04-12T09:15"), self._accept)
        diary.put(moment("2021-04-13T08:45"), self._reject)
        for report, voided_at, reason in TWINS:
            diary.put(moment(report.at), partial(self._raise, report))
            diary.put(moment(voided_at), partial(self._void, report, reason))
        for report, sending in SENDINGS.items():
            self._plan_sending(diary, report, sending)

    def _plan_sending(self, diary: Diary, report: Report, sending: Sending) -> None:
        diary.put(moment(sending.at), partial(self._dispatch, report))
        if sending.received_at:
            diary.put(moment(sending.received_at), partial(self._receive, report))
        if sending.submitted_at:
            diary.put(moment(sending.submitted_at), partial(self._submit, report, sending.done))
        if sending.passed_at:
            diary.put(moment(sending.passed_at), partial(self._pass, report))

    def _draft(self, report: Report) -> IssueDraft:
        return IssueDraft(
            title=report.title,
            found_on=moment(report.at).date(),
            source=report.source,
            place=self._setting.places[report.place],
            category=self._setting.categories.get(report.category),
            upper_number=report.upper_number,
            source_system=report.system,
            handled_elsewhere=report.handled_elsewhere,
        )

    def _raise(self, report: Report, now: datetime) -> None:
        by = self._setting.cast.actors[report.by]
        self._issues[report] = issues.raise_issue(self._draft(report), by=by, now=now)

    def _fix(self, now: datetime) -> None:
        by = self._setting.cast.actors[VAN.by]
        done = "当场联系司机挪车，坡道口画了禁停线"
        self._issues[VAN] = issues.raise_fixed(self._draft(VAN), done=done, by=by, now=now)

    def _accept(self, now: datetime) -> None:
        category = self._setting.categories[SAND.category]
        by = self._setting.cast.actors["community"]
        issues.accept(self._issues[SAND], category=category, by=by, now=now)

    def _reject(self, now: datetime) -> None:
        reason = "噪声由派出所受理，已告诉居民怎样反映"
        issues.reject(self._issues[MUSIC], reason=reason, by=self._setting.cast.office, now=now)

    def _void(self, report: Report, reason: str, now: datetime) -> None:
        issues.void(self._issues[report], reason=reason, by=self._setting.cast.office, now=now)

    def _dispatch(self, report: Report, now: datetime) -> None:
        send(self._issues[report], self._setting.cast, now=now)

    def _receive(self, report: Report, now: datetime) -> None:
        issue = self._issues[report]
        handling.receive(issue, by=self._setting.cast.clerk_of(issue), now=now)

    def _submit(self, report: Report, done: str, now: datetime) -> None:
        issue = self._issues[report]
        handling.submit(issue, done=done, by=self._setting.cast.clerk_of(issue), now=now)

    def _pass(self, report: Report, now: datetime) -> None:
        by, how = self._setting.cast.actors["verifier"], Verification.How.ON_SITE
        handling.pass_(self._issues[report], how=how, by=by, now=now)
