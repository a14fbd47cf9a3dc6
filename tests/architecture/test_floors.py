"""Floors: the linter's contracts hold, and nothing goes round them."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import Source, added, dotted, none_of

ROUNDABOUT = frozenset(
    {
        "importlib.import_module",
        "importlib.util.spec_from_file_location",
        "django.utils.module_loading.import_string",
        "django.utils.module_loading.autodiscover_modules",
        "__import__",
    }
)


def broken_contracts(root: Path) -> str:
    """What import-linter says about a tree; empty when every contract is kept."""
    program = "from importlinter.cli import lint_imports_command as lint; lint()"
    argv = [sys.executable, "-c", program, "--no-cache", "--no-logo", "--config", "pyproject.toml"]
    wide = {**os.environ, "COLUMNS": "500"}
    done = subprocess.run(
        argv, cwd=root, env=wide, capture_output=True, encoding="utf-8", check=False
    )
    return done.stdout + done.stderr if done.returncode else ""


def exceptions(source: Source) -> Iterator[str]:
    """The contracts' exceptions: there are to be none."""
    for contract in source.configuration["tool"]["importlinter"]["contracts"]:
        for option in ("ignore_imports", "exhaustive_ignores", "skip_descendants"):
            if contract.get(option):
                yield f"pyproject.toml: import contract {contract['id']} has {option}"


def roundabouts(source: Source) -> Iterator[str]:
    """Ways to reach a module or model by a text, which no linter can follow."""
    for module in source.modules.values():
        bound = module.bindings
        for node in module.nodes:
            if not isinstance(node, ast.Call):
                continue
            first, _, rest = dotted(node.func).partition(".")
            called = ".".join(filter(None, [bound.get(first, first), rest]))
            if called in ROUNDABOUT:
                yield f"{module.at(node.lineno)}: {called} hides an import from the floors"
            is_text = bool(node.args) and isinstance(node.args[0], ast.Constant)
            if called.endswith("apps.get_model") and is_text and not module.is_migration:
                yield f"{module.at(node.lineno)}: get_model by a text hides a model"


def test_the_contracts_hold(source, tmp_path):
    none_of(filter(None, [broken_contracts(source.written(tmp_path))]))


def test_the_contracts_have_no_exceptions(source):
    none_of(exceptions(source))


def test_nothing_is_imported_by_its_name_as_text(source):
    none_of(roundabouts(source))


FAULTS = {
    "upward": (
        "chuangcheng/issues/rules.py",
        "\n\ndef planted():\n    from chuangcheng.reports import progress as planted\n",
        "chuangcheng.issues.rules -> chuangcheng.reports.progress",
    ),
    "sideways": (
        "chuangcheng/calendars/models.py",
        "\nfrom chuangcheng.places import models as planted\n",
        "chuangcheng.calendars.models -> chuangcheng.places.models",
    ),
    "new folder": ("chuangcheng/nowhere/__init__.py", "", "- chuangcheng.nowhere\n"),
    "new module at the top": ("chuangcheng/somewhere.py", "", "- chuangcheng.somewhere\n"),
    "a model that commands": (
        "chuangcheng/people/models.py",
        "\n\ndef planted():\n    from chuangcheng.trail import commands as planted\n",
        "chuangcheng.people.models -> chuangcheng.trail.commands",
    ),
    "a rule that commands": (
        "chuangcheng/issues/rules.py",
        "\nfrom chuangcheng.evidence import commands as planted\n",
        "chuangcheng.issues.rules -> chuangcheng.evidence.commands",
    ),
    "a query that commands": (
        "chuangcheng/issues/queries.py",
        "\nfrom chuangcheng.people import commands as planted\n",
        "chuangcheng.issues.queries -> chuangcheng.people.commands",
    ),
    "a figure that commands, by a room between": (
        "chuangcheng/figures/places.py",
        "\nfrom chuangcheng.issues import handling as planted\n",
        "chuangcheng.figures.places -> chuangcheng.issues.handling",
    ),
    "cycle": (
        "chuangcheng/kernel/refusal.py",
        "\nfrom chuangcheng.kernel import permission as planted\n",
        "No cycles are allowed in chuangcheng.kernel.",
    ),
}


@pytest.fixture(scope="module")
def said(source, tmp_path_factory) -> str:
    """What the linter says of a copy with all the faults: each stands in a file of its own."""
    for path, fault, _ in FAULTS.values():
        source = source.planted(path, fault)
    return broken_contracts(source.written(tmp_path_factory.mktemp("planted")))


@pytest.mark.parametrize("message", [message for _, _, message in FAULTS.values()], ids=FAULTS)
def test_a_planted_import_is_found_and_named(said, message):
    assert message in said, said


def test_a_planted_exception_is_found(source):
    planted = source.changed(
        "pyproject.toml", "exhaustive = true", 'exhaustive = true\nexhaustive_ignores = ["demo"]'
    )

    assert list(exceptions(planted)) == [
        "pyproject.toml: import contract floors has exhaustive_ignores"
    ]


@pytest.mark.parametrize(
    "fault",
    [
        "import importlib\n\nPLANTED = importlib.import_module('chuangcheng.reports')\n",
        "from importlib import import_module as get\n\nPLANTED = get('chuangcheng.reports')\n",
        "from django.utils.module_loading import import_string\n\nP = import_string('a.b')\n",
        "PLANTED = __import__('chuangcheng.reports')\n",
        "from django.apps import apps\n\nPLANTED = apps.get_model('issues.Issue')\n",
    ],
)
def test_a_planted_roundabout_is_found_and_named(source, fault):
    planted = source.planted("chuangcheng/trail/planted.py", fault)

    (said,) = added(roundabouts, source, planted)

    assert said.startswith("chuangcheng.trail.planted:")
