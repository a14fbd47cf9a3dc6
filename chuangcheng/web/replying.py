"""回复期限: by when a letter is to be answered, wherever a letter is shown."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.documents.models import Letter
from chuangcheng.web import words


def due(letter: Letter, today: date) -> dict[str, Any]:
    """回复期限 for components/due.html."""
    vague = _("“%s”，待定日期") % letter.reply_by_text
    return words.due(
        letter.reply_by if letter.has_due_day else None,
        ended_on=letter.answered_on if letter.is_answered else None,
        undated=vague if letter.is_vague else _("没有写期限"),
        today=today,
    )
