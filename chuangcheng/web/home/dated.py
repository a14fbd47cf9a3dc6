"""有时限的一件事: one row of 到期的事, whichever register it stands in."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

MOST_KNOWN = 100  # of one register; whoever has more is told that there are more

Shape = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dated:
    """What is to be done, by which day (OPEN_END for none), in words; `due` as in due.html."""

    day: date
    what: str
    url: str
    kind: str | Promise
    about: str
    due: Shape

    def shape(self) -> Shape:
        """For home/due.html."""
        return {
            "text": self.what,
            "url": self.url,
            "kind": self.kind,
            "about": self.about,
            "due": self.due,
        }
