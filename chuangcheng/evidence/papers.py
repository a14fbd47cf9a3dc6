"""What strangers' files hold, as the jail says it: papers, and HEIC photos as JPEG."""

import json
from dataclasses import dataclass

from chuangcheng.evidence import sentences
from chuangcheng.evidence.formats import Unusable
from chuangcheng.evidence.models import MOST_BYTES, PaperFormat
from chuangcheng.kernel import jail
from chuangcheng.kernel.jail import Limits
from chuangcheng.kernel.unreadable import Fault, Unreadable

# libheif holds a picture of 48 megapixels twice, and its JPEG is made beside it.
LIMITS = Limits(memory=768 * 2**20, seconds=20, output=64 * 2**20)

_PROGRAM = ("-m", "chuangcheng.evidence.jail")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_STREAMS = ("EncryptedPackage", "EncryptionInfo", "DRMContent")
_JPEG_START = b"\xff\xd8"


@dataclass(frozen=True, slots=True)
class Paper:
    """附件的内容: what it is, how many pages it says it has, the names of its sheets."""

    format: PaperFormat
    pages: int | None
    sheets: tuple[str, ...]


def is_paper(content: bytes) -> bool:
    """Whether it begins as a document does, whatever its name; all else is asked as a photo."""
    return content.startswith((b"%PDF", b"PK\x03\x04", _OLE))


def read_paper(content: bytes) -> Paper:
    """读附件: decodes a PDF, docx or xlsx in the jail. Raises Unusable with what to do."""
    try:
        _recognise(content)
        said = json.loads(_said_of(content))
        if "fault" in said:
            raise Unreadable(Fault(said["fault"]), **said["facts"])
        return Paper(PaperFormat(said["format"]), said["pages"], tuple(said["sheets"]))
    except Unreadable as answer:
        raise Unusable(sentences.of_paper(answer)) from answer
    except (ValueError, LookupError, TypeError) as cut_off:
        raise Unusable(sentences.of_paper(Unreadable(Fault.CRASHED))) from cut_off


def jpeg_of(content: bytes) -> bytes:
    """HEIC 照片, decoded in the jail and turned upright, as a JPEG. Raises Unusable."""
    try:
        said = _said_of(content)
    except Unreadable as answer:
        raise Unusable(sentences.of_heic()) from answer
    if not said.startswith(_JPEG_START):
        raise Unusable(sentences.of_heic())
    return said


def _recognise(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise Unreadable(Fault.TOO_BIG, number=len(content) // 2**20, most=MOST_BYTES // 2**20)
    if content.startswith(_OLE):
        locked = any(name.encode("utf-16-le") in content for name in _LOCKED_STREAMS)
        raise Unreadable(Fault.LOCKED if locked else Fault.OLD_EXCEL)


def _said_of(content: bytes) -> bytes:
    with jail.answer_of(_PROGRAM, content, limits=LIMITS) as said:
        return said.read()
