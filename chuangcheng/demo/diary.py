"""日程: what is done when; deeds of many stories are done in the order of time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

Do = Callable[[datetime], object]


@dataclass(order=True, frozen=True)
class Deed:
    """一件事: what to do, given the moment at which it is done."""

    at: datetime
    order: int
    do: Do = field(compare=False)


class Diary:
    """日程: deeds are put in as their stories are told, and done day by day."""

    def __init__(self) -> None:
        self._deeds: list[Deed] = []

    def put(self, at: datetime, do: Do) -> None:
        """Plans a deed; of two at the same moment the first put is done first."""
        self._deeds.append(Deed(at, len(self._deeds), do))

    def days(self) -> Iterator[tuple[date, list[Deed]]]:
        """The days with their deeds, in the order of time."""
        for day, deeds in groupby(sorted(self._deeds), key=lambda deed: deed.at.date()):
            yield day, list(deeds)
