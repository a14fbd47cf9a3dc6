"""备份: the database as it stands in one instant, and every file that it names."""

import os
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import Refused
from chuangcheng.offices import commands
from chuangcheng.web import versions
from chuangcheng.web.backups import archive, checksums, dumps
from chuangcheng.web.backups.archive import Manifest, Member
from chuangcheng.web.backups.checksums import Checksums

# Prints are made again; what was being uploaded or written just then is not part of the records.
_LEFT_OUT = frozenset({"derived", "exports", "incoming", "running"})
_SHA256 = 64  # digits of the name of a file that is found by what it holds


@dataclass
class _Seen:
    """What the copied database holds."""

    tables: Checksums
    migrations: list[str]


@dataclass(frozen=True)
class Made:
    """备份结果."""

    path: Path
    size: int
    sha256: str
    manifest: Manifest


def make(folder: Path, *, by: Actor, now: datetime) -> Made:
    """备份 into a folder; the file appears there when it is complete. Raises Refused."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"chuangcheng-{law(now):%Y%m%d-%H%M%S}.zip"
        if path.exists():
            raise Refused(_("%s 已经有了，过一秒再备份") % path)
        with tempfile.TemporaryDirectory(dir=folder, prefix="being-made-") as apart:
            part = Path(apart) / path.name
            manifest = _write(part, Path(apart), now=now)
            sha256, size = archive.hash_of(part), part.stat().st_size
            part.replace(path)
        path.with_name(f"{path.name}.sha256").write_text(f"{sha256}  {path.name}\n", "ascii")
    except OSError as fault:
        facts = {"folder": folder, "why": fault.strerror}
        raise Refused(_("备份写不进 %(folder)s：%(why)s") % facts) from fault
    commands.record_backup(
        path=str(path), size=size, sha256=sha256, files=len(manifest.files), by=by, now=now
    )
    return Made(path, size, sha256, manifest)


def _write(path: Path, apart: Path, *, now: datetime) -> Manifest:
    dumped, seen = apart / "database", _Seen({}, [])

    def look(alias: str) -> None:
        seen.tables, seen.migrations = checksums.of_tables(alias), checksums.migrations(alias)

    dumps.dump("default", dumped, look)
    path.touch(mode=0o600)
    with zipfile.ZipFile(path, "w") as written:
        database = archive.add_file(written, dumped, archive.DATABASE, archive.DATABASE)
        files = [
            archive.add_file(written, source, archive.FILES + name, name)
            for name, source in _files()
        ]
        manifest = Manifest(
            made_at=now.isoformat(),
            version=versions.product(),
            engine=connections["default"].vendor,
            database=database,
            migrations=seen.migrations,
            tables=seen.tables,
            files=files,
            damaged=[member.path for member in files if not _is_whole(member)],
        )
        archive.add_manifest(written, manifest)
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return manifest


def _files() -> Iterator[tuple[str, Path]]:
    """After the database was copied: files are never changed, so what it names is there."""
    root = Path(settings.MEDIA_ROOT)
    for source in sorted(root.rglob("*")):
        name = source.relative_to(root)
        if source.is_file() and name.parts[0] not in _LEFT_OUT:
            yield name.as_posix(), source


def _is_whole(member: Member) -> bool:
    """Whether a file that bears its hash as its name still holds it."""
    name = Path(member.path).name.partition(".")[0]
    return len(name) != _SHA256 or name == member.sha256
