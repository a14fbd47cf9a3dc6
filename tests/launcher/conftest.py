"""A checkout of the launcher's tests: a tree with a Python that only notes how it was called."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from launcher.environment import packages_step, uv_step
from launcher.layout import Layout, program
from launcher.stamps import mark

ROOT = Path(__file__).resolve().parents[2]

# It notes its words in var/calls, makes the database that the environment names, prints
# ANSWER and ends with CODE, both when set.
_STUB = """\
#!/bin/sh
mkdir -p "$VAR_DIR"
echo "$@" >> "$VAR_DIR/calls"
case "$*" in *migrate) : >> "${DATABASE_URL#sqlite:///}" ;; esac
case "$*" in *build_demo) mkdir -p "$MEDIA_ROOT"; echo photo >> "$MEDIA_ROOT/photos" ;; esac
case "$*" in *"$FAILS_AT") [ -n "$FAILS_AT" ] && echo "no such thing" && exit 3 ;; esac
[ -n "$ANSWER" ] && echo "$ANSWER"
exit ${CODE:-0}
"""


@pytest.fixture
def layout(tmp_path, monkeypatch) -> Layout:
    """A tree whose environment counts as installed."""
    for name in ("DATABASE_URL", "VAR_DIR", "CODE", "ANSWER", "FAILS_AT"):
        monkeypatch.delenv(name, raising=False)
    made = Layout(root=tmp_path, var=tmp_path / "var")
    made.var.mkdir()
    shutil.copytree(ROOT / "launcher", tmp_path / "launcher")
    shutil.copy(ROOT / "dev", tmp_path / "dev")
    migrations = tmp_path / "chuangcheng" / "issues" / "migrations"
    migrations.mkdir(parents=True)
    (migrations / "0001_initial.py").write_text("first")
    _write_program(made.python, _STUB)
    _write_program(program(made.tools, "uv"), "#!/bin/sh\n")
    for step in (uv_step(made), packages_step(made)):
        mark(step, made)
    return made


@pytest.fixture
def calls(layout):
    """What the stub was asked to do so far, one management command a line."""

    def read() -> list[str]:
        noted = layout.var / "calls"
        lines = noted.read_text("utf-8").splitlines() if noted.exists() else []
        return [line.removeprefix("-P -m chuangcheng ") for line in lines]

    return read


@pytest.fixture
def dev(layout):
    """The words that start the launcher of this checkout."""
    return [sys.executable, str(layout.root / "dev")]


def _write_program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def pytester_run(tmp_path):
    """Runs these lines as tests in a pytest of their own; answers the path of its report."""

    def run(*lines):
        (tmp_path / "pytest.ini").write_text("[pytest]\n")
        (tmp_path / "test_lines.py").write_text("\n".join(lines))
        report = tmp_path / "report.xml"
        own = [sys.executable, "-m", "pytest", "-p", "no:django", "-p", "no:cacheprovider"]
        subprocess.run([*own, f"--junitxml={report}"], cwd=tmp_path, check=False)
        return report

    return run
