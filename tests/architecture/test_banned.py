"""Banned names, told by ruff: HTTP only in web, the clock only in web, no branching beyond 8."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import Source, none_of

RULES = "TID251,TID252,C901"
HTTP = frozenset({"django.http", "django.shortcuts", "django.urls", "django.views"})
CLOCKS = frozenset(
    {
        "datetime.date.today",
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "django.utils.timezone.localdate",
        "django.utils.timezone.localtime",
        "django.utils.timezone.now",
        "time.time",
        "time.time_ns",
    }
)
DOORS = frozenset({"chuangcheng/web/**", "chuangcheng/urls.py"})  # where HTTP and the clock are


def said_by_ruff(root: Path) -> str:
    """What ruff says of the package; a `noqa` excuses nothing. Empty when it is content."""
    argv = [sys.executable, "-m", "ruff", "check", "chuangcheng", "--select", RULES, "--no-cache"]
    argv += ["--ignore-noqa", "--output-format", "concise"]
    done = subprocess.run(argv, cwd=root, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr if done.returncode else ""


def loosened(source: Source) -> Iterator[str]:
    """What somebody took out of ruff's configuration."""
    lint = source.configuration["tool"]["ruff"]["lint"]
    banned = lint["flake8-tidy-imports"]["banned-api"]
    for name in sorted((HTTP | CLOCKS) - set(banned)):
        yield f"pyproject.toml: {name} is no longer banned"
    if lint["mccabe"]["max-complexity"] > 8:
        yield "pyproject.toml: complexity above 8 is allowed"
    for path, rules in lint["per-file-ignores"].items():
        if path.startswith(("chuangcheng", "*")) and path not in DOORS and "TID251" in rules:
            yield f"pyproject.toml: {path} may use banned names"
        if "C901" in rules:
            yield f"pyproject.toml: {path} may be as complex as it likes"


def test_ruff_finds_no_banned_name_and_no_thicket(source, tmp_path):
    none_of(filter(None, [said_by_ruff(source.written(tmp_path))]))


def test_nothing_is_taken_out_of_the_list(source):
    none_of(loosened(source))


BRANCHES = "".join(f"    if n == {n}:\n        return {n}\n" for n in range(8))
FAULTS = {
    "response": ("from django.http import HttpResponse as planted", "`django.http` is banned"),
    "shortcut": ("from django.shortcuts import render as planted", "`django.shortcuts` is"),
    "address": ("from django.urls import reverse as planted", "`django.urls` is banned"),
    "view": ("import django.views.generic", "`django.views` is banned: HTTP only in web"),
    "now": ("from django.utils import timezone\n\ntimezone.now()", "`django.utils.timezone.now`"),
    "local day": (
        "from django.utils import timezone\n\ntimezone.localdate()",
        "timezone.localdate",
    ),
    "today": ("import datetime as d\n\nd.date.today()", "`datetime.date.today` is banned"),
    "machine": ("from datetime import datetime\n\ndatetime.now()", "only web reads the clock"),
    "seconds": ("from time import time as planted\n\nplanted()", "`time.time` is banned"),
    "excused": ("from django.http import JsonResponse  # noqa: TID251, F401", "TID251"),
    "relative": ("from . import models as planted", "TID252"),
    "thicket": (f"def planted(n):\n{BRANCHES}    return 8", "`planted` is too complex (9 > 8)"),
}


@pytest.fixture(scope="module")
def said(source, tmp_path_factory) -> str:
    """What ruff says of a copy with all the faults, each in a file of its own."""
    for name, (fault, _) in FAULTS.items():
        path = f"chuangcheng/issues/planted_{name.replace(' ', '_')}.py"
        source = source.planted(path, f"{fault}\n")
    return said_by_ruff(source.written(tmp_path_factory.mktemp("planted")))


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_name_is_found_and_named(said, name):
    place = f"chuangcheng/issues/planted_{name.replace(' ', '_')}.py:"
    lines = [line for line in said.splitlines() if line.startswith(place)]

    assert any(FAULTS[name][1] in line for line in lines), said


def test_web_may_read_the_clock_and_answer_http(source, tmp_path):
    fault = (
        "from datetime import datetime\n\nfrom django.http import HttpResponse\n\ndatetime.now()"
    )
    planted = source.planted("chuangcheng/web/planted.py", fault)

    assert "planted" not in said_by_ruff(planted.written(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"django.http".msg', '"django.htp".msg', "django.http is no longer banned"),
        ("max-complexity = 8", "max-complexity = 9", "complexity above 8 is allowed"),
        (
            '"chuangcheng/urls.py" = ["TID251"]',
            '"chuangcheng/urls.py" = ["TID251"]\n"chuangcheng/issues/**" = ["TID251"]',
            "chuangcheng/issues/** may use banned names",
        ),
        (
            '"chuangcheng/urls.py" = ["TID251"]',
            '"chuangcheng/urls.py" = ["TID251", "C901"]',
            "chuangcheng/urls.py may be as complex as it likes",
        ),
    ],
)
def test_a_planted_loosening_is_found_and_named(source, old, new, message):
    planted = source.changed("pyproject.toml", old, new)

    assert f"pyproject.toml: {message}" in loosened(planted)
