"""Deeds that take an issue in, and those that say it is none. The road between: `handling`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.documents.models import Letter
from chuangcheng.evidence import commands as evidence
from chuangcheng.evidence.commands import Upload
from chuangcheng.evidence.models import Photo
from chuangcheng.issues import relooking, stages
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import (
    Category,
    ContactLog,
    Decision,
    Issue,
    IssueProof,
    Kind,
    Rectification,
    Source,
)
from chuangcheng.issues.numbering import number
from chuangcheng.issues.rules import may, may_raise_accepted
from chuangcheng.issues.transition import advance, check, not_ahead, overtaken
from chuangcheng.kernel import coordinates, text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.coordinates import Position
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, Place
from chuangcheng.places.queries import ancestors_of
from chuangcheng.standards.models import Clause
from chuangcheng.standards.queries import cited
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

# The texts of an issue, with the most characters of each.
MOST = {"title": 500, "location": 120, "measure": 500, "remark": 200}
COUNTED = frozenset({"title", "category", "kind", "found_on"})  # columns whose versions are kept


@dataclass(frozen=True, kw_only=True)
class IssueDraft:
    """问题草稿: what somebody says of an issue before it is recorded.

    `kind` stands in where only the kind is known.
    """

    title: str
    found_on: date
    source: Source
    place: Place | None = None
    community: Area | None = None
    location: str = ""
    category: Category | None = None
    kind: Kind | None = None
    measure: str = ""
    remark: str = ""
    clause: Clause | None = None
    upper_number: str = ""
    source_system: str = ""
    handled_elsewhere: bool = False
    position: Position | None = None
    unit_pending: bool = False
    letter: Letter | None = None
    photos: Sequence[Upload | Photo] = ()  # a photo: one that shows what it came of already

    @property
    def where(self) -> Place | Area:
        """The place, or the area where there is no place. Raises Refused without either."""
        where = self.place or self.community
        if where is None:
            raise Refused(_("写明在哪个点位，或至少在哪个社区(村)"), field="place")
        return where


def raise_issue(draft: IssueDraft, *, by: Actor, now: datetime) -> Issue:
    """登记问题."""
    return raise_issues([draft], by=by, now=now)[0]


def raise_issues(drafts: Sequence[IssueDraft], *, by: Actor, now: datetime) -> list[Issue]:
    """登记问题: one deed for all of them; one bad draft and none is recorded.

    Those of the office are accepted at once. Raises Refused for a day found in the future, or a
    text that is empty or too long.
    """
    states = [_first_state(draft, by) for draft in drafts]
    return _raise(drafts, states, by=by, now=now)


def raise_found(drafts: Sequence[IssueDraft], *, by: Actor, now: datetime) -> list[Issue]:
    """登记检查发现的问题: like `raise_issues`; what a round found is accepted at once."""
    return _raise(drafts, [State.ACCEPTED] * len(drafts), by=by, now=now)


@transaction.atomic
def raise_fixed(
    draft: IssueDraft, *, done: str, by: Actor, now: datetime, photos: Sequence[Upload] = ()
) -> Issue:
    """立行立改 in one form: raised and mended on the spot, closed, drawn for samples later."""
    entry = trail.record("issues.raise_fixed", by=by, at=now)
    inside = by.within(entry.deed)
    issue = raise_issue(draft, by=inside, now=now)
    fix_on_spot(issue, done=done, photos=photos, by=inside, now=now)
    trail.note(entry, [(issue, {})])
    return issue


@transaction.atomic
def fix_on_spot(
    issue: Issue,
    *,
    done: str,
    by: Actor,
    now: datetime,
    at: datetime | None = None,
    photos: Sequence[Upload] = (),
) -> Issue:
    """立行立改: mended on the spot; closed without verification, drawn for samples later."""
    require(may("fix_on_spot", by, issue))
    at = not_ahead(at, now=now)
    done = text.filled(done, most=500, field="done")
    entry = trail.record("issues.fix_on_spot", by=by, at=now, on=issue, facts={"done": done})
    advance(issue, "fix_on_spot", at=at, entry=entry, fixed_on_spot=True, unit_pending=False)
    rectification = Rectification.objects.create(
        issue=issue, done=done, at=at, by_id=by.person_id, unit_id=by.unit_id
    )
    attach(
        issue,
        photos,
        IssueProof.Moment.AFTER,
        rectification=rectification,
        by=by.within(entry.deed),
        now=now,
    )
    return issue


@transaction.atomic
def accept(issue: Issue, *, category: Category, by: Actor, now: datetime) -> Issue:
    """受理: the issue is ours; its category holds for all the days since it was found."""
    require(may("accept", by, issue))
    check(issue, "accept")
    entry = trail.record(
        "issues.accept", by=by, at=now, on=issue, facts={"category": category.name}
    )
    if issue.category_id != category.pk:
        versions.revise(issue, entry=entry, category=category, kind=category.kind)
        stages.restate(issue, entry=entry)
        relooking.restate(issue, entry=entry)
    return advance(issue, "accept", at=now, entry=entry)


@transaction.atomic
def reject(issue: Issue, *, reason: str, by: Actor, now: datetime) -> Issue:
    """不予受理: not ours, not true, private, or in hand elsewhere."""
    require(may("reject", by, issue))
    before, reason = issue.state, text.filled(reason, most=200, field="reason")
    entry = trail.record("issues.reject", by=by, at=now, on=issue, facts={"reason": reason})
    advance(issue, "reject", at=now, entry=entry)
    Decision.objects.create(
        issue=issue, deed="reject", reason=reason, state_before=before, at=now, by_id=by.person_id
    )
    return issue


@transaction.atomic
def log_contact(
    issue: Issue, *, unit: Unit, answer: str, by: Actor, now: datetime, at: datetime | None = None
) -> ContactLog:
    """联系记录: asked a unit; an issue that waits for dispatch is from then on 责任单位待明确."""
    require(may("log_contact", by, issue))
    check(issue, "log_contact")
    at = not_ahead(at, now=now)
    answer = text.filled(answer, most=200, field="answer")
    entry = trail.record("issues.log_contact", by=by, at=now, on=issue, facts={"unit": str(unit)})
    if issue.state == State.ACCEPTED and not issue.unit_pending:
        advance(issue, "log_contact", at=at, entry=entry, unit_pending=True)
    return ContactLog.objects.create(
        issue=issue, unit=unit, answer=answer, at=at, by_id=by.person_id
    )


def void(issue: Issue, *, reason: str, by: Actor, now: datetime) -> Issue:
    """作废: it never was an issue; it counts on no day any more."""
    void_issues([issue], reason=reason, by=by, now=now)
    return issue


@transaction.atomic
def void_issues(issues: Sequence[Issue], *, reason: str, by: Actor, now: datetime) -> None:
    """作废: one deed for several issues, all or none."""
    for issue in issues:
        require(may("void", by, issue))
        check(issue, "void")
    reason = text.filled(reason, most=200, field="reason")
    entry = trail.record("issues.void", by=by, at=now)
    Decision.objects.bulk_create(
        Decision(
            issue=issue,
            deed="void",
            reason=reason,
            state_before=issue.state,
            at=now,
            by_id=by.person_id,
        )
        for issue in issues
    )
    for issue in issues:
        _leave(issue, now=now)
    versions.revise_all(issues, entry=entry, void=True)
    stages.void_all(issues, entry=entry)
    relooking.void_all(issues, entry=entry)
    trail.note(entry, [(issue, {"reason": reason}) for issue in issues])


@transaction.atomic
def edit(issue: Issue, *, by: Actor, now: datetime, **changes: object) -> Issue:
    """订正: what was written wrong; it holds for every day asked about.

    Takes the texts of MOST, `category`, `clause`, `found_on` and, where only that is known, `kind`.
    Raises Refused for a void issue, and for a day found that is to come or behind a later deed.
    """
    require(may("edit", by, issue))
    if issue.void:
        raise Refused(_("%s 已经作废，不能订正") % issue.serial)
    corrected = _corrected(changes, today=law_day(now))
    cited(corrected.get("clause"), issue.subdistrict_id)  # type: ignore[arg-type]
    moved = {name: value for name, value in corrected.items() if getattr(issue, name) != value}
    if not moved:
        return issue
    shown = {k: [_said(getattr(issue, k)), _said(v)] for k, v in moved.items() if k != "kind"}
    entry = trail.record("issues.edit", by=by, at=now, on=issue, facts=shown)
    _write(issue, now=now, **{k: v for k, v in moved.items() if k not in COUNTED})
    if facts := {k: v for k, v in moved.items() if k in COUNTED}:
        versions.revise(issue, entry=entry, **facts)
        stages.restate(issue, entry=entry)
        relooking.restate(issue, entry=entry)
    return issue


@transaction.atomic
def attach(
    issue: Issue,
    photos: Sequence[Upload | Photo],
    moment: IssueProof.Moment,
    *,
    by: Actor,
    now: datetime,
    rectification: Rectification | None = None,
) -> list[IssueProof]:
    """附照片: the originals stay as they came; each shows the issue before or after."""
    return [
        IssueProof.objects.create(
            issue=issue,
            moment=moment,
            rectification=rectification,
            photo=each if isinstance(each, Photo) else evidence.add_upload(each, by=by, now=now),
            order=order,
        )
        for order, each in enumerate(photos)
    ]


def _first_state(draft: IssueDraft, by: Actor) -> State:
    return State.ACCEPTED if may_raise_accepted(by, draft.where) else State.REPORTED


@transaction.atomic
def _raise(
    drafts: Sequence[IssueDraft], states: Sequence[State], *, by: Actor, now: datetime
) -> list[Issue]:
    _refuse_other_letters(drafts)
    for where in {(type(d.where), d.where.pk): d.where for d in drafts}.values():
        require(may("raise", by, where))
    entry = trail.record("issues.raise", by=by, at=now)
    issues = [
        _issue(draft, state, by=by, now=now, entry=entry)
        for draft, state in zip(drafts, states, strict=True)
    ]
    number(issues, now=now)
    Issue.objects.bulk_create(issues, batch_size=500)
    stages.begin(issues, entry=entry)
    trail.note(entry, [(issue, {"number": issue.number}) for issue in issues])
    inside = by.within(entry.deed)
    for issue, draft in zip(issues, drafts, strict=True):
        if draft.photos:
            attach(issue, draft.photos, IssueProof.Moment.BEFORE, by=inside, now=now)
    return issues


def _refuse_other_letters(drafts: Sequence[IssueDraft]) -> None:
    """来文 of another sub-district, or one that is void."""
    for draft in drafts:
        letter = draft.letter
        if letter and (letter.void or letter.subdistrict_id != draft.where.subdistrict_id):
            raise Refused(_("来文“%s”不能用在这里") % letter.title, field="letter")


def _issue(draft: IssueDraft, state: State, *, by: Actor, now: datetime, entry: Entry) -> Issue:
    place = draft.place
    if place is not None and place.void:
        raise Refused(_("“%s”已经作废，换一个点位") % place.name, field="place")
    position = draft.position or (place.position if place else None)
    return Issue(
        known_from=entry.pk,
        source=draft.source,
        category=draft.category,
        kind=draft.category.kind if draft.category else draft.kind or "",
        place=place,
        place_type=place.type if place else "",
        found_on=_past(draft.found_on, today=law_day(now)),
        **ancestors_of(draft.where),
        **{name: _cleaned(name, getattr(draft, name)) for name in MOST},
        clause=cited(draft.clause, draft.where.subdistrict_id),
        upper_number=text.clean_line(draft.upper_number, most=40, field="upper_number"),
        source_system=text.clean_line(draft.source_system, most=40, field="source_system"),
        letter=draft.letter,
        handled_elsewhere=draft.handled_elsewhere,
        lon=position.lon if position else None,
        lat=position.lat if position else None,
        cell=coordinates.morton(position.lon, position.lat) if position else None,
        unit_pending=draft.unit_pending and state == State.ACCEPTED,
        state=state,
        raised_by_id=by.person_id,
        raised_unit_id=by.unit_id,
        raised_at=now,
        changed_at=now,
    )


def _corrected(changes: Mapping[str, object], *, today: date) -> dict[str, object]:
    """The columns that a correction fills; a category brings its kind."""
    corrected: dict[str, object] = {}
    for name, value in changes.items():
        match name, value:
            case "found_on", date():
                corrected[name] = _past(value, today=today)
            case "category", Category():
                corrected |= {"kind": value.kind, name: value}
            case ("category", None) | ("clause", Clause() | None):
                corrected[name] = value
            case "kind", _:
                corrected.setdefault(name, value)
            case _, str() if name in MOST:
                corrected[name] = _cleaned(name, value)
            case _:
                raise TypeError(f"{name} cannot be corrected to {value!r}")
    return corrected


def _cleaned(name: str, words: str) -> str:
    """One of the texts of an issue; only its description must be there."""
    clean = text.filled if name == "title" else text.clean_line
    return clean(words, most=MOST[name], field=name)


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _past(found_on: date, *, today: date) -> date:
    if found_on > today:
        raise Refused(_("发现日期不能晚于今天"), field="found_on")
    return found_on


def _leave(issue: Issue, *, now: datetime) -> None:
    """An issue that is void has come to its end, whatever it waited for."""
    left = Issue.objects.filter(pk=issue.pk, version=issue.version).update(
        state=State.VOID, void=True, ended_at=now, changed_at=now, version=F("version") + 1
    )
    if not left:
        raise overtaken(issue)
    issue.state, issue.ended_at, issue.changed_at = State.VOID, now, now
    issue.version += 1


def _write(issue: Issue, *, now: datetime, **changes: object) -> None:
    written = Issue.objects.filter(pk=issue.pk, version=issue.version).update(
        **changes, changed_at=now, version=F("version") + 1
    )
    if not written:
        raise overtaken(issue)
    for name, value in changes.items():
        setattr(issue, name, value)
    issue.changed_at, issue.version = now, issue.version + 1
