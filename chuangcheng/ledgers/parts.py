"""带照片的导出的各份: who may see and take them, until when."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import files
from chuangcheng.ledgers.models import Export
from chuangcheng.ledgers.photo_lists import list_of

KEPT_FOR = timedelta(days=7)


def visible_exports(actor: Actor) -> QuerySet[Export]:
    """自己要的导出, newest first: nobody sees another's."""
    return Export.objects.filter(by=actor.person_id)


def is_kept(export: Export, now: datetime) -> bool:
    """Whether its files are there to be taken."""
    return export.until is not None and now < export.until


def part_of(export: Export, n: int, *, by: Actor, now: datetime) -> bytes:
    """第 n 份, for the asker, whose rights are asked again. Raises Refused."""
    of = list_of(export)
    require(of.may_export(by))
    if not is_kept(export, now):
        raise Refused(_("这份表还没有做好，或已经过了保留期，请重新导出"))
    if len(of.still_in_reach(export.things, by=by)) < len(export.things):
        raise Refused(_("表里有的记录已经作废，或不在你的范围里了，请重新导出"))
    return files.read_part(export.pk, n, export.parts[n - 1]["sha256"])
