"""会议和任务: the four meetings up to 13 April, what they settled, and who has what to do."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from chuangcheng.calendars.worktime import law_day
from chuangcheng.campaigns.models import Campaign
from chuangcheng.demo.cast import OFFICE_UNIT, RENAMED, Cast
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.papers import Papers
from chuangcheng.demo.tables import moment
from chuangcheng.demo.town import COMMUNITIES, VILLAGES, Town
from chuangcheng.documents.drafts import DocumentDraft
from chuangcheng.documents.models import DocumentKind
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.meetings import assigning, commands
from chuangcheng.meetings.drafts import (
    AttendeeDraft,
    MeetingDraft,
    TaskDraft,
    attendees_of,
    draft_of,
)
from chuangcheng.meetings.models import Meeting, MeetingState, MeetingType, Presence, Task

MOBILIZED_AT = moment("2021-03-02T17:00")
LED_AT = moment("2021-03-09T17:20")
PUSHED_AT = moment("2021-03-30T17:10")
_TREATED_AT = moment("2021-04-13T17:30")
_MINUTES_AT = moment("2021-04-14T09:30")
_ANSWERED_AT = moment("2021-04-14T18:10")
_WITHDRAWN_AT = moment("2021-04-06T11:00")
_ASKED_BY_LETTER_AT = moment("2021-04-12T11:10")
_ENFORCEMENT, _HOUSING, _PINE = "综合行政执法局", "区住建局", "松树园社区"
_CLERKS = tuple(f"{name}居委会" for name in COMMUNITIES)
_VILLAGERS = tuple(f"{name}委会" for name in VILLAGES)


@dataclass(frozen=True, slots=True)
class Job:
    """任务: what, which unit, by when; who by name, where, and on which day it was done."""

    what: str
    unit: str
    due: date | str
    person: str = ""
    where: str = ""
    done_on: date | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Gathering:
    """一次会: of which type, who came, what was settled with the tasks under it."""

    type: MeetingType
    title: str
    chair: str
    units: tuple[str, ...]
    present: Quantity
    agenda: str
    settled: tuple[tuple[str, tuple[Job, ...]], ...]
    place: str = "街道三楼会议室"


_LEAFLETS = Job("统一印一批入户宣传册", OFFICE_UNIT, date(2021, 4, 16))
_MOBILIZATION = Gathering(
    MeetingType.MOBILIZATION,
    "创建全国文明城市动员会",
    "孟庆海",
    (OFFICE_UNIT, "党工委", _ENFORCEMENT, RENAMED, *_CLERKS, *_VILLAGERS),
    Quantity(60, Certainty.ABOUT),
    "讲清今年要做到什么；各社区(村)表态；分工",
    (
        (
            "责任清单一周内拟好，报党工委审定",
            (
                Job(
                    "拟责任清单并报审",
                    OFFICE_UNIT,
                    date(2021, 3, 10),
                    done_on=date(2021, 3, 10),
                    outcome="清单已印发",
                ),
            ),
        ),
        (
            "社区(村)干部上门讲一遍，三月底前走完",
            (
                Job(
                    "上门走访本社区住户",
                    f"{_PINE}居委会",
                    date(2021, 3, 31),
                    where=_PINE,
                    done_on=date(2021, 3, 29),
                    outcome="住户走完一遍，家里没人的留了联系卡",
                ),
                Job("上门走访本社区住户", "XX社区居委会", date(2021, 3, 31), where="XX社区"),
            ),
        ),
    ),
    place="街道会议中心",
)
_LEADING = Gathering(
    MeetingType.LEADING_GROUP,
    "创城工作领导小组第一次会议",
    "孟庆海",
    (OFFICE_UNIT, "党工委", _ENFORCEMENT),
    Quantity(11),
    "审责任清单；定领导包社区；四月排查怎么分片",
    (
        (
            "领导包社区的名单当场定下，次日公布",
            (
                Job(
                    "公布领导包社区名单",
                    OFFICE_UNIT,
                    date(2021, 3, 10),
                    done_on=date(2021, 3, 10),
                    outcome="五个社区都有领导包",
                ),
            ),
        ),
        (
            "四月上旬把小区逐个查一遍，查出的逐条登记",
            (
                Job(
                    "组织小区逐个排查",
                    OFFICE_UNIT,
                    date(2021, 4, 13),
                    done_on=date(2021, 4, 13),
                    outcome="查到的问题都已登记",
                ),
            ),
        ),
    ),
)
_PROGRESS = Gathering(
    MeetingType.PROGRESS,
    "创建全国文明城市工作推进会",
    "孟庆海",
    (OFFICE_UNIT, _ENFORCEMENT, RENAMED, "消防救援大队", "和美物业", *_CLERKS),
    Quantity(34),
    "各社区说进度；消防通道和宣传栏怎么补；下月安排",
    (
        (
            "消防通道被占的，物业划线、消防上门讲",
            (
                Job("给小区消防通道重新划线", "和美物业", date(2021, 4, 18)),
                Job("到物业公司讲一次通道管理", "消防救援大队", date(2021, 4, 25)),
            ),
        ),
        (
            "宣传栏缺的内容，社区自己列单子补齐",
            (
                Job(
                    "核对社区宣传栏，缺的列单子",
                    f"{_PINE}居委会",
                    date(2021, 4, 20),
                    person="于春梅",
                    where=_PINE,
                ),
                Job(
                    "看一遍网格里的楼栋公示牌",
                    f"{_PINE}居委会",
                    date(2021, 4, 15),
                    person="孙丽",
                    where=_PINE,
                ),
                _LEAFLETS,
            ),
        ),
    ),
)
_TREATMENT = Gathering(
    MeetingType.SPECIAL_TOPIC,
    "环境卫生治理工作推进会",
    "孟庆海",
    (OFFICE_UNIT, _ENFORCEMENT, _HOUSING, "环卫中心", *_VILLAGERS),
    Quantity(17),
    "看两村照片；议治理方案；定各家做什么",
    (
        (
            "两村治理方案次日出，每项写明谁做、到哪天",
            (
                Job(
                    "拟两村治理方案",
                    OFFICE_UNIT,
                    date(2021, 4, 14),
                    done_on=date(2021, 4, 14),
                    outcome="方案已登记",
                ),
            ),
        ),
        (
            "渣土先盖住再拉走，围挡谁的谁修",
            (
                Job("查清两村围挡各归谁管", _ENFORCEMENT, date(2021, 4, 16)),
                Job("排出渣土外运的车次", _HOUSING, "方案时限"),
            ),
        ),
        (
            "村里每户讲到，不往沟边路边倒",
            tuple(
                Job("开户主会讲清倾倒点", unit, date(2021, 4, 22), where=village)
                for unit, village in zip(_VILLAGERS, VILLAGES, strict=True)
            ),
        ),
    ),
)
_CALLED_IN_REPORTS = {
    MeetingType.MOBILIZATION: "创建全国文明城市动员会",
    MeetingType.PROGRESS: "创建全国文明城市工作推进会",
    MeetingType.LEADING_GROUP: "创建全国文明城市工作领导小组会",
    MeetingType.SPECIAL_TOPIC: "环境卫生治理工作推进会",
}
_BY_LETTER = Job("上学放学时段到校门口值守", _ENFORCEMENT, date(2021, 4, 16))


class Gatherings:
    """会议和任务, recorded by the office on the day of each meeting."""

    def __init__(self, cast: Cast, town: Town) -> None:
        self._cast = cast
        self._town = town
        self._tasks: dict[Job, Task] = {}
        self._about_villages: Meeting | None = None

    def mobilize(self, now: datetime) -> None:
        """动员会 of 2 March, and what reports of the sub-district call its meetings."""
        by, town = self._cast.office, self._town.subdistrict
        commands.name_types(town, _CALLED_IN_REPORTS, by=by, now=now)
        self._meet(_MOBILIZATION, now)

    def lead(self, now: datetime) -> None:
        """领导小组会 of 9 March."""
        self._meet(_LEADING, now)

    def push(self, now: datetime) -> None:
        """推进会 of 30 March."""
        for said in (_MOBILIZATION, _LEADING):
            self._finish(said, now)
        self._meet(_PROGRESS, now)

    def plan(self, diary: Diary, papers: Papers) -> None:
        """Puts into the diary what became of the tasks, and the meeting about the villages."""
        diary.put(_WITHDRAWN_AT, self._withdraw)
        diary.put(_ASKED_BY_LETTER_AT, lambda now: self._ask_by_letter(papers, now))
        diary.put(_TREATED_AT, self._treat)
        diary.put(_MINUTES_AT, self._write_minutes)
        diary.put(_ANSWERED_AT, self._close)

    def cite(self, campaign: Campaign, now: datetime) -> None:
        """The meeting about the villages belongs to their campaign: one record, cited twice."""
        meeting = self._about_villages
        if meeting is not None:
            draft = replace(draft_of(meeting), campaign=campaign, attendees=attendees_of(meeting))
            commands.revise(meeting, draft, by=self._cast.office, now=now)

    def _treat(self, now: datetime) -> None:
        self._about_villages = self._meet(_TREATMENT, now)

    def _write_minutes(self, now: datetime) -> None:
        if self._about_villages is None:
            return
        draft = DocumentDraft(
            kind=DocumentKind.MINUTES,
            title=f"{_TREATMENT.title}纪要",
            issued_on=law_day(now),
            where=self._town.subdistrict,
            unit=self._cast.units[OFFICE_UNIT],
        )
        commands.write_minutes(self._about_villages, draft, by=self._cast.office, now=now)

    def _close(self, now: datetime) -> None:
        for said in (_LEADING, _TREATMENT):
            self._finish(said, now)

    def _meet(self, said: Gathering, now: datetime) -> Meeting:
        by = self._cast.office
        meeting = commands.record(self._draft(said, now), by=by, now=now)
        texts = [text for text, _jobs in said.settled]
        decided = commands.decide(meeting, texts, by=by, now=now)
        asked = [
            (decision, job)
            for decision, (_text, jobs) in zip(decided, said.settled, strict=True)
            for job in jobs
        ]
        drafts = [(decision, self._task(job)) for decision, job in asked]
        made = assigning.assign_all(drafts, by=by, now=now)
        self._tasks |= {job: task for (_d, job), task in zip(asked, made, strict=True)}
        return meeting

    def _draft(self, said: Gathering, now: datetime) -> MeetingDraft:
        units = self._cast.units
        return MeetingDraft(
            type=said.type,
            title=said.title,
            meets_on=law_day(now),
            where=self._town.subdistrict,
            state=MeetingState.HELD,
            place=said.place,
            chair=said.chair,
            recorder="陈静",
            agenda=said.agenda,
            present=said.present,
            attendees=tuple(
                AttendeeDraft(unit=units[name], presence=Presence.PRESENT) for name in said.units
            ),
        )

    def _task(self, job: Job) -> TaskDraft:
        is_day = isinstance(job.due, date)
        return TaskDraft(
            what=job.what,
            unit=self._cast.units[job.unit],
            person=self._cast.persons[job.person] if job.person else None,
            community=self._town.leaves[job.where] if job.where else None,
            due_on=job.due if isinstance(job.due, date) else None,
            due_text="" if is_day else str(job.due),
        )

    def _finish(self, said: Gathering, now: datetime) -> None:
        """What a meeting asked for, as far as it was done by then."""
        by, today = self._cast.office, law_day(now)
        for job in (job for _text, jobs in said.settled for job in jobs):
            task, on = self._tasks[job], job.done_on
            if on is not None and on <= today and task.is_open:
                assigning.finish(task, on=on, outcome=job.outcome, by=by, now=now)

    def _withdraw(self, now: datetime) -> None:
        reason = "社区手里的宣传单还够用，先不另印"
        assigning.withdraw(self._tasks[_LEAFLETS], reason=reason, by=self._cast.office, now=now)

    def _ask_by_letter(self, papers: Papers, now: datetime) -> None:
        if papers.told is not None:
            draft = self._task(_BY_LETTER)
            assigning.assign(papers.told, draft, by=self._cast.office, now=now)
