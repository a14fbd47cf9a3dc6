"""公布的放假安排: the days off and the working weekends of 2019–2026.

Facts from the yearly notices of the State Council's general office (国务院办公厅关于部分节假日
安排的通知), 2020 with its longer 春节; the last days of 2018 stay out with their year. What is
published later the office enters itself (`commands.set_day`, `commands.publish_year`).
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuangcheng.calendars.worktime import ONE_DAY, MarkedDay, WorkCalendar

NEW_YEAR = _("元旦")
SPRING = _("春节")
QINGMING = _("清明")
LABOUR = _("劳动节")
DRAGON_BOAT = _("端午")
MID_AUTUMN = _("中秋")
NATIONAL = _("国庆")
BOTH = _("中秋、国庆")
WORKED = _("调休上班")

# holiday, first day off, last day off, weekend days worked for it
_Arrangement = tuple[Promise | str, ...]
_ARRANGEMENTS: tuple[_Arrangement, ...] = (
    (NEW_YEAR, "2019-01-01", "2019-01-01"),
    (SPRING, "2019-02-04", "2019-02-10", "2019-02-02", "2019-02-03"),
    (QINGMING, "2019-04-05", "2019-04-07"),
    (LABOUR, "2019-05-01", "2019-05-04", "2019-04-28", "2019-05-05"),
    (DRAGON_BOAT, "2019-06-07", "2019-06-09"),
    (MID_AUTUMN, "2019-09-13", "2019-09-15"),
    (NATIONAL, "2019-10-01", "2019-10-07", "2019-09-29", "2019-10-12"),
    (NEW_YEAR, "2020-01-01", "2020-01-01"),
    (SPRING, "2020-01-24", "2020-02-02", "2020-01-19"),
    (QINGMING, "2020-04-04", "2020-04-06"),
    (LABOUR, "2020-05-01", "2020-05-05", "2020-04-26", "2020-05-09"),
    (DRAGON_BOAT, "2020-06-25", "2020-06-27", "2020-06-28"),
    (BOTH, "2020-10-01", "2020-10-08", "2020-09-27", "2020-10-10"),
    (NEW_YEAR, "2021-01-01", "2021-01-03"),
    (SPRING, "2021-02-11", "2021-02-17", "2021-02-07", "2021-02-20"),
    (QINGMING, "2021-04-03", "2021-04-05"),
    (LABOUR, "2021-05-01", "2021-05-05", "2021-04-25", "2021-05-08"),
    (DRAGON_BOAT, "2021-06-12", "2021-06-14"),
    (MID_AUTUMN, "2021-09-19", "2021-09-21", "2021-09-18"),
    (NATIONAL, "2021-10-01", "2021-10-07", "2021-09-26", "2021-10-09"),
    (NEW_YEAR, "2022-01-01", "2022-01-03"),
    (SPRING, "2022-01-31", "2022-02-06", "2022-01-29", "2022-01-30"),
    (QINGMING, "2022-04-03", "2022-04-05", "2022-04-02"),
    (LABOUR, "2022-04-30", "2022-05-04", "2022-04-24", "2022-05-07"),
    (DRAGON_BOAT, "2022-06-03", "2022-06-05"),
    (MID_AUTUMN, "2022-09-10", "2022-09-12"),
    (NATIONAL, "2022-10-01", "2022-10-07", "2022-10-08", "2022-10-09"),
    (NEW_YEAR, "2022-12-31", "2023-01-02"),
    (SPRING, "2023-01-21", "2023-01-27", "2023-01-28", "2023-01-29"),
    (QINGMING, "2023-04-05", "2023-04-05"),
    (LABOUR, "2023-04-29", "2023-05-03", "2023-04-23", "2023-05-06"),
    (DRAGON_BOAT, "2023-06-22", "2023-06-24", "2023-06-25"),
    (BOTH, "2023-09-29", "2023-10-06", "2023-10-07", "2023-10-08"),
    (NEW_YEAR, "2023-12-30", "2024-01-01"),
    (SPRING, "2024-02-10", "2024-02-17", "2024-02-04", "2024-02-18"),
    (QINGMING, "2024-04-04", "2024-04-06", "2024-04-07"),
    (LABOUR, "2024-05-01", "2024-05-05", "2024-04-28", "2024-05-11"),
    (DRAGON_BOAT, "2024-06-10", "2024-06-10"),
    (MID_AUTUMN, "2024-09-15", "2024-09-17", "2024-09-14"),
    (NATIONAL, "2024-10-01", "2024-10-07", "2024-09-29", "2024-10-12"),
    (NEW_YEAR, "2025-01-01", "2025-01-01"),
    (SPRING, "2025-01-28", "2025-02-04", "2025-01-26", "2025-02-08"),
    (QINGMING, "2025-04-04", "2025-04-06"),
    (LABOUR, "2025-05-01", "2025-05-05", "2025-04-27"),
    (DRAGON_BOAT, "2025-05-31", "2025-06-02"),
    (BOTH, "2025-10-01", "2025-10-08", "2025-09-28", "2025-10-11"),
    (NEW_YEAR, "2026-01-01", "2026-01-03", "2026-01-04"),
    (SPRING, "2026-02-15", "2026-02-23", "2026-02-14", "2026-02-28"),
    (QINGMING, "2026-04-04", "2026-04-06"),
    (LABOUR, "2026-05-01", "2026-05-05", "2026-05-09"),
    (DRAGON_BOAT, "2026-06-19", "2026-06-21"),
    (MID_AUTUMN, "2026-09-25", "2026-09-27"),
    (NATIONAL, "2026-10-01", "2026-10-07", "2026-09-20", "2026-10-10"),
)


def _marks() -> Iterator[tuple[date, MarkedDay]]:
    for name, *days in _ARRANGEMENTS:
        first, last, *worked = (date.fromisoformat(str(day)) for day in days)
        while first <= last:
            yield first, MarkedDay(is_work=False, name=name)
            first += ONE_DAY
        for day in worked:
            yield day, MarkedDay(is_work=True, name=WORKED)


DAYS: Mapping[date, MarkedDay] = MappingProxyType(dict(_marks()))
YEARS = frozenset(range(2019, 2027))
DEFAULT = WorkCalendar(days=DAYS, published=YEARS)
