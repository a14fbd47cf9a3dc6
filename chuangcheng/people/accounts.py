"""账号: who may sign in; the administrator opens, resets and shuts them, and sees no phone."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.once import once
from chuangcheng.kernel.permission import Permission, require
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.people.commands import free_username, refuse_last_administrator, taken
from chuangcheng.people.models import Grant, Person
from chuangcheng.people.rules import may_manage_account
from chuangcheng.trail import commands as trail


@transaction.atomic
def open_account(
    person: Person, username: str, *, password: str, by: Actor, now: datetime
) -> Person:
    """开通账号, with a one-time password that has to be changed at the first sign-in.

    Raises Refused for somebody who has an account, and for a sign-in name that is taken.
    """
    require(_may(by, person))
    if person.username is not None:
        raise Refused(_("%s已经有账号") % person.name, field="username")
    name = free_username(username)
    with once(taken(name)):
        _write(person, password, username=name, is_active=True, must_change_password=True)
    trail.record("people.open_account", by=by, at=now, on=person, facts={"username": name})
    return person


@transaction.atomic
def reset_password(person: Person, password: str, *, by: Actor, now: datetime) -> Person:
    """重设密码 of somebody else, to a one-time one; where they are signed in, they are no more.

    Raises Refused for one's own, and for a person without an account.
    """
    require(_may(by, person))
    if person.pk == by.person_id:
        raise Refused(_("自己的密码在“修改密码”里改"))
    _refuse_without(person)
    _write(person, password, must_change_password=True)
    trail.record("people.reset_password", by=by, at=now, on=person)
    return person


@transaction.atomic
def close_account(person: Person, *, by: Actor, now: datetime) -> Person:
    """停用账号: nobody signs in with it any more; what was done with it stays.

    Raises Refused for one's own, and for the last administrator's.
    """
    require(_may(by, person))
    _refuse_without(person)
    if person.pk == by.person_id:
        raise Refused(_("不能停用自己的账号，请另一位管理员办"))
    if not person.is_active:
        raise Refused(_("%s的账号已经停用") % person.name)
    today = law_day(now)
    held = Grant.objects.filter(person=person, role=Role.ADMINISTRATOR)
    valid = held.filter(since__lte=today, until__gt=today).select_related("area")
    refuse_last_administrator(list(valid), now=now)
    _write(person, is_active=False)
    trail.record("people.close_account", by=by, at=now, on=person)
    return person


@transaction.atomic
def reopen_account(person: Person, *, by: Actor, now: datetime) -> Person:
    """恢复账号, with the password it had."""
    require(_may(by, person))
    _refuse_without(person)
    if person.is_active:
        raise Refused(_("%s的账号没有停用") % person.name)
    _write(person, is_active=True)
    trail.record("people.reopen_account", by=by, at=now, on=person)
    return person


def _may(by: Actor, person: Person) -> Permission:
    return may_manage_account(by, person.unit.area if person.unit else None)


def _refuse_without(person: Person) -> None:
    if person.username is None:
        raise Refused(_("%s还没有账号") % person.name)


def _write(person: Person, password: str = "", **changes: object) -> None:
    """Writes to the account if it is still the one that somebody saw."""
    seen = {"username": person.username, "is_active": person.is_active}
    if password:
        person.set_password(password)
        changes["password"] = person.password
    if not Person.objects.filter(pk=person.pk, void=False, **seen).update(**changes):
        raise Overtaken(_("%s的账号刚被别人改过，刷新后再办") % person.name)
    for name, value in changes.items():
        setattr(person, name, value)
