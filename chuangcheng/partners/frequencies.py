"""频次的写法: a rule in words (每周五上午，逢节假日顺延), read back from them, and as JSON.

Sits beside models.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import compact
from chuangcheng.partners.recurrence import DayOff, Every, HalfDay, Move, Rule

WEEKDAYS = "一二三四五六日"
_NUMERALS = {"两": 2, "二": 2, "三": 3, "四": 4}
_CHOICES: Mapping[str, type[Every | HalfDay | DayOff | Move]] = {
    "every": Every,
    "half": HalfDay,
    "off": DayOff,
    "move": Move,
}
_NUMBERS = ("interval", "weekday", "day")
_KEYS = (*_CHOICES, *_NUMBERS, "first")
_WRITTEN = re.compile(
    r"(?:(?P<week>每周|隔周|每(?P<n>\d{1,2}|[两二三四])周(?:的?周)?)(?:的?周|星期)?(?P<weekday>[一二三四五六日天])"
    r"|每(?:个)?月(?P<day>\d{1,2})(?:日|号)|(?P<month>每(?:个)?月(?:月)?[末底])|(?P<quarter>每季(?:度)?[末底]))"
    r"(?P<half>上午|下午)?"
    r"(?:[,，]?逢(?P<off>节假日|休息日)(?P<move>照常|停一次|顺延|提前))?"
)


def words(rule: Rule) -> str:
    """每周五上午，逢节假日顺延; 照常 is not said, for it is what a bare rule means."""
    if rule.move == Move.KEEP:
        return when(rule)
    facts = {"off": rule.off.label, "move": rule.move.label}
    return when(rule) + _("，逢%(off)s%(move)s") % facts


def when(rule: Rule) -> str:
    """每周五上午: what a rule says of plain days."""
    if rule.every == Every.WEEK:
        named = _weekly(rule.interval, WEEKDAYS[(rule.weekday or 1) - 1])
    elif rule.every == Every.MONTH:
        named = _("每月%s日") % rule.day
    else:
        named = str(rule.every.label)
    return named + (str(rule.half.label) if rule.half else "")


def read(written: str) -> Rule | None:
    """频次 from words; None where they name no rule."""
    found = _WRITTEN.fullmatch(compact(written))
    if found is None:
        return None
    said = found.groupdict()
    shared: dict[str, Any] = {
        "half": _named(HalfDay, said["half"]) or HalfDay.WHOLE,
        "off": _named(DayOff, said["off"]) or DayOff.HOLIDAY,
        "move": _named(Move, said["move"]) or Move.KEEP,
    }
    if said["week"]:
        weekday = WEEKDAYS.index(said["weekday"].replace("天", "日")) + 1
        interval = 2 if said["week"] == "隔周" else _number(said["n"])
        return Rule(every=Every.WEEK, weekday=weekday, interval=interval, **shared)
    if said["day"]:
        return Rule(every=Every.MONTH, day=int(said["day"]), **shared)
    every = Every.MONTH_END if said["month"] else Every.QUARTER_END
    return Rule(every=every, **shared)


def as_json(rule: Rule) -> dict[str, Any]:
    """The rule as it is kept; what was not said is left out."""
    kept = {name: value for name, value in asdict(rule).items() if value not in {None, ""}}
    return {name: str(v) if isinstance(v, str) else _plain(v) for name, v in kept.items()}


def from_json(raw: object) -> Rule:
    """The rule that JSON describes. Raises Refused at the part that does not fit."""
    if not isinstance(raw, dict):
        raise Refused(_("要是 JSON 对象"), field="rule")
    for key in raw:
        if key not in _KEYS:
            raise Refused(_("没有这一项，只认 %s") % "、".join(_KEYS), field=f"rule.{key}")
    if "every" not in raw:
        raise Refused(_("没有给出"), field="rule.every")
    return Rule(**{key: _part(key, value) for key, value in raw.items()})


def _part(key: str, value: object) -> Any:
    if choices := _CHOICES.get(key):
        if not isinstance(value, str) or value not in choices.values:
            known = "、".join(filter(None, choices.values))
            raise Refused(_("不认得，只认 %s") % known, field=f"rule.{key}")
        return choices(value)
    if key == "first":
        return _day(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(_("要是整数"), field=f"rule.{key}")
    return value


def _day(value: object) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise Refused(_("写成 2021-03-19 这样"), field="rule.first") from error


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _weekly(interval: int, weekday: str) -> str:
    match interval:
        case 1:
            return _("每周%s") % weekday
        case 2:
            return _("隔周周%s") % weekday
        case _:
            return _("每%(n)s周的周%(day)s") % {"n": interval, "day": weekday}


def _named(choices: type[Any], label: str | None) -> Any:
    return next((each for each in choices if each and str(each.label) == label), None)


def _number(numeral: str | None) -> int:
    if numeral is None:
        return 1
    return _NUMERALS.get(numeral) or int(numeral)
