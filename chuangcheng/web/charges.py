"""谁负责: charges over a place as terms and holders."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.duties.models import Charge
from chuangcheng.kernel.periods import ALWAYS
from chuangcheng.web import words


def facts(found: Iterable[Charge], today: date) -> list[dict[str, Any]]:
    """谁负责 for components/facts.html."""
    return [
        {
            "term": charge.get_kind_display(),
            "text": _holder(charge),
            "url": "",
            "note": _since(charge, today),
        }
        for charge in found
    ]


def _holder(charge: Charge) -> str:
    named = (charge.unit, charge.person)
    return _("，").join(str(holder) for holder in named if holder)


def _since(charge: Charge, today: date) -> str:
    """Since when, where somebody said so."""
    return "" if charge.since == ALWAYS else _("%s起") % words.day(charge.since, today)
