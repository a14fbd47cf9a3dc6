"""回头看: what held is written down, what came back is an issue of its own."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from chuangcheng.evidence.commands import receive
from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.issues import RECHECKED, RELAPSE_RATE, RELAPSED
from chuangcheng.issues import commands
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Category, Issue, IssueProof, Recheck, Source
from chuangcheng.issues.rechecking import recheck
from chuangcheng.issues.relooking import repeated
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail.models import Entry
from chuangcheng.trail.queries import history_of
from tests.evidence.corpus import jpeg
from tests.world import NOON, TODAY, World, days_ago

pytestmark = pytest.mark.django_db


def test_what_came_back_is_raised_anew_at_the_same_place_and_stays_linked(world: World) -> None:
    issue = world.closed(location="3 号楼东侧")
    ended_at, version = issue.ended_at, issue.version
    photo = receive(jpeg(), name="又堆.jpg", by=world.verifier)

    row = recheck(
        issue, holds=False, seen="又堆了床垫", photos=[photo], by=world.verifier, now=NOON
    )

    relapse = row.relapse
    assert relapse is not None
    assert (relapse.title, relapse.place, relapse.location) == (
        "又堆了床垫",
        issue.place,
        "3 号楼东侧",
    )
    assert (relapse.category, relapse.source) == (issue.category, Source.FOLLOW_UP)
    assert (relapse.state, relapse.found_on) == (State.ACCEPTED, date(2021, 4, 12))
    assert [proof.moment for proof in relapse.proofs.all()] == [IssueProof.Moment.BEFORE]
    issue.refresh_from_db()
    assert (issue.state, issue.ended_at, issue.version) == (State.CLOSED, ended_at, version)
    told = history_of(f"issues.issue:{issue.pk}")[0]
    assert (told.verb, told.facts["relapse"]) == ("issues.recheck", relapse.number)


def test_what_held_keeps_its_photos_and_may_be_looked_at_again(world: World) -> None:
    issue = world.closed()
    photo = receive(jpeg(), name="干净.jpg", by=world.verifier)

    recheck(issue, holds=True, photos=[photo], at=days_ago(1), by=world.verifier, now=NOON)
    recheck(issue, holds=True, by=world.verifier, now=NOON)

    assert issue.rechecks.count() == 2
    assert issue.proofs.filter(moment=IssueProof.Moment.RECHECK).count() == 1
    assert Issue.objects.count() == 1


def test_an_issue_comes_back_once_and_the_new_one_is_named(world: World) -> None:
    issue = world.closed()
    row = recheck(issue, holds=False, seen="又堆了床垫", by=world.verifier, now=NOON)
    assert row.relapse is not None

    with pytest.raises(Refused, match=row.relapse.number):
        recheck(issue, holds=False, seen="还堆着", by=world.verifier, now=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recheck.objects.create(
            issue=issue,
            holds=False,
            at=NOON,
            looked_on=NOON.date(),
            by_id=world.verifier.person_id,
            **repeated(issue),
        )


def test_nobody_looks_before_it_was_closed_or_says_nothing_of_what_came_back(
    world: World,
) -> None:
    issue = world.closed()

    with pytest.raises(Refused, match="销号以后"):
        recheck(issue, holds=True, at=days_ago(4), by=world.verifier, now=NOON)
    with pytest.raises(Refused) as refusal:
        recheck(issue, holds=False, by=world.verifier, now=NOON)
    assert refusal.value.field == "seen"
    assert not Recheck.objects.exists()


def test_whoever_mended_it_does_not_look_whether_it_held(world: World) -> None:
    issue = commands.fix_on_spot(world.reported(), done="清走", by=world.office, now=days_ago(1))
    issue.rectifications.update(by=world.verifier.person_id)

    with pytest.raises(NotAllowed, match="要由别人核查"):
        recheck(issue, holds=True, by=world.verifier, now=NOON)


def rate(world: World, known_at: int | None = None) -> tuple[int, int, Decimal | None]:
    scope = scope_of(world.town, as_of=TODAY, known_at=known_at)
    found = ask((RECHECKED, RELAPSED, RELAPSE_RATE), scope)
    looks, came_back = found[RECHECKED.key], found[RELAPSED.key]
    return looks.rows, came_back.rows, found[RELAPSE_RATE.key].rate


def test_the_rate_of_what_came_back_follows_its_issues(world: World) -> None:
    assert rate(world) == (0, 0, None)
    held, back = world.closed(), world.closed(title="又堆了")
    recheck(held, holds=True, by=world.verifier, now=NOON)
    row = recheck(back, holds=False, seen="又堆了床垫", by=world.verifier, now=NOON)
    assert rate(world) == (2, 1, Decimal("50.00"))
    ramp = Category.objects.get(name="坡道缺失")
    commands.edit(held, category=ramp, by=world.office, now=NOON)
    by_kind = ask_by([RECHECKED], scope_of(world.town, as_of=TODAY), "kind")[RECHECKED.key]
    assert by_kind[ramp.kind].rows == 1

    known = Entry.objects.latest("id").pk
    assert row.relapse is not None
    commands.void_issues([row.relapse], reason="看错了", by=world.office, now=NOON)
    assert rate(world) == (1, 0, Decimal("0.00"))
    assert rate(world, known) == (2, 1, Decimal("50.00"))
    again = recheck(back, holds=True, by=world.verifier, now=NOON)
    assert (again.holds, rate(world)) == (True, (2, 0, Decimal("0.00")))
