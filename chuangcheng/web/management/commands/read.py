"""./dev run read: how is this number or date read? For support and tests.

The answer with --json is the likeliest reading, `{"text", "today", "kind", "value", "unit",
"certainty", "verdict", "reason", "proposal", "end", "time", "limit", "deadline",
"derived_year"}`, and under "readings" what it would be as a date, a time and a number.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.issues.clock import Unit
from chuangcheng.kernel.dates import read_date
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.kernel.reading import Kind, Reading, Verdict, read_number
from chuangcheng.kernel.times import read_time
from chuangcheng.web import clock
from chuangcheng.web.management.domain import day_given, refusals_as_errors, write_json

OPTIONS_WITH_ONE_DASH = ("-h", "-v")


class Command(BaseCommand):
    """Tries the text as a date, a time and a number, and prints the likeliest."""

    help = str(_("读法：一段文字读成什么数、什么日期，哪里要核对"))
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", metavar="TEXT", help=_("要读的文字"))
        parser.add_argument("--today", metavar="DATE", help=_("按哪一天来读，默认今天"))
        parser.add_argument("--json", action="store_true", help=_("只输出 JSON"))

    def run_from_argv(self, argv: list[str]) -> None:
        """Lets the text begin with a dash (-5, -inf), as cells of a table do."""
        texts = [word for word in argv[2:] if _is_text_with_dash(word)]
        others = [word for word in argv if word not in texts]
        super().run_from_argv([*others, "--", *texts] if texts else argv)

    @refusals_as_errors
    def handle(self, *_args: object, **options: Any) -> None:
        text, today = options["text"], _day_given(options["today"])
        readings = {
            Kind.DATE: read_date(text, today=today),
            Kind.TIME: read_time(text),
            Kind.NUMBER: read_number(text),
        }
        best = _likeliest(list(readings.values()))
        if options["json"]:
            shapes = {kind.value: _shape(reading) for kind, reading in readings.items()}
            write_json(self, {"text": text, "today": today} | _shape(best) | {"readings": shapes})
            return
        self.stdout.write(_("“%(text)s” 读作：%(said)s") % {"text": text, "said": _said(best)})
        for reading in readings.values():
            if reading.ok and reading is not best:
                self.stdout.write(_("也可能是：%s") % _said(reading))


def _day_given(text: str | None) -> date:
    """The day given, else the domain's today; reading needs no database, so not even that one."""
    try:
        return day_given(text)
    except DatabaseError:
        return law_day(clock.real_now())


def _is_text_with_dash(word: str) -> bool:
    return word.startswith("-") and not word.startswith(("--", *OPTIONS_WITH_ONE_DASH))


def _likeliest(readings: Sequence[Reading]) -> Reading:
    """The first that knows the text for its own; else one that has a question to ask."""
    own = [reading for reading in readings if reading.kind is not Kind.NONE]
    asking = [reading for reading in readings if reading.verdict is Verdict.ASK]
    return next(iter((*own, *asking)), readings[-1])


def _shape(reading: Reading) -> dict[str, object]:
    time = _clock(reading.time)
    return {
        "kind": reading.kind.value,
        "value": time if reading.kind is Kind.TIME else _plain(reading.value),
        "unit": reading.unit,
        "certainty": reading.certainty.value,
        "verdict": reading.verdict.value,
        "reason": reading.reason,
        "proposal": _plain(reading.proposal),
        "end": _plain(reading.end),
        "time": time,
        "limit": reading.limit._asdict() if reading.limit else None,
        "deadline": reading.deadline,
        "derived_year": reading.derived_year,
    }


def _plain(value: int | Decimal | date | None) -> int | float | str | None:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def _clock(since_midnight: timedelta | None) -> str | None:
    """15:30; 24:00 is the end of the day."""
    if since_midnight is None:
        return None
    minutes, seconds = divmod(int(since_midnight.total_seconds()), 60)
    clock = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{clock}:{seconds:02d}" if seconds else clock


def _said(reading: Reading) -> str:
    """One line: what is read, and what is to be checked."""
    parts = [_value_said(reading)]
    if reading.derived_year and reading.value is not None:
        parts.append(_("原文没有年份"))
    if reading.deadline and reading.value is not None:
        parts.append(_("是最后期限，含当天"))
    if reading.limit:
        unit = Unit(reading.limit.unit).label
        parts.append(_("时限 %(n)d 个%(unit)s") % {"n": reading.limit.n, "unit": unit})
    if not reading.ok:
        verdict = _("待核对") if reading.verdict is Verdict.ASK else _("读不了")
        parts.append(f"{verdict}（{reading.reason}）")
    return "，".join(filter(None, parts))


def _value_said(reading: Reading) -> str:
    if reading.kind is Kind.TIME:
        return _clock(reading.time) or ""
    value = _bare(reading.value)
    if reading.end is not None:
        value = f"{value}—{_bare(reading.end)}"
    if reading.kind is Kind.NUMBER and reading.ok:
        label = "" if reading.certainty == Certainty.EXACT else f"{reading.certainty.label} "
        return f"{label}{value} {reading.unit}".strip()
    return " ".join(filter(None, [value, _clock(reading.time)]))


def _bare(value: int | Decimal | date | None) -> str:
    if value is None:
        return ""
    return day_name(value) if isinstance(value, date) else str(value)
