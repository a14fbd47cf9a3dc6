"""缘由: by which deed a row came to be counted otherwise, and in which fields.

A row's versions say what was known of it after each trail entry. The cause is the last entry
after which the row adds what it adds now; what that entry did to the row's versions is the reason.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Field, ForeignKey, TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.asking import versions_counted
from chuangcheng.figures.kinds import Distinct, Key, Leaf, Scope, Sum
from chuangcheng.figures.rows import shown_of
from chuangcheng.trail.models import FOREVER, Entry, Event

_SILENT = {"id", "known_from", "known_to", "seq", "city", "district", "subdistrict"}


class Reason(TextChoices):
    """缘由, in the words of the paper that corrects another."""

    ENTERED = "entered", _("补录")
    VOID = "void", _("作废")
    RESTORED = "restored", _("恢复")
    CORRECTED = "corrected", _("订正")
    RETRACTED = "retracted", _("撤销")
    RELATED = "related", _("相关记录有变")
    NEW = "new", _("新增")
    WENT = "went", _("不再计入")
    OTHER_AMOUNT = "other_amount", _("数量变化")


@dataclass(frozen=True, slots=True)
class Corrected:
    """订正的一项: a field, what it said and what it says."""

    name: str
    was: str
    now: str

    def __str__(self) -> str:
        return gettext("%(name)s由“%(was)s”改为“%(now)s”") % {
            "name": self.name,
            "was": self.was,
            "now": self.now,
        }


@dataclass(frozen=True, slots=True)
class Cause:
    """缘由: the reason, the fields that became other, the day, and the trail entry."""

    reason: Reason
    fields: tuple[Corrected, ...] = ()
    day: date | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened to a thing on a day, and the entry by which we know."""

    reason: Reason
    day: date | None
    entry: int


def told(happenings: Mapping[int, Happening]) -> dict[int, Cause]:
    """缘由 of what happened, with the entries in one statement."""
    entries = Entry.objects.in_bulk({found.entry for found in happenings.values()})
    return {
        thing: Cause(found.reason, day=found.day, entry=entries.get(found.entry))
        for thing, found in happenings.items()
    }


def causes(
    leaf: Leaf, things: Sequence[int], then: Scope, later: Scope, cells: Mapping[str, Key]
) -> dict[int, Cause]:
    """缘由 of what was corrected between what was known then and later, of each of some things."""
    if not things:
        return {}
    history = _History(leaf, things, then, later, cells)
    turns = {thing: history.turn_of(thing) for thing in things}
    related = _last_about(leaf, [t for t in things if turns[t] is None], history)
    ids = {*filter(None, turns.values()), *related.values()}
    entries = Entry.objects.in_bulk(ids)
    voided = _void_things(leaf, things)
    steps = {thing: history.steps(thing, turn) for thing, turn in turns.items() if turn}
    words = _Words(leaf, [pair for pairs in steps.values() for pair in pairs])
    found = {}
    for thing in things:
        entry = entries.get(turns[thing] or related.get(thing, 0))
        if turns[thing] is None:
            found[thing] = Cause(Reason.RELATED, entry=entry)
            continue
        reason = _reason(steps[thing], is_void=thing in voided)
        fields = words.of(steps[thing]) if reason == Reason.CORRECTED else ()
        found[thing] = Cause(reason, fields, entry=entry)
    return found


Version = Mapping[str, Any]
Step = tuple[Version | None, Version]


class _History:
    """The versions of the rows of some things, from one known_at to another."""

    def __init__(
        self,
        leaf: Leaf,
        things: Sequence[int],
        then: Scope,
        later: Scope,
        cells: Mapping[str, Key],
    ) -> None:
        self.leaf = leaf
        self.since = FOREVER if then.known_at is None else then.known_at
        self.until = FOREVER if later.known_at is None else later.known_at
        self.key = leaf.column if isinstance(leaf, Distinct) else leaf.of.shown.key
        window = {"known_to__gt": self.since, "known_from__lte": self.until}
        ever = leaf.of.ever._default_manager
        rows = ever.filter(**window, **{f"{self.key}__in": list(things)}).values("pk")
        names = [field.name for field in leaf.of.ever._meta.concrete_fields]
        found = ever.filter(**window, pk__in=rows).order_by("known_from", "pk")
        self.versions: list[Version] = list(found.values(*names, thing=F(self.key)))
        counted = versions_counted(leaf, later, **cells).filter(**window, pk__in=rows)
        self.counted = set(counted.values_list("pk", "known_from"))
        self.by_thing: dict[int, list[Version]] = defaultdict(list)
        rows_of: dict[int, set[int]] = defaultdict(set)
        for version in self.versions:
            rows_of[version["id"]].add(version["thing"])
        for version in self.versions:
            for thing in sorted(filter(None, rows_of[version["id"]])):
                self.by_thing[thing].append(version)

    def turn_of(self, thing: int) -> int | None:
        """The last entry after which the thing added something else than before it."""
        versions = self.by_thing[thing]
        entries = sorted({v["known_from"] for v in versions if v["known_from"] > self.since})
        for before, entry in reversed(list(zip([self.since, *entries], entries, strict=False))):
            if self._amount(thing, before) != self._amount(thing, entry):
                return int(entry)
        return None

    def steps(self, thing: int, entry: int) -> list[Step]:
        """The rows that an entry made or changed, with what was known of each before it."""
        versions = self.by_thing[thing]
        before = {v["id"]: v for v in versions if v["known_to"] == entry}
        return [(before.get(v["id"]), v) for v in versions if v["known_from"] == entry]

    def _amount(self, thing: int, known_at: int) -> Any:
        adding = [
            version
            for version in self.by_thing[thing]
            if version["thing"] == thing
            and version["known_from"] <= known_at < version["known_to"]
            and (version["id"], version["known_from"]) in self.counted
        ]
        match self.leaf:
            case Distinct():
                return bool(adding)
            case Sum(column=column, certainty=certainty):
                return [(each[column], each[certainty] if certainty else "") for each in adding]
        return len(adding)


def _reason(steps: Sequence[Step], *, is_void: bool) -> Reason:
    """What an entry did to the rows of one thing."""
    if any(after["void"] and not (before and before["void"]) for before, after in steps):
        return Reason.VOID if is_void else Reason.RETRACTED
    if any(before and before["void"] and not after["void"] for before, after in steps):
        return Reason.RESTORED
    if any(before is None for before, _after in steps):
        return Reason.ENTERED
    return Reason.CORRECTED


def _void_things(leaf: Leaf, things: Sequence[int]) -> frozenset[int]:
    """Those of the things that are void themselves, not only a row of theirs."""
    model = shown_of(leaf).model
    if not any(field.name == "void" for field in model._meta.concrete_fields):
        return frozenset()
    void = model._default_manager.filter(pk__in=list(things), void=True)
    return frozenset(void.values_list("pk", flat=True))


def _last_about(leaf: Leaf, things: Sequence[int], history: _History) -> dict[int, int]:
    """The last entry about each thing that our own rows do not explain."""
    if not things:
        return {}
    label = shown_of(leaf).model._meta.label_lower
    keys = {f"{label}:{thing}": thing for thing in things}
    events = Event.objects.filter(subject__in=list(keys), entry_id__gt=history.since)
    within = events.filter(entry_id__lte=history.until).order_by("entry_id")
    return {keys[subject]: entry for subject, entry in within.values_list("subject", "entry_id")}


class _Words:
    """Fields in words: what a key points to by its name, asked once for each of its columns."""

    def __init__(self, leaf: Leaf, steps: Iterable[Step]) -> None:
        self.fields = [f for f in leaf.of.ever._meta.concrete_fields if f.name not in _SILENT]
        named: dict[str, set[Any]] = defaultdict(set)
        for before, after in steps:
            for field in self._other(before, after):
                if isinstance(field, ForeignKey) and before:
                    named[field.name] |= {before[field.name], after[field.name]}
        self.names = {name: _named(leaf, name, pks - {None}) for name, pks in named.items()}

    def of(self, steps: Iterable[Step]) -> tuple[Corrected, ...]:
        """订正 of each field, once for all rows of a thing."""
        found: dict[str, Corrected] = {}
        for before, after in steps:
            for field in self._other(before, after):
                was, now = (self._said(field, row[field.name]) for row in (before or {}, after))
                found.setdefault(field.name, Corrected(str(field.verbose_name), was, now))
        return tuple(found.values())

    def _other(self, before: Version | None, after: Version) -> list["Field[Any, Any]"]:
        if before is None:
            return []
        return [f for f in self.fields if before[f.name] != after[f.name]]

    def _said(self, field: "Field[Any, Any]", value: Any) -> str:
        if value is None or value == "":
            return str(_("未填"))
        if field.name in self.names:
            return str(self.names[field.name].get(value, value))
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        return value.isoformat() if isinstance(value, date) else str(value)


def _named(leaf: Leaf, name: str, pks: set[Any]) -> Mapping[Any, Any]:
    """What a key of a row points to."""
    model: Any = leaf.of.ever._meta.get_field(name).related_model
    found: Mapping[Any, Any] = model._default_manager.in_bulk(pks)
    return found
