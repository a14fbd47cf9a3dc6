"""进展报告: the one signed on 8 April, unnumbered, and the draft that lies open on the 15th."""

from datetime import datetime

from chuangcheng.calendars.worktime import law_day
from chuangcheng.demo.cast import Cast
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.tables import moment
from chuangcheng.demo.town import Town
from chuangcheng.reports import commands, signing, writing
from chuangcheng.reports.covers import Cover
from chuangcheng.reports.models import Form, Report, Sheet

_DRAFTED_AT = moment("2021-04-08T16:40")
_CHECKED_AT = moment("2021-04-08T17:10")
_SIGNED_AT = moment("2021-04-08T17:25")
_DRAFTED_AGAIN_AT = moment("2021-04-15T08:40")
_ADDED_AT = moment("2021-04-15T08:50")

_ADDRESSEE = "红山区创城办"
_SHEETS = tuple(Sheet.values)
_SIGNATORY = "街道分管领导"  # no person signs a paper of the demo
_HUNG, _WATCHED = "atmosphere.hung", "各社区每周查看一遍宣传设施，破损褪色的随时更换。"


class Reporting:
    """The office drafts, the leader signs; a week later the office drafts again."""

    def __init__(self, cast: Cast, town: Town) -> None:
        self._office, self._leader = cast.office, cast.actors["leader"]
        self._town = town
        self._report: Report | None = None

    def plan(self, diary: Diary) -> None:
        """Puts every step into the diary."""
        diary.put(_DRAFTED_AT, self._draft)
        diary.put(_CHECKED_AT, self._check)
        diary.put(_SIGNED_AT, self._sign)
        diary.put(_DRAFTED_AGAIN_AT, self._draft)
        diary.put(_ADDED_AT, self._add)

    def _draft(self, now: datetime) -> None:
        cover = Cover(as_of=law_day(now), form=Form.OFFICIAL, addressee=_ADDRESSEE, sheets=_SHEETS)
        area = self._town.subdistrict
        self._report = commands.draft(area, cover, by=self._office, now=now)

    def _check(self, now: datetime) -> None:
        commands.check(self._drafted, by=self._office, now=now)

    def _sign(self, now: datetime) -> None:
        day = law_day(now)
        signing.sign(self._drafted, signed_on=day, signatory=_SIGNATORY, by=self._leader, now=now)

    def _add(self, now: datetime) -> None:
        writing.add(self._drafted, _HUNG, _WATCHED, by=self._office, now=now)

    @property
    def _drafted(self) -> Report:
        if self._report is None:
            raise AssertionError("nothing is drafted yet")
        return self._report
