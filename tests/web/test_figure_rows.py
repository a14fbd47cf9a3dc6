"""数到的行: whatever a figure counts has columns of its own, so that every number opens."""

from chuangcheng.figures import dictionary
from chuangcheng.figures.kinds import leaves_of
from chuangcheng.figures.rows import shown_of
from chuangcheng.issues.models import Issue
from chuangcheng.places.models import Area, Place
from chuangcheng.standards.models import Clause, EvaluationSystem
from chuangcheng.web.figures import lists

NAMED = {Issue, Area, Place, Clause, EvaluationSystem, *lists._LOOKED}


def test_what_a_figure_counts_has_columns_of_its_own() -> None:
    kept = {model for module in lists._KEPT for model in module.ROWS}
    figures = dictionary.FIGURES.values()

    counted = {shown_of(leaf).model for figure in figures for leaf in leaves_of(figure)}

    assert counted - NAMED - kept == set()
