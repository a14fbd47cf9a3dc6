"""账号和单位: who can sign in, of how many persons and units."""

from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.people import queries as people
from chuangcheng.web import navigation
from chuangcheng.web.home.work import Work

Shape = dict[str, Any]


def blocks(work: Work) -> list[Shape]:
    """One ledger, each number a door to its register."""
    census = people.census(on=work.day)
    idle = _("%s 个账号没有角色") % census.idle if census.idle else ""
    persons = navigation.address("people:list", work.actor)
    units = navigation.address("units:list", work.actor)
    counts = [
        (_("人员"), census.persons, _("人"), "", persons),
        (_("账号"), census.accounts, _("个"), idle, persons),
        (_("单位"), census.units, _("个"), "", units),
    ]
    lines = [_line(*count) for count in counts]
    ledgers = [{"title": _("账号和单位"), "lines": lines}]
    return [{"kind": "ledgers", "id": "accounts", "ledgers": ledgers}]


def _line(name: str, n: int, unit: str, note: str, url: str) -> Shape:
    figure = {"text": str(n), "unit": unit, "url": url, "unknown": False, "bad": False}
    return {"name": name, "figure": figure, "change": None, "note": note}
