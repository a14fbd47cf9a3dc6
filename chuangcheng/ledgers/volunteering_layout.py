"""志愿活动台账 and 志愿服务站点台账: their columns with other names, words for fields, states."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout
from chuangcheng.volunteering.models import ActivityState, ServiceField, StationState

K = ColumnKind
F, A, S = ServiceField, ActivityState, StationState

FIELDS: dict[str, ServiceField] = {
    **{str(each.label): each for each in F},
    **dict.fromkeys(("卫生清扫", "清扫", "清洁", "环境整治", "植绿", "环保"), F.SANITATION),
    **dict.fromkeys(("交通引导", "交通劝导", "文明交通"), F.TRAFFIC),
    **dict.fromkeys(("文明引导", "劝导"), F.MANNERS),
    **dict.fromkeys(("敬老", "助老", "助残", "为老服务", "关爱老人"), F.ELDERLY),
    **dict.fromkeys(("关爱儿童", "未成年人"), F.CARE_MINORS),
    **dict.fromkeys(("帮扶", "扶贫", "扶贫济困", "走访慰问"), F.HARDSHIP),
    **dict.fromkeys(("普法", "法治宣传", "法制宣传", "反诈", "反诈宣传"), F.LAW),
    **dict.fromkeys(("义诊", "健康", "卫生健康"), F.HEALTH),
    **dict.fromkeys(("文化", "文艺", "体育", "文化体育"), F.CULTURE),
    **dict.fromkeys(("便民", "学雷锋", "理发", "家电维修", "办卡"), F.CONVENIENCE),
    **dict.fromkeys(("巡逻", "治安巡逻", "巡防"), F.PATROL),
    **dict.fromkeys(("其他", "其它"), F.OTHER_FIELD),
}
_HELD: dict[str, object] = {
    **{str(each.label): each for each in A},
    **dict.fromkeys(("完成", "已完成", "已举办", "已举行", "开展"), A.HELD),
    **dict.fromkeys(("计划", "未开展", "计划中", "待举办"), A.PLANNED),
    **dict.fromkeys(("取消", "未举办"), A.CANCELLED),
}
_STATES: dict[str, object] = {
    **{str(each.label): each for each in S},
    **dict.fromkeys(("在建", "建设中", "筹备", "筹备中", "未建"), S.PREPARING),
    **dict.fromkeys(("建成", "已建", "未运行"), S.BUILT),
    **dict.fromkeys(("运行", "正常运行", "正常", "已运行", "开放", "服务中"), S.RUNNING),
    **dict.fromkeys(("暂停", "停用", "停运"), S.PAUSED),
    **dict.fromkeys(("撤站", "撤销", "已撤销"), S.CLOSED),
}
_SERIAL = Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No."))
_NOTE = Column("note", "备注", K.NAME, ("附注", "说明", "备注说明"), most=200)

ACTIVITY_LIST = Layout(
    "activities",
    "志愿活动台账",
    (
        _SERIAL,
        Column(
            "held_on",
            "日期",
            K.DATE,
            ("活动日期", "活动时间", "开展日期", "开展时间", "服务日期", "时间"),
            required=True,
        ),
        Column(
            "title",
            "名称",
            K.TEXT,
            ("活动名称", "志愿活动名称", "活动主题", "活动内容", "活动"),
            required=True,
            most=60,
        ),
        Column(
            "field",
            "主题/服务领域",
            K.NAME,
            ("服务领域", "主题", "活动类型", "服务类型", "服务类别", "活动类别"),
            most=40,
        ),
        Column(
            "community",
            "社区/站点",
            K.NAME,
            ("社区", "站点", "社区(村)", "社区/村", "所属社区", "志愿服务站", "服务站点"),
            most=60,
            carried=True,
        ),
        Column("host", "主办", K.NAME, ("主办单位", "组织单位", "牵头单位", "举办单位"), most=60),
        Column(
            "joint",
            "是否与包联单位共同",
            K.TEXT,
            ("包联单位", "共同开展单位", "联合单位", "是否联合包联单位", "与包联单位共同"),
            most=120,
        ),
        Column(
            "party_members",
            "党员人数",
            K.COUNT,
            ("党员", "参加党员", "党员数", "党员志愿者", "参与党员人数"),
        ),
        Column(
            "residents",
            "居民人数",
            K.COUNT,
            ("居民", "参加居民", "居民数", "群众人数", "参与居民人数", "志愿者人数"),
        ),
        Column("hours", "服务时长", K.AMOUNT, ("时长", "服务时长(小时)", "服务小时", "时长(小时)")),
        Column(
            "beneficiaries",
            "受益人数(是否估算)",
            K.COUNT,
            ("受益人数", "受益居民", "受益人次", "受益群众", "服务人数", "受益"),
        ),
        Column("papers", "材料", K.TEXT, ("佐证材料", "照片", "活动照片", "图片")),
        Column("spot", "地点", K.NAME, ("活动地点", "地址", "开展地点"), most=60),
        Column(
            "state",
            "状态",
            K.CHOICE,
            ("活动状态", "开展情况", "完成情况"),
            choices=_HELD,
        ),
        _NOTE,
    ),
)

STATION_LIST = Layout(
    "stations",
    "志愿服务站点台账",
    (
        _SERIAL,
        Column(
            "community",
            "社区",
            K.NAME,
            ("社区(村)", "社区/村", "村", "所属社区", "所在社区"),
            most=60,
            carried=True,
        ),
        Column(
            "name",
            "站点名称",
            K.NAME,
            ("志愿服务站", "志愿服务站名称", "服务站点", "志愿服务站点", "站点"),
            required=True,
            most=60,
        ),
        Column("spot", "站点位置", K.NAME, ("位置", "地点", "地址", "站点地址"), most=60),
        Column("keeper", "负责人", K.NAME, ("站点负责人", "站长", "管理员", "联系人"), most=40),
        Column("hours", "服务时间", K.NAME, ("开放时间", "值班时间", "服务时段"), most=60),
        Column("built_on", "建成日期", K.DATE, ("建成时间", "建站日期", "建站时间")),
        Column("running_on", "运行日期", K.DATE, ("运行时间", "开放日期", "启用日期", "启用时间")),
        Column("state", "状态", K.CHOICE, ("站点状态", "运行情况", "运行状态"), choices=_STATES),
        Column("held", "已配设施", K.NAMES, ("现有设施", "已有设施", "设施", "配备设施"), most=400),
        Column("missing", "缺少设施", K.NAMES, ("缺少", "缺项", "未配设施", "待配设施"), most=400),
        _NOTE,
    ),
)
