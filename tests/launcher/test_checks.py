"""The checks bite: each finds the fault that is planted for it in a copy of the tree."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from launcher.checks import of_python
from launcher.layout import here
from launcher.processes import surroundings

PLANTED = "chuangcheng/kernel/planted.py"
NOT_COPIED = shutil.ignore_patterns(
    ".git", ".uv", ".venv", "node_modules", "var", "__pycache__", ".hypothesis", "dist"
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Path:
    """A copy of the checkout, with what mypy remembers, so that it need not read all again."""
    copy: Path = tmp_path_factory.mktemp("copy") / "tree"
    shutil.copytree(here().root, copy, ignore=NOT_COPIED)
    return copy


@pytest.fixture
def plant(tree):
    """Adds text to files of the copy; afterwards they are what they were."""
    kept = {}

    def add(path, text):
        file = tree / path
        kept[file] = file.read_text("utf-8") if file.exists() else None
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text((kept[file] or "") + text, "utf-8")

    yield add
    for file, before in kept.items():
        if before is None:
            file.unlink()
        else:
            file.write_text(before, "utf-8")


FAULTS = {
    "unformatted": ("格式 ruff format", PLANTED, "planted=1\n", r"planted\.py"),
    "unused": ("规范 ruff check", PLANTED, "import os\n", r"F401.*\n.*planted\.py"),
    "clock": (
        "规范 ruff check",
        PLANTED,
        "from datetime import date\n\nTODAY = date.today()\n",
        r"only web reads the clock\n.*planted\.py",
    ),
    "http": (
        "规范 ruff check",
        PLANTED,
        "from django.urls import reverse\n",
        r"HTTP only in web\n.*planted\.py",
    ),
    "untyped": (
        "类型 mypy",
        PLANTED,
        "def planted(x):\n    return x\n",
        r"planted\.py:1: error: Function is missing a type annotation",
    ),
    "untrue": (
        "类型 mypy",
        "tests/kernel/test_planted.py",
        "def test_planted() -> None:\n    assert len(5) == 1\n",
        r'test_planted\.py:2: error: Argument 1 to "len" has incompatible type "int"',
    ),
    "posix": (
        "类型 mypy --platform win32",
        PLANTED,
        "import os\n\nROOT = os.geteuid() == 0\n",
        r'planted\.py:3: error: Module has no attribute "geteuid"',
    ),
    "template": (
        "模板 djlint",
        "chuangcheng/web/templates/planted.html",
        '<img src="a.png" style="color: red">\n',
        r"H013[\s\S]*H021|H021[\s\S]*H013",
    ),
    "undeclared": ("依赖 deptry", PLANTED, "import numpy\n", r"planted\.py.*DEP001 'numpy'"),
    "insecure": (
        "部署 check --deploy",
        "chuangcheng/settings.py",
        "SESSION_COOKIE_SECURE = False\n",
        r"security\.W012",
    ),
    "drift": (
        "迁移 makemigrations --check",
        "chuangcheng/people/models.py",
        "\n\nclass Planted(models.Model):\n    pass\n",
        r"Create model Planted",
    ),
}


@pytest.mark.parametrize(("title", "path", "fault", "message"), FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_found_and_named(tree, plant, title, path, fault, message):
    check = next(check for check in of_python(here()) if check.title == title)
    plant(path, fault)

    done = subprocess.run(
        check.argv,
        cwd=tree,
        env=surroundings(**check.environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode != 0
    assert re.search(message, done.stdout + done.stderr), done.stdout + done.stderr


def test_every_check_has_its_planted_fault():
    assert {title for title, *_ in FAULTS.values()} == {c.title for c in of_python(here())}
