"""The jailed readers know nothing: no Django, no settings, no secret comes in by an import."""

import sys
from collections.abc import Iterator, Set

import pytest

from tests.architecture.source import TOP, Source, none_of

JAILS = {
    "chuangcheng.ledgers.jail": {"python_calamine"},
    "chuangcheng.ledgers.picking": {"python_calamine"},
    "chuangcheng.ledgers.stamping": {"python_calamine"},
    "chuangcheng.evidence.jail": {"PIL", "pillow_heif", "pypdf"},
}


def let_in(source: Source) -> Iterator[str]:
    """What the jail imports, itself or through another module, beyond its few."""
    for jail, parsers in JAILS.items():
        yield from _let_into(source, jail, sys.stdlib_module_names | parsers)


def _let_into(source: Source, jail: str, allowed: Set[str]) -> Iterator[str]:
    seen, waiting = set(), [jail]
    while waiting:
        module = source.modules[waiting.pop()]
        seen.add(module.name)
        for wanted in module.imports:
            target = source.module_of(wanted.name)
            if target is not None and target.name not in seen:
                waiting.append(target.name)
            elif not wanted.name.startswith(TOP) and wanted.name.split(".")[0] not in allowed:
                yield f"{module.at(wanted.line)}: {wanted.name} comes into the jail"


def test_nothing_but_the_parsers_comes_into_the_jail(source):
    none_of(let_in(source))


@pytest.mark.parametrize(
    "room",
    [
        "ledgers/jail",
        "ledgers/outline",
        "ledgers/sheet_patching",
        "ledgers/workbook",
        "kernel/jail",
        "kernel/unreadable",
        "evidence/jail",
        "evidence/package",
        "evidence/pdf",
    ],
)
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("from django.conf import settings", "django.conf.settings comes into the jail"),
        ("from chuangcheng.kernel import text", "django.utils.translation.gettext comes into"),
    ],
)
def test_a_planted_visitor_is_found_and_named(source, room, line, message):
    planted = source.planted(f"chuangcheng/{room}.py", f"\n\ndef planted():\n    {line}\n")

    assert any(message in fault for fault in let_in(planted))
