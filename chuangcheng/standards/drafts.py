"""条目草稿: what is said of a clause before it stands in a tree. Sits beside queries."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import PlaceType
from chuangcheng.standards import codes
from chuangcheng.standards.models import Clause, Level, Method
from chuangcheng.standards.queries import place_types_of, required_of
from chuangcheng.standards.requirements import Required

MOST = {"text": 1000, "note": 500}
MOST_SAID = {"said_units": 200, "said_leader": 120, "said_due": 60, "said_sites": 500}
MOST_WEIGHT = Decimal(1000)


@dataclass(frozen=True, kw_only=True, eq=False)
class ClauseDraft:
    """条目草稿; its parent stands in the tree already, or comes in the same batch before it."""

    level: Level
    text: str
    code: str = ""
    parent: "Clause | ClauseDraft | None" = None
    methods: tuple[Method, ...] = ()
    weight: Decimal | None = None
    place_types: tuple[PlaceType, ...] = ()
    requirements: tuple[Required, ...] = ()
    note: str = ""
    said_units: str = ""
    said_leader: str = ""
    said_due: str = ""
    said_sites: str = ""


def draft_of(clause: Clause) -> ClauseDraft:
    """What is said of a clause, as it was drafted."""
    return ClauseDraft(
        level=Level(clause.level),
        text=clause.text,
        code=clause.code,
        methods=tuple(clause.method_list),
        weight=clause.weight,
        place_types=place_types_of(clause),
        requirements=required_of(clause),
        note=clause.note,
        **{name: getattr(clause, name) for name in MOST_SAID},
    )


def facts_of(draft: ClauseDraft) -> dict[str, Any]:
    """The columns that a draft fills, its texts cleaned. Raises Refused for what cannot be."""
    code = codes.normal(text.clean_line(draft.code, most=codes.MOST, field="code"))
    facts: dict[str, Any] = {
        "code": code[: codes.MOST],
        "text": text.filled(draft.text, most=MOST["text"], field="text"),
        "methods": ",".join(method for method in Method if method in draft.methods),
        "weight": _weight(draft.weight),
        "note": text.clean_line(draft.note, most=MOST["note"], field="note"),
    }
    for name, most in MOST_SAID.items():
        facts[name] = text.clean_line(getattr(draft, name), most=most, field=name)
    return facts


def _weight(weight: Decimal | None) -> Decimal | None:
    if weight is None:
        return None
    if not 0 <= weight <= MOST_WEIGHT or weight != round(weight, 2):
        raise Refused(
            _("分值要在 0 到 %s 之间，最多两位小数；不知道就空着") % MOST_WEIGHT, field="weight"
        )
    return round(weight, 2)
