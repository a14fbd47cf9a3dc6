"""What the indexes of issues hold beyond their keys, so that a count reads no row.

Tests hold queues and figures to it. Each begins after the column that says where. What an index's
own condition settles (`void`, `ended_at`) is named too, because SQLite reads it all the same.
"""

LOOKED = ("looked_on", "holds", "kind", "category", "void")
"""All that a figure of looks at closed issues asks."""

COUNTED = ("found_on", "source", "place_type", "kind", "category", "void")
"""All that a figure of issues found looks at."""

STANDING = (
    "source",
    "place_type",
    "until_on",
    "from_on",
    "found_on",
    "state",
    "handled",
    "fixed_on_spot",
    "unit_pending",
    "due_on",
    "kind",
    "category",
    "unit",
    "void",
)
"""The same for a figure of standing issues, all of which ask for the round first."""

RUNNING_STAGE = (
    "source",
    "place_type",
    "state",
    "until_on",
    "from_on",
    "due_on",
    "kind",
    "category",
    "unit",
    "void",
)
"""And for one that names the states: few issues run, however many have been closed."""

WAITING = ("state", "due_on", "reworked", "unit_pending", "raised_at", "changed_at", "ended_at")
"""What queues and views count of what is open; such an index is small, however wide."""


def open_near(where: str) -> tuple[str, ...]:
    """The open issues of an area or a unit, by deadline; whose they are stands beside."""
    others = ("subdistrict", "community", "lead_unit", "raised_by")
    return (where, "due_at", "id", *WAITING, *(name for name in others if name != where))
