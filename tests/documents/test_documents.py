"""Documents: recorded, superseded, corrected, voided; which one was in force on which day."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.documents import commands, queries
from chuangcheng.documents.models import Document, DocumentKind, DocumentVersion
from chuangcheng.evidence import attaching
from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.documents import IN_FORCE
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from chuangcheng.trail.queries import last_entry_id
from tests.documents.conftest import plan
from tests.evidence import corpus, papers
from tests.world import NOON, World

MARCH = date(2021, 3, 20)


def recorded(world: World, **changes: Any) -> Document:
    return commands.record(plan(world, **changes), by=world.office, now=NOON)


def superseded(world: World, old: Document, **changes: Any) -> Document:
    draft = plan(world, **{"issued_on": date(2021, 4, 1), "number": "", **changes})
    return commands.supersede(old, draft, by=world.office, now=NOON)


def in_force(world: World, on: date, known_at: int | None = None) -> int | None:
    scope = scope_of(world.town, as_of=on, known_at=known_at)
    return ask([IN_FORCE], scope)[IN_FORCE.key].value  # type: ignore[return-value]


def test_a_document_is_recorded_and_leaves_a_trail(world: World) -> None:
    document = recorded(world)

    (deed,) = trail.history_of(key_of(document))
    assert (deed.verb, deed.actor) == ("documents.record", world.office.key)
    assert deed.facts["title"] == "创建工作实施方案"
    assert (document.version, queries.issuers([document])[document.pk]) == (1, "XX街道创城办")


def test_scans_and_papers_hang_on_their_document(world: World) -> None:
    files = [
        attaching.receive_file(content, name=name, by=world.office)
        for content, name in ((corpus.jpeg(), "扫描.jpg"), (papers.pdf(), "正文.pdf"))
    ]
    document = recorded(world, files=files)
    more = [attaching.receive_file(papers.xlsx(), name="附表.xlsx", by=world.office)]
    commands.add_files(document, more, by=world.office, now=NOON)

    held = [str(proof.file) for proof in document.proofs.all()]
    assert held == ["扫描.jpg", "正文.pdf", "附表.xlsx"]


@pytest.mark.parametrize("who", ["leader", "pine_clerk", "verifier", "enforcer", "administrator"])
def test_only_the_office_records_a_document_of_the_whole_town(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        commands.record(plan(world), by=getattr(world, who), now=NOON)
    assert not Document.objects.exists()


def test_a_community_records_its_own_and_no_others(world: World) -> None:
    own = plan(world, where=world.pine, title="社区工作安排")
    assert commands.record(own, by=world.pine_clerk, now=NOON).community == world.pine
    with pytest.raises(NotAllowed, match="自己的辖区"):
        commands.record(plan(world, where=world.dragon), by=world.pine_clerk, now=NOON)


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"title": " "}, "不能", "title"),
        ({"issued_on": date(2021, 4, 13)}, "晚于今天", "issued_on"),
        ({"title": "长" * 121}, "120", "title"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, changes, words, field) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        recorded(world, **changes)
    assert refusal.value.field == field


def test_a_document_above_the_town_has_no_place_here(world: World) -> None:
    with pytest.raises(NotAllowed):
        recorded(world, where=world.district)


def test_a_new_version_takes_over_on_its_day_and_the_old_one_stays(world: World) -> None:
    old = recorded(world)
    new = superseded(world, old)

    assert (new.version, new.supersedes, old.until_on) == (2, old, date(2021, 4, 1))
    assert queries.versions_of(old) == queries.versions_of(new) == [new, old]
    kind, town = DocumentKind.IMPLEMENTATION_PLAN, world.town
    for on, expected in (
        (date(2021, 2, 28), None),
        (date(2021, 3, 1), old),
        (date(2021, 3, 31), old),
        (date(2021, 4, 1), new),
    ):
        assert queries.document_in_force(kind, area=town, on=on) == expected


def test_the_number_in_force_follows_the_days_and_what_was_known(world: World) -> None:
    old = recorded(world)
    before = last_entry_id()
    new = superseded(world, old)
    recorded(world, kind=DocumentKind.NOTICE, title="通知", issued_on=date(2021, 3, 5))

    assert in_force(world, MARCH) == 2
    assert in_force(world, date(2021, 4, 12)) == 2
    assert in_force(world, date(2021, 4, 12), known_at=before) == 1
    scope = scope_of(world.town, as_of=date(2021, 4, 12), known_at=None)
    cells = ask_by([IN_FORCE], scope, "kind")[IN_FORCE.key]
    assert {kind: cell.value for kind, cell in cells.items()} == {
        "implementation_plan": 1,
        "notice": 1,
    }
    commands.void(new, reason="发错了", by=world.office, now=NOON)
    assert in_force(world, date(2021, 4, 12)) == 2


@pytest.mark.parametrize(
    ("day", "words"), [(date(2021, 3, 1), "晚于上一版"), (date(2021, 4, 30), "晚于今天")]
)
def test_a_new_version_comes_after_the_old_one(world: World, day: date, words: str) -> None:
    with pytest.raises(Refused, match=words):
        superseded(world, recorded(world), issued_on=day)


def test_a_version_is_superseded_once(world: World) -> None:
    old = recorded(world)
    stale = Document.objects.get(pk=old.pk)
    superseded(world, old)

    with pytest.raises(Refused, match="已经有新版"):
        superseded(world, old)
    with pytest.raises(Refused, match="刚出过新版"):
        superseded(world, stale)


def test_only_who_may_record_gives_a_new_version(world: World) -> None:
    old = recorded(world)
    with pytest.raises(NotAllowed):
        commands.supersede(old, plan(world), by=world.leader, now=NOON)


def test_a_correction_holds_for_every_day_and_keeps_what_stood_there(world: World) -> None:
    document = recorded(world)
    before = last_entry_id()
    changes = {"title": "创建工作方案", "issued_on": date(2021, 3, 25), "number": "5号"}

    commands.edit(document, by=world.office, now=NOON, **changes)

    deed = trail.history_of(key_of(document))[0]
    assert deed.verb == "documents.edit"
    assert deed.facts["title"] == ["创建工作实施方案", "创建工作方案"]
    assert in_force(world, MARCH) == 0
    assert in_force(world, MARCH, known_at=before) == 1
    assert DocumentVersion.objects.get(row_id=document.pk).issued_on == date(2021, 3, 1)


def test_the_day_of_a_version_moves_the_end_of_the_one_before(world: World) -> None:
    old = recorded(world)
    new = superseded(world, old)
    commands.edit(new, by=world.office, now=NOON, issued_on=date(2021, 4, 5))

    old.refresh_from_db()
    assert old.until_on == date(2021, 4, 5)
    with pytest.raises(Refused, match="晚于上一版"):
        commands.edit(new, by=world.office, now=NOON, issued_on=date(2021, 2, 1))
    with pytest.raises(Refused, match="早于下一版"):
        commands.edit(old, by=world.office, now=NOON, issued_on=date(2021, 4, 5))


def test_only_who_may_record_corrects_and_a_void_one_is_corrected_by_nobody(world: World) -> None:
    document = recorded(world)
    with pytest.raises(NotAllowed):
        commands.edit(document, by=world.dragon_clerk, now=NOON, title="别的")
    stale = Document.objects.get(pk=document.pk)
    commands.void(document, reason="重复", by=world.office, now=NOON)
    with pytest.raises(Refused, match="已经作废"):
        commands.edit(document, by=world.office, now=NOON, title="别的")
    with pytest.raises(Overtaken):
        commands.edit(stale, by=world.office, now=NOON, title="别的")


def test_a_void_version_gives_the_one_before_its_force_back(world: World) -> None:
    old = recorded(world)
    new = superseded(world, old)
    with pytest.raises(Refused, match="先作废新版"):
        commands.void(old, reason="错", by=world.office, now=NOON)

    commands.void(new, reason="发错了", by=world.office, now=NOON)

    kind = DocumentKind.IMPLEMENTATION_PLAN
    found = queries.document_in_force(kind, area=world.town, on=date(2021, 4, 12))
    assert found == old
    assert trail.history_of(key_of(new))[0].facts == {"reason": "发错了"}
    assert superseded(world, Document.objects.get(pk=old.pk)).version == 2


@pytest.mark.parametrize("who", ["leader", "pine_clerk", "supervisor"])
def test_only_the_office_voids(world: World, who: str) -> None:
    document = recorded(world)
    with pytest.raises(NotAllowed):
        commands.void(document, reason="错", by=getattr(world, who), now=NOON)
    with pytest.raises(NotAllowed):
        commands.add_files(document, [], by=getattr(world, who), now=NOON)


@pytest.mark.parametrize(
    ("who", "titles"),
    [
        ("office", {"全街道", "松树园的", "龙头山的"}),
        ("leader", {"全街道", "松树园的", "龙头山的"}),
        ("pine_clerk", {"全街道", "松树园的", "龙头山的"}),
        ("supervisor", {"全街道", "松树园的", "龙头山的"}),
        ("enforcer", set()),
        ("partner", {"全街道", "松树园的", "龙头山的"}),
        ("administrator", set()),
    ],
)
def test_whom_it_concerns_reads(world: World, who: str, titles: set[str]) -> None:
    for where, title in (
        (world.town, "全街道"),
        (world.pine, "松树园的"),
        (world.dragon, "龙头山的"),
    ):
        recorded(world, where=where, title=title, number="")

    seen = queries.visible_documents(getattr(world, who))
    assert {document.title for document in seen} == titles
