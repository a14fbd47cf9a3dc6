"""备份文件: one zip with the database, every file of proof, and a manifest with the hash of each.

Beside it lies FILE.sha256, in the form that sha256sum reads. Photos are stored as they are.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.web.backups.checksums import Checksums

FORMAT = 1
MANIFEST, DATABASE, FILES = "manifest.json", "database", "files/"
_SAFE = re.compile(r"(?:[0-9A-Za-z_-][0-9A-Za-z._-]*/){0,4}[0-9A-Za-z_-][0-9A-Za-z._-]*", re.ASCII)
_BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Member:
    """One file of the archive: where it lies below the folder of files, its size, its hash."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """清单: what the archive holds, and what was missing or damaged when it was made."""

    made_at: str
    version: str
    engine: str
    database: Member
    migrations: list[str]
    tables: Checksums
    files: list[Member]
    damaged: list[str] = field(default_factory=list)
    format: int = FORMAT


class Broken(Refused):
    """备份文件坏了: nothing of it was taken."""


def add_file(archive: zipfile.ZipFile, source: Path, name: str, path: str) -> Member:
    """Takes a file in, hashed as it is written."""
    seen = hashlib.sha256()
    size = 0
    entry = zipfile.ZipInfo.from_file(source, name, strict_timestamps=False)
    with source.open("rb") as given, archive.open(entry, "w", force_zip64=True) as taken:
        while block := given.read(_BLOCK):
            seen.update(block)
            size += len(block)
            taken.write(block)
    return Member(path, size, seen.hexdigest())


def add_manifest(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """The last member: an archive that was cut off has none."""
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))


def hash_of(path: Path) -> str:
    """校验值 of a whole file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """清单, held to its shape. Raises Broken."""
    try:
        told = json.loads(archive.read(MANIFEST))
        database, files = Member(**told["database"]), [Member(**one) for one in told["files"]]
        manifest = Manifest(**{**told, "database": database, "files": files})
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as fault:
        raise Broken(_("备份文件里没有读得懂的清单，它可能没有写完")) from fault
    if manifest.format != FORMAT:
        raise Broken(_("备份文件是另一种格式的，先升级程序再恢复"))
    if not all(_SAFE.fullmatch(member.path) for member in manifest.files):
        raise Broken(_("备份文件里有不该有的文件名"))
    expected = {MANIFEST, DATABASE, *(FILES + member.path for member in manifest.files)}
    if expected != set(archive.namelist()):
        raise Broken(_("备份文件里的文件和清单对不上"))
    return manifest


def prove(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Reads all of it against the manifest. Raises Broken for the first byte that differs."""
    wanted = [(DATABASE, manifest.database)]
    wanted += [(FILES + member.path, member) for member in manifest.files]
    for name, member in wanted:
        seen = hashlib.sha256()
        size = 0
        try:
            for block in blocks(archive, name):
                seen.update(block)
                size += len(block)
        except (zipfile.BadZipFile, EOFError, OSError) as fault:
            raise Broken(_("备份文件里的 %s 读不出来，文件坏了或没有下载完") % name) from fault
        if (size, seen.hexdigest()) != (member.size, member.sha256):
            raise Broken(_("备份文件里的 %s 和清单上的校验值不符，没有恢复任何东西") % name)


def blocks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of a member, a block at a time."""
    with archive.open(name) as member:
        yield from _read(member)


def _read(member: IO[bytes]) -> Iterator[bytes]:
    while block := member.read(_BLOCK):
        yield block


def shape(manifest: Manifest) -> dict[str, Any]:
    """What is told of an archive: rows and files, not each of them."""
    return {
        "rows": sum(table["rows"] for table in manifest.tables.values()),
        "files": len(manifest.files),
    }
