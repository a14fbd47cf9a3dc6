"""The Python environment: uv in its own small one, and from its lock file all the rest."""

import importlib.util
import os
import shutil
import sys

from launcher import debian
from launcher.layout import Layout, program
from launcher.processes import quietly, surroundings
from launcher.progress import Failed
from launcher.stamps import Step, digest

UV = "uv==0.13.9"
_NETWORK = "检查能否访问 PyPI（内网请设置 PIP_INDEX_URL、UV_DEFAULT_INDEX），然后重试"


def uv_step(layout: Layout) -> Step:
    """uv by pip: the one thing that is not installed by uv itself."""
    uv = program(layout.tools, "uv")
    return Step(
        name="uv",
        title=f"安装 {UV}",
        digest=digest([], UV, str(layout.root)),
        present=uv.is_file,
        work=lambda: _install_uv(layout),
    )


def packages_step(layout: Layout) -> Step:
    """Everything that uv.lock names, in .venv."""
    lock = [layout.root / "uv.lock", layout.root / "pyproject.toml"]
    return Step(
        name="packages",
        title="安装 Python 依赖",
        digest=digest(lock, str(layout.root)),
        present=layout.python.is_file,
        work=lambda: _synchronise(layout),
    )


def _install_uv(layout: Layout) -> None:
    shutil.rmtree(layout.tools, ignore_errors=True)
    inside = str(program(layout.tools, "python"))
    if _has("pip"):  # six seconds faster than a pip of its own
        _make(layout, "--without-pip")
        _install(layout, sys.executable, "-m", "pip", "--python", inside)
        return
    if not _has("ensurepip"):
        _get_venv(layout)
    _make(layout)
    _install(layout, inside, "-m", "pip")


def _make(layout: Layout, *options: str) -> None:
    quietly(
        [sys.executable, "-m", "venv", *options, layout.tools],
        layout=layout,
        environment=surroundings(),
        name="venv",
        advice="确认磁盘有空间、目录可写，然后重试",
    )


def _install(layout: Layout, *pip: str) -> None:
    quietly(
        [*pip, "install", "--quiet", "--disable-pip-version-check", UV],
        layout=layout,
        environment=surroundings(),
        name="pip",
        advice=_NETWORK,
    )


def _has(module: str) -> bool:
    """Whether the Python that runs the launcher brings this module; Debian's may not."""
    return importlib.util.find_spec(module) is not None


def _get_venv(layout: Layout) -> None:
    """Debian's plain python3 cannot make environments until python3-venv is installed."""
    if os.environ.get("CI") == "true" and debian.may_install():
        debian.install("python3-venv", layout=layout)
        return
    raise Failed(
        f"{sys.executable} 没有 venv(ensurepip)",
        advice="Debian、Ubuntu：apt-get install python3-venv；然后重试",
    )


def _synchronise(layout: Layout) -> None:
    quietly(
        [program(layout.tools, "uv"), "sync", "--frozen", "--python", sys.executable],
        layout=layout,
        environment=surroundings(
            UV_PYTHON_DOWNLOADS="never", UV_PROJECT_ENVIRONMENT=str(layout.environment)
        ),
        name="packages",
        advice=_NETWORK,
    )
