"""The report as plain text."""

from chuangcheng.figures.sentences import plain
from chuangcheng.reports.progress import Heading, Report

INDENT = "\u3000\u3000"


def as_text(report: Report, *, marks: tuple[str, ...] = ()) -> str:
    """纯文本: title, headings and indented paragraphs; `marks` stand above and below (demo)."""
    lines = [*marks, report.title, ""]
    for block in report.blocks:
        words = block.text if isinstance(block, Heading) else plain(block.spans)
        lines.append(INDENT + words)
    return "\n".join([*lines, *marks]) + "\n"
