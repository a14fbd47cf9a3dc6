"""演示账号: who can be signed in as with one click."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from chuangcheng.calendars.worktime import law_day
from chuangcheng.kernel.actor import Role
from chuangcheng.people.models import Grant, Person
from chuangcheng.web import clock

_ORDER = list(Role)


@dataclass(frozen=True, slots=True)
class Account:
    """账号: its sign-in name, the person's name, the roles in words."""

    username: str
    name: str
    role: str
    leads: bool  # the first of its role, which is enough to begin with

    @property
    def url(self) -> str:
        """Where a POST signs in as this person."""
        return reverse("demo:sign_in", args=[self.username])


def offered() -> list[Account]:
    """What the sign-in page offers: every account in a demo, nobody anywhere else."""
    moment = clock.read()
    return listed(on=law_day(moment.now)) if settings.DEMO and moment.is_demo else []


def listed(*, on: date) -> list[Account]:
    """全部账号, in the order of the roles; persons without a sign-in name have none."""
    people = Person.objects.exclude(username=None).filter(is_active=True)
    grants = (
        Grant.objects.filter(person__in=people, since__lte=on, until__gt=on)
        .select_related("person", "unit", "area")
        .order_by("person_id", "id")
    )
    held: dict[Person, list[Grant]] = {}
    for grant in grants:
        held.setdefault(grant.person, []).append(grant)
    ordered = sorted(held.items(), key=lambda item: (_ORDER.index(Role(item[1][0].role)),))
    first = {grants[0].role: person for person, grants in reversed(ordered)}
    return [
        Account(
            username=person.username or "",
            name=person.name,
            role="、".join(dict.fromkeys(map(_words, grants))),
            leads=first[grants[0].role] == person,
        )
        for person, grants in ordered
    ]


def _words(grant: Grant) -> str:
    """责任单位 · 和美物业: the role, with what it is held for where that tells persons apart."""
    role = Role(grant.role)
    where = grant.unit or grant.area
    return f"{role.label} · {where}" if role in _TOLD_APART and where else str(role.label)


_TOLD_APART = frozenset(
    {Role.COMMUNITY, Role.GRID_WORKER, Role.RESPONSIBLE_UNIT, Role.PARTNER, Role.STATION_KEEPER}
)
