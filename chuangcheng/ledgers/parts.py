"""带照片的导出的各份: who may see and take them, until when."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import POLICY as ISSUES
from chuangcheng.issues.rules import seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import files
from chuangcheng.ledgers.models import Export

KEPT_FOR = timedelta(days=7)


def visible_exports(actor: Actor) -> QuerySet[Export]:
    """自己要的导出, newest first: nobody sees another's."""
    return Export.objects.filter(by=actor.person_id)


def may_take(actor: Actor) -> Q:
    """Which issues somebody may see and take away."""
    seen, taken = seen_by(actor), seen_by(actor, "issues.export")
    # One column asked twice makes SQLite take a worse index.
    return seen if seen == taken else seen & taken


def still_in_reach(ids: Sequence[int], *, by: Actor) -> list[int]:
    """Those of the issues that somebody may take away today, in their order."""
    found = Issue.objects.filter(may_take(by), pk__in=ids, void=False).order_by()
    reached = set(found.values_list("pk", flat=True))
    return [pk for pk in ids if pk in reached]


def is_kept(export: Export, now: datetime) -> bool:
    """Whether its files are there to be taken."""
    return export.until is not None and now < export.until


def part_of(export: Export, n: int, *, by: Actor, now: datetime) -> bytes:
    """第 n 份, for the asker, whose rights are asked again. Raises Refused."""
    require(ISSUES.permit(by, "issues.export"))
    if not is_kept(export, now):
        raise Refused(_("这份表还没有做好，或已经过了保留期，请重新导出"))
    if len(still_in_reach(export.issues, by=by)) < len(export.issues):
        raise Refused(_("表里有的问题已经作废，或不在你的范围里了，请重新导出"))
    return files.read_part(export.pk, n, export.parts[n - 1]["sha256"])
