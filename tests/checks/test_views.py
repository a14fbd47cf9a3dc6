"""The views of all versions, as the database has them, hold the columns that models promise."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, models

from chuangcheng.trail.models import Ever

EVERS = [model for model in apps.get_models() if issubclass(model, Ever)]


def differing(model: type[models.Model], view: str) -> Iterator[str]:
    """Columns that a view lacks or has beyond its model."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(view)} WHERE 1 = 0")
        found = {column[0] for column in cursor.description}
    wanted = {str(field.column) for field in model._meta.concrete_fields}
    for column in sorted(found ^ wanted):
        yield f"{view}.{column} is {'missing' if column in wanted else 'in no model'}"


@pytest.mark.django_db
@pytest.mark.parametrize("model", EVERS, ids=lambda model: model.__name__)
def test_a_view_has_the_columns_of_its_model(model):
    assert list(differing(model, model._meta.db_table)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT id, known_to FROM places_areaever", "planted.name is missing"),
        ("SELECT *, 1 AS extra FROM places_areaever", "planted.extra is in no model"),
    ],
)
def test_a_planted_view_is_found_and_named(text, message):
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE VIEW planted AS {text}")

    area_ever = apps.get_model("places", "AreaEver")

    assert message in differing(area_ever, "planted")


def test_there_are_views_to_look_at():
    assert {model.__name__ for model in EVERS} >= {"AreaEver", "PlaceEver", "IssueEver"}
