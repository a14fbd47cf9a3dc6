"""难点问题的样子: rows of the list, and what the page of one shows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.difficulties.costs import in_words, wan
from chuangcheng.difficulties.models import (
    CostLine,
    Difficulty,
    DifficultyStage,
    DifficultyState,
    Receipt,
    StageProof,
    StuckItem,
)
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.web import words
from chuangcheng.web.evidence import files
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]
S = DifficultyState
# The shapes of the states of an issue stand for those of a difficulty too (frontend/sprite.mjs).
_SHAPES = {
    S.RAISED: "accepted",
    S.ASKED: "dispatched",
    S.ANSWERED: "rectifying",
    S.SOLVED: "closed",
    S.WITHDRAWN: "void",
}


def table(found: Iterable[Difficulty], heads: Mapping[str, Shape], today: date) -> Shape:
    """难点问题一览 for components/table.html."""
    return {
        "caption": _("难点问题"),
        "columns": [
            {"label": _("难点"), "width": ""},
            {"label": _("社区/村"), "width": "unit", "hide": "phone"},
            {"label": _("难点状态"), "width": "state"},
            {"label": _("请求层级"), "width": "kind", "hide": "phone"},
            {"label": _("所需资金"), "width": "unit", "align": "num"},
            {"label": _("提出日期"), "width": "day", "align": "num", **heads.get("day", {})},
        ],
        "rows": [_row(each, today) for each in found],
    }


def state(difficulty: Difficulty) -> Shape:
    """难点状态 for components/state.html."""
    word = str(difficulty.get_state_display())
    return {"key": _SHAPES[S(difficulty.state)], "word": word}


def facts(difficulty: Difficulty) -> list[Shape]:
    """基本情况; what was not filled in is left out."""
    ended = words.full_day(difficulty.ended_on) if difficulty.has_ended else ""
    found = [
        fact(_("原因"), difficulty.cause),
        fact(_("涉及点位"), difficulty.where_text),
        fact(_("已采取措施"), difficulty.tried),
        fact(_("需协调事项"), difficulty.needed),
        fact(_("请求层级"), str(difficulty.get_level_display())),
        fact(_("范围"), where(difficulty)),
        fact(_("提出日期"), words.full_day(difficulty.raised_on)),
        fact(_("结束日期"), ended),
        fact(_("备注"), difficulty.note),
    ]
    return said(found)


def where(difficulty: Difficulty) -> str:
    """松树园社区, 全街道."""
    return difficulty.community.name if difficulty.community else _("全街道")


def costs(difficulty: Difficulty, lines: Iterable[CostLine]) -> list[Shape]:
    """费用明细 for components/rows.html, the sum last."""
    rows = [_cost(line) for line in lines]
    whole = {"text": _("合计"), "url": "", "note": "", "end": in_words(*difficulty.cost)}
    return [*rows, whole] if rows else []


def steps(found: Iterable[DifficultyStage], today: date, *, adds: bool) -> list[Shape]:
    """历次请示和答复, each with its scans, for difficulties/steps.html."""
    return [_step(stage, today, adds=adds) for stage in found]


def receipts(found: Iterable[Receipt], today: date, *, can_void: bool) -> Shape:
    """到位资金 for components/table.html."""
    deed = [{"label": _("操作"), "width": "deed", "align": "num"}] if can_void else []
    return {
        "caption": _("到位资金"),
        "columns": [
            {"label": _("资金来源"), "width": ""},
            {"label": _("到位日期"), "width": "day", "align": "num"},
            {"label": _("到位金额"), "width": "amount", "align": "num"},
            *deed,
        ],
        "rows": [_receipt(each, today, can_void=can_void) for each in found],
    }


def items(found: Iterable[StuckItem], today: date, *, can_remove: bool) -> Shape:
    """受困计划 for components/table.html."""
    deed = [{"label": _("操作"), "width": "deed", "align": "num"}] if can_remove else []
    return {
        "caption": _("受影响的计划"),
        "columns": [
            {"label": _("计划内容"), "width": ""},
            {"label": _("完成时限"), "width": "day", "align": "num"},
            *deed,
        ],
        "rows": [_item(each, today, can_remove=can_remove) for each in found],
    }


def removal(page: str, pk: int, text: str) -> Shape:
    """A cell with the way out."""
    url = reverse(f"difficulties:{page}", args=[pk])
    return {"kind": "deed", "deed": {"text": text, "url": url, "post": False}}


def _row(difficulty: Difficulty, today: date) -> Shape:
    url = reverse("difficulties:detail", args=[difficulty.pk])
    return {
        "value": difficulty.pk,
        "label": difficulty.title,
        "cells": [
            {"kind": "text", "text": difficulty.title, "sub": difficulty.where_text, "url": url},
            {"kind": "plain", "text": where(difficulty), "hide": "phone"},
            {"kind": "state", "state": state(difficulty)},
            {"kind": "plain", "text": str(difficulty.get_level_display()), "hide": "phone"},
            {"kind": "amount", "text": in_words(*difficulty.cost)},
            {"kind": "time", "text": words.day(difficulty.raised_on, today)},
        ],
    }


def _cost(line: CostLine) -> Shape:
    ends = line.cost.ends
    end = _("没有估算")
    if ends is not None:
        ranged = "—".join(dict.fromkeys(map(wan, ends)))
        end = _("%s 万元") % ranged
    return {"text": str(line), "url": "", "note": "", "end": end}


def _step(stage: DifficultyStage, today: date, *, adds: bool) -> Shape:
    word = str(stage.get_state_display())
    if stage.state == S.ASKED:
        word = f"{word}（{stage.get_level_display()}）"
    takes = adds and stage.state in (S.ASKED, S.ANSWERED)
    return {
        "text": _("%(day)s起 %(state)s") % {"day": words.day(stage.from_on, today), "state": word},
        "note": _("，").join(filter(None, (stage.who, stage.said))),
        "files": files.rows(stage.proofs.all(), _scan_url),
        "add_url": reverse("difficulties:scans", args=[stage.pk]) if takes else "",
    }


def _scan_url(proof: StageProof) -> str:
    return reverse("difficulties:scan", args=[proof.stage_id, proof.pk])


def _receipt(receipt: Receipt, today: date, *, can_void: bool) -> Shape:
    amount = {"kind": "amount", "text": wan(receipt.amount), "unit": _("万元")}
    deed = [removal("money_void", receipt.pk, _("作废"))] if can_void else []
    return {
        "value": receipt.pk,
        "label": receipt.source,
        "cells": [
            {"kind": "text", "text": receipt.source, "sub": receipt.note, "url": ""},
            {"kind": "time", "text": words.day(receipt.received_on, today)},
            amount,
            *deed,
        ],
    }


def _item(link: StuckItem, today: date, *, can_remove: bool) -> Shape:
    item = link.item
    due = words.day(item.due_on, today) if item.due_on != OPEN_END else item.due_text or "—"
    deed = [removal("item_removal", link.pk, _("移出"))] if can_remove else []
    return {
        "value": link.pk,
        "label": item.text,
        "cells": [
            {
                "kind": "text",
                "text": item.text,
                "sub": item.aspect,
                "url": reverse("plan:detail", args=[item.pk]),
            },
            {"kind": "time", "text": due},
            *deed,
        ],
    }
