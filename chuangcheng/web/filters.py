"""筛选: filters that live in the address, each shown as a chip that × takes away."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import and_
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.web import words
from chuangcheng.web.fields import PageForm


@dataclass(frozen=True, slots=True)
class Chip:
    """一个筛选: its keys in the address, its words, which rows."""

    keys: tuple[str, ...]
    name: str
    value: str
    which: Q

    @property
    def text(self) -> str:
        """社区：龙头山、松树园."""
        return _("%(name)s：%(value)s") % {"name": self.name, "value": self.value}


class FilterForm(PageForm):
    """筛选: a GET form behind + 筛选. What this person cannot choose is not there.

    `COLUMNS` names the column of each field that offers choices.
    """

    COLUMNS: ClassVar[dict[str, str]] = {}

    sort = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, given: QueryDict, *, now: datetime) -> None:
        super().__init__(given, now=now)
        self._today = law_day(now)

    def chips(self) -> tuple[Chip, ...]:
        """The filters that are on; none while one of them cannot be read."""
        return tuple(self._chips()) if self.is_valid() else ()

    def offer(self, name: str, options: Iterable[tuple[object, str]]) -> None:
        """What can be chosen; a choice of one or none is no filter."""
        offered = [(str(value), label) for value, label in options]
        field: Any = self.fields[name]
        if len(offered) < 2:
            del self.fields[name]
        elif isinstance(field, forms.MultipleChoiceField):
            field.choices = offered
        else:
            field.choices = [("", _("不限")), *offered]

    def _chips(self) -> Iterator[Chip]:
        for key, column in self.COLUMNS.items():
            if key in self.fields and self.cleaned_data[key]:
                yield self._chosen(key, column)

    def _chosen(self, key: str, column: str) -> Chip:
        value, field = self.cleaned_data[key], self.fields[key]
        chosen = value if isinstance(value, list) else [value]
        labels = dict(field.choices)  # type: ignore[attr-defined]
        named = _("、").join(str(labels[each]) for each in chosen)
        return Chip((key,), str(field.label), named, Q(**{f"{column}__in": chosen}))

    def _days(self, since: date | None, until: date | None, *, name: str, column: str) -> Chip:
        """发现：4月1日—4月12日."""
        which = Q(**{f"{column}__gte": since}) if since else Q()
        if until:
            which &= Q(**{f"{column}__lte": until})
        first, last = (words.day(day, self._today) if day else "" for day in (since, until))
        if first and last:
            shown = _("%(first)s—%(last)s") % {"first": first, "last": last}
        else:
            shown = _("%s以来") % first if first else _("截至 %s") % last
        return Chip(("since", "until"), name, shown, which)


def all_of(chips: Iterable[Chip]) -> Q:
    """The rows that pass every filter."""
    return reduce(and_, (chip.which for chip in chips), Q())


def url(given: QueryDict, *, without: Iterable[str] = (), **changes: str) -> str:
    """The list with another question; a place in the list does not outlive it."""
    asked = given.copy()
    for key in ("at", *without):
        asked.pop(key, None)
    for key, value in changes.items():
        asked[key] = value
    return f"?{asked.urlencode()}"


def shown(given: QueryDict, chips: Iterable[Chip]) -> list[dict[str, str]]:
    """The chips for components/chips.html."""
    return [{"text": chip.text, "off_url": url(given, without=chip.keys)} for chip in chips]
