"""Guards bite: each file of them plants the faults that it must find."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.architecture.source import Source, added, none_of

PLANTS = re.compile(r"^def test_a_planted_\w+", re.MULTILINE)


def toothless(source: Source) -> Iterator[str]:
    """Files of guards in which no test plants a fault."""
    for path, text in source.files.items():
        if PurePosixPath(path).match("tests/architecture/test_*.py") and not PLANTS.search(text):
            yield f"{path}: plants no fault"


def test_every_guard_has_its_planted_fault(source):
    none_of(toothless(source))


def test_a_planted_guard_without_teeth_is_found_and_named(source):
    path = "tests/architecture/test_toothless.py"
    planted = source.planted(path, "def test_all_is_well():\n    pass\n")

    assert added(toothless, source, planted) == [f"{path}: plants no fault"]
