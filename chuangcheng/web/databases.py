"""数据库地址: what Django is told of `sqlite:///path` or `postgresql://user:password@host:port/name`.

Settings read it, so it needs nothing of Django but its error.
"""

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def configured(url: str) -> dict[str, object]:
    """Django's entry for a database. Raises ImproperlyConfigured for any other scheme."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(parts.path[1:] or ":memory:")
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(
            NAME=parts.path.lstrip("/"),
            USER=unquote(parts.username or ""),
            PASSWORD=unquote(parts.password or ""),
            HOST=unquote(parts.hostname or ""),
            PORT=parts.port or "",
        )
    raise ImproperlyConfigured(f"DATABASE_URL: {parts.scheme!r} is neither sqlite nor postgresql")


def _sqlite(name: str) -> dict[str, object]:
    """WAL with synchronous=FULL: NORMAL loses acknowledged writes at a power cut."""
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 5, "init_command": pragmas}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}


def _postgresql(**where: object) -> dict[str, object]:
    """prepare_threshold=None: automatically prepared statements kept stale plans for lists.

    Whoever waits for a lock gives up as on SQLite: a 503 that may be sent again, and no hanging.
    """
    options = {"prepare_threshold": None, "connect_timeout": 5, "options": "-c lock_timeout=5s"}
    return {"ENGINE": "django.db.backends.postgresql", "OPTIONS": options, **where}
