"""治理措施台账: the columns that a campaign's measures are kept in, with their other names."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout

K = ColumnKind

MEASURE_LIST = Layout(
    "measures",
    "治理措施台账",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column(
            "campaign",
            "行动名称",
            K.NAME,
            ("专项行动", "治理行动", "专项治理", "行动", "治理项目"),
            most=60,
            carried=True,
        ),
        Column(
            "community",
            "社区(村)",
            K.NAME,
            ("村", "社区", "村(社区)", "社区/村", "治理范围", "治理区域", "所在村"),
            most=60,
            carried=True,
        ),
        Column(
            "what",
            "治理措施",
            K.TEXT,
            ("措施", "治理内容", "整治措施", "整治内容", "工作措施", "具体措施"),
            required=True,
            most=200,
        ),
        Column(
            "units",
            "责任单位",
            K.NAMES,
            ("责任部门", "实施单位", "承办单位", "牵头单位", "责任单位(人)"),
        ),
        Column("cooperating", "配合单位", K.NAMES, ("配合部门", "协办单位", "协助单位")),
        Column("quantity", "数量", K.COUNT, ("工程量", "工作量", "治理数量", "数目")),
        Column("quantity_unit", "计量单位", K.NAME, ("数量单位",), most=12),
        Column("set_on", "安排日期", K.DATE, ("部署日期", "安排时间", "下达日期")),
        Column(
            "due",
            "完成时限",
            K.DEADLINE,
            ("时限", "完成期限", "治理时限", "整治时限", "要求完成时间", "计划完成时间"),
            most=60,
        ),
        Column(
            "progress",
            "完成情况",
            K.NAME,
            ("进展情况", "落实情况", "治理情况", "进度", "是否完成"),
            most=200,
        ),
        Column("done_on", "完成日期", K.DATE, ("实际完成日期", "实际完成时间", "办结日期")),
        Column("note", "备注", K.NAME, ("附注", "说明", "备注说明"), most=200),
    ),
)
