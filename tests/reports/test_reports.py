"""报告的办理: drafted, written over, checked, signed; what is signed stays whatever comes out."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.evidence import attaching
from chuangcheng.inspections.commands import Seen
from chuangcheng.issues import commands as issues
from chuangcheng.kernel.quantity import UNKNOWN
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.reports import commands, freezing, signing, writing
from chuangcheng.reports.covers import Cover
from chuangcheng.reports.models import Act, Kind, Order, Report, ReportState, Signing
from chuangcheng.reports.passages import Draft, Passage, draft_of
from chuangcheng.reports.plain import as_text
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.evidence import papers
from tests.world import NOON, TODAY, World

FOUND = "screening.compounds"


@pytest.fixture
def report(world: World) -> Report:
    """A draft about one visit and two issues."""
    world.visit(world.compound)
    world.issue()
    world.closed()
    return commands.draft(world.town, Cover(as_of=TODAY), by=world.office, now=NOON)


def passage(report: Report, block: str = FOUND) -> Passage:
    found = draft_of(report).passage(block)
    assert found is not None
    return found


def text(report: Report) -> str:
    return as_text(draft_of(report).paper)


def rewrite(report: Report, world: World, old: str, new: str, block: str = FOUND) -> None:
    there = passage(report, block)
    assert old in there.block.text
    words = there.block.text.replace(old, new)
    read = writing.seen(there)
    writing.rewrite(report, block, words, read=read, by=world.office, now=NOON)


def checked(report: Report, world: World) -> Report:
    return commands.check(report, by=world.office, now=NOON)


def signed(report: Report, world: World) -> Signing:
    checked(report, world)
    return signing.sign(report, signed_on=TODAY, by=world.leader, now=NOON)


def verbs(thing: Any) -> list[str]:
    return [entry.verb for entry in trail.history_of(key_of(thing))]


def test_a_draft_says_what_the_records_say_and_leaves_a_trail(report: Report, world: World):
    assert "共发现问题2条" in text(report)
    world.issue()
    assert "共发现问题3条" in text(report)
    assert verbs(report) == ["reports.draft"]
    assert [step.state for step in report.steps.all()] == [ReportState.DRAFT]


def test_only_the_office_and_the_leaders_draft(world: World):
    for who in (world.pine_clerk, world.verifier):
        with pytest.raises(NotAllowed):
            commands.draft(world.town, Cover(as_of=TODAY), by=who, now=NOON)


@pytest.mark.parametrize(
    ("cover", "field"),
    [
        (Cover(as_of=date(2021, 4, 13)), "as_of"),
        (Cover(as_of=TODAY, since=date(2021, 4, 30)), "since"),
        (Cover(as_of=TODAY, title="长" * 121), "title"),
        (Cover(as_of=TODAY, attachments=("清单",) * 21), "attachments"),
    ],
)
def test_a_cover_that_makes_no_sense_names_its_field(world: World, cover: Cover, field: str):
    with pytest.raises(Refused) as refusal:
        commands.draft(world.town, cover, by=world.office, now=NOON)

    assert refusal.value.field == field


def test_a_cover_is_changed_and_the_trail_says_what(report: Report, world: World):
    cover = Cover(as_of=date(2021, 4, 9), order=Order.PROBLEMS_FIRST, addressee="区创城办")

    commands.dress(report, cover, by=world.leader, now=NOON)

    assert (report.as_of, report.addressee, report.order) == (
        date(2021, 4, 9),
        "区创城办",
        Order.PROBLEMS_FIRST,
    )
    assert verbs(report)[0] == "reports.dress"
    commands.dress(report, cover, by=world.leader, now=NOON)
    assert verbs(report).count("reports.dress") == 1


def test_three_edits_stand_when_the_records_change(report: Report, world: World):
    rewrite(report, world, "共发现问题", "一共查出问题")
    writing.add(report, FOUND, "各社区每周碰头一次。", by=world.office, now=NOON)
    gone = "上述问题已销号1条，整改率100.00%。"
    rewrite(report, world, gone, "")

    world.issue()

    said = text(report)
    assert "一共查出问题3条" in said
    assert "各社区每周碰头一次。" in said
    assert "整改率" not in said
    assert verbs(report)[:3] == ["reports.rewrite", "reports.add", "reports.rewrite"]
    assert report.edits.count() == 3
    assert report.edits.filter(current=True).count() == 2


def test_a_change_underneath_marks_the_edit_until_somebody_looked(report: Report, world: World):
    rewrite(report, world, "共发现问题", "一共查出问题")
    assert not passage(report).is_stale

    world.issue()

    assert passage(report).is_stale
    writing.confirm(report, FOUND, by=world.office, now=NOON)
    assert not passage(report).is_stale
    assert "一共查出问题3条" in text(report)
    with pytest.raises(Refused, match="依据没有变"):
        writing.confirm(report, FOUND, by=world.office, now=NOON)


def test_a_number_written_over_is_counted_and_printed_without_a_mark(report: Report, world: World):
    rewrite(report, world, "问题2条", "问题10余条")

    assert passage(report).typed == 1
    assert "共发现问题10余条" in text(report)


def test_a_removed_block_is_not_on_the_paper_and_comes_back(report: Report, world: World):
    writing.remove(report, FOUND, by=world.office, now=NOON)

    assert passage(report).is_removed
    assert "共发现" not in text(report)
    with pytest.raises(Refused, match="已经删去"):
        writing.remove(report, FOUND, by=world.office, now=NOON)
    writing.restore(report, FOUND, by=world.office, now=NOON)
    assert "共发现问题2条" in text(report)
    with pytest.raises(Refused, match="没有改过"):
        writing.restore(report, FOUND, by=world.office, now=NOON)


def test_an_added_item_is_counted_and_can_be_rewritten_and_removed(report: Report, world: World):
    edit = writing.add(
        report, FOUND, "排查方面，抓紧整改。", kind=Kind.ITEM, by=world.office, now=NOON
    )
    assert "一是排查方面，抓紧整改。" in text(report)

    rewrite(report, world, "抓紧", "继续", block=edit.block)
    assert "一是排查方面，继续整改。" in text(report)
    assert report.edits.filter(current=True).get().act == Act.ADDED

    writing.remove(report, edit.block, by=world.office, now=NOON)
    assert "排查方面" not in text(report)


def test_what_reads_as_the_records_say_is_no_edit(report: Report, world: World):
    rewrite(report, world, "共发现问题", "一共查出问题")
    rewrite(report, world, "一共查出问题", "共发现问题")

    assert passage(report).edit is None


def test_nobody_writes_over_what_they_did_not_read(report: Report, world: World):
    read = writing.seen(passage(report))
    world.issue()

    with pytest.raises(Overtaken):
        writing.rewrite(report, FOUND, "改了。", read=read, by=world.office, now=NOON)
    assert report.edits.count() == 0


def test_a_block_that_is_gone_leaves_its_edit_on_the_paper(report: Report, world: World):
    world.visit(world.village, seen=(Seen("渣土久堆", UNKNOWN),))
    inspected = draft_of(report)
    village = next(p for p in inspected.passages if p.block.key.startswith("screening.villages"))
    rewrite(report, world, "发现", "另外看到", block=village.block.key)

    commands.dress(report, Cover(as_of=date(2021, 4, 1)), by=world.office, now=NOON)

    kept = passage(report, village.block.key)
    assert kept.given is None
    assert kept.is_stale
    assert "另外看到" in text(report)


def test_only_writers_edit(report: Report, world: World):
    there = writing.seen(passage(report))
    with pytest.raises(NotAllowed):
        writing.rewrite(report, FOUND, "改了。", read=there, by=world.pine_clerk, now=NOON)
    with pytest.raises(NotAllowed):
        writing.add(report, FOUND, "添一句。", by=world.pine_clerk, now=NOON)
    for deed in (writing.remove, writing.restore, writing.confirm):
        with pytest.raises(NotAllowed):
            deed(report, FOUND, by=world.pine_clerk, now=NOON)


def test_two_who_change_it_at_once_do_not_write_over_each_other(report: Report, world: World):
    other = Report.objects.get(pk=report.pk)
    writing.add(report, FOUND, "添一句。", by=world.office, now=NOON)

    with pytest.raises(Overtaken):
        writing.add(other, FOUND, "也添一句。", by=world.leader, now=NOON)


def test_checked_and_sent_back(report: Report, world: World):
    checked(report, world)
    assert report.state == ReportState.CHECKED
    with pytest.raises(Refused, match="已经核过"):
        checked(report, world)
    with pytest.raises(Refused):
        commands.send_back(report, said="", by=world.leader, now=NOON)

    commands.send_back(report, said="数再核一遍", by=world.leader, now=NOON)

    assert report.state == ReportState.DRAFT
    assert [step.said for step in report.steps.all()] == ["", "", "数再核一遍"]
    with pytest.raises(Refused, match="没有送核"):
        commands.send_back(report, said="再看", by=world.leader, now=NOON)
    for deed in (commands.check, commands.send_back):
        with pytest.raises(NotAllowed):
            deed(report, said="看", by=world.verifier, now=NOON)


def test_a_draft_is_void_and_a_signed_one_never(report: Report, world: World):
    with pytest.raises(NotAllowed):
        commands.void(report, reason="重了", by=world.verifier, now=NOON)
    other = commands.draft(world.town, Cover(as_of=TODAY), by=world.office, now=NOON)
    commands.void(other, reason="重了", by=world.office, now=NOON)
    assert Report.objects.standing().get() == report

    signed(report, world)
    with pytest.raises(Refused, match="出一份更正"):
        commands.void(report, reason="不要了", by=world.office, now=NOON)


def test_signing_freezes_text_numbers_and_rows(report: Report, world: World):
    rewrite(report, world, "问题2条", "问题10余条")
    before = text(report)

    done = signed(report, world)

    world.issue()
    assert as_text(freezing.frozen_paper(done)) == before
    number = next(n for n in done.numbers.all() if n.key == "issues.found" and not n.cells)
    assert (number.said, number.text, len(number.rows)) == ("10余", "2", 2)
    assert freezing.of_signing(done).sha256 == done.sha256
    assert verbs(report)[0] == "reports.sign"


def test_the_same_day_and_entry_give_the_same_bytes_for_ever(report: Report, world: World):
    done = signed(report, world)

    for issue in (world.issue(), *type(world.issue()).objects.all()[:1]):
        issues.void(issue, reason="重复登记", by=world.office, now=NOON)
    world.closed()

    again = freezing.freeze(report, known_at=done.known_at)
    assert again == freezing.of_signing(done)
    assert again.sha256 == done.sha256


def test_only_leaders_sign_and_only_what_was_checked(report: Report, world: World):
    with pytest.raises(Refused, match="核过稿"):
        signing.sign(report, signed_on=TODAY, by=world.leader, now=NOON)
    checked(report, world)
    with pytest.raises(NotAllowed):
        signing.sign(report, signed_on=TODAY, by=world.office, now=NOON)
    for day in (date(2021, 4, 11), date(2021, 4, 13)):
        with pytest.raises(Refused) as refusal:
            signing.sign(report, signed_on=day, by=world.leader, now=NOON)
        assert refusal.value.field == ("signed_on")


def test_a_signature_on_paper_needs_its_scan(report: Report, world: World):
    checked(report, world)
    scan = attaching.receive_file(papers.pdf(), name="签发件.pdf", by=world.office)
    facts: dict[str, Any] = {"signatory": "街道主要领导", "signed_on": TODAY, "now": NOON}
    with pytest.raises(Refused, match="扫描件"):
        signing.sign_on_paper(report, scans=(), by=world.office, **facts)
    with pytest.raises(NotAllowed):
        signing.sign_on_paper(report, scans=(scan,), by=world.leader, **facts)

    done = signing.sign_on_paper(report, scans=(scan,), by=world.office, **facts)

    assert done.on_paper
    assert done.signatory == "街道主要领导"
    assert done.proofs.count() == 1


def test_numbered_and_archived(report: Report, world: World):
    facts: dict[str, Any] = {"number": "测街发〔2021〕3号", "issued_on": TODAY, "now": NOON}
    with pytest.raises(Refused, match="签发以后"):
        signing.number(report, by=world.office, **facts)
    with pytest.raises(Refused, match="签发以后"):
        signing.archive(report, by=world.office, now=NOON)
    signed(report, world)
    with pytest.raises(NotAllowed):
        signing.number(report, by=world.verifier, **facts)
    early = {**facts, "issued_on": date(2021, 4, 1)}
    with pytest.raises(Refused) as refusal:
        signing.number(report, by=world.office, **early)
    assert refusal.value.field == "issued_on"

    signing.number(report, by=world.office, **facts)
    with pytest.raises(NotAllowed):
        signing.archive(report, by=world.verifier, now=NOON)
    signing.archive(report, by=world.office, now=NOON)

    assert (report.state, report.number) == (ReportState.ARCHIVED, "测街发〔2021〕3号")
    assert verbs(report)[:2] == ["reports.archive", "reports.number"]


def test_one_number_is_given_once(report: Report, world: World):
    facts: dict[str, Any] = {"number": "测街发〔2021〕3号", "issued_on": TODAY, "now": NOON}
    signed(report, world)
    signing.number(report, by=world.office, **facts)
    other = commands.draft(world.town, Cover(as_of=TODAY), by=world.office, now=NOON)
    signed(other, world)

    with pytest.raises(Refused, match="已经用过"):
        signing.number(other, by=world.office, **facts)


def test_what_is_signed_is_not_edited_and_is_put_right_by_another(report: Report, world: World):
    rewrite(report, world, "共发现问题", "一共查出问题")
    with pytest.raises(Refused, match="不用更正"):
        signing.correct(report, by=world.office, now=NOON)
    done = signed(report, world)
    with pytest.raises(Refused, match="出一份更正"):
        writing.add(report, FOUND, "添一句。", by=world.office, now=NOON)
    with pytest.raises(NotAllowed):
        signing.correct(report, by=world.verifier, now=NOON)
    world.issue()

    right = signing.correct(report, by=world.office, now=NOON)

    assert (right.corrects, right.as_of) == (report, report.as_of)
    assert "一共查出问题3条" in text(right)
    assert "一共查出问题2条" in as_text(freezing.frozen_paper(done))
    with pytest.raises(Refused, match="已经有更正"):
        signing.correct(report, by=world.office, now=NOON)
    with pytest.raises(Refused) as refusal:
        commands.dress(right, Cover(as_of=date(2021, 4, 9)), by=world.office, now=NOON)
    assert refusal.value.field == "as_of"


def test_a_draft_knows_what_stands_before_a_block(report: Report):
    draft: Draft = draft_of(report)

    assert draft.before(FOUND) == ["screening", "work"]


def test_the_order_of_the_last_parts_is_a_choice(report: Report, world: World):
    assert text(report).index("二、下一步") < text(report).index("三、")

    cover = Cover(as_of=TODAY, order=Order.PROBLEMS_FIRST)
    commands.dress(report, cover, by=world.office, now=NOON)

    assert text(report).index("三、下一步") > text(report).index("二、")
