"""导出: a list as filtered, in the layout of its register; importing it again changes nothing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from io import BytesIO

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chuangcheng.calendars import queries as calendars
from chuangcheng.calendars.worktime import law_day
from chuangcheng.documents.models import Document, Letter, Reply
from chuangcheng.documents.queries import issuers, senders
from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.duties.queries import charged_units
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Dispatch, Issue, Rectification, Verification
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.ledgers.illustrating import ISSUES, Shown, as_values, shown_by_thing
from chuangcheng.ledgers.issue_looks import looks_of
from chuangcheng.ledgers.layout import Layout
from chuangcheng.ledgers.layouts import CHARGE_LIST, COMPOUND_LIST, CONTACT_LIST, ISSUE_LIST
from chuangcheng.ledgers.other_names import put_back
from chuangcheng.ledgers.paper_layouts import DOCUMENT_LIST, LETTER_LIST
from chuangcheng.ledgers.writing import Value, of_layout, write_workbook
from chuangcheng.people import queries as people
from chuangcheng.people.models import Person
from chuangcheng.places.models import Place

_SLICE = 500
_CLAUSE = ("clause__system", "clause__parent__parent__parent")
_NAMED = ("community", "place", "category", "lead_unit", *_CLAUSE)
_ANSWERED = frozenset({State.SUBMITTED, State.CLOSED})

Row = Mapping[str, Value]
_Photos = Callable[[Iterable[int]], Mapping[int, Shown]]


def export_issues(issues: QuerySet[Issue], *, now: datetime) -> bytes:
    """导出问题清单: these issues in their order, with the 25 columns of the register."""
    return workbook(ISSUE_LIST, issue_rows(issues), now=now)


def export_issues_with_photos(issues: QuerySet[Issue], *, now: datetime) -> bytes:
    """导出问题清单(带照片): the same with small prints of the photos in their two cells."""
    rows = issue_rows(issues, photos=partial(shown_by_thing, ISSUES))
    return workbook(ISSUE_LIST, rows, now=now, wide=ISSUES.columns)


def export_part(ids: Sequence[int], *, note: str, now: datetime) -> bytes:
    """导出问题清单(带照片)的一份: these issues in this order."""
    found = Issue.objects.select_related(*_NAMED)
    slices = (
        list(map(found.in_bulk(some).__getitem__, some))
        for some in (ids[start : start + _SLICE] for start in range(0, len(ids), _SLICE))
    )
    rows = _rows_of(slices, partial(shown_by_thing, ISSUES))
    return workbook(ISSUE_LIST, rows, now=now, note=note, wide=ISSUES.columns)


def export_places(places: QuerySet[Place], *, by: Actor, now: datetime) -> bytes:
    """导出小区台账: these compounds in their order; phones masked for who may not see them."""
    rows = _place_rows(places.select_related("community"), by=by, today=law_day(now))
    return workbook(COMPOUND_LIST, rows, now=now)


def export_contacts(people: QuerySet[Person], *, by: Actor, now: datetime) -> bytes:
    """导出通讯录: these people in their order; numbers masked for who may not see them."""
    return workbook(CONTACT_LIST, _contact_rows(people.select_related("unit"), by=by), now=now)


def export_charges(charges: QuerySet[Charge], *, by: Actor, now: datetime) -> bytes:
    """导出包保分工表: these charges in their order; what has ended under the names of its end."""
    related = ("place", "area__parent", "unit", "person__unit")
    rows = _charge_rows(charges.select_related(*related), by=by, today=law_day(now))
    return workbook(CHARGE_LIST, rows, now=now)


def export_documents(documents: QuerySet[Document], *, now: datetime) -> bytes:
    """导出文件登记表: these documents in their order; units by their names of the day of issue."""
    found = list(documents.select_related("unit"))
    issued_by = issuers(found)
    rows = (_document_row(each, issued_by[each.pk]) for each in found)
    return workbook(DOCUMENT_LIST, rows, now=now)


def export_letters(letters: QuerySet[Letter], *, now: datetime) -> bytes:
    """导出来文登记表: these letters in their order, with what became of each."""
    return workbook(LETTER_LIST, _letter_rows(letters.select_related("unit")), now=now)


def blank_workbook(layout: Layout, *, now: datetime) -> bytes:
    """空表: the columns of a register and no row."""
    return workbook(layout, (), now=now)


def workbook(
    layout: Layout,
    rows: Iterable[Row],
    *,
    now: datetime,
    note: str = "",
    wide: Collection[str] = (),
    to_fill: Collection[str] = (),
) -> bytes:
    """工作簿 of a register; `note` stands above its header, beside the mark of a demo.

    `wide`: the keys of columns that need room for pictures; `to_fill`: of those that somebody is
    asked to fill.
    """
    keys = [column.key for column in layout.columns]
    values = ([n, *(row.get(key) for key in keys[1:])] for n, row in enumerate(rows, 1))
    is_demo = calendars.demo_clock() is not None
    demo = _("演示数据，内容虚构，与所列单位无关") if is_demo else ""
    note = "；".join(filter(None, (demo, note)))
    out = BytesIO()
    write_workbook(
        out, [of_layout(layout, values, note=note, wide=wide, to_fill=to_fill)], made_at=now
    )
    return out.getvalue()


def _no_photos(_ids: Iterable[int]) -> Mapping[int, Shown]:
    return {}


def issue_rows(issues: QuerySet[Issue], photos: _Photos = _no_photos) -> Iterator[Row]:
    """问题清单的各行: these issues in their order, by the keys of the columns."""
    return _rows_of(_slices(issues.select_related(*_NAMED)), photos)


@dataclass(frozen=True)
class _Handled:
    """办理 of some issues: the last dispatch, rectification and passed verification of each."""

    dispatches: dict[int, Dispatch] = field(default_factory=dict)
    done: dict[int, date] = field(default_factory=dict)
    verifiers: dict[int, str] = field(default_factory=dict)
    looks: dict[int, str] = field(default_factory=dict)


def _rows_of(slices: Iterable[list[Issue]], photos: _Photos) -> Iterator[Row]:
    for some in slices:
        handled = _handled(some)
        shown = photos(issue.pk for issue in some)
        for issue in some:
            yield {**_issue_row(issue, handled), **as_values(shown.get(issue.pk))}


def _slices(issues: QuerySet[Issue]) -> Iterator[list[Issue]]:
    some: list[Issue] = []
    for issue in issues.iterator(chunk_size=_SLICE):
        some.append(issue)
        if len(some) == _SLICE:
            yield some
            some = []
    if some:
        yield some


def _handled(issues: Sequence[Issue]) -> _Handled:
    ids = [issue.pk for issue in issues]
    sent = Dispatch.objects.filter(issue__in=ids).order_by("round")
    done = Rectification.objects.filter(issue__in=ids).order_by("id")
    passed = Verification.objects.filter(issue__in=ids, passed=True).order_by("id")
    return _Handled(
        {each.issue_id: each for each in sent.prefetch_related("cooperations__unit")},
        {pk: law_day(at) for pk, at in done.values_list("issue_id", "at")},
        dict(passed.values_list("issue_id", "by__name")),
        looks_of(ids),
    )


def _issue_row(issue: Issue, handled: _Handled) -> Row:
    return {
        "number": issue.number,
        "found_on": issue.found_on,
        "source": str(issue.get_source_display()),
        "community": issue.community.name,
        "place_type": str(issue.get_place_type_display()),
        "place": issue.place.name if issue.place else "",
        "location": issue.location,
        "category": issue.category.name if issue.category else str(issue.get_kind_display()),
        "title": issue.title,
        "indicator": issue.clause.citation if issue.clause else "",
        "units": _units(issue, handled),
        "measure": issue.measure,
        "due": issue.due_on if issue.has_deadline else None,
        "progress": str(issue.get_state_display()),
        "remark": issue.remark,
        **_outcome(issue, handled),
    }


def _outcome(issue: Issue, handled: _Handled) -> Row:
    is_closed = issue.state == State.CLOSED
    verifier = handled.verifiers.get(issue.pk, "") if is_closed else ""
    return {
        "done_on": handled.done.get(issue.pk) if issue.state in _ANSWERED else None,
        "verifier": verifier,
        "result": _("通过") if verifier else "",
        "closed": is_closed,
        "recheck": handled.looks.get(issue.pk, ""),
    }


def _units(issue: Issue, handled: _Handled) -> str:
    """责任单位: the leading one first; while it is asked for, it says so."""
    if issue.unit_pending:
        return _("待明确")
    sent = handled.dispatches.get(issue.pk)
    if issue.lead_unit is None:
        return ""
    others = [row.unit.name for row in sent.cooperations.all()] if sent else []
    return "、".join([issue.lead_unit.name, *others])


def _document_row(document: Document, issuer: str) -> Row:
    return {
        "kind": str(document.get_kind_display()),
        "title": document.title,
        "number": document.number,
        "version": _("第%s版") % document.version,
        "issued_on": document.issued_on,
        "issuer": issuer,
        "note": document.note,
    }


def _letter_rows(letters: QuerySet[Letter]) -> Iterator[Row]:
    listed = Issue.objects.filter(letter__in=letters.order_by().values("pk"), void=False)
    with_issues = set(listed.values_list("letter", flat=True))
    begun = Reply.objects.filter(letter__in=letters.order_by().values("pk"), void=False)
    begun_ids = with_issues | set(begun.values_list("letter", flat=True))
    found = list(letters)
    sent_by = senders(found)
    for letter in found:
        yield {
            "sender": sent_by[letter.pk],
            "number": letter.number,
            "received_on": letter.received_on,
            "title": letter.title,
            "demand": letter.demand,
            "reply_by": letter.reply_by if letter.has_due_day else letter.reply_by_text,
            "answered": _answer(letter, int(letter.pk in begun_ids)),
            "note": letter.note,
        }


def _answer(letter: Letter, begun: int) -> str:
    """已回复 2021年4月2日, 办理中, 待办."""
    state = letter.state(begun).label
    day = day_name(letter.answered_on) if letter.is_answered else ""
    return f"{state} {day}".strip()


def _place_rows(places: QuerySet[Place], *, by: Actor, today: date) -> Iterator[Row]:
    held = _holders(places, today)
    for place in places.prefetch_related("aliases"):
        company, workers = held.get(place.pk, (None, []))
        manager = company.person if company else None
        yield {
            "community": place.community.name,
            "name": place.name,
            "address": place.address,
            "management": str(place.get_management_display()) if place.management else "",
            "company": company.unit.name if company and company.unit else "",
            "manager": manager.name if manager else "",
            "phone": people.phone_for(by, manager, manager.phone) if manager else "",
            "buildings": place.buildings,
            "households": place.homes if place.households is not None else None,
            "year_built": place.year_built,
            "grid_workers": "、".join(workers),
            "note": put_back((alias.name for alias in place.aliases.all()), place.note),
        }


def _contact_rows(found: QuerySet[Person], *, by: Actor) -> Iterator[Row]:
    for person in found:
        unit = person.unit
        yield {
            "unit": unit.name if unit else "",
            "short": unit.short if unit else "",
            "kind": str(unit.get_kind_display()) if unit else "",
            "post": person.post,
            "name": person.name,
            "office_phone": people.phone_for(by, person, person.office_phone),
            "phone": people.phone_for(by, person, person.phone),
            "contact": str(person.get_contact_display()) if person.contact else "",
            "note": person.note,
        }


def _charge_rows(charges: QuerySet[Charge], *, by: Actor, today: date) -> Iterator[Row]:
    found = list(charges)
    names = charged_units(found, today)
    for charge in found:
        person = charge.person
        yield {
            "kind": str(charge.get_kind_display()),
            "where": charge.where_name,
            "unit": names[charge.pk],
            "person": person.name if person else "",
            "phone": people.phone_for(by, person, person.phone) if person else "",
            "since": charge.since if charge.since != ALWAYS else None,
            "until": charge.until if charge.until != OPEN_END else None,
            "note": charge.note,
        }


def _holders(places: QuerySet[Place], today: date) -> dict[int, tuple[Charge | None, list[str]]]:
    """Who serves each place and who looks after it, in one statement."""
    kinds = (ChargeKind.PROPERTY, ChargeKind.GRID_WORKER)
    charges = Charge.objects.valid(today).filter(place__in=places.values("pk"), kind__in=kinds)
    found: dict[int, tuple[Charge | None, list[str]]] = {}
    for charge in charges.select_related("unit", "person").order_by("since", "id"):
        if charge.place_id is None:
            continue
        _company, workers = found.setdefault(charge.place_id, (None, []))
        if charge.kind == ChargeKind.PROPERTY:
            found[charge.place_id] = (charge, workers)
        elif charge.person:
            workers.append(charge.person.name)
    return found
