"""What the demo must come out as: the office's own table, typed in here and nowhere else."""

from datetime import date

from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Kind

LAST_DAY = date(2021, 4, 15)

STATES = (
    State.ACCEPTED,
    State.DISPATCHED,
    State.RECTIFYING,
    State.SUBMITTED,
    State.CLOSED,
    State.RETURNED,
    State.SUSPENDED,
)
TABLE = {
    ("龙头山社区", Kind.FACILITY): (4, 3, 3, 0, 1, 1, 1),
    ("龙头山社区", Kind.SANITATION): (4, 2, 7, 2, 2, 0, 1),
    ("龙头山社区", Kind.PUBLICITY): (2, 1, 2, 1, 1, 0, 0),
    ("松树园社区", Kind.FACILITY): (6, 3, 3, 1, 1, 1, 1),
    ("松树园社区", Kind.SANITATION): (5, 4, 8, 2, 2, 0, 0),
    ("松树园社区", Kind.PUBLICITY): (2, 1, 3, 1, 1, 1, 0),
    ("姚家洼社区", Kind.FACILITY): (4, 2, 3, 0, 1, 1, 1),
    ("姚家洼社区", Kind.SANITATION): (4, 2, 5, 2, 2, 0, 0),
    ("姚家洼社区", Kind.PUBLICITY): (1, 1, 2, 1, 1, 0, 0),
    ("物流园社区", Kind.FACILITY): (3, 1, 2, 1, 0, 0, 1),
    ("物流园社区", Kind.SANITATION): (2, 2, 4, 1, 1, 1, 0),
    ("物流园社区", Kind.PUBLICITY): (1, 1, 2, 0, 1, 0, 0),
    ("XX社区", Kind.FACILITY): (3, 2, 2, 1, 0, 0, 1),
    ("XX社区", Kind.SANITATION): (3, 2, 4, 1, 2, 1, 0),
    ("XX社区", Kind.PUBLICITY): (2, 1, 2, 0, 1, 0, 0),
}
COMPOUNDS = {  # with 物业, without
    "龙头山社区": (6, 3),
    "松树园社区": (7, 4),
    "姚家洼社区": (4, 4),
    "物流园社区": (5, 1),
    "XX社区": (4, 3),
}
FOUND = {"龙头山社区": 38, "松树园社区": 46, "姚家洼社区": 33, "物流园社区": 24, "XX社区": 28}
FIGURES = {
    "places.communities": 5,
    "places.villages": 2,
    "places.compounds": 41,
    "inspections.compounds_covered": 41,
    "inspections.villages_covered": 2,
    "issues.found": 169,
    "issues.listed": 169,
    "issues.handled": 123,
    "issues.dispatched": 111,
    "issues.fixed_on_spot": 12,
    "issues.waiting": 46,
    "issues.unit_pending": 31,
    "issues.closed": 17,
    "issues.overdue": 4,
    "issues.rechecked": 3,
    "issues.relapsed": 0,
}
