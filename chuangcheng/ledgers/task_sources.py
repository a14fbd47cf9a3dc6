"""任务台账: the meetings with what they settled, and the letters, that a line may name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.documents import queries as documents
from chuangcheng.documents.models import Letter
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.dates import read_date
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.meeting_lines import plain_item
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.references import nearest, with_nearest
from chuangcheng.ledgers.rules import may_import
from chuangcheng.meetings import queries
from chuangcheng.meetings.models import Decision, Meeting

SOURCE, DECISION = "source", "decision"
_DAY_BEHIND = re.compile(r"^(?P<name>.+?)[(（](?P<day>[^()（）]+)[)）]$")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """任务来源: what asks for it; `settles` is an item that the meeting settled and nobody kept."""

    source: Decision | Letter | None = None
    meeting: Meeting | None = None
    settles: str = ""

    @property
    def set_by(self) -> date | None:
        """The day of the meeting, or of the letter's receipt."""
        if isinstance(self.source, Letter):
            return self.source.received_on
        return self.meeting.meets_on if self.meeting else None


class Sources:
    """会议和来文 that an importer may see, read once for a file."""

    def __init__(self, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        held = queries.visible_meetings(by).prefetch_related("decisions")
        self.meetings = list(held)
        self.letters = list(documents.visible_letters(by))

    def meant(self, mark: Marking) -> Asked | None:
        """What asks for the task of a line; None where it cannot be told, which is marked."""
        words = mark.text(SOURCE)
        if not words:
            mark.wrong(SOURCE, _("写明来自哪次会或哪件来文"))
            return None
        found = self._named(mark, words)
        if len(found) != 1:
            self._tell(mark, words, found)
            return None
        if not (answer := may_import(self._by, Register.TASKS, found[0])):
            mark.wrong(SOURCE, answer.reason)
            return None
        if isinstance(found[0], Letter):
            return Asked(source=found[0])
        return _decided(mark, found[0])

    def _named(self, mark: Marking, words: str) -> list[Meeting | Letter]:
        """By name; of several meetings of a name that of the day, or that settled this."""
        name, day = self._split(words)
        wanted = folded(name)
        meetings = [each for each in self.meetings if each.folded == wanted]
        said = day or mark.value("set_on")
        if item := plain_item(mark.text(DECISION)):
            meetings = [each for each in meetings if item in _items(each)] or meetings
        meetings = [each for each in meetings if each.meets_on == said] or meetings
        letters = [
            each for each in self.letters if wanted in {folded(each.title), folded(each.number)}
        ]
        return [*meetings, *letters]

    def _split(self, words: str) -> tuple[str, date | None]:
        """月度调度会（4月6日）: the name and the day, where the whole is no name."""
        found = _DAY_BEHIND.match(words)
        named = {each.folded for each in self.meetings} | {folded(x.title) for x in self.letters}
        if found is None or folded(words) in named:
            return words, None
        reading = read_date(found["day"], today=self._today)
        return found["name"], reading.value if isinstance(reading.value, date) else None

    def _tell(self, mark: Marking, words: str, found: Sequence[Meeting | Letter]) -> None:
        if found:
            several = _("“%s”不止一次，后面写上日期，如“%s（4月6日）”")
            mark.wrong(SOURCE, several % (words, words))
            return
        near = nearest(words, [str(each) for each in (*self.meetings, *self.letters)])
        reason = _("没有登记“%s”这次会或来文") % words
        mark.wrong(SOURCE, with_nearest(reason, near), proposal=next(iter(near), None))


def _decided(mark: Marking, meeting: Meeting) -> Asked | None:
    """议定事项 of the meeting that a line means; one that nobody kept is asked about."""
    said = mark.text(DECISION)
    held = _kept(meeting)
    same = [each for each in held if plain_item(each.text) == plain_item(said)]
    if not said and len(held) == 1:
        mark.note(DECISION, _("没有写议定事项，这次会只有一项"))
        same = held
    if same:
        return Asked(source=same[0], meeting=meeting)
    if not said and held:
        mark.wrong(DECISION, _("这次会议定了 %s 项，写明是哪一项布置的") % len(held))
        return None
    if not meeting.is_held:
        mark.wrong(SOURCE, _("“%s”还没有登记召开，开了再布置任务") % meeting)
        return None
    item = said or mark.text("what")
    mark.ask(DECISION, _("这次会没有记“%s”，确认后一并记为议定事项") % item)
    return Asked(meeting=meeting, settles=item)


def _items(meeting: Meeting) -> set[str]:
    return {plain_item(each.text) for each in _kept(meeting)}


def _kept(meeting: Meeting) -> list[Decision]:
    return [each for each in meeting.decisions.all() if not each.void]
