"""导出工作计划台账: as filtered, with what each item asks in words and what that shows."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chuangcheng.figures import required
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.ledgers.plan_layout import PLAN_LIST
from chuangcheng.plan import queries
from chuangcheng.plan.models import Criterion, Item, Outcome, Override, Verdict

Offered = Mapping[str, Sequence[required.Option]]


def export_items(items: QuerySet[Item], *, now: datetime) -> bytes:
    """导出工作计划台账: these items in their order."""
    found = list(items)
    asked = queries.criteria_of(found)
    every = [each for criteria in asked.values() for each in criteria]
    shown, by_hand = queries.outcomes_of(every), queries.overrides_of(found)
    figures = [f for each in every if each.cells and (f := required.known(each.figure))]
    offered = required.options(figures)
    rows = (_row(item, asked[item.pk], shown, by_hand.get(item.pk), offered) for item in found)
    return workbook(PLAN_LIST, rows, now=now)


def verdict_words(item: Item, override: Override | None) -> str:
    """结论, as a table for the office prints it: by hand with its reason."""
    label = str(Verdict(item.verdict).label)
    if override is None:
        return label
    facts = {"verdict": label, "reason": override.reason}
    return _("%(verdict)s（人工判定：%(reason)s）") % facts


def _row(
    item: Item,
    criteria: Sequence[Criterion],
    shown: Mapping[int, Outcome],
    override: Override | None,
    offered: Offered,
) -> Row:
    return {
        "aspect": item.aspect,
        "text": item.text,
        "criteria": required.BETWEEN.join(required.words(each, offered) for each in criteria),
        "due": item.due_on if item.has_due_day else item.due_text,
        "unit": item.unit.name if item.unit else item.responsible,
        "shown": "；".join(shown[each.pk].value if each.pk in shown else "" for each in criteria),
        "verdict": verdict_words(item, override),
        "person": item.person.name if item.person else "",
        "community": item.community.name if item.community else "",
        "set_on": item.set_on,
        "state": str(item.get_state_display()),
        "ended_on": None if item.ended_on == OPEN_END else item.ended_on,
        "note": item.note,
    }
