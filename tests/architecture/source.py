"""The source that the guards read: files by their paths, as they lie or with a fault planted."""

import ast
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Self

import pytest

PACKAGE = "chuangcheng"
TOP = f"{PACKAGE}."
FOLDERS = (PACKAGE, "launcher", "bench", "tests", "frontend", "docs")
KINDS = frozenset({".py", ".html", ".txt", ".ts", ".md"})
NOT_SOURCE = frozenset({"__pycache__", "node_modules", "static", "staticfiles"})


@dataclass(frozen=True)
class Import:
    """One name that a module imports, anywhere in it: `chuangcheng.people.commands`."""

    line: int
    name: str


@dataclass(frozen=True)
class Module:
    """One Python file of the package."""

    path: str
    text: str

    @cached_property
    def name(self) -> str:
        """chuangcheng.issues.queries; a package by its folder's name."""
        parts = PurePosixPath(self.path).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def context(self) -> str:
        """issues; a module beside the contexts (settings, urls) by its own name."""
        return self.name.removeprefix(TOP).partition(".")[0]

    @cached_property
    def room(self) -> str:
        """queries; `migrations.0001_initial`; empty for the context itself."""
        return self.name.removeprefix(TOP).partition(".")[2]

    @cached_property
    def tree(self) -> ast.Module:
        return parsed(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in the file."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def is_migration(self) -> bool:
        return self.room.startswith("migrations.")

    def at(self, line: int) -> str:
        """Where a fault lies: `chuangcheng.issues.queries:73`."""
        return f"{self.name}:{line}"

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every import, those inside functions too."""
        return tuple(Import(node.lineno, name) for node, _, name in self._imported())

    @cached_property
    def bindings(self) -> Mapping[str, str]:
        """What each imported name stands for: `{"_": "django.utils.translation.gettext"}`."""
        bound = {}
        for _, alias, name in self._imported():
            first = alias.name.partition(".")[0]  # `import a.b` binds a
            bound[alias.asname or first] = name if alias.asname or name != alias.name else first
        return bound

    def _imported(self) -> Iterator[tuple[ast.Import | ast.ImportFrom, ast.alias, str]]:
        for node in self.nodes:
            if isinstance(node, ast.Import | ast.ImportFrom):
                start = f"{self._start_of(node)}." if isinstance(node, ast.ImportFrom) else ""
                yield from ((node, alias, f"{start}{alias.name}") for alias in node.names)

    def _start_of(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        is_package = self.path.endswith("__init__.py")
        above = self.name.split(".")[: len(self.name.split(".")) - node.level + is_package]
        return ".".join([*above, node.module or ""]).rstrip(".")


@dataclass(frozen=True, eq=False)
class Source:
    """The tree's own files; planting makes another source and leaves this one alone."""

    files: Mapping[str, str]

    @classmethod
    def read(cls, root: Path) -> Self:
        """The source of a checkout."""
        found = (path for folder in FOLDERS for path in sorted((root / folder).rglob("*")))
        kept = [path for path in found if path.suffix in KINDS and path.is_file()]
        files = {path.relative_to(root).as_posix(): path for path in kept}
        return cls(
            {
                name: path.read_text("utf-8")
                for name, path in {**files, "pyproject.toml": root / "pyproject.toml"}.items()
                if not NOT_SOURCE.intersection(PurePosixPath(name).parts)
            }
        )

    def planted(self, path: str, text: str) -> "Source":
        """The same source with text added to a file, which may be a new one."""
        return Source({**self.files, path: self.files.get(path, "") + text})

    def changed(self, path: str, old: str, new: str) -> "Source":
        """The same source with one text replaced, which must stand there."""
        assert old in self.files[path], f"{path} does not hold {old!r}"
        return Source({**self.files, path: self.files[path].replace(old, new)})

    def without(self, *paths: str) -> "Source":
        """The same source less some files."""
        return Source({path: text for path, text in self.files.items() if path not in paths})

    def written(self, folder: Path) -> Path:
        """The package and its configuration as files, for the tools that read files."""
        for name, text in self.files.items():
            if name.startswith(f"{PACKAGE}/") or name == "pyproject.toml":
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text, "utf-8")
        return folder

    @cached_property
    def modules(self) -> Mapping[str, Module]:
        """The Python files of the package by their dotted names."""
        paths = [path for path in self.files if path.startswith(f"{PACKAGE}/")]
        found = (_module(path, self.files[path]) for path in paths if path.endswith(".py"))
        return {module.name: module for module in found}

    @cached_property
    def configuration(self) -> dict[str, Any]:
        """pyproject.toml."""
        return tomllib.loads(self.files["pyproject.toml"])

    @property
    def floors(self) -> list[list[str]]:
        """The contexts of each floor, from the top down, as the linter's contract has them."""
        contracts = self.configuration["tool"]["importlinter"]["contracts"]
        layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
        return [[name.strip() for name in layer.split("|")] for layer in layers]

    @property
    def heights(self) -> dict[str, int]:
        """How high the floor of each context lies; the lowest is 0."""
        return {
            name: height for height, floor in enumerate(reversed(self.floors)) for name in floor
        }

    def module_of(self, name: str) -> Module | None:
        """The module of the package that an imported name lies in."""
        while name and name not in self.modules:
            name = name.rpartition(".")[0]
        return self.modules.get(name)


@cache
def parsed(text: str) -> ast.Module:
    """The syntax of a file; the same text is parsed once for all guards and all plants."""
    return ast.parse(text)


@cache
def _module(path: str, text: str) -> Module:
    """One module for all sources that hold the same text, so that what it worked out is kept."""
    return Module(path, text)


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a chain of names; empty for anything else."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([node.id, *reversed(parts)])


Guard = Callable[[Source], Iterable[str]]


def added(guard: Guard, before: Source, after: Source) -> list[str]:
    """The faults that a guard finds in a source and did not find before the planting."""
    return sorted(set(guard(after)) - _found(guard, before))


@cache
def _found(guard: Guard, source: Source) -> frozenset[str]:
    """What a guard finds in the tree as it lies is asked once for all plants."""
    return frozenset(guard(source))


def none_of(faults: Iterable[str]) -> None:
    """Fails with the faults alone, one a line: they say where and what, a traceback does not."""
    found = sorted(faults)
    if found:
        pytest.fail("\n".join(found), pytrace=False)
