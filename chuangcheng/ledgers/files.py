"""The files of imports, found by what they hold (SHA-256), and those of exports, for some days."""

import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from chuangcheng.evidence import storage
from chuangcheng.kernel.refusal import Refused


def path_of(sha256: str) -> Path:
    """Where the file lies."""
    return Path(settings.MEDIA_ROOT) / "ledgers" / sha256[:2] / f"{sha256}.xlsx"


def keep(content: bytes) -> str:
    """Makes sure that the file is there, whole and durable; returns its SHA-256.

    Raises Refused when the disk takes no more.
    """
    sha256 = storage.digest(content)
    try:
        storage.keep(content, path_of(sha256))
    except storage.NoRoom as fault:
        raise Refused(
            _("服务器的存储空间不足，台账没有保存；请联系系统管理员清理后再上传")
        ) from fault
    return sha256


def read(sha256: str) -> bytes:
    """The file, proved to be what was uploaded. Raises Refused when it is not."""
    try:
        content = path_of(sha256).read_bytes()
    except FileNotFoundError as fault:
        raise Refused(_("上传的文件不在了，请重新上传")) from fault
    if storage.digest(content) != sha256:
        raise Refused(_("上传的文件损坏了，请重新上传"))
    return content


def keep_part(export: int, n: int, content: bytes) -> str:
    """Keeps one workbook of an export, whole and durable; returns its SHA-256.

    Raises Refused when the disk takes no more.
    """
    try:
        storage.keep(content, _part_of(export, n))
    except storage.NoRoom as fault:
        raise Refused(_("服务器的存储空间不足，请联系系统管理员清理后再导出")) from fault
    return storage.digest(content)


def read_part(export: int, n: int, sha256: str) -> bytes:
    """One workbook of an export, proved to be the one that was made. Raises Refused."""
    path = _part_of(export, n)
    content = path.read_bytes() if path.is_file() else b""
    if storage.digest(content) != sha256:
        raise Refused(_("这份文件不在了，请重新导出"))
    return content


def drop_parts(is_kept: Callable[[int], bool]) -> None:
    """Deletes the workbooks of all exports but those that are kept."""
    root = _exports()
    for folder in root.iterdir() if root.is_dir() else ():
        if folder.name.isdecimal() and not is_kept(int(folder.name)):
            shutil.rmtree(folder)


def _exports() -> Path:
    return Path(settings.MEDIA_ROOT) / "exports"


def _part_of(export: int, n: int) -> Path:
    return _exports() / str(export) / f"{n}.xlsx"
