"""./dev run due: when is it due, and how does that come about? For support and tests.

A question is `{"start": ISO, "limit": "N:work_hour|work_day|natural_day", "events": [event, …]}`,
an event `{"type": "pause|resume|extend|redispatch|restart", "at": ISO, "id"?, "n"?, "unit"?}`.
The answer is `{"due": ISO or null, "provisional": bool, "steps": [sentence, …]}`.
"""

import json
import re
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _

from chuangcheng.calendars import published, queries, wording
from chuangcheng.calendars.worktime import WorkCalendar
from chuangcheng.issues import clock
from chuangcheng.kernel.refusal import Refused

QUESTION_KEYS = ("start", "limit", "events")
EVENT_KEYS = ("type", "at", "id", "n", "unit")
_Choices = TypeVar("_Choices", clock.EventKind, clock.Unit)
_LIMIT = re.compile(r"(\d{1,9}):([a-z_]+)", re.ASCII)


class Command(BaseCommand):
    """Answers one question, or a list of them with --batch."""

    help = str(_("算整改时限：什么时候到期，怎么来的"))
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--start", metavar="ISO", help=_("起算时间，不带时区的按北京时间"))
        parser.add_argument("--limit", metavar="N:UNIT", help=_("时限，例如 3:work_day"))
        parser.add_argument("--events", metavar="FILE", help=_("时钟事件，JSON；- 是标准输入"))
        parser.add_argument("--batch", metavar="FILE", help=_("一组问题，JSON；- 是标准输入"))
        parser.add_argument("--json", action="store_true", help=_("只输出 JSON"))

    def run_from_argv(self, argv: list[str]) -> None:
        """Lets a value begin with a dash (--limit -1:work_day), to refuse it in our own words."""
        super().run_from_argv(_joined_values(argv))

    def handle(self, *_args: object, **options: Any) -> None:
        try:
            if options["batch"] is None:
                self._answer_one(options)
                return
            questions = _read(options["batch"], "batch")
            if not isinstance(questions, list):
                raise Refused(_("要是一组问题的列表"), field="batch")
        except Refused as refusal:
            raise CommandError(_sentence(refusal)) from refusal
        calendar = self._calendar()
        self._print([_batch_answer(question, calendar) for question in questions])

    def _answer_one(self, options: Mapping[str, Any]) -> None:
        question = {"start": options["start"], "limit": options["limit"]}
        if options["events"] is not None:
            question["events"] = _read(options["events"], "events")
        asked = _asked(question)
        answer = clock.due(*asked, self._calendar())
        if options["json"]:
            self._print(_shape(answer))
            return
        for step in answer.steps:
            self.stdout.write(step.sentence)
        self.stdout.write(_conclusion(answer))

    def _calendar(self) -> WorkCalendar:
        """The office's calendar, or the published one where no database is laid yet."""
        try:
            return queries.calendar()
        except DatabaseError:
            self.stderr.write(_("数据库还没有建好，按公布的日历推算"))
            return published.DEFAULT

    def _print(self, answer: object) -> None:
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))


def _joined_values(argv: list[str]) -> list[str]:
    joined: list[str] = []
    for word in argv:
        if joined and joined[-1] in {"--start", "--limit"}:
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def _read(name: str, field: str) -> object:
    """The JSON of a file, or of standard input for `-`."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise Refused(_("读不了文件 %s") % name, field=field) from error
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused(_("%s 不是 UTF-8 的 JSON") % name, field=field) from error


def _batch_answer(question: object, calendar: WorkCalendar) -> dict[str, object]:
    try:
        return _shape(clock.due(*_asked(question), calendar))
    except Refused as refusal:
        return {"error": _sentence(refusal)}


def _asked(question: object) -> tuple[datetime, clock.Limit, list[clock.Event]]:
    given = _object(question, QUESTION_KEYS, "")
    start = _instant(given.get("start"), "start")
    limit = _limit(given.get("limit"))
    events = given.get("events")
    if not isinstance(events, list | None):
        raise Refused(_("要是事件的列表"), field="events")
    return start, limit, [_event(event, n) for n, event in enumerate(events or [])]


def _event(raw: object, place: int) -> clock.Event:
    where = f"events[{place}]"
    given = _object(raw, EVENT_KEYS, where)
    kind = _choice(given.get("type"), clock.EventKind, f"{where}.type")
    at = _instant(given.get("at"), f"{where}.at")
    name = given.get("id")
    if not isinstance(name, str | int | None) or isinstance(name, bool):
        raise Refused(_("要是文字或整数"), field=f"{where}.id")
    try:
        limit = _amount(given.get("n"), given.get("unit"))
        return clock.Event(kind, at, id=None if name is None else str(name), limit=limit)
    except Refused as refusal:
        raise Refused(refusal.reason, field=f"{where}.{refusal.field}") from refusal


def _amount(n: object, unit: object) -> clock.Limit | None:
    if n is None and unit is None:
        return None
    if not isinstance(n, int) or isinstance(n, bool):
        raise Refused(_("要是整数"), field="n")
    return clock.Limit(n, _choice(unit, clock.Unit, "unit"))


def _limit(raw: object) -> clock.Limit:
    found = _LIMIT.fullmatch(raw) if isinstance(raw, str) else None
    if found is None:
        raise Refused(_("写成 3:work_day、4:work_hour 或 2:natural_day 这样"), field="limit")
    try:
        return clock.Limit(int(found[1]), _choice(found[2], clock.Unit, "limit"))
    except Refused as refusal:
        raise Refused(refusal.reason, field="limit") from refusal


def _instant(raw: object, field: str) -> datetime:
    if raw is None:
        raise Refused(_("没有给出"), field=field)
    try:
        return datetime.fromisoformat(str(raw) if isinstance(raw, str) else "")
    except ValueError as error:
        raise Refused(
            _("%s 不是时间，写成 2021-04-02T15:20 这样") % _quoted(raw), field=field
        ) from error


def _choice(raw: object, choices: type[_Choices], field: str) -> _Choices:
    if raw not in choices.values:
        raise Refused(
            _("%(raw)s 不认得，只认 %(choices)s")
            % {"raw": _quoted(raw), "choices": "、".join(choices.values)},
            field=field,
        )
    return choices(raw)


def _object(raw: object, keys: tuple[str, ...], field: str) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise Refused(_("要是 JSON 对象"), field=field or "question")
    for key in raw:
        if key not in keys:
            named = f"{field}.{key}" if field else str(key)
            raise Refused(_("没有这一项，只认 %s") % "、".join(keys), field=named)
    return raw


def _quoted(raw: object) -> str:
    return f"“{str(raw)[:40]}”"


def _sentence(refusal: Refused) -> str:
    words = f"{refusal.field}: {refusal.reason}" if refusal.field else refusal.reason
    return words.encode(errors="replace").decode()  # broken characters of the input


def _shape(answer: clock.Due) -> dict[str, object]:
    return {
        "due": answer.due.isoformat() if answer.due else None,
        "provisional": answer.provisional,
        "steps": [step.sentence for step in answer.steps],
    }


def _conclusion(answer: clock.Due) -> str:
    if answer.due is None:
        return _("计时停着，没有到期时间")
    words = _("到期：%s") % wording.moment(answer.due)
    return _("%s(暂定)") % words if answer.provisional else words
