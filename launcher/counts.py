"""Counts: how many tests passed, failed and were skipped, read from pytest's own report."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET


@dataclass(frozen=True)
class Counts:
    """Passed, failed and skipped tests of one run; an error counts as a failure."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def line(self, name: str) -> str:
        return f"{name}: {self.passed} passed, {self.failed} failed, {self.skipped} skipped"


BROKEN = Counts(failed=1)


def read(report: Path, *, exit_code: int) -> Counts:
    """What the JUnit report says; a run that ended badly has at least one failure."""
    try:
        cases = ET.parse(report).getroot().iter("testcase")  # noqa: S314 - our own
    except (OSError, ET.ParseError):
        return BROKEN
    outcomes = [_outcome(case) for case in cases]
    failed = outcomes.count("failed")
    return Counts(
        passed=outcomes.count("passed"),
        failed=max(failed, 1) if exit_code else failed,
        skipped=outcomes.count("skipped"),
    )


def _outcome(case: ET.Element) -> str:
    children = {child.tag for child in case}
    if children & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in children else "passed"
