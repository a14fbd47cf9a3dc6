"""The Python environment: made with whatever the machine's own Python brings."""

import sys

import pytest

from launcher import environment
from launcher.layout import program
from launcher.progress import Failed


@pytest.fixture
def started(monkeypatch):
    """What was started to install uv, by a Python that has only some modules."""
    noted = []
    monkeypatch.setattr(
        environment, "quietly", lambda argv, **_: noted.append([str(word) for word in argv])
    )
    monkeypatch.setattr("launcher.debian.quietly", lambda argv, **_: noted.append(list(argv)))
    return noted


def with_modules(monkeypatch, *modules):
    monkeypatch.setattr(environment, "_has", lambda module: module in modules)


def test_uv_is_installed_by_the_pip_that_is_there(layout, monkeypatch, started):
    with_modules(monkeypatch, "pip")

    environment.uv_step(layout).work()

    inside = str(program(layout.tools, "python"))
    assert started[0] == [sys.executable, "-m", "venv", "--without-pip", str(layout.tools)]
    assert started[1][:5] == [sys.executable, "-m", "pip", "--python", inside]
    assert started[1][-1] == environment.UV


def test_without_pip_the_environment_brings_its_own(layout, monkeypatch, started):
    with_modules(monkeypatch, "ensurepip")

    environment.uv_step(layout).work()

    assert started[0] == [sys.executable, "-m", "venv", str(layout.tools)]
    assert started[1][0] == str(program(layout.tools, "python"))


def test_a_plain_debian_python_is_told_which_package_it_lacks(layout, monkeypatch, started):
    with_modules(monkeypatch)
    monkeypatch.delenv("CI", raising=False)

    with pytest.raises(Failed) as failure:
        environment.uv_step(layout).work()

    assert "apt-get install python3-venv" in str(failure.value)
    assert started == []


def test_in_ci_a_plain_debian_python_gets_the_package_itself(layout, monkeypatch, started):
    with_modules(monkeypatch)
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr("launcher.debian.may_install", lambda: True)

    environment.uv_step(layout).work()

    assert started[0][:2] == ["apt-get", "update"]
    assert started[1][-1] == "python3-venv"
    assert started[2] == [sys.executable, "-m", "venv", str(layout.tools)]


def test_another_lock_file_is_another_environment(layout):
    before = environment.packages_step(layout).digest

    (layout.root / "uv.lock").write_text("other")

    assert environment.packages_step(layout).digest != before


def test_a_tree_that_was_moved_is_set_up_again(layout, tmp_path):
    moved = type(layout)(root=tmp_path / "elsewhere", var=layout.var)

    assert environment.packages_step(moved).digest != environment.packages_step(layout).digest
