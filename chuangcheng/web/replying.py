"""回复期限: by when a letter is to be answered, wherever a letter is shown."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.documents.models import Letter
from chuangcheng.web import words


def due(letter: Letter, today: date) -> dict[str, Any]:
    """回复期限 for components/due.html."""
    if letter.is_answered:
        return {"mark": "plain", "text": words.day(letter.answered_on, today)}
    if letter.is_vague:
        return {"mark": "none", "text": _("“%s”，待定日期") % letter.reply_by_text}
    if not letter.has_due_day:
        return {"mark": "none", "text": _("没有写期限")}
    if letter.is_overdue(today):
        days = (today - letter.reply_by).days
        return {"mark": "overdue", "text": _("超期 %s 天") % days}
    day = words.day(letter.reply_by, today)
    if letter.reply_by == today:
        return {"mark": "soon", "text": _("今天到期")}
    return {"mark": "plain", "text": day}
