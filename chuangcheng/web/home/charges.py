"""我包的社区: the numbers of the communities for which a leader answers today."""

from typing import Any

from chuangcheng.duties import queries as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.web.home import areas
from chuangcheng.web.home.work import Work

Shape = dict[str, Any]


def blocks(work: Work) -> list[Shape]:
    """One block for each, by the charges in force."""
    mine = duties.areas_of(work.actor.person_id, ChargeKind.LEADER, on=work.day)
    charged = {area.pk for area in mine}
    if not charged:
        return []
    return [
        {"kind": "strip", "id": f"charge-{row.area.pk}", "link": None}
        | areas.charge(row, work.scope)
        for row in areas.counted(work)
        if row.area.pk in charged
    ]
