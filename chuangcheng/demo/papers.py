"""文件和来文: the plans of the campaign, and two letters from above; none bears a real number."""

from datetime import datetime

from chuangcheng.calendars.worktime import law_day
from chuangcheng.demo.cast import OFFICE_UNIT, RENAMED, Cast
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.elsewhere import SNACKS, Elsewhere
from chuangcheng.demo.tables import moment
from chuangcheng.demo.town import Town
from chuangcheng.documents import commands, correspondence
from chuangcheng.documents.drafts import DocumentDraft, LetterDraft, ReplyDraft
from chuangcheng.documents.models import Document, DocumentKind, Letter, ReplyKind
from chuangcheng.evidence import attaching
from chuangcheng.issues import letters
from chuangcheng.issues.models import Issue
from chuangcheng.ledgers import exporting

PLANNED_AT = moment("2021-03-01T16:30")
LISTED_AT = moment("2021-03-10T14:30")
TIDIED_AT = moment("2021-03-15T10:20")
ASKED_AT = moment("2021-03-25T09:20")
ANSWERED_AT = moment("2021-04-01T16:10")
_CLEANED_AT = moment("2021-04-08T15:40")
_TOLD_AT = moment("2021-04-12T10:45")
_REMEDY_AT = moment("2021-04-14T17:10")


class Papers:
    """文件和来文, each recorded by the office on its own day."""

    def __init__(self, cast: Cast, town: Town) -> None:
        self._cast = cast
        self._town = town
        self.remedy: Document | None = None
        self.told: Letter | None = None

    def plan_the_campaign(self, now: datetime) -> Document:
        """实施方案 of 1 March."""
        kind = DocumentKind.IMPLEMENTATION_PLAN
        return self._record(kind, "2021年创建全国文明城市工作实施方案", now=now)

    def list_who_answers(self, now: datetime) -> Document:
        """责任清单 of 10 March."""
        return self._record(DocumentKind.DUTY_LIST, "2021年创城工作责任清单", now=now)

    def tidy_yards(self, now: datetime) -> Document:
        """通知 of a unit that is renamed soon after."""
        title = "关于清理帮扶户庭院内外杂物的通知"
        return self._record(DocumentKind.NOTICE, title, unit=RENAMED, now=now)

    def be_asked_for_numbers(self, now: datetime) -> Letter:
        """市创城办 asks how many public-service advertisements there are."""
        draft = LetterDraft(
            title="关于报送公益广告设置情况的通知",
            sender="市创城办",
            received_on=law_day(now),
            issued_on=moment("2021-03-24T09:00").date(),
            where=self._town.subdistrict,
            demand="按社区统计条幅、宣传板的数量和位置，报送一份汇总表",
            reply_by=moment("2021-04-02T09:00").date(),
        )
        return correspondence.receive(draft, by=self._cast.office, now=now)

    def answer(self, letter: Letter, now: datetime) -> None:
        """On the day before it was due."""
        draft = ReplyDraft(
            kind=ReplyKind.FINAL,
            replied_on=law_day(now),
            text="五个社区、两个村的条幅和宣传板已逐处核对，汇总表随文报送",
        )
        letters.reply(letter, draft, by=self._cast.office, now=now)

    def plan(self, diary: Diary, elsewhere: Elsewhere) -> None:
        """Puts April into the diary: a letter with a list, and the plan for the villages."""
        diary.put(_CLEANED_AT, self._clean_villages)
        diary.put(_TOLD_AT, lambda now: self._be_told(elsewhere.issue_of(SNACKS), now))
        diary.put(_REMEDY_AT, self._plan_the_remedy)

    def _plan_the_remedy(self, now: datetime) -> None:
        title = "哈达和硕村、六大份村环境卫生治理方案"
        self.remedy = self._record(DocumentKind.REMEDIATION_PLAN, title, now=now)

    def _clean_villages(self, now: datetime) -> Document:
        """通知 of the same unit under its new name."""
        title = "关于村庄清洁行动与创城工作同步开展的通知"
        return self._record(DocumentKind.NOTICE, title, unit=RENAMED, now=now)

    def _be_told(self, issue: Issue, now: datetime) -> None:
        """区创城办 sends a list of what it saw; the office has the item on record already."""
        by = self._cast.office
        listed = exporting.export_issues(Issue.objects.filter(pk=issue.pk), now=now)
        attached = attaching.receive_file(listed, name="校园周边问题清单.xlsx", by=by)
        draft = LetterDraft(
            title="关于转办校园周边秩序问题的函",
            unit=self._cast.units["区创城办"],
            received_on=law_day(now),
            issued_on=law_day(now),
            where=self._town.subdistrict,
            number=SNACKS.upper_number,
            demand="对附件所列问题组织整改，并反馈办理情况",
            reply_by=moment("2021-04-16T09:00").date(),
            files=[attached],
        )
        self.told = correspondence.receive(draft, by=by, now=now)
        letters.link(self.told, [issue], by=by, now=now)

    def _record(
        self, kind: DocumentKind, title: str, *, now: datetime, unit: str = OFFICE_UNIT
    ) -> Document:
        draft = DocumentDraft(
            kind=kind,
            title=title,
            issued_on=law_day(now),
            where=self._town.subdistrict,
            unit=self._cast.units[unit],
        )
        return commands.record(draft, by=self._cast.office, now=now)
