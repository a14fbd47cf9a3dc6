"""初始数据: the demo as it was built, kept beside its database, and put back when asked."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.web import copying

_SCHEMA = "SELECT app, name FROM django_migrations ORDER BY app, name"


def kept_at() -> Path:
    """Where the beginning is kept."""
    return Path(settings.VAR) / "demo-initial.sqlite3"


def keep() -> None:
    """Keeps the database as it stands: for the command that has just built a demo."""
    copying.copy(_live(), kept_at())


def restore() -> None:
    """恢复初始数据. Raises Refused when none is kept or the structure has changed since."""
    kept = kept_at()
    if connection.vendor != "sqlite" or not kept.is_file():
        raise Refused(_("没有留存初始数据；停下来用 ./dev demo --fresh 重建"))
    if _structure(kept) != _structure(_live()):
        raise Refused(_("程序更新过，初始数据对不上了；停下来用 ./dev demo --fresh 重建"))
    copying.overwrite(_live(), kept)


def _live() -> Path:
    return Path(connection.settings_dict["NAME"])


def _structure(database: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(database, timeout=copying.LONGEST_WAIT)) as opened:
        return opened.execute(_SCHEMA).fetchall()
