"""The world that the suite runs in: nothing of the machine's own office gets in.

A plugin of pytest, named in pyproject, because settings are read from the environment before
any conftest is: every variable that settings know is set here or taken away.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

_OURS = ("ALLOWED_HOSTS", "BASE_URL", "BEHIND_PROXY", "DEBUG", "DEMO", "LOG_LEVEL")
_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")


def _prepare() -> None:
    """Sets the environment once; workers of xdist inherit the controller's folder."""
    if not _WORKER:
        os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="chuangcheng-tests-")
        atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
    var = Path(os.environ["VAR_DIR"])
    (var / "static").mkdir(exist_ok=True)
    for name in _OURS:
        os.environ.pop(name, None)
    os.environ["SECRET_KEY"] = "a key that keeps no secret, for tests alone"
    os.environ["NAME_KEYS"] = "dGhlIGtleSBvZiB0aGUgdGVzdHMga2VlcHMgbm9uZSE="
    os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite:///:memory:")
    os.environ["MEDIA_ROOT"] = str(var / f"media{_WORKER}")


_prepare()


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Hashes passwords fast and needs no built assets; the rest of the settings is the real one."""
    from django.test import override_settings

    override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {
                "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
            },
        },
    ).enable()
