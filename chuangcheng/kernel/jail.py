"""The jail: a process of its own in which a stranger's file is read.

`answer_of` runs a program there, hands it its limits and the file's bytes, and gives back what
it said; the program itself begins with `shut_in`. It gets no secret, writes no file and knows no
sentence: a file that cannot be read is answered with a code. Standard library only, for the
program imports this too.
"""

import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from chuangcheng.kernel.unreadable import Fault, Unreadable

_ROOT = Path(__file__).resolve().parents[2]
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """限额: bytes of memory, seconds, and bytes of an answer that a program may take."""

    memory: int
    seconds: float
    output: int

    def as_words(self) -> list[str]:
        """The limits as a program is told them."""
        return [str(self.memory), str(self.seconds), str(self.output)]


@contextmanager
def answer_of(program: Sequence[str], content: bytes, *, limits: Limits) -> Iterator[IO[bytes]]:
    """What the program (`-m`, module) said of the bytes. Raises Unreadable for none or too much."""
    with tempfile.TemporaryFile() as said:
        try:
            subprocess.run(
                [sys.executable, *program, *limits.as_words()],
                input=content,
                stdout=said,
                stderr=subprocess.DEVNULL,
                timeout=limits.seconds,
                cwd=_ROOT,
                env=_environment(),
                check=False,
            )
        except subprocess.TimeoutExpired as endless:
            raise Unreadable(Fault.TIME, most=int(limits.seconds)) from endless
        if said.seek(0, os.SEEK_END) > limits.output:
            raise Unreadable(Fault.TOO_MUCH)
        said.seek(0)
        yield said


def shut_in() -> Limits:
    """Limits of the process where the platform has them; the caller's clock holds everywhere."""
    memory, seconds, output = sys.argv[1:4]
    limits = Limits(memory=int(memory), seconds=float(seconds), output=int(output))
    _limit(limits)
    return limits


def say_fault(answer: Unreadable) -> None:
    """The last line of a program that could not read its file."""
    line = json.dumps({"fault": answer.fault, "facts": answer.facts}, ensure_ascii=False)
    sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.flush()


def _limit(limits: Limits) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - POSIX only

    seconds = math.ceil(limits.seconds)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.output, limits.output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _environment() -> dict[str, str]:
    """No secret and no database address goes into the jail."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return kept | {"PYTHONUTF8": "1"}
