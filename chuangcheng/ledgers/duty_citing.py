"""责任清单: the standards that a line may mean, by their words and by the marks beside them."""

from collections import defaultdict
from collections.abc import Callable

from django.utils.translation import gettext as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.references import nearest
from chuangcheng.places.models import Area
from chuangcheng.standards import codes, queries
from chuangcheng.standards.models import Clause, Level, SystemState

ANCHOR = "standard"
_ABOVE = {"project": Level.PROJECT, "content": Level.CONTENT}


class Standards:
    """测评标准 of a sub-district that are or were in use, read once for a file."""

    def __init__(self, subdistrict: Area) -> None:
        rows = Clause.objects.standing().filter(
            subdistrict=subdistrict, level__in=queries.LEAVES, used_from__lt=OPEN_END
        )
        self._by_words: dict[str, list[Clause]] = defaultdict(list)
        self._by_code: dict[str, list[Clause]] = defaultdict(list)
        for clause in queries.with_line(rows).order_by("order", "id"):
            self._by_words[folded(clause.text)].append(clause)
            self._by_code[_plain(clause.full_code)].append(clause)

    def meant(self, mark: Marking) -> tuple[Clause, ...]:
        """What the line may mean, one clause of a system, those in use first; doubts are marked."""
        said = mark.text(ANCHOR)
        if not said:
            return ()
        words = codes.split(said)[1]
        found = self._by_words.get(folded(words)) or self._by_words.get(folded(said), [])
        found = self._narrowed(mark, found) or self._by_its_code(mark)
        if not found:
            self._tell_unknown(mark, words)
            return ()
        if len({clause.system_id for clause in found}) < len(found):
            mark.wrong(ANCHOR, _("“%s”对上了几条标准，写上指标编号才分得清") % words)
            return ()
        return tuple(sorted(found, key=lambda c: c.system.state is not SystemState.IN_USE))

    def _narrowed(self, mark: Marking, found: list[Clause]) -> list[Clause]:
        """Fewer where the line says more of it: its mark, what stands above it."""
        code = _plain(mark.text("code"))
        own = codes.split(mark.text(ANCHOR))[0]
        if code:
            found = _those(found, lambda c: code in {_plain(c.full_code), _plain(c.code)})
        if own:
            found = _those(found, lambda c: c.code == own)
        for key, level in _ABOVE.items():
            if words := mark.text(key):
                found = [c for c in found if _is_below(c, level, words)] or found
        return found

    def _by_its_code(self, mark: Marking) -> list[Clause]:
        """The clause of this mark, whose words are others: somebody has to decide."""
        code = _plain(mark.text("code"))
        found = self._by_code.get(code, []) if code else []
        if len(found) != 1:
            return []
        facts = {"code": found[0].full_code, "text": found[0].text}
        mark.ask(ANCHOR, _("系统里 %(code)s 是“%(text)s”，确认后按它写入") % facts)
        return found

    def _tell_unknown(self, mark: Marking, words: str) -> None:
        if not self._by_words:
            mark.wrong(ANCHOR, _("还没有在用的测评体系，先导入并启用，再导入责任清单"))
            return
        near = nearest(words, [c.text for found in self._by_words.values() for c in found])
        reason = _("在用的测评体系里没有“%s”这条标准") % words
        if near:
            facts = {"reason": reason, "near": "、".join(near)}
            reason = _("%(reason)s，最像的有：%(near)s") % facts
        mark.wrong(ANCHOR, reason, proposal=next(iter(near), None))


def _those(found: list[Clause], fits: Callable[[Clause], bool]) -> list[Clause]:
    """Those that fit; all of them where none does."""
    return [clause for clause in found if fits(clause)] or found


def _is_below(clause: Clause, level: Level, words: str) -> bool:
    wanted = folded(codes.split(words)[1])
    return any(c.level == level and folded(c.text) == wanted for c in clause.line)


def _plain(code: str) -> str:
    return folded(codes.normal(code))
