"""措施阶段: on which days a measure stood how. Sits beside commands; only they call it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.campaigns.models import Measure, MeasureStage
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

# The columns in which a stage repeats its measure, so that figures join nothing.
REPEATED = (
    "campaign_id",
    "city_id",
    "district_id",
    "subdistrict_id",
    "community_id",
    "unit_id",
)


def begin(measures: Sequence[Measure], *, entry: Entry) -> None:
    """The first stage of new measures, from the day on which they were set."""
    MeasureStage.objects.bulk_create(
        [_stage(measure, seq=1, on=measure.set_on, entry=entry) for measure in measures],
        batch_size=500,
    )


def move(measure: Measure, *, on: date, entry: Entry) -> None:
    """From a day on the measure stands as its row now says; what was said of later days is gone.

    Raises Refused when the day lies before the one on which it was set.
    """
    rows = _of(measure)
    if on < rows[0].from_on:
        raise Refused(_("日期不能早于安排日期 %s") % day_name(rows[0].from_on), field="on")
    for row in rows:
        if row.until_on > on:
            versions.revise(row, entry=entry, until_on=max(row.from_on, on))
    following = _stage(measure, seq=_last_seq(measure) + 1, on=on, entry=entry)
    MeasureStage.objects.bulk_create([following])


def take_back(measure: Measure, *, entry: Entry) -> MeasureStage:
    """撤回: the last stage never was; those before it last as they did. Returns the one before.

    Raises Refused where only the first is left.
    """
    *kept, last = _of(measure)
    if not kept:
        raise Refused(_("“%s”安排以后没有变动过") % measure)
    versions.revise(last, entry=entry, void=True)
    ends = [*(row.from_on for row in kept[1:]), OPEN_END]
    for row, until_on in zip(kept, ends, strict=True):
        if row.until_on != until_on:
            versions.revise(row, entry=entry, until_on=max(row.from_on, until_on))
    return kept[-1]


def restate(measure: Measure, *, entry: Entry) -> None:
    """订正: the measure was always so; the stages repeat it anew."""
    facts = {name: getattr(measure, name) for name in REPEATED}
    rows = _of(measure)
    first = rows[0]
    if measure.set_on > first.until_on:
        last = day_name(first.until_on)
        raise Refused(_("安排日期不能晚于 %s 的变动") % last, field="set_on")
    if measure.set_on != first.from_on:
        versions.revise(first, entry=entry, from_on=measure.set_on)
    otherwise = [row for row in rows if any(getattr(row, k) != v for k, v in facts.items())]
    if otherwise:
        versions.revise_all(otherwise, entry=entry, **facts)


def void_all(measures: Sequence[Measure], *, entry: Entry) -> None:
    """作废: it never was; none of the stages counts on any day."""
    rows = MeasureStage.objects.filter(measure__in=measures, void=False)
    if found := list(rows.order_by("measure", "seq")):
        versions.revise_all(found, entry=entry, void=True)


def _of(measure: Measure) -> list[MeasureStage]:
    return list(MeasureStage.objects.filter(measure=measure, void=False).order_by("seq"))


def _last_seq(measure: Measure) -> int:
    last = MeasureStage.objects.filter(measure=measure).order_by("-seq").first()
    return last.seq if last else 0


def _stage(measure: Measure, *, seq: int, on: date, entry: Entry) -> MeasureStage:
    return MeasureStage(
        measure=measure,
        seq=seq,
        state=measure.state,
        due_on=measure.due_on,
        from_on=on,
        known_from=entry.pk,
        **{name: getattr(measure, name) for name in REPEATED},
    )
