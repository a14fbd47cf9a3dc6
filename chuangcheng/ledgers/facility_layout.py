"""便民设施台账 and 需求台账: their columns with other names, words for kinds and states."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout
from chuangcheng.ledgers.pledge_layout import KINDS
from chuangcheng.partners.models import FacilityKind, FacilityState, NeedState

K = ColumnKind
F, S, N = FacilityKind, FacilityState, NeedState

_FACILITY_KINDS: dict[str, object] = {
    **{str(each.label): each for each in F},
    **dict.fromkeys(("应急箱", "急救角", "医药角", "应急药箱", "医药箱"), F.EMERGENCY_CORNER),
    **dict.fromkeys(("读书角", "阅读角", "书屋", "爱心书屋"), F.READING_CORNER),
    **dict.fromkeys(("休息椅", "休息区", "歇脚点", "爱心驿站"), F.REST_SPOT),
    **dict.fromkeys(("工具箱", "工具借用", "便民工具"), F.TOOLBOX),
    **dict.fromkeys(("轮椅", "轮椅借用"), F.WHEELCHAIRS),
    **dict.fromkeys(("停车棚", "充电桩", "充电车棚", "车棚"), F.PARKING_SHED),
    **dict.fromkeys(("其他", "其它"), F.OTHER_FACILITY),
}
_FACILITY_STATES: dict[str, object] = {
    **{str(each.label): each for each in S},
    **dict.fromkeys(("使用中", "正常", "正常使用", "完好", "已投用"), S.IN_USE),
    **dict.fromkeys(("损坏", "故障", "维修中", "停用", "需维修"), S.OUT_OF_ORDER),
    **dict.fromkeys(("撤除", "已拆除", "拆除", "已撤"), S.DISMANTLED),
}
_NEED_STATES: dict[str, object] = {
    **{str(each.label): each for each in N},
    **dict.fromkeys(("未对接", "待解决", "未解决", "待落实"), N.UNMATCHED),
    **dict.fromkeys(("对接", "对接中", "已认领", "认领"), N.MATCHED),
    **dict.fromkeys(("满足", "已解决", "已落实", "已完成"), N.MET),
    **dict.fromkeys(("撤回", "取消", "已取消", "不再需要"), N.WITHDRAWN),
}
_SERIAL = Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No."))
_COMMUNITY = Column(
    "community",
    "社区(村)",
    K.NAME,
    ("社区", "村", "社区/村", "所属社区", "所在社区", "村(社区)"),
    most=60,
    carried=True,
)
_PLACE = Column("place", "点位", K.NAME, ("小区", "小区名称", "点位名称", "所在小区"), most=60)
_STATE_ON = Column("state_on", "状态日期", K.DATE, ("变动日期", "状态时间", "变动时间"))
_PLEDGES = ("承诺事项", "所属共建事项", "共建项目", "来源事项")

FACILITY_LIST = Layout(
    "facilities",
    "便民设施台账",
    (
        _SERIAL,
        Column(
            "name",
            "设施名称",
            K.NAME,
            ("便民设施", "便民设施名称", "设施"),
            required=True,
            most=60,
        ),
        Column(
            "kind",
            "设施种类",
            K.CHOICE,
            ("种类", "设施类型", "设施类别", "类型", "类别"),
            choices=_FACILITY_KINDS,
        ),
        _COMMUNITY,
        _PLACE,
        Column("spot", "摆放位置", K.NAME, ("具体位置", "位置", "安装位置", "地点"), most=60),
        Column(
            "offers",
            "提供什么",
            K.TEXT,
            ("配备物品", "内容", "物品", "服务内容", "设施内容", "配置"),
            most=200,
        ),
        Column(
            "builders",
            "建设单位",
            K.NAMES,
            ("包联单位", "捐建单位", "援建单位", "共建单位", "捐赠单位"),
            most=200,
        ),
        Column("pledge", "共建事项", K.TEXT, _PLEDGES, most=200),
        Column("keeper", "管护单位", K.NAME, ("管理单位", "维护单位", "管护责任单位"), most=60),
        Column(
            "set_up_on",
            "投用日期",
            K.DATE,
            ("投用时间", "建成日期", "设置日期", "启用日期", "建成时间", "启用时间"),
        ),
        Column(
            "state",
            "状态",
            K.CHOICE,
            ("设施状态", "使用情况", "使用状态", "现状"),
            choices=_FACILITY_STATES,
        ),
        _STATE_ON,
    ),
)
NEED_LIST = Layout(
    "needs",
    "需求台账",
    (
        _SERIAL,
        _COMMUNITY,
        _PLACE,
        Column(
            "what",
            "需要什么",
            K.TEXT,
            ("需求", "需求内容", "需求事项", "需求项目", "群众需求", "居民需求"),
            required=True,
            most=200,
        ),
        Column(
            "kind",
            "类别(资金/物资/人力/服务/活动/设施/帮扶)",
            K.CHOICE,
            ("类别", "需求类别", "需求类型", "类型"),
            choices=KINDS,
        ),
        Column("quantity", "数量", K.COUNT, ("需求数量", "所需数量")),
        Column("quantity_unit", "计量单位", K.NAME, ("单位(计量)", "量词"), most=12),
        Column("told_on", "反映日期", K.DATE, ("反映时间", "提出日期", "提出时间", "征集日期")),
        Column("due_on", "需要时间", K.DATE, ("需要日期", "期望时间", "期望完成时间", "希望时间")),
        Column(
            "state",
            "状态",
            K.CHOICE,
            ("需求状态", "对接情况", "对接状态", "落实情况"),
            choices=_NEED_STATES,
        ),
        _STATE_ON,
        Column("pledge", "对接的共建事项", K.TEXT, ("对接事项", "对接项目", *_PLEDGES), most=200),
        Column("units", "包联单位", K.NAMES, ("对接单位", "认领单位", "共建单位", "对接包联单位")),
        Column("note", "备注", K.NAME, ("附注", "说明", "备注说明"), most=200),
    ),
)
