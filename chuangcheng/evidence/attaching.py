"""Taking attachments in; and files of either kind, where a form takes both."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from chuangcheng.evidence import commands, rules, storage
from chuangcheng.evidence.commands import Upload
from chuangcheng.evidence.formats import Unusable
from chuangcheng.evidence.models import Attachment, Photo
from chuangcheng.evidence.papers import Paper, is_paper, read_paper
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.trail import commands as trail


@dataclass(frozen=True, slots=True)
class PaperUpload:
    """待入库的附件: read in the jail and on disk; no row names it yet."""

    content: bytes
    name: str
    sha256: str
    paper: Paper


FileUpload = Upload | PaperUpload


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
