"""治理措施台账: one line read against the base: of which campaign, where, what, who, by when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.campaigns.drafts import MeasureDraft, facts_of, set_by
from chuangcheng.campaigns.models import Campaign, Measure, MeasureState
from chuangcheng.campaigns.queries import sites_of
from chuangcheng.issues.deeds import State
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.references import References, Where
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.words import EVERYWHERE, NOBODY, is_state, state_said
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area

ANCHOR = "what"
COLUMN_OF = {"unit": "units", "due_on": "due", "due_text": "due", "outcome": "progress"}
_ALL_SITES = frozenset({*EVERYWHERE, "全部范围", "各村", "两村", "全部"})
_STATES = frozenset(folded(str(state.label)) for state in MeasureState)


@dataclass(frozen=True, kw_only=True)
class MeasureEntry:
    """要写入的措施: `known` stands in the base; `done_on` where the line says that it was done."""

    campaign: Campaign
    draft: MeasureDraft
    done_on: date | None = None
    outcome: str = ""
    known: Measure | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    due_on: date | None = None  # of a known measure, where the line says another


class MeasureReader:
    """读措施行: for one sub-district on one day."""

    def __init__(self, subdistrict: Area, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        running = Campaign.objects.standing().filter(subdistrict=subdistrict)
        self.campaigns = list(running.select_related("plan").order_by("-began_on", "-id"))
        self._sites = sites_of(self.campaigns)
        self._references = References(by=by, permits=self._permits, today=today)

    def entry(self, mark: Marking) -> MeasureEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        campaign = self._campaign(mark)
        community = self._community(mark, campaign)
        facts = {**self._units(mark, community), **self._due(mark), **self._days(mark)}
        done_on, outcome = self._done(mark)
        if campaign is None or any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        quantity = mark.value("quantity")
        draft = MeasureDraft(
            what=mark.text("what"),
            community=community,
            quantity=quantity if isinstance(quantity, Quantity) else UNKNOWN,
            quantity_unit=mark.text("quantity_unit"),
            note=mark.text("note"),
            **facts,
        )
        self._check(mark, campaign, draft, done_on)
        if any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        return MeasureEntry(campaign=campaign, draft=draft, done_on=done_on, outcome=outcome)

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.MEASURES, area)

    def _campaign(self, mark: Marking) -> Campaign | None:
        """By its name, or by the unambiguous beginning of it; the only one where none is named."""
        words = folded(mark.text("campaign"))
        running = [each for each in self.campaigns if not each.has_ended]
        if not words:
            return self._only(mark, running)
        named = [each for each in self.campaigns if each.folded == words]
        named = named or [each for each in self.campaigns if each.folded.startswith(words)]
        if len(named) != 1:
            reason = _("没有“%s”这个专项治理，先部署再导入措施")
            several = _("“%s”对上了几个专项治理，写全名称")
            mark.wrong("campaign", (several if named else reason) % mark.text("campaign"))
            return None
        if named[0].has_ended:
            mark.wrong("campaign", _("“%s”已经结束") % named[0])
            return None
        mark.read_as("campaign", named[0].name)
        return named[0]

    def _only(self, mark: Marking, running: Sequence[Campaign]) -> Campaign | None:
        if len(running) != 1:
            mark.wrong("campaign", _("写明是哪个专项治理的措施"))
            return None
        mark.note("campaign", _("没有写行动，按“%s”") % running[0])
        return running[0]

    def _community(self, mark: Marking, campaign: Campaign | None) -> Area | None:
        """A community of the sites; nothing, or 全部范围, is all of them."""
        words = folded(mark.text("community"))
        if not words or words in _ALL_SITES or mark.is_wrong("community"):
            return None
        found = self._references.community(mark, "community")
        sites = self._sites[campaign.pk] if campaign else ()
        if found and campaign and found.pk not in {site.community_id for site in sites}:
            facts = {"area": found.name, "campaign": campaign.name}
            mark.wrong("community", _("%(area)s不在“%(campaign)s”的治理范围里") % facts)
        return found

    def _units(self, mark: Marking, community: Area | None) -> dict[str, Any]:
        """The first unit is responsible; those written behind it help."""
        where = Where(community)
        named = self._named(mark, "units", where)
        if len(named) > 1:
            mark.note("units", _("第一个是责任单位，后面的记到配合单位"))
        helping = [*named[1:], *self._named(mark, "cooperating", where)]
        unit = next(iter(named), None)
        kept = tuple(each for each in dict.fromkeys(helping) if each != unit)
        return {"unit": unit, "cooperating": kept}

    def _named(self, mark: Marking, key: str, where: Where) -> list[Unit]:
        value = mark.value(key)
        names = value if isinstance(value, tuple) else ()
        wanted = (name for name in names if folded(name) not in NOBODY)
        found = (self._references.unit(mark, key, name, where) for name in wanted)
        return list(dict.fromkeys(unit for unit in found if unit is not None))

    def _due(self, mark: Marking) -> dict[str, Any]:
        """A day, or what is written where no day can be taken from it: 方案时限, 长期."""
        raw = " ".join(mark.raw("due").split())[:60]
        value = mark.value("due")
        if isinstance(value, date):
            return {"due_on": value, "due_text": ""}
        if said := mark.text("due") or raw:
            mark.settle("due", said)
            mark.note("due", _("没有写明是哪一天，照写的记，定了再改"))
        return {"due_on": None, "due_text": said}

    def _days(self, mark: Marking) -> dict[str, Any]:
        set_on = mark.value("set_on")
        if isinstance(set_on, date) and set_on > self._today:
            mark.wrong("set_on", _("安排日期不能晚于今天"))
        return {"set_on": set_on if isinstance(set_on, date) else None}

    def _done(self, mark: Marking) -> tuple[date | None, str]:
        """完成日期 and what was said of it; done without a day is asked about."""
        said, done_on = mark.text("progress"), mark.value("done_on")
        plain = folded(said)
        outcome = "" if plain in _STATES or is_state(plain) else said
        if isinstance(done_on, date):
            if done_on > self._today:
                mark.wrong("done_on", _("完成日期不能晚于今天"))
            return done_on, outcome
        if said and state_said(said)[1] is State.SUBMITTED:
            mark.ask("progress", _("写了已完成，没有写完成日期；确认后按没有完成登记"))
        return None, outcome

    def _check(
        self, mark: Marking, campaign: Campaign, draft: MeasureDraft, done_on: date | None
    ) -> None:
        set_on = draft.set_on or set_by(campaign)
        if draft.due_on is not None and draft.due_on < set_on:
            mark.wrong("due", _("完成时限不能早于安排日期"))
        if done_on is not None and done_on < set_on:
            mark.wrong("done_on", _("完成日期不能早于安排日期"))
        try:
            facts_of(draft)
        except Refused as refusal:
            name = refusal.field or ANCHOR
            mark.wrong(COLUMN_OF.get(name, name), refusal.reason)
