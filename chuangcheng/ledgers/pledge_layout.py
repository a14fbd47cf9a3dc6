"""包联台账: its columns with their other names, and the words for kinds and for how it stands."""

from collections.abc import Mapping

from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.layout import Column, ColumnKind, Layout
from chuangcheng.partners.models import PledgeKind, PledgeState

K = ColumnKind
S = PledgeState

KINDS: dict[str, object] = {
    **dict.fromkeys(("资金", "资金支持", "经费", "捐款", "赞助"), PledgeKind.FUNDING),
    **dict.fromkeys(("物资", "实物", "物品", "捐物", "设备"), PledgeKind.GOODS),
    **dict.fromkeys(("人力", "人员", "志愿者", "出工", "劳务"), PledgeKind.LABOUR),
    **dict.fromkeys(("服务", "便民服务", "上门服务", "志愿服务"), PledgeKind.SERVICE),
    **dict.fromkeys(("活动", "讲座", "宣讲", "培训", "宣传活动"), PledgeKind.EVENT),
    **dict.fromkeys(("设施", "便民设施", "阵地", "阵地建设"), PledgeKind.FACILITY),
    **dict.fromkeys(("帮扶", "救助", "慰问", "结对帮扶"), PledgeKind.ASSISTANCE),
}
STATES: Mapping[str, PledgeState] = {
    **{folded(str(state.label)): state for state in PledgeState},
    **dict.fromkeys(("商定", "计划开展", "拟开展", "已确定"), S.AGREED),
    **dict.fromkeys(
        ("正在推进", "正在落实", "进行中", "开展中", "持续开展", "正常开展", "已开展"), S.UNDER_WAY
    ),
    **dict.fromkeys(("落实", "已兑现", "兑现", "已完成", "完成", "已办理", "是"), S.FULFILLED),
    **dict.fromkeys(("未落实", "未兑现", "未完成", "未开展", "否"), S.PENDING),
    **dict.fromkeys(("细化中", "正在对接", "待定", "待商定"), S.OUTLINED),
}
ONCE = frozenset({"一次性", "一次", "单次", "1次"})

PLEDGE_LIST = Layout(
    "partners",
    "包联台账",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column(
            "units",
            "包联单位",
            K.NAMES,
            ("包联部门", "包保单位", "共建单位", "结对单位", "帮扶单位", "包扶单位"),
            required=True,
            carried=True,
        ),
        Column("level", "级别(市/区)", K.NAME, ("级别", "单位级别", "市/区", "层级"), most=20),
        Column(
            "community",
            "包联社区(村)",
            K.NAME,
            ("社区(村)", "社区/村", "社区", "包联社区", "结对社区", "受益社区", "共建社区"),
            most=80,
            carried=True,
        ),
        Column(
            "signed_on",
            "签订日期",
            K.DATE,
            ("协议日期", "签约日期", "签订时间", "协议签订日期", "共建协议签订日期"),
        ),
        Column(
            "what",
            "承诺事项",
            K.NAME,
            ("共建事项", "承诺内容", "包联事项", "帮扶内容", "项目", "共建项目"),
            most=200,
        ),
        Column(
            "kind",
            "类别(资金/物资/人力/服务/活动/设施/帮扶)",
            K.CHOICE,
            ("类别", "事项类别", "类型"),
            choices=KINDS,
        ),
        Column("rule", "频次", K.NAME, ("周期", "次数要求", "开展频次"), most=60),
        Column("quantity", "数量/金额", K.NAME, ("数量", "金额", "金额(元)", "资金"), most=40),
        Column(
            "due",
            "承诺时限",
            K.DEADLINE,
            ("时限", "完成时限", "兑现时限", "计划完成时间"),
            most=60,
        ),
        Column(
            "progress",
            "兑现情况",
            K.NAME,
            ("落实情况", "完成情况", "进展情况", "是否兑现", "是否落实"),
            most=200,
        ),
        Column("done_on", "兑现日期", K.DATE, ("落实日期", "完成日期", "兑现时间", "落实时间")),
        Column("handler", "经办人", K.NAME, ("联系人", "负责人", "责任人"), most=60),
        Column("proofs", "佐证", K.TEXT, ("佐证材料", "凭证", "附件", "照片")),
    ),
)
