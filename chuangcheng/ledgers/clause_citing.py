"""对应指标: the clause that a ledger of issues names, by its mark, its words or both."""

from collections import defaultdict
from functools import cached_property

from django.utils.translation import gettext as _

from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.places.models import Area
from chuangcheng.standards import codes, queries
from chuangcheng.standards.models import Clause

KEY = "indicator"


class Cited:
    """对应指标 of one sub-district, read once for a file."""

    def __init__(self, subdistrict: Area | None) -> None:
        self._subdistrict = subdistrict

    def clause(self, mark: Marking) -> Clause | None:
        """The clause of a line; a name that stands for none, or for several, is asked about."""
        words = mark.text(KEY)
        if not words:
            return None
        if not self._by_name:
            mark.note(KEY, _("还没有在用的测评体系，这一列不写入"))
            return None
        tidied = codes.joined(*codes.split(words))  # Ⅲ—57无障碍设施 is Ⅲ-57 无障碍设施
        found = self._by_name.get(folded(words)) or self._by_name.get(folded(tidied), [])
        if len(found) == 1:
            return found[0]
        if found:
            mark.ask(KEY, _("“%s”对上了几条指标，确认后这一项不写入") % words)
        else:
            mark.ask(KEY, _("在用的测评体系里没有“%s”，确认后这一项不写入") % words)
        return None

    @cached_property
    def _by_name(self) -> dict[str, list[Clause]]:
        """Under every name by which an office may call it; one clause stands once under each."""
        named: dict[str, dict[int, Clause]] = defaultdict(dict)
        if self._subdistrict is None:
            return {}
        for clause in queries.citable(self._subdistrict.pk):
            names = (clause.citation, str(clause), clause.text, clause.full_code, clause.code)
            for name in filter(None, names):
                named[folded(name)][clause.pk] = clause
        return {name: list(found.values()) for name, found in named.items()}
