"""Deeds on assisted persons: add, correct, end, void, look at the name. Sits beside commands.

No trail entry holds a name: that it was changed or looked at is said, and by whom.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day, past
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.once import once
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.partners import sealing
from chuangcheng.partners.models import AssistedCase, HelpKind, Pledge
from chuangcheng.partners.rules import may, may_reseal
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.places.queries import ancestors_of
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said

MOST_NAME = 40


@dataclass(frozen=True, kw_only=True)
class CaseDraft:
    """帮扶对象草稿. Without a code it gets the next one; a correction without a name keeps it."""

    community: Area
    kind: HelpKind
    from_on: date
    name: str = field(default="", repr=False)
    unit: Unit | None = None
    pledge: Pledge | None = None
    what: str = ""
    code: str = ""


@transaction.atomic
def add(draft: CaseDraft, *, by: Actor, now: datetime) -> AssistedCase:
    """登记帮扶对象. Raises Refused for a day to come and for a name in any other field."""
    require(may("assist", by, draft.community))
    entry = trail.record("partners.assist", by=by, at=now)
    sealed = sealing.seal(text.filled(draft.name, most=MOST_NAME, field="name"))
    keys = ancestors_of(draft.community)
    code = text.clean_line(draft.code, most=24, field="code")
    case = AssistedCase(
        **keys,
        **_columns(draft, sealed, keys["community_id"], now),
        code=code or _next_code(keys["subdistrict_id"], law_day(now).year),
        sealed_name=sealed,
        known_from=entry.pk,
        recorded_by_id=by.person_id,
        recorded_at=now,
    )
    _refuse_named(sealed, case.code, field="code")
    with once(Refused(_("已经有帮扶编号“%s”") % case.code, field="code")):
        case.save(force_insert=True)
    facts = {"code": case.code, "kind": case.kind, "from_on": case.from_on.isoformat()}
    trail.note(entry, [(case, facts)])
    return case


@transaction.atomic
def revise(case: AssistedCase, draft: CaseDraft, *, by: Actor, now: datetime) -> AssistedCase:
    """订正帮扶对象: it holds for every day. Of a name the trail keeps that it was changed."""
    require(may("assist", by, case))
    _refuse_void(case)
    name = text.clean_line(draft.name, most=MOST_NAME, field="name")
    sealed = sealing.seal(name) if name else case.sealed_name
    columns = _columns(draft, sealed, case.community_id, now)
    if case.until_on < columns["from_on"]:
        raise Refused(_("开始日期不能晚于结束日期"), field="from_on")
    moved = {key: value for key, value in columns.items() if getattr(case, key) != value}
    if not moved and not name:
        return case
    shown: dict[str, Any] = {
        key: [said(getattr(case, key)), said(new)] for key, new in moved.items()
    }
    if name:
        moved["sealed_name"], shown["name_changed"] = sealed, True
    entry = trail.record("partners.revise_assisted", by=by, at=now, on=case, facts=shown)
    return versions.revise(case, entry=entry, **moved)


@transaction.atomic
def end(case: AssistedCase, *, on: date, by: Actor, now: datetime) -> AssistedCase:
    """结束帮扶 from a day on. Raises Refused for one that has ended, for a day before it began."""
    require(may("assist", by, case))
    _refuse_void(case)
    if case.has_ended:
        raise Refused(_("“%s”已经结束") % case)
    if past(on, field="on", now=now) < case.from_on:
        raise Refused(_("结束日期不能早于开始日期"), field="on")
    facts = {"on": on.isoformat()}
    entry = trail.record("partners.end_assisted", by=by, at=now, on=case, facts=facts)
    return versions.revise(case, entry=entry, until_on=on)


@transaction.atomic
def void(case: AssistedCase, *, reason: str, by: Actor, now: datetime) -> AssistedCase:
    """作废帮扶对象: it never was. Raises Refused where the reason names the person."""
    require(may("assist", by, case))
    _refuse_void(case)
    reason = text.filled(reason, most=200, field="reason")
    _refuse_named(case.sealed_name, reason, field="reason")
    facts = {"reason": reason}
    entry = trail.record("partners.void_assisted", by=by, at=now, on=case, facts=facts)
    return versions.revise(case, entry=entry, void=True)


@transaction.atomic
def reveal(case: AssistedCase, *, by: Actor, now: datetime) -> str:
    """查看姓名: each look leaves its trail entry. Raises Refused where the key is not here."""
    require(may("reveal", by, case))
    _refuse_void(case)
    name = sealing.opened(case.sealed_name)
    trail.record("partners.reveal", by=by, at=now, on=case)
    return name


@transaction.atomic
def reseal(*, by: Actor, now: datetime) -> int:
    """换密钥: every name under the first key, void cases too; nobody sees a name. How many.

    Raises Refused where a name was sealed with a key that is not here; then none is changed.
    """
    require(may_reseal(by))
    entry = trail.record("partners.reseal", by=by, at=now)
    cases = list(AssistedCase.objects.select_for_update().order_by("pk"))
    for case in cases:
        case.sealed_name = sealing.sealed_anew(case.sealed_name)
    AssistedCase.objects.bulk_update(cases, ["sealed_name"], batch_size=500)
    trail.note(entry, [(case, {}) for case in cases])
    return len(cases)


def _columns(draft: CaseDraft, sealed: str, community_id: int, now: datetime) -> dict[str, Any]:
    what = text.clean_line(draft.what, most=120, field="what")
    _refuse_named(sealed, what, field="what")
    pledge = draft.pledge
    if pledge is not None and (pledge.void or pledge.community_id != community_id):
        raise Refused(_("这一项共建事项不是这个社区(村)的"), field="pledge")
    return {
        "kind": HelpKind(draft.kind),
        "from_on": past(draft.from_on, field="from_on", now=now),
        "unit": draft.unit,
        "pledge": pledge,
        "what": what,
    }


def _next_code(subdistrict_id: int, year: int) -> str:
    """BF-2021-003, after the highest that was ever given in the sub-district this year."""
    prefix = f"BF-{year}-"
    given = AssistedCase.objects.filter(subdistrict=subdistrict_id, code__startswith=prefix)
    numbers = [code.removeprefix(prefix) for code in given.values_list("code", flat=True)]
    highest = max((int(number) for number in numbers if number.isdecimal()), default=0)
    return f"{prefix}{highest + 1:03d}"


def _refuse_named(sealed: str, words: str, *, field: str) -> None:
    if sealing.is_named_in(sealed, words):
        raise Refused(_("这一栏不要写姓名，姓名只写在“姓名”里"), field=field)


def _refuse_void(case: AssistedCase) -> None:
    if case.void:
        raise Refused(_("“%s”已经作废") % case)
