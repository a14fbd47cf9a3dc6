"""宣传设施台账: one line read against the base: where, which form, how many, how they stand."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.asset_states import Held, Move, moves_between, read_states, start_of
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.pledge_citing import Paying
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.rules import may_import
from chuangcheng.places.models import Area
from chuangcheng.publicity.drafts import AssetDraft, columns_of
from chuangcheng.publicity.models import INSTALLED, AdTheme, Asset, AssetForm, AssetState

ANCHOR = "form"
_THEMES = {folded(str(theme.label)): theme for theme in AdTheme} | {
    folded("核心价值观"): AdTheme.CORE_VALUES,
    folded("文明健康"): AdTheme.CIVIL_HEALTH,
    folded("诚实守信"): AdTheme.INTEGRITY,
}


@dataclass(frozen=True, kw_only=True)
class AssetEntry:
    """要写入的设施: `known` stands in the base; `draft` is what it would say; then the changes."""

    draft: AssetDraft
    moves: tuple[Move, ...] = ()
    moved_on: date
    states: Held | None = None
    known: Asset | None = None
    is_edited: bool = False


class AssetReader:
    """读设施行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self._references = References(by=by, permits=self._permits, today=today)

    @cached_property
    def _paying(self) -> Paying:
        return Paying(self.areas)

    @property
    def areas(self) -> list[Area]:
        """社区和村 of the sub-districts in which the importer works."""
        return self._references.leaves

    def entry(self, mark: Marking) -> AssetEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        where = self._references.place(mark, self._references.community(mark))
        facts = {**self._themes(mark), **self._maker(mark), **self._days(mark)}
        quantity = self._quantity(mark)
        form = mark.value("form")
        if where.community is None and not mark.is_wrong("community"):
            mark.wrong("community", _("没有写在哪个社区(村)"))
        if not isinstance(form, AssetForm) or where.community is None or quantity is None:
            return None
        states = self._states(mark, quantity)
        paying = self._paying.pledge(mark, where.community)
        if any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        draft = AssetDraft(
            form=form,
            quantity=quantity,
            community=where.community,
            place=where.place,
            number=mark.text("number"),
            size=mark.text("size"),
            fixed=mark.value("fixed") is True,
            funding=mark.text("funding"),
            paid_by=paying,
            note=mark.text("note"),
            state=start_of(states or {AssetState.IN_USE: quantity}),
            **facts,
        )
        return self._begun(mark, draft, states)

    def _begun(self, mark: Marking, draft: AssetDraft, states: Held | None) -> AssetEntry | None:
        """As a new batch it begins as one thing and comes to stand as the line says."""
        held = states or {draft.state: draft.quantity}
        try:
            columns_of(draft)
            moves = moves_between({draft.state: draft.quantity}, held)
        except Refused as refusal:
            mark.wrong("state" if refusal.field is None else refusal.field, refusal.reason)
            return None
        moved_on = max(draft.checked_on or draft.since, draft.since)
        return AssetEntry(draft=draft, moves=tuple(moves), moved_on=moved_on, states=states)

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.ASSETS, area)

    def _quantity(self, mark: Marking) -> int | None:
        """How many pieces: a batch has an exact number; without the column it is one piece."""
        said = mark.value("quantity")
        if not mark.has("quantity") or (said is None and not mark.raw("quantity")):
            mark.note("quantity", _("没有写数量，按 1 登记"))
            return 1
        if not isinstance(said, Quantity) or said.value is None:
            mark.wrong("quantity", _("数量要写准数，没有数清的先去数"))
            return None
        if said.certainty != Certainty.EXACT:
            mark.wrong("quantity", _("数量要写准数，不能写约数"))
            return None
        return said.value

    def _states(self, mark: Marking, quantity: int) -> Held | None:
        if not mark.text("state"):
            return None
        try:
            return read_states(mark.text("state"), quantity)
        except Refused as refusal:
            mark.wrong("state", refusal.reason)
            return None

    def _themes(self, mark: Marking) -> dict[str, Any]:
        value = mark.value("themes")
        named = value if isinstance(value, tuple) else ()
        unknown = [name for name in named if folded(name) not in _THEMES]
        for name in unknown:
            mark.ask("themes", _("没有“%s”这个主题，确认后这个主题不登记") % name)
        known = (_THEMES[folded(name)] for name in named if name not in unknown)
        return {"themes": tuple(dict.fromkeys(known))}

    def _maker(self, mark: Marking) -> dict[str, Any]:
        """A unit of the address book, else the name as it was written."""
        words = mark.text("maker")
        found = self._references.units_named(words) if words else []
        if len(found) == 1:
            return {"unit": found[0]}
        return {"maker": words}

    def _days(self, mark: Marking) -> dict[str, Any]:
        installed, checked = mark.value("installed_on"), mark.value("checked_on")
        for key, day in (("installed_on", installed), ("checked_on", checked)):
            if isinstance(day, date) and day > self._today:
                mark.wrong(key, _("日期不能晚于今天"))
        if not isinstance(installed, date):
            installed = None
        checked = checked if isinstance(checked, date) else None
        return {"since": installed or checked or self._today, "checked_on": checked}


def says_installed(states: Held | None) -> bool:
    """Whether some of the pieces are or were up."""
    return states is None or any(state in INSTALLED for state in states)
