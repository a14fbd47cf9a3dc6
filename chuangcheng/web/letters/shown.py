"""来文的样子: a row of the list, and what the page of one letter shows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.documents import queries
from chuangcheng.documents.models import Letter, LetterState, Reply
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.web import replying, words
from chuangcheng.web.evidence import files
from chuangcheng.web.letters.forms import read_again
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]
# The shapes of the states of an issue stand for those of a letter too (frontend/sprite.mjs).
_SHAPES = {
    LetterState.WAITING: "accepted",
    LetterState.IN_HAND: "rectifying",
    LetterState.ANSWERED: "closed",
}


def table(
    found: Iterable[Letter], begun: Mapping[int, int], heads: Mapping[str, Shape], today: date
) -> Shape:
    """来文一览 for components/table.html; units by their names of the day of writing."""
    letters = list(found)
    senders = queries.senders(letters)
    return {
        "caption": _("来文"),
        "columns": [
            {"label": _("标题"), "width": ""},
            {"label": _("来文单位"), "width": "unit", "hide": "phone"},
            {"label": _("回复情况"), "width": "state"},
            {"label": _("回复期限"), "width": "due", **heads["due"]},
            {"label": _("收文日期"), "width": "day", "align": "num", **heads["day"]},
        ],
        "rows": [
            _row(letter, senders[letter.pk], begun.get(letter.pk, 0), today) for letter in letters
        ],
    }


def state(letter: Letter, begun: int) -> Shape:
    """回复情况 for components/state.html."""
    stands = letter.state(begun)
    return {"key": _SHAPES[stands], "word": stands.label}


def facts(letter: Letter) -> list[Shape]:
    """基本情况 for components/facts.html; what was not filled in is left out."""
    found = [
        fact(_("来文单位"), queries.senders([letter])[letter.pk]),
        fact(_("文号"), letter.number),
        fact(_("成文日期"), words.full_day(letter.issued_on) if letter.issued_on else ""),
        fact(_("收文日期"), words.full_day(letter.received_on)),
        fact(_("回复期限"), _limit(letter)),
        fact(_("范围"), letter.community.name if letter.community else _("全街道")),
        fact(_("备注"), letter.note),
    ]
    return said(found)


def counts(issues: Sequence[Issue]) -> list[Shape]:
    """共, 已办结 and 在办 for components/counts.html, as the statement of the issues says them."""
    if not issues:
        return []
    first: Any = issues[0]
    named = (
        (_("共"), first.listed),
        (_("已办结"), first.ended),
        (_("在办"), first.listed - first.ended),
    )
    return [
        {
            "term": term,
            "figure": {"text": str(n), "unit": _("条"), "url": "", "unknown": False, "bad": False},
        }
        for term, n in named
    ]


def with_removal(table: Shape, letter: Letter, removable: Collection[int]) -> Shape:
    """The issues of a letter, those that the person may take out each with the way to do it."""
    if not removable:
        return table
    rows = [
        {**row, "cells": [*row["cells"], _removal(letter, row["value"], removable)]}
        for row in table["rows"]
    ]
    column = {"label": _("操作"), "width": "deed", "align": "num"}
    return {**table, "columns": [*table["columns"], column], "rows": rows}


def vague(letter: Letter) -> str:
    """期限待定日期: what the letter says, and which day could be meant."""
    if not letter.is_vague or letter.is_answered:
        return ""
    proposal = read_again(letter).proposal
    if proposal is None:
        return _("来文的期限写的是“%s”，还没有定到哪一天") % letter.reply_by_text
    told = {"said": letter.reply_by_text, "day": day_name(proposal)}
    return _("来文的期限写的是“%(said)s”，还没有定到哪一天；如果是 %(day)s，就这样改") % told


def ways_to_raise(letter: Letter) -> list[Shape]:
    """How what the letter lists becomes issues."""
    return [
        {"text": _("登记一条"), "url": f"{reverse('issues:new')}?letter={letter.pk}"},
        {"text": _("归入已登记的问题"), "url": reverse("letters:issues", args=[letter.pk])},
        {"text": _("导入附的问题清单，在预览里选这份来文"), "url": reverse("ledgers:start")},
    ]


def replies(
    found: Iterable[Reply], named: Mapping[int, list[str]], *, can_void: bool
) -> list[Shape]:
    """回复了什么, with the issues of which each speaks and its files, for letters/replies.html."""
    return [
        {
            "reply": reply,
            "on": words.full_day(reply.replied_on),
            "issues": _("、").join(named.get(reply.pk, [])),
            "files": files.rows(reply.proofs.all(), _file_url(reply)),
            "void_url": _void_url(reply) if can_void else "",
        }
        for reply in found
    ]


def _removal(letter: Letter, issue: int, removable: Collection[int]) -> Shape:
    url = reverse("letters:unlink", args=[letter.pk, issue])
    deed = {"text": _("移出"), "url": url, "post": False}
    return {"kind": "deed", "deed": deed if issue in removable else None}


def _void_url(reply: Reply) -> str:
    return reverse("letters:void_reply", args=[reply.letter_id, reply.pk])


def _file_url(reply: Reply) -> Any:
    def url(proof: Any) -> str:
        return reverse("letters:reply_file", args=[reply.letter_id, reply.pk, proof.pk])

    return url


def _row(letter: Letter, sender: str, begun: int, today: date) -> Shape:
    return {
        "value": letter.pk,
        "label": letter.title,
        "cells": [
            {
                "kind": "text",
                "text": letter.title,
                "sub": letter.number,
                "url": reverse("letters:detail", args=[letter.pk]),
            },
            {"kind": "plain", "text": sender, "hide": "phone"},
            {"kind": "state", "state": state(letter, begun)},
            {"kind": "due", "due": replying.due(letter, today)},
            {"kind": "time", "text": words.day(letter.received_on, today)},
        ],
    }


def _limit(letter: Letter) -> str:
    return words.full_day(letter.reply_by) if letter.has_due_day else letter.reply_by_text
