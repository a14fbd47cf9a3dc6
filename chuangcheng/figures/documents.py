"""Figures of documents and letters."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents import models, queries
from chuangcheng.documents.models import Document, DocumentKind, Letter
from chuangcheng.figures.cuts import LEVELS, by_choice, by_month
from chuangcheng.figures.kinds import Count, Happened, Kind, Scope, Shown, Standing
from chuangcheng.kernel.actor import Actor


def _documents_seen_by(actor: Actor) -> QuerySet[Document]:
    return queries.visible_documents(actor)


def _letters_seen_by(actor: Actor) -> QuerySet[Letter]:
    return queries.visible_letters(actor)


DOCUMENTS = Kind(
    key="documents",
    name=_("文件"),
    model=Document,
    ever=models.DocumentEver,
    levels=LEVELS,
    cuts={
        "kind": by_choice("kind", _("文件类型"), DocumentKind),
        "month": by_month("issued_on"),
    },
    shown=Shown(Document, _documents_seen_by, label="title"),
)
LETTERS = Kind(
    key="letters",
    name=_("来文"),
    model=Letter,
    ever=models.LetterEver,
    levels=LEVELS,
    cuts={"month": by_month("received_on")},
    shown=Shown(Letter, _letters_seen_by, label="title"),
)

IN_FORCE = Count(
    key="documents.in_force",
    name=_("现行文件"),
    unit=_("份"),
    of=DOCUMENTS,
    when=Standing("issued_on", "until_on"),
    basis=_("截至日已成文、还没有被新版代替的文件；一份文件的几版只算现行的一版，作废的不计。"),
)
RECEIVED = Count(
    key="documents.letters",
    name=_("收到来文"),
    unit=_("份"),
    of=LETTERS,
    when=Happened("received_on"),
    basis=_("登记的来文，按收文日期计入；作废的不计。"),
)


def _answered(scope: Scope) -> Q:
    return Q(answered_on__lte=scope.as_of)


ANSWERED = Count(
    key="documents.letters_answered",
    name=_("已回复来文"),
    unit=_("份"),
    of=LETTERS,
    when=Happened("received_on"),
    only=_answered,
    basis=_("收到的来文中，到截至日已经正式回复的；阶段回复不算。"),
)


UNANSWERED = Count(
    key="documents.letters_unanswered",
    name=_("等回复来文"),
    unit=_("份"),
    of=LETTERS,
    when=Standing("received_on", "answered_on"),
    basis=_("截至日还没有正式回复的来文，不论何时收到；阶段回复以后还算等回复，作废的不计。"),
)


def _past_due(scope: Scope) -> Q:
    return Q(reply_by__lt=scope.as_of)


OVERDUE = Count(
    key="documents.letters_overdue",
    name=_("超期未回复来文"),
    unit=_("份"),
    of=LETTERS,
    when=Standing("received_on", "answered_on"),
    only=_past_due,
    basis=_("截至日还没有正式回复、回复期限早于截至日的来文，不论何时收到；没有定到哪一天的不算。"),
)

FIGURES = (IN_FORCE, RECEIVED, ANSWERED, UNANSWERED, OVERDUE)
