"""阶段: on which days a pledge, a facility, a need stood how. Sits beside commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.partners.models import FacilityStage, NeedStage, PledgeStage
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

# The columns in which a stage repeats what it is of, so that figures join nothing.
REPEATED = ("city_id", "district_id", "subdistrict_id", "community_id", "kind")


@dataclass(frozen=True, kw_only=True)
class Begun:
    """How a new thing stands: since when, and since when otherwise where it has moved on."""

    thing: Any
    state: str
    since: date
    now: str = ""
    now_since: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Stages:
    """阶段 of one kind of thing; `owner` is the column by which a stage names it."""

    model: type[Any]
    owner: str
    day: str  # the thing's own first day

    def begin(self, things: Sequence[Begun], *, entry: Entry) -> None:
        """The stages of new things: how they began, and how they stand already."""
        made = []
        for each in things:
            made.append(self._stage(each.thing, 1, each.state, each.since, entry))
            if each.now_since is not None and each.now not in ("", each.state):
                made[-1].until_on = each.now_since
                made.append(self._stage(each.thing, 2, each.now, each.now_since, entry))
            made[-1].note = text.clean_line(each.note, most=200, field="state_note")
        self.model.objects.bulk_create(made, batch_size=500)

    def move(self, thing: Any, to: str, *, on: date, note: str, entry: Entry) -> None:
        """From a day on the thing stands so.

        Raises Refused for a day before the last change: what lies behind is told in order.
        """
        last = self.of(thing)[-1]
        if on < last.from_on:
            words = _("日期不能早于上一次变动 %s")
            raise Refused(words % day_name(last.from_on), field="on")
        versions.revise(last, entry=entry, until_on=on)
        following = self._stage(thing, self._last_seq(thing) + 1, to, on, entry)
        following.note = note
        self.model.objects.bulk_create([following])

    def take_back(self, thing: Any, *, entry: Entry) -> Any:
        """撤回: the last stage never was; the one before it lasts. Returns that one.

        Raises Refused where only the first is left.
        """
        *kept, last = self.of(thing)
        if not kept:
            raise Refused(_("“%s”登记以后没有变动过") % thing)
        versions.revise(last, entry=entry, void=True)
        return versions.revise(kept[-1], entry=entry, until_on=OPEN_END)

    def restate(self, thing: Any, *, entry: Entry) -> None:
        """订正: the thing was always so; the stages repeat it anew."""
        rows = self.of(thing)
        first, since = rows[0], getattr(thing, self.day)
        if since > first.until_on:
            words = _("日期不能晚于 %s 的变动")
            raise Refused(words % day_name(first.until_on), field=self.day)
        if since != first.from_on:
            versions.revise(first, entry=entry, from_on=since)
        facts = {name: getattr(thing, name) for name in REPEATED}
        otherwise = [row for row in rows if any(getattr(row, k) != v for k, v in facts.items())]
        if otherwise:
            versions.revise_all(otherwise, entry=entry, **facts)

    def void_all(self, things: Sequence[Any], *, entry: Entry) -> None:
        """作废: none of the stages counts on any day."""
        rows = self.model.objects.filter(**{f"{self.owner}__in": things}, void=False)
        if found := list(rows.order_by(self.owner, "seq")):
            versions.revise_all(found, entry=entry, void=True)

    def of(self, thing: Any) -> list[Any]:
        """How it stood, the first first."""
        rows = self.model.objects.filter(**{self.owner: thing}, void=False)
        return list(rows.order_by("seq"))

    def _last_seq(self, thing: Any) -> int:
        """The last number given; those of stages that were taken back are not given anew."""
        last = self.model.objects.filter(**{self.owner: thing}).order_by("-seq")[0]
        return int(last.seq)

    def _stage(self, thing: Any, seq: int, state: str, on: date, entry: Entry) -> Any:
        return self.model(
            **{self.owner: thing},
            seq=seq,
            state=state,
            from_on=on,
            known_from=entry.pk,
            **{name: getattr(thing, name) for name in REPEATED},
        )


PLEDGES = Stages(PledgeStage, "pledge", "agreed_on")
FACILITIES = Stages(FacilityStage, "facility", "set_up_on")
NEEDS = Stages(NeedStage, "need", "told_on")
