"""Deeds on units, persons and grants."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.kernel import pinyin, text
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.people.models import Grant, Person, Unit, UnitKind, UnitName
from chuangcheng.people.rules import may_edit_person, may_edit_unit, may_grant
from chuangcheng.places.models import Area
from chuangcheng.trail import commands as trail


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
    aliases: Sequence[str] = (),
) -> Unit:
    """登记单位. Raises Refused when a unit of this name stands already."""
    require(may_edit_unit(by))
    name = text.filled(name, most=60, field="name")
    folded = text.folded(name)
    if Unit.objects.filter(area=area, folded=folded, until=OPEN_END).exists():
        raise Refused(_("已经有“%s”这个单位") % name, field="name")
    unit = Unit.objects.create(
        kind=kind,
        name=name,
        short=text.clean_line(short, most=30, field="short"),
        folded=folded,
        pinyin=pinyin.sort_key(name),
        trade=trade,
        area=area,
    )
    UnitName.objects.create(unit=unit, name=name, folded=folded)
    UnitName.objects.bulk_create(
        UnitName(unit=unit, name=alias, folded=text.folded(alias), official=False)
        for alias in dict.fromkeys((*filter(None, [short]), *aliases))
    )
    trail.record("people.add_unit", by=by, at=now, on=unit, facts={"name": name})
    return unit


@transaction.atomic
def rename_unit(unit: Unit, *, name: str, on: date, by: Actor, now: datetime) -> Unit:
    """单位更名: the old name stays for the days on which it was borne."""
    require(may_edit_unit(by))
    name = text.filled(name, most=60, field="name")
    current = unit.names.filter(official=True, until=OPEN_END).get()
    if on <= current.since:
        raise Refused(_("更名日期要晚于现名称的起用日期"), field="on")
    UnitName.objects.filter(pk=current.pk).update(until=on)
    UnitName.objects.create(unit=unit, name=name, folded=text.folded(name), since=on)
    facts = {"name": [unit.name, name], "on": on.isoformat()}
    unit.name, unit.folded, unit.pinyin = name, text.folded(name), pinyin.sort_key(name)
    Unit.objects.filter(pk=unit.pk).update(
        name=unit.name, folded=unit.folded, pinyin=unit.pinyin, short=""
    )
    trail.record("people.rename_unit", by=by, at=now, on=unit, facts=facts)
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
    username: str | None = None,
    password: str | None = None,
) -> Person:
    """登记人员; with a sign-in name it is an account. Raises Refused when that name is taken."""
    require(may_edit_person(by))
    name = text.filled(name, most=60, field="name")
    if username is not None and Person.objects.filter(username=username).exists():
        raise Refused(_("登录名“%s”已有人用") % username, field="username")
    person = Person(
        name=name,
        pinyin=pinyin.sort_key(name),
        unit=unit,
        post=text.clean_line(post, most=40, field="post"),
        phone=text.clean_line(phone, most=20, field="phone"),
        username=username,
        joined_at=now,
    )
    if password is None:
        person.set_unusable_password()
    else:
        person.set_password(password)
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
    """授予角色, for a unit or an area. Raises Refused without either."""
    require(may_grant(by))
    if unit is None and area is None:
        raise Refused(_("角色要对应一个单位或一个区域"))
    given = Grant.objects.create(
        person=person, role=role, unit=unit, area=area, since=since, until=until
    )
    trail.record("people.grant", by=by, at=now, on=person, facts={"role": role})
    return given


@transaction.atomic
def change_password(person: Person, password: str, *, by: Actor, now: datetime) -> Person:
    """修改密码, one's own; whoever calls has checked that it is a good one."""
    if by.person_id != person.pk:
        raise NotAllowed(_("只能修改自己的密码"))
    person.set_password(password)
    Person.objects.filter(pk=person.pk).update(password=person.password)
    trail.record("people.change_password", by=by, at=now, on=person)
    return person
