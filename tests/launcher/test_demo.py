"""`./dev demo` and `./dev serve`: set up once, then served by the command that serves."""

import os
import socket
import subprocess

import pytest

from launcher.processes import surroundings

# Plays Django's part, so that the launcher's own is what is tested.
PYTHON = """\
#!/bin/sh
echo "$3 $4" >> "$VAR_DIR/calls"
case "$3 $4" in
  *serve) shift 3; echo "$* demo=$DEMO $BASE_URL"; exit 7 ;;
  *collectstatic) mkdir -p "$VAR_DIR/static"; touch "$VAR_DIR/static/staticfiles.json" ;;
  *migrate) : >> "${DATABASE_URL#sqlite:///}" ;;
esac
"""
NPM = """\
#!/bin/sh
echo "npm $*" >> "$VAR_DIR/calls"
case "$*" in
  ci*) mkdir -p node_modules ;;
  *build) mkdir -p chuangcheng/web/static/dist ;;
esac
"""


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def environment(layout, tmp_path):
    """A machine with a Node, in a tree whose programs only play their parts."""
    folder = tmp_path / "machine"
    folder.mkdir()
    for path, text in (
        (layout.python, PYTHON),
        (folder / "npm", NPM),
        (folder / "node", "#!/bin/sh\necho v22.0.0\n"),
    ):
        path.write_text(text, "utf-8")
        path.chmod(0o755)
    for name in ("package.json", "package-lock.json", "uv.lock"):
        (layout.root / name).touch()
    path = os.pathsep.join([str(folder), os.environ["PATH"]])
    return surroundings(PATH=path, VAR_DIR=str(layout.var))


def prepare(dev, environment, *words, verb="demo"):
    done = subprocess.run(
        [*dev, verb, *words], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stderr


def called(layout):
    return (layout.var / "calls").read_text().splitlines()


def test_the_first_start_does_every_step_and_the_second_none(layout, dev, environment):
    assert prepare(dev, environment, "--no-serve")[0] == 0
    first = called(layout)

    assert prepare(dev, environment, "--no-serve")[0] == 0

    assert [line.split()[1] for line in first] == [
        "ci",
        "run",
        "collectstatic",
        "migrate",
        "createcachetable",
        "build_demo",
    ]
    assert called(layout) == first


def test_fresh_builds_the_demo_again_and_nothing_else(layout, dev, environment):
    prepare(dev, environment, "--no-serve")
    first = called(layout)

    prepare(dev, environment, "--no-serve", "--fresh")

    again = called(layout)[len(first) :]
    assert [line.split()[1] for line in again] == ["migrate", "createcachetable", "build_demo"]


def test_the_times_of_the_steps_are_printed(dev, environment):
    _, said = prepare(dev, environment, "--no-serve")

    for step in ("npm ci", "npm run build", "收集静态文件", "建立演示数据库", "合计"):
        assert step in said


def test_a_demo_is_served_by_the_command_that_takes_the_launchers_place(
    layout, dev, environment, port
):
    done = subprocess.run(
        [*dev, "demo", "--port", str(port)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    served = f"serve --prepared --host 127.0.0.1 --port {port}"
    assert (done.returncode, done.stdout) == (7, f"{served} demo=1 http://127.0.0.1:{port}\n")
    assert layout.demo_port.read_text() == str(port)


def test_an_office_is_served_on_its_own_database_and_is_no_demo(layout, dev, environment, port):
    words = [*dev, "serve", "--port", str(port), "--host", "0.0.0.0"]

    done = subprocess.run(
        words, env={**environment, "DEMO": "1"}, capture_output=True, encoding="utf-8", check=False
    )

    served = f"serve --prepared --host 0.0.0.0 --port {port}"
    assert (done.returncode, done.stdout) == (7, f"{served} demo= \n"), done.stderr
    assert [line.split()[1] for line in called(layout)[:-1]] == [
        "ci",
        "run",
        "collectstatic",
        "migrate",
        "createcachetable",
    ]
    assert layout.office_database.is_file()
    assert not layout.demo_database.exists()


@pytest.mark.parametrize("verb", ["demo", "serve"])
def test_a_port_that_is_taken_is_said_before_any_work(layout, dev, environment, port, verb):
    with socket.create_server(("127.0.0.1", port)):
        code, said = prepare(dev, environment, "--port", str(port), verb=verb)

    assert code == 1
    assert f"./dev {verb} --port {port + 1}" in said
    assert not (layout.var / "calls").exists()
