"""Every shown string is marked for translation: Chinese stands in gettext calls or nowhere."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import TypeGuard

import pytest

from tests.architecture.source import Module, Source, added, dotted, none_of

CHINESE = re.compile(r"[㐀-䶿一-鿿]")
MARKERS = frozenset(
    f"django.utils.translation.{name}{lazy}"
    for name in ("gettext", "ngettext", "pgettext", "npgettext")
    for lazy in ("", "_lazy")
) | {"django.utils.translation.gettext_noop"}
WORD = 4  # characters: the longest that a function of a reading module compares with
READ_OR_RECORDED = {
    "chuangcheng.demo": "what people of one sub-district would have typed",
    "chuangcheng.issues.categories": "the office's own table, recorded and editable",
    "chuangcheng.kernel.actor": "the installer's name, recorded in the trail",
    "chuangcheng.kernel.bigrams": "which characters are Chinese",
    "chuangcheng.kernel.dates": "what ledgers write for days",
    "chuangcheng.kernel.deadlines": "what ledgers write for deadlines",
    "chuangcheng.kernel.hedges": "what ledgers write around numbers",
    "chuangcheng.kernel.numerals": "Chinese numerals",
    "chuangcheng.kernel.reading": "what ledgers write for numbers",
    "chuangcheng.kernel.text": "characters that look alike",
    "chuangcheng.kernel.times": "what ledgers write for times of day",
    "chuangcheng.ledgers.asset_layout": "the names that offices give to columns and forms",
    "chuangcheng.ledgers.asset_lines": "what ledgers call themes",
    "chuangcheng.ledgers.asset_states": "the words that offices write for how a thing stands",
    "chuangcheng.ledgers.cells": "what cells hold instead of a value",
    "chuangcheng.ledgers.clause_layout": "what evaluation systems call columns, methods, places",
    "chuangcheng.difficulties.costs": "what ledgers write between numbers, and for unknown ones",
    "chuangcheng.ledgers.difficulty_lines": "what ledgers write for costs and for everywhere",
    "chuangcheng.ledgers.difficulty_layout": "the names that offices give to columns",
    "chuangcheng.ledgers.duty_layout": "what the responsibility list calls its columns",
    "chuangcheng.ledgers.facility_layout": "the names that offices give to columns",
    "chuangcheng.ledgers.inspection_layouts": "the names that offices give to columns",
    "chuangcheng.ledgers.layout": "what headers carry beside a name",
    "chuangcheng.figures.required": "how ledgers write what an item of the plan asks",
    "chuangcheng.ledgers.layouts": "the names that offices give to columns",
    "chuangcheng.ledgers.measure_layout": "the names that offices give to columns",
    "chuangcheng.ledgers.measure_lines": "what ledgers write for all sites",
    "chuangcheng.ledgers.assistance_layout": "what the ledger calls its columns",
    "chuangcheng.ledgers.meeting_layout": "what the two ledgers call their columns",
    "chuangcheng.ledgers.meeting_lines": "what meetings are by their names, numbers before items",
    "chuangcheng.ledgers.activity_lines": "what ledgers write for yes and no",
    "chuangcheng.ledgers.station_judging": "what ledgers write behind what is broken",
    "chuangcheng.ledgers.volunteering_exporting": "the same",
    "chuangcheng.ledgers.volunteering_layout": "the names that offices give to columns, fields",
    "chuangcheng.ledgers.outreach_layout": "the names that offices give to columns and channels",
    "chuangcheng.ledgers.piece_judging": "what a medium is by its name",
    "chuangcheng.ledgers.other_names": "how remarks give another name",
    "chuangcheng.ledgers.plan_layout": "what the ledger calls its columns and states",
    "chuangcheng.ledgers.paper_layouts": "the names that offices give to columns",
    "chuangcheng.reports.bulletin": "by what an issue is known to be about people in need",
    "chuangcheng.reports.prose": "how papers write numbers, and what ends a sentence",
    "chuangcheng.partners.frequencies": "how ledgers write what comes again",
    "chuangcheng.ledgers.phones": "what may follow a telephone number",
    "chuangcheng.ledgers.place_lines": "what may follow a year",
    "chuangcheng.ledgers.pledge_layout": "the names that offices give to columns and states",
    "chuangcheng.ledgers.skipping": "by what a row is known to be no record",
    "chuangcheng.ledgers.tally_layout": "the names that offices give to columns",
    "chuangcheng.ledgers.telling_layout": "the names of columns",
    "chuangcheng.ledgers.tidying": "what stands for the cell above",
    "chuangcheng.ledgers.words": "what ledgers write for sources, states and leading units",
    "chuangcheng.ledgers.writing": "how a workbook writes its days",
    "chuangcheng.reports.typesetting": "the names of fonts",
    "chuangcheng.reports.titles": "words and characters between which no title is broken",
    "chuangcheng.standards.requirements": "what offices write for proofs that are asked for",
    "chuangcheng.settings": "the name of the language in itself",
}

MARKED_BLOCK = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL
)
MARKED = re.compile(r"""\btrans(?:late)?\s+("[^"]*"|'[^']*')|_\(("[^"]*"|'[^']*')\)""")
NOT_SHOWN = re.compile(r"{#.*?#}|<!--.*?-->|{%\s*comment\b.*?{%\s*endcomment\s*%}", re.DOTALL)
REMARK = re.compile(r"/\*.*?\*/|(?:^|\s)//[^\n]*", re.DOTALL)
SENTENCE = re.compile(f"{CHINESE.pattern}{{2,}}")  # 年, 月 and 日 alone are how a day is typed
TAG = re.compile(r"{%.*?%}|{{.*?}}")


def unmarked(source: Source) -> Iterator[str]:
    """Chinese in code and templates that no catalogue would ever hold."""
    for module in source.modules.values():
        if not module.is_migration and module.context != "demo":
            yield from _in_code(module)
    for path, text in source.files.items():
        if path.startswith("chuangcheng/") and path.endswith((".html", ".txt")):
            yield from _in_template(path, text)
        if path.startswith("frontend/") and path.endswith(".ts"):
            yield from _in_script(path, text)


@cache
def _in_code(module: Module) -> tuple[str, ...]:
    excused = _marked(module) | _remarks(module) | _read(module)
    bare = [
        f"{module.at(text.lineno)}: {str(text.value)[:30]!r} is not marked"
        for text in _chinese_texts(module)
        if text not in excused
    ]
    calls = (node for node in module.nodes if _is_marker(node, module))
    return (*bare, *(fault for call in calls for fault in _unreadable(module, call)))


def _chinese_texts(module: Module) -> Iterator[ast.Constant]:
    texts = (node for node in module.nodes if isinstance(node, ast.Constant))
    yield from (text for text in texts if CHINESE.search(str(text.value)))


def _marked(module: Module) -> set[ast.AST]:
    """Everything inside the arguments of a call that marks."""
    calls = [node for node in module.nodes if _is_marker(node, module)]
    return {inner for call in calls for argument in call.args for inner in ast.walk(argument)}


def _remarks(module: Module) -> set[ast.AST]:
    """Docstrings: texts that stand alone as a statement."""
    return {node.value for node in module.nodes if isinstance(node, ast.Expr)}


def _read(module: Module) -> set[ast.AST]:
    """In a module that reads Chinese: its tables, and in functions no more than a word."""
    if module.name not in READ_OR_RECORDED:
        return set()
    functions = (n for n in module.nodes if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    shown = {inner for function in functions for inner in ast.walk(function)}
    return {
        text for text in _chinese_texts(module) if text not in shown or _is_word(str(text.value))
    }


def _is_word(text: str) -> bool:
    return all(len(run) <= WORD for run in re.findall(f"{CHINESE.pattern}+", text))


def _is_marker(node: ast.AST, module: Module) -> TypeGuard[ast.Call]:
    if not isinstance(node, ast.Call):
        return False
    first, _, rest = dotted(node.func).partition(".")
    return ".".join(filter(None, [module.bindings.get(first, ""), rest])) in MARKERS


def _unreadable(module: Module, call: ast.Call) -> Iterator[str]:
    """What is put together before it is marked: no catalogue holds that."""
    for argument in call.args:
        if isinstance(argument, ast.JoinedStr | ast.BinOp):
            yield f"{module.at(call.lineno)}: {ast.unparse(argument)[:30]} is put together first"


def _in_template(path: str, text: str) -> Iterator[str]:
    """Blanks out what is marked or never shown, then looks for what is left, line by line."""
    for marked in (NOT_SHOWN, MARKED_BLOCK):
        text = marked.sub(_blank, text)
    text = TAG.sub(lambda tag: MARKED.sub(_blank, tag[0]), text)
    for number, line in enumerate(text.splitlines(), 1):
        if CHINESE.search(line):
            yield f"{path}:{number}: {line.strip()[:40]!r} is not marked"


def _in_script(path: str, text: str) -> Iterator[str]:
    """Scripts take their words from the page, where they are marked."""
    for number, line in enumerate(REMARK.sub(_blank, text).splitlines(), 1):
        if SENTENCE.search(line):
            yield f"{path}:{number}: {line.strip()[:40]!r} is not marked"


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def test_every_shown_string_is_marked(source):
    none_of(unmarked(source))


def test_every_excuse_is_still_needed(source):
    """A module on the list that holds no bare Chinese any more leaves it."""
    for name in READ_OR_RECORDED:
        module = source.modules.get(name)
        assert module is not None, name
        if module.context != "demo":
            assert CHINESE.search(module.text), name


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('NAME = "标题"', "'标题' is not marked"),
        ('NAME = f"{1}条"', "'条' is not marked"),
        ('NAMES = {"key": "标题"}', "'标题' is not marked"),
        ('print("没有找到", _("标题"))', "'没有找到' is not marked"),
        ('NAME = _(f"{1}条")', "f'{1}条' is put together first"),
        ('NAME = _("共" + "两条")', "'共' + '两条' is put together first"),
        ('NAME = _("%s 条" % 1)', "'%s 条' % 1 is put together first"),
        ('NAME = gettext_of_another("标题")', "'标题' is not marked"),
    ],
)
def test_a_planted_string_is_found_and_named(source, line, message):
    marker = "from django.utils.translation import gettext as _\n"

    (said,) = _planted(source, "chuangcheng/issues/planted.py", f"{marker}\n{line}\n")

    assert said == f"chuangcheng.issues.planted:3: {message}"


@pytest.mark.parametrize(
    "line",
    [
        'NAME = _("标题")',
        'NAME = translation.gettext_lazy("标题")',
        'NAME = translation.ngettext("%s 条", "%s 条", 2) % 2',
        'NAME = _("标题" if True else "题目")',
        '"""标题: what stands at the top."""',
        "NAME = 1  # 标题",
        'NAME = "、".join("—")',
    ],
)
def test_what_is_marked_or_not_shown_is_left_alone(source, line):
    head = (
        "from django.utils import translation\nfrom django.utils.translation import gettext as _\n"
    )

    assert not _planted(source, "chuangcheng/issues/planted.py", f"{head}\n{line}\n")


def test_a_module_that_reads_chinese_marks_its_sentences(source):
    planted = source.planted(
        "chuangcheng/kernel/times.py", '\n\ndef planted():\n    return "这个时间看不懂"\n'
    )

    (said,) = added(unmarked, source, planted)

    assert said.endswith("'这个时间看不懂' is not marked")


@pytest.mark.parametrize(
    "line",
    [
        "<p>标题</p>",
        '<input placeholder="标题">',
        '{% include "a.html" with title="标题" %}',
        "{% translate '标题' %}的后面",
        "{# 旁注 #}<b>标题</b>",
    ],
)
def test_a_planted_line_of_a_template_is_found_and_named(source, line):
    (said,) = _planted(source, "chuangcheng/web/templates/planted.html", f"<hr>\n{line}\n")

    assert said.startswith("chuangcheng/web/templates/planted.html:2: ")
    assert said.endswith("is not marked")


@pytest.mark.parametrize(
    "line",
    [
        '{% translate "标题" %}',
        '{% translate "标题" as title %}',
        '{% include "a.html" with title=_("标题") %}',
        "{{ title|default:_('标题') }}",
        "{% blocktranslate %}\n共 {{ n }} 条\n{% endblocktranslate %}",
        "{# 旁注 #}<!-- 旁注 -->{% comment %}旁注{% endcomment %}",
    ],
)
def test_a_template_that_marks_is_left_alone(source, line):
    assert not _planted(source, "chuangcheng/web/templates/planted.html", line)


def test_a_planted_word_of_a_script_is_found_and_named(source):
    planted = source.planted(
        "frontend/planted.ts", '// 旁注\n/** 旁注 */\nexport const again = "再试";\n'
    )

    (said,) = added(unmarked, source, planted)

    assert said.startswith("frontend/planted.ts:3: ")


def _planted(source: Source, path: str, text: str) -> list[str]:
    return added(unmarked, source, source.planted(path, text))
