"""报告成文件: plain text, docx, and one html page that stands alone.

Links of the page are absolute and lead to BASE_URL; where none is set there are none. The page is
handed out as a file and never shown under our address, so its style sheet may stand in it.
"""

from collections.abc import Callable, Iterator
from itertools import count

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.figures.sentences import Span
from chuangcheng.kernel.refusal import Refused
from chuangcheng.reports.dress import Dress, marked
from chuangcheng.reports.paper import Kind, Paper
from chuangcheng.reports.plain import as_text
from chuangcheng.reports.titles import title_lines
from chuangcheng.reports.word import as_docx
from chuangcheng.web import marks
from chuangcheng.web.figures.asked import rows_url

ENDINGS = {
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_NAMES = {
    "docx": gettext_lazy("Word"),
    "html": gettext_lazy("网页"),
    "txt": gettext_lazy("文本"),
}
LEVELS = {Kind.PART: 1, Kind.SECTION: 2, Kind.TEXT: 0, Kind.ITEM: 0}


Door = Callable[[Span, int], str]


def written(
    paper: Paper, dress: Dress, ending: str, *, is_demo: bool, rows_url: Door | None = None
) -> tuple[bytes, str]:
    """The file's bytes and its content type. Raises Refused for an ending that we do not write.

    `rows_url` is the address of a number's rows by its place from 1; without it they are asked of
    the records.
    """
    if ending not in ENDINGS:
        raise Refused(_("报告只能存成 %s") % "、".join(ENDINGS))
    worn = marked(dress, marks_of(is_demo=is_demo))
    if ending == "docx":
        return as_docx(paper, worn), ENDINGS[ending]
    text = as_text(paper, worn) if ending == "txt" else _page(paper, worn, rows_url)
    return text.encode(), ENDINGS[ending]


def saved(body: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to be kept, under its name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=content_type, headers=headers)


def offered() -> list[tuple[str, str]]:
    """In which files a paper can be had, with their names."""
    return [(ending, str(name)) for ending, name in _NAMES.items()]


def marks_of(*, is_demo: bool) -> tuple[str, ...]:
    """What a paper says of the data in it."""
    return (str(marks.DEMO),) if is_demo else ()


def _page(paper: Paper, dress: Dress, door: Door | None) -> str:
    def live(span: Span, _number: int) -> str:
        return rows_url(span.key, paper.scope, span.cells)

    numbers = count(1)
    blocks = [
        {
            "level": LEVELS[block.kind],
            "label": label,
            "spans": [_span(span, door or live, numbers) for span in block.spans],
        }
        for label, block in paper.labelled
    ]
    context = {
        "title": paper.title,
        "lines": title_lines(paper.title),
        "blocks": blocks,
        "dress": dress,
        "style": format_html("<style>{}</style>", render_to_string("reports/file.css")),
    }
    return render_to_string("reports/file.html", context)


def _span(span: Span, door: Door, numbers: Iterator[int]) -> dict[str, str]:
    if not span.is_number:
        return {"text": span.text}
    number = next(numbers)
    if not settings.BASE_URL:
        return {"text": span.text}
    return {"text": span.text, "url": settings.BASE_URL + door(span, number)}
