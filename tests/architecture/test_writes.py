"""Only commands write: no other room saves, creates, updates, deletes or sends SQL that does."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.architecture.plain import PlainNames
from tests.architecture.source import Module, Source, added, none_of
from tests.architecture.test_rooms import listed_rooms, room_of

BULK = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
COMMON = {"save", "create", "update", "delete"}  # others have methods of these names too
RELATED = {"add", "set", "remove", "clear"}  # writes when asked of a related manager
SQL = {"execute", "raw"}
ALWAYS = BULK | {f"a{name}" for name in BULK | COMMON} | {"executemany", "executescript"}
MANAGER = re.compile(r"\b(objects|_default_manager|_base_manager)\b")
READING = re.compile(r"\s*(SELECT|EXPLAIN|BEGIN|ROLLBACK|SET TRANSACTION|VACUUM INTO)\b")
RECORDS = "django.db"


def writes(source: Source) -> Iterator[str]:
    """Every call outside the commands that changes a record, or cannot be told from one."""
    listed, able = listed_rooms(source), reaching_records(source)
    names = related_names(source)
    for module in source.modules.values():
        if module.is_migration or room_of(module, listed) == "commands" or module.name not in able:
            continue
        for call in changes(module, names):
            said = ast.unparse(call.func)
            yield f"{module.at(call.lineno)}: {said}() writes; only commands write"


def reaching_records(source: Source) -> set[str]:
    """The modules that import the database, themselves or through another.

    A module that does not (what runs in the reader's jail) cannot hold a record: strict types
    would make it name the record's class.
    """
    able = {module.name for module in source.modules.values() if _imports_database(module)}
    while more := {
        module.name
        for module in source.modules.values()
        if module.name not in able
        and any(_name_in(source, wanted.name) in able for wanted in module.imports)
    }:
        able |= more
    return able


def related_names(source: Source) -> frozenset[str]:
    """The names under which models let others reach the rows that point at them."""
    return frozenset().union(*(_related_names(module) for module in source.modules.values()))


@cache
def changes(module: Module, related: frozenset[str]) -> tuple[ast.Call, ...]:
    """The calls of a module that change a record, or cannot be told from one."""
    plain = PlainNames(module)
    return tuple(
        call
        for call, function in _method_calls(module.tree)
        if _is_change(call, function, plain, related) and not _only_reads(call, module)
    )


@cache
def _related_names(module: Module) -> frozenset[str]:
    keywords = (node for node in module.nodes if isinstance(node, ast.keyword))
    values = (word.value for word in keywords if word.arg == "related_name")
    return frozenset(str(v.value) for v in values if isinstance(v, ast.Constant)) - {"+"}


def _imports_database(module: Module) -> bool:
    return any(wanted.name.startswith(f"{RECORDS}.") for wanted in module.imports)


def _name_in(source: Source, target: str) -> str | None:
    module = source.module_of(target)
    return module.name if module else None


def _method_calls(
    tree: ast.AST, function: ast.AST | None = None
) -> Iterator[tuple[ast.Call, ast.AST]]:
    """Calls of methods, each with the function (or module) whose names it sees."""
    inside = function or tree
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, inside
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        yield from _method_calls(node, node if is_function else inside)


def _is_change(call: ast.Call, function: ast.AST, plain: PlainNames, names: frozenset[str]) -> bool:
    method = call.func
    assert isinstance(method, ast.Attribute)
    if method.attr in ALWAYS | {"execute"}:
        return True
    if method.attr == "raw":
        return bool(MANAGER.search(ast.unparse(method.value)))
    if method.attr in RELATED:
        return isinstance(method.value, ast.Attribute) and method.value.attr in names
    return method.attr in COMMON and not plain.holds_no_record(method.value, function)


def _only_reads(call: ast.Call, module: Module) -> bool:
    """SQL that stands there as a text, or as a constant, and begins with a word of reading."""
    assert isinstance(call.func, ast.Attribute)
    first = call.args[0] if call.args and call.func.attr in SQL else None
    if isinstance(first, ast.Name):
        first = next((value for name, value in _constants(module) if name == first.id), None)
    text = first.value if isinstance(first, ast.Constant) else None
    return isinstance(text, str) and bool(READING.match(text))


def _constants(module: Module) -> Iterator[tuple[str, ast.expr]]:
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


def test_only_commands_write(source):
    none_of(writes(source))


HEAD = "from chuangcheng.issues.models import Issue\n\n\ndef planted(issue, thing: Issue):\n    "


@pytest.mark.parametrize(
    "line",
    [
        "Issue.objects.update(version=1)",
        "Issue.objects.filter(pk=1).delete()",
        "Issue._default_manager.create(title='')",
        "Issue(title='').save(force_insert=True)",
        "Issue.objects.bulk_create([])",
        "Issue.objects.get_or_create(pk=1)",
        "Issue.objects.aupdate(version=1)",
        "issue.save()",
        "thing.delete()",
        "rows = Issue.objects.all(); rows.update(version=1)",
        "[row.save() for row in Issue.objects.all()]",
        "issue.contacts.clear()",
        "issue.contacts.create(answer='')",
        "connection.cursor().execute('UPDATE issues_issue SET version = 1')",
        "connection.cursor().execute(issue)",
        "connection.cursor().execute('DROP TABLE issues_issue')",
        "connection.cursor().executemany('SELECT 1', [])",
        "Issue.objects.raw('DELETE FROM issues_issue RETURNING id')",
    ],
)
@pytest.mark.parametrize("room", ["issues/queries", "figures/rows", "demo/planted", "web/planted"])
def test_a_planted_write_is_found_and_named(source, room, line):
    path = f"chuangcheng/{room}.py"

    clean = source.without(path)

    (said,) = added(writes, clean, clean.planted(path, HEAD + line))

    assert said.startswith(f"chuangcheng.{room.replace('/', '.')}:")


@pytest.mark.parametrize(
    "line",
    [
        "known = {}; known.update(a=1)",
        "known: dict[str, Issue] = thing; known.update(a=1)",
        "seen = {1}; seen.update({2})",
        "count = Counter(); count.update('abc')",
        "sums = hashlib.sha256(); sums.update(b'')",
        "hashlib.sha256().update(b'')",
        "picture: Image.Image = thing; picture.save('a.jpg')",
        "names = set(); names.add('a')",
        "names = []; names.clear()",
        "connection.cursor().execute('SELECT 1')",
        "connection.cursor().execute(ASKED)",
        "Issue.objects.filter(pk=1).values_list('pk')",
        "thing.raw('title')",
    ],
)
def test_what_only_looks_like_a_write_is_left_alone(source, line):
    imports = "import hashlib\nfrom collections import Counter\nfrom PIL import Image\n"
    imports += "\nASKED = 'SELECT 1'\n"
    path = "chuangcheng/issues/planted.py"

    planted = source.planted(path, imports + HEAD + line)

    assert not added(writes, source, planted)


@pytest.mark.parametrize("room", ["commands", "handling", "stages"])
def test_commands_and_the_rooms_beside_them_write(source, room):
    planted = source.planted(
        f"chuangcheng/issues/{room}.py", "\n\nIssue.objects.update(version=1)\n"
    )

    assert not [fault for fault in writes(planted) if f"issues.{room}" in fault]


def test_what_cannot_reach_a_record_is_left_alone(source):
    path = "chuangcheng/ledgers/planted.py"
    line = "from chuangcheng.ledgers import workbook\n\n\ndef planted(thing):\n    thing.save()\n"

    assert not [fault for fault in writes(source.planted(path, line)) if "planted" in fault]
