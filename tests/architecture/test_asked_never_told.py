"""Up is asked, never told: no signals, no saving that does more than save, no work at start."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, Source, added, none_of

SAVING = frozenset({"save", "asave", "save_base", "delete", "adelete", "update", "aupdate"})
AT_START = "ready"


def tellings(source: Source) -> Iterator[str]:
    """Where something happens that nobody who reads the command would see."""
    for module in source.modules.values():
        for wanted in module.imports:
            if _is_signal(wanted.name):
                yield f"{module.at(wanted.line)}: {wanted.name} tells instead of being asked"
        for node in module.nodes:
            if isinstance(node, ast.ClassDef):
                yield from _hidden_work(module, node)


def _is_signal(name: str) -> bool:
    return name.startswith("django.dispatch") or "signals" in name.split(".")


def _hidden_work(module: Module, made: ast.ClassDef) -> Iterator[str]:
    bases = {ast.unparse(base).rpartition(".")[2] for base in made.bases}
    for method in made.body:
        if not isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if method.name in SAVING and not _only_refuses(method):
            yield f"{module.at(method.lineno)}: {made.name}.{method.name}() is overridden"
        if method.name == AT_START and "AppConfig" in bases:
            yield f"{module.at(method.lineno)}: {made.name}.ready() works unseen at start"


def _only_refuses(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it does nothing but raise: append-only rows refuse to be changed."""
    body = method.body[1:] if ast.get_docstring(method) else method.body
    return all(isinstance(statement, ast.Raise) for statement in body)


def test_nothing_is_told(source):
    none_of(tellings(source))


CLASS = "\n\nclass Planted{base}:\n    def {method}(self, **how):\n        {body}\n"


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("\nfrom django.db.models.signals import post_save\n", "signals.post_save tells"),
        ("\nfrom django.db.models import signals\n", "django.db.models.signals tells"),
        ("\nfrom django.dispatch import receiver\n", "django.dispatch.receiver tells"),
        ("\nimport django.dispatch\n", "django.dispatch tells"),
        ("\nfrom allauth.account.signals import user_logged_in\n", "user_logged_in tells"),
        (
            CLASS.format(base="(models.Model)", method="save", body="super().save(**how)"),
            "Planted.save() is overridden",
        ),
        (
            CLASS.format(base="(models.QuerySet)", method="update", body="return 0"),
            "Planted.update() is overridden",
        ),
        (
            CLASS.format(base="(models.Model)", method="delete", body="pass; raise TypeError"),
            "Planted.delete() is overridden",
        ),
        (
            CLASS.format(base="(apps.AppConfig)", method="ready", body="pass"),
            "Planted.ready() works unseen at start",
        ),
    ],
)
def test_a_planted_telling_is_found_and_named(source, fault, message):
    planted = source.planted("chuangcheng/people/models.py", fault)

    (said,) = added(tellings, source, planted)

    assert said.startswith("chuangcheng.people.models:")
    assert message in said


def test_refusing_to_be_changed_is_left_alone(source):
    refusal = CLASS.format(base="(models.QuerySet)", method="update", body="raise TypeError(1)")

    planted = source.planted("chuangcheng/people/models.py", refusal)

    assert not added(tellings, source, planted)
