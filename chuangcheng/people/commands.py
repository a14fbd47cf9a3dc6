"""Deeds on units, persons and grants."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.names import Name, read_name
from chuangcheng.kernel.once import once
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.people.models import Contact, Grant, Person, Unit, UnitKind, UnitName
from chuangcheng.people.rules import (
    may_edit_person,
    may_edit_unit,
    may_grant,
    may_manage_account,
)
from chuangcheng.places.models import Area
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions

OF_UNITS = frozenset({Role.RESPONSIBLE_UNIT, Role.PARTNER})
_USERNAME = re.compile(r"[A-Za-z0-9._-]{1,40}", re.ASCII)


@transaction.atomic
def add_unit(
    name: str,
    *,
    kind: UnitKind,
    by: Actor,
    now: datetime,
    short: str = "",
    trade: str = "",
    area: Area | None = None,
    note: str = "",
    aliases: Sequence[str] = (),
) -> Unit:
    """登记单位. Raises Refused when a unit of this name stands already."""
    require(may_edit_unit(by, area))
    called = read_name(name)
    _refuse_known_unit(called, area)
    unit = Unit(
        kind=kind,
        name=called.name,
        short=text.clean_line(short, most=30, field="short"),
        folded=called.folded,
        pinyin=called.pinyin,
        trade=text.clean_line(trade, most=16, field="trade"),
        area=area,
        note=text.clean_line(note, most=200, field="note"),
    )
    with once(_known_unit(called)):
        unit.save(force_insert=True)
    UnitName.objects.create(unit=unit, name=called.name, folded=called.folded)
    others = [read_name(other, field="aliases") for other in filter(None, (short, *aliases))]
    UnitName.objects.bulk_create(
        UnitName(unit=unit, name=other.name, folded=other.folded, official=False)
        for other in {other.folded: other for other in others}.values()
        if other.folded != called.folded
    )
    trail.record("people.add_unit", by=by, at=now, on=unit, facts={"name": called.name})
    return unit


@transaction.atomic
def rename_unit(unit: Unit, *, name: str, on: date, by: Actor, now: datetime) -> Unit:
    """单位更名: the old name stays for the days on which it was borne.

    `on` is the first day of the new name. Raises Refused for one before the present name's, or
    still to come, for a name that another unit bears, and for a unit that has ended.
    """
    require(may_edit_unit(by, unit.area))
    _refuse_ended(unit)
    called = read_name(name)
    current = unit.names.filter(official=True, until=OPEN_END).get()
    if on <= current.since:
        raise Refused(_("更名日期要晚于现名称的起用日期"), field="on")
    if on > law_day(now):
        raise Refused(_("更名日期不能晚于今天，到那天再改"), field="on")
    _refuse_known_unit(called, unit.area, but=unit)
    if not UnitName.objects.filter(pk=current.pk, until=OPEN_END).update(until=on):
        raise _overtaken(unit)
    borne = UnitName.objects.create(unit=unit, name=called.name, folded=called.folded, since=on)
    facts = {"name": [unit.name, called.name], "on": on.isoformat()}
    entry = trail.record("people.rename_unit", by=by, at=now, on=unit, facts=facts)
    versions.keep_told([unit], entry=entry, name=called.name)
    versions.keep_told([current], entry=entry, until=on)
    versions.keep_unmade([borne], entry=entry)
    unit.name, unit.folded, unit.pinyin = called.name, called.folded, called.pinyin
    unit.short = ""
    with once(_known_unit(called)):
        Unit.objects.filter(pk=unit.pk).update(
            name=unit.name, folded=unit.folded, pinyin=unit.pinyin, short=unit.short
        )
    return unit


@transaction.atomic
def end_unit(unit: Unit, *, on: date, by: Actor, now: datetime) -> Unit:
    """撤销单位, on a day that is no longer included; what it did stays under its name.

    Raises Refused for a day before it began or still to come, and for one that has ended.
    """
    require(may_edit_unit(by, unit.area))
    _refuse_ended(unit)
    if on <= unit.since:
        raise Refused(_("撤销日期要晚于单位的起用日期"), field="on")
    if on > law_day(now):
        raise Refused(_("撤销日期不能晚于今天，到那天再办"), field="on")
    if UnitName.objects.filter(unit=unit, until=OPEN_END, since__gte=on, official=True).exists():
        raise Refused(_("撤销日期要晚于现名称的起用日期"), field="on")
    with once(_known_unit(read_name(unit.name))):
        ended = Unit.objects.filter(pk=unit.pk, until=OPEN_END).update(until=on)
    if not ended:
        raise _overtaken(unit)
    unit.until = on
    entry = trail.record("people.end_unit", by=by, at=now, on=unit, facts={"on": on.isoformat()})
    borne = UnitName.objects.filter(unit=unit, until=OPEN_END)
    versions.keep_told(list(borne), entry=entry, until=on)
    borne.update(until=on)
    return unit


@transaction.atomic
def add_person(
    name: str,
    *,
    by: Actor,
    now: datetime,
    unit: Unit | None = None,
    post: str = "",
    phone: str = "",
    office_phone: str = "",
    contact: str = "",
    note: str = "",
    username: str | None = None,
    password: str | None = None,
    hashed: str = "",  # the password, hashed before: for many who get the same one
) -> Person:
    """登记人员; with a sign-in name it is an account. Raises Refused when that name is taken."""
    area = unit.area if unit else None
    require(may_edit_person(by, area))
    if username is not None:
        require(may_manage_account(by, area))
    called = read_name(name)
    person = Person(
        name=called.name,
        pinyin=called.pinyin,
        unit=unit,
        post=text.clean_line(post, most=40, field="post"),
        phone=text.clean_line(phone, most=20, field="phone"),
        office_phone=text.clean_line(office_phone, most=20, field="office_phone"),
        contact=Contact(contact) if contact else "",
        note=text.clean_line(note, most=200, field="note"),
        username=None if username is None else free_username(username),
        joined_at=now,
    )
    person.password = hashed or make_password(password)
    with once(taken(person.username)):
        person.save(force_insert=True)
    trail.record("people.add_person", by=by, at=now, on=person)
    return person


@transaction.atomic
def grant(
    person: Person,
    role: Role,
    *,
    by: Actor,
    now: datetime,
    unit: Unit | None = None,
    area: Area | None = None,
    since: date = ALWAYS,
    until: date = OPEN_END,
) -> Grant:
    """授予角色, for a unit or an area. Raises Refused without either, or for no day at all.

    Nobody grants to oneself, nor for more than one's own area; only roles of a unit need no area.
    """
    require(may_grant(by, person=person, area=area))
    if unit is None and area is None:
        raise Refused(_("角色要对应一个单位或一个区域"), field="area")
    if area is None and role not in OF_UNITS:
        raise Refused(_("“%s”要对应一个区域") % role.label, field="area")
    if until <= since:
        raise Refused(_("结束日期要晚于开始日期"), field="until")
    given = Grant.objects.create(
        person=person, role=role, unit=unit, area=area, since=since, until=until
    )
    trail.record("people.grant", by=by, at=now, on=person, facts=_facts(given))
    return given


@transaction.atomic
def end_grant(given: Grant, *, on: date, by: Actor, now: datetime) -> Grant:
    """收回角色, on a day that is no longer included; what was done under it stays."""
    require(may_grant(by, area=given.area))
    if not given.since <= on <= given.until:
        raise Refused(_("收回日期要在授权的有效期里"), field="on")
    if given.role == Role.ADMINISTRATOR:
        refuse_last_administrator([given], now=now)
    if not Grant.objects.filter(pk=given.pk, until=given.until).update(until=on):
        raise Overtaken(_("这项授权刚被别人改过，刷新后再办"))
    given.until = on
    trail.record("people.end_grant", by=by, at=now, on=given.person, facts=_facts(given))
    return given


@transaction.atomic
def resume_grant(given: Grant, *, until: date, by: Actor, now: datetime) -> Grant:
    """恢复角色: its end never was; it lasts until the day on which it was to end before."""
    require(may_grant(by, person=given.person, area=given.area))
    if until <= given.until:
        raise Refused(_("恢复后的结束日期要晚于现在的"), field="until")
    if not Grant.objects.filter(pk=given.pk, until=given.until).update(until=until):
        raise Overtaken(_("这项授权刚被别人改过，刷新后再办"))
    given.until = until
    trail.record("people.resume_grant", by=by, at=now, on=given.person, facts=_facts(given))
    return given


@transaction.atomic
def change_password(person: Person, password: str, *, by: Actor, now: datetime) -> Person:
    """修改密码, one's own; whoever calls has checked that it is a good one."""
    if by.person_id != person.pk:
        raise NotAllowed(_("只能修改自己的密码"))
    person.set_password(password)
    person.must_change_password = False
    Person.objects.filter(pk=person.pk).update(password=person.password, must_change_password=False)
    trail.record("people.change_password", by=by, at=now, on=person)
    return person


def refuse_last_administrator(given: Sequence[Grant], *, now: datetime) -> None:
    """最后一位管理员: somebody who can sign in must be left over each area, without an end.

    Raises Refused otherwise.
    """
    for one in given:
        over = one.area.concern().area_ids if one.area else frozenset()
        left = Grant.objects.filter(
            role=Role.ADMINISTRATOR,
            area__in=over,
            since__lte=law_day(now),
            until=OPEN_END,
            person__is_active=True,
            person__username__isnull=False,
        )
        if not left.exclude(pk__in=[other.pk for other in given]).exists():
            raise Refused(_("这是最后一位系统管理员，先给另一个人授予这个角色"))


def _refuse_ended(unit: Unit) -> None:
    if unit.until != OPEN_END:
        raise Refused(_("“%s”已经撤销") % unit.name)


def _overtaken(unit: Unit) -> Overtaken:
    return Overtaken(_("“%s”刚被别人改过，刷新后再办") % unit.name)


def _refuse_known_unit(called: Name, area: Area | None, but: Unit | None = None) -> None:
    same = Unit.objects.filter(area=area, folded=called.folded, until=OPEN_END, void=False)
    if any(unit != but for unit in same):
        raise _known_unit(called)


def _known_unit(called: Name) -> Refused:
    return Refused(_("已经有“%s”这个单位") % called.name, field="name")


def free_username(username: str) -> str:
    """登录名 as it is typed at the door: letters, digits and ._- only."""
    if not _USERNAME.fullmatch(username):
        raise Refused(_("登录名用字母、数字和 . _ -，最多 40 个"), field="username")
    if Person.objects.filter(username=username).exists():
        raise taken(username)
    return username


def taken(username: str | None) -> Refused:
    return Refused(_("登录名“%s”已有人用") % username, field="username")


def _facts(given: Grant) -> dict[str, object]:
    return {
        "role": given.role,
        "unit": given.unit_id,
        "area": given.area_id,
        "since": given.since.isoformat(),
        "until": given.until.isoformat(),
    }
