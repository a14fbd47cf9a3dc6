"""Deeds on the installation itself: it is founded once, and backed up often."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.issues import categories
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.once import once
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.offices.models import Backup, Founding
from chuangcheng.offices.queries import is_unfounded
from chuangcheng.offices.rules import may_back_up, may_found
from chuangcheng.people import commands as people
from chuangcheng.people.models import Person, UnitKind
from chuangcheng.places import commands as places
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.trail import commands as trail

MOST_LEAVES = 300  # communities and villages of one sub-district; more is a pasted mistake


@dataclass(frozen=True, kw_only=True)
class Charter:
    """开通内容: what somebody says of the office before it is there.

    `password` is a good one: whoever calls has checked it.
    """

    city: str
    district: str
    subdistrict: str
    mark: str
    communities: Sequence[str]
    villages: Sequence[str] = field(default=())
    unit: str
    name: str
    username: str
    password: str = field(repr=False)


@transaction.atomic
def found(charter: Charter, *, by: Actor, now: datetime) -> Person:
    """开通本单位: its areas, its unit, the example categories and its first account, all or none.

    Raises Overtaken when it was founded before, or in this very moment by somebody else. The work
    calendar needs no deed: the published years hold until the office enters its own days.
    """
    require(may_found(by))
    entry = trail.record("offices.found", by=by, at=now, on="offices.founding:1")
    own = by.within(entry.deed)
    if not is_unfounded():
        raise _founded_already()
    with once(_founded_already()):
        Founding.objects.create(at=now)
    town = _set_areas(charter, by=own, now=now)
    with _at("unit"):
        unit = people.add_unit(charter.unit, kind=UnitKind.OFFICE, area=town, by=own, now=now)
    person = people.add_person(
        charter.name,
        unit=unit,
        username=charter.username,
        password=charter.password,
        by=own,
        now=now,
    )
    for role in (Role.ADMINISTRATOR, Role.CAMPAIGN_OFFICE):
        people.grant(person, role, unit=unit, area=town, by=own, now=now)
    categories.install(by=own, now=now)
    return person


@transaction.atomic
def record_backup(
    *, path: str, size: int, sha256: str, files: int, by: Actor, now: datetime
) -> Backup:
    """记下备份: that it was made, where it lies and by which hash it is known."""
    require(may_back_up(by))
    made = Backup.objects.create(at=now, path=path[-400:], size=size, sha256=sha256, files=files)
    facts = {"path": path, "size": size, "sha256": sha256, "files": files}
    trail.record("offices.back_up", by=by, at=now, on=made, facts=facts)
    return made


def _set_areas(charter: Charter, *, by: Actor, now: datetime) -> Area:
    """The tree down to the communities and villages; gives the sub-district."""
    above: Area | None = None
    for kind in (AreaKind.CITY, AreaKind.DISTRICT, AreaKind.SUBDISTRICT):
        mark = charter.mark if kind == AreaKind.SUBDISTRICT else ""
        with _at(kind):
            name = getattr(charter, kind)
            above = places.add_area(parent=above, kind=kind, name=name, mark=mark, by=by, now=now)
    leaves = [
        *((AreaKind.COMMUNITY, "communities", name) for name in charter.communities),
        *((AreaKind.VILLAGE, "villages", name) for name in charter.villages),
    ]
    if not leaves:
        raise Refused(_("至少写一个社区或村，一行一个"), field="communities")
    if len(leaves) > MOST_LEAVES:
        facts = {"n": len(leaves), "most": MOST_LEAVES}
        raise Refused(
            _("写了 %(n)d 个社区和村，最多 %(most)d 个；看看是不是粘错了") % facts,
            field="communities",
        )
    for order, (kind, column, name) in enumerate(leaves, start=1):
        with _at(column):
            places.add_area(parent=above, kind=kind, name=name, order=order, by=by, now=now)
    if above is None:
        raise AssertionError("the tree has no sub-district")
    return above


@contextmanager
def _at(column: str) -> Iterator[None]:
    """A refusal of a lower deed about a name is one about this column of the charter."""
    try:
        yield
    except Refused as refusal:
        if refusal.field == "name":
            refusal.field = column
        raise


def _founded_already() -> Refused:
    return Overtaken(_("本单位已经开通，用已有的账号登录"))
