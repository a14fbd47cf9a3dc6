"""数据库的整份拷贝: SQLite by itself, PostgreSQL by its own programs."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections, transaction
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.web import copying, databases

_PROGRAMS = "PG_BIN"  # the folder of PostgreSQL's programs, where they are not on the PATH


@contextmanager
def opened(url: str, *, alias: str) -> Iterator[str]:
    """Another database beside the office's own, under an alias, for as long as it is needed."""
    known = connections.settings
    known[alias] = {**known["default"], **databases.configured(url)}
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias], known[alias]


def dump(alias: str, into: Path, look: Callable[[str], None]) -> None:
    """Copies a database that may be in use; `look` gets an alias that shows just what is copied.

    Raises Refused when PostgreSQL's pg_dump is missing or fails.
    """
    connection = connections[alias]
    if connection.vendor == "sqlite":
        copying.copy(Path(connection.settings_dict["NAME"]), into)
        with opened(f"sqlite:///{into.as_posix()}", alias="copied") as copied:
            look(copied)
        into.with_name(f"{into.name}-wal").unlink(missing_ok=True)
        return
    dumper = _program("pg_dump")
    with transaction.atomic(using=alias), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        words = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
        _call([dumper, *words, f"--file={into}"], connection.settings_dict)
        look(alias)


def load(alias: str, dumped: Path) -> None:
    """Puts a copy in place of what is there, in one transaction."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        target = Path(connection.settings_dict["NAME"])
        connection.close()
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copying.overwrite(target, dumped)
        return
    words = ["--clean", "--if-exists", "--single-transaction", "--exit-on-error"]
    words += ["--no-owner", "--no-privileges", f"--dbname={connection.settings_dict['NAME']}"]
    _call([_program("pg_restore"), *words, str(dumped)], connection.settings_dict)


def _call(words: list[str], where: dict[str, Any]) -> None:
    """The password goes by the environment: what stands in arguments every user can read."""
    environment = {
        **os.environ,
        "PGHOST": str(where["HOST"]),
        "PGPORT": str(where["PORT"]),
        "PGUSER": str(where["USER"]),
        "PGPASSWORD": str(where["PASSWORD"]),
        "PGDATABASE": str(where["NAME"]),
    }
    done = subprocess.run(
        words, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        facts = {"name": Path(words[0]).name, "said": done.stderr.strip()[-500:]}
        raise Refused(_("%(name)s 没有做完：%(said)s") % facts)


def _program(name: str) -> str:
    folder = os.environ.get(_PROGRAMS)
    found = shutil.which(name, path=folder) if folder else shutil.which(name)
    if found is None:
        facts = {"name": name, "variable": _PROGRAMS}
        raise Refused(
            _(
                "没有找到 %(name)s。装上和数据库同一大版本的 PostgreSQL 客户端"
                "（Debian、Ubuntu：apt-get install postgresql-client），"
                "或用 %(variable)s 指出它所在的文件夹"
            )
            % facts
        )
    return found
