"""The documents are true: drawn from the code, or compared with it."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from chuangcheng.issues.deeds import DEEDS
from chuangcheng.web.management.commands import draw_states
from tests.architecture.source import Source, none_of

STATES = "docs/issue-states.md"
ARCHITECTURE = "docs/architecture.md"
DEPENDENCIES = "docs/decisions/0002-dependencies.md"
DECISION = re.compile(r"docs/decisions/(\d{4})-[a-z0-9-]+\.md")
MENTIONED = re.compile(r"\b([\w/.-]*\w\.md)\b")
OPERATIONS = "docs/operations.md"
ENVIRON = re.compile(r'environ(?:\.get\(|\[)"(\w+)"')
READS_DOCUMENTS = ("chuangcheng/", "launcher/", "frontend/", "docs/")


def stale(source: Source) -> Iterator[str]:
    """Documents that no longer say what the code says."""
    if source.files[STATES] != draw_states.drawn():
        yield f"{STATES}: draw it again with ./dev run draw-states --out {STATES}"
    told = _floors_told(source.files[ARCHITECTURE])
    for floor in source.floors:
        if sorted(floor) not in told:
            yield f"{ARCHITECTURE}: the floor of {' · '.join(floor)} is not told"
    if len(told) != len(source.floors):
        yield f"{ARCHITECTURE}: {len(told)} floors are told, {len(source.floors)} stand"


def unexplained(source: Source) -> Iterator[str]:
    """Dependencies without a line, decisions without their number or parts."""
    for dependency in source.configuration["project"]["dependencies"]:
        name = re.split(r"[\[~=<>; ]", dependency)[0]
        if f"**{name}**" not in source.files[DEPENDENCIES]:
            yield f"{DEPENDENCIES}: nothing about {name}"
    numbers = sorted(int(found[1]) for path in source.files if (found := DECISION.fullmatch(path)))
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"docs/decisions: the numbers {numbers} have gaps"
    for path, text in source.files.items():
        if found := DECISION.fullmatch(path):
            if not text.startswith(f"# {found[1]} "):
                yield f"{path}: its heading does not begin with {found[1]}"
            if "**Decision.**" not in text:
                yield f"{path}: it decides nothing"


def untold(source: Source) -> Iterator[str]:
    """Variables that settings read and that the operations page does not explain."""
    for variable in sorted(set(ENVIRON.findall(source.files["chuangcheng/settings.py"]))):
        if f"`{variable}`" not in source.files[OPERATIONS]:
            yield f"{OPERATIONS}: nothing about {variable}"


def unheard_of(source: Source) -> Iterator[str]:
    """Documents that are named somewhere and do not stand."""
    known = {path for path in source.files if path.endswith(".md")}
    names = {PurePosixPath(path).name for path in known} | {"README.md"}
    for path, text in source.files.items():
        if not path.startswith(READS_DOCUMENTS):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            for said in MENTIONED.findall(line):
                if PurePosixPath(said).name not in names:
                    yield f"{path}:{number}: there is no {said}"


def _floors_told(text: str) -> list[list[str]]:
    """The first cells of the table under the heading Floors."""
    section = text.partition("## Floors\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    return [sorted(re.findall(r"`(\w+)`", row.split("|")[1])) for row in rows]


def test_the_documents_say_what_the_code_says(source):
    none_of(stale(source))


def test_every_dependency_and_decision_is_explained(source):
    none_of(unexplained(source))


def test_every_setting_is_explained(source):
    none_of(untold(source))


def test_every_document_that_is_named_stands(source):
    none_of(unheard_of(source))


def test_a_planted_deed_makes_the_drawing_stale(source, monkeypatch):
    deeds = {key: deed for key, deed in DEEDS.items() if key != "void"}
    monkeypatch.setattr(draw_states, "DEEDS", deeds)

    assert any(fault.startswith(f"{STATES}: draw it again") for fault in stale(source))


def test_a_planted_floor_makes_the_architecture_stale(source):
    planted = source.changed(
        "pyproject.toml", '    "figures",\n', '    "figures",\n    "archives",\n'
    )

    found = list(stale(planted))

    assert f"{ARCHITECTURE}: the floor of archives is not told" in found


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (
            "pyproject.toml",
            'dependencies = [\n    "cryptography',
            'dependencies = [\n    "planted[x]~=1.0",\n    "cryptography',
            f"{DEPENDENCIES}: nothing about planted",
        ),
        (DEPENDENCIES, "# 0002 ", "# 0003 ", f"{DEPENDENCIES}: its heading does not begin with"),
        (DEPENDENCIES, "**Decision.**", "**Perhaps.**", f"{DEPENDENCIES}: it decides nothing"),
    ],
)
def test_a_planted_gap_is_found_and_named(source, path, old, new, message):
    planted = source.changed(path, old, new)

    assert any(fault.startswith(message) for fault in unexplained(planted))


def test_a_planted_setting_is_found_and_named(source):
    planted = source.planted("chuangcheng/settings.py", '\nPLANTED = os.environ["PLANTED"]\n')

    assert f"{OPERATIONS}: nothing about PLANTED" in untold(planted)


def test_a_planted_jump_of_numbers_is_found(source):
    planted = source.planted("docs/decisions/0099-planted.md", "# 0099 Planted\n\n**Decision.**\n")

    assert any("have gaps" in fault for fault in unexplained(planted))


def test_a_planted_mention_is_found_and_named(source):
    planted = source.planted("chuangcheng/issues/rules.py", "\n# see planted.md §5\n")

    assert any(fault.endswith("there is no planted.md") for fault in unheard_of(planted))
