"""公文要素: what stands around the blocks of a paper, from 发文机关标志 to 版记 (GB/T 9704-2012).

A paper leaves out what is not given: it has no blanks to fill in. Where it is marked as a demo's,
it has neither head nor imprint, whatever was given.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.kernel.deadlines import day_name

MOST_UPRIGHT = 8
"""Columns of a table on an upright page."""


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """附件: named below the text; with a table it is printed behind it, else it goes beside it.

    `note` says below its title what it holds, also where it has no row.
    """

    name: str
    note: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of_rows(
        cls, name: object, note: str, heads: Sequence[object], rows: Sequence[Sequence[str]]
    ) -> "Attachment":
        """A numbered table; a column in which nothing stands leaves its room to the others."""
        kept = [n for n, _head in enumerate(heads) if any(row[n] for row in rows)]
        table = tuple(
            (str(serial), *(row[n] for n in kept)) for serial, row in enumerate(rows, start=1)
        )
        told = (_("序号"), *(str(heads[n]) for n in kept)) if rows else ()
        return cls(name=str(name), note=note, heads=told, rows=table)

    @property
    def is_printed(self) -> bool:
        """Whether it stands behind the text."""
        return bool(self.note or self.heads)

    @property
    def is_wide(self) -> bool:
        """Whether its columns need a page on its side."""
        return len(self.heads) > MOST_UPRIGHT


@dataclass(frozen=True, kw_only=True)
class Head:
    """版头: whose paper it is, in red letters and never an emblem; its number, who signed it."""

    organs: tuple[str, ...]
    number: str = ""
    signatory: str = ""

    @property
    def signed_text(self) -> str:
        """签发人：王某, or nothing."""
        return _("签发人：%s") % self.signatory if self.signatory else ""


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """版记: who gets a copy, who printed it and when."""

    copies: tuple[str, ...] = ()
    issuer: str = ""
    issued_on: date | None = None

    @property
    def copies_text(self) -> str:
        """抄送：区住建局，区民政局。 or nothing."""
        return _("抄送：%s。") % "，".join(self.copies) if self.copies else ""

    @property
    def issued_text(self) -> str:
        """2021年4月15日印发, or nothing."""
        return _("%s印发") % day_name(self.issued_on) if self.issued_on else ""


@dataclass(frozen=True, kw_only=True)
class Dress:
    """公文要素 of one paper; `signers` sign it (署名), `dated` is the day on which it was made."""

    addressee: str = ""
    opening: str = ""
    closing: str = ""
    attachments: tuple[Attachment, ...] = ()
    signers: tuple[str, ...] = ()
    dated: date | None = None
    contact: str = ""
    head: Head | None = None
    imprint: Imprint | None = None
    marks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.marks and (self.head or self.imprint):
            raise ValueError("a paper marked as a demo's has no head and no imprint")

    @property
    def addressee_text(self) -> str:
        """区创城办：, or nothing."""
        return _("%s：") % self.addressee if self.addressee else ""

    @property
    def attachment_lines(self) -> tuple[tuple[str, str, str], ...]:
        """附件说明, line by line: 附件： on the first, 1. where there are several, the name."""
        several = len(self.attachments) > 1
        return tuple(
            (_("附件：") if n == 1 else "", f"{n}." if several else "", attachment.name)
            for n, attachment in enumerate(self.attachments, start=1)
        )

    @property
    def printed(self) -> tuple[tuple[str, Attachment], ...]:
        """附件1, 附件2 and what stands under it; 附件 alone where there is one."""
        several = len(self.attachments) > 1
        return tuple(
            (_("附件%s") % (n if several else ""), attachment)
            for n, attachment in enumerate(self.attachments, start=1)
            if attachment.is_printed
        )

    @property
    def dated_text(self) -> str:
        """2021年4月15日, or nothing."""
        return day_name(self.dated) if self.dated else ""

    @property
    def contact_text(self) -> str:
        """（联系人：…）, or nothing."""
        return _("（联系人：%s）") % self.contact if self.contact else ""


def marked(dress: Dress, marks: tuple[str, ...]) -> Dress:
    """The dress of a demo's paper: its marks, and neither head nor number nor imprint."""
    return replace(dress, head=None, imprint=None, marks=marks) if marks else dress
