"""What the domain's management commands share: JSON alone on stdout, refusals as sentences."""

import json
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people import queries as people
from chuangcheng.places import queries as places
from chuangcheng.places.models import Area
from chuangcheng.web import clock

Handle = Callable[..., None]


def refusals_as_errors(handle: Handle) -> Handle:
    """A refusal ends the command with its sentence on stderr and exit code 1."""

    @wraps(handle)
    def answered(self: BaseCommand, *args: Any, **options: Any) -> None:
        try:
            handle(self, *args, **options)
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal

    return answered


def write_json(command: BaseCommand, value: object) -> None:
    """One JSON document, and nothing else, on stdout."""
    command.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def area_named(words: str | None, *, on: date) -> Area:
    """The area by code or name; without one the office's own sub-district."""
    if words:
        return places.find_area(words, on=on)
    own = places.first_subdistrict()
    if own is None:
        raise Refused(_("还没有设置街道"))
    return own


def day_given(text: str | None) -> date:
    """The day as YYYY-MM-DD; without one the domain's today. Raises Refused for no day."""
    if text is None:
        return clock.today()
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise Refused(_("“%s”不是日期，写成 2021-04-15 这样") % text) from problem


def account_named(username: str) -> Actor:
    """The person behind a sign-in name. Raises Refused when there is none."""
    person = people.account(username)
    if person is None:
        raise Refused(_("没有登录名为“%s”的账号") % username)
    return people.actor_of(person, on=clock.today())
