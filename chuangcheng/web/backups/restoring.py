"""恢复: a backup proved whole, then put where nothing is lost by it."""

import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law
from chuangcheng.kernel.refusal import Refused
from chuangcheng.web.backups import archive, checksums, dumps
from chuangcheng.web.backups.archive import Broken, Manifest

_TARGET = "restored"
_ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_ENTRY = "trail_entry"
_SIDECAR = re.compile(r"([0-9a-f]{64})\b", re.ASCII)


@dataclass(frozen=True)
class Target:
    """恢复到哪里: a database by its address, and the folder of files."""

    url: str
    media: Path


@dataclass(frozen=True)
class Restored:
    """恢复结果; `kept` is the safety copy of what was there before, when there was anything."""

    manifest: Manifest
    kept: Path | None = None


def restore(path: Path, target: Target) -> Restored:
    """恢复 into a database without records. Raises Refused where there are any."""
    with _proved(path) as (opened, manifest), dumps.opened(target.url, alias=_TARGET) as alias:
        _refuse_strange(manifest, alias)
        if _holds_records(alias):
            raise Refused(
                _("那里已经有数据，没有恢复。换一个空的数据库，或加 --replace（先留安全拷贝）")
            )
        _take(opened, manifest, alias, target.media)
        return Restored(manifest)


def replace(path: Path, target: Target, *, keep_in: Path, now: datetime) -> Restored:
    """覆盖恢复: a safety copy of what is there is made first."""
    with _proved(path) as (opened, manifest), dumps.opened(target.url, alias=_TARGET) as alias:
        _refuse_strange(manifest, alias)
        kept = _safety_copy(alias, keep_in, now=now) if _holds_records(alias) else None
        _take(opened, manifest, alias, target.media)
        return Restored(manifest, kept)


@contextmanager
def _proved(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """The archive with its manifest, every byte of it compared. Raises Broken."""
    if not path.is_file():
        raise Refused(_("没有 %s 这个文件") % path)
    beside = path.with_name(f"{path.name}.sha256")
    if beside.is_file():
        said = _SIDECAR.match(beside.read_text("ascii", errors="replace"))
        if said is None or said[1] != archive.hash_of(path):
            raise Broken(_("备份文件和旁边的校验值不符，它坏了或没有下载完，没有恢复任何东西"))
    try:
        opened = zipfile.ZipFile(path)
    except zipfile.BadZipFile as fault:
        raise Broken(_("备份文件读不出来，它坏了或没有下载完，没有恢复任何东西")) from fault
    with opened:
        manifest = archive.read_manifest(opened)
        archive.prove(opened, manifest)
        yield opened, manifest


def _refuse_strange(manifest: Manifest, alias: str) -> None:
    engine = connections[alias].vendor
    if manifest.engine != engine:
        facts = {"made": _ENGINES.get(manifest.engine, manifest.engine), "here": _ENGINES[engine]}
        raise Refused(_("这是 %(made)s 的备份，恢复不到 %(here)s") % facts)
    if unknown := sorted(set(manifest.migrations) - _known_migrations()):
        raise Refused(_("备份来自更新的版本（%s），先升级程序再恢复") % unknown[0])


def _known_migrations() -> set[str]:
    """Those that stand in the code, and those that were folded into them."""
    ours = MigrationLoader(None).disk_migrations
    folded = (replaced for migration in ours.values() for replaced in migration.replaces)
    return {f"{app}.{name}" for app, name in (*ours, *folded)}


def _holds_records(alias: str) -> bool:
    """Whether anything was ever done there: every deed leaves its trail."""
    connection = connections[alias]
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).is_file():
        return False
    try:
        with connection.cursor() as cursor:
            if _ENTRY not in connection.introspection.table_names(cursor):
                return bool(connection.introspection.table_names(cursor))
            cursor.execute("SELECT 1 FROM trail_entry UNION ALL SELECT 1 FROM people_person")
            return cursor.fetchone() is not None
    except DatabaseError as fault:
        raise Refused(_("打不开要恢复到的数据库：%s") % fault) from fault


def _safety_copy(alias: str, folder: Path, *, now: datetime) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ending = "sqlite3" if connections[alias].vendor == "sqlite" else "dump"
    kept = folder / f"before-restore-{law(now):%Y%m%d-%H%M%S}.{ending}"
    dumps.dump(alias, kept, lambda _alias: None)
    kept.chmod(0o600)
    return kept


def _take(opened: zipfile.ZipFile, manifest: Manifest, alias: str, media: Path) -> None:
    """The files first: no record is ever there without its file."""
    media.mkdir(mode=0o700, parents=True, exist_ok=True)
    for member in manifest.files:
        _write(opened, archive.FILES + member.path, media / member.path)
    with tempfile.TemporaryDirectory(dir=media, prefix="restoring-") as apart:
        dumped = Path(apart) / archive.DATABASE
        _write(opened, archive.DATABASE, dumped)
        dumps.load(alias, dumped)
    is_of_today = set(checksums.migrations(alias)) == _known_migrations()
    if is_of_today and checksums.of_tables(alias) != manifest.tables:
        raise Broken(_("恢复后的表和备份时的校验值不符；不要用这个数据库，留着备份找人看"))
    call_command("migrate", database=alias, verbosity=0, interactive=False)
    call_command("createcachetable", database=alias, verbosity=0)


def _write(opened: zipfile.ZipFile, name: str, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.touch(mode=0o600)
    with part.open("wb") as file:
        for block in archive.blocks(opened, name):
            file.write(block)
    part.replace(path)
