"""困难台账: its columns with the names that offices give them, and their words for levels.

费用明细 holds one item a line, as the form reads it: 坡道，38处，6000—15000元. What a known
difficulty ended in is not taken from a line: an end names the held issues that go on with it,
which no column does, and it is reopened, not taken back, so no undo would restore it. A new
line that says 已解决 is recorded and ended at once, for nothing hangs on it yet.
"""

from chuangcheng.difficulties.models import AskLevel, DifficultyState
from chuangcheng.ledgers.layout import Column, ColumnKind, Layout

K = ColumnKind

_LEVELS: dict[str, object] = {
    **dict.fromkeys(("街道", "街道级", "办事处", "街道办"), AskLevel.SUBDISTRICT),
    **dict.fromkeys(("区级", "区", "区里", "县级", "县", "旗县区"), AskLevel.DISTRICT),
    **dict.fromkeys(("市级", "市", "市里"), AskLevel.CITY),
    **dict.fromkeys(
        ("省级", "自治区", "自治区级", "省", "省级（自治区）", "省级(自治区)"), AskLevel.PROVINCE
    ),
}
_STATES: dict[str, object] = {
    **dict.fromkeys(("待请示", "未请示", "未上报", "待上报"), DifficultyState.RAISED),
    **dict.fromkeys(("待答复", "已请示", "已上报", "未答复", "待批复"), DifficultyState.ASKED),
    **dict.fromkeys(("已答复", "已批复", "推进中"), DifficultyState.ANSWERED),
    **dict.fromkeys(("已解决", "解决", "办结", "已办结"), DifficultyState.SOLVED),
    **dict.fromkeys(("不再请示", "已撤销", "撤回"), DifficultyState.WITHDRAWN),
}

DIFFICULTY_LIST = Layout(
    "difficulties",
    "困难台账",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column(
            "title",
            "问题",
            K.NAME,
            ("困难问题", "存在困难", "难点", "难点问题", "存在的困难", "主要困难"),
            required=True,
            most=120,
        ),
        Column("where_text", "涉及点位", K.NAME, ("涉及小区", "涉及地点", "涉及范围"), most=200),
        Column("cause", "原因", K.NAME, ("困难原因", "原因分析", "产生原因"), most=500),
        Column("tried", "已采取措施", K.NAME, ("已做工作", "采取措施", "目前措施"), most=500),
        Column(
            "needed",
            "需协调事项",
            K.NAME,
            ("需协调解决事项", "请求事项", "需上级解决", "需要协调的事项"),
            most=500,
        ),
        Column(
            "cost",
            "所需资金(万元)",
            K.NAME,
            ("所需资金", "资金需求(万元)", "资金缺口(万元)", "资金缺口", "资金需求"),
            most=40,
        ),
        Column(
            "costs",
            "费用明细",
            K.TEXT,
            ("费用明细(每行一项)", "资金明细", "费用测算", "测算明细", "资金测算"),
            most=2000,
        ),
        Column(
            "level",
            "请求层级",
            K.CHOICE,
            ("协调层级", "上报层级", "请示层级", "提请层级"),
            choices=_LEVELS,
        ),
        Column("asked_on", "提交日期", K.DATE, ("上报日期", "请示日期", "提交时间", "上报时间")),
        Column("answer", "答复", K.NAME, ("答复情况", "批复", "批复情况", "上级答复"), most=500),
        Column(
            "state", "状态", K.CHOICE, ("办理状态", "进展", "解决情况", "现状"), choices=_STATES
        ),
        Column(
            "community",
            "社区(村)",
            K.NAME,
            ("社区", "村", "社区/村", "所属社区", "村(社区)"),
            most=60,
        ),
        Column("note", "备注", K.NAME, ("附注", "说明", "备注说明"), most=200),
    ),
)
