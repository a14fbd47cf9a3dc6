"""视图: the saved questions over the list of issues, in the order in which a role works."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.issues.deeds import RUNNING, State
from chuangcheng.issues.models import ROUND, Issue, IssueQuerySet
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.web.issues.listing import CHANGED, DUE, FOUND
from chuangcheng.web.paging import MOST_COUNTED, Sort

Asked = Callable[[Actor, date], Q]


@dataclass(frozen=True, slots=True)
class SavedView:
    """视图: its key in the address, its words, which issues; the first sort is its own.

    `is_open` says that all of its issues are open: then the partial indexes answer, and all views
    of this kind are counted in one statement.
    """

    key: str
    name: str | Promise
    asked: Asked
    is_open: bool = True

    def which(self, actor: Actor, today: date) -> Q:
        """The issues of the view, for one person on one day."""
        found = self.asked(actor, today)
        return found & Q(ended_at__isnull=True) if self.is_open else found

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """What is due comes first where all is open; else what moved last, for the past is long."""
        return (DUE, CHANGED, FOUND) if self.is_open else (CHANGED, DUE, FOUND)


def _in(state: State) -> Asked:
    return lambda _actor, _today: Q(state=state)


def _in_the_round(_actor: Actor, _today: date) -> Q:
    return ROUND & Q(void=False)


def _overdue(_actor: Actor, today: date) -> Q:
    return Q(state__in=RUNNING, due_on__lt=today)


def _ours(actor: Actor, _today: date) -> Q:
    return Q(lead_unit__in=actor.unit_ids)


def _mine(actor: Actor, _today: date) -> Q:
    return Q(raised_by=actor.person_id)


def _all(_actor: Actor, _today: date) -> Q:
    return Q()


ROUND_VIEW = SavedView("round", gettext_lazy("小区排查"), _in_the_round, is_open=False)
REPORTED = SavedView("reported", State.REPORTED.label, _in(State.REPORTED))
ACCEPTED = SavedView("accepted", State.ACCEPTED.label, _in(State.ACCEPTED))
DISPATCHED = SavedView("dispatched", State.DISPATCHED.label, _in(State.DISPATCHED))
RECTIFYING = SavedView("rectifying", State.RECTIFYING.label, _in(State.RECTIFYING))
OVERDUE = SavedView("overdue", gettext_lazy("已超期"), _overdue)
SUBMITTED = SavedView("submitted", State.SUBMITTED.label, _in(State.SUBMITTED))
RETURNED = SavedView("returned", State.RETURNED.label, _in(State.RETURNED))
SUSPENDED = SavedView("suspended", gettext_lazy("暂缓"), _in(State.SUSPENDED))
OURS = SavedView("ours", gettext_lazy("交给我的"), _ours)
MINE = SavedView("mine", gettext_lazy("我登记的"), _mine, is_open=False)
ALL = SavedView("all", gettext_lazy("全部"), _all, is_open=False)

_OVERVIEW = (
    ROUND_VIEW,
    REPORTED,
    ACCEPTED,
    DISPATCHED,
    RECTIFYING,
    OVERDUE,
    SUBMITTED,
    RETURNED,
    SUSPENDED,
)
BY_ROLE: dict[Role, tuple[SavedView, ...]] = {
    Role.CAMPAIGN_OFFICE: _OVERVIEW,
    Role.LEADER: (ROUND_VIEW, OVERDUE, *_OVERVIEW[1:]),
    Role.DISTRICT_SUPERVISOR: (ROUND_VIEW, OVERDUE, *_OVERVIEW[1:]),
    Role.COMMUNITY: (*_OVERVIEW, OURS, MINE),
    Role.VERIFIER: (SUBMITTED, ROUND_VIEW, RECTIFYING, OVERDUE, MINE),
    Role.RESPONSIBLE_UNIT: (OURS, DISPATCHED, RECTIFYING, OVERDUE, SUBMITTED, RETURNED, MINE),
    Role.GRID_WORKER: (MINE, OURS, ROUND_VIEW, RECTIFYING, OVERDUE),
    Role.STATION_KEEPER: (MINE,),
}


EVERY = (*_OVERVIEW, OURS, MINE, ALL)


def views_of(actor: Actor) -> list[SavedView]:
    """The views of a person's roles, each once, and 全部 at the end."""
    found = [view for role in Role if role in actor.roles for view in BY_ROLE.get(role, ())]
    return list(dict.fromkeys([*found, ALL]))


def counted(
    issues: IssueQuerySet, views: Iterable[SavedView], *, actor: Actor, today: date
) -> dict[str, str]:
    """The number beside each view's words: one statement for the open ones, one for each other.

    A view that holds the past is counted up to MOST_COUNTED, for nobody reads its exact number.
    """
    views = list(views)
    measures = {v.key: Count("pk", filter=v.which(actor, today)) for v in views if v.is_open}
    found = issues.open().aggregate(**measures) if measures else {}
    numbers = {key: str(n) for key, n in found.items()}
    for view in views:
        if not view.is_open:
            numbers[view.key] = number_of(issues.filter(view.which(actor, today)))
    return numbers


def number_of(issues: QuerySet[Issue]) -> str:
    """36; above MOST_COUNTED it only says so."""
    n = issues.order_by()[: MOST_COUNTED + 1].count()
    return str(n) if n <= MOST_COUNTED else _("%s 多") % MOST_COUNTED
