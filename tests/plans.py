"""How SQLite finds the rows of a statement, for tests that hold lists and figures to an index."""

from django.db import connection


def plans(statements: list[str]) -> list[str]:
    """How each statement finds its rows."""
    found = [step for statement in statements for step in steps(statement)]
    return [step for step in found if step.startswith(("SEARCH", "SCAN"))]


def steps(statement: str) -> list[str]:
    """All that SQLite does for one statement: searches, scans, sorts."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement.replace('%', '%%')}")
        return [row[3] for row in cursor.fetchall()]
