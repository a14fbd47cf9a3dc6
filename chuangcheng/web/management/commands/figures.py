"""./dev run figures: every figure of an area as of a day, or the rows behind one of them."""

from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from chuangcheng.figures import dictionary, overview
from chuangcheng.figures.asking import Answer, ask
from chuangcheng.figures.kinds import Rate, Scope, kind_word
from chuangcheng.figures.rows import rows_behind
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.kernel.refusal import Refused
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail.commands import settled
from chuangcheng.web.management.domain import (
    area_named,
    day_given,
    refusals_as_errors,
    write_json,
)


class Command(BaseCommand):
    """Prints what the page of all figures shows."""

    help = str(_("统计项：截至某日、某个区域的数，以及数到的行"))

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as-of", metavar="DATE", help=_("截至哪一天，默认今天"))
        parser.add_argument("--known-at", type=int, metavar="N", help=_("按第几条留痕时所知"))
        parser.add_argument("--area", metavar="CODE-OR-NAME", help=_("哪个区域，名称写开头即可"))
        parser.add_argument("--rows", metavar="KEY", help=_("列出一个统计项数到的行"))
        parser.add_argument("--json", action="store_true", help=_("只输出 JSON"))

    @refusals_as_errors
    def handle(self, *_args: object, **options: Any) -> None:
        as_of = day_given(options["as_of"])
        if as_of > day_given(None):
            raise Refused(_("截至日期不能晚于今天"))
        with settled() as last:
            area = area_named(options["area"], on=as_of)
            if not 0 <= (options["known_at"] or 0) <= last:
                raise Refused(_("留痕到第 %s 条为止，--known-at 要在这以内") % last)
            scope = scope_of(area, as_of=as_of, known_at=options["known_at"])
            if options["rows"]:
                self._rows(options["rows"], scope, as_json=options["json"])
                return
            self._figures(scope, last=last, as_json=options["json"])

    def _figures(self, scope: Scope, *, last: int, as_json: bool) -> None:
        answers = overview.overview(dictionary.FIGURES.values(), scope)
        if not as_json:
            for answer in answers.values():
                figure = answer.figure
                self.stdout.write(f"{figure.name} {answer.screen} {figure.unit}".rstrip())
            return
        known_at = last if scope.known_at is None else scope.known_at
        shapes = {key: _shape(answer, scope) for key, answer in answers.items()}
        head = {"as_of": scope.as_of, "known_at": known_at, "area": scope.area.name}
        write_json(self, {**head, "figures": shapes})

    def _rows(self, key: str, scope: Scope, *, as_json: bool) -> None:
        figure = dictionary.figure(key)
        found = rows_behind(figure, scope)
        if not as_json:
            for row in found:
                self.stdout.write(f"{row.number} {row.label}".strip())
            return
        value = ask([figure], scope)[figure.key].value
        listed = [
            {"ref": r.ref, "number": r.number, "label": r.label, "quantity": r.quantity}
            for r in found
        ]
        write_json(self, {"figure": figure.key, "value": _number(value), "rows": listed})


def _shape(answer: Answer, scope: Scope) -> dict[str, object]:
    figure = answer.figure
    quantity = answer.quantity
    shape: dict[str, object] = {
        "value": _number(answer.value),
        "certainty": quantity.certainty if quantity else Certainty.EXACT,
        "text": answer.text,
        "unit": str(figure.unit),
        "name": str(figure.name),
        "basis": str(figure.basis),
        "kind": kind_word(figure),
        "rows": answer.rows,
        "by": {cut: _cells(answer, cut, scope) for cut in answer.cells},
    }
    if isinstance(figure, Rate):
        shape |= dict(zip(("part", "whole"), (part.rows for part in answer.parts), strict=True))
    return shape


def _cells(answer: Answer, cut: str, scope: Scope) -> dict[str, object]:
    return {
        label: _number(cell.value) for _value, label, cell in overview.by_label(answer, cut, scope)
    }


def _number(value: int | Decimal | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value
