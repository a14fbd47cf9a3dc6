"""Processes: programs that the launcher starts, and how their failure is told."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from launcher.layout import Layout
from launcher.progress import Failed

_COMPILED = Path(__file__).resolve().parent.parent / "var" / "compiled"
_TAIL = 40
_ANEW = "删除 .venv 和 .uv 后重试，会重新安装"


def surroundings(**variables: str) -> dict[str, str]:
    """The environment for a program: the user's, in UTF-8, without a foreign virtual one.

    What Python compiles is kept, apart from the sources: to compile it all takes many seconds.
    """
    kept = {"PYTHONUTF8": "1", "PYTHONPYCACHEPREFIX": str(_COMPILED)}
    environment = {**os.environ, **kept, **variables}
    for foreign in ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(foreign, None)
    return environment


def surroundings_with(folder: Path) -> dict[str, str]:
    """The environment for a program that calls others of its own folder."""
    return surroundings(PATH=os.pathsep.join([str(folder), os.environ.get("PATH", "")]))


def quietly(
    argv: Sequence[str | Path],
    *,
    layout: Layout,
    environment: Mapping[str, str],
    name: str,
    advice: str,
) -> None:
    """Runs a step's program with its output in a log; a failure shows the log's last lines."""
    layout.logs.mkdir(parents=True, exist_ok=True)
    log = layout.logs / f"{name}.log"
    with log.open("wb") as output:
        code = _call(
            argv, cwd=layout.root, environment=environment, output=output.fileno(), advice=advice
        )
    if code:
        raise Failed(_told(argv, code), advice=advice, log=_tail(log))


def openly(argv: Sequence[str | Path], *, cwd: Path, environment: Mapping[str, str]) -> int:
    """Runs a program whose output is the user's to read; answers its exit code."""
    return _call(argv, cwd=cwd, environment=environment, output=None, advice=_ANEW)


def heard(
    argv: Sequence[str | Path], *, cwd: Path, environment: Mapping[str, str], log: Path
) -> tuple[int, str]:
    """Runs a program beside others; answers its exit code and, whole, what it said."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        code = _call(argv, cwd=cwd, environment=environment, output=output.fileno(), advice=_ANEW)
    return code, log.read_text("utf-8", errors="replace")


def become(argv: list[str], environment: Mapping[str, str]) -> int:
    """The program takes the launcher's place, so signals and exit code are its own."""
    if sys.platform == "win32":
        return subprocess.run(argv, env=dict(environment), check=False).returncode
    sys.stdout.flush()
    return os.execve(argv[0], argv, environment)  # noqa: S606 - there is no shell on purpose


def _call(
    argv: Sequence[str | Path],
    *,
    cwd: Path,
    environment: Mapping[str, str],
    output: int | None,
    advice: str,
) -> int:
    try:
        return subprocess.run(
            [str(word) for word in argv],
            cwd=cwd,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if output is not None else None,
            check=False,
        ).returncode
    except OSError as error:
        raise Failed(f"无法启动 {argv[0]}：{error.strerror}", advice=advice) from error


def _told(argv: Sequence[str | Path], code: int) -> str:
    words = " ".join(str(word) for word in argv[:6])
    return f"{words} 以代码 {code} 结束"


def _tail(log: Path) -> str:
    lines = log.read_text("utf-8", errors="replace").splitlines()
    return "\n".join(lines[-_TAIL:])
