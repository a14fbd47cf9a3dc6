"""The page of one thing: its parts, what may be done with it, and what was done."""

import ast
from pathlib import Path

import pytest

import chuangcheng
from chuangcheng.documents import commands
from chuangcheng.documents.models import Document
from chuangcheng.web import deeds, records
from tests.documents.conftest import plan
from tests.web.test_components import shown
from tests.world import NOON

PACKAGE = Path(chuangcheng.__file__).parent
WITH_PAGES = (
    *("campaigns", "documents", "duties", "inspections", "meetings", "partners", "people"),
    *("places", "plan", "publicity", "standards"),
)


def recorded_in(context: str) -> set[str]:
    """The verbs under which the commands of a context record their deeds."""
    calls = (
        node
        for path in (PACKAGE / context).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and node.args
    )
    verbs = (call.args[0] for call in calls if ast.unparse(call.func).endswith("record"))
    return {str(verb.value) for verb in verbs if isinstance(verb, ast.Constant)}


@pytest.mark.parametrize("context", WITH_PAGES)
def test_every_deed_that_a_page_tells_of_has_words(context: str):
    assert recorded_in(context)
    assert not recorded_in(context) - deeds.TOLD.keys()


def test_a_part_that_holds_nothing_says_so():
    html = shown("part", part=records.rows("files", "材料", [], empty="还没有扫描件或文件"))

    assert '<section class="cc-section" aria-labelledby="files-title">' in html
    assert "还没有扫描件或文件" in html


def test_a_part_shows_what_it_holds_with_what_may_be_added():
    row = {"text": "正文", "url": "/documents/1/files/1/", "note": "PDF，2 页", "end": "12 KB"}
    more = [{"text": "补充材料", "url": "/documents/1/files/new/"}]

    html = shown("part", part=records.rows("files", "材料", [row], empty="没有", deeds=more))

    assert 'href="/documents/1/files/1/"' in html
    assert 'href="/documents/1/files/new/"' in html
    assert "没有" not in html


def test_what_nobody_may_do_and_what_nobody_said_is_not_there():
    assert records.edit("") is None
    assert records.said([records.fact("备注", ""), records.fact("文号", "5号")]) == [
        {"term": "文号", "text": "5号", "url": "", "note": ""}
    ]


def test_the_page_tells_who_did_what_and_leaves_out_empty_parts(demo, as_):
    document = commands.record(plan(demo), by=demo.office, now=NOON)

    html = as_(demo.office).get(f"/documents/{document.pk}/").content.decode()

    assert Document.objects.get() == document
    assert html.index("经过") < html.index("登记文件")
    assert demo.office.name in html.split("经过")[1]
