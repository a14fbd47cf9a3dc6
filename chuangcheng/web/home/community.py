"""本社区: the numbers of the community or village in which somebody works."""

from dataclasses import replace
from typing import Any

from chuangcheng.kernel.actor import Actor
from chuangcheng.places import queries as places
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.web.home import numbers
from chuangcheng.web.home.work import Work
from chuangcheng.web.issues.listing import short_area

Shape = dict[str, Any]


def blocks(work: Work) -> list[Shape]:
    """One narrow ledger; nothing for whom no area is given."""
    own = own_community(work.actor)
    if own is None:
        return []
    lines = numbers.lines(replace(work.scope, area=own))
    title = short_area(own.name)
    return [{"kind": "lines", "id": "community", "title": title, "link": None, "lines": lines}]


def own_community(actor: Actor) -> Area | None:
    """The community or village in which somebody works; that of a grid is the one around it."""
    area = places.root_areas(actor).select_related("parent").order_by("pk").first()
    return area.parent if area is not None and area.kind == AreaKind.GRID else area
