"""The files of imports: found by what they hold (SHA-256), durable before any row names them."""

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
