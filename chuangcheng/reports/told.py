"""报过的数: what was told of a figure before, on paper or by word, and whether it still holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from chuangcheng.calendars.wording import day_name
from chuangcheng.figures.definitions import definition
from chuangcheng.figures.dictionary import figure
from chuangcheng.figures.kinds import Figure, Happened, Key, Scope, cuts_of, leaves_of
from chuangcheng.figures.sentences import Span
from chuangcheng.kernel.actor import Actor
from chuangcheng.places.rules import reach_q
from chuangcheng.reports import stored
from chuangcheng.reports.freezing import signed_scope
from chuangcheng.reports.models import Report, SignedNumber, Telling
from chuangcheng.reports.passages import value_of
from chuangcheng.reports.rules import POLICY

NO_QUESTION = "—"  # what a rate of nothing says (figures.answers)


@dataclass(frozen=True)
class Told:
    """报过的一个数: told to somebody, or printed in a signed report.

    `on` is the day on which it went out; `scope` the question that it answered.
    """

    said: str
    scope: Scope
    on: date
    told_to: str
    version: int
    telling: Telling | None = None
    report: Report | None = None


def visible_tellings(actor: Actor) -> QuerySet[Telling]:
    """报数留底 that the person may see, void ones too."""
    return Telling.objects.filter(reach_q(POLICY, "reports.see_told", actor=actor))


def can_tell(asked: Figure, cells: Mapping[str, Key]) -> bool:
    """一个数: a whole figure, or one cell of it."""
    return not cells or (len(cells) == 1 and set(cells) <= cuts_of(asked).keys())


def scope_of(telling: Telling) -> Scope:
    """The question that a number answered when it was told."""
    return Scope(telling.subdistrict, telling.as_of, telling.since, telling.known_at)


def sentence(asked: Figure, said: str, *, as_of: date, cell: str = "") -> str:
    """报数的一句话: the number with its day and its basis, to be pasted into a chat; no persons."""
    facts = {
        "day": day_name(as_of),
        "name": f"{asked.name}（{cell}）" if cell else asked.name,
        "number": f"{said}{asked.unit}" if said != NO_QUESTION else _("没有可算的数"),
        "basis": str(asked.basis).rstrip("。"),
    }
    return _("截至%(day)s，%(name)s%(number)s（口径：%(basis)s）。") % facts


def sentence_of(telling: Telling) -> str:
    """报数的一句话 of a number that was told, by the basis of that time."""
    asked = definition(telling.key, telling.version)
    return sentence(asked, telling.text, as_of=telling.as_of, cell=telling.cell_words)


def last_told(key: str, cells: Mapping[str, Key], scope: Scope) -> Told | None:
    """上次报的: the number of this figure and cell that went out last for the sub-district.

    What happened is held against the same beginning only: a week's number is none of the year's.
    """
    wanted = stored.of_cells(cells)
    found = [_last_telling(key, wanted, scope), _last_signed(key, wanted, scope)]
    return max((each for each in found if each), key=lambda each: each.on, default=None)


def differs_from(told: Told, key: str, cells: Mapping[str, Key], scope: Scope) -> bool:
    """与上次不同: whether the figure says another number now than the one that went out."""
    return told.said != value_of(Span("", key, cells), scope)


def _last_telling(key: str, cells: Mapping[str, Any], scope: Scope) -> Told | None:
    rows = Telling.objects.filter(subdistrict=scope.area, key=key, cells=cells, void=False)
    rows = rows.filter(_same_beginning(key, "since", scope)).select_related("subdistrict")
    telling = rows.order_by("-told_on", "-pk").first()
    if telling is None:
        return None
    asked, to = scope_of(telling), telling.told_to
    return Told(telling.text, asked, telling.told_on, to, telling.version, telling=telling)


def _last_signed(key: str, cells: Mapping[str, Any], scope: Scope) -> Told | None:
    rows = SignedNumber.objects.filter(key=key, cells=cells)
    rows = rows.filter(_same_beginning(key, "signing__report__since", scope))
    rows = rows.filter(signing__report__subdistrict=scope.area)
    ordered = rows.order_by("-signing__signed_on", "-signing_id", "place").defer("rows")
    number = ordered.select_related("signing__report__subdistrict").first()
    if number is None:
        return None
    signing, report = number.signing, number.signing.report
    asked, to = signed_scope(signing), report.addressee
    return Told(number.said, asked, signing.signed_on, to, number.version, report=report)


def _same_beginning(key: str, column: str, scope: Scope) -> Q:
    happened = any(isinstance(leaf.when, Happened) for leaf in leaves_of(figure(key)))
    return Q(**{column: scope.since}) if happened else Q()
