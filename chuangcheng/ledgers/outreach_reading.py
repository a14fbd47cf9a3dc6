"""媒体报道台账 and 入户宣传台账: what a line of either says of where, who and which day."""

from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.words import OWN_UNIT
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area


def day_of(mark: Marking, key: str, *, today: date) -> date | None:
    """The day on which it was; one that is missing or to come is marked."""
    value = mark.value(key)
    if not isinstance(value, date):
        if not mark.is_wrong(key):
            mark.wrong(key, _("写明日期"))
        return None
    if value > today:
        mark.wrong(key, _("日期不能晚于今天"))
    return value


def unit_of(
    mark: Marking, references: References, where: Area | None, *, on: date | None
) -> Unit | None:
    """单位 by a name that it bore on the day; one that nobody recorded is asked about."""
    name = mark.text("unit")
    if not name:
        return None
    if folded(name) in OWN_UNIT and (own := references.community_unit(where)):
        return own
    found = references.units_called(name, on=on) if on else references.units_named(name)
    if len(found) == 1:
        mark.read_as("unit", found[0].name)
        return found[0]
    mark.ask("unit", _("“%s”不是登记过的单位，确认后单位不写入") % name)
    return None


def counted(mark: Marking, key: str) -> Quantity:
    """A number as it was said; what nobody counted is unknown."""
    value = mark.value(key)
    return value if isinstance(value, Quantity) else UNKNOWN
