"""出资事项: by what a ledger of publicity names the pledge that pays, and which it means."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.partners import queries
from chuangcheng.partners.models import Pledge
from chuangcheng.places.models import Area
from chuangcheng.publicity.drafts import PAYING

KEY = "paid_by"


def names_of(pledges: Iterable[Pledge]) -> dict[int, str]:
    """宣传橱窗资金支持（红山区总工会）: what was promised and by whom."""
    found = list(pledges)
    units = queries.unit_names(found)
    return {
        pledge.pk: _("%(what)s（%(units)s）") % {"what": pledge.what, "units": units[pledge.pk]}
        for pledge in found
    }


class Paying:
    """出资金、物资、设施的共建事项 of some communities, read once for a file."""

    def __init__(self, areas: Iterable[Area]) -> None:
        held = Pledge.objects.standing().filter(kind__in=PAYING, community__in=list(areas))
        pledges = list(queries.with_names(held))
        names = names_of(pledges)
        self._named: dict[tuple[int, str], list[Pledge]] = defaultdict(list)
        for pledge in pledges:
            for name in {folded(pledge.what), folded(names[pledge.pk])}:
                self._named[(pledge.community_id, name)].append(pledge)

    def pledge(self, mark: Marking, community: Area) -> Pledge | None:
        """The one that a line names; what is none, or several, is asked about."""
        words = mark.text(KEY)
        if not words:
            return None
        found = self._named[(community.pk, folded(words))]
        if len(found) == 1:
            return found[0]
        reason = _("%(area)s没有商定“%(what)s”这项出资的事项，确认后这一格不写入")
        if found:
            reason = _("%(area)s商定了几项“%(what)s”，后面写上单位；确认后这一格不写入")
        mark.ask(KEY, reason % {"area": community.name, "what": words})
        return None
