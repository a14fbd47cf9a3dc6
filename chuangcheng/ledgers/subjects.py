"""对象: the things that lines became, found again by the trail's keys that imports keep."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from chuangcheng.campaigns.models import DayTally, Measure
from chuangcheng.difficulties.models import Difficulty
from chuangcheng.documents.models import Document, Letter
from chuangcheng.duties.models import Charge, DutyItem
from chuangcheng.issues.models import Issue
from chuangcheng.meetings.models import Meeting, Task
from chuangcheng.partners.models import Agreement, Facility, Match, Need, Pledge
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Place
from chuangcheng.plan.models import Item
from chuangcheng.publicity.models import Asset, DoorstepVisit, MediaPiece
from chuangcheng.standards.models import Clause
from chuangcheng.trail.models import key_of
from chuangcheng.volunteering.models import Activity, Station

_RELATED: Mapping[type[Model], tuple[str, ...]] = {
    Issue: (),
    Place: (),
    Unit: (),
    Person: ("unit",),
    Charge: ("place", "area__parent"),
    Clause: ("system",),
    Document: (),
    Letter: (),
    DutyItem: ("clause", "area", "duty_list"),
    Measure: (),
    DayTally: ("community",),
    Difficulty: (),
    Asset: ("community", "place"),
    MediaPiece: (),
    DoorstepVisit: ("community",),
    Activity: (),
    Station: (),
    Meeting: (),
    Task: (),
    Item: (),
    Pledge: (),
    Agreement: ("community",),
    Facility: ("community",),
    Need: (),
    Match: ("unit", "community"),
}


def things(subjects: Iterable[str]) -> dict[str, Any]:
    """The rows by their keys, in one statement for each kind."""
    wanted: dict[str, list[int]] = {}
    for subject in subjects:
        label, _colon, pk = subject.partition(":")
        wanted.setdefault(label, []).append(int(pk))
    found: dict[str, Any] = {}
    for model, related in _RELATED.items():
        ids = wanted.get(model._meta.label_lower, ())
        rows = model._default_manager.select_related(*related).in_bulk(ids) if ids else {}
        found |= {key_of(row): row for row in rows.values()}
    return found


def name_of(thing: object) -> str:
    """By what people call a thing: an issue by its number, a charge by what it is over."""
    match thing:
        case Issue():
            return thing.serial
        case Charge():
            return f"{thing.where_name} {thing.get_kind_display()}"
    return str(thing)
