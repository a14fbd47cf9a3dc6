"""Papers for the tests of files: long ones, with all that may stand around them."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from chuangcheng.figures.sentences import Span
from chuangcheng.reports.dress import Attachment, Dress, Head, Imprint
from chuangcheng.reports.paper import Block, Kind, Paper, Sentence, heading, text, words

DAY = date(2021, 4, 15)
MARK = "演示数据，内容虚构，与所列单位无关"
TITLE = "XX街道关于创建全国文明城市工作进展情况的报告"
LINE = "这一行有二十八个字用来量每一页能排二十二行每行二十八个字"
SCOPE: Any = SimpleNamespace(as_of=DAY, area=SimpleNamespace(name="XX街道"))


def paper(*, lines: int = 3) -> Paper:
    """One part of two sections, items that run on, a number, a paragraph of so many lines."""
    counted = Sentence("n", (Span("共发现问题"), Span("169", key="issues.found"), Span("条。")))
    blocks: list[Block] = [
        heading("work", Kind.PART, "工作进展情况"),
        heading("look", Kind.SECTION, "排查存在问题，建立问题清单"),
        *text("t", [counted, words("w", LINE * lines)]),
        heading("plan", Kind.SECTION, "下一步打算"),
        *text("a", [words("a", "补齐宣传栏；")], kind=Kind.ITEM),
        *text("b", [words("b", "清理“小广告”。")], kind=Kind.ITEM),
    ]
    return Paper(title=TITLE, scope=SCOPE, blocks=tuple(blocks))


def full_pages() -> Paper:
    """Nothing but lines that are full from edge to edge."""
    return Paper(title="满页", scope=SCOPE, blocks=tuple(text("t", [words("w", "满" * 28 * 100)])))


def punctuated() -> Paper:
    """Sentences of all lengths, so that a stop falls on every place of a line."""
    said = "".join(f"{'字' * n}，“{'句' * (n % 7 + 1)}”{'段' * (n % 5)}。" for n in range(1, 90))
    return Paper(title="标点", scope=SCOPE, blocks=tuple(text("t", [words("w", said)])))


def official(*, rows: int = 40, **changes: Any) -> Dress:
    """All that GB/T 9704-2012 puts around a report."""
    listed = tuple((f"XX-2021-{n:06}", "楼道堆物", "环境卫生") for n in range(1, rows + 1))
    given: dict[str, Any] = {
        "addressee": "红山区创城办",
        "opening": "现将有关情况报告如下：",
        "closing": "特此报告。",
        "attachments": (
            Attachment(name="问题清单", heads=("编号", "问题", "类别"), rows=listed),
            Attachment(name="工作计划表"),
        ),
        "signers": ("XX街道办事处",),
        "dated": DAY,
        "contact": "赵某，电话：0476-000****",
        "head": Head(organs=("XX街道办事处文件",), number="XX办发〔2021〕12号", signatory="王某"),
        "imprint": Imprint(copies=("区住建局", "区民政局"), issuer="XX街道办事处", issued_on=DAY),
    }
    return Dress(**{**given, **changes})
