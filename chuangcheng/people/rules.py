"""Rights over persons, units, accounts and grants."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.actor import ABOVE, STAFF, UNITS, Actor, Grant, Role
from chuangcheng.kernel.permission import (
    Concerned,
    Permission,
    Policy,
    Reach,
    Right,
    Verb,
    denied,
)
from chuangcheng.people.models import Person
from chuangcheng.places.models import Area

POLICY = Policy(
    verbs=[
        Verb("people.see", gettext_lazy("查看单位和人员")),
        Verb("people.see_phone", gettext_lazy("看手机号码")),
        Verb("people.edit_unit", gettext_lazy("登记和修改单位")),
        Verb("people.edit_person", gettext_lazy("登记和修改人员")),
        Verb("people.account", gettext_lazy("管理账号")),
        Verb("people.grant", gettext_lazy("授予角色")),
        Verb("people.export", gettext_lazy("导出通讯录")),
        Verb("people.import", gettext_lazy("导入通讯录")),
    ],
    rights=[
        *(Right("people.see", role, Reach.SUBDISTRICT) for role in STAFF),
        *(Right("people.see", role, Reach.UNIT) for role in UNITS),
        *(Right("people.see", role, Reach.AREA) for role in ABOVE),
        Right("people.see_phone", Role.CAMPAIGN_OFFICE, Reach.ANY),
        Right("people.see_phone", Role.LEADER, Reach.ANY),
        Right("people.edit_unit", Role.CAMPAIGN_OFFICE, Reach.SUBDISTRICT),
        Right("people.edit_unit", Role.ADMINISTRATOR, Reach.AREA),
        Right("people.edit_person", Role.CAMPAIGN_OFFICE, Reach.SUBDISTRICT),
        Right("people.edit_person", Role.ADMINISTRATOR, Reach.AREA),
        Right("people.account", Role.ADMINISTRATOR, Reach.AREA),
        Right("people.grant", Role.ADMINISTRATOR, Reach.AREA, gettext_lazy("不能给自己")),
        Right("people.export", Role.CAMPAIGN_OFFICE, Reach.SUBDISTRICT),
        Right("people.export", Role.LEADER, Reach.SUBDISTRICT),
        Right("people.export", Role.COMMUNITY, Reach.SUBDISTRICT, gettext_lazy("号码打码")),
        Right("people.export", Role.ADMINISTRATOR, Reach.AREA, gettext_lazy("号码打码")),
        Right("people.import", Role.CAMPAIGN_OFFICE, Reach.SUBDISTRICT),
        Right("people.import", Role.ADMINISTRATOR, Reach.AREA),
    ],
)


def may_edit_unit(actor: Actor, area: Area | None = None) -> Permission:
    """登记和修改单位, of one's own sub-district or above all of them."""
    return _around(actor, "people.edit_unit", area)


def may_edit_person(actor: Actor, area: Area | None = None) -> Permission:
    """登记和修改人员 of the units in an area."""
    return _around(actor, "people.edit_person", area)


def may_manage_account(actor: Actor, area: Area | None = None) -> Permission:
    """管理账号 of the people of the units in an area."""
    return _around(actor, "people.account", area)


def may_import(actor: Actor, area: Area | None = None) -> Permission:
    """导入通讯录, for the units of an area."""
    return _around(actor, "people.import", area)


def may_grant(
    actor: Actor, *, person: Person | None = None, area: Area | None = None
) -> Permission:
    """授予角色: never for more than one's own area, and never to oneself."""
    given = POLICY.permit(actor, "people.grant")
    if not given:
        return given
    if person is not None and person.pk == actor.person_id:
        return denied(_("不能给自己授予角色，请另一位管理员办"))
    if area is None or _holds(_held(actor, "people.grant"), area):
        return given
    return denied(_("“%s”不在你的辖区内，只能在自己的辖区内授予角色") % area.name)


def may_see_phone(actor: Actor, person: Concerned) -> Permission:
    """看手机号码: others see it masked."""
    return POLICY.permit(actor, "people.see_phone", person)


def seen_by(actor: Actor, *, verb: str = "people.see", of: str = "") -> Q:
    """可见范围 over units; `of` leads from a row to its unit.

    What belongs to no sub-district (a city's or a district's body) is there for all of them.
    """
    path = f"{of}__" if of else ""
    allowed = Q(pk__in=())
    for right in POLICY.of(verb):
        for grant in actor.holding(right.role):
            allowed |= _grant_q(right.reach, grant, path)
    return allowed


def _around(actor: Actor, verb: str, area: Area | None) -> Permission:
    given = POLICY.permit(actor, verb)
    if not given or area is None or area.subdistrict_id is None:
        return given
    held = _held(actor, verb)
    if _holds(held, area) or any(grant.subdistrict_id == area.subdistrict_id for grant in held):
        return given
    return denied(_("“%s”不在你的街道里") % area.name)


def _held(actor: Actor, verb: str) -> list[Grant]:
    roles = {right.role for right in POLICY.of(verb)}
    return [grant for grant in actor.grants if grant.role in roles]


def _holds(held: list[Grant], area: Area) -> bool:
    """Whether a grant reaches over an area; the installer's is for no area and reaches anywhere."""
    ids = area.concern().area_ids
    return any(
        grant.area_id in ids or (grant.area_id is None and grant.unit_id is None) for grant in held
    )


def _grant_q(reach: Reach, grant: Grant, path: str) -> Q:
    if reach is Reach.UNIT:
        return _one(f"{path}pk", grant.unit_id)
    if grant.area_id is None:
        return Q(pk__in=())
    above_all = Q(**{f"{path}area__subdistrict__isnull": True})
    if grant.subdistrict_id is not None:
        return above_all | _one(f"{path}area__subdistrict", grant.subdistrict_id)
    inside = (_one(f"{path}area__{level}", grant.area_id) for level in ("city", "district"))
    return above_all | next(inside) | next(inside)


def _one(field: str, value: Any) -> Q:
    return Q(pk__in=()) if value is None else Q(**{field: value})
