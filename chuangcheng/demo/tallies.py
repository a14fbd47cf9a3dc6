"""日工作量: what the communities told of their days in April; what they did not count is blank."""

from datetime import datetime
from functools import partial

from chuangcheng.campaigns import tallying
from chuangcheng.campaigns.models import COUNTED
from chuangcheng.campaigns.tallying import TallyDraft
from chuangcheng.demo.cast import Cast
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.tables import moment
from chuangcheng.demo.town import Town
from chuangcheng.kernel.quantity import Certainty, Quantity

Day = tuple[int | None, ...]
# By community: what was counted on each of the days, in the order of the five numbers.
_DAYS = (
    *("2021-04-08T17:35", "2021-04-09T17:20", "2021-04-10T17:45"),
    *("2021-04-12T17:30", "2021-04-13T17:40", "2021-04-14T17:25"),
)
_TOLD: dict[str, tuple[Day | None, ...]] = {
    "龙头山社区": (
        (14, 1, 32, 60, 3),
        (12, 1, 27, None, 2),
        None,
        (15, 2, 41, None, 4),
        (13, 1, 22, 40, 2),
        (16, 1, 35, None, 3),
    ),
    "松树园社区": (
        (18, 2, 46, 80, 4),
        (17, None, 38, None, 3),
        (9, None, 12, None, None),
        (20, 2, 51, None, 5),
        (18, 1, 33, 70, 2),
        (19, 2, 40, None, 4),
    ),
    "姚家洼社区": (
        (11, 1, 24, None, 2),
        (10, 0, None, None, 1),
        None,
        (12, 1, 29, 50, 2),
        (11, 1, 18, None, None),
        (13, 1, 26, None, 3),
    ),
    "物流园社区": (
        (8, 1, 15, None, 1),
        None,
        None,
        (9, 1, 17, None, 2),
        (8, 1, None, 30, 1),
        (10, 1, 14, None, 2),
    ),
    "XX社区": (
        (9, 0, 21, None, 1),
        (8, None, 16, None, None),
        (12, 1, 90, None, 2),
        (10, None, 19, None, 1),
        (9, 0, 13, None, 1),
        None,
    ),
}
_ABOUT = ("XX社区", "2021-04-10T17:45")  # ninety-two small ads or so, nobody was sure


def plan(diary: Diary, cast: Cast, town: Town) -> None:
    """Puts the evenings into the diary."""
    for n, at in enumerate(_DAYS):
        for name, days in _TOLD.items():
            if (numbers := days[n]) is not None:
                diary.put(moment(at), partial(_tell, name, numbers, cast, town))


def _tell(name: str, numbers: Day, cast: Cast, town: Town, now: datetime) -> None:
    amounts = {key: Quantity(n) for key, n in zip(COUNTED, numbers, strict=True) if n is not None}
    if (name, now) == (_ABOUT[0], moment(_ABOUT[1])):
        amounts["small_ads"] = Quantity(90, Certainty.AT_LEAST)
    draft = TallyDraft(community=town.leaves[name], worked_on=now.date(), amounts=amounts)
    tallying.record_tally(draft, by=cast.worker(name), now=now)
