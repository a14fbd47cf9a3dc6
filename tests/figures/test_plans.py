"""SQLite answers the counting figures from an index alone, whatever the area."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.figures.asking import ask
from chuangcheng.figures.dictionary import CONTEXTS
from chuangcheng.figures.overview import overview
from chuangcheng.reports.progress import scope_of
from tests.world import TODAY, World


def plans(statements: list[str]) -> list[str]:
    """How each statement finds its rows."""
    found = []
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(f"EXPLAIN QUERY PLAN {statement.replace('%', '%%')}")
            steps = [row[3] for row in cursor.fetchall()]
            found += [step for step in steps if step.startswith(("SEARCH", "SCAN"))]
    return found


@pytest.mark.parametrize("area", ["town", "pine"])
def test_issues_are_counted_without_reading_them(world: World, area: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("reads the plans of SQLite")
    figures, scope = CONTEXTS["issues"], scope_of(getattr(world, area), as_of=TODAY)

    with CaptureQueriesContext(connection) as captured:
        ask(figures, scope)
        overview(figures, scope)

    found = plans([query["sql"] for query in captured])
    assert len(found) == len(captured)
    assert [plan for plan in found if "COVERING INDEX" not in plan] == []
