"""Permission: yes or no, always with the reason; the policy table is made of rights.

Each context writes its rights into the `POLICY` of its `rules.py`; the whole table is printed
from them and every rule looks its answer up here, so the page "who may do what" cannot lie.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor, Grant, Role
from chuangcheng.kernel.refusal import NotAllowed

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Permission:
    """许可: the answer of a rule; truthy when given."""

    yes: bool
    reason: str

    def __bool__(self) -> bool:
        return self.yes


class Reach(StrEnum):
    """How far a right goes from the person who holds it."""

    AREA = "area"  # things inside the area of the grant
    UNIT = "unit"  # things that concern the unit of the grant
    SUBDISTRICT = "subdistrict"  # things of the whole sub-district in which the grant lies
    OWN = "own"  # things that the person made
    ANY = "any"  # not bound to a thing


@dataclass(frozen=True, slots=True)
class Right:
    """权限表的一行: this verb, for this role, this far; `note` is printed beside it."""

    verb: str
    role: Role
    reach: Reach
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Verb:
    """一件可做的事: its key and its Chinese name."""

    key: str
    name: Words


@dataclass(frozen=True, slots=True)
class Concern:
    """Where a thing lies and whom it concerns: all that a right is compared with."""

    area_ids: frozenset[int] = frozenset()
    unit_ids: frozenset[int] = frozenset()
    person_ids: frozenset[int] = frozenset()


def present(*ids: int | None) -> frozenset[int]:
    """The ids that are there."""
    return frozenset(id for id in ids if id is not None)


class Concerned(Protocol):
    """Anything that can say where it lies and whom it concerns."""

    def concern(self) -> Concern: ...


class Policy:
    """权限表: one context's verbs and who may do them, as data."""

    def __init__(self, verbs: Iterable[Verb], rights: Iterable[Right]) -> None:
        self.verbs: Mapping[str, Verb] = {verb.key: verb for verb in verbs}
        self.rights = tuple(rights)
        unknown = {right.verb for right in self.rights} - self.verbs.keys()
        if unknown:
            raise ValueError(f"rights without a verb: {sorted(unknown)}")

    def of(self, verb: str) -> tuple[Right, ...]:
        """The rights that give one verb."""
        if verb not in self.verbs:
            raise KeyError(verb)
        return tuple(right for right in self.rights if right.verb == verb)

    def permit(self, actor: Actor, verb: str, thing: Concerned | None = None) -> Permission:
        """May this person do this (to this thing)? The reason names the right, or what lacks."""
        rights = self.of(verb)
        held = [right for right in rights if right.role in actor.roles]
        concern = thing.concern() if thing is not None else None
        for right in held:
            for grant in actor.holding(right.role):
                if concern is None or covers(right.reach, grant, actor, concern):
                    return Permission(True, _role_gives(right, self.verbs[verb]))
        if held:
            return denied(_out_of_reach(held[0], self.verbs[verb]))
        return denied(_needs_role(rights, self.verbs[verb]))


def covers(reach: Reach, grant: Grant, actor: Actor, concern: Concern) -> bool:
    """Whether a grant with this reach extends to a thing."""
    match reach:
        case Reach.ANY:
            return True
        case Reach.AREA:
            return grant.area_id in concern.area_ids
        case Reach.SUBDISTRICT:
            return grant.subdistrict_id in concern.area_ids
        case Reach.UNIT:
            return grant.unit_id in concern.unit_ids
        case Reach.OWN:
            return actor.person_id in concern.person_ids


def denied(reason: str) -> Permission:
    """No, because …"""
    return Permission(False, reason)


def require(permission: Permission) -> None:
    """Go on only with permission. Raises NotAllowed with the rule's own reason."""
    if not permission:
        raise NotAllowed(permission.reason)


def _role_gives(right: Right, verb: Verb) -> str:
    return _("“%(role)s”可以%(verb)s") % {"role": right.role.label, "verb": verb.name}


def _out_of_reach(right: Right, verb: Verb) -> str:
    where = {
        Reach.AREA: _("只能在自己的辖区内"),
        Reach.SUBDISTRICT: _("只能在自己的街道内"),
        Reach.UNIT: _("只能对交给本单位的"),
        Reach.OWN: _("只能对自己登记的"),
    }[right.reach]
    return _("“%(role)s”%(where)s%(verb)s") % {
        "role": right.role.label,
        "where": where,
        "verb": verb.name,
    }


def _needs_role(rights: tuple[Right, ...], verb: Verb) -> str:
    roles = list(dict.fromkeys(f"“{right.role.label}”" for right in rights))
    if not roles:
        return _("%(verb)s还没有开放给任何角色") % {"verb": verb.name}
    return _("%(verb)s要%(roles)s角色，你没有") % {
        "verb": verb.name,
        "roles": _("或").join(roles),
    }
