"""Checks: the parts of `./dev test` that are one program each, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from launcher.layout import Layout

_PRODUCTION = {
    "BASE_URL": "https://chuangcheng.example.cn",
    "SECRET_KEY": "".join(chr(33 + 7 * place % 90) for place in range(64)),
    "DEBUG": "",
    "DEMO": "",
}


@dataclass(frozen=True)
class Check:
    """One program that must end with 0."""

    title: str
    argv: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def of_python(layout: Layout) -> tuple[Check, ...]:
    """Every check that the Python environment can make, in the order in which they are told."""
    python = str(layout.python)
    nothing_kept = {"DATABASE_URL": "sqlite:///:memory:", "VAR_DIR": str(layout.var / "checks")}
    manage = (python, "-W", "error", "-m", "chuangcheng")
    mypy = (python, "-m", "mypy")
    return (
        Check("格式 ruff format", (python, "-m", "ruff", "format", "--check", ".")),
        Check("规范 ruff check", (python, "-m", "ruff", "check", ".")),
        Check("类型 mypy", mypy, nothing_kept),
        Check(
            "类型 mypy --platform win32",
            (*mypy, "--platform", "win32", "--cache-dir", ".mypy_cache/win32"),
            nothing_kept,
        ),
        Check("模板 djlint", (python, "-m", "djlint", "chuangcheng", "--lint", "--quiet")),
        Check("依赖 deptry", (python, "-m", "deptry", "--no-ansi", ".")),
        Check(
            "部署 check --deploy",
            (*manage, "check", "--deploy", "--fail-level", "WARNING"),
            nothing_kept | _PRODUCTION,
        ),
        Check(
            "迁移 makemigrations --check",
            (*manage, "makemigrations", "--check", "--dry-run"),
            nothing_kept,
        ),
    )


def of_frontend(npm: tuple[str, ...]) -> Check:
    return Check("前端类型 tsc", (*npm, "run", "--silent", "check"))
