"""Registers of documents and letters as offices keep them, and one of each that cannot be taken."""

from datetime import date

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


def documents_as_text() -> bytes:
    """文件登记表 saved as CSV on a Chinese Windows: GB18030, rare characters, code that is text.

    The header again on each printed page, days in characters and in one number, a signature.
    """
    head = "序号,文件类别,文件名称（必填）,发文号,印发时间,制发单位,备注说明"
    lines = [
        "XX街道文件登记表,,,,,,",
        head,
        '1,通知,"关于䶮字牌匾整治的通知,及附件",,二〇二一年四月三日,XX街道创城办,{{7*7}}',
        "2,会议纪要,=1+1 次调度会纪要,/,20210305,XX街道\u3000创城办,'--",
        head,
        '3,其它,"<script>alert(1)</script>",９号,2021年04月06号,〇〇社,"两行\n备注"',
        "填表人：王丽,,,审核人：,,,",
    ]
    return "\r\n".join(lines).encode("gb18030")


def impossible_documents() -> bytes:
    """Days that never were, a day of the lunar year, a month that lost its zero, dead formulas."""
    head = ["文件类型", "标题", "发文字号", "成文日期"]
    rows = [
        ["通知", "甲", None, "2021.4.31"],
        ["通知", "乙", None, "三月初五"],
        ["通知", "丙", None, 2021.1],
        ["通知", "=A2&B2", None, "4月1日"],
        ["通知", "戊", "戊" * 61, "4月1日"],
        ["通知", "己", None, "9999-12-31"],
        ["通知", "庚\u202e辛", None, "4月1日"],
    ]
    return messy.book([head, *rows])


def letters_on_pages() -> bytes:
    """来文登记表 with a header of two rows, printed pages, real days, a hidden line, 小计."""
    top = ["序号", "来文", None, None, "收文日期", "要求", "办理", None]
    under = [None, "来文单位", "文号", "标题", None, None, "回复时限", "回复情况"]
    rows = [
        ["XX街道2021年来文登记表"],
        top,
        under,
        [
            1,
            "区创城办",
            "区创11号",
            "报送点位\n清单",
            date(2021, 4, 6),
            "列全\n逐处核对",
            44298,
            None,
        ],
        [
            2,
            "同上",
            "区创12号",
            "灯\u200b不亮的问题",
            44294,
            "立即\u3000办",
            "3个工作日内",
            "办理中",
        ],
        ["小计", None, None, "2件", None, None, None, None],
        under,
        [3, "市创城办", "", "更换褪色展板", "2021/4/8", None, "长期", "已回复（4.10）"],
        [4, "市创城办", "", "涂掉的一行", "2021/4/8", None, None, None],
        [None, "登记人：", None, None, "审核：", None, None, None],
    ]
    page = Page(
        rows,
        merges=["A1:H1", "A2:A3", "B2:D2", "E2:E3", "F2:F3", "G2:H2"],
        hidden_rows=[9],
        formats={"E5": "yyyy/m/d", "G4": "m月d日"},
    )
    return messy.book(page)
