"""Short ways from the bytes of a ledger to its preview, its commit, and the lines in hand."""

from dataclasses import replace
from typing import Any

from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers import commands, previewing
from chuangcheng.ledgers.choices import NONE, Choices
from chuangcheng.ledgers.models import Import
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.table import Severity
from chuangcheng.ledgers.verdicts import Line, Preview, Verdict
from tests.world import NOON, TODAY


def previewed(content: bytes, by: Actor, choices: Choices = NONE, **more: Any) -> Preview:
    """As the page shows it, without anything kept."""
    workbook = open_workbook(content)
    register = more.pop("register", None) or previewing.guess(workbook)
    return previewing.preview(workbook, register, choices, by=by, today=TODAY, **more)


def taken(content: bytes, by: Actor, choices: Choices = NONE, **more: Any) -> Import:
    """Uploaded."""
    given = {"file_name": "台账.xlsx", "by": by, "now": NOON, "choices": choices, **more}
    return commands.take_in(content, **given)


def written(content: bytes, by: Actor, choices: Choices = NONE, **more: Any) -> Import:
    """Uploaded and written."""
    now = more.get("now", NOON)
    return commands.commit(taken(content, by, choices, **more), by=by, now=now)


def all_accepted(content: bytes, by: Actor, choices: Choices = NONE) -> Choices:
    """Every proposal taken, whatever is asked next."""
    while asked := previewed(content, by, choices).asked_cells:
        choices = choices.accepting(asked)
    return choices


def skipping(choices: Choices = NONE) -> Choices:
    """跳过有错的行."""
    return replace(choices, skip_bad=True)


def line(shown: Preview, number: int, part: int = 0) -> Line:
    """One line by its row."""
    (found,) = [x for x in shown.lines if (x.row.number, x.row.part) == (number, part)]
    return found


def verdicts(shown: Preview) -> dict[int, Verdict]:
    return {each.row.number: each.verdict for each in shown.lines}


def value(shown: Preview, number: int, key: str) -> Any:
    return line(shown, number).row.cells[key].value


def notes(shown: Preview, number: int, key: str) -> str:
    return " ".join(line(shown, number).row.cells[key].notes)


def told(shown: Preview, number: int, severity: Severity) -> dict[str, str]:
    """What is said of a line, by cell."""
    flags = line(shown, number).row.flags
    return {flag.address: flag.reason for flag in flags if flag.severity is severity}


def errors(shown: Preview, number: int) -> dict[str, str]:
    return told(shown, number, Severity.ERROR)


def questions(shown: Preview, number: int) -> dict[str, str]:
    return told(shown, number, Severity.ASK)
