"""导出测评体系: standards as filtered, with the clauses above them; imported again, the same."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from chuangcheng.ledgers.clause_layout import CLAUSE_LIST
from chuangcheng.ledgers.clause_lines import ABOVE, SAID
from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.standards.models import Clause, Level
from chuangcheng.standards.queries import place_types_of, required_of
from chuangcheng.standards.requirements import written


def export_clauses(clauses: Iterable[Clause], *, now: datetime) -> bytes:
    """导出测评体系: these standards in their order; an example says so above the table."""
    rows = list(clauses)
    is_example = any(clause.system.is_example for clause in rows)
    note = _("示例，以上级下发版本为准") if is_example else ""
    return workbook(CLAUSE_LIST, _rows(rows), now=now, note=note)


def _rows(clauses: Iterable[Clause]) -> Iterator[Row]:
    for clause in clauses:
        above = {str(each.level): str(each) for each in clause.line[:-1]}
        negative = clause.level == Level.NEGATIVE
        yield {
            "system": str(clause.system),
            **{key: above.get(level, "") for key, level in ABOVE.items()},
            **({"project": str(Level.NEGATIVE.label)} if negative else {}),
            "text": str(clause),
            "methods": clause.method_words,
            "weight": clause.weight,
            "place_types": "、".join(str(kind.label) for kind in place_types_of(clause)),
            "requirements": written(required_of(clause)),
            "note": clause.note,
            **{column: getattr(clause, name) for name, column in SAID.items()},
        }
