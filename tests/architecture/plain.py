"""Which names of a module plainly hold no record: what they are given and annotated tells it.

A guard that cannot tell must assume the worst, so everything that is not proved is a record.
"""

import ast
from collections.abc import Iterator
from itertools import chain

from tests.architecture.source import Module, dotted

CONTAINERS = frozenset(
    {"dict", "set", "frozenset", "list", "tuple", "bytearray", "str", "bytes", "vars"}
)
DISPLAYS = (ast.Dict, ast.Set, ast.List, ast.Tuple, ast.DictComp, ast.SetComp, ast.ListComp)
TELLS_NOTHING = ("chuangcheng", "django", "typing", "builtins")


class PlainNames:
    """Tells of an expression in one module whether it can be no record and no queryset."""

    def __init__(self, module: Module) -> None:
        self._bound = module.bindings
        self._tree = module.tree

    def holds_no_record(self, node: ast.expr, function: ast.AST) -> bool:
        """Whether a receiver is a container, a file, a hash …: something proved to be else."""
        if isinstance(node, ast.Name):
            return self._all_plain(_given_to_name(node.id, function))
        if isinstance(node, ast.Attribute):
            return self._all_plain(_given_to_attribute(node.attr, self._tree))
        return self._is_plain_value(node)

    def _all_plain(self, given: Iterator[tuple[ast.expr | None, ast.expr | None]]) -> bool:
        """An annotation is trusted, because mypy is strict; else the value must tell."""
        proofs = [
            self._is_plain_type(annotation) if annotation else self._is_plain_value(value)
            for annotation, value in given
        ]
        return bool(proofs) and all(proofs)

    def _is_plain_value(self, value: ast.expr | None) -> bool:
        if isinstance(value, DISPLAYS):
            return True
        return isinstance(value, ast.Call) and self._is_plain_type(value.func)

    def _is_plain_type(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self._is_plain_type(ast.parse(node.value, mode="eval").body)
        if isinstance(node, ast.Subscript):
            return self._is_plain_type(node.value)
        if isinstance(node, ast.BinOp):
            return self._is_plain_type(node.left) and self._is_plain_type(node.right)
        first, _, rest = dotted(node).partition(".")
        if first not in self._bound:
            return first in CONTAINERS and not rest
        return self._bound[first].partition(".")[0] not in TELLS_NOTHING


Given = tuple[ast.expr | None, ast.expr | None]


def _given_to_name(name: str, function: ast.AST) -> Iterator[Given]:
    """What a name is annotated with and given inside a function (or at a module's top)."""
    if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        of = function.args
        for argument in chain(of.posonlyargs, of.args, of.kwonlyargs):
            if argument.arg == name:
                yield argument.annotation, None
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store):
            yield from _assigned(node, function)


def _given_to_attribute(name: str, tree: ast.Module) -> Iterator[Given]:
    """What an attribute is annotated with and given anywhere in the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign) and _last(node.target) == name:
            yield node.annotation, None
        elif isinstance(node, ast.Assign) and any(_is_attribute(t, name) for t in node.targets):
            yield None, node.value


def _assigned(name: ast.Name, function: ast.AST) -> Iterator[Given]:
    """The assignment that stores a name; a loop, a with or an unpacking tells nothing."""
    for node in ast.walk(function):
        if isinstance(node, ast.AnnAssign) and node.target is name:
            yield node.annotation, None
            return
        if isinstance(node, ast.Assign) and name in node.targets:
            yield None, node.value
            return
        if isinstance(node, ast.NamedExpr) and node.target is name:
            yield None, node.value
            return
    yield None, None


def _last(node: ast.expr) -> str:
    return dotted(node).rpartition(".")[2]


def _is_attribute(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == name
