"""Figures of the daily tally: what the communities did day by day, in five sums."""

from django.utils.translation import gettext_lazy as _

from chuangcheng.campaigns import queries
from chuangcheng.campaigns.models import COUNTED, DayTally, DayTallyEver
from chuangcheng.figures.cuts import COMMUNITY, LEVELS, by_day, by_month
from chuangcheng.figures.kinds import Count, Happened, Kind, Shown, Sum, Words

TALLIES = Kind(
    key="day_tallies",
    name=_("日工作量"),
    model=DayTally,
    ever=DayTallyEver,
    levels=LEVELS,
    cuts={"community": COMMUNITY, "day": by_day("worked_on"), "month": by_month("worked_on")},
    shown=Shown(DayTally, queries.visible_tallies, label="__str__", related=("community",)),
)
_WORKED = Happened("worked_on")


def _sum(column: str, name: Words, basis: Words) -> Sum:
    return Sum(
        key=f"campaigns.tally_{column}",
        name=name,
        unit=COUNTED[column][1],
        of=TALLIES,
        when=_WORKED,
        basis=basis,
        column=column,
        certainty=f"{column}_certainty",
    )


LINES = Count(
    key="campaigns.tallies",
    name=_("日工作量登记"),
    unit=_("条"),
    of=TALLIES,
    when=_WORKED,
    basis=_("从起始日到截至日登记的日工作量，一个社区(村)一天一条；没有登记的日子不算没有干。"),
)
PEOPLE = _sum(
    "people",
    _("出动人员"),
    _("各社区(村)每天出动的人数相加，一个人出动几天算几次；没有数的不按0算，合计写“至少”。"),
)
VEHICLES = _sum(
    "vehicles",
    _("出动车辆"),
    _("各社区(村)每天出动的车辆相加，一辆车出动几天算几次；没有数的不按0算，合计写“至少”。"),
)
SMALL_ADS = _sum(
    "small_ads",
    _("清除小广告"),
    _("日工作量里清除的小广告相加；登记成问题的另计；没有数的不按0算，合计写“至少”。"),
)
LEAFLETS = _sum(
    "leaflets",
    _("日常发放宣传单"),
    _("日工作量里发放的宣传单相加；上门入户时发的另计；没有数的不按0算，合计写“至少”。"),
)
FIXED = _sum(
    "fixed",
    _("现场随手整改"),
    _("当天随手整改、没有登记成问题的相加；立行立改另计；没有数的不按0算，合计写“至少”。"),
)

SUMS = (PEOPLE, VEHICLES, SMALL_ADS, LEAFLETS, FIXED)
FIGURES = (LINES, *SUMS)
