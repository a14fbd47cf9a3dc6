"""报数留底: two numbers that went out by word before the report."""

from datetime import datetime
from functools import partial

from chuangcheng.demo.cast import Cast
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.tables import moment
from chuangcheng.places.models import Area
from chuangcheng.reports import telling
from chuangcheng.reports.telling import Word

# When, which figure, to whom, how.
_TOLD = (
    ("2021-04-08T17:50", "issues.found", "区创城办", "电话"),
    ("2021-04-12T09:20", "publicity.boards", "街道调度会", "会上口头"),
)


def plan(diary: Diary, cast: Cast, town: Area) -> None:
    """Puts the calls into the diary."""
    for at, key, told_to, channel in _TOLD:
        day = moment(at).date()
        word = Word(key=key, as_of=day, told_to=told_to, told_on=day, channel=channel)
        diary.put(moment(at), partial(_tell, word, cast, town))


def _tell(word: Word, cast: Cast, town: Area, now: datetime) -> None:
    telling.tell(town, word, by=cast.office, now=now)
