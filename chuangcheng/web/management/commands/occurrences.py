"""./dev run occurrences: the days on which a recurring promise is expected, and what was moved.

A rule is `{"every": "week|month|month_end|quarter_end", "weekday"?: 1–7, "interval"?: weeks,
"day"?: 1–31, "half"?: "am|pm", "off"?: "holiday|rest_day", "move"?: "keep|skip|next|previous",
"first"?: ISO day}`, or the words that the ledger takes (每周五上午，逢节假日顺延).
The answer is `{"rule": words, "provisional": [years], "occurrences": [{"day": ISO or null,
"own_days": [ISO], "moved": bool, "why": sentence}]}`.
"""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _

from chuangcheng.calendars import published, queries
from chuangcheng.calendars.worktime import WorkCalendar
from chuangcheng.kernel.refusal import Refused
from chuangcheng.partners import frequencies
from chuangcheng.partners.recurrence import Occurrence, Rule, occurrences


class Command(BaseCommand):
    """Prints the expected occurrences of one rule within a span of days."""

    help = str(_("推算周期性承诺应有的各次：哪天来，什么挪了，为什么"))
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rule", metavar="JSON", required=True, help=_("频次，JSON 或原话"))
        parser.add_argument("--start", metavar="DATE", required=True, help=_("从哪天起，含当天"))
        parser.add_argument("--end", metavar="DATE", required=True, help=_("到哪天止，含当天"))
        parser.add_argument("--json", action="store_true", help=_("只输出 JSON"))

    def handle(self, *_args: object, **options: Any) -> None:
        try:
            rule = _rule(options["rule"])
            span = {key: _day(options[key], key) for key in ("start", "end")}
            calendar = self._calendar()
            found = occurrences(rule, **span, calendar=calendar)
        except Refused as refusal:
            words = f"{refusal.field}: {refusal.reason}" if refusal.field else refusal.reason
            raise CommandError(words) from refusal
        provisional = sorted(calendar.unpublished(span["start"], span["end"]))
        if options["json"]:
            self._print_json(rule, provisional, found)
            return
        self.stdout.write(frequencies.words(rule))
        for each in found:
            self.stdout.write(_line(each))
        for year in provisional:
            self.stdout.write(_("%s年调休未公布，暂按周末推算") % year)

    def _print_json(self, rule: Rule, provisional: list[int], found: list[Occurrence]) -> None:
        answer = {
            "rule": frequencies.words(rule),
            "provisional": provisional,
            "occurrences": [_shape(each) for each in found],
        }
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))

    def _calendar(self) -> WorkCalendar:
        """The office's calendar, or the published one where no database is laid yet."""
        try:
            return queries.calendar()
        except DatabaseError:
            self.stderr.write(_("数据库还没有建好，按公布的日历推算"))
            return published.DEFAULT


def _rule(raw: str) -> Rule:
    if (written := frequencies.read(raw)) is not None:
        return written
    try:
        return frequencies.from_json(json.loads(raw))
    except (ValueError, RecursionError) as error:
        raise Refused(_("不是 JSON，也不是认得的频次"), field="rule") from error


def _day(raw: str, field: str) -> date:
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise Refused(_("写成 2021-03-19 这样"), field=field) from error


def _shape(each: Occurrence) -> dict[str, object]:
    return {
        "day": each.day.isoformat() if each.day else None,
        "own_days": [day.isoformat() for day in each.own_days],
        "moved": each.moved,
        "why": each.why,
    }


def _line(each: Occurrence) -> str:
    day = each.day.isoformat() if each.day else _("不举行")
    return f"{day}  {each.why}" if each.why else day
