"""找谁办: whom a person may ask who is not allowed to do something."""

from collections.abc import Set as AbstractSet
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.people.models import Grant
from chuangcheng.web import policies

_MOST = 2


def who_may(verb: str, *, besides: Actor, on: date) -> str:
    """可以找陈静（创城办）办: others around this person who hold a verb; '' when there are none."""
    return _sentence({right.role for right in policies.rights_to(verb)}, besides=besides, on=on)


def office(*, besides: Actor, on: date) -> str:
    """可以找创城办: which knows who does what."""
    return _sentence({Role.CAMPAIGN_OFFICE}, besides=besides, on=on)


def _sentence(roles: AbstractSet[Role], *, besides: Actor, on: date) -> str:
    """Colleagues of the same area or of the whole sub-district: a neighbour could not help."""
    around = besides.area_ids | {grant.subdistrict_id for grant in besides.grants}
    found = (
        Grant.objects.filter(role__in=roles, area__in=around - {None})
        .filter(since__lte=on, until__gt=on, person__is_active=True)
        .exclude(person=besides.person_id)
        .exclude(person__username=None)
        .order_by("role", "person_id")
        .values_list("person__name", "role")[:_MOST]
    )
    named = [
        _("%(name)s（%(role)s）") % {"name": name, "role": Role(role).label} for name, role in found
    ]
    return _("可以找%s办") % _("或").join(named) if named else ""
