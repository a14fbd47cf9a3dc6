"""两版对照: which standards of an edition are the same, changed, new or gone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.text import folded
from chuangcheng.standards.models import Clause, EvaluationSystem
from chuangcheng.standards.queries import (
    LEAVES,
    in_order,
    place_types_of,
    required_of,
    with_line,
)
from chuangcheng.standards.requirements import written


class Fate(TextChoices):
    """去留 of a standard from one edition to another."""

    SAME = "same", gettext_lazy("没有变")
    CHANGED = "changed", gettext_lazy("有改动")
    NEW = "new", gettext_lazy("新增")
    GONE = "gone", gettext_lazy("取消")


@dataclass(frozen=True, slots=True)
class Difference:
    """一处不同: of what, as it was, as it is."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Pair:
    """对上的一条: the same standard in both editions, or the one of them where it stands."""

    fate: Fate
    old: Clause | None
    new: Clause | None
    differences: tuple[Difference, ...] = ()

    @property
    def shown(self) -> Clause:
        """The newer one, else the one that is gone."""
        clause = self.new or self.old
        if clause is None:
            raise AssertionError("a pair of nothing")
        return clause


def compare(old: EvaluationSystem, new: EvaluationSystem) -> list[Pair]:
    """两版对照, standard by standard in the order of the newer tree; what is gone comes last.

    A clone's clause knows where it came from. Others are matched by their marks from the trunk
    down, and then by their words.
    """
    before, after = _leaves(old), _leaves(new)
    match = _Matching(before)
    found = [(clause, match.of(clause)) for clause in after]
    kept = {clause.pk for _new, clause in found if clause}
    gone = [Pair(Fate.GONE, clause, None) for clause in before if clause.pk not in kept]
    return [*(_pair(clause, was) for clause, was in found), *gone]


class _Matching:
    """Each of the older clauses is given away once."""

    def __init__(self, old: Iterable[Clause]) -> None:
        self._by_key = {clause.pk: clause for clause in old}
        self._by_code = {clause.full_code: clause for clause in old if clause.code}
        self._by_words = {folded(clause.text): clause for clause in old}

    def of(self, clause: Clause) -> Clause | None:
        offered = (
            self._by_key.get(clause.predecessor_id or 0),
            self._by_code.get(clause.full_code) if clause.predecessor_id is None else None,
            self._by_words.get(folded(clause.text)) if clause.predecessor_id is None else None,
        )
        found = next((each for each in offered if each and each.pk in self._by_key), None)
        if found:
            del self._by_key[found.pk]
        return found


def _leaves(system: EvaluationSystem) -> list[Clause]:
    rows = Clause.objects.standing().filter(system=system, level__in=LEAVES)
    return in_order(with_line(rows).prefetch_related("place_types", "requirements"))


def _pair(new: Clause, old: Clause | None) -> Pair:
    if old is None:
        return Pair(Fate.NEW, None, new)
    differences = tuple(_differences(old, new))
    return Pair(Fate.CHANGED if differences else Fate.SAME, old, new, differences)


def _differences(old: Clause, new: Clause) -> Iterator[Difference]:
    before, after = _said(old), _said(new)
    for name, words in before.items():
        if folded(words) != folded(after[name]):
            yield Difference(name, words, after[name])


def _said(clause: Clause) -> dict[str, str]:
    above = " / ".join(each.text for each in clause.line[:-1])
    return {
        _("条目编号"): clause.full_code,
        _("条目内容"): clause.text,
        _("上级条目"): above,
        _("测评方法"): clause.method_words,
        _("分值"): "" if clause.weight is None else f"{clause.weight.normalize():f}",
        _("点位类型"): "、".join(str(kind.label) for kind in place_types_of(clause)),
        _("材料要求"): written(required_of(clause)),
        _("考察要求"): clause.note,
    }
