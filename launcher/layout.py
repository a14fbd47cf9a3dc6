"""Layout: where everything lies in one checkout."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """A checkout: the root of the tree, and `var`, where its data lie."""

    root: Path
    var: Path

    @property
    def environment(self) -> Path:
        """The environment with all that the project needs, made by uv."""
        return self.root / ".venv"

    @property
    def tools(self) -> Path:
        """uv's own small environment."""
        return self.root / ".uv"

    @property
    def python(self) -> Path:
        return program(self.environment, "python")

    def module(self, name: str, *words: str) -> list[str]:
        """The words that run a module of the environment, whatever the current folder holds."""
        return [str(self.python), "-P", "-m", name, *words]

    @property
    def stamps(self) -> Path:
        return self.var / "stamps"

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @property
    def office_database(self) -> Path:
        return self.var / "office.sqlite3"

    @property
    def demo_database(self) -> Path:
        return self.var / "demo.sqlite3"

    @property
    def demo_media(self) -> Path:
        return self.var / "demo-media"

    @property
    def demo_port(self) -> Path:
        """Where the demo's last port is kept, so that printed links lead to it."""
        return self.var / "demo-port"


def program(environment: Path, name: str) -> Path:
    """A program of a virtual environment, whose place differs on Windows."""
    if sys.platform == "win32":
        return environment / "Scripts" / f"{name}.exe"
    return environment / "bin" / name


def packages(environment: Path) -> Path:
    """Where a virtual environment keeps its packages."""
    if sys.platform == "win32":
        return environment / "Lib" / "site-packages"
    inside = environment / "lib"
    return next(inside.glob("python*/site-packages"), inside)


def here() -> Layout:
    """The checkout that this file belongs to; VAR_DIR moves its data elsewhere."""
    root = Path(__file__).resolve().parent.parent
    return Layout(root=root, var=Path(os.environ.get("VAR_DIR") or root / "var").resolve())
