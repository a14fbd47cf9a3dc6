"""夜间核算: once a night the worker asks the figures what every plan shows, and keeps the outcome.

Each run arranges the next one before it begins, so that one that fails is not the last.
"""

from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from chuangcheng.calendars.worktime import LAW_TIME, law_day
from chuangcheng.figures import judging as figures
from chuangcheng.kernel.actor import Actor, Grant, Role
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.plan import judging
from chuangcheng.plan.models import Criterion, Item
from chuangcheng.plan.queries import asked_in
from chuangcheng.web import clock

AT = time(2, 30)  # when nobody works


@task()
def judge_all() -> int:
    """Every sub-district; returns how many items are judged otherwise than before."""
    arrange_next()
    return sum(len(changed) for changed in judge_everywhere(now=clock.now()).values())


def ensure() -> None:
    """Has a run waiting: the first at once, for nobody knows how long the worker was away."""
    waiting = DBTaskResult.objects.filter(
        task_path=judge_all.module_path, status=TaskResultStatus.READY
    )
    if not waiting.exists():
        judge_all.enqueue()


def arrange_next() -> None:
    """The next night's run."""
    now = clock.real_now().astimezone(LAW_TIME)
    tonight = datetime.combine(now.date(), AT, LAW_TIME)
    judge_all.using(run_after=tonight if now < tonight else tonight + timedelta(days=1)).enqueue()


def judge_everywhere(*, now: datetime) -> dict[Area, list[Item]]:
    """核算 every sub-district in turn, each whole: the items whose verdict changed."""
    towns = Area.objects.filter(kind=AreaKind.SUBDISTRICT, void=False).valid(law_day(now))
    return {town: judge_town(town, by=_for(town), now=now) for town in towns.order_by("id")}


def judge_town(subdistrict: Area, *, by: Actor, now: datetime) -> list[Item]:
    """核算 the plan of a sub-district."""
    with snapshot():
        found = figures.judge(asked_in(subdistrict), as_of=law_day(now))
    return judging.keep(found, within=subdistrict, by=by, now=now)


def judge_item(item: Item, *, by: Actor, now: datetime) -> None:
    """核算 one item at once, by the office, or by the community whose own it is."""
    asked = Criterion.objects.filter(item=item, dropped=False)
    with snapshot():
        criteria = list(asked.select_related("area", "item__community", "item__subdistrict"))
        found = figures.judge(criteria, as_of=law_day(now))
    judging.keep(found, within=item.community or item.subdistrict, by=by, now=now)


def _for(subdistrict: Area) -> Actor:
    """Nobody: what is asked at night is asked with the right of the office, in its own name."""
    grant = Grant(Role.CAMPAIGN_OFFICE, area_id=subdistrict.pk, subdistrict_id=subdistrict.pk)
    return Actor(person_id=0, name=_("夜间核算"), grants=(grant,))
