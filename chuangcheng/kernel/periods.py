"""The ends of time, so that no dated row needs a NULL."""

from datetime import UTC, date, datetime

ALWAYS = date(1900, 1, 1)  # nobody knows since when
OPEN_END = date(9999, 12, 31)  # not ended; also: no deadline
NO_DEADLINE = datetime(9999, 12, 31, tzinfo=UTC)
