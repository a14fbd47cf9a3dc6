"""导入的结果: which thing each line became."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.campaigns.models import DayTally, Measure
from chuangcheng.difficulties.models import Difficulty
from chuangcheng.documents.models import Document, Letter
from chuangcheng.duties.models import DutyItem
from chuangcheng.issues.models import Issue
from chuangcheng.ledgers.models import Import, ImportRow, Register
from chuangcheng.ledgers.subjects import name_of, things
from chuangcheng.ledgers.verdicts import WRITTEN, Verdict
from chuangcheng.meetings.models import Meeting, Task
from chuangcheng.partners.models import Agreement, Facility, Need, Pledge
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Place
from chuangcheng.plan.models import Item
from chuangcheng.publicity.models import Asset, DoorstepVisit, MediaPiece
from chuangcheng.standards.models import Clause
from chuangcheng.volunteering.models import Activity, Station

MOST = 200  # the rest is in the list
LISTS = {
    Register.ISSUES: "issues:list",
    Register.PLACES: "places:list",
    Register.PEOPLE: "people:list",
    Register.CHARGES: "duties:list",
    Register.STANDARDS: "standards:list",
    Register.DOCUMENTS: "documents:list",
    Register.LETTERS: "letters:list",
    Register.DUTY_LIST: "responsibilities:list",
    Register.MEASURES: "campaigns:measures",
    Register.ASSETS: "publicity:list",
    Register.MEETINGS: "meetings:list",
    Register.TASKS: "meetings:tasks",
    Register.DIFFICULTIES: "difficulties:list",
    Register.TALLIES: "campaigns:tallies",
    Register.PARTNERS: "partners:list",
    Register.FACILITIES: "partners:facilities",
    Register.NEEDS: "partners:needs",
    Register.PIECES: "publicity:pieces",
    Register.DOORSTEPS: "publicity:doorsteps",
    Register.ACTIVITIES: "volunteering:list",
    Register.STATIONS: "volunteering:stations",
    Register.PLAN: "plan:list",
    Register.REFILL: "issues:list",
}
_DETAILS: dict[type, str] = {
    Issue: "issues:detail",
    Place: "places:detail",
    Person: "people:detail",
    Unit: "units:detail",
    Clause: "standards:clause",
    Document: "documents:detail",
    Letter: "letters:detail",
    DutyItem: "responsibilities:detail",
    Measure: "campaigns:measure",
    DayTally: "campaigns:tally",
    Difficulty: "difficulties:detail",
    Asset: "publicity:detail",
    MediaPiece: "publicity:piece",
    DoorstepVisit: "publicity:doorstep",
    Activity: "volunteering:detail",
    Station: "volunteering:station",
    Item: "plan:detail",
    Meeting: "meetings:detail",
    Task: "meetings:task",
    Pledge: "partners:detail",
    Agreement: "partners:agreement",
    Facility: "partners:facility",
    Need: "partners:need",
}

Shape = dict[str, Any]


def table(record: Import) -> Shape | None:
    """The lines that were written and those that were left out, for components/table.html."""
    kept = ImportRow.objects.filter(import_record=record)
    rows = list(kept.filter(verdict__in=[*WRITTEN, Verdict.SKIPPED]).order_by("id")[:MOST])
    if not rows:
        return None
    found = things([row.subject for row in rows if row.subject])
    several = len({row.sheet for row in rows}) > 1
    return {
        "caption": _("写入的和跳过的行"),
        "columns": [
            _column(_("行号"), "number"),
            _column(_("结论"), "kind"),
            _column(_("内容"), ""),
        ],
        "rows": [
            {"cells": _cells(row, found.get(row.subject), sheet=row.sheet if several else "")}
            for row in rows
        ],
        "selectable": False,
    }


def _cells(row: ImportRow, thing: Any, *, sheet: str) -> list[Shape]:
    return [
        {"kind": "number", "text": str(row.row), "url": ""},
        {"kind": "plain", "text": str(row.get_verdict_display()), "quiet": False},
        {"kind": "text", "text": _name(thing), "url": _url(thing), "sub": sheet},
    ]


def _name(thing: Any) -> str:
    if thing is None:
        return ""
    return f"{thing.serial} {thing.title}" if isinstance(thing, Issue) else name_of(thing)


def _url(thing: Any) -> str:
    page = _DETAILS.get(type(thing))
    return reverse(page, args=[thing.pk]) if page else ""


def _column(label: str, width: str) -> Shape:
    return {
        "label": label,
        "width": width,
        "align": "",
        "sort_url": "",
        "sorted": "",
        "hide": "",
    }
