"""Random registers: rows of every countable kind with their corrections, made as deeds make them.

`Campaign` lives issues by commands. Here the other registers fill up: each row is dated, belongs
to an area, and is later voided, put right, entered late, taken back or restored through
`trail.versions.revise`, one entry for each. What the tables refuse has not happened.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, models, transaction

from chuangcheng.difficulties.models import Difficulty
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.figures.kinds import Happened, Kind, Leaf, Standing, leaves_of
from chuangcheng.inspections.models import ChecklistItem, Finding, Visit
from chuangcheng.issues.models import Issue, Stage
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.meetings.models import Meeting
from chuangcheng.places.models import Area, Place
from chuangcheng.publicity.models import AssetPart, mark_of
from chuangcheng.standards.models import Clause
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry
from chuangcheng.volunteering.models import Activity
from tests.figures.campaign import Campaign

FIRST = date(2021, 3, 20)
DAYS = 40
TRIES = 12
AREAS = ("city", "district", "subdistrict", "community")
_LIVED_ELSEWHERE = (Issue, Stage, Area)  # by commands
_FIXED = {"id", "known_from", "known_to", "void", "seq", "ended_seq", *AREAS}
# about and at most join to what no column says; tests/kernel/test_quantity.py has their algebra.
_SURE = (Certainty.EXACT, Certainty.EXACT, Certainty.AT_LEAST, Certainty.UNKNOWN)

Row = Any


def _leaves() -> list[Leaf]:
    return [leaf for figure in FIGURES.values() for leaf in leaves_of(figure)]


KINDS: dict[str, Kind] = {
    leaf.of.key: leaf.of for leaf in _leaves() if leaf.of.model not in _LIVED_ELSEWHERE
}
SPANS: dict[str, set[tuple[str, str]]] = {
    key: {
        (leaf.when.begins, leaf.when.ends)
        for leaf in _leaves()
        if leaf.of.key == key and isinstance(leaf.when, Standing)
    }
    for key in KINDS
}
DATED: dict[str, set[str]] = {
    key: {
        leaf.when.day
        for leaf in _leaves()
        if leaf.of.key == key and isinstance(leaf.when, Happened)
    }
    for key in KINDS
}


class Registers:
    """The registers of one campaign, filled at random."""

    def __init__(self, campaign: Campaign) -> None:
        self.random = campaign.random
        self.campaign = campaign
        self.world = campaign.world
        self.areas = [self.world.pine, self.world.dragon, self.world.village]
        self.made: dict[str, list[Row]] = {key: [] for key in KINDS}

    def run(self, deeds: int) -> None:
        """So many rows of each register, each followed by what becomes of some row."""
        acts = [self.void, self.correct, self.correct, self.retract, self.enter_late, self.restore]
        for key in [key for _ in range(deeds) for key in KINDS]:
            self._tried(lambda entry, key=key: self.enter(key, entry))  # type: ignore[misc]
            if self.made[key] and self.random.random() < 0.7:
                act = self.random.choice(acts)
                self._tried(lambda entry, act=act, key=key: act(key, entry))  # type: ignore[misc]

    def find(self) -> None:
        """检查发现: some issues came of a visit, some of these of an item of its checklist."""
        visits, items = Visit.objects.order_by("pk"), ChecklistItem.objects.order_by("pk")
        for issue in Issue.objects.exclude(pk__in=Finding.objects.values("issue")).order_by("pk"):
            if visits and self.random.random() < 0.6:
                item = self.random.choice([None, *items])
                visit = self.random.choice(visits)
                Finding.objects.create(visit=visit, issue=issue, item=item)

    def enter(self, key: str, entry: Entry) -> None:
        """登记: one row, or the stages of one thing one after the other."""
        kind = KINDS[key]
        if kind.model in _LINKS:
            self._link(key, entry)
            return
        if kind.shown.key == "pk":
            self.made[key].append(self._make(kind.model, entry, {}))
            return
        owner = self._make(kind.shown.model, entry, {})
        (begins, ends) = min(SPANS[key])
        days = sorted({self._day() for _ in range(self.random.choice([1, 2, 3]))})
        for seq, (day, until) in enumerate(zip(days, [*days[1:], OPEN_END], strict=True)):
            given = {kind.shown.key: owner, begins: day, ends: until, "seq": seq}
            self.made[key].append(self._make(kind.model, entry, given, like=owner))

    def _link(self, key: str, entry: Entry) -> None:
        """归入、关联: an issue that this register does not name yet."""
        model = KINDS[key].model
        named = model._default_manager.values("issue")
        free = list(Issue.objects.exclude(pk__in=named).order_by("pk")[:9])
        if free:
            issue = self.random.choice(free)
            self.made[key].append(self._make(model, entry, {"issue": issue}, like=issue))

    def void(self, key: str, entry: Entry) -> None:
        """作废: all rows of one thing."""
        versions.revise_all(self._of_one_thing(key), entry=entry, void=True)

    def correct(self, key: str, entry: Entry) -> None:
        """订正: some of what is counted, of one row."""
        row = self.random.choice(self.made[key])
        row.refresh_from_db()
        days = {day for span in SPANS[key] for day in span}
        held = days if KINDS[key].shown.key != "pk" else set()
        fields = [f for f in KINDS[key].ever._meta.concrete_fields if f.name not in _FIXED | held]
        free = [f for f in fields if not (isinstance(f, models.ForeignKey) and not f.null)]
        names = self.random.sample([f.name for f in free], k=min(2, len(free)))
        versions.revise(row, entry=entry, **self._corrected(KINDS[key].model, names))

    def retract(self, key: str, entry: Entry) -> None:
        """撤销: the last stage of a thing was a mistake, and the one before it holds on."""
        rows = sorted(self._of_one_thing(key), key=lambda row: getattr(row, "seq", 0))
        if len(rows) < 2:
            return
        (_begins, ends) = min(SPANS[key])
        last, before = rows[-1], rows[-2]
        versions.revise(before, entry=entry, **{ends: getattr(last, ends)})
        versions.revise(last, entry=entry, void=True)

    def enter_late(self, key: str, entry: Entry) -> None:
        """补录: a stage that began before what we know of the last one."""
        rows = self._of_one_thing(key)
        if KINDS[key].shown.key == "pk" or KINDS[key].model in _LINKS or not rows:
            return
        (begins, ends) = min(SPANS[key])
        last = max(rows, key=lambda row: row.seq)
        day = getattr(last, begins) + timedelta(days=self.random.choice([1, 3]))
        owner = getattr(last, KINDS[key].shown.key)
        given = {KINDS[key].shown.key: owner, begins: day, ends: getattr(last, ends)}
        versions.revise(last, entry=entry, **{ends: day})
        seq = {"seq": last.seq + 10}
        self.made[key].append(self._make(KINDS[key].model, entry, given | seq, like=last))

    def restore(self, key: str, entry: Entry) -> None:
        """恢复: what was voided stands again."""
        row = self.random.choice(self.made[key])
        row.refresh_from_db()
        if row.void and KINDS[key].shown.key == "pk":
            versions.revise(row, entry=entry, void=False)

    def _tried(self, act: Callable[[Entry], None]) -> None:
        try:
            with transaction.atomic():
                entry = trail.record("tests.deed", by=self.world.office, at=self.campaign.now)
                act(entry)
        except IntegrityError:
            for rows in self.made.values():
                rows[:] = [row for row in rows if type(row).objects.filter(pk=row.pk).exists()]

    def _of_one_thing(self, key: str) -> list[Row]:
        kind = KINDS[key]
        row = self.random.choice(self.made[key])
        same = {kind.shown.key: getattr(row, kind.shown.key)}
        return list(kind.model._default_manager.filter(**same, void=False).order_by("pk"))

    def _corrected(self, model: type[models.Model], names: Iterable[str]) -> dict[str, Any]:
        changes: dict[str, Any] = {}
        for name in names:
            changes |= self._filled(model, name.removesuffix("_certainty"))
        return changes

    def _make(
        self, model: type[models.Model], entry: Entry, given: dict[str, Any], like: Row = None
    ) -> Row:
        problem: Exception = IntegrityError(model.__name__)
        for _ in range(TRIES):
            row = model(**self._values(model, entry, like) | given)
            try:
                with transaction.atomic():
                    row.save(force_insert=True)
            except IntegrityError as refused:
                problem = refused
                continue
            return row
        raise problem

    def _values(self, model: type[models.Model], entry: Entry, like: Row) -> dict[str, Any]:
        values: dict[str, Any] = {"known_from": entry.pk} if _has(model, "known_from") else {}
        values |= self._where(model, like)
        for field in model._meta.concrete_fields:
            if field.name not in values and not field.primary_key and field.name != "void":
                values |= self._filled(model, field.name, entry=entry)
        return values | _SHAPED.get(model, _as_it_is)(self, values)

    def _where(self, model: type[models.Model], like: Row) -> dict[str, Any]:
        if not all(_has(model, name) for name in AREAS[:3]):
            return {}
        if like is not None:
            return {name: getattr(like, name) for name in AREAS if _has(model, name)}
        leaf = self.random.choice(self.areas)
        where: dict[str, Area | None] = {"city": self.world.city}
        where |= {"district": self.world.district}
        where |= {"subdistrict": self.world.town}
        if _has(model, "community"):
            everywhere = _field(model, "community").null and self.random.random() < 0.3
            where["community"] = None if everywhere else leaf
        return where

    def _filled(
        self, model: type[models.Model], name: str, entry: Entry | None = None
    ) -> dict[str, Any]:
        """A value for a column, with that of the column that says how sure it is."""
        field = _field(model, name)
        if _has(model, f"{name}_certainty"):
            sure = self.random.choice(_SURE)
            number = None if sure == Certainty.UNKNOWN else self.random.randrange(90)
            return {name: number, f"{name}_certainty": sure}
        if name.endswith("_certainty") and _has(model, name.removesuffix("_certainty")):
            return {}
        if isinstance(field, models.ForeignKey):
            return {name: self._pointed_at(field, entry)}
        return {name: self._value(field)}

    def _pointed_at(self, field: "models.ForeignKey[Any, Any]", entry: Entry | None) -> Row:
        target: Any = field.related_model
        if target is field.model or (field.null and self.random.random() < 0.5):
            return None
        found = list(target._default_manager.order_by("pk")[:20])
        if found and (entry is None or self.random.random() < 0.9 or target in _LIVED):
            return self.random.choice(found)
        return self._make(target, entry, {}) if entry and target not in _LIVED else None

    def _value(self, field: "models.Field[Any, Any]") -> Any:
        if field.choices:
            return self.random.choice([value for value, _words in field.flatchoices])
        match field:
            case models.BooleanField():
                return self.random.random() < 0.5
            case models.DateTimeField():
                return self.campaign.now
            case models.DateField():
                is_open = field.has_default() and self.random.random() < 0.5
                return OPEN_END if is_open else self._day()
            case models.IntegerField():
                return self.random.randrange(1, 60)
            case models.CharField() | models.TextField():
                return f"{self.random.randrange(10**9):09d}"[: field.max_length or 9]
        return field.get_default()

    def _day(self) -> date:
        return FIRST + timedelta(days=self.random.randrange(DAYS))


_LINKS = {kind.model for kind in KINDS.values() if kind.shown.model is Issue}
_LIVED = frozenset({Issue, Area})


def _has(model: type[models.Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)


def _field(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name)


def _as_it_is(_registers: Registers, _values: dict[str, Any]) -> dict[str, Any]:
    return {}


def _meeting(_registers: Registers, values: dict[str, Any]) -> dict[str, Any]:
    held = values["held_on"] != OPEN_END
    return {"meets_on": values["held_on"], "cancelled_on": OPEN_END} if held else {}


def _activity(registers: Registers, values: dict[str, Any]) -> dict[str, Any]:
    if values["state"] == "planned":
        return {"settled_on": OPEN_END}
    later = timedelta(days=registers.random.randrange(9))
    return {"settled_on": values["planned_on"] + later}


def _clause(registers: Registers, values: dict[str, Any]) -> dict[str, Any]:
    methods = registers.random.choice(["", "material", "field"])
    trunk = Clause.objects.filter(parent=None).order_by("pk").first()
    is_trunk = trunk is None or values["level"] in {"project", "negative"}
    level = "project" if trunk is None else values["level"]
    return {"level": level, "parent": None if is_trunk else trunk, "methods": methods}


def _difficulty(_registers: Registers, values: dict[str, Any]) -> dict[str, Any]:
    is_open = values["state"] in {"raised", "asked", "answered"}
    return {"ended_on": OPEN_END} if is_open else {"ended_on": FIRST + timedelta(days=DAYS)}


def _place(_registers: Registers, _values: dict[str, Any]) -> dict[str, Any]:
    return {"lon": None, "lat": None}


def _part(registers: Registers, _values: dict[str, Any]) -> dict[str, Any]:
    themes = registers.random.choice([[], ["integrity"], ["integrity", "china_dream"]])
    return {"marked_themes": mark_of(themes)}


_SHAPED: dict[Any, Callable[[Registers, dict[str, Any]], dict[str, Any]]] = {
    Meeting: _meeting,
    Activity: _activity,
    Clause: _clause,
    Difficulty: _difficulty,
    Place: _place,
    AssetPart: _part,
}
