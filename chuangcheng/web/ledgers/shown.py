"""预览页和导入记录: what the templates are given."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.calendars import wording
from chuangcheng.calendars.worktime import law_day
from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers import queries
from chuangcheng.ledgers.choices import cell_key
from chuangcheng.ledgers.models import Import, Register
from chuangcheng.ledgers.rules import may_undo
from chuangcheng.ledgers.verdicts import WRITTEN, Outcome, Preview, SheetPreview, Verdict
from chuangcheng.ledgers.workbook import address
from chuangcheng.web.ledgers import grid
from chuangcheng.web.ledgers.grid import Slice

Shape = dict[str, Any]

_MOST_SKIPPED = 200


def steps(now: int) -> list[Shape]:
    """选文件 · 对列 · 预览 · 写入, for components/steps.html."""
    words = (_("选文件"), _("对列"), _("预览"), _("写入"))
    states = ["done" if n < now else "now" if n == now else "next" for n in range(len(words))]
    return [{"word": word, "state": state} for word, state in zip(words, states, strict=True)]


def lead(record: Import, part: Slice) -> str:
    """社区问题清单.xlsx，工作表“汇总”，第 3—171 行，25 列中用到 18 列."""
    sheet = part.sheet
    rows = [line.row.number for line in sheet.lines]
    facts = {
        "file": record.file_name,
        "sheet": sheet.name,
        "first": min(rows, default=0),
        "last": max(rows, default=0),
        "all": len(sheet.columns) + len(sheet.unknown),
        "used": len(sheet.columns) - len(sheet.unwritten),
    }
    words = _("%(file)s，工作表“%(sheet)s”，第 %(first)s—%(last)s 行，%(all)s 列中用到 %(used)s 列")
    return words % facts


def tally(shown: Preview) -> list[Shape]:
    """What the file holds, for components/tally.html."""
    counts = shown.counts
    parts = [
        (sum(counts.values()), _("条读到"), _lines_and_parts(shown), False),
        (counts[Verdict.NEW], _("新增"), "", False),
        (counts[Verdict.CHANGED], _("变更"), _("%s 个单元格") % shown.changed_cells, False),
        (counts[Verdict.SAME], _("相同"), _("不写入"), False),
        (counts[Verdict.ERROR], _("有错"), _("%s 个单元格") % len(shown.wrong_cells), True),
        (len(shown.asked_cells), _("处要定"), _("定了才写入"), False),
        (counts[Verdict.SKIPPED], _("跳过"), _("不写入"), False),
        (shown.photos, _("张照片"), _("随问题写入"), False),
        (shown.tidied, _("处自动整理"), _("同上、全角、日期、名称"), False),
    ]
    always = {_("条读到"), _("新增"), _("变更"), _("相同")}
    return [
        {"value": n, "word": word, "note": note if n else "", "bad": bad and n > 0}
        for n, word, note, bad in parts
        if n or word in always
    ]


def questions(part: Slice) -> list[Shape]:
    """What has to be decided about a sheet as a whole."""
    name = part.sheet.name
    return [
        {"cell": flag.address, "text": flag.reason, "key": cell_key(name, flag.address)}
        for flag in part.sheet.asked
    ]


def remarks(part: Slice) -> list[str]:
    """What is good to know of a sheet and needs no decision."""
    told = {flag.address: flag for flag in part.sheet.asked}
    return [flag.reason for flag in part.sheet.flags if flag.address not in told]


def tabs(shown: Preview, part: Slice) -> list[Shape]:
    """The sheets, when there are several."""
    if len(shown.sheets) < 2:
        return []
    return [
        {
            "text": f"{sheet.name} {len(sheet.lines)}",
            "url": grid.address(part, sheet=sheet.name, show=grid.ALL),
            "current": sheet is part.sheet,
        }
        for sheet in shown.sheets
    ]


def pager(part: Slice) -> Shape:
    """Which lines are shown, for components/pager.html."""
    last = part.first + len(part.lines)
    text = _("第 %(first)s—%(last)s 行，共 %(total)s 行") if part.lines else _("没有这样的行")
    facts = {"first": part.first + 1, "last": last, "total": part.total}
    before = grid.address(part, **{"from": max(part.first - grid.SIZE, 0)})
    return {
        "text": text % facts if part.lines else text,
        "previous_url": before if part.first else "",
        "next_url": grid.address(part, **{"from": last}) if last < part.total else "",
        "total": "",
        "hidden": "",
    }


def columns(sheet: SheetPreview) -> list[Shape]:
    """对列: which column is read as what, for components/facts.html."""
    unwritten = {head.index for head in sheet.unwritten}
    return [
        {
            "term": _("%s 列") % head.letters,
            "text": _as(head.title, head.column.name),
            "url": "",
            "note": _("没有写入") if head.index in unwritten else "",
        }
        for head in sheet.columns
    ]


def unknown_columns(shown: Preview, sheet: SheetPreview) -> list[Shape]:
    """认不出的列, each with the columns of the register that it might be."""
    read = {head.column.key for head in sheet.columns}
    free = [column.name for column in shown.layout.columns if column.key not in read]
    return [
        {
            "title": _("%(letters)s 列 %(title)s")
            % {"letters": each.letters, "title": each.title or _("没有名称")},
            "key": cell_key(sheet.name, address(sheet.header_row, each.index)),
            "options": free,
        }
        for each in sheet.unknown
    ]


def skipped(sheet: SheetPreview) -> list[Shape]:
    """The rows that are no records, and why."""
    return [
        {"term": _("第 %s 行") % each.row, "text": each.reason, "url": "", "note": ""}
        for each in sheet.skipped[:_MOST_SKIPPED]
    ]


def hidden(shown: Preview, part: Slice) -> list[Shape]:
    """Hidden sheets, rows and columns: they come in by a tick alone."""
    sheet = part.sheet
    found = [{"name": name, "text": _("隐藏的工作表“%s”") % name} for name in shown.hidden_sheets]
    if sheet.hidden_lines or sheet.hidden_columns:
        facts = {"rows": sheet.hidden_lines, "columns": len(sheet.hidden_columns)}
        text = _("隐藏的 %(rows)s 行、%(columns)s 列") % facts
        found.append({"name": sheet.name, "text": text})
    return found


def foot(shown: Preview) -> Shape:
    """The sentence and the true next step."""
    wrong, asked = len(shown.wrong_cells), len(shown.asked_cells)
    bad = shown.counts[Verdict.ERROR] + shown.counts[Verdict.ASK]
    if shown.outcome is Outcome.ERROR:
        said = _("还有 %s 个单元格要改") % wrong
        return {"kind": "error", "title": said, "text": _("改对之前一条也不写入。"), "bad": bad}
    if asked:
        said = _("还有 %s 处要定") % asked
        return {"kind": "ask", "title": said, "text": _("定下来之前一条也不写入。"), "bad": bad}
    if not shown.to_write:
        said = _("没有要写入的内容")
        return {"kind": "nothing", "title": said, "text": _("读到的都和系统里一样。"), "bad": 0}
    if shown.outcome is Outcome.ASK:
        return {"kind": "again", "title": shown.seen_before, "text": "", "bad": 0}
    moves = sum(line.moves for line in shown.lines if line.verdict in WRITTEN)
    text = _("写入后 7 天内可以撤销，除非又办过。")
    if moves:
        text = _("其中 %s 条推进已有问题的状态或给它添照片，写入后不能撤销。") % moves
    button = _("写入 %s 条") % shown.to_write
    return {"kind": "ready", "title": "", "text": text, "button": button, "bad": 0}


def imports(records: Iterable[Import], now: datetime) -> Shape:
    """导入记录, for components/table.html."""
    columns = [
        _column(_("文件"), ""),
        _column(_("台账"), "state"),
        _column(_("状态"), "state"),
        _column(_("写入"), "amount", align="num"),
        _column(_("谁上传"), "unit"),
        _column(_("时间"), "time", align="num"),
    ]
    return {
        "caption": _("导入记录"),
        "columns": columns,
        "rows": [{"cells": _cells(record, now), "peek_url": ""} for record in records],
        "selectable": False,
    }


def undoing(record: Import, actor: Actor, now: datetime) -> Shape | None:
    """撤销, where it is still possible; else why it is not."""
    until = queries.undo_until(record)
    if until is None:
        return None
    if not record.undoable:
        return {"url": "", "text": queries.why_final(Register(record.register))}
    permission = may_undo(actor, record)
    if not permission:
        return {"url": "", "text": permission.reason}
    if now > until:
        return {"url": "", "text": _("已过 7 天，不能撤销")}
    day = wording.moment(until, year=law_day(now).year)
    return {"url": reverse("ledgers:undo", args=[record.pk]), "text": _("%s 前可以撤销") % day}


def written(record: Import) -> list[Shape]:
    """What an import did, for components/tally.html."""
    counts = record.counts
    words = {
        "read": _("条读到"),
        Verdict.NEW: _("新增"),
        Verdict.CHANGED: _("变更"),
        Verdict.SAME: _("相同"),
        Verdict.SKIPPED: _("跳过"),
    }
    return [
        {"value": counts[key], "word": word, "note": "", "bad": False}
        for key, word in words.items()
        if counts.get(key)
    ]


def register_name(record: Import) -> str:
    return str(Register(record.register).label)


def _lines_and_parts(shown: Preview) -> str:
    parts = [line for line in shown.lines if line.row.part]
    if not parts:
        return ""
    split = {(line.sheet, line.row.number) for line in parts}
    rows = sum(shown.counts.values()) - len(parts) + len(split)
    return _("%(rows)s 行，%(split)s 行拆开") % {"rows": rows, "split": len(split)}


def _as(title: str, name: str) -> str:
    return name if title == name else f"{title} → {name}"


def _column(label: str, width: str, *, align: str = "") -> Shape:
    return {
        "label": label,
        "width": width,
        "align": align,
        "sort_url": "",
        "sorted": "",
        "hide": "",
    }


def _cells(record: Import, now: datetime) -> list[Shape]:
    url = reverse("ledgers:detail", args=[record.pk])
    numbers = (record.counts.get(key, 0) for key in (Verdict.NEW, Verdict.CHANGED))
    amount = sum(numbers) if record.counts else None
    when = wording.moment(record.committed_at or record.at, year=law_day(now).year)
    return [
        {"kind": "text", "text": record.file_name, "url": url, "sub": ""},
        {"kind": "plain", "text": register_name(record), "quiet": False},
        {"kind": "plain", "text": str(record.get_state_display()), "quiet": False},
        {"kind": "amount", "text": "" if amount is None else str(amount), "unit": "", "url": ""},
        {"kind": "plain", "text": record.by.name, "quiet": False},
        {"kind": "time", "text": when},
    ]
