"""事项阶段: on which days a pledge stood how. Sits beside commands; only they call it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.partners.models import Pledge, PledgeStage, PledgeState
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

# The columns in which a stage repeats its pledge, so that figures join nothing.
REPEATED = ("city_id", "district_id", "subdistrict_id", "community_id", "kind")
FIRST = (PledgeState.AGREED, PledgeState.OUTLINED)


def begin(pledges: Sequence[Pledge], *, notes: Sequence[str], entry: Entry) -> None:
    """The stages of new pledges: agreed upon, and how they stand already, with what was said."""
    made = []
    for pledge, note in zip(pledges, notes, strict=True):
        now = PledgeState(pledge.state)
        state = now if now in FIRST else PledgeState.AGREED
        first = _stage(pledge, seq=1, state=state, on=pledge.agreed_on, entry=entry)
        made.append(first)
        if now != state:
            first.until_on = pledge.state_on
            made.append(_stage(pledge, seq=2, state=now, on=pledge.state_on, entry=entry))
        made[-1].note = text.clean_line(note, most=200, field="state_note")
    PledgeStage.objects.bulk_create(made, batch_size=500)


def move(pledge: Pledge, to: PledgeState, *, on: date, note: str, entry: Entry) -> None:
    """From a day on the pledge stands so.

    Raises Refused for a day before the last change: what lies behind is told in order.
    """
    last = _of(pledge)[-1]
    if on < last.from_on:
        words = _("日期不能早于上一次变动 %s")
        raise Refused(words % day_name(last.from_on), field="on")
    versions.revise(last, entry=entry, until_on=on)
    following = _stage(pledge, seq=_last_seq(pledge) + 1, state=to, on=on, entry=entry)
    following.note = note
    PledgeStage.objects.bulk_create([following])


def take_back(pledge: Pledge, *, entry: Entry) -> PledgeStage:
    """撤回: the last stage never was; the one before it lasts. Returns that one.

    Raises Refused where only the first is left.
    """
    *kept, last = _of(pledge)
    if not kept:
        raise Refused(_("“%s”登记以后没有变动过") % pledge)
    versions.revise(last, entry=entry, void=True)
    return versions.revise(kept[-1], entry=entry, until_on=OPEN_END)


def restate(pledge: Pledge, *, entry: Entry) -> None:
    """订正: the pledge was always so; the stages repeat it anew."""
    rows = _of(pledge)
    first = rows[0]
    if pledge.agreed_on > first.until_on:
        words = _("商定日期不能晚于 %s 的变动")
        raise Refused(words % day_name(first.until_on), field="agreed_on")
    if pledge.agreed_on != first.from_on:
        versions.revise(first, entry=entry, from_on=pledge.agreed_on)
    facts = {name: getattr(pledge, name) for name in REPEATED}
    otherwise = [row for row in rows if any(getattr(row, k) != v for k, v in facts.items())]
    if otherwise:
        versions.revise_all(otherwise, entry=entry, **facts)


def void_all(pledges: Sequence[Pledge], *, entry: Entry) -> None:
    """作废: none of the stages counts on any day."""
    rows = PledgeStage.objects.filter(pledge__in=pledges, void=False)
    if found := list(rows.order_by("pledge", "seq")):
        versions.revise_all(found, entry=entry, void=True)


def _of(pledge: Pledge) -> list[PledgeStage]:
    return list(PledgeStage.objects.filter(pledge=pledge, void=False).order_by("seq"))


def _last_seq(pledge: Pledge) -> int:
    """The last number given; those of stages that were taken back are not given anew."""
    return PledgeStage.objects.filter(pledge=pledge).order_by("-seq")[0].seq


def _stage(pledge: Pledge, *, seq: int, state: PledgeState, on: date, entry: Entry) -> PledgeStage:
    return PledgeStage(
        pledge=pledge,
        seq=seq,
        state=state,
        from_on=on,
        known_from=entry.pk,
        **{name: getattr(pledge, name) for name in REPEATED},
    )
