"""区划: correcting an area, and handing it over to its successor (区划调整)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.once import once
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.commands import add_area, end_area
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.places.rules import may_edit_area
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

_LONGEST = {"name": 60, "code": 15}
_EDITED = frozenset({"name", "code", "order"})


@transaction.atomic
def edit_area(area: Area, *, by: Actor, now: datetime, **changes: Any) -> Area:
    """修改区域: a correction, which holds for every day asked about.

    Takes name, code and order. A new name from some day on is another area: `replace_area`.
    """
    require(may_edit_area(by, area))
    if unknown := changes.keys() - _EDITED:
        raise TypeError(f"an area keeps its {', '.join(sorted(unknown))}")
    facts = {name: _read(name, value) for name, value in changes.items()}
    moved = {name: value for name, value in facts.items() if getattr(area, name) != value}
    if not moved:
        return area
    if "name" in moved:
        _refuse_known(area, str(moved["name"]))
    told = {name: [str(getattr(area, name)), str(value)] for name, value in moved.items()}
    entry = trail.record("places.edit_area", by=by, at=now, on=area, facts=told)
    with once(_known(str(facts.get("name", area.name)))):
        return versions.revise(area, entry=entry, **moved)


@transaction.atomic
def replace_area(area: Area, *, name: str, on: date, by: Actor, now: datetime) -> Area:
    """区划调整: from a day on a new area stands in the place of this one; returns it.

    Its grids go on inside the successor. What happened in the old area stays there.
    """
    require(may_edit_area(by, area))
    if area.kind == AreaKind.SUBDISTRICT:
        raise Refused(_("街道的调整要连同编号一起，请联系安装人员"))
    entry = trail.record("places.replace_area", by=by, at=now)
    inside = by.within(entry.deed)
    grids = list(Area.objects.filter(parent=area, void=False, until__gt=on).order_by("order", "id"))
    for grid in grids:
        end_area(grid, on=on, by=inside, now=now)
    end_area(area, on=on, by=inside, now=now)
    successor = _opened_like(area, area.parent, name=name, on=on, by=inside, now=now)
    for grid in grids:
        _opened_like(grid, successor, name=grid.name, on=on, by=inside, now=now)
    _hand_over(area, successor, entry)
    return successor


@transaction.atomic
def merge_area(area: Area, *, into: Area, on: date, by: Actor, now: datetime) -> Area:
    """并入: from a day on another area of the same kind stands for this one too; returns it.

    Raises Refused for another kind, one that has ended by then, and while grids go on inside.
    """
    require(may_edit_area(by, area))
    if into.pk == area.pk or into.parent_id != area.parent_id:
        raise Refused(_("要并入同一级的另一个区域"), field="into")
    if into.void or not into.since <= on < into.until:
        raise Refused(_("“%s”在这一天已经撤销") % into.name, field="into")
    entry = trail.record("places.merge_area", by=by, at=now)
    end_area(area, on=on, by=by.within(entry.deed), now=now)
    _hand_over(area, into, entry)
    return into


def _opened_like(
    area: Area, parent: Area | None, *, name: str, on: date, by: Actor, now: datetime
) -> Area:
    return add_area(
        parent=parent,
        kind=AreaKind(area.kind),
        name=name,
        code=area.code,
        order=area.order,
        since=on,
        by=by,
        now=now,
    )


def _hand_over(area: Area, successor: Area, entry: Entry) -> None:
    """The successor is named in the ended area; it is no fact that is counted."""
    Area.objects.filter(pk=area.pk).update(successor=successor)
    area.successor = successor
    trail.note(entry, [(area, {"successor": successor.name})])


def _read(name: str, value: Any) -> Any:
    if name == "name":
        return text.filled(value, most=_LONGEST[name], field=name)
    if name == "code":
        return text.clean_line(value, most=_LONGEST[name], field=name)
    return value


def _refuse_known(area: Area, name: str) -> None:
    beside = Area.objects.filter(parent=area.parent_id, name=name, until=area.until, void=False)
    if beside.exclude(pk=area.pk).exists():
        raise _known(name)


def _known(name: str) -> Refused:
    return Refused(_("这里已经有“%s”") % name, field="name")
