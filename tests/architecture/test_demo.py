"""The demo enters its records as people would: through commands and ledgers, with nothing made.

It may look things up: words, types, who acts, what a ledger became. That it writes nothing itself
is guarded with all other rooms.
"""

import ast
from collections.abc import Iterator, Mapping

import pytest

from tests.architecture.source import TOP, Import, Module, Source, dotted, none_of
from tests.architecture.test_rooms import listed_rooms, room_of

BY_RIGHT = frozenset({"demo", "kernel", "ledgers"})
ASKS = frozenset({"figures", "reports"})  # the demo is counted, it does not count
DATABASE = "django.db"


def shortcuts(source: Source) -> Iterator[str]:
    """Where the demo goes round the commands."""
    listed = listed_rooms(source)
    for module in source.modules.values():
        if module.context != "demo":
            continue
        for wanted in module.imports:
            if not _is_allowed(source, wanted, listed):
                yield f"{module.at(wanted.line)}: the demo imports {wanted.name}"
        yield from _made(source, module)


def _is_allowed(source: Source, wanted: Import, listed: Mapping[str, str]) -> bool:
    if wanted.name.startswith(f"{DATABASE}."):
        return wanted.name == f"{DATABASE}.transaction"
    target = source.module_of(wanted.name)
    if target is None or target.context in BY_RIGHT:
        return True
    room = room_of(target, listed)
    return room in {"commands", "models"} or (room == "queries" and target.context not in ASKS)


def _made(source: Source, module: Module) -> Iterator[str]:
    """Rows that are built by hand."""
    for node in module.nodes:
        if isinstance(node, ast.Call) and _is_model(source, _bound(module, node.func)):
            yield f"{module.at(node.lineno)}: the demo makes {ast.unparse(node.func)}() itself"


def _bound(module: Module, node: ast.expr) -> str:
    first, dot, rest = dotted(node).partition(".")
    return f"{module.bindings.get(first, first)}{dot}{rest}"


def _is_model(source: Source, name: str) -> bool:
    """Whether a name is a class of the package that has a `Meta`."""
    target = source.module_of(name) if name.startswith(TOP) else None
    return target is not None and any(
        isinstance(node, ast.ClassDef)
        and node.name == name.rpartition(".")[2]
        and any(isinstance(inner, ast.ClassDef) and inner.name == "Meta" for inner in node.body)
        for node in target.nodes
    )


def test_the_demo_goes_through_commands_and_ledgers(source):
    none_of(shortcuts(source))


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("from chuangcheng.issues import rules", "imports chuangcheng.issues.rules"),
        ("from chuangcheng.figures import asking", "imports chuangcheng.figures.asking"),
        ("from chuangcheng.reports import progress", "imports chuangcheng.reports.progress"),
        ("from django.db import connection", "imports django.db.connection"),
        (
            "from chuangcheng.issues.models import Issue\n\nIssue(title='').save()",
            "makes Issue() itself",
        ),
        (
            "from chuangcheng.places import models\n\nmodels.Place(name='')",
            "makes models.Place() itself",
        ),
    ],
)
def test_a_planted_shortcut_is_found_and_named(source, fault, message):
    found = list(shortcuts(source.planted("chuangcheng/demo/planted.py", f"{fault}\n")))

    assert any(fault.startswith("chuangcheng.demo.planted:") for fault in found)
    assert any(f"the demo {message}" in fault for fault in found)


def test_commands_and_words_are_the_demos_own_way(source):
    way = (
        "from django.db import transaction\n"
        "from chuangcheng.issues import commands, handling\n"
        "from chuangcheng.issues.commands import IssueDraft\n"
        "from chuangcheng.issues.models import Issue, Source\n"
        "from chuangcheng.kernel.actor import INSTALLER\n"
        "from chuangcheng.ledgers import opening\n"
        "from chuangcheng.people import queries\n\n"
        "def planted(issue: Issue):\n    IssueDraft(title='', source=Source('screening'))\n"
        "    return Issue.objects.filter(title='')\n"
    )

    found = shortcuts(source.planted("chuangcheng/demo/planted.py", way))

    assert not [fault for fault in found if "planted" in fault]
