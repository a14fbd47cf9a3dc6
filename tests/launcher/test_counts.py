"""Counts: the three last lines of the suite."""

import re

import pytest

from launcher.counts import BROKEN, Counts, read

PASSED = '<testcase name="a"/>'
FAILED = '<testcase name="b"><failure message="no"/></testcase>'
ERROR = '<testcase name="c"><error message="no"/></testcase>'
SKIPPED = '<testcase name="d"><skipped message="no browser"/></testcase>'


def written(tmp_path, *cases):
    report = tmp_path / "report.xml"
    report.write_text(f"<testsuites><testsuite>{''.join(cases)}</testsuite></testsuites>", "utf-8")
    return report


@pytest.mark.parametrize(
    ("cases", "code", "counts"),
    [
        ([PASSED, PASSED], 0, Counts(2, 0, 0)),
        ([PASSED, FAILED], 1, Counts(1, 1, 0)),
        ([PASSED, ERROR, FAILED], 1, Counts(1, 2, 0)),
        ([SKIPPED, SKIPPED], 0, Counts(0, 0, 2)),
        ([PASSED], 3, Counts(1, 1, 0)),
        ([], 5, Counts(0, 1, 0)),
    ],
)
def test_the_report_is_counted_and_a_bad_end_is_never_a_success(tmp_path, cases, code, counts):
    assert read(written(tmp_path, *cases), exit_code=code) == counts


def test_a_run_that_left_no_report_has_failed(tmp_path):
    assert read(tmp_path / "missing.xml", exit_code=0) == BROKEN


def test_a_report_cut_short_has_failed(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text("<testsuites><testsuite>", "utf-8")

    assert read(report, exit_code=0) == BROKEN


def test_pytest_writes_the_report_that_is_read_here(tmp_path, pytester_run):
    report = pytester_run(
        "import pytest",
        "def test_good(): pass",
        "def test_bad(): assert False",
        "@pytest.mark.skip\ndef test_skipped(): pass",
        "@pytest.fixture\ndef broken(): raise ValueError",
        "def test_error(broken): pass",
        "@pytest.fixture\ndef late():\n    yield\n    raise ValueError",
        "def test_bad_end(late): pass",
    )

    assert read(report, exit_code=1).failed == 3
    assert read(report, exit_code=1).skipped == 1


def test_the_line_is_the_one_that_a_reader_of_the_log_looks_for():
    line = Counts(passed=312, failed=0, skipped=4).line("sqlite")

    assert line == "sqlite: 312 passed, 0 failed, 4 skipped"
    assert re.fullmatch(r"\w+: \d+ passed, \d+ failed, \d+ skipped", line)
