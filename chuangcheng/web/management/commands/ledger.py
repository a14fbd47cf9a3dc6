"""./dev run ledger: what a workbook would write, writing it, and taking it back.

`preview` answers as the page does; a file that cannot be read is an answer too, not an error.
"""

from argparse import ArgumentParser
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.issues.limits import Limit, Unit
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.reading import TimeLimit
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.ledgers import commands, previewing, rules
from chuangcheng.ledgers.choices import Choices
from chuangcheng.ledgers.models import Import, Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.table import Flag, Severity, Skipped
from chuangcheng.ledgers.verdicts import Line, Preview, SheetPreview
from chuangcheng.ledgers.workbook import position
from chuangcheng.ledgers.writing import exact_words
from chuangcheng.web import clock
from chuangcheng.web.management.domain import account_named, refusals_as_errors, write_json

_MOST_ROUNDS = 4  # what was accepted may make another question askable


class Command(BaseCommand):
    """The import of ledgers, for support and tests, with the rights of an account."""

    help = str(_("台账导入：预览、写入、撤销"))

    def add_arguments(self, parser: CommandParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        preview = deeds.add_parser("preview", help=_("只看会写入什么，不写入"))
        commit = deeds.add_parser("commit", help=_("写入"))
        undo = deeds.add_parser("undo", help=_("撤销一次导入"))
        for reading in (preview, commit):
            _add_reading(reading)
        commit.add_argument("--accept", action="store_true", help=_("要定的都按建议"))
        commit.add_argument("--skip-bad", action="store_true", help=_("跳过有错和没定的行"))
        undo.add_argument("number", type=int, metavar="IMPORT-ID", help=_("导入的编号"))
        for deed in (preview, commit, undo):
            deed.add_argument("--by", default="office", metavar="ACCOUNT", help=_("登录名"))
            deed.add_argument("--json", action="store_true", help=_("只输出 JSON"))

    @refusals_as_errors
    def handle(self, *_args: object, **options: Any) -> None:
        by = account_named(options["by"])
        match options["deed"]:
            case "preview":
                self._preview(by, options)
            case "commit":
                self._commit(by, options)
            case "undo":
                self._undo(by, options)

    def _preview(self, by: Actor, options: dict[str, Any]) -> None:
        today = clock.today()
        content = _content(options["file"])
        register = Register(options["register"]) if options["register"] else None
        try:
            workbook = open_workbook(content)
            register = register or previewing.guess(workbook)
            require(rules.may_import(by, register))
            shown = previewing.preview(workbook, register, _choices(options), by=by, today=today)
        except NotAllowed:
            raise
        except Refused as refusal:
            self._say_refused(register, refusal, as_json=options["json"])
            return
        if options["json"]:
            write_json(self, _shape(shown))
            return
        self._tell(shown)

    def _commit(self, by: Actor, options: dict[str, Any]) -> None:
        now = clock.now()
        path = Path(options["file"])
        content = _content(options["file"])
        workbook = open_workbook(content)
        register = Register(options["register"]) if options["register"] else None
        register = register or previewing.guess(workbook)
        choices = _choices(options)
        for _round in range(_MOST_ROUNDS if options["accept"] else 0):
            asked = previewing.preview(workbook, register, choices, by=by, today=law_day(now))
            if not asked.asked_cells:
                break
            choices = choices.accepting(asked.asked_cells)
        record = commands.take_in(
            content, file_name=path.name, register=register, choices=choices, by=by, now=now
        )
        record = commands.commit(record, by=by, now=now)
        self._say_record(record, _("已写入，导入编号 %s") % record.pk, as_json=options["json"])

    def _undo(self, by: Actor, options: dict[str, Any]) -> None:
        record = Import.objects.filter(pk=options["number"]).first()
        if record is None:
            raise Refused(_("没有编号为 %s 的导入") % options["number"])
        record = commands.undo(record, by=by, now=clock.now())
        self._say_record(record, _("已撤销"), as_json=options["json"])

    def _say_refused(self, register: Register | None, refusal: Refused, *, as_json: bool) -> None:
        if as_json:
            answer = {"register": register, "verdict": "refused", "reason": refusal.reason}
            write_json(self, {**answer, "sheets": []})
            return
        self.stdout.write(refusal.reason)

    def _say_record(self, record: Import, sentence: str, *, as_json: bool) -> None:
        if as_json:
            facts = {"id": record.pk, "register": record.register, "state": record.state}
            write_json(self, {**facts, "counts": record.counts})
            return
        self.stdout.write(sentence)

    def _tell(self, shown: Preview) -> None:
        for sheet in shown.sheets:
            self.stdout.write(sheet.name)
            for skipped in sheet.skipped:
                self.stdout.write(f"  {skipped.row} {_why(skipped, sheet)}")
            for line in sheet.lines:
                self.stdout.write(f"  {line.row.number} {line.verdict.label}")
                for flag in _doubts(line):
                    self.stdout.write(f"    {flag['cell']} {flag['reason']}")
        counted = [f"{verdict.label} {n}" for verdict, n in shown.counts.items()]
        self.stdout.write(_("读到 %s 条：") % sum(shown.counts.values()) + "、".join(counted))


def _add_reading(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("台账的 .xlsx 文件"))
    parser.add_argument("--register", choices=[*Register.values], help=_("台账种类，默认按表头认"))


def _content(name: str) -> bytes:
    path = Path(name)
    if not path.is_file():
        raise Refused(_("没有文件“%s”") % name)
    return path.read_bytes()


def _choices(options: dict[str, Any]) -> Choices:
    """The machine's own keeper asks; the same file once more is no question to a command."""
    return Choices(skip_bad=bool(options.get("skip_bad")), again=True)


def _shape(shown: Preview) -> dict[str, object]:
    return {
        "register": shown.layout.key,
        "verdict": shown.outcome,
        "sheets": [_sheet(sheet) for sheet in shown.sheets],
    }


def _sheet(sheet: SheetPreview) -> dict[str, object]:
    return {
        "name": sheet.name,
        "header_row": sheet.header_row,
        "rows": [_row(line) for line in sheet.lines],
        "skipped": [{"row": each.row, "reason": _why(each, sheet)} for each in sheet.skipped],
    }


def _why(skipped: Skipped, sheet: SheetPreview) -> str:
    """Why a row is none, with what is doubtful about it: a total that is not the sum."""
    own = [flag.reason for flag in sheet.flags if _row_of(flag) == skipped.row]
    return "；".join([skipped.reason, *own])


def _row_of(flag: Flag) -> int:
    at = position(flag.address)
    return at[0] if at else 0


def _row(line: Line) -> dict[str, object]:
    fields = {key: _plain(cell.value) for key, cell in line.row.cells.items()}
    return {
        "row": line.row.number,
        "verdict": line.verdict,
        "fields": fields,
        "flags": _doubts(line),
    }


def _doubts(line: Line) -> list[dict[str, str]]:
    """Everything that is doubtful about a line, errors first."""
    order = (Severity.ERROR, Severity.ASK, Severity.NOTE)
    flags = sorted(line.row.flags, key=lambda flag: order.index(flag.severity))
    return [{"cell": flag.address, "reason": flag.reason} for flag in flags]


def _plain(value: object) -> object:
    """A value as JSON has it: days in ISO, exact numbers as numbers, all others in words."""
    match value:
        case date():
            return value.isoformat()
        case TimeLimit():
            return str(Limit(value.n, Unit(value.unit)))
        case Quantity():
            return value.value if value.certainty is Certainty.EXACT else exact_words(value)
        case Decimal():
            return float(value)
        case tuple():
            return list(value)
    return value
