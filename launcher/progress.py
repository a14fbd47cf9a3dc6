"""Progress: what the launcher says while it works, on stderr: stdout is for answers."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


class Failed(Exception):  # noqa: N818 - it is shown to a person, as a sentence
    """A step that did not succeed: what happened, what to do, and the last lines of its log."""

    def __init__(self, what: str, *, advice: str = "", log: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice
        self.log = log

    def __str__(self) -> str:
        parts = [self.log and f"{self.log}\n", f"失败：{self.what}"]
        if self.advice:
            parts.append(f"请这样处理：{self.advice}")
        return "\n".join(filter(None, parts))


def refused(error: OSError) -> Failed:
    """What the machine would not let us do: no space, no right, no such thing."""
    return Failed(str(error), advice="确认磁盘有空间、目录可写，然后重试")


@dataclass
class Progress:
    """The steps of one start, each with the seconds that it took."""

    started: float = field(default_factory=time.monotonic)
    times: list[tuple[str, float]] = field(default_factory=list)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Says that a step begins and, when it succeeded, how long it took."""
        say(f"· {title} …")
        began = time.monotonic()
        yield
        self.times.append((title, time.monotonic() - began))
        say(f"  {title}：{self.times[-1][1]:.1f} 秒")

    def elapsed(self) -> float:
        return time.monotonic() - self.started

    def print_times(self) -> None:
        """What each step took, and all of them together."""
        for title, seconds in self.times:
            say(f"{seconds:7.1f} 秒  {title}")
        say(f"{self.elapsed():7.1f} 秒  合计")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
