"""The tools stay as strict as they are: warnings fail, types are strict, templates name all."""

from collections.abc import Iterator

import pytest

from tests.architecture.source import Source, none_of

LENIENT = frozenset({"tests.*", "*.migrations.*"})  # sentences, and what Django writes
FOREIGN = frozenset({"module", "ignore_missing_imports"})  # a library without types


def relaxed(source: Source) -> Iterator[str]:
    """What somebody made the tools overlook."""
    tool = source.configuration["tool"]
    pytest_options, mypy = tool["pytest"]["ini_options"], tool["mypy"]
    if pytest_options["filterwarnings"] != ["error"]:
        yield "pyproject.toml: a warning no longer fails a test"
    if not pytest_options["FAIL_INVALID_TEMPLATE_VARS"]:
        yield "pyproject.toml: a template may use a variable that is not there"
    if "--strict-markers" not in pytest_options["addopts"]:
        yield "pyproject.toml: a misspelt mark no longer fails"
    if not mypy["strict"] or "chuangcheng" not in mypy["files"]:
        yield "pyproject.toml: mypy is not strict on the package"
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
        ("strict = true", "strict = false", "mypy is not strict on the package"),
        (
            "[[tool.mypy.overrides]]",
            '[[tool.mypy.overrides]]\nmodule = "chuangcheng.web.*"\n\n[[tool.mypy.overrides]]',
            "mypy is lenient on chuangcheng.web.*",
        ),
    ],
)
def test_a_planted_leniency_is_found_and_named(source, old, new, message):
    assert f"pyproject.toml: {message}" in relaxed(source.changed("pyproject.toml", old, new))
