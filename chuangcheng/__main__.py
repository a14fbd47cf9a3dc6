"""The command line: `python -m chuangcheng COMMAND`; in a checkout `./dev run COMMAND`."""

import os
import sys
from collections.abc import Sequence

from django.core.management import execute_from_command_line


def main(argv: Sequence[str]) -> None:
    """Runs a management command; `void-issue` says the same as `void_issue`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chuangcheng.settings")
    execute_from_command_line(named(argv))


def run() -> None:
    """`chuangcheng COMMAND`, where the package is installed."""
    main(sys.argv)


def named(argv: Sequence[str]) -> list[str]:
    """The arguments with the command's name as Python spells it; nothing else is touched."""
    return [
        word.replace("-", "_") if place == 1 and not word.startswith("-") else word
        for place, word in enumerate(argv)
    ]


if __name__ == "__main__":
    run()
