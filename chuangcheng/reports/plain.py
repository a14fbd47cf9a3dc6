"""The report as plain text."""

from chuangcheng.reports.paper import Paper

INDENT = "\u3000\u3000"


def as_text(paper: Paper, *, marks: tuple[str, ...] = ()) -> str:
    """纯文本: title, headings and indented paragraphs; `marks` stand above and below (demo)."""
    lines = [*marks, paper.title, ""]
    lines += [f"{INDENT}{label}{block.text}" for label, block in paper.labelled]
    return "\n".join([*lines, *marks]) + "\n"
