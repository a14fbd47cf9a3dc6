"""报过的数: what was told of a figure before, on paper or by word, and whether it still holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from chuangcheng.figures.kinds import Key, Scope
from chuangcheng.figures.sentences import Span
from chuangcheng.reports import stored
from chuangcheng.reports.models import Report, SignedNumber, Telling
from chuangcheng.reports.passages import value_of


@dataclass(frozen=True)
class Told:
    """报过的一个数: told to somebody, or printed in a signed report.

    `on` is the day on which it went out; `scope` the question that it answered.
    """

    said: str
    scope: Scope
    on: date
    told_to: str
    telling: Telling | None = None
    report: Report | None = None


def last_told(key: str, cells: Mapping[str, Key], scope: Scope) -> Told | None:
    """上次报的: the number of this figure and cell that went out last for the sub-district."""
    wanted = stored.of_cells(cells)
    found = [_last_telling(key, wanted, scope), _last_signed(key, wanted, scope)]
    return max((each for each in found if each), key=lambda each: each.on, default=None)


def differs_from(told: Told, key: str, cells: Mapping[str, Key], scope: Scope) -> bool:
    """与上次不同: whether the figure says another number now than the one that went out."""
    return told.said != value_of(Span("", key, cells), scope)


def _last_telling(key: str, cells: Mapping[str, Any], scope: Scope) -> Told | None:
    rows = Telling.objects.filter(subdistrict=scope.area, key=key, void=False)
    for telling in rows.select_related("subdistrict").order_by("-told_on", "-pk"):
        if telling.cells == cells:
            asked = Scope(telling.subdistrict, telling.as_of, telling.since, telling.known_at)
            return Told(telling.text, asked, telling.told_on, telling.told_to, telling=telling)
    return None


def _last_signed(key: str, cells: Mapping[str, Any], scope: Scope) -> Told | None:
    rows = SignedNumber.objects.filter(key=key, signing__report__subdistrict=scope.area)
    rows = rows.select_related("signing__report__subdistrict")
    for number in rows.order_by("-signing__signed_on", "-signing_id", "place"):
        if number.cells == cells:
            signing, report = number.signing, number.signing.report
            asked = Scope(report.subdistrict, report.as_of, report.since, signing.known_at)
            told_to = report.addressee
            return Told(number.said, asked, signing.signed_on, told_to, report=report)
    return None
