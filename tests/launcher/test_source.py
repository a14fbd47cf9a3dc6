"""The launcher's own source: it must run on any Python 3.11, before anything is installed."""

import ast
import sys
from pathlib import Path

import pytest

from launcher.layout import here

POSIX_ONLY = {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"}
SOURCES = [here().root / "dev", *sorted((here().root / "launcher").glob("*.py"))]


def imported(statements: list[ast.stmt]) -> set[str]:
    """The first names of all modules that these statements import."""
    names = set()
    for statement in statements:
        if isinstance(statement, ast.Import):
            names |= {alias.name.split(".")[0] for alias in statement.names}
        elif isinstance(statement, ast.ImportFrom):
            names.add((statement.module or "").split(".")[0])
    return names


def foreign(source: str) -> set[str]:
    every = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]
    return imported(every) - sys.stdlib_module_names - {"launcher"}


def posix_only(source: str) -> set[str]:
    return imported(ast.parse(source).body) & POSIX_ONLY


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_the_launcher_needs_nothing_but_the_standard_library(path: Path):
    assert foreign(path.read_text("utf-8")) == set()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_module_of_the_launcher_needs_posix_to_be_imported(path: Path):
    assert posix_only(path.read_text("utf-8")) == set()


def test_a_planted_import_of_a_package_is_found():
    assert foreign("def f():\n    import django.conf\n") == {"django"}


def test_a_planted_import_of_posix_is_found_at_the_top_and_allowed_inside():
    assert posix_only("import fcntl\n") == {"fcntl"}
    assert posix_only("def f():\n    import fcntl\n") == set()
