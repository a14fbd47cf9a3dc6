"""Deeds on batches: register, correct, change how many stand how, reword, void."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.evidence.attaching import FileUpload, kept_as, told
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area
from chuangcheng.places.queries import kept_at
from chuangcheng.publicity import stands
from chuangcheng.publicity.drafts import (
    AssetDraft,
    Key,
    columns_of,
    draft_of,
    key_of_batch,
    keys_of,
)
from chuangcheng.publicity.models import STARTS, Asset, AssetProof, AssetState, AssetText
from chuangcheng.publicity.queries import first_day
from chuangcheng.publicity.rules import may
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry

_TOLD = (
    *("form", "quantity", "since", "community", "place", "themes", "number", "size", "fixed"),
    *("unit", "maker", "funding", "paid_by", "checked_on", "note"),
)


def register(draft: AssetDraft, *, by: Actor, now: datetime) -> Asset:
    """登记一批宣传设施."""
    return register_all([draft], by=by, now=now)[0]


@transaction.atomic
def register_all(drafts: Sequence[AssetDraft], *, by: Actor, now: datetime) -> list[Asset]:
    """登记宣传设施: one deed for all of them; one bad draft and none is recorded.

    Raises Refused for days to come, for the same batch twice, for pieces that begin as broken.
    """
    for draft in drafts:
        require(may("record", by, draft.community))
    taken = _taken({draft.community for draft in drafts})
    entry = trail.record("publicity.register", by=by, at=now)
    made = [_asset(draft, entry, taken, by=by, now=now) for draft in drafts]
    Asset.objects.bulk_create(made)
    pairs = list(zip(made, drafts, strict=True))
    stands.begin([(asset, draft.state, draft.since) for asset, draft in pairs], entry=entry)
    AssetText.objects.bulk_create(
        AssetText(asset=asset, wording=_wording(draft.wording), since=draft.since)
        for asset, draft in pairs
        if draft.wording.strip()
    )
    trail.note(entry, [(asset, _facts(draft)) for asset, draft in pairs])
    return made


@transaction.atomic
def revise(asset: Asset, draft: AssetDraft, *, by: Actor, now: datetime) -> Asset:
    """订正: what was written wrong; it holds for every day. States and texts have their own deeds.

    Raises Refused for another number of pieces or another first day once a change was recorded.
    """
    _refuse_void(asset)
    require(may("record", by, asset))
    require(may("record", by, draft.community))
    before = draft_of(asset, since=first_day(asset))
    shown = {
        name: [_told(getattr(before, name)), _told(getattr(draft, name))]
        for name in _TOLD
        if getattr(before, name) != getattr(draft, name)
    }
    if not shown:
        return asset
    others = _taken({draft.community}, leaving_out=asset)
    _refuse_twice(draft, others)
    _check_days(draft, now)
    entry = trail.record("publicity.revise", by=by, at=now, on=asset, facts=shown)
    versions.revise(asset, entry=entry, **columns_of(draft), **_placed(draft.community))
    stands.restate(asset, since=draft.since, entry=entry)
    return asset


@transaction.atomic
def change(
    asset: Asset,
    *,
    source: AssetState,
    target: AssetState,
    quantity: int,
    on: date,
    by: Actor,
    now: datetime,
    note: str = "",
    files: Sequence[FileUpload] = (),
) -> Asset:
    """登记变动: since a day so many pieces stand otherwise; the rest stand as before."""
    _refuse_void(asset)
    require(may("record", by, asset))
    past(on, field="on", now=now)
    facts = {
        "source": str(source.label),
        "target": str(target.label),
        "quantity": quantity,
        "on": on.isoformat(),
        "note": text.clean_line(note, most=200, field="note"),
    }
    entry = trail.record("publicity.change", by=by, at=now, on=asset, facts=facts)
    stands.move(asset, source=source, target=target, quantity=quantity, on=on, entry=entry)
    _attach(asset, files, by=by.within(entry.deed), now=now)
    return asset


@transaction.atomic
def take_back(asset: Asset, *, reason: str, by: Actor, now: datetime) -> Asset:
    """撤回上一次变动: it never was so."""
    _refuse_void(asset)
    require(may("record", by, asset))
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("publicity.take_back", by=by, at=now, on=asset, facts=facts)
    stands.take_back(asset, entry=entry)
    return asset


@transaction.atomic
def check(asset: Asset, *, on: date, by: Actor, now: datetime) -> Asset:
    """登记巡检: somebody looked on a day and nothing had changed."""
    _refuse_void(asset)
    require(may("record", by, asset))
    past(on, field="on", now=now)
    if asset.checked_on is not None and on < asset.checked_on:
        raise Refused(_("已经登记过更晚的巡检"), field="on")
    entry = trail.record("publicity.check", by=by, at=now, on=asset, facts={"on": on.isoformat()})
    return versions.revise(asset, entry=entry, checked_on=on)


@transaction.atomic
def reword(asset: Asset, *, wording: str, since: date, by: Actor, now: datetime) -> AssetText:
    """更换内容: another wording hangs, or another film plays, since a day; the old stays readable.

    With the day of the present wording it corrects it. Raises Refused for an earlier day.
    """
    _refuse_void(asset)
    require(may("record", by, asset))
    wording = _wording(wording)
    past(since, field="since", now=now)
    present = asset.texts.filter(until=OPEN_END).first()
    if present is not None and since < present.since:
        raise Refused(_("日期不能早于现在这份内容的日期"), field="since")
    facts = {"was": present.wording if present else "", "wording": wording, "since": str(since)}
    trail.record("publicity.reword", by=by, at=now, on=asset, facts=facts)
    if present is not None and present.since == since:
        present.wording = wording
        present.save(update_fields=["wording"])
        return present
    asset.texts.filter(until=OPEN_END).update(until=since)
    return AssetText.objects.create(asset=asset, wording=wording, since=since)


@transaction.atomic
def void(asset: Asset, *, reason: str, by: Actor, now: datetime) -> Asset:
    """作废: the batch never was; it counts on no day."""
    _refuse_void(asset)
    require(may("void", by, asset))
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("publicity.void", by=by, at=now, on=asset, facts=facts)
    stands.void_all(asset, entry=entry)
    return versions.revise(asset, entry=entry, void=True)


@transaction.atomic
def add_files(asset: Asset, files: Sequence[FileUpload], *, by: Actor, now: datetime) -> Asset:
    """补充照片."""
    _refuse_void(asset)
    require(may("record", by, asset))
    entry = trail.record("publicity.add_files", by=by, at=now, on=asset, facts=told(files))
    _attach(asset, files, by=by.within(entry.deed), now=now)
    return asset


def _asset(draft: AssetDraft, entry: Entry, taken: set[Key], *, by: Actor, now: datetime) -> Asset:
    _refuse_twice(draft, taken)
    if draft.state not in STARTS:
        raise Refused(_("先按在用登记，再登记破损、更换或拆除"), field="state")
    _check_days(draft, now)
    return Asset(
        known_from=entry.pk,
        recorded_by_id=by.person_id,
        recorded_at=now,
        **columns_of(draft),
        **_placed(draft.community),
    )


def _placed(community: Area) -> dict[str, int | None]:
    """Where it hangs: always in one community or village."""
    if community.community_id is None:
        raise Refused(_("写明在哪个社区(村)"), field="community")
    return kept_at(community)


def _check_days(draft: AssetDraft, now: datetime) -> None:
    past(draft.since, field="since", now=now)
    if draft.checked_on is not None:
        past(draft.checked_on, field="checked_on", now=now)


def _taken(areas: set[Area], *, leaving_out: Asset | None = None) -> set[Key]:
    """What is known in the sub-districts of some communities already."""
    towns = {area.subdistrict_id for area in areas}
    found = Asset.objects.standing().filter(subdistrict__in=towns)
    return set(keys_of(found.exclude(pk=leaving_out.pk) if leaving_out else found))


def _refuse_twice(draft: AssetDraft, taken: set[Key]) -> None:
    key = key_of_batch(draft)
    if key in taken and draft.number.strip():
        raise Refused(_("编号“%s”已经用过") % draft.number, field="number")
    if key in taken:
        raise Refused(_("同一处已经登记过这样的一批；确是另一批，就写上编号"), field="number")
    taken.add(key)


def _refuse_void(asset: Asset) -> None:
    if asset.void:
        raise Refused(_("“%s”已经作废") % asset)


def _wording(words: str) -> str:
    return text.filled(words, most=500, field="wording")


def _attach(asset: Asset, files: Iterable[FileUpload], *, by: Actor, now: datetime) -> None:
    start = asset.proofs.count()
    kept_as(AssetProof, {"asset": asset}, files, start=start, by=by, now=now)


def _facts(draft: AssetDraft) -> dict[str, Any]:
    """What the trail keeps of a new batch."""
    return {
        "form": str(draft.form.label),
        "quantity": draft.quantity,
        "state": str(draft.state.label),
        "since": draft.since.isoformat(),
    }


def _told(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(str(each.label) for each in value)
    if isinstance(value, bool):
        return str(_("是") if value else _("否"))
    return str(getattr(value, "label", None) or said(value))
