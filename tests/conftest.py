"""What every test shares: which of them run where, and the browser."""

import os
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis

ROOT = Path(__file__).resolve().parent.parent
GUARDS = (ROOT / "tests" / "architecture", ROOT / "tests" / "launcher")
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}

hypothesis.register_profile("suite", deadline=None, derandomize="CI" in os.environ)
hypothesis.load_profile("suite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _mark_browser_tests(items)
    if os.environ.get("TEST_DATABASE_URL", "").startswith("postgres"):
        config.hook.pytest_deselected(items=[i for i in items if not _asks_the_database(i)])
        items[:] = [item for item in items if _asks_the_database(item)]


def _mark_browser_tests(items: list[pytest.Item]) -> None:
    """Tests under tests/browser need a Chromium; without one they are skipped."""
    absent = pytest.mark.skip(reason="no Chromium; ./dev test --install-browser gets one")
    for item in items:
        if (ROOT / "tests" / "browser") not in item.path.parents:
            continue
        item.add_marker(pytest.mark.browser)
        # Playwright's own event loop makes Django take the test for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        if not os.environ.get("CHROMIUM"):
            item.add_marker(absent)


def _asks_the_database(item: pytest.Item) -> bool:
    """Whether a second engine can answer otherwise: guards and pure tests run once, on SQLite."""
    if any(guard in item.path.parents for guard in GUARDS):
        return False
    fixtures = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def chromium() -> str:
    """The installed Chromium that the browser tests drive."""
    return os.environ["CHROMIUM"]
