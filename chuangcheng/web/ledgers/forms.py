"""选文件: which file, for which register; and what is posted from a preview."""

from collections.abc import Iterable
from dataclasses import replace

from django import forms
from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers.choices import Choices, line_key
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import MOST_BYTES
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.verdicts import Line, Preview

CELL, WRITTEN = "cell:", "raw:"
_LONGEST = 2_000  # characters that somebody types over a cell
_MOST = 2_000  # cells that are typed over in a preview; more is work for WPS
_MOST_KEY = 60


class UploadForm(forms.Form):
    """选文件. The file is judged by what it holds, not by its name."""

    file = forms.FileField(
        label=gettext_lazy("台账文件"),
        help_text=gettext_lazy(
            "一个 .xlsx、.xls 或 .csv 文件，表头在上面几行就行，列的顺序和名称不用改"
        ),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("还没有选文件")},
    )
    register = forms.ChoiceField(
        label=gettext_lazy("是哪一种台账"),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *given: object, by: Actor, **more: object) -> None:
        super().__init__(*given, **more)  # type: ignore[arg-type]
        self.fields["register"].choices = [  # type: ignore[attr-defined]
            ("", _("按表头认")),
            *((r.value, r.label) for r in registers_of(by)),
        ]
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.xls,.et,.csv,.txt"

    @property
    def content(self) -> bytes:
        """Read no further than what is too much anyway."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return bytes(file.read(MOST_BYTES + 1))

    @property
    def name(self) -> str:
        return str(self.cleaned_data["file"].name or "")

    @property
    def chosen(self) -> Register | None:
        """None: the one whose columns the file has."""
        chosen = self.cleaned_data["register"]
        return Register(chosen) if chosen else None


def registers_of(by: Actor) -> list[Register]:
    """The registers that somebody may import."""
    return [register for register in Register if may_import(by, register)]


def decided(given: QueryDict, choices: Choices, shown: Preview) -> Choices:
    """The choices after what was posted: cells typed over, and the one button that was pressed."""
    typed = {
        key.removeprefix(CELL): str(value).strip()[:_LONGEST]
        for key, value in given.items()
        if key.startswith(CELL) and value != given.get(WRITTEN + key.removeprefix(CELL), "")
    }
    fixed = dict(_pair(each) for each in given.getlist("fix"))
    corrections = _checked({**typed, **fixed})
    choices = choices.correcting(corrections) if corrections else choices
    return _pressed(given, choices, shown)


def splittable(shown: Preview) -> list[Line]:
    """Lines that hold several items and have not been taken apart."""
    return [
        line
        for line in shown.lines
        if not line.row.part and any(cell.pieces for cell in line.row.cells.values())
    ]


def _pressed(given: QueryDict, choices: Choices, shown: Preview) -> Choices:
    accepted = _checked_keys(given.getlist("accept"))
    if "accept_all" in given:
        accepted = [*accepted, *shown.asked_cells]
    split = choices.split.union(_checked_keys(given.getlist("split")))
    if "split_all" in given:
        split |= {line_key(line.sheet, line.row.number) for line in splittable(shown)}
    sheets = {sheet.name for sheet in shown.sheets} | {*shown.hidden_sheets}
    without = choices.without.union(sheets.intersection(given.getlist("leave_out")))
    return replace(
        choices.accepting(accepted),
        split=split.difference(given.getlist("join")),
        revealed=choices.revealed.union(sheets.intersection(given.getlist("reveal"))),
        without=without.difference(given.getlist("put_back")),
        skip_bad=_switched(given, "skip_bad", before=choices.skip_bad),
        again=choices.again or "again" in given,
        letter=_letter(given, before=choices.letter),
    )


def _letter(given: QueryDict, *, before: int) -> int:
    """来文 of which the list is; whether somebody may choose it is asked when it is written."""
    key = given.get("letter", str(before))
    if key and not (key.isascii() and key.isdecimal() and len(key) < 19):
        raise BadRequest("no letter of ours")
    return int(key or 0)


def _switched(given: QueryDict, name: str, *, before: bool) -> bool:
    return given[name] == "1" if name in given else before


def _pair(text: str) -> tuple[str, str]:
    """Sheet1!B7=龙泉花园."""
    key, sign, value = text.partition("=")
    if not sign:
        raise BadRequest("a correction without a value")
    return key, value[:_LONGEST]


def _checked(corrections: dict[str, str]) -> dict[str, str]:
    if len(corrections) > _MOST:
        raise BadRequest("too many corrections")
    _checked_keys(corrections)
    return corrections


def _checked_keys(keys: Iterable[str]) -> list[str]:
    found = list(keys)
    if any("!" not in key or len(key) > _MOST_KEY for key in found):
        raise BadRequest("no cell of ours")
    return found
