"""What somebody says of a document, a letter or a reply before it is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chuangcheng.documents.models import DocumentKind, ReplyKind
from chuangcheng.evidence.attaching import FileUpload
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area


@dataclass(frozen=True, kw_only=True)
class DocumentDraft:
    """文件草稿. `where` is the sub-district, or the community whose own document it is."""

    kind: DocumentKind
    title: str
    issued_on: date
    where: Area
    number: str = ""
    unit: Unit | None = None
    issuer: str = ""
    note: str = ""
    files: Sequence[FileUpload] = ()


@dataclass(frozen=True, kw_only=True)
class LetterDraft:
    """来文草稿. Without `reply_by`, `reply_by_text` says what the letter says of a limit."""

    title: str
    received_on: date
    where: Area
    number: str = ""
    unit: Unit | None = None
    sender: str = ""
    issued_on: date | None = None
    demand: str = ""
    reply_by: date | None = None
    reply_by_text: str = ""
    note: str = ""
    files: Sequence[FileUpload] = ()


@dataclass(frozen=True, kw_only=True)
class ReplyDraft:
    """回复草稿."""

    kind: ReplyKind
    replied_on: date
    text: str
    number: str = ""
    files: Sequence[FileUpload] = ()
