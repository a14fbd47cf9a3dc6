"""./dev run migrate: what it leads on, and what it refuses to touch."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def forget(label: str, name: str) -> None:
    MigrationRecorder(connection).record_unapplied(label, name)


def planned() -> str:
    out = io.StringIO()
    call_command("migrate", plan=True, stdout=out)
    return out.getvalue()


def test_a_whole_database_has_nothing_left_to_do():
    assert "No planned migration operations" in planned()


def test_one_from_before_the_fold_has_nothing_left_to_do():
    forget("partners", "0001_tables")  # the fold is not recorded, all that it holds is

    assert "No planned migration operations" in planned()


@pytest.mark.parametrize("label", ["reports", "ledgers"])
def test_one_that_stopped_among_folded_migrations_is_refused(label):
    last = max(
        name for app, name in MigrationRecorder(connection).applied_migrations() if app == label
    )
    forget(label, last)

    with pytest.raises(CommandError, match=f"{label}.*./dev demo --fresh"):
        planned()
