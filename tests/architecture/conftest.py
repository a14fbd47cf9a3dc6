"""What the guards share: the source as it lies, read once."""

from pathlib import Path

import pytest

from tests.architecture.source import Source

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def source() -> Source:
    """The source of this checkout."""
    return Source.read(ROOT)
