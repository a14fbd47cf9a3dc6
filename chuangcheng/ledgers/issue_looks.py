"""回头看 in the list of issues: what a line says of it, held against what stands on record.

A look is the verifier's deed, and no importer's: a ledger brings none in, and says so where it
tells of another one than is on record.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from chuangcheng.issues.models import Recheck
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking

_BETWEEN = "；"


def looks_of(ids: Iterable[int]) -> dict[int, str]:
    """2021年4月14日没有反弹；2021年4月20日反弹，见 2021-0170, by issue, in one statement."""
    found: dict[int, list[str]] = {}
    looks = Recheck.objects.standing().filter(issue__in=list(ids)).select_related("relapse")
    for look in looks.order_by("issue", "looked_on", "pk"):
        found.setdefault(look.issue_id, []).append(_words(look))
    return {issue: _BETWEEN.join(words) for issue, words in found.items()}


def tell_other(mark: Marking, on_record: str) -> None:
    """Notes a look of which only the line tells."""
    told = mark.text("recheck")
    if not told or folded(told) == folded(on_record):
        return
    if on_record:
        mark.note("recheck", _("系统里是“%s”，回头看由核查人员在系统里登记") % on_record)
    else:
        mark.note("recheck", _("回头看由核查人员在系统里登记，这次不写入"))


def _words(look: Recheck) -> str:
    day = day_name(look.looked_on)
    if look.relapse is None:
        return _("%s没有反弹") % day
    return _("%(day)s反弹，见 %(number)s") % {"day": day, "number": look.relapse.number}
