"""带照片的清单: of which registers there are any, who may take what, how each is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db.models import Model, Q, QuerySet

from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import POLICY as OF_ISSUES
from chuangcheng.issues.rules import seen_by as issues_seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission, Policy
from chuangcheng.ledgers import asset_exporting, exporting, illustrating
from chuangcheng.ledgers.illustrating import Album
from chuangcheng.ledgers.models import Export, Register
from chuangcheng.publicity.models import Asset
from chuangcheng.publicity.rules import POLICY as OF_PUBLICITY
from chuangcheng.publicity.rules import assets_seen_by


class Writes(Protocol):
    """Writes one part: these things in this order, under a note."""

    def __call__(self, ids: Sequence[int], /, *, note: str, now: datetime) -> bytes: ...


@dataclass(frozen=True)
class PhotoList:
    """带照片的一种清单."""

    album: Album
    policy: Policy
    verb: str
    rows: Callable[[Actor], QuerySet[Model]]  # what somebody may see and take away today
    write: Writes

    def may_export(self, actor: Actor) -> Permission:
        """Whether somebody may take any of it away."""
        return self.policy.permit(actor, self.verb)

    def still_in_reach(self, ids: Sequence[int], *, by: Actor) -> list[int]:
        """Those of the things that somebody may take away today, in their order."""
        found = self.rows(by).filter(pk__in=ids).order_by()
        reached = set(found.values_list("pk", flat=True))
        return [pk for pk in ids if pk in reached]


def may_take(actor: Actor) -> Q:
    """Which issues somebody may see and take away."""
    seen, taken = issues_seen_by(actor), issues_seen_by(actor, "issues.export")
    # One column asked twice makes SQLite take a worse index.
    return seen if seen == taken else seen & taken


def _issues(actor: Actor) -> QuerySet[Model]:
    return Issue.objects.filter(may_take(actor), void=False)


def _assets(actor: Actor) -> QuerySet[Model]:
    mine = assets_seen_by(actor) & assets_seen_by(actor, "publicity.export")
    return Asset.objects.standing().filter(mine)


LISTS: Mapping[Register, PhotoList] = {
    Register.ISSUES: PhotoList(
        illustrating.ISSUES, OF_ISSUES, "issues.export", _issues, exporting.export_part
    ),
    Register.ASSETS: PhotoList(
        illustrating.ASSETS, OF_PUBLICITY, "publicity.export", _assets, asset_exporting.export_part
    ),
}


def list_of(export: Export) -> PhotoList:
    """The kind of list that an export is of."""
    return LISTS[Register(export.register)]
