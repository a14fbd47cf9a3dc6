"""Stages: on which days an issue stood how. Sits beside commands; only they call it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.issues.models import Issue, Stage
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

# The columns in which a stage repeats its issue, so that figures join nothing.
REPEATED = (
    "city_id",
    "district_id",
    "subdistrict_id",
    "community_id",
    "source",
    "kind",
    "category_id",
    "place_type",
    "found_on",
)


def begin(issues: Sequence[Issue], *, entry: Entry) -> None:
    """The first stage of new issues, from the day on which they were found."""
    Stage.objects.bulk_create(
        [_stage(issue, seq=1, on=issue.found_on, entry=entry) for issue in issues], batch_size=500
    )


def move(issue: Issue, *, on: date, entry: Entry) -> None:
    """Ends the stage so far on a day and begins the next with the issue as it stands now.

    Raises Refused when the day lies before the one on which the stage so far began.
    """
    move_all([(issue, on)], entry=entry)


def move_all(moved: Sequence[tuple[Issue, date]], *, entry: Entry) -> None:
    """`move` for several issues, each on its day."""
    standing = current_stages(issue for issue, _on in moved)
    ended: dict[date, list[Stage]] = defaultdict(list)
    following = []
    for issue, on in moved:
        current = standing[issue.pk]
        _refuse_before(current, on)
        following.append(_stage(issue, seq=current.seq + 1, on=on, entry=entry, before=current))
        ended[on].append(current)
    for on, rows in ended.items():
        versions.revise_all(rows, entry=entry, until_on=on)
    Stage.objects.bulk_create(following, batch_size=500)


def restate(issue: Issue, *, entry: Entry) -> None:
    """订正: the issue was always so; the stages that say otherwise repeat it anew."""
    facts = {name: getattr(issue, name) for name in REPEATED}
    rows = list(Stage.objects.filter(issue=issue, void=False).order_by("seq"))
    _follow_first_day(rows, issue.found_on, entry=entry)
    otherwise = [row for row in rows if any(getattr(row, k) != v for k, v in facts.items())]
    versions.revise_all(otherwise, entry=entry, **facts)


def void_all(issues: Iterable[Issue], *, entry: Entry) -> None:
    """作废: it never was; none of the stages counts on any day."""
    ids = [issue.pk for issue in issues]
    rows = Stage.objects.filter(issue__in=ids, void=False).order_by("issue", "seq")
    versions.revise_all(rows, entry=entry, void=True)


def current_stages(issues: Iterable[Issue]) -> dict[int, Stage]:
    """The stage in which each issue stands, by the issue's id."""
    ids = [issue.pk for issue in issues]
    rows = Stage.objects.filter(issue__in=ids, until_on=OPEN_END).order_by("seq")
    return {stage.issue_id: stage for stage in rows}


def _refuse_before(current: Stage, on: date) -> None:
    if on < current.from_on:
        raise Refused(
            _("日期不能早于%(day)s(%(state)s)")
            % {"day": _day(current.from_on), "state": current.get_state_display()},
            field="on",
        )


def _follow_first_day(rows: list[Stage], found_on: date, *, entry: Entry) -> None:
    """The first stage begins when the issue was found; a later day must not pass its end."""
    first = rows[0]
    if first.from_on == found_on:
        return
    if found_on > first.until_on:
        raise Refused(_("发现日期不能晚于%s的办理") % _day(first.until_on), field="found_on")
    versions.revise(first, entry=entry, from_on=found_on)


def _stage(issue: Issue, *, seq: int, on: date, entry: Entry, before: Stage | None = None) -> Stage:
    repeated = {name: getattr(issue, name) for name in REPEATED}
    was_handled = before is not None and before.handled
    return Stage(
        issue=issue,
        seq=seq,
        state=issue.state,
        unit_id=issue.lead_unit_id,
        unit_pending=issue.unit_pending,
        due_on=issue.due_on,
        handled=was_handled or issue.is_handled,
        fixed_on_spot=issue.fixed_on_spot,
        from_on=on,
        known_from=entry.pk,
        **repeated,
    )


def _day(day: date) -> str:
    return _("%(month)s月%(day)s日") % {"month": day.month, "day": day.day}
