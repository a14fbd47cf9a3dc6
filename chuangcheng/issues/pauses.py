"""暂停计时: which pauses hold the clock, when several overlap or one is asked for twice."""

from collections.abc import Sequence
from enum import Enum

from chuangcheng.issues.limits import Event, EventKind

_TURNS = frozenset({EventKind.PAUSE, EventKind.RESUME, EventKind.RESTART})


class Meaning(Enum):
    """What an event means to the clock, given those before it."""

    COUNTS = 1
    AGAIN = 2  # the same id a second time
    ALSO = 3  # one more pause of a clock that stands
    STILL = 4  # one pause less, another one still holds
    NOTHING = 5  # a resume with nothing to end


def meanings(events: Sequence[Event]) -> list[Meaning]:
    """One meaning for each event; a pause that begins where the last one ended continues it."""
    pauses = _Pauses(events)
    found = [pauses.meaning(event) for event in events]
    gone_on: int | None = None
    for place, event in enumerate(events):
        if found[place] is not Meaning.COUNTS or event.kind not in _TURNS:
            continue
        if event.kind == EventKind.RESUME:
            gone_on = place
            continue
        if event.kind == EventKind.PAUSE and gone_on is not None and events[gone_on].at == event.at:
            found[gone_on], found[place] = Meaning.STILL, Meaning.ALSO
        gone_on = None
    return found


class _Pauses:
    """The open pauses while the events go by."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.open: list[str | None] = []
        self.seen: set[tuple[EventKind, str]] = set()
        self.paused = {event.id for event in events if event.kind == EventKind.PAUSE}
        self.resumed = {event.id for event in events if event.kind == EventKind.RESUME}

    def meaning(self, event: Event) -> Meaning:
        if event.id is not None:
            if (event.kind, event.id) in self.seen:
                return Meaning.AGAIN
            self.seen.add((event.kind, event.id))
        match event.kind:
            case EventKind.PAUSE:
                self.open.append(event.id)
                return Meaning.COUNTS if len(self.open) == 1 else Meaning.ALSO
            case EventKind.RESUME:
                return self._resume(event.id)
            case EventKind.RESTART:
                self.open.clear()
        return Meaning.COUNTS

    def _resume(self, name: str | None) -> Meaning:
        if name is not None and name in self.paused:
            ended = [place for place, pause in enumerate(self.open) if pause == name]
        else:
            ended = [
                place for place, pause in enumerate(self.open) if pause not in self.resumed - {None}
            ]
        if not ended:
            return Meaning.NOTHING
        del self.open[ended[0]]
        return Meaning.STILL if self.open else Meaning.COUNTS
