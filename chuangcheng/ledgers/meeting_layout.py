"""会议台账 and 任务台账: the columns in which they are kept."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout
from chuangcheng.meetings.models import MeetingState, MeetingType, TaskState

K = ColumnKind

MEETING_LIST = Layout(
    "meetings",
    "会议台账",
    (
        Column("serial", "序号", K.SERIAL),
        Column(
            "type",
            "会议类型",
            K.CHOICE,
            choices={str(each.label): each for each in MeetingType},
        ),
        Column("title", "会议名称", K.TEXT, required=True, most=120),
        Column("meets_on", "会议日期", K.DATE),
        Column(
            "state",
            "会议状态",
            K.CHOICE,
            choices={str(each.label): each for each in MeetingState},
        ),
        Column("community", "社区(村)", K.NAME, most=60),
        Column("place", "地点", K.NAME, most=60),
        Column("chair", "主持人", K.NAME, most=40),
        Column("recorder", "记录人", K.NAME, most=40),
        Column("units", "参会单位", K.NAMES),
        Column("people", "参会人", K.TEXT, most=1000),
        Column("expected", "应到人数", K.COUNT),
        Column("present", "到会人数", K.COUNT),
        Column("agenda", "议程", K.TEXT, most=1000),
        Column("decisions", "议定事项", K.TEXT),
        Column("minutes", "会议纪要", K.TEXT, most=120),
        Column("campaign", "专项治理", K.NAME, most=60),
        Column("note", "备注", K.TEXT, most=200),
    ),
)

TASK_LIST = Layout(
    "tasks",
    "任务台账",
    (
        Column("serial", "序号", K.SERIAL),
        Column("source", "来源", K.NAME, most=120),
        Column("decision", "议定事项", K.TEXT, most=500),
        Column("what", "任务", K.TEXT, required=True, most=200),
        Column("units", "责任单位", K.NAMES),
        Column("person", "责任人", K.NAME, most=60),
        Column("community", "社区(村)", K.NAME, most=60),
        Column("set_on", "布置日期", K.DATE),
        Column("due", "完成时限", K.DEADLINE, most=60),
        Column("state", "状态", K.CHOICE, choices={str(each.label): each for each in TaskState}),
        Column("ended_on", "办结日期", K.DATE),
        Column("outcome", "完成情况", K.TEXT, most=300),
        Column("note", "备注", K.TEXT, most=200),
    ),
)
