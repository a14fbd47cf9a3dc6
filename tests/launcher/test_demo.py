"""`./dev demo`: set up once, served until it is told to stop, with nothing left behind."""

import http.client
import os
import signal
import socket
import subprocess
import sys

import pytest

from launcher.demo import _answers
from launcher.processes import surroundings

# Plays Django's and granian's part, so that the launcher's own is what is tested.
PYTHON = f"""\
#!/bin/sh
echo "$3 $4" >> "$VAR_DIR/calls"
case "$3 $4" in
  "granian "*) exec {sys.executable} -m http.server --bind 127.0.0.1 "$9" ;;
  *db_worker) exec sleep 60 ;;
  *demo_accounts) echo "office  创城办" ;;
  *collectstatic) mkdir -p "$VAR_DIR/static"; touch "$VAR_DIR/static/staticfiles.json" ;;
  *migrate) : >> "${{DATABASE_URL#sqlite:///}}" ;;
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


def prepare(dev, environment, *words):
    done = subprocess.run(
        [*dev, "demo", *words], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stderr


def called(layout):
    return (layout.var / "calls").read_text().splitlines()


@pytest.fixture
def served(dev, environment, port):
    """A demo that is being served, and all that it said until it was ready."""
    process = subprocess.Popen(
        [*dev, "demo", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert process.stdout
    said = []
    for line in process.stdout:
        said.append(line)
        if "Ctrl-C" in line:
            break
    yield process, "".join(said)
    process.terminate()  # not killed: it could not stop what it started
    process.wait(15)
    process.stdout.close()


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


def test_address_and_accounts_are_printed_once_the_page_answers(layout, served, port):
    process, said = served

    assert f"http://127.0.0.1:{port}/" in said
    assert "office  创城办" in said
    assert process.poll() is None
    assert _answers(port)
    assert layout.demo_port.read_text() == str(port)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_stops_web_and_worker(served, port, name):
    process, _ = served

    process.send_signal(signal.Signals[name])

    assert process.wait(15) == 0
    assert not _answers(port)


def test_a_port_that_is_taken_is_said_before_any_work(layout, dev, environment, port):
    with socket.create_server(("127.0.0.1", port)):
        code, said = prepare(dev, environment, "--port", str(port))

    assert code == 1
    assert f"--port {port + 1}" in said
    assert not (layout.var / "calls").exists()


def test_a_page_that_never_comes_ends_the_demo_with_advice(layout, dev, environment, port):
    layout.python.write_text(PYTHON.replace('"$9"', "nonsense"), "utf-8")
    source = layout.root / "launcher" / "demo.py"
    source.write_text(source.read_text("utf-8").replace("_FIRST_PAGE = 60.0", "_FIRST_PAGE = 0.5"))

    code, said = prepare(dev, environment, "--port", str(port))

    assert code == 1
    assert "网页服务已退出" in said
    assert "没有打开网页" in said


def test_a_server_error_is_no_first_page(monkeypatch):
    class Answer:
        status = 500

    monkeypatch.setattr(http.client.HTTPConnection, "request", lambda *_: None)
    monkeypatch.setattr(http.client.HTTPConnection, "getresponse", lambda _: Answer)

    assert not _answers(8000)
