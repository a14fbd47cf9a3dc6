"""责任清单: the columns that offices give it, in their order; three of ours stand behind."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout

K = ColumnKind

DUTY_ITEM_LIST = Layout(
    "duty_items",
    "责任清单",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column("code", "指标编号", K.NAME, ("编号", "指标序号", "标准编号"), most=80),
        Column("project", "测评项目", K.NAME, ("一级指标",), most=1000, carried=True),
        Column("content", "测评内容", K.NAME, ("三级指标", "工作任务"), most=1000, carried=True),
        Column(
            "standard",
            "测评标准",
            K.NAME,
            ("具体标准", "标准内容", "测评指标"),
            required=True,
            most=1000,
        ),
        Column("methods", "测评方法", K.NAMES, ("测评方式", "考察方法")),
        Column("target", "量化目标", K.COUNT, ("目标值", "目标数", "量化指标")),
        Column("target_unit", "计量单位", K.NAME, ("目标单位",), most=12),
        Column("sites", "点位类型/点位", K.TEXT, ("点位类型", "点位", "测评地点", "迎检点")),
        Column("leader", "牵头领导", K.NAME, ("责任领导", "分管领导", "包保领导"), most=60),
        Column("lead_unit", "牵头单位", K.NAMES, ("牵头部门", "主责单位", "牵头科室")),
        Column("responsible", "责任单位", K.NAMES, ("责任部门", "责任科室", "具体责任单位")),
        Column("person", "责任人", K.NAME, ("具体责任人", "直接责任人"), most=60),
        Column("phone", "联系电话", K.NAME, ("电话", "联系方式", "手机"), most=40),
        Column(
            "due", "完成时限", K.DEADLINE, ("时限", "完成时间", "完成期限", "整改时限"), most=60
        ),
        Column("current", "当前值", K.NAME, ("完成值",)),
        Column("rate", "完成率", K.NAME),
        Column("state", "状态", K.NAME),
        Column("proofs", "佐证材料数", K.NAME),
        Column("note", "备注", K.NAME, ("说明",), most=200),
        Column(
            "area",
            "社区(村)",
            K.NAME,
            ("社区", "村", "社区/村", "所属社区", "责任社区", "责任区域"),
            most=60,
            carried=True,
        ),
        Column("cooperating", "配合单位", K.NAMES, ("配合部门", "协办单位", "协同单位")),
        Column("document", "清单文件", K.NAME, ("清单文号", "依据文件", "文号"), most=200),
    ),
)
