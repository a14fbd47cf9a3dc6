"""报数: a number goes out, and what it counted is kept. Sits beside commands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.figures.dictionary import figure
from chuangcheng.figures.kinds import Key, Scope
from chuangcheng.figures.sentences import Span
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.places.queries import kept_at
from chuangcheng.reports import stored
from chuangcheng.reports.freezing import behind
from chuangcheng.reports.models import Telling
from chuangcheng.reports.passages import value_of
from chuangcheng.reports.progress import year_start
from chuangcheng.reports.rules import may
from chuangcheng.reports.told import can_tell
from chuangcheng.trail import commands as trail


@dataclass(frozen=True, kw_only=True)
class Word:
    """要报的数: which figure, which cell, as of which day; to whom, how and when it went out.

    What happened counts from `since`, without it from 1 January.
    """

    key: str
    as_of: date
    told_to: str
    told_on: date
    since: date | None = None
    cells: Mapping[str, Key] = field(default_factory=dict)
    cell_words: str = ""
    channel: str = ""


def tell(area: Area, word: Word, *, by: Actor, now: datetime) -> Telling:
    """报数留底: the number as the records give it now, with its rows, and to whom it was told."""
    require(may("tell", by, area))
    columns = _columns(area, word, now)
    span = Span("", word.key, word.cells)
    with trail.settled() as known_at:
        since = word.since or year_start(word.as_of)
        scope = Scope(area, word.as_of, min(since, word.as_of), known_at)
        said = value_of(span, scope)
        rows = behind(span, scope)
    columns |= {"since": scope.since, "known_at": known_at, "text": said, "rows": rows}
    return _kept(area, columns, by=by, now=now)


@transaction.atomic
def void_telling(telling: Telling, *, reason: str, by: Actor, now: datetime) -> Telling:
    """作废报数: it was never told; the next one is not held against it."""
    require(may("tell", by, telling))
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    if not Telling.objects.filter(pk=telling.pk, void=False).update(void=True):
        raise Refused(_("这条报数留底已经作废"))
    trail.record("reports.void_telling", by=by, at=now, on=telling, facts=facts)
    telling.void = True
    return telling


@transaction.atomic
def _kept(area: Area, columns: Mapping[str, object], *, by: Actor, now: datetime) -> Telling:
    telling = Telling.objects.create(
        **kept_at(area),
        **columns,
        told_by_id=by.person_id,
        told_by_name=by.name,
        recorded_at=now,
    )
    facts = {"figure": telling.key, "text": telling.text, "told_to": telling.told_to}
    trail.record("reports.tell", by=by, at=now, on=telling, facts=facts)
    return telling


def _columns(area: Area, word: Word, now: datetime) -> dict[str, object]:
    asked = figure(word.key)
    if area.kind != AreaKind.SUBDISTRICT:
        raise Refused(_("报数留底按街道登记，社区的数在街道的统计项里选一格"))
    if not can_tell(asked, word.cells):
        raise Refused(_("一次报一个数：整个统计项，或者它的一格"))
    as_of = past(word.as_of, field="as_of", now=now)
    told_on = past(word.told_on, field="told_on", now=now)
    if told_on < as_of:
        raise Refused(_("报出日期不能早于截至日期"), field="told_on")
    return {
        "key": asked.key,
        "version": asked.version,
        "cells": stored.of_cells(word.cells),
        "cell_words": text.clean_line(word.cell_words, most=120, field="cell_words"),
        "as_of": as_of,
        "told_to": text.filled(word.told_to, most=60, field="told_to"),
        "channel": text.clean_line(word.channel, most=40, field="channel"),
        "told_on": told_on,
    }
