"""导入导出: the list of imports, the preview of one, what became of it. Nothing is written here."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from chuangcheng.documents.queries import visible_letters
from chuangcheng.ledgers import files, queries, registers
from chuangcheng.ledgers.annotating import annotated
from chuangcheng.ledgers.exporting import blank_workbook
from chuangcheng.ledgers.models import Import, Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import preview_of
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.verdicts import Preview
from chuangcheng.ledgers.workbook import Workbook
from chuangcheng.web import navigation, paging
from chuangcheng.web.demo import sheets
from chuangcheng.web.evidence import pictures
from chuangcheng.web.http import Request, known_only, see
from chuangcheng.web.ledgers import exports, grid, jobs, progress, results, shown
from chuangcheng.web.ledgers.forms import UploadForm, registers_of, splittable
from chuangcheng.web.paging import Sort

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_LETTERS = 50
# A 回填表 is taken where its issues are listed, and never filled from nothing.
_WITH_LISTS = [register for register in Register if register != Register.REFILL]
_LATEST = Sort("id", "pk", _("最近上传"), descending=True)

Shape = dict[str, Any]


def start(request: Request) -> HttpResponse:
    """导入导出: choose a file; what was imported before; where lists are exported."""
    known_only(request.GET, "sort", "at")
    return start_page(request, UploadForm(by=request.actor))


def start_page(request: Request, form: UploadForm, *, status: int = 200) -> HttpResponse:
    """The page with its form, whatever the form says."""
    found = queries.visible_imports(request.actor)
    page = paging.page(found, request.GET, sorts=[_LATEST])
    context = {
        "form": form,
        "steps": shown.steps(0),
        "blanks": [each for each in registers_of(request.actor) if each in _WITH_LISTS],
        "refill_url": _refill_url(request),
        "table": shown.imports(page.rows, request.now) if page.rows else None,
        "pager": page.pager(paging.capped(found)),
        "exports": _exports(request),
        "photo_lists": exports.listed(request),
        "samples": sheets.offered(request),
    }
    return render(request, "ledgers/start.html", context, status=status)


def detail(request: Request, pk: int) -> HttpResponse:
    """一次导入: its preview while it is not written, then what it did."""
    record = see(queries.visible_imports(request.actor), pk)
    return detail_page(request, record)


def detail_page(
    request: Request, record: Import, *, refused: str = "", status: int = 200
) -> HttpResponse:
    """The page of an import as it stands; `refused` says why a deed did not happen."""
    if record.state != Import.State.PREVIEWED:
        context = _done(request, record)
        return render(request, "ledgers/done.html", {**context, "refused": refused}, status=status)
    if jobs.is_under_way(record):
        context = {"record": record, "register": shown.register_name(record)}
        told = progress.told(record.pk)
        return render(request, "ledgers/running.html", {**context, "told": told}, status=status)
    context = _preview(request, record)
    refused = refused or jobs.failure(record)
    return render(request, "ledgers/preview.html", {**context, "refused": refused}, status=status)


def marked(request: Request, pk: int) -> HttpResponse:
    """批注表: the file with what is wrong written in."""
    record = see(queries.visible_imports(request.actor), pk)
    content = files.read(record.sha256)
    workbook = open_workbook(content)
    preview = preview_of(record, workbook, by=request.actor, today=request.today)
    made = annotated(content, workbook, preview, record.chosen, made_at=request.now)
    stem = record.file_name.rpartition(".")[0] or record.file_name
    return download(made, _("%s（批注）.xlsx") % stem)


def picture(request: Request, pk: int, sha256: str) -> HttpResponse:
    """表里的图片, small, while the import is looked at."""
    record = see(queries.visible_imports(request.actor), pk)
    if sha256 not in {said.get("sha256") for said in record.pictures.values()}:
        raise Http404
    return pictures.thumbnail(sha256, name=_("图片"))


def blank(request: Request, register: str) -> HttpResponse:
    """空表: the columns of a register, for who starts from nothing."""
    if register not in Register.values or not may_import(request.actor, Register(register)):
        raise Http404
    layout = registers.layout_of(Register(register))
    return download(blank_workbook(layout, now=request.now), f"{layout.name}.xlsx")


def opened(record: Import) -> Workbook:
    """The file of an import, read again."""
    return open_workbook(files.read(record.sha256))


def download(content: bytes, name: str) -> HttpResponse:
    """A workbook to be saved under a name."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _preview(request: Request, record: Import) -> Shape:
    preview = preview_of(record, opened(record), by=request.actor, today=request.today)
    is_own = record.by_id == request.actor.person_id
    part = grid.slice_of(preview, request.GET.dict())
    return {
        "record": record,
        "register": shown.register_name(record),
        "is_own": is_own,
        "steps": shown.steps(2),
        "lead": shown.lead(record, part),
        "tally": shown.tally(preview),
        "views": grid.views(part),
        "tabs": shown.tabs(preview, part),
        "grid": grid.grid(part, may_change=is_own),
        "pager": shown.pager(part),
        "questions": shown.questions(part),
        "letters": _letters(request, record),
        "remarks": shown.remarks(part),
        "columns": shown.columns(part.sheet),
        "unknown": shown.unknown_columns(preview, part.sheet),
        "splittable": len(splittable(preview)),
        "sheet": part.sheet.name,
        "without": sorted(preview.choices.without),
        "skipped": shown.skipped(part.sheet),
        "hidden": shown.hidden(preview, part),
        "left_out": preview.left_out,
        "foot": shown.foot(preview),
        "promise": preview.promise,
        "skip_bad": preview.choices.skip_bad,
        "back": grid.address(part),
    }


def _letters(request: Request, record: Import) -> list[Shape]:
    """来文 with which a list of issues may have come, the latest first."""
    if record.register != Register.ISSUES:
        return []
    found = visible_letters(request.actor).order_by("-received_on", "-pk")[:_MOST_LETTERS]
    return [
        {"key": letter.pk, "title": letter.title, "chosen": letter.pk == record.chosen.letter}
        for letter in found
    ]


def _done(request: Request, record: Import) -> Shape:
    return {
        "record": record,
        "register": shown.register_name(record),
        "steps": shown.steps(4),
        "tally": shown.written(record),
        "undoing": shown.undoing(record, request.actor, request.now),
        "table": results.table(record),
        "list_url": navigation.address(results.LISTS[Register(record.register)], request.actor),
    }


def _exports(request: Request) -> list[Shape]:
    """Lists are exported where they are filtered."""
    lists = [(str(each.label), results.LISTS[each]) for each in _WITH_LISTS]
    lists += [(_("检查轮次"), "inspections:list"), (_("检查记录"), "inspections:visits")]
    found = [(name, navigation.address(page, request.actor)) for name, page in lists]
    return [{"text": name, "url": url} for name, url in found if url]


def _refill_url(request: Request) -> str:
    """Where a 回填表 is taken, for whoever fills one."""
    may = may_import(request.actor, Register.REFILL)
    return navigation.address("issues:list", request.actor) if may else ""


def preview_now(request: Request, record: Import) -> Preview:
    """The preview that a deed is about."""
    return preview_of(record, opened(record), by=request.actor, today=request.today)
