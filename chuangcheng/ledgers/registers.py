"""台账种类: what belongs to each register; one line here for a new one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers import (
    activity_judging,
    asset_judging,
    charge_judging,
    clause_judging,
    contact_judging,
    difficulty_judging,
    document_judging,
    doorstep_judging,
    duty_judging,
    facility_judging,
    issue_judging,
    letter_judging,
    measure_judging,
    meeting_judging,
    need_judging,
    piece_judging,
    place_judging,
    plan_judging,
    pledge_judging,
    refill_judging,
    station_judging,
    tally_judging,
    task_judging,
)
from chuangcheng.ledgers.asset_layout import ASSET_LIST
from chuangcheng.ledgers.clause_layout import CLAUSE_LIST
from chuangcheng.ledgers.difficulty_layout import DIFFICULTY_LIST
from chuangcheng.ledgers.duty_layout import DUTY_ITEM_LIST
from chuangcheng.ledgers.facility_layout import FACILITY_LIST, NEED_LIST
from chuangcheng.ledgers.layout import Layout
from chuangcheng.ledgers.layouts import (
    CHARGE_LIST,
    COMPOUND_LIST,
    CONTACT_LIST,
    ISSUE_LIST,
    REFILL_LIST,
)
from chuangcheng.ledgers.measure_layout import MEASURE_LIST
from chuangcheng.ledgers.meeting_layout import MEETING_LIST, TASK_LIST
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.outreach_layout import DOORSTEP_LIST, PIECE_LIST
from chuangcheng.ledgers.paper_layouts import DOCUMENT_LIST, LETTER_LIST
from chuangcheng.ledgers.plan_layout import PLAN_LIST
from chuangcheng.ledgers.pledge_layout import PLEDGE_LIST
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.tally_layout import TALLY_LIST
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.ledgers.volunteering_layout import ACTIVITY_LIST, STATION_LIST

Rows = Sequence[tuple[str, Row]]


class Judge(Protocol):
    """Compares lines with the base: what they are known as, what they would write."""

    def __call__(self, rows: Rows, *, by: Actor, today: date) -> list[Judged]: ...


@dataclass(frozen=True)
class _Kept:
    layout: Layout
    judge: Judge
    absent: Mapping[str, str | Promise] = field(default_factory=dict)


_REGISTERS: Mapping[Register, _Kept] = {
    Register.ISSUES: _Kept(
        ISSUE_LIST,
        issue_judging.judge,
        {"source": _("表里没有“来源”这一列，新问题都按“排查”记")},
    ),
    Register.PLACES: _Kept(COMPOUND_LIST, place_judging.judge),
    Register.PEOPLE: _Kept(CONTACT_LIST, contact_judging.judge),
    Register.CHARGES: _Kept(CHARGE_LIST, charge_judging.judge),
    Register.STANDARDS: _Kept(CLAUSE_LIST, clause_judging.judge),
    Register.DOCUMENTS: _Kept(DOCUMENT_LIST, document_judging.judge),
    Register.LETTERS: _Kept(LETTER_LIST, letter_judging.judge),
    Register.DUTY_LIST: _Kept(DUTY_ITEM_LIST, duty_judging.judge),
    Register.MEASURES: _Kept(MEASURE_LIST, measure_judging.judge),
    Register.ASSETS: _Kept(ASSET_LIST, asset_judging.judge),
    Register.MEETINGS: _Kept(MEETING_LIST, meeting_judging.judge),
    Register.TASKS: _Kept(TASK_LIST, task_judging.judge),
    Register.DIFFICULTIES: _Kept(DIFFICULTY_LIST, difficulty_judging.judge),
    Register.TALLIES: _Kept(TALLY_LIST, tally_judging.judge),
    Register.PARTNERS: _Kept(PLEDGE_LIST, pledge_judging.judge),
    Register.FACILITIES: _Kept(FACILITY_LIST, facility_judging.judge),
    Register.NEEDS: _Kept(NEED_LIST, need_judging.judge),
    Register.PIECES: _Kept(PIECE_LIST, piece_judging.judge),
    Register.DOORSTEPS: _Kept(DOORSTEP_LIST, doorstep_judging.judge),
    Register.ACTIVITIES: _Kept(ACTIVITY_LIST, activity_judging.judge),
    Register.STATIONS: _Kept(STATION_LIST, station_judging.judge),
    Register.PLAN: _Kept(PLAN_LIST, plan_judging.judge),
    Register.REFILL: _Kept(REFILL_LIST, refill_judging.judge),
}


def layout_of(register: Register) -> Layout:
    """表样 of a register."""
    return _REGISTERS[register].layout


def judge(register: Register, rows: Rows, *, by: Actor, today: date) -> list[Judged]:
    """对照 by the rules of a register."""
    return _REGISTERS[register].judge(rows, by=by, today=today)


def absent_notes(register: Register, columns: Collection[str]) -> Iterator[str]:
    """What is taken for granted where a sheet lacks a column."""
    for key, sentence in _REGISTERS[register].absent.items():
        if key not in columns:
            yield str(sentence)
