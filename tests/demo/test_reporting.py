"""演示的报告: one signed on 8 April, unnumbered, by a post; that of the 15th is still a draft."""

from chuangcheng.demo.cast import MEMBERS
from chuangcheng.figures import definitions
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.reports import freezing
from chuangcheng.reports.models import Report, ReportState, Signing
from chuangcheng.reports.passages import draft_of
from tests.demo.conftest import Demo


def test_the_report_of_8_april_is_signed_by_a_post_and_bears_no_number(demo: Demo) -> None:
    signing = Signing.objects.get()

    assert (signing.report.state, signing.report.number) == (ReportState.SIGNED, "")
    assert signing.signatory not in {member.name for member in MEMBERS}
    assert "共发现问题57条" in "".join(b.text for b in freezing.frozen_paper(signing).blocks)


def test_what_was_signed_is_what_is_asked_again(demo: Demo) -> None:
    signing = Signing.objects.get()

    again = freezing.freeze(signing.report, known_at=signing.known_at)

    assert again.sha256 == signing.sha256
    for number in signing.numbers.all():
        assert number.fingerprint == definitions.stamp(FIGURES[number.key]).fingerprint


def test_the_draft_of_the_15th_follows_the_records_and_keeps_what_was_added(
    demo: Demo,
) -> None:
    draft = draft_of(Report.objects.get(state=ReportState.DRAFT))

    text = "".join(block.text for block in draft.paper.blocks)
    assert "共发现问题169条" in text
    assert "困难群众2名" in text
    assert sum(passage.edit is not None for passage in draft.passages) == 1
