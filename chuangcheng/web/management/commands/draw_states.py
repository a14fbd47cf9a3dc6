"""./dev run draw-states: the table of states and deeds of an issue, as docs/issue-states.md."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import override

from chuangcheng.issues.deeds import DEEDS, ENDS, OPEN, RUNNING, Deed, Effect, State

ANY_BUT_VOID = frozenset(State) - {State.VOID}
HEAD = """\
# States and deeds of an issue

Drawn from `chuangcheng/issues/deeds.py` by `./dev run draw-states --out docs/issue-states.md`;
a test fails when this page is not what that table says. A deed that is not listed for a state
is refused.
"""
DIAGRAM = """
## The road

Changes that can be done today; corrections, and deeds that leave the state as it is, stand in
the table alone.
"""
STATES = """
## States

| state | identifier | |
|---|---|---|
"""
DEED_TABLE = """
## Deeds

A *change* counts from the day on which it happened. A *correction* says that it never was
otherwise: once known, it holds for every day asked about.

| deed | identifier | from | to | who | what must be given | effect | |
|---|---|---|---|---|---|---|---|
"""


class Command(BaseCommand):
    """Writes the page to standard output or to a file."""

    help = str(_("画出问题状态和办理动作的对照表"))
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", metavar="FILE", help=_("写到这个文件"))

    def handle(self, *_args: object, **options: Any) -> None:
        if options["out"] is None:
            self.stdout.write(drawn(), ending="")
            return
        Path(options["out"]).write_text(drawn(), "utf-8")


def drawn() -> str:
    """The whole page, in the words of the screen."""
    with override("zh-hans"):
        parts = (HEAD, DIAGRAM, "\n", *_diagram(), STATES, *_states(), DEED_TABLE, *_deeds())
        return "".join(parts)


def _diagram() -> Iterator[str]:
    yield "```mermaid\nstateDiagram-v2\n"
    for state in State:
        yield f'    state "{state.label}" as {state.value}\n'
    for deed in DEEDS.values():
        if deed.target is not None and deed.open and deed.effect is Effect.CHANGE:
            for source in [s.value for s in State if s in deed.sources] or ["[*]"]:
                yield f"    {source} --> {deed.target.value}: {deed.name}\n"
    for state in State:
        if state in ENDS:
            yield f"    {state.value} --> [*]\n"
    yield "```\n"


def _states() -> Iterator[str]:
    for state in State:
        mark = "end" if state in ENDS else "the clock runs" if state in RUNNING else ""
        yield f"| {state.label} | `{state.value}` | {mark} |\n"


def _deeds() -> Iterator[str]:
    for key, deed in DEEDS.items():
        cells = (
            deed.name,
            f"`{key}`",
            _sources(deed),
            _target(deed),
            deed.who,
            deed.given,
            deed.effect.value,
            "" if deed.open else "not yet open",
        )
        yield f"| {' | '.join(map(str, cells))} |\n"


def _sources(deed: Deed) -> str:
    named = {OPEN: "any open state", ANY_BUT_VOID: f"any but {State.VOID.label}", frozenset(): "–"}
    listed = "、".join(str(state.label) for state in State if state in deed.sources)
    return named.get(deed.sources, listed)


def _target(deed: Deed) -> str:
    if deed.target is not None:
        return str(deed.target.label)
    return "the state before" if deed.before else "same"
