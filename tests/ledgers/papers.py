"""Registers of documents and letters as offices keep them, and one of each that cannot be taken."""

from tests.ledgers import messy
from tests.ledgers.messy import Page

DOCUMENT_HEAD = ["序号", "文件名称", "类 型", "文号", "版次", "印发日期", "印发单位", "备注"]
LETTER_HEAD = ["序号", "来文机关", "文号", "收文时间", "事由", "工作要求", "报送时限", "办理情况"]


def documents() -> bytes:
    """Versions in the wrong order, a title over the table, days written in three ways."""
    rows = [
        ["XX街道创城文件登记表"],
        DOCUMENT_HEAD,
        ["1", "创建工作实施方案", "方案", None, "第二版", "2021.4.1", "XX街道创城办", "修订"],
        [2, "创建工作实施方案", "实施方案", "5号", "V1", "2021年3月1日", "XX街道 创城办", None],
        [3, " 责任清单 ", "任务分解表", "", "", "3月10日", "XX街道党工委", None],
        ["合计", None, None, None, None, None, None, "3份"],
    ]
    return messy.book(Page(rows, merges=["A1:H1"]))


def wrong_documents() -> bytes:
    """A kind that is none, a version without the one before it, a day to come, one line twice."""
    rows = [
        DOCUMENT_HEAD,
        [1, "方案甲", "诗歌", None, None, "3月1日", None, None],
        [2, "方案乙", "方案", None, "3", "3月1日", None, None],
        [3, "方案丙", "方案", None, None, "12月1日", None, None],
        [4, "方案丁", "方案", None, "乱写", "3月1日", None, None],
        [5, "方案戊", "方案", None, None, "3月1日", None, None],
        [6, "方案戊", "方案", None, None, "3月1日", None, None],
        [7, None, "方案", None, None, "3月1日", None, None],
    ]
    return messy.book(rows)


def letters() -> bytes:
    """A sender for two lines, a limit without a day, an answer with and one without its day."""
    rows = [
        LETTER_HEAD,
        [
            1,
            "区创城办",
            "区创7号",
            "4月2日",
            "报送排查情况",
            "按表报送",
            "4月9日前",
            "已回复4月8日",
        ],
        [2, None, "区创8号", "４月６日", "开展环境整治", "立即整改", "4月底前", "办理中"],
        [3, "市创城办", None, "2021-04-07", "报送公益广告数量", None, None, None],
    ]
    return messy.book(Page(rows, merges=["B2:B3"]))


def wrong_letters() -> bytes:
    """No sender, a limit before the receipt, an answer before it, one letter twice."""
    rows = [
        LETTER_HEAD,
        [1, "区创城办", "1号", "4月8日", "甲", None, "4月1日", None],
        [2, "区创城办", "2号", "4月8日", "乙", None, None, "已回复 4月2日"],
        [3, "区创城办", "3号", "4月20日", "丙", None, None, None],
        [4, "区创城办", "4号", "4月8日", "丁", None, None, "已回复"],
        [5, "区创城办", "5号", "4月8日", "戊", None, None, None],
        [6, "区创城办", "5号", "4月8日", "戊", None, None, None],
    ]
    return messy.book(rows)
