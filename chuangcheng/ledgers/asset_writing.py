"""宣传设施台账: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers.asset_lines import AssetEntry
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written, what_stood
from chuangcheng.partners.models import Pledge
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, Place
from chuangcheng.publicity import commands, queries
from chuangcheng.publicity.drafts import AssetDraft, draft_of
from chuangcheng.publicity.models import AdTheme, Asset, AssetForm
from chuangcheng.trail.models import key_of

_KEPT = tuple(each.name for each in fields(AssetDraft) if each.name not in {"state", "wording"})


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: new batches in one deed, then what is otherwise, then how many stand how."""
    entries = [plan for plan in plans if isinstance(plan, AssetEntry)]
    new = [entry for entry in entries if entry.known is None]
    added = commands.register_all([entry.draft for entry in new], by=by, now=now) if new else []
    made = {id(entry): asset for entry, asset in zip(new, added, strict=True)}
    written: list[Written] = []
    for entry in entries:
        asset = entry.known or made[id(entry)]
        before = _edited(entry, by=by, now=now)
        for move in entry.moves:
            commands.change(
                asset,
                source=move.source,
                target=move.target,
                quantity=move.quantity,
                on=entry.moved_on,
                by=by,
                now=now,
            )
        written.append(Written(key_of(asset), before, {}))
        progress(len(written), len(entries))
    return written


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new batches are void; changes are taken back, the last first, then what was edited."""
    kept = list(rows)
    ids = [int(row.subject.partition(":")[2]) for row in kept]
    assets = queries.with_names(Asset.objects.standing()).in_bulk(ids)
    reason = _("导入撤销")
    for row, pk in zip(kept, ids, strict=True):
        asset = assets[pk]
        if row.verdict == Verdict.NEW:
            commands.void(asset, reason=reason, by=by, now=now)
            continue
        for _move in range(row.before.get("moves", 0)):
            commands.take_back(asset, reason=reason, by=by, now=now)
        if values := row.before.get("values"):
            commands.revise(asset, _restored(values), by=by, now=now)


def _edited(entry: AssetEntry, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Corrects what is known; what stood there before, as JSON keeps it."""
    if entry.known is None:
        return {}
    before: dict[str, Any] = {"moves": len(entry.moves)}
    if entry.is_edited:
        held = draft_of(entry.known, since=queries.first_day(entry.known))
        before["values"] = what_stood(held, _KEPT)
        commands.revise(entry.known, entry.draft, by=by, now=now)
    return before


def _restored(values: Mapping[str, Any]) -> AssetDraft:
    """From JSON, as the draft has it."""
    checked = values["checked_on"]
    return AssetDraft(
        **{
            **values,
            "form": AssetForm(values["form"]),
            "community": Area.objects.get(pk=values["community"]),
            "place": Place.objects.filter(pk=values["place"]).first(),
            "unit": Unit.objects.filter(pk=values["unit"]).first(),
            "paid_by": Pledge.objects.filter(pk=values.get("paid_by") or 0).first(),
            "themes": tuple(AdTheme(theme) for theme in values["themes"]),
            "since": date.fromisoformat(values["since"]),
            "checked_on": date.fromisoformat(checked) if checked else None,
        }
    )
