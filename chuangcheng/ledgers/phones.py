"""电话: a number as a ledger writes it."""

import re

from django.utils.translation import gettext as _

from chuangcheng.kernel.text import half_width
from chuangcheng.ledgers.marking import Marking

_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{5,18}[0-9](?:转[0-9]{1,6})?")
_HIDDEN = "*"  # a number that somebody exported who may not see it
LONGEST = 20


def read_phone(mark: Marking, key: str) -> str:
    """号码 of a cell; '' where there is none or it is masked. Marked where it is no number."""
    said = half_width(mark.text(key))
    if not said or _HIDDEN in said:
        return ""
    if not _PHONE.fullmatch(said) or len(said) > LONGEST:
        mark.wrong(key, _("“%s”不像电话号码，一格写一个号码") % said)
        return ""
    return said
