"""Deeds that say which promise of a partner an activity kept. Sits beside commands.

An activity is no delivery of itself: only where somebody links it, it is what shows one.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.partners import delivering
from chuangcheng.partners.models import Delivery, Outcome, Pledge
from chuangcheng.partners.rules import may as may_with_partners
from chuangcheng.trail import commands as trail
from chuangcheng.volunteering.models import Activity
from chuangcheng.volunteering.queries import noted_of, unit_ids_of
from chuangcheng.volunteering.rules import may


@transaction.atomic
def fulfil(
    activity: Activity, pledge: Pledge, *, by: Actor, now: datetime, own_day: date | None = None
) -> Delivery:
    """关联承诺: the activity is what shows this delivery; one not yet noted is noted by it.

    Raises Refused unless the activity was held with one of the units that promised, on the day
    of the delivery, and for an activity that keeps a promise already.
    """
    require(may("record", by, activity))
    require(may_with_partners("deliver", by, pledge))
    _refuse_unless_free(activity)
    _refuse_other(activity, pledge)
    delivery = noted_of(pledge, own_day=own_day, on=activity.held_on)
    if delivery is not None:
        _refuse_otherwise(delivery, activity)
    entry = trail.record("volunteering.fulfil", by=by, at=now)
    if delivery is None:
        delivery = delivering.note(
            pledge,
            Outcome.DELIVERED,
            on=activity.held_on,
            own_day=own_day,
            by=by.within(entry.deed),
            now=now,
        )
    facts = {"activity": activity.title, "pledge": pledge.what}
    trail.note(entry, [(thing, facts) for thing in (activity, pledge, delivery)])
    _link(activity, delivery)
    return delivery


@transaction.atomic
def unlink(activity: Activity, *, reason: str, by: Actor, now: datetime) -> Activity:
    """解除关联: it never was what showed that delivery, which stays as it was noted."""
    require(may("record", by, activity))
    delivery = activity.fulfils
    if delivery is None:
        raise Refused(_("这次活动没有关联承诺"))
    pledge = delivery.pledge
    facts = {
        "activity": activity.title,
        "pledge": pledge.what,
        "reason": text.filled(reason, most=200, field="reason"),
    }
    entry = trail.record("volunteering.unlink", by=by, at=now)
    trail.note(entry, [(thing, facts) for thing in (activity, pledge, delivery)])
    _link(activity, None)
    return activity


def _link(activity: Activity, delivery: Delivery | None) -> None:
    """Raises Overtaken where somebody else linked or unlinked it meanwhile."""
    seen = Activity.objects.filter(pk=activity.pk, fulfils=activity.fulfils_id, void=False)
    if activity.fulfils_id is None:
        seen = Activity.objects.filter(pk=activity.pk, fulfils__isnull=True, void=False)
    if not seen.update(fulfils=delivery):
        raise Overtaken(_("“%s”刚被别人改过，看一下现在的样子再办") % activity)
    activity.fulfils = delivery


def _refuse_unless_free(activity: Activity) -> None:
    if activity.void or not activity.is_held:
        raise Refused(_("已开展的活动才能关联承诺"))
    if activity.fulfils is not None and not activity.fulfils.void:
        raise Refused(_("这次活动已经关联了“%s”，有误的先解除") % activity.fulfils.pledge.what)


def _refuse_otherwise(delivery: Delivery, activity: Activity) -> None:
    """What was noted already says the same: kept, on that day."""
    if delivery.outcome != Outcome.DELIVERED:
        raise Refused(_("这一次登记的是没有兑现，有误的先作废那条兑现记录"), field="promise")
    if delivery.happened_on != activity.held_on:
        raise Refused(_("这一次已经登记在别的日期，有误的先作废那条兑现记录"), field="promise")


def _refuse_other(activity: Activity, pledge: Pledge) -> None:
    """A promise is kept by those who gave it, and where it was given."""
    if pledge.void:
        raise Refused(_("“%s”已经作废") % pledge, field="promise")
    if activity.community_id not in {None, pledge.community_id}:
        raise Refused(_("“%s”是对别的社区(村)的承诺") % pledge.what, field="promise")
    promised = set(pledge.units.values_list("unit", flat=True))
    if not promised & unit_ids_of(activity):
        words = _("承诺“%s”的单位没有共同开展这次活动，先在活动里写上")
        raise Refused(words % pledge.what, field="promise")
