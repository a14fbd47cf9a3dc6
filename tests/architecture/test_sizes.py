"""Sizes: no function above 40 lines, no file above 400; how long they are is printed."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from statistics import median, quantiles

import pytest

from tests.architecture.source import PACKAGE, Source, added, none_of, parsed

LONGEST_FUNCTION = 40
LONGEST_FILE = 400
OURS = (PACKAGE, "launcher", "bench")  # tests are held to the length of a file alone


def functions(source: Source, *folders: str) -> Iterator[tuple[str, str, int]]:
    """Each function with where it stands and how many lines it has, from `def` to its end."""
    for path, text in _files(source, *folders):
        for line, name, lines in _functions_in(text):
            yield f"{path}:{line}", name, lines


def too_long(source: Source) -> Iterator[str]:
    """Functions and files that want to be two."""
    for where, name, lines in functions(source, *OURS):
        if lines > LONGEST_FUNCTION:
            yield f"{where}: {name} has {lines} lines, the most is {LONGEST_FUNCTION}"
    for path, text in _files(source, *OURS, "tests"):
        lines = len(text.splitlines())
        if lines > LONGEST_FILE:
            yield f"{path}: {lines} lines, the most is {LONGEST_FILE}"


def told(source: Source, what: str, *folders: str) -> str:
    """Median, 95th percentile and longest of functions and files."""
    lengths = sorted(lines for _, _, lines in functions(source, *folders))
    files = sorted(len(text.splitlines()) for _, text in _files(source, *folders))
    return f"{what}: functions {_spread(lengths)}; files {_spread(files)}"


@cache
def _functions_in(text: str) -> tuple[tuple[int, str, int], ...]:
    """Line, name and length of each function of a file."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    found = (node for node in ast.walk(parsed(text)) if isinstance(node, kinds))
    return tuple((n.lineno, n.name, (n.end_lineno or n.lineno) - n.lineno + 1) for n in found)


def _files(source: Source, *folders: str) -> Iterator[tuple[str, str]]:
    """Python files with something in them, migrations apart."""
    for path, text in source.files.items():
        is_ours = path.partition("/")[0] in folders and path.endswith(".py")
        if is_ours and "/migrations/" not in path and text.strip():
            yield path, text


def _spread(lengths: list[int]) -> str:
    if len(lengths) < 2:
        return f"{len(lengths)}"
    p95 = quantiles(lengths, n=20, method="inclusive")[-1]
    return f"{len(lengths)}, median {median(lengths):.0f}, p95 {p95:.0f}, longest {lengths[-1]}"


def test_no_function_and_no_file_is_too_long(source):
    none_of(too_long(source))


def test_the_lengths_are_printed(source, capsys):
    lines = [told(source, PACKAGE, PACKAGE), told(source, "tests", "tests")]

    with capsys.disabled():
        # A worker of xdist has no other way to the terminal.
        sys.stderr.write("".join(f"\n{line}" for line in lines))
        sys.stderr.flush()

    assert all("median" in line and "p95" in line for line in lines)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("chuangcheng/issues/rules.py", "chuangcheng/issues/rules.py"),
        ("chuangcheng/web/planted.py", "chuangcheng/web/planted.py"),
        ("launcher/planted.py", "launcher/planted.py"),
    ],
)
def test_a_planted_long_function_is_found_and_named(source, path, name):
    body = "    value += 1\n" * 39
    planted = source.planted(path, f"\n\ndef planted():\n    value = 0\n{body}")

    (said,) = added(too_long, source, planted)

    assert said.startswith(f"{name}:")
    assert said.endswith("planted has 41 lines, the most is 40")


def test_a_function_of_40_lines_is_left_alone(source):
    body = "    value += 1\n" * 38
    planted = source.planted("chuangcheng/planted.py", f"def planted():\n    value = 0\n{body}")

    assert not added(too_long, source, planted)


@pytest.mark.parametrize("path", ["chuangcheng/issues/planted.py", "tests/issues/test_planted.py"])
def test_a_planted_long_file_is_found_and_named(source, path):
    planted = source.planted(path, "VALUE = 1\n" * 401)

    assert added(too_long, source, planted) == [f"{path}: 401 lines, the most is 400"]


def test_migrations_may_be_long(source):
    planted = source.planted("chuangcheng/issues/migrations/0009_planted.py", "VALUE = 1\n" * 401)

    assert not added(too_long, source, planted)
