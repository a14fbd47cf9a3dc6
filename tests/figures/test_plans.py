"""SQLite answers the counting figures from an index alone, whatever the area."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.figures.asking import ask
from chuangcheng.figures.dictionary import CONTEXTS
from chuangcheng.figures.overview import overview
from chuangcheng.reports.progress import scope_of
from tests.plans import plans
from tests.world import TODAY, World


@pytest.mark.parametrize("area", ["city", "district", "town", "pine"])
def test_issues_are_counted_without_reading_them(world: World, area: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("reads the plans of SQLite")
    figures, scope = CONTEXTS["issues"], scope_of(getattr(world, area), as_of=TODAY)

    with CaptureQueriesContext(connection) as captured:
        ask(figures, scope)
        overview(figures, scope)

    # which item of a checklist an issue came of stands in another table
    asked = [query["sql"] for query in captured if "inspections_finding" not in query["sql"]]
    found = [plan for plan in plans(asked) if " issues_" in plan]
    assert len(found) == len(asked)
    assert [plan for plan in found if "COVERING INDEX" not in plan] == []
