"""The tools stay as strict as they are: warnings fail, types are strict, templates name all."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.architecture.source import Source, none_of

CHECKED = frozenset({"dev", "launcher", "chuangcheng", "bench", "tests"})
LONGEST_TEST = 1800  # seconds
LENIENT = frozenset({"tests.*", "*.migrations.*"})  # sentences, and what Django writes
FOREIGN = frozenset({"module", "ignore_missing_imports"})  # a library without types


def relaxed(source: Source) -> Iterator[str]:
    """What somebody made the tools overlook."""
    tool = source.configuration["tool"]
    yield from _by_pytest(tool["pytest"]["ini_options"])
    yield from _by_mypy(tool["mypy"])


def _by_pytest(options: dict[str, Any]) -> Iterator[str]:
    if options["filterwarnings"] != ["error"]:
        yield "pyproject.toml: a warning no longer fails a test"
    if not options["FAIL_INVALID_TEMPLATE_VARS"]:
        yield "pyproject.toml: a template may use a variable that is not there"
    if "--strict-markers" not in options["addopts"]:
        yield "pyproject.toml: a misspelt mark no longer fails"
    if not 0 < options["faulthandler_timeout"] <= LONGEST_TEST:
        yield "pyproject.toml: a test may hang for ever"
    if not options["faulthandler_exit_on_timeout"]:
        yield "pyproject.toml: a test that hangs is named and still not ended"


def _by_mypy(mypy: dict[str, Any]) -> Iterator[str]:
    if not mypy["strict"]:
        yield "pyproject.toml: mypy is not strict on the package"
    for folder in sorted(CHECKED.difference(mypy["files"])):
        yield f"pyproject.toml: mypy does not read {folder}"
    for override in mypy["overrides"]:
        modules = override["module"]
        named = {modules} if isinstance(modules, str) else set(modules)
        is_foreign = set(override) <= FOREIGN and not any("chuangcheng" in n for n in named)
        if not named <= LENIENT and not is_foreign:
            yield f"pyproject.toml: mypy is lenient on {', '.join(sorted(named - LENIENT))}"


def test_the_tools_are_strict(source):
    none_of(relaxed(source))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'filterwarnings = ["error"]',
            'filterwarnings = ["error", "ignore::DeprecationWarning"]',
            "a warning no longer fails a test",
        ),
        (
            "FAIL_INVALID_TEMPLATE_VARS = true",
            "FAIL_INVALID_TEMPLATE_VARS = false",
            "a template may use a variable that is not there",
        ),
        (" --strict-markers", "", "a misspelt mark no longer fails"),
        ("faulthandler_timeout = 600", "faulthandler_timeout = 0", "a test may hang for ever"),
        (
            "faulthandler_exit_on_timeout = true",
            "faulthandler_exit_on_timeout = false",
            "a test that hangs is named and still not ended",
        ),
        ("strict = true", "strict = false", "mypy is not strict on the package"),
        (', "bench", "tests"]', ', "bench"]', "mypy does not read tests"),
        (
            "[[tool.mypy.overrides]]",
            '[[tool.mypy.overrides]]\nmodule = "chuangcheng.web.*"\n\n[[tool.mypy.overrides]]',
            "mypy is lenient on chuangcheng.web.*",
        ),
    ],
)
def test_a_planted_leniency_is_found_and_named(source, old, new, message):
    assert f"pyproject.toml: {message}" in relaxed(source.changed("pyproject.toml", old, new))
