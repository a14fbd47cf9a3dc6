"""导出包联台账: pledges as filtered, or the whole of it; importing it again changes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.ledgers.pledge_layout import PLEDGE_LIST
from chuangcheng.partners import queries
from chuangcheng.partners.models import Agreement, Match, Pledge, PledgeState
from chuangcheng.people.models import Unit


def export_pledges(
    pledges: QuerySet[Pledge],
    agreements: QuerySet[Agreement] | None = None,
    matches: QuerySet[Match] | None = None,
    *,
    now: datetime,
) -> bytes:
    """导出包联台账: a line for each pledge in their order.

    With agreements and matches also what stands under no pledge: who signed and promised
    nothing yet, who stands by a community and signed nothing.
    """
    found = list(queries.with_names(pledges).select_related("recorded_by"))
    signed = list(queries.with_units(agreements)) if agreements is not None else []
    held = list(matches.filter(until_on=OPEN_END)) if matches is not None else []
    rows = [*_promised(found), *_signed(signed, found), *_matched(held, signed, found)]
    return workbook(PLEDGE_LIST, rows, now=now)


def _promised(pledges: list[Pledge]) -> Iterator[Row]:
    names, notes = queries.unit_names(pledges), queries.notes_of(pledges)
    proofs = queries.proofs_of(pledges)
    for pledge in pledges:
        where = pledge.community.name
        is_done = pledge.state == PledgeState.FULFILLED
        unknown = pledge.quantity is None
        yield {
            "units": names[pledge.pk],
            "level": _levels(row.unit for row in pledge.units.all()),
            "community": f"{where}（{pledge.place.name}）" if pledge.place else where,
            "signed_on": pledge.agreement.signed_on if pledge.agreement else None,
            "what": pledge.what,
            "kind": str(pledge.get_kind_display()),
            "rule": pledge.frequency or _("一次性"),
            "quantity": "" if unknown else f"{pledge.amount.text()}{pledge.quantity_unit}",
            "due": pledge.due_on if pledge.has_due_day else pledge.due_text,
            "progress": "，".join(
                filter(None, [str(pledge.get_state_display()), notes.get(pledge.pk, "")])
            ),
            "done_on": pledge.state_on if is_done else None,
            "handler": str(pledge.recorded_by),
            "proofs": _("%d 份") % proofs[pledge.pk] if pledge.pk in proofs else "",
        }


def _signed(agreements: list[Agreement], pledges: list[Pledge]) -> Iterator[Row]:
    """Who signed an agreement and promised nothing under it."""
    promised: defaultdict[int | None, set[int]] = defaultdict(set)
    for pledge in pledges:
        promised[pledge.agreement_id] |= {row.unit_id for row in pledge.units.all()}
    names = queries.signer_names(agreements)
    for agreement in agreements:
        rest = [row.unit for row in agreement.units.all()]
        rest = [unit for unit in rest if unit.pk not in promised[agreement.pk]]
        if rest:
            yield {
                "units": "、".join(names[unit.pk, agreement.signed_on] for unit in rest),
                "level": _levels(rest),
                "community": agreement.community.name,
                "signed_on": agreement.signed_on,
            }


def _matched(
    matches: list[Match], agreements: list[Agreement], pledges: list[Pledge]
) -> Iterator[Row]:
    """Who stands by a community without an agreement or a promise."""
    said = {(a.community_id, row.unit_id) for a in agreements for row in a.units.all()}
    said |= {(p.community_id, row.unit_id) for p in pledges for row in p.units.all()}
    for match in matches:
        if (match.community_id, match.unit_id) not in said:
            yield {
                "units": match.unit.name,
                "level": _levels([match.unit]),
                "community": match.community.name,
            }


def _levels(units: Iterable[Unit]) -> str:
    """市、区, each once."""
    return "、".join(dict.fromkeys(filter(None, map(queries.level_of, units))))
