"""Names say one thing, and nothing is left for later."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.architecture.source import Source, none_of

SAYS_NOTHING = frozenset(
    {"common", "data", "handler", "helper", "info", "manager", "misc", "util", "utility"}
)
CODE = (".py", ".html", ".ts", ".css")
LATER = re.compile(r"\b(TODO|FIXME|HACK|XXX)\b")
OURS = "tests/architecture/"


def empty_names(source: Source) -> Iterator[str]:
    """Files and folders called by a word that fits everything."""
    for path in source.files:
        for part in PurePosixPath(path).with_suffix("").parts:
            if SAYS_NOTHING & set(_words(part)):
                yield f"{path}: {part} says nothing; name the one thing that it is"


def left_for_later(source: Source) -> Iterator[str]:
    """Marks of work that was put off."""
    for path, text in source.files.items():
        if not path.endswith(CODE) or path.startswith(OURS):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if LATER.search(line):
                yield f"{path}:{number}: {line.strip()[:60]}"


def _words(name: str) -> Iterator[str]:
    for word in name.lower().split("_"):
        yield word
        yield word.removesuffix("s").replace("utilitie", "utility")


def test_files_are_named_for_what_they_are(source):
    none_of(empty_names(source))


def test_nothing_is_left_for_later(source):
    none_of(left_for_later(source))


@pytest.mark.parametrize(
    "name",
    ["utils.py", "util/thing.py", "issue_helpers.py", "common.py", "managers.py", "data.py"],
)
def test_a_planted_name_is_found_and_named(source, name):
    path = f"chuangcheng/issues/{name}"

    assert any(fault.startswith(f"{path}: ") for fault in empty_names(source.planted(path, "")))


@pytest.mark.parametrize("mark", ["TODO", "FIXME", "HACK"])
def test_a_planted_mark_is_found_and_named(source, mark):
    path = "chuangcheng/issues/rules.py"
    planted = source.planted(path, f"\n# {mark}: later\n")

    assert any(fault.startswith(f"{path}:") and mark in fault for fault in left_for_later(planted))
