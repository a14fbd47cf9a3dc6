"""工作计划的样子: rows of the list, what an item asks, what that shows, where it falls short."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.difficulties.models import Difficulty
from chuangcheng.figures import required
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.plan.models import (
    Criterion,
    Failing,
    Item,
    ItemStage,
    Judgement,
    Outcome,
    Override,
    Verdict,
)
from chuangcheng.web import intended, navigation, words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]
Here = Mapping[int, Sequence[tuple[str, Judgement]]]  # by criterion: of which community, what
MOST_NAMED = 12  # of the places that fall short; the rest stand behind a fold


def facts(item: Item) -> list[Shape]:
    """基本情况; what was not filled in is left out."""
    decision = item.decision
    ended = "" if item.is_open else words.full_day(item.ended_on)
    found = [
        fact(_("计划内容"), item.text),
        fact(_("方面"), item.aspect),
        fact(_("责任单位"), str(item.unit or item.responsible)),
        fact(_("责任人"), str(item.person or "")),
        fact(_("社区/村"), item.community.name if item.community else _("全街道")),
        fact(_("完成时限"), limit(item)),
        fact(_("列入日期"), words.full_day(item.set_on)),
        fact(_("计划状态"), str(item.get_state_display())),
        fact(_("办结日期"), ended),
        fact(_("办结说明"), item.result),
        fact(_("议定事项"), decision.text if decision else ""),
        fact(_("备注"), item.note),
    ]
    return said(found)


def limit(item: Item) -> str:
    """完成时限 in words."""
    if item.has_due_day:
        return words.full_day(item.due_on)
    return item.due_text or _("常态任务，没有时限")


def override(found: Override | None, today: date) -> list[Shape]:
    """人工判定 for components/facts.html."""
    if found is None:
        return []
    return [
        fact(_("判定为"), str(found.get_verdict_display())),
        fact(_("理由"), found.reason),
        fact(_("谁判定"), str(found.recorded_by)),
        fact(_("哪天"), words.day(found.made_on, today)),
    ]


def criteria(
    asked: Sequence[Criterion],
    shows: Mapping[int, Judgement],
    here: Here,
    *,
    actor: Actor,
    edits: bool,
) -> list[Shape]:
    """可核验标准 with what each shows, everywhere and here, for plan/criteria.html."""
    offered = required.offered_to(asked)
    opens = bool(navigation.address("places:list", actor))
    return [
        {
            "text": required.words(each, offered),
            "basis": _basis(each),
            "shows": judged(shows[each.pk], opens=opens) if each.pk in shows else None,
            "here": [
                {"name": name, "shows": judged(found, opens=opens)}
                for name, found in here.get(each.pk, ())
            ],
            "deeds": _deeds(each) if edits else [],
        }
        for each in asked
    ]


def judged(found: Judgement, *, opens: bool) -> Shape:
    """What one criterion shows, for plan/outcome.html."""
    named = [_failing(each, opens=opens) for each in found.failing]
    return {
        "state": intended.verdict_of(found.verdict),
        "value": found.value,
        "reason": found.reason,
        "failing": named[:MOST_NAMED],
        "more": named[MOST_NAMED:],
    }


def kept(found: Outcome) -> Judgement:
    """判定结果 that was kept, as it was judged."""
    failing = tuple(Failing(*row) for row in found.failing)
    return Judgement(found.criterion_id, Verdict(found.verdict), found.value, found.reason, failing)


def stages(found: Iterable[ItemStage], today: date) -> list[Shape]:
    """历次变动 for components/rows.html."""
    return [
        {
            "text": _stage_words(stage),
            "url": "",
            "note": _("时限 %s") % words.day(stage.due_on, today)
            if stage.due_on != OPEN_END
            else "",
            "end": _("%s起") % words.day(stage.from_on, today),
        }
        for stage in found
    ]


def hindered(found: Sequence[Difficulty], words: str) -> list[Shape]:
    """影响它的难点 for components/rows.html; the last says where they overlap."""
    rows = [
        {
            "text": each.title,
            "url": reverse("difficulties:detail", args=[each.pk]),
            "note": "",
            "end": str(each.get_state_display()),
        }
        for each in found
    ]
    return [*rows, {"text": words, "url": "", "note": "", "end": ""}] if words else rows


def _stage_words(stage: ItemStage) -> str:
    state = str(stage.get_state_display())
    if not stage.verdict:
        return state
    shown = intended.verdict_of(Verdict(stage.verdict), by_hand=stage.by_hand)["word"]
    return _("%(state)s，%(verdict)s") % {"state": state, "verdict": shown}


def _basis(criterion: Criterion) -> str:
    figure = required.known(criterion.figure)
    return str(figure.basis) if figure else ""


def _failing(each: Failing, *, opens: bool) -> Shape:
    url = intended.failing_url(each) if opens else ""
    return {"name": each.name, "value": each.value, "url": url}


def _deeds(criterion: Criterion) -> list[Shape]:
    given = [criterion.item_id, criterion.pk]
    return [
        {"text": _("修改"), "url": reverse("plan:criterion", args=given)},
        {"text": _("不再要求"), "url": reverse("plan:criterion_drop", args=given)},
    ]
