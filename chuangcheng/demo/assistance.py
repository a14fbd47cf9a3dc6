"""帮扶对象: two residents whom a community reported and partners took onto the help list."""

from datetime import datetime

from chuangcheng.demo.cast import Cast
from chuangcheng.demo.town import Town
from chuangcheng.partners import assisting
from chuangcheng.partners.assisting import CaseDraft
from chuangcheng.partners.models import HelpKind, Pledge, PledgeKind

# Invented names, planted: a test looks for them everywhere and may find them nowhere in clear.
NAMES = ("慕容青禾", "上官石榴")
_COMMUNITY, _UNIT = "松树园社区", "区妇联"
_HELP = ((HelpKind.LIVING, "每月送一次米面油"), (HelpKind.VISITING, "每周上门看一次"))


def enlist(cast: Cast, town: Town, *, now: datetime) -> None:
    """Puts both onto the list, as the community's own clerk."""
    area = town.leaves[_COMMUNITY]
    promised = Pledge.objects.get(community=area, kind=PledgeKind.ASSISTANCE)
    for name, (kind, what) in zip(NAMES, _HELP, strict=True):
        draft = CaseDraft(
            community=area,
            kind=kind,
            from_on=now.date(),
            name=name,
            unit=cast.units[_UNIT],
            pledge=promised,
            what=what,
        )
        assisting.add(draft, by=cast.worker(_COMMUNITY), now=now)
