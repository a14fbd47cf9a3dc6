"""Views are functions and forms name their fields: nothing is inherited from a model or a class."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, Source, added, dotted, none_of

INHERITED = frozenset({"ModelForm", "BaseModelForm", "BaseModelFormSet"})
MADE = frozenset({"modelform_factory", "modelformset_factory", "inlineformset_factory"})
GENERIC = "django.views.generic"


def inherited(source: Source) -> Iterator[str]:
    """Views that are classes, and forms that a model decides about."""
    for module in source.modules.values():
        for wanted in module.imports:
            if wanted.name.startswith(GENERIC):
                yield f"{module.at(wanted.line)}: {wanted.name} makes a class of a view"
        for node in module.nodes:
            if isinstance(node, ast.ClassDef):
                yield from _bases(module, node)
            if isinstance(node, ast.Call) and _last(node.func) in MADE:
                yield f"{module.at(node.lineno)}: {ast.unparse(node.func)}() makes a model's form"


def _bases(module: Module, made: ast.ClassDef) -> Iterator[str]:
    for base in made.bases:
        if _last(base) in INHERITED:
            yield f"{module.at(made.lineno)}: {made.name} is a {ast.unparse(base)}"


def _last(node: ast.expr) -> str:
    return dotted(node).rpartition(".")[2]


def test_views_are_functions_and_forms_name_their_fields(source):
    none_of(inherited(source))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("from django.views.generic import ListView", "ListView makes a class of a view"),
        ("from django.views import generic", "django.views.generic makes a class of a view"),
        (
            "from django import forms\n\n\nclass Planted(forms.ModelForm):\n    pass",
            "Planted is a forms.ModelForm",
        ),
        (
            "from django import forms\n\nFORM = forms.modelform_factory(int)",
            "forms.modelform_factory() makes a model's form",
        ),
    ],
)
def test_a_planted_inheritance_is_found_and_named(source, text, message):
    planted = source.planted("chuangcheng/web/planted.py", f"{text}\n")

    (said,) = added(inherited, source, planted)

    assert said.startswith("chuangcheng.web.planted:")
    assert said.endswith(message)
