"""What somebody says of a difficulty before it is recorded. Sits beside queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.difficulties.costs import MOST_LINES, Cost, total
from chuangcheng.difficulties.models import AskLevel, Difficulty
from chuangcheng.kernel import text
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.places.models import Area

MOST = {"where_text": 200, "tried": 500, "needed": 500, "note": 200}


@dataclass(frozen=True, kw_only=True)
class DifficultyDraft:
    """难点草稿. `where` is the sub-district, or the one community that has it."""

    title: str
    cause: str
    where: Area
    raised_on: date
    level: AskLevel = AskLevel.SUBDISTRICT
    where_text: str = ""
    tried: str = ""
    needed: str = ""
    costs: tuple[Cost, ...] = ()
    note: str = ""


def draft_of(difficulty: Difficulty) -> DifficultyDraft:
    """What is said of a difficulty, to be said again with changes."""
    lines = difficulty.cost_lines.filter(dropped=False)
    return DifficultyDraft(
        title=difficulty.title,
        cause=difficulty.cause,
        where=difficulty.community or difficulty.subdistrict,
        raised_on=difficulty.raised_on,
        level=AskLevel(difficulty.level),
        where_text=difficulty.where_text,
        tried=difficulty.tried,
        needed=difficulty.needed,
        costs=tuple(line.cost for line in lines),
        note=difficulty.note,
    )


def columns_of(draft: DifficultyDraft) -> dict[str, Any]:
    """The columns of a draft beside its place and day. Raises Refused for what cannot be."""
    if len(draft.costs) > MOST_LINES:
        raise Refused(_("费用明细最多写 %d 行") % MOST_LINES, field="costs")
    low, high = total(draft.costs)
    title = text.filled(draft.title, most=120, field="title")
    words = {
        name: text.clean_line(getattr(draft, name), most=most, field=name)
        for name, most in MOST.items()
    }
    return {
        **words,
        "title": title,
        "folded": folded(title),
        "cause": text.filled(draft.cause, most=500, field="cause"),
        "level": draft.level,
        "cost_low": low.value,
        "cost_low_certainty": low.certainty,
        "cost_high": high.value,
        "cost_high_certainty": high.certainty,
    }
