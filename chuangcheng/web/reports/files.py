"""报告成文件: plain text, and one html page that stands alone.

Links are absolute and lead to BASE_URL; where none is set there are none.
"""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from chuangcheng.figures.sentences import Span
from chuangcheng.kernel.refusal import Refused
from chuangcheng.reports.plain import as_text
from chuangcheng.reports.progress import Heading, Report
from chuangcheng.web import marks
from chuangcheng.web.figures.asked import rows_url

ENDINGS = {"txt": "text/plain; charset=utf-8", "html": "text/html; charset=utf-8"}


def written(report: Report, ending: str, *, is_demo: bool) -> tuple[str, str]:
    """The file's text and its content type. Raises Refused for an ending that we do not write."""
    if ending not in ENDINGS:
        raise Refused(_("报告只能存成 %s") % "、".join(ENDINGS))
    said = (str(marks.DEMO),) if is_demo else ()
    if ending == "txt":
        return as_text(report, marks=said), ENDINGS[ending]
    return _page(report, said), ENDINGS[ending]


def _page(report: Report, said: tuple[str, ...]) -> str:
    blocks = [
        {"level": block.level, "spans": [{"text": block.text}]}
        if isinstance(block, Heading)
        else {"level": 0, "spans": [_span(span, report) for span in block.spans]}
        for block in report.blocks
    ]
    context = {"title": report.title, "blocks": blocks, "marks": said}
    return render_to_string("reports/file.html", context)


def _span(span: Span, report: Report) -> dict[str, str]:
    if not span.is_number or not settings.BASE_URL:
        return {"text": span.text}
    link = settings.BASE_URL + rows_url(span.key, report.scope, span.cells)
    return {"text": span.text, "url": link}
