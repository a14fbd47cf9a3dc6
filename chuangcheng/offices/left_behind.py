"""还在它名下的: what an area that ended still holds. Sits beside queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from chuangcheng.duties.models import Charge, DutyItem
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.people.models import Grant
from chuangcheng.places.models import Area, Place


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """还在它名下的, by number: what lies there, and who answers for it."""

    places: int
    issues: int
    roles: int
    charges: int
    items: int

    @property
    def lies_there(self) -> bool:
        """Whether places or open issues are left, for which the roles are still needed."""
        return bool(self.places or self.issues)

    @property
    def can_be_handed_over(self) -> bool:
        """Whether somebody still answers for the area as it was."""
        return bool(self.roles or self.charges or self.items)


def left_behind(area: Area, *, on: date) -> LeftBehind:
    """还在它名下的 on a day, in five statements."""
    return LeftBehind(
        places=Place.objects.valid(on).filter(community=area).count(),
        issues=Issue.objects.open().filter(community=area).count(),
        roles=roles_left(area, on=on).count(),
        charges=charges_left(area, on=on).count(),
        items=items_left(area, on=on).count(),
    )


def roles_left(area: Area, *, on: date) -> QuerySet[Grant]:
    """角色 for an area that their holders do not have for its successor."""
    same = {name: OuterRef(name) for name in ("person", "role")}
    follows = Grant.objects.filter(area=area.successor_id, until__gt=on, **same)
    held = Grant.objects.filter(area=area, since__lte=on, until__gt=on)
    return held.exclude(Exists(follows)).select_related("person", "unit", "area").order_by("id")


def charges_left(area: Area, *, on: date) -> QuerySet[Charge]:
    """责任分工 over the area as a whole; those over its places stay with the places."""
    held = Charge.objects.valid(on).filter(area=area)
    return held.select_related("unit", "person", "area").order_by("id")


def items_left(area: Area, *, on: date) -> QuerySet[DutyItem]:
    """责任项 of the area by standards that are in use."""
    held = DutyItem.objects.in_force(on).filter(area=area, system__used_until=OPEN_END)
    related = ("clause__system", "duty_list__subdistrict", "area", "lead_unit", "person", "leader")
    return held.select_related(*related).prefetch_related("units__unit").order_by("id")
