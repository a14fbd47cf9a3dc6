"""A command is one deed: it is given who and when, asks its rule, and leaves its trail."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, Source, dotted, none_of
from tests.architecture.test_rooms import listed_rooms, room_of
from tests.architecture.test_writes import changes, related_names

RECORD = "trail.record"
ATOMIC = "transaction.atomic"
Function = ast.FunctionDef


def half_deeds(source: Source) -> Iterator[str]:
    """Public functions of the commands that leave out what every deed has."""
    listed, related = listed_rooms(source), related_names(source)
    for module in source.modules.values():
        if room_of(module, listed) != "commands" or module.context == "trail":
            continue
        functions = {node.name: node for node in module.tree.body if isinstance(node, Function)}
        written = {call.lineno for call in changes(module, related)}
        for name, function in functions.items():
            if not name.startswith("_"):
                writes = any(line in written for line in range(function.lineno, _end(function)))
                for fault in _faults(function, functions, writes, module.room):
                    yield f"{module.at(function.lineno)}: {name} {fault}"


def unlisted_policies(source: Source) -> Iterator[str]:
    """Contexts whose rights are not in the table that is printed and asked at the doors."""
    table = source.modules["chuangcheng.web.policies"]
    used = {dotted(node) for node in table.nodes if isinstance(node, ast.Attribute)}
    names = {alias for alias, name in table.bindings.items() if f"{alias}.POLICY" in used}
    known = {table.bindings[alias] for alias in names}
    for module in source.modules.values():
        if module.room == "rules" and _defines_policy(module) and module.name not in known:
            yield f"{module.name}: its POLICY is not in chuangcheng.web.policies"


def _faults(
    function: Function, near: dict[str, Function], writes: bool, room: str
) -> Iterator[str]:
    """Beside the commands stand parts of deeds too; one that records is a deed all the same."""
    named, records = _named(function), RECORD in _said(function, {})
    if "by" in {argument.arg for argument in function.args.args}:
        yield "takes by by place; name it"
    if room == "commands" and writes and not {"by", "entry"} & named:
        yield "writes and is not told who acts"
    if "by" in named and (room == "commands" or records or _is_atomic(function)):
        yield from _gaps(_said(function, near), writes)
    if records:
        if "now" not in named:
            yield "records and is not told when"
        if not _is_atomic(function):
            yield "is not one transaction"


def _is_atomic(function: Function) -> bool:
    return ATOMIC in {dotted(mark) for mark in function.decorator_list}


def _named(function: Function) -> set[str]:
    return {argument.arg for argument in function.args.kwonlyargs}


def _gaps(said: set[str], writes: bool) -> Iterator[str]:
    if not said & {"require", "NotAllowed", "by="}:
        yield "asks no rule"
    if writes and not said & {RECORD, "by="}:
        yield "leaves no trail"


def _end(function: Function) -> int:
    return (function.end_lineno or function.lineno) + 1


def _said(function: Function, near: dict[str, Function]) -> set[str]:
    """What a function calls, itself or through private helpers; `by=` where it hands on who."""
    said: set[str] = set()
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        called = dotted(node.func)
        said.add(called)
        if called != RECORD and any(word.arg == "by" for word in node.keywords):
            said.add("by=")
        if called.startswith("_") and called in near and near[called] is not function:
            said |= _said(near[called], {k: v for k, v in near.items() if k != called})
    return said


def _defines_policy(module: Module) -> bool:
    targets = [node.targets[0] for node in module.tree.body if isinstance(node, ast.Assign)]
    return "POLICY" in map(ast.unparse, targets)


def test_every_command_is_a_whole_deed(source):
    none_of(half_deeds(source))


def test_every_context_with_rights_is_in_the_policy_table(source):
    none_of(unlisted_policies(source))


HEAD = "\n\n@transaction.atomic\ndef planted(thing, *, by, now):\n    "
ASKS, WRITES = (
    "require(may('edit', by, thing))\n    ",
    "Issue.objects.filter(pk=1).update(x=1)\n    ",
)
RECORDS = "trail.record('issues.plant', by=by, at=now, on=thing)\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + WRITES + RECORDS, "planted asks no rule"),
        (HEAD + ASKS + WRITES, "planted leaves no trail"),
        (
            (HEAD + ASKS + RECORDS).replace("@transaction.atomic", "@other"),
            "is not one transaction",
        ),
        (HEAD.replace("*, by, now", "by, *, now") + ASKS + RECORDS, "planted takes by by place"),
        (HEAD.replace(", now", "") + ASKS + RECORDS, "records and is not told when"),
    ],
)
@pytest.mark.parametrize("room", ["commands", "handling"])
def test_a_planted_half_deed_is_found_and_named(source, room, text, message):
    found = half_deeds(source.planted(f"chuangcheng/issues/{room}.py", text))

    assert any(
        fault.startswith(f"chuangcheng.issues.{room}:") and message in fault for fault in found
    )


def test_a_planted_nobody_is_found_and_named(source):
    text = HEAD.replace("*, by, now", "*, now") + WRITES
    found = half_deeds(source.planted("chuangcheng/issues/commands.py", text))

    assert any(fault.endswith("planted writes and is not told who acts") for fault in found)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + ASKS + WRITES + RECORDS,
        HEAD.replace("@transaction.atomic\n", "") + "return void(thing, by=by, now=now)\n",
        HEAD + "_ask(by)\n    " + RECORDS + "\n\ndef _ask(by):\n    require(by)\n",
        HEAD.replace("*, by, now", "*, entry") + WRITES,
    ],
)
def test_a_whole_deed_is_left_alone(source, text):
    found = half_deeds(source.planted("chuangcheng/issues/handling.py", text))

    assert not [fault for fault in found if "planted" in fault]


def test_a_planted_policy_is_found_and_named(source):
    planted = source.planted("chuangcheng/trail/rules.py", "POLICY = Policy(verbs=[], rights=[])\n")

    assert "chuangcheng.trail.rules: its POLICY is not in chuangcheng.web.policies" in (
        unlisted_policies(planted)
    )
