"""The files of evidence: found by what they hold (SHA-256), durable before any row names them.

`originals/ab/abcd…` is the upload, byte for byte; `derived/ab/abcd….view.jpg` is made from it.
A file is written apart, synced, renamed into place, and its folders are synced: after a power
cut it is whole or absent, and no row can outlive it.
"""

import errno
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from chuangcheng.evidence.photographs import Print
from chuangcheng.kernel.refusal import Refused

_NAME = re.compile(r"([0-9a-f]{64})(?:\.(?:view|thumb)\.jpg)?\Z", re.ASCII)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class NoRoom(Refused):
    """存储空间不足: the disk took no more; nothing was kept."""

    def __init__(self) -> None:
        super().__init__(
            _("服务器的存储空间不足，文件没有保存；请联系系统管理员清理后再上传"), field="photos"
        )


class Damaged(Refused):
    """文件损坏: the original is gone or is no longer what was uploaded."""

    def __init__(self) -> None:
        super().__init__(_("文件损坏：这个文件的原件与上传时的校验值不符，请系统管理员从备份恢复"))


def digest(content: bytes) -> str:
    """SHA-256 校验值: 64 hexadecimal digits, by which the files of a photo are found."""
    return sha256(content).hexdigest()


def original_of(sha256: str) -> Path:
    """Where the upload lies."""
    return _root() / "originals" / sha256[:2] / sha256


def print_of(sha256: str, size: Print) -> Path:
    """Where a print of it lies, if it was made."""
    return _root() / "derived" / sha256[:2] / f"{sha256}.{size}.jpg"


def keep(content: bytes, path: Path) -> None:
    """Makes sure that the file is there, whole and durable. Raises NoRoom.

    A file that already holds these bytes is only made young again, so that a sweep leaves it.
    """
    try:
        _make_folders(path.parents[1], path.parent)
        if path.is_file() and path.read_bytes() == content:
            os.utime(path)
        else:
            _write_apart(content).replace(path)
        _settle(path)
    except OSError as fault:
        if fault.errno in _FULL:
            raise NoRoom from fault
        raise


def read_whole(sha256: str) -> bytes:
    """原件: the upload, proved to be what it was. Raises Damaged."""
    try:
        content = original_of(sha256).read_bytes()
    except FileNotFoundError as fault:
        raise Damaged from fault
    if digest(content) != sha256:
        raise Damaged
    return content


def settled_before(moment: datetime) -> Iterator[str]:
    """The photos (SHA-256) of which some file was last uploaded before a moment."""
    seen: set[str] = set()
    for path in _files("originals", "derived"):
        found = _NAME.match(path.name)
        if found and found[1] not in seen and _is_older(path, moment):
            seen.add(found[1])
            yield found[1]


def drop(sha256: str, *, before: datetime) -> int:
    """Deletes those files of a photo that are older than a moment; returns how many."""
    paths = [original_of(sha256), *(print_of(sha256, size) for size in Print)]
    return sum(_unlink_older(path, before) for path in paths)


def drop_unfinished(*, before: datetime) -> int:
    """Deletes what writers that were cut off left behind; returns how many files."""
    return sum(_unlink_older(path, before) for path in _files("incoming"))


def _root() -> Path:
    return Path(settings.MEDIA_ROOT)


def _make_folders(*below: Path) -> None:
    """The root and folders below it, for their owner alone (0700)."""
    for folder in (_root(), *below):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _write_apart(content: bytes) -> Path:
    """Writes and syncs a file that only its owner reads (0600), still under no lasting name."""
    incoming = _root() / "incoming"
    _make_folders(incoming)
    handle, name = tempfile.mkstemp(dir=incoming)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _settle(path: Path) -> None:
    """Syncs the folders from the file's own up to the one that holds the root: all may be new."""
    if sys.platform == "win32":
        return  # folders cannot be opened there; NTFS keeps its own journal
    for folder in path.parents[:4]:
        try:
            handle = os.open(folder, os.O_RDONLY)
        except PermissionError:  # above the root a folder may be closed to us; then it is not new
            continue
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in (_root() / folder).rglob("*") if path.is_file())


def _is_older(path: Path, moment: datetime) -> bool:
    """By the clock of the machine, which dates its files; a file that is gone is not older."""
    with suppress(FileNotFoundError):
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) < moment
    return False


def _unlink_older(path: Path, moment: datetime) -> bool:
    if not _is_older(path, moment):
        return False
    path.unlink(missing_ok=True)
    return True
