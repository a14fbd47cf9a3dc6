"""会议台账 and 任务台账: their columns with their other names, the words for how each stands."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout
from chuangcheng.meetings.models import MeetingState, MeetingType, TaskState

K = ColumnKind

_TYPES: dict[str, object] = {
    **{str(each.label): each for each in MeetingType},
    **dict.fromkeys(("动员", "动员部署会", "启动会"), MeetingType.MOBILIZATION),
    **dict.fromkeys(("推进", "工作推进会", "调度会"), MeetingType.PROGRESS),
    **dict.fromkeys(("领导小组", "领导小组会议"), MeetingType.LEADING_GROUP),
    **dict.fromkeys(("专题会", "专题会议", "专题"), MeetingType.SPECIAL_TOPIC),
    **dict.fromkeys(("其他", "其它"), MeetingType.OTHER),
}
_STATES: dict[str, object] = {
    **{str(each.label): each for each in MeetingState},
    **dict.fromkeys(("已开", "开了", "召开", "是", "√"), MeetingState.HELD),
    **dict.fromkeys(("未召开", "未开", "计划", "计划中", "拟召开", "否"), MeetingState.PLANNED),
    **dict.fromkeys(("取消", "不开", "停开"), MeetingState.CANCELLED),
}
_TASK_STATES: dict[str, object] = {
    **{str(each.label): each for each in TaskState},
    **dict.fromkeys(("完成", "已办结", "办结", "已落实", "是", "√"), TaskState.DONE),
    **dict.fromkeys(
        ("正在办理", "办理中", "进行中", "推进中", "未办结", "未落实", "否", "×"), TaskState.OPEN
    ),
    **dict.fromkeys(("撤回", "取消", "不再办"), TaskState.WITHDRAWN),
}

MEETING_LIST = Layout(
    "meetings",
    "会议台账",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column("type", "会议类型", K.CHOICE, ("会议类别", "会议种类", "类型"), choices=_TYPES),
        Column("title", "会议名称", K.TEXT, ("会议主题", "会议"), required=True, most=120),
        Column(
            "meets_on",
            "会议日期",
            K.DATE,
            ("召开日期", "召开时间", "会议时间", "开会时间", "开会日期", "日期", "时间"),
        ),
        Column("state", "会议状态", K.CHOICE, ("召开情况", "是否召开", "状态"), choices=_STATES),
        Column(
            "community",
            "社区(村)",
            K.NAME,
            ("社区/村", "社区", "村", "所属社区", "哪里的会"),
            most=60,
        ),
        Column("place", "地点", K.NAME, ("会议地点", "召开地点", "会场"), most=60),
        Column("chair", "主持人", K.NAME, ("主持", "主持领导", "会议主持"), most=40),
        Column("recorder", "记录人", K.NAME, ("记录", "会议记录人", "记录员"), most=40),
        Column("units", "参会单位", K.NAMES, ("参加单位", "出席单位", "与会单位")),
        Column(
            "people",
            "参会人",
            K.TEXT,
            ("参会人员", "参加人员", "出席人员", "出席领导", "与会人员"),
            most=1000,
        ),
        Column("expected", "应到人数", K.COUNT, ("应到", "应参会人数", "通知人数")),
        Column(
            "present", "到会人数", K.COUNT, ("实到", "实到人数", "参会人数", "参加人数", "到会")
        ),
        Column("agenda", "议程", K.TEXT, ("会议议程", "会议内容", "主要内容"), most=1000),
        Column(
            "decisions",
            "议定事项",
            K.TEXT,
            ("议定内容", "决定事项", "会议决定", "会议决议"),
            most=5000,
        ),
        Column("minutes", "会议纪要", K.TEXT, ("纪要", "纪要名称"), most=120),
        Column("campaign", "专项治理", K.NAME, ("所属专项治理", "专项行动", "治理行动"), most=60),
        Column("note", "备注", K.TEXT, ("附注", "说明", "备注说明"), most=200),
    ),
)

TASK_LIST = Layout(
    "tasks",
    "任务台账",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column(
            "source",
            "来源",
            K.NAME,
            ("任务来源", "来源会议", "会议或来文", "来源会议或来文", "出处"),
            most=120,
            carried=True,
        ),
        Column("decision", "议定事项", K.TEXT, ("议定内容", "决定事项", "会议决定"), most=500),
        Column(
            "what",
            "任务",
            K.TEXT,
            ("任务内容", "工作任务", "具体任务", "任务事项", "布置的任务"),
            required=True,
            most=200,
        ),
        Column("units", "责任单位", K.NAMES, ("承办单位", "牵头单位", "落实单位", "责任部门")),
        Column("person", "责任人", K.NAME, ("承办人", "负责人", "责任人员"), most=60),
        Column("community", "社区(村)", K.NAME, ("社区/村", "社区", "村", "所属社区"), most=60),
        Column("set_on", "布置日期", K.DATE, ("布置时间", "交办日期", "交办时间", "安排日期")),
        Column(
            "due",
            "完成时限",
            K.DEADLINE,
            ("时限", "完成期限", "办结时限", "要求完成时间", "要求完成日期"),
            most=60,
        ),
        Column(
            "state",
            "状态",
            K.CHOICE,
            ("任务状态", "办理状态", "是否完成", "进度"),
            choices=_TASK_STATES,
        ),
        Column("ended_on", "办结日期", K.DATE, ("办结时间", "完成日期", "完成时间")),
        Column("outcome", "完成情况", K.TEXT, ("落实情况", "办理情况", "办理结果"), most=300),
        Column("note", "备注", K.TEXT, ("附注", "说明", "备注说明"), most=200),
    ),
)
