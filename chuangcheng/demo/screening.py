"""小区排查: the round of 6 to 13 April, who looked where, and what the villages' visits stated."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from chuangcheng.demo import checking
from chuangcheng.demo.cast import Cast
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.registers import LOOKED_OVER, upload_list, write_list
from chuangcheng.demo.stories import Setting, Story
from chuangcheng.demo.tables import Compound, compounds, findings, moment
from chuangcheng.demo.town import VILLAGES, Town
from chuangcheng.demo.workbooks import LISTS, CommunityList
from chuangcheng.inspections import commands as inspections
from chuangcheng.inspections.commands import Seen
from chuangcheng.inspections.models import InspectionType, Round, Visit
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.ledgers.models import Import

SEEN_IN_VILLAGES = ("建筑垃圾随意倾倒", "施工围挡被乱涂乱贴", "拆迁渣土久堆未清")
_VILLAGE_VISITS = ("2021-04-12T09:40", "2021-04-12T14:30")

_TAKEN_IN = timedelta(minutes=10)  # from the upload until its issues can be dealt with

# Any unit may look; what these saw was already on the community's list.
_OTHER_VISITS = (
    ("综合行政执法局", "山语华庭", "2021-04-09T10:00", "随社区复看顶楼加盖"),
    ("综合行政执法局", "松北胡同12号院", "2021-04-09T15:00", "核对过道彩钢棚"),
    ("综合行政执法局", "同心家园", "2021-04-13T08:35", "看早餐车点位"),
    ("消防救援大队", "锦绣松城", "2021-04-09T09:00", "测登高面宽度"),
    ("消防救援大队", "清河湾", "2021-04-12T15:30", "抽查车库灭火器"),
)


class Screening:
    """排查: the visits of the round, each with what it found."""

    def __init__(self, setting: Setting, town: Town, round: Round) -> None:
        self._setting = setting
        self._town = town
        self._round = round
        self._uploads: dict[str, Import] = {}
        by_compound: defaultdict[str, list[Story]] = defaultdict(list)
        for finding in findings():
            by_compound[finding.compound.name].append(Story(finding, setting))
        self.stories: Mapping[str, Sequence[Story]] = by_compound

    def plan(self, diary: Diary) -> None:
        """Puts all visits into the diary, and the stories of what they find."""
        for given in LISTS.values():
            diary.put(given.sent_at, partial(self._upload, given))
            diary.put(given.sent_at + LOOKED_OVER, partial(self._write, given))
            diary.put(given.sent_at + _TAKEN_IN, partial(self._show, given))
        for compound in compounds():
            self._plan_compound(compound, diary)
        for unit, place, at, note in _OTHER_VISITS:
            diary.put(moment(at), partial(self._look, unit, place, note))
        for village, at in zip(VILLAGES, _VILLAGE_VISITS, strict=True):
            diary.put(moment(at), partial(self._look_at_village, village))

    def _plan_compound(self, compound: Compound, diary: Diary) -> None:
        """Where the community keeps a list, the office knows of the issues when it comes."""
        given = LISTS.get(compound.community)
        if given is None:
            diary.put(compound.visited_at, partial(self._screen, compound))
        else:
            diary.put(compound.visited_at, partial(self._visit, compound))
        known_at = given.sent_at + _TAKEN_IN if given else compound.visited_at
        for story in self.stories[compound.name]:
            story.plan(diary, known_at=known_at)

    def _upload(self, given: CommunityList, now: datetime) -> None:
        """The office gets a community's list."""
        self._uploads[given.community] = upload_list(given, self._setting.cast, now=now)

    def _write(self, given: CommunityList, now: datetime) -> None:
        """The list becomes issues, and their stories begin."""
        uploaded = self._uploads[given.community]
        issues = write_list(given, uploaded, self._setting.cast, now=now)
        for story in self._stories_of(given.community):
            story.begin(issues[story.finding.title])

    def _show(self, given: CommunityList, now: datetime) -> None:
        """The photos that the community sends after its list."""
        for story in self._stories_of(given.community):
            story.show(now)

    def _stories_of(self, community: str) -> list[Story]:
        mine = [compound.name for compound in compounds() if compound.community == community]
        return [story for name in mine for story in self.stories[name]]

    def _screen(self, compound: Compound, now: datetime) -> None:
        """The community looks at a compound and writes down what it finds."""
        by = self._setting.cast.worker(compound.community)
        stories = self.stories[compound.name]
        visited = self._visit(compound, now)
        drafts, items = [story.draft() for story in stories], checking.items_of(visited, stories)
        found = inspections.find(visited, drafts, items=items, by=by, now=now)
        for story, issue in zip(stories, found, strict=True):
            story.begin(issue)

    def _visit(self, compound: Compound, now: datetime) -> Visit:
        cast = self._setting.cast
        by = cast.worker(compound.community)
        visited = inspections.visit(
            self._round,
            self._setting.places[compound.name],
            on=compound.visited_on,
            unit=cast.committee(compound.community),
            by=by,
            now=now,
        )
        checking.answer(visited, self.stories[compound.name], by=by, now=now)
        return visited

    def _look(self, unit: str, place: str, note: str, now: datetime) -> None:
        cast = self._setting.cast
        inspections.visit(
            self._round,
            self._setting.places[place],
            on=now.date(),
            unit=cast.units[unit],
            by=cast.clerks[unit],
            now=now,
            note=note,
        )

    def _look_at_village(self, village: str, now: datetime) -> None:
        """综合行政执法局 saw three kinds of things and counted none of them."""
        cast = self._setting.cast
        unknown = Quantity(None, Certainty.UNKNOWN)
        inspections.visit(
            self._round,
            self._town.leaves[village],
            on=now.date(),
            unit=cast.units["综合行政执法局"],
            by=cast.clerks["综合行政执法局"],
            now=now,
            seen=[Seen(what, unknown) for what in SEEN_IN_VILLAGES],
        )


def open_round(cast: Cast, town: Town, *, now: datetime) -> Round:
    """安排小区排查."""
    return inspections.open_round(
        "四月小区排查",
        type=InspectionType.SCREENING,
        subdistrict=town.subdistrict,
        starts_on=date(2021, 4, 6),
        ends_on=date(2021, 4, 13),
        by=cast.office,
        now=now,
    )
