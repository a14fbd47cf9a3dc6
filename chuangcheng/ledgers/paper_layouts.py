"""Two more layouts of ours: 文件登记表 and 来文登记表, with the other names of their columns."""

from chuangcheng.documents.models import DocumentKind
from chuangcheng.ledgers.layout import Column, ColumnKind, Layout

K = ColumnKind

_KINDS: dict[str, object] = {
    **{str(kind.label): kind for kind in DocumentKind},
    **dict.fromkeys(("方案", "工作方案", "工作实施方案"), DocumentKind.IMPLEMENTATION_PLAN),
    **dict.fromkeys(("任务分解表", "责任分解表"), DocumentKind.DUTY_LIST),
    **dict.fromkeys(("治理工作方案", "专项治理方案", "整治方案"), DocumentKind.REMEDIATION_PLAN),
    **dict.fromkeys(("纪要", "会议记录"), DocumentKind.MINUTES),
    "通告": DocumentKind.NOTICE,
    "其它": DocumentKind.OTHER,
}

DOCUMENT_LIST = Layout(
    "documents",
    "文件登记表",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column(
            "kind",
            "文件类型",
            K.CHOICE,
            ("类型", "类别", "文件类别", "文种", "种类"),
            choices=_KINDS,
        ),
        Column(
            "title",
            "标题",
            K.TEXT,
            ("文件标题", "文件名称", "文件名", "名称", "题名"),
            required=True,
            most=120,
        ),
        Column(
            "number",
            "发文字号",
            K.NAME,
            ("文号", "字号", "文件编号", "发文号", "文件号"),
            most=60,
        ),
        Column("version", "版本", K.NAME, ("版次", "第几版", "版本号"), most=20),
        Column(
            "issued_on",
            "成文日期",
            K.DATE,
            ("发文日期", "印发日期", "印发时间", "发文时间", "成文时间", "日期", "时间"),
        ),
        Column(
            "issuer",
            "发文单位",
            K.NAME,
            ("发文机关", "印发单位", "制发单位", "单位", "来源单位"),
            most=60,
        ),
        Column("note", "备注", K.TEXT, ("附注", "说明", "备注说明"), most=200),
    ),
)

LETTER_LIST = Layout(
    "letters",
    "来文登记表",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column(
            "sender",
            "来文单位",
            K.NAME,
            ("来文机关", "发文单位", "发文机关", "来件单位", "来源单位"),
            most=60,
            carried=True,
        ),
        Column("number", "文号", K.NAME, ("来文字号", "来文编号", "文件编号", "字号"), most=60),
        Column(
            "received_on",
            "收文日期",
            K.DATE,
            ("收文时间", "收到日期", "收件日期", "来文日期", "来文时间", "日期"),
        ),
        Column(
            "title",
            "标题",
            K.TEXT,
            ("来文标题", "文件标题", "来文名称", "文件名称", "事由", "名称"),
            required=True,
            most=120,
        ),
        Column("demand", "要求", K.TEXT, ("工作要求", "办理要求", "主要要求", "来文要求", "内容")),
        Column(
            "reply_by",
            "回复期限",
            K.DEADLINE,
            ("回复时限", "办理时限", "办结期限", "报送时限", "上报时限", "限办日期", "时限"),
        ),
        Column(
            "answered",
            "回复情况",
            K.NAME,
            ("办理情况", "回复结果", "办理结果", "是否回复", "反馈情况"),
            most=120,
        ),
        Column("note", "备注", K.TEXT, ("附注", "说明", "备注说明"), most=200),
    ),
)
