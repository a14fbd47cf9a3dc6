"""难点和计划的重合: where an item of the plan falls short, and where something there waits."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.difficulties.models import Difficulty
from chuangcheng.difficulties.queries import stuck_issues
from chuangcheng.figures import hindering, judging, required
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.plan.models import Criterion, Failing, Item, Judgement, Verdict
from chuangcheng.plan.queries import criteria_of
from chuangcheng.web import intended

Shape = dict[str, Any]
Waiting = Mapping[int, Mapping[str, int]]


def of_difficulty(difficulty: Difficulty, items: Sequence[Item], today: date) -> list[Shape]:
    """重合, of the items that are open, for difficulties/overlap.html."""
    going = [item for item in items if item.is_open]
    asked = criteria_of(going)
    for item in going:
        for criterion in asked[item.pk]:
            criterion.item = item
    every = [criterion for item in going for criterion in asked[item.pk]]
    with snapshot():
        shows = {each.criterion_id: each for each in judging.judge(every, as_of=today)}
        waits = hindering.waiting(every, stuck_issues([difficulty]), as_of=today)
    return [_item(item, asked[item.pk], shows, waits) for item in going]


def of_item(
    criteria: Collection[Criterion],
    shows: Mapping[int, Judgement],
    difficulties: Iterable[Difficulty],
    today: date,
) -> str:
    """重合 in a few words: at how many of the places that fall short something waits."""
    waits = hindering.waiting(criteria, stuck_issues(difficulties), as_of=today)
    failing = {(pk, each.ref) for pk, shown in shows.items() for each in shown.failing}
    if not failing:
        return ""
    there = {(pk, ref) for pk, found in waits.items() for ref in found if ref}
    return _overlapping(len(failing), len(failing & there))


def _item(
    item: Item, criteria: Iterable[Criterion], shows: Mapping[int, Judgement], waits: Waiting
) -> Shape:
    lacking = [each for each in criteria if _is_lacking(shows[each.pk])]
    return {
        "text": item.text,
        "url": reverse("plan:detail", args=[item.pk]),
        "criteria": [_criterion(each, shows[each.pk], waits.get(each.pk)) for each in lacking],
    }


def _is_lacking(shown: Judgement) -> bool:
    """Whether it cannot count as met yet: it falls short, or nobody looked somewhere."""
    return bool(shown.failing) or shown.verdict == Verdict.NOT_MET


def _criterion(criterion: Criterion, shows: Judgement, told: Mapping[str, int] | None) -> Shape:
    """`told`: how many wait, by place; None where it does not ask for few issues."""
    waits = told or {}
    here = [each for each in shows.failing if each.ref in waits]
    elsewhere = [each for each in shows.failing if each.ref not in waits]
    return {
        "text": required.words(criterion),
        "state": intended.verdict_of(shows.verdict),
        "value": shows.value,
        "said": "" if told is None else _said(shows, waits, len(here)),
        "here": [_place(each, waits[each.ref]) for each in here],
        "elsewhere": [_place(each) for each in elsewhere],
    }


def _said(shows: Judgement, waits: Mapping[str, int], n: int) -> str:
    if waits.get(""):
        return _("其中 %d 条在等难点解决") % waits[""]
    if shows.failing:
        return _overlapping(len(shows.failing), n)
    return _("没有问题在等难点解决")


def _overlapping(failing: int, n: int) -> str:
    facts = {"all": failing, "n": n}
    if n:
        return _("还不能算达到的 %(all)d 处里，%(n)d 处有问题在等难点解决") % facts
    return _("还不能算达到的 %(all)d 处里，没有一处有问题在等难点解决") % facts


def _place(each: Failing, waiting: int = 0) -> Shape:
    facts = {"value": each.value, "n": waiting}
    value = _("%(value)s，其中 %(n)d 条在等") % facts if waiting else each.value
    return {"name": each.name, "value": value, "url": intended.failing_url(each)}
