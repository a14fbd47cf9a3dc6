"""Databases: brought up to date once, and a demo that is never seen half built."""

import pytest

from launcher import databases
from launcher.progress import Failed, Progress

BUILT = ["migrate", "createcachetable", "build_demo"]
MIGRATED = ["migrate", "createcachetable"]


def prepare_demo(layout, **variables):
    environment = databases.demo_environment(layout, 8000) | variables
    databases.prepare_demo(layout, environment, Progress())


def prepare_office(layout):
    databases.bring_up_to_date(layout, databases.office_environment(layout), Progress())


def test_the_office_database_is_migrated_once(layout, calls):
    prepare_office(layout)
    prepare_office(layout)

    assert calls() == MIGRATED


def test_a_new_migration_is_run(layout, calls):
    prepare_office(layout)
    (layout.root / "chuangcheng" / "issues" / "migrations" / "0002_next.py").write_text("second")

    prepare_office(layout)

    assert calls() == MIGRATED * 2


def test_a_database_that_was_deleted_is_made_again(layout, calls):
    prepare_office(layout)
    layout.office_database.unlink()

    prepare_office(layout)

    assert calls() == MIGRATED * 2


def test_another_database_has_a_stamp_of_its_own(layout, calls, monkeypatch):
    prepare_office(layout)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{layout.var}/other.sqlite3")

    prepare_office(layout)
    prepare_office(layout)

    assert calls() == MIGRATED * 2
    assert (layout.var / "other.sqlite3").is_file()


def test_the_demo_is_built_once(layout, calls):
    prepare_demo(layout)
    prepare_demo(layout)

    assert calls() == BUILT
    assert layout.demo_database.is_file()
    assert layout.demo_media.is_dir()


def test_an_existing_demo_is_migrated_and_not_built_again(layout, calls):
    prepare_demo(layout)
    (layout.root / "chuangcheng" / "issues" / "migrations" / "0002_next.py").write_text("second")

    prepare_demo(layout)

    assert calls() == BUILT + MIGRATED


@pytest.mark.parametrize("step", BUILT)
def test_a_demo_that_was_not_built_to_its_end_is_never_seen(layout, calls, step):
    with pytest.raises(Failed, match="--fresh") as failure:
        prepare_demo(layout, FAILS_AT=step)

    assert "no such thing" in str(failure.value)
    assert not layout.demo_database.exists()
    assert not layout.demo_media.exists()


def test_a_failed_build_leaves_nothing_to_the_next_one(layout, calls):
    with pytest.raises(Failed):
        prepare_demo(layout, FAILS_AT="build_demo")

    prepare_demo(layout)

    assert calls() == BUILT * 2
    assert (layout.demo_media / "photos").read_text() == "photo\n"


def test_a_removed_demo_leaves_no_log_that_would_be_read_into_the_next(layout):
    prepare_demo(layout)
    log = layout.demo_database.with_name("demo.sqlite3-wal")
    log.write_text("old pages")

    databases.remove_demo(layout)

    assert not log.exists()
    assert not layout.demo_database.exists()
    assert not layout.demo_media.exists()


def test_the_demo_has_its_own_database_photos_and_address(layout):
    office = databases.office_environment(layout)
    demo = databases.demo_environment(layout, 8123)

    assert office["DATABASE_URL"] == f"sqlite:///{layout.var}/office.sqlite3"
    assert "DEMO" not in office
    assert demo["DATABASE_URL"] == f"sqlite:///{layout.var}/demo.sqlite3"
    assert demo["DEMO"] == "1"
    assert demo["BASE_URL"] == "http://127.0.0.1:8123"
    assert demo["MEDIA_ROOT"] == f"{layout.var}/demo-media"


def test_the_last_port_of_the_demo_is_remembered(layout):
    assert databases.last_demo_port(layout) == 8000

    layout.demo_port.write_text("8123")

    assert databases.last_demo_port(layout) == 8123


@pytest.mark.parametrize(("given", "level"), [("", "WARNING"), ("INFO", "INFO")])
def test_the_demo_logs_no_request_over_its_accounts_unless_asked(layout, monkeypatch, given, level):
    monkeypatch.setenv("LOG_LEVEL", given)

    assert databases.demo_environment(layout, 8000)["LOG_LEVEL"] == level
