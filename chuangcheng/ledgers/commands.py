"""Deeds on imports: take a file in, decide over it, write it, take it back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.evidence.commands import Upload
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.ledgers import (
    asset_writing,
    charge_writing,
    clause_writing,
    contact_writing,
    difficulty_writing,
    document_writing,
    duty_writing,
    facility_writing,
    files,
    issue_writing,
    letter_writing,
    measure_writing,
    meeting_writing,
    moving_on,
    need_writing,
    outreach_writing,
    photo_writing,
    picturing,
    place_writing,
    plan_writing,
    pledge_writing,
    refill_writing,
    registers,
    tally_writing,
    task_writing,
    volunteering_writing,
)
from chuangcheng.ledgers.choices import NONE, Choices
from chuangcheng.ledgers.models import Import, ImportRow, Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import Tables, compared_of, guess, preview, read_of
from chuangcheng.ledgers.queries import undo_until, why_final
from chuangcheng.ledgers.rules import POLICY, may_import, may_undo
from chuangcheng.ledgers.verdicts import WRITTEN, Line, Outcome, Preview, Verdict
from chuangcheng.ledgers.workbook import Workbook
from chuangcheng.ledgers.written import Progress, Written, silent
from chuangcheng.trail import commands as trail

LONGEST_NAME = 120
_SLICE = 500


@dataclass(frozen=True)
class _Writer:
    """How a register's lines are written and taken back."""

    write: Callable[..., list[Written]]
    undo: Callable[..., None]


_WRITERS = {
    Register.ISSUES: _Writer(issue_writing.write, issue_writing.undo),
    Register.PLACES: _Writer(place_writing.write, place_writing.undo),
    Register.PEOPLE: _Writer(contact_writing.write, contact_writing.undo),
    Register.CHARGES: _Writer(charge_writing.write, charge_writing.undo),
    Register.STANDARDS: _Writer(clause_writing.write, clause_writing.undo),
    Register.DOCUMENTS: _Writer(document_writing.write, document_writing.undo),
    Register.LETTERS: _Writer(letter_writing.write, letter_writing.undo),
    Register.DUTY_LIST: _Writer(duty_writing.write, duty_writing.undo),
    Register.MEASURES: _Writer(measure_writing.write, measure_writing.undo),
    Register.ASSETS: _Writer(asset_writing.write, asset_writing.undo),
    Register.MEETINGS: _Writer(meeting_writing.write, meeting_writing.undo),
    Register.TASKS: _Writer(task_writing.write, task_writing.undo),
    Register.DIFFICULTIES: _Writer(difficulty_writing.write, difficulty_writing.undo),
    Register.TALLIES: _Writer(tally_writing.write, tally_writing.undo),
    Register.PARTNERS: _Writer(pledge_writing.write, pledge_writing.undo),
    Register.FACILITIES: _Writer(facility_writing.write, facility_writing.undo),
    Register.NEEDS: _Writer(need_writing.write, need_writing.undo),
    Register.PIECES: _Writer(outreach_writing.write_pieces, outreach_writing.undo_pieces),
    Register.DOORSTEPS: _Writer(outreach_writing.write_doorsteps, outreach_writing.undo_doorsteps),
    Register.ACTIVITIES: _Writer(
        volunteering_writing.write_activities, volunteering_writing.undo_activities
    ),
    Register.STATIONS: _Writer(
        volunteering_writing.write_stations, volunteering_writing.undo_stations
    ),
    Register.PLAN: _Writer(plan_writing.write, plan_writing.undo),
    Register.REFILL: _Writer(refill_writing.write, refill_writing.undo),
}


def take_in(
    content: bytes,
    *,
    file_name: str,
    by: Actor,
    now: datetime,
    register: Register | None = None,
    choices: Choices = NONE,
) -> Import:
    """上传台账: kept for its preview; without a register the one whose columns it has.

    Raises Refused for a file that cannot be read or has no such table, and keeps nothing of it.
    """
    require(POLICY.permit(by, "ledgers.import"))
    workbook = open_workbook(content)
    register = register or _register_of(workbook, by)
    require(may_import(by, register))
    preview(workbook, register, choices, by=by, today=law_day(now))
    pictures = {}
    if picturing.takes_pictures(registers.layout_of(register)):
        pictures = photo_writing.received(content, workbook, by=by)
    record = Import(
        register=register,
        file_name=_file_name(file_name),
        sha256=files.keep(content),
        byte_size=len(content),
        area_id=_area_id(by, register),
        by_id=by.person_id,
        at=now,
        choices=choices.facts(),
        pictures=pictures,
    )
    return _take_in(record, by=by, now=now)


@transaction.atomic
def choose(record: Import, choices: Choices, *, by: Actor, now: datetime) -> Import:
    """选择: what somebody decides over a file that is not yet written."""
    _require_own(record, by)
    trail.record("ledgers.choose", by=by, at=now, on=record)
    _write(record, Import.State.PREVIEWED, choices=choices.facts())
    return record


@transaction.atomic
def hand_over(record: Import, job: str, *, by: Actor, now: datetime) -> Import:
    """交给后台: a long import is written by the worker under this job."""
    _require_own(record, by)
    trail.record("ledgers.hand_over", by=by, at=now, on=record)
    _write(record, Import.State.PREVIEWED, job=job)
    return record


def commit(
    record: Import,
    *,
    by: Actor,
    now: datetime,
    promised: str = "",
    progress: Progress = silent,
) -> Import:
    """写入: all of it or nothing, as one deed.

    `promised` is the preview's promise that somebody was shown. Raises Refused while there are
    cells to mend or to decide, Overtaken when other lines would be written by now.
    """
    _require_own(record, by)
    require(may_import(by, Register(record.register)))
    content = files.read(record.sha256)
    tables = read_of(record, open_workbook(content), today=law_day(now))
    uploads = photo_writing.uploads(content, tables.pictures, by=by) if record.pictures else {}
    _commit(record, tables, uploads, promised, progress, by=by, now=now)
    return record


@transaction.atomic
def undo(record: Import, *, by: Actor, now: datetime) -> Import:
    """撤销导入: within seven days, unless something has moved on since; nothing is deleted."""
    require(may_undo(by, record))
    rows = list(ImportRow.objects.filter(import_record=record, verdict__in=WRITTEN))
    _check_undoable(record, rows, now=now)
    entry = trail.record("ledgers.undo", by=by, at=now, on=record)
    _WRITERS[Register(record.register)].undo(rows, by=by.within(entry.deed), now=now)
    _write(record, Import.State.COMMITTED, state=Import.State.UNDONE, undone_at=now)
    return record


def _register_of(workbook: Workbook, by: Actor) -> Register:
    """By its columns; a list of issues from whoever only answers for them is a 回填表."""
    found = guess(workbook)
    answers = found == Register.ISSUES and not may_import(by, found)
    return Register.REFILL if answers and may_import(by, Register.REFILL) else found


@transaction.atomic
def _take_in(record: Import, *, by: Actor, now: datetime) -> Import:
    record.save(force_insert=True)
    facts = {"file": record.file_name, "register": str(record.register)}
    trail.record("ledgers.take_in", by=by, at=now, on=record, facts=facts)
    return record


def _file_name(given: str) -> str:
    """The file's own name. Raises Refused for one that plays tricks."""
    last = given.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = last.rpartition(".")
    short = f"{stem[: LONGEST_NAME - 10]}{dot}{ending}" if len(last) > LONGEST_NAME else last
    name = text.clean_line(short[:LONGEST_NAME], most=LONGEST_NAME, field=_("文件名"))
    return name or _("未命名.xlsx")


def _area_id(by: Actor, register: Register) -> int:
    """The area of the role by which somebody imports."""
    for right in POLICY.of("ledgers.import"):
        for grant in by.holding(right.role):
            alone = Actor(by.person_id, by.name, (grant,))
            if grant.area_id is not None and may_import(alone, register):
                return grant.area_id
    raise NotAllowed(_("你的角色没有对应的区域，不能导入"))


def _require_own(record: Import, by: Actor) -> None:
    require(POLICY.permit(by, "ledgers.import", record))
    if record.by_id != by.person_id:
        raise NotAllowed(_("这个文件由%s上传，由他决定和写入") % record.by.name)


@transaction.atomic
def _commit(
    record: Import,
    tables: Tables,
    uploads: Mapping[str, Upload],
    promised: str,
    progress: Progress,
    *,
    by: Actor,
    now: datetime,
) -> None:
    shown = compared_of(record, tables, by=by, today=law_day(now))
    _check_ready(shown, promised)
    entry = trail.record("ledgers.commit", by=by, at=now, on=record, facts=_counts(shown))
    lines = list(shown.lines)
    due = [line for line in lines if line.verdict in WRITTEN]
    writer = _WRITERS[Register(record.register)]
    inside = by.within(entry.deed)
    plans: Sequence[object] = [line.plan for line in due]
    if record.chosen.letter:
        plans = issue_writing.under(plans, record.chosen.letter, by=by)
    done = writer.write(plans, by=inside, now=now, progress=progress)
    photo_writing.attach(due, done, uploads, by=inside, now=now)
    _keep_rows(record, lines, done)
    _write(
        record,
        Import.State.PREVIEWED,
        state=Import.State.COMMITTED,
        committed_at=now,
        counts=_counts(shown),
        deed=entry.deed,
        entry=entry.pk,
        undoable=not any(line.moves for line in due),
        job="",
    )


def _check_ready(shown: Preview, promised: str) -> None:
    match shown.outcome:
        case Outcome.ERROR:
            raise Refused(_("还有 %s 个单元格要改，一条也没有写入") % len(shown.wrong_cells))
        case Outcome.ASK if shown.asked_cells:
            raise Refused(_("还有 %s 处要定，一条也没有写入") % len(shown.asked_cells))
        case Outcome.ASK:
            raise Refused(shown.seen_before)
    if not shown.to_write:
        raise Refused(_("没有要写入的内容：读到的都和系统里一样"))
    if promised and promised != shown.promise:
        facts = {"new": shown.counts[Verdict.NEW], "changed": shown.counts[Verdict.CHANGED]}
        raise Overtaken(
            _("系统里刚有变化，现在是新增 %(new)s 条、变更 %(changed)s 条，看一遍再写入") % facts
        )


def _counts(shown: Preview) -> dict[str, Any]:
    return {
        **{str(verdict): shown.counts[verdict] for verdict in Verdict if shown.counts[verdict]},
        "read": sum(shown.counts.values()),
        "changed_cells": shown.changed_cells,
    }


def _keep_rows(record: Import, lines: Sequence[Line], done: Sequence[Written]) -> None:
    written = iter(done)
    rows = []
    for line in lines:
        result = next(written) if line.verdict in WRITTEN else Written(line.subject, {}, {})
        rows.append(
            ImportRow(
                import_record=record,
                sheet=line.sheet,
                row=line.row.number,
                part=line.row.part,
                subject=result.subject,
                verdict=line.verdict,
                before=result.before,
                said=result.said,
            )
        )
    ImportRow.objects.bulk_create(rows, batch_size=_SLICE)


def _check_undoable(record: Import, rows: Sequence[ImportRow], *, now: datetime) -> None:
    until = undo_until(record)
    if until is None:
        raise Refused(_("这次导入没有写入，或已经撤销"))
    if now > until:
        raise Refused(_("导入 7 天后不能撤销"))
    if not record.undoable:
        raise Refused(why_final(Register(record.register)))
    if moved := moving_on.sentences(record, rows):
        listed = "；".join(moved[:10])
        more = _("等 %s 处") % len(moved) if len(moved) > 10 else ""
        raise Refused(_("导入的内容后来又办过，不能撤销：%s") % f"{listed}{more}")


def _write(record: Import, still: Import.State, **changes: Any) -> None:
    """Writes to the record if it is still what somebody saw."""
    found = Import.objects.filter(pk=record.pk, version=record.version, state=still).update(
        **changes, version=record.version + 1
    )
    if not found:
        raise Overtaken(_("这次导入刚被别人办过，看一下现在的样子再办"))
    for name, value in changes.items():
        setattr(record, name, value)
    record.version += 1
