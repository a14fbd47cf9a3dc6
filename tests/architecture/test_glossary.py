"""One Chinese term, one English word: the glossary has every name that is shown of the data."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.architecture.source import Module, Source, none_of

GLOSSARY = "docs/glossary.md"
COLUMNS = "Columns"
ROW = re.compile(r"^\| ([^|]+) \| (`[^|]+`) \|")
STEM = 3  # letters that the forms of one word share: fixed_on_spot, fix_on_spot


@dataclass(frozen=True)
class Shown:
    """A Chinese name that the code gives to something, with the something's English name."""

    term: str
    identifier: str
    where: str
    is_column: bool = False


@dataclass(frozen=True)
class Row:
    """A line of the glossary."""

    term: str
    identifiers: tuple[str, ...]
    line: int
    section: str


def missing(source: Source) -> Iterator[str]:
    """Names that the glossary lacks or calls otherwise."""
    rows = {row.term: row for row in glossary(source)}
    for shown in names(source):
        row = rows.get(shown.term)
        if row is None:
            yield f"{shown.where}: {shown.term} ({shown.identifier}) is not in {GLOSSARY}"
        elif not _agree(shown, row):
            said = ", ".join(row.identifiers)
            yield f"{shown.where}: {shown.term} is {said} in {GLOSSARY}, not {shown.identifier}"


def muddled(source: Source) -> Iterator[str]:
    """Terms that stand twice, that have two English words, or that the code does not use."""
    seen: dict[str, int] = {}
    words = set(re.findall(r"\w+", "\n".join(m.text for m in source.modules.values())))
    columns = {(shown.term, shown.identifier) for shown in names(source) if shown.is_column}
    for row in glossary(source):
        where = f"{GLOSSARY}:{row.line}: {row.term}"
        if row.term in seen:
            yield f"{where} stands in line {seen[row.term]} too"
        seen[row.term] = row.line
        for identifier in row.identifiers:
            if row.section == COLUMNS and (row.term, identifier) not in columns:
                yield f"{where}: no column of this name is {identifier}"
            elif not set(re.findall(r"\w+", identifier)) <= words:
                yield f"{where}: {identifier} is nowhere in the code"
        if row.section != COLUMNS and len({_stem(name) for name in row.identifiers}) > 1:
            yield f"{where} has two words: {', '.join(row.identifiers)}"


def glossary(source: Source) -> list[Row]:
    """The lines of the glossary's tables."""
    found, section = [], ""
    for number, line in enumerate(source.files[GLOSSARY].splitlines(), 1):
        if line.startswith("## "):
            section = line.removeprefix("## ").strip()
        if row := ROW.match(line):
            identifiers = tuple(re.findall(r"`([^`]+)`", row[2]))
            found.append(Row(row[1].strip(), identifiers, number, section))
    return found


def names(source: Source) -> Iterator[Shown]:
    """Every verbose name and every label of a choice."""
    for module in source.modules.values():
        for node in () if module.is_migration else module.nodes:
            if isinstance(node, ast.ClassDef):
                yield from _of_model(module, node)
                yield from _of_choices(module, node)


def _of_model(module: Module, made: ast.ClassDef) -> Iterator[Shown]:
    for node in made.body:
        if isinstance(node, ast.ClassDef) and node.name == "Meta":
            yield from _of_meta(module, made, node)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            label, name = _label(node.value), ast.unparse(node.targets[0])
            if label:
                yield Shown(label, name, module.at(node.lineno), is_column=True)


def _of_meta(module: Module, made: ast.ClassDef, meta: ast.ClassDef) -> Iterator[Shown]:
    for node in meta.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "verbose_name":
            yield Shown(_text(node.value), made.name, module.at(node.lineno))


def _of_choices(module: Module, made: ast.ClassDef) -> Iterator[Shown]:
    if not any(ast.unparse(base).endswith("TextChoices") for base in made.bases):
        return
    for node in made.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
            value, label = node.value.elts
            identifier = _text(value) or ast.unparse(node.targets[0]).lower()
            if _text(label):
                yield Shown(_text(label), identifier, module.at(node.lineno))


def _label(field: ast.Call) -> str:
    """The verbose name of a field: its first argument, or the one of that name."""
    if not ast.unparse(field.func).rpartition(".")[2].endswith(("Field", "Key")):
        return ""
    named = [word.value for word in field.keywords if word.arg == "verbose_name"]
    marked = [value for value in [*field.args[:1], *named] if isinstance(value, ast.Call)]
    return next(filter(None, map(_text, marked)), "")


def _text(node: ast.expr) -> str:
    """The text of a literal, marked for translation or not; empty for anything else."""
    if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords:
        return _text(node.args[0])
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _agree(shown: Shown, row: Row) -> bool:
    if shown.is_column and row.section != COLUMNS:
        return _stem(shown.identifier) in {_stem(name) for name in row.identifiers}
    return shown.identifier in row.identifiers


def _stem(identifier: str) -> str:
    return identifier.rpartition(".")[2].lower()[:STEM]


def test_the_glossary_has_every_name(source):
    none_of(missing(source))


def test_the_glossary_says_each_thing_once(source):
    none_of(muddled(source))


MODELS = "chuangcheng/people/models.py"
PLANTED_MODEL = """

class Planted(models.Model):
    planted_on = models.DateField(_("{column}"))

    class Meta:
        verbose_name = _("{thing}")


class PlantedKind(models.TextChoices):
    NONE = "none_planted", _("{choice}")
    EMPTY = "", _("{empty}")
"""
KNOWN = {"column": "日期", "thing": "照片", "choice": "三无", "empty": "未填"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"thing": "栽种"}, "栽种 (Planted) is not in docs/glossary.md"),
        ({"column": "栽种日期"}, "栽种日期 (planted_on) is not in docs/glossary.md"),
        ({"choice": "没有栽种"}, "没有栽种 (none_planted) is not in docs/glossary.md"),
        ({"empty": "没有说"}, "没有说 (empty) is not in docs/glossary.md"),
        ({"thing": "问题"}, "问题 is Issue in docs/glossary.md, not Planted"),
        ({"choice": "待受理"}, "待受理 is reported in docs/glossary.md, not none_planted"),
        ({"column": "发现日期"}, "发现日期 is found_on in docs/glossary.md, not planted_on"),
    ],
)
def test_a_planted_name_is_found_and_named(source, change, message):
    found = list(missing(source.planted(MODELS, PLANTED_MODEL.format(**KNOWN | change))))

    assert any("chuangcheng.people.models:" in fault and message in fault for fault in found)


@pytest.mark.parametrize(
    ("heading", "line", "message"),
    [
        ("Things", "| 问题 | `Issue` | once more |", "stands in line"),
        ("Things", "| 栽种 | `Planted` | not there |", "栽种: Planted is nowhere in the code"),
        ("Core words", "| 栽种 | `Issue`, `Visit` | two |", "栽种 has two words: Issue, Visit"),
        ("Columns", "| 栽种 | `found_on` |", "栽种: no column of this name is found_on"),
    ],
)
def test_a_planted_line_is_found_and_named(source, heading, line, message):
    planted = source.changed(GLOSSARY, f"## {heading}\n", f"## {heading}\n\n{line}\n")

    assert any(message in fault for fault in muddled(planted))
    assert not any(message in fault for fault in muddled(source))
