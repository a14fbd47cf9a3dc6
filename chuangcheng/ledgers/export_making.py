"""Deeds on long exports: ask for one, make it in the background, say why it was not made."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.ledgers import files
from chuangcheng.ledgers.illustrating import Share, shares_of
from chuangcheng.ledgers.models import Export, Register
from chuangcheng.ledgers.parts import KEPT_FOR, is_kept
from chuangcheng.ledgers.photo_lists import LISTS, list_of
from chuangcheng.ledgers.written import Progress, silent
from chuangcheng.trail import commands as trail

_LONGEST_REASON = 200


@transaction.atomic
def ask(
    things: Sequence[int],
    *,
    query: str,
    start: Callable[[int], str],
    by: Actor,
    now: datetime,
    register: Register = Register.ISSUES,
) -> Export:
    """要一份带照片的导出: `start` leaves it to the worker and says under which job.

    Raises Refused where there is nothing that the person may take away.
    """
    of = LISTS[register]
    require(of.may_export(by))
    mine = of.still_in_reach(things, by=by)
    if not mine:
        raise Refused(_("没有可以导出的记录"))
    export = Export.objects.create(
        by_id=by.person_id, at=now, register=register, query=query, things=mine
    )
    facts = {"register": str(register), "things": len(mine)}
    trail.record("ledgers.ask_export", by=by, at=now, on=export, facts=facts)
    export.job = start(export.pk)
    export.save(update_fields=["job"])
    return export


def make(export: Export, *, progress: Progress = silent, by: Actor, now: datetime) -> Export:
    """做出各份: of what the asker may take away by now; what is too old is swept before.

    Nothing is ready before all of it is. Raises Refused, and leaves it to `give_up` to say so.
    """
    _require_own(export, by)
    files.drop_parts(lambda pk: _stays(pk, now))
    of = list_of(export)
    ids = of.still_in_reach(export.things, by=by)
    if not ids:
        raise Refused(_("这些记录已经作废，或不在你的范围里了"))
    shares = shares_of(of.album, ids, lambda n: progress(n // 2, len(ids)))
    parts: list[dict[str, Any]] = []
    for n, share in enumerate(shares, 1):
        parts.append(_written(export, n, share, whole=len(shares), now=now))
        done = sum(part["lines"] for part in parts)
        progress((len(ids) + done) // 2, len(ids))
    return _finish(export, ids, parts, by=by, now=now)


@transaction.atomic
def give_up(export: Export, reason: str, *, by: Actor, now: datetime) -> Export:
    """没有做成: the asker reads why."""
    _require_own(export, by)
    facts = {"reason": reason}
    trail.record("ledgers.give_up_export", by=by, at=now, on=export, facts=facts)
    _write(export, state=Export.State.FAILED, reason=reason[:_LONGEST_REASON])
    return export


@transaction.atomic
def _finish(
    export: Export, ids: list[int], parts: list[dict[str, Any]], *, by: Actor, now: datetime
) -> Export:
    facts = {"parts": len(parts), "photos": sum(part["photos"] for part in parts)}
    trail.record("ledgers.make_export", by=by, at=now, on=export, facts=facts)
    state, until = Export.State.READY, now + KEPT_FOR
    _write(export, state=state, things=ids, parts=parts, until=until)
    return export


def _written(export: Export, n: int, share: Share, *, whole: int, now: datetime) -> dict[str, Any]:
    note = _("第 %(n)s 份，共 %(whole)s 份") % {"n": n, "whole": whole} if whole > 1 else ""
    content = list_of(export).write(share.things, note=note, now=now)
    return {
        "sha256": files.keep_part(export.pk, n, content),
        "byte_size": len(content),
        "lines": len(share.things),
        "photos": share.photos,
    }


def _stays(pk: int, now: datetime) -> bool:
    """Whether the files of an export are kept, or are being made."""
    export = Export.objects.filter(pk=pk).first()
    if export is None or export.state == Export.State.FAILED:
        return False
    if export.state == Export.State.WAITING:
        return now < export.at + KEPT_FOR
    return is_kept(export, now)


def _require_own(export: Export, by: Actor) -> None:
    require(list_of(export).may_export(by))
    if export.by_id != by.person_id:
        raise NotAllowed(_("这份导出是别人要的"))


def _write(export: Export, **changes: Any) -> None:
    """Only what still waits is made or given up."""
    waiting = Export.objects.filter(pk=export.pk, state=Export.State.WAITING)
    if not waiting.update(**changes):
        raise Overtaken(_("这份导出已经做过了"))
    for name, value in changes.items():
        setattr(export, name, value)
