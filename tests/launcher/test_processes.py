"""Processes: what a program that the launcher starts finds around it."""

import subprocess
import sys

from launcher import processes


def test_what_python_compiles_is_kept_and_not_beside_the_sources(tmp_path, monkeypatch):
    (tmp_path / "planted.py").write_text("VALUE = 1\n")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(processes, "_COMPILED", tmp_path / "kept")

    subprocess.run(
        [sys.executable, "-c", "import planted"],
        cwd=tmp_path,
        env=processes.surroundings(),
        check=True,
    )

    assert [path.name.split(".")[0] for path in (tmp_path / "kept").rglob("planted*.pyc")] == [
        "planted"
    ]
    assert not (tmp_path / "__pycache__").exists()
