"""回头看: the verifier goes back to a few of what was closed; on the last day all of them hold."""

from datetime import datetime
from functools import partial

from chuangcheng.demo.cast import Cast
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.tables import moment
from chuangcheng.issues import rechecking
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue

_LOOKS = (
    (moment("2021-04-14T15:10"), "龙头山社区", "看了，还是干净的"),
    (moment("2021-04-14T16:05"), "松树园社区", "楼道没有再堆"),
    (moment("2021-04-15T08:40"), "XX社区", "没有再贴"),
)
_MENDED_BEFORE = moment("2021-04-14T00:00")


def plan(diary: Diary, cast: Cast) -> None:
    """Puts into the diary to which communities the verifier went back."""
    for at, community, seen in _LOOKS:
        diary.put(at, partial(_look, cast, community, seen))


def _look(cast: Cast, community: str, seen: str, now: datetime) -> None:
    """The first that was closed there before the day, whoever mended it."""
    closed = Issue.objects.filter(
        community__name=community, state=State.CLOSED, ended_at__lt=_MENDED_BEFORE
    )
    issue = closed.order_by("number").first()
    if issue is None:
        raise AssertionError(community)
    rechecking.recheck(issue, holds=True, seen=seen, by=cast.actors["verifier"], now=now)
