"""The demo works by two example systems at once, and every type of place has its standards."""

from decimal import Decimal

from chuangcheng.figures.asking import ask
from chuangcheng.figures.standards import CLAUSES_IN_USE, SYSTEMS_IN_USE
from chuangcheng.places.models import Area, AreaKind, PlaceType
from chuangcheng.reports.progress import scope_of
from chuangcheng.standards import queries
from chuangcheng.standards.models import EvaluationSystem
from tests.demo.office import LAST_DAY


def _town() -> Area:
    return Area.objects.get(kind=AreaKind.SUBDISTRICT)


def test_two_systems_are_in_use_and_both_are_examples(demo):
    systems = list(queries.systems_in_use(_town(), on=LAST_DAY).order_by("id"))

    assert [system.short_name for system in systems] == ["城市", "未成年人"]
    assert all(system.is_example for system in systems)


def test_the_figures_count_their_standards(demo):
    answers = ask([SYSTEMS_IN_USE, CLAUSES_IN_USE], scope_of(_town(), as_of=LAST_DAY))

    assert {key: answer.value for key, answer in answers.items()} == {
        "standards.systems": 2,
        "standards.clauses": 96,
    }


def test_every_type_of_place_is_looked_at_by_some_standard(demo):
    for kind in PlaceType:
        assert queries.standards_in_use(_town(), on=LAST_DAY, place_type=kind), kind


def test_the_minors_weights_add_up_and_the_citys_are_unknown(demo):
    city, minors = EvaluationSystem.objects.order_by("id")

    weights = [
        queries.weights_of([leaf for node in queries.tree_of(system) for leaf in node.leaves])
        for system in (city, minors)
    ]

    assert [(each.total, each.missing) for each in weights] == [(Decimal(0), 71), (Decimal(100), 0)]
