"""Taking attachments in; and files of either kind, where a form takes both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from chuangcheng.evidence import commands, rules, storage
from chuangcheng.evidence.commands import Upload
from chuangcheng.evidence.formats import Unusable
from chuangcheng.evidence.models import Attachment, FileProof, Photo
from chuangcheng.evidence.papers import Paper, is_paper, read_paper
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.trail import commands as trail


@dataclass(frozen=True, slots=True)
class PaperUpload:
    """待入库的附件: read in the jail and on disk; no row names it yet."""

    content: bytes
    name: str
    sha256: str
    paper: Paper


FileUpload = Upload | PaperUpload
Proof = TypeVar("Proof", bound=FileProof)


def receive_file(content: bytes, *, name: str, by: Actor) -> FileUpload:
    """Checks a file by what it holds and writes it: an attachment, or else a photo."""
    if is_paper(content):
        return receive_attachment(content, name=name, by=by)
    return commands.receive(content, name=name, by=by)


def receive_attachment(content: bytes, *, name: str, by: Actor) -> PaperUpload:
    """Checks a paper and writes its file; what no row follows is swept away. Raises Unusable."""
    require(rules.may_add_attachment(by))
    name = commands.cleaned(name)
    try:
        paper = read_paper(content)
    except Unusable as refusal:
        raise commands.naming(name, refusal) from refusal
    upload = PaperUpload(content, name, storage.digest(content), paper)
    storage.keep(content, storage.original_of(upload.sha256))
    return upload


def add_file(upload: FileUpload, *, by: Actor, now: datetime) -> Photo | Attachment:
    """Records a file of either kind."""
    if isinstance(upload, PaperUpload):
        return add_attachment(upload, by=by, now=now)
    return commands.add_upload(upload, by=by, now=now)


@transaction.atomic
def add_attachment(upload: PaperUpload, *, by: Actor, now: datetime) -> Attachment:
    """上传附件: records a paper whose file is on disk."""
    require(rules.may_add_attachment(by))
    entry = trail.record("evidence.add_attachment", by=by, at=now)
    commands.stand_by(upload.content, upload.sha256)
    attachment = Attachment.objects.create(
        sha256=upload.sha256,
        byte_size=len(upload.content),
        format=upload.paper.format,
        pages=upload.paper.pages,
        sheets=list(upload.paper.sheets),
        original_name=upload.name,
        uploaded_by_id=by.person_id,
        uploaded_at=now,
    )
    facts = {
        "sha256": attachment.sha256,
        "byte_size": attachment.byte_size,
        "format": attachment.format,
    }
    trail.note(entry, [(attachment, facts)])
    return attachment


def kept_as(
    model: type[Proof],
    owner: Mapping[str, models.Model],
    files: Iterable[FileUpload],
    *,
    start: int,
    by: Actor,
    now: datetime,
) -> list[Proof]:
    """材料 of an owner, each a row over a photo or an attachment."""
    return [
        model._default_manager.create(
            **owner, **_as_either(add_file(upload, by=by, now=now)), order=order
        )
        for order, upload in enumerate(files, start)
    ]


def told(files: Sequence[FileUpload]) -> dict[str, Any]:
    """What the trail says of files that are added. Raises Refused where none was chosen."""
    if not files:
        raise Refused(_("还没有选文件"), field="papers")
    return {"files": len(files)}


def _as_either(file: Photo | Attachment) -> dict[str, Any]:
    return {"photo": file} if isinstance(file, Photo) else {"attachment": file}
