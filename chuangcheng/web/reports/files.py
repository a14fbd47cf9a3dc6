"""报告成文件: plain text, and one html page that stands alone.

Links are absolute and lead to BASE_URL; where none is set there are none.
"""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from chuangcheng.figures.sentences import Span
from chuangcheng.kernel.refusal import Refused
from chuangcheng.reports.paper import Kind, Paper
from chuangcheng.reports.plain import as_text
from chuangcheng.web import marks
from chuangcheng.web.figures.asked import rows_url

ENDINGS = {"txt": "text/plain; charset=utf-8", "html": "text/html; charset=utf-8"}
LEVELS = {Kind.PART: 1, Kind.SECTION: 2, Kind.TEXT: 0, Kind.ITEM: 0}


def written(paper: Paper, ending: str, *, is_demo: bool) -> tuple[str, str]:
    """The file's text and its content type. Raises Refused for an ending that we do not write."""
    if ending not in ENDINGS:
        raise Refused(_("报告只能存成 %s") % "、".join(ENDINGS))
    said = (str(marks.DEMO),) if is_demo else ()
    if ending == "txt":
        return as_text(paper, marks=said), ENDINGS[ending]
    return _page(paper, said), ENDINGS[ending]


def _page(paper: Paper, said: tuple[str, ...]) -> str:
    blocks = [
        {
            "level": LEVELS[block.kind],
            "label": label,
            "spans": [_span(span, paper) for span in block.spans],
        }
        for label, block in paper.labelled
    ]
    context = {"title": paper.title, "blocks": blocks, "marks": said}
    return render_to_string("reports/file.html", context)


def _span(span: Span, paper: Paper) -> dict[str, str]:
    if not span.is_number or not settings.BASE_URL:
        return {"text": span.text}
    link = settings.BASE_URL + rows_url(span.key, paper.scope, span.cells)
    return {"text": span.text, "url": link}
