"""The layouts that are ours: 问题清单, 回填表, 小区台账, 通讯录, 包保分工表, with other names.

Exports have exactly these columns in this order; imports find them under any of their names.
"""

from dataclasses import replace

from chuangcheng.duties.models import ChargeKind
from chuangcheng.ledgers.asset_layout import ASSET_LIST
from chuangcheng.ledgers.duty_layout import DUTY_ITEM_LIST
from chuangcheng.ledgers.facility_layout import FACILITY_LIST, NEED_LIST
from chuangcheng.ledgers.layout import Column, ColumnKind, Layout
from chuangcheng.ledgers.measure_layout import MEASURE_LIST
from chuangcheng.ledgers.meeting_layout import MEETING_LIST, TASK_LIST
from chuangcheng.ledgers.outreach_layout import DOORSTEP_LIST, PIECE_LIST
from chuangcheng.ledgers.paper_layouts import DOCUMENT_LIST, LETTER_LIST
from chuangcheng.ledgers.plan_layout import PLAN_LIST
from chuangcheng.ledgers.pledge_layout import PLEDGE_LIST
from chuangcheng.ledgers.volunteering_layout import ACTIVITY_LIST, STATION_LIST
from chuangcheng.people.models import Contact, UnitKind
from chuangcheng.places.models import Management

K = ColumnKind

_YES_NO: dict[str, object] = {
    **dict.fromkeys(("是", "√", "✓", "✔", "对", "Y", "已", "已销号", "销号", "已办结"), True),
    **dict.fromkeys(("否", "×", "✗", "✘", "N", "未", "未销号", "没有", "待销号", "未办结"), False),
}
_MANAGEMENT: dict[str, object] = {
    **dict.fromkeys(("有物业", "物业", "物业管理", "有", "是"), Management.PROPERTY),
    **dict.fromkeys(("三无", "三无小区", "无物业", "没有物业", "否"), Management.NONE),
    **dict.fromkeys(("弃管", "弃管小区"), Management.ABANDONED),
}

_UNIT_KINDS: dict[str, object] = {
    **dict.fromkeys(("街道办事处", "街道", "办事处", "街道科室"), UnitKind.OFFICE),
    **dict.fromkeys(
        ("社区居委会(村委会)", "社区居委会", "村委会", "社区", "村", "社区(村)", "居委会"),
        UnitKind.COMMUNITY,
    ),
    **dict.fromkeys(("部门", "职能部门", "责任单位", "区直部门", "区直单位"), UnitKind.DEPARTMENT),
    **dict.fromkeys(("物业公司", "物业", "物业企业"), UnitKind.PROPERTY),
    **dict.fromkeys(("经营单位", "企业", "市场", "商户"), UnitKind.OPERATOR),
    **dict.fromkeys(("包联单位", "共建单位", "包保单位", "联创单位"), UnitKind.PARTNER),
}
_CONTACTS: dict[str, object] = {
    **dict.fromkeys(("分管", "分管领导", "领导", "主管领导"), Contact.IN_CHARGE),
    **dict.fromkeys(("联络员", "联络人", "联系人", "√", "是"), Contact.LIAISON),
    **dict.fromkeys(("资料员", "档案员", "材料员"), Contact.RECORDS),
}
_CHARGE_KINDS: dict[str, object] = {
    **dict.fromkeys(
        ("领导包社区", "领导包联社区", "领导包保", "包社区", "领导包村"), ChargeKind.LEADER
    ),
    **dict.fromkeys(("党员干部包网格", "干部包网格", "党员包网格", "包网格"), ChargeKind.PARTY),
    **dict.fromkeys(("物业服务", "物业", "物业公司"), ChargeKind.PROPERTY),
    **dict.fromkeys(("网格员", "专职网格员", "网格长"), ChargeKind.GRID_WORKER),
    **dict.fromkeys(("点长", "点位长", "点位负责人"), ChargeKind.SITE),
    **dict.fromkeys(("主管单位", "主管部门", "行业主管"), ChargeKind.OWNER),
}

ISSUE_LIST = Layout(
    "issues",
    "问题清单",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column(
            "number",
            "问题编号",
            K.NAME,
            ("编号", "问题编码", "工单编号", "工单号", "案卷编号", "台账编号", "上级编号"),
            most=40,
        ),
        Column(
            "found_on",
            "发现日期",
            K.DATE,
            (
                *("发现时间", "发现问题时间", "排查日期", "排查时间", "检查日期", "检查时间"),
                *("督查日期", "巡查日期", "登记日期", "上报日期", "日期", "时间"),
            ),
        ),
        Column("source", "来源", K.NAME, ("问题来源", "信息来源", "来源渠道", "发现方式"), most=40),
        Column(
            "community",
            "社区/村",
            K.NAME,
            (
                *("社区", "村", "社区村", "社区(村)", "村(社区)", "所属社区", "所在社区"),
                *("社区名称", "属地社区", "责任社区", "属地"),
            ),
            most=60,
            carried=True,
        ),
        Column(
            "place_type",
            "点位类型",
            K.NAME,
            ("点位类别", "点位种类", "场所类型", "地点类型"),
            most=40,
        ),
        Column(
            "place",
            "点位名称",
            K.NAME,
            (
                *("点位", "小区", "小区名称", "小区名", "居民小区", "所在小区", "检查点位"),
                *("点位(小区)", "地点", "地点名称", "场所", "场所名称"),
            ),
            most=120,
            carried=True,
        ),
        Column(
            "location",
            "具体位置",
            K.NAME,
            ("位置", "具体地点", "详细位置", "详细地点", "详细地址", "具体地址", "楼栋"),
            most=120,
        ),
        Column(
            "category",
            "问题类别",
            K.NAME,
            ("类别", "问题类型", "问题分类", "分类", "大类"),
            most=60,
        ),
        Column(
            "title",
            "问题描述",
            K.TEXT,
            (
                *("问题", "问题内容", "存在问题", "存在的问题", "发现问题", "发现的问题"),
                *("具体问题", "主要问题", "问题情况", "问题详情", "问题表现", "检查发现问题"),
            ),
            required=True,
            splits=True,
        ),
        Column("indicator", "对应指标", K.NAME, ("指标", "测评指标", "对应标准", "测评内容")),
        Column(
            "units",
            "责任单位",
            K.NAMES,
            (
                *("责任部门", "责任科室", "责任主体", "牵头单位", "牵头部门", "主责单位"),
                *("主责部门", "承办单位", "承办科室", "整改单位", "整改责任单位"),
                *("整改责任部门", "责任单位(部门)"),
            ),
            most=200,
        ),
        Column("person", "责任人", K.NAMES, ("整改责任人", "负责人", "具体责任人"), most=200),
        Column("phone", "联系电话", K.NAME, ("电话", "联系方式", "手机", "手机号"), most=60),
        Column("measure", "整改措施", K.TEXT, ("措施", "整改要求", "整改方案", "整改办法")),
        Column(
            "due",
            "整改时限",
            K.DEADLINE,
            (
                *("时限", "期限", "限期", "整改期限", "整改限期", "完成时限", "完成期限"),
                *("整改完成时限", "要求完成时间", "办理时限", "限时整改"),
            ),
        ),
        Column(
            "progress",
            "整改情况",
            K.TEXT,
            (
                *("整改进展", "整改进度", "整改状态", "整改结果", "整改完成情况", "完成情况"),
                *("进展情况", "落实情况", "办理情况", "是否完成", "是否整改", "状态"),
            ),
        ),
        Column(
            "done_on",
            "完成日期",
            K.DATE,
            (
                *("完成时间", "整改完成时间", "整改完成日期", "整改日期", "实际完成时间"),
                *("办结日期", "办结时间", "销号日期", "销号时间"),
            ),
        ),
        Column("verifier", "核查人", K.NAME, ("核查人员", "验收人", "复核人", "销号人"), most=60),
        Column(
            "result", "核查结果", K.NAME, ("核查情况", "核查意见", "验收结果", "复核结果"), most=200
        ),
        Column("closed", "是否销号", K.CHOICE, ("销号", "销号情况", "是否办结"), choices=_YES_NO),
        Column("recheck", "回头看", K.TEXT, ("回头看情况", "回头看结果")),
        Column(
            "before", "整改前照片", K.TEXT, ("整改前", "整改前图片", "问题照片", "照片", "图片")
        ),
        Column("after", "整改后照片", K.TEXT, ("整改后", "整改后图片")),
        Column("remark", "备注", K.TEXT, ("附注", "备注说明"), most=200),
    ),
)

REFILLED = ("measure", "progress", "done_on", "after")  # what of a 回填表 is read
_BEFORE_THE_STATE = (
    *("serial", "number", "found_on", "community", "place", "location", "category", "title"),
    *("units", "due"),
)


def _taken_home(*keys: str) -> list[Column]:
    """Columns of the list of issues; a line of them is known by its number alone."""
    of_issues = {column.key: column for column in ISSUE_LIST.columns}
    return [
        replace(of_issues[key], carried=False, splits=False, required=key == "number")
        for key in keys
    ]


REFILL_LIST = Layout(
    "refill",
    "回填表",
    (
        *_taken_home(*_BEFORE_THE_STATE),
        Column("state", "目前状态", K.NAME, ("现状", "当前状态")),
        *_taken_home(*REFILLED),
    ),
)

COMPOUND_LIST = Layout(
    "places",
    "小区台账",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column(
            "community",
            "社区",
            K.NAME,
            (
                *("社区/村", "社区(村)", "所属社区", "所在社区", "社区名称", "属地社区"),
                *("村", "属地"),
            ),
            most=60,
            carried=True,
        ),
        Column(
            "name",
            "小区名称",
            K.NAME,
            ("小区", "小区名", "居民小区", "点位名称", "点位", "名称", "楼院名称"),
            required=True,
            most=60,
        ),
        Column("address", "地址", K.NAME, ("小区地址", "详细地址", "位置", "坐落位置"), most=120),
        Column(
            "management",
            "类型(有物业/三无/弃管)",
            K.CHOICE,
            ("小区类型", "管理类型", "管理情况", "有无物业", "是否有物业", "物业情况"),
            choices=_MANAGEMENT,
        ),
        Column(
            "company",
            "物业公司",
            K.NAME,
            ("物业", "物业企业", "物业公司名称", "物业服务企业", "物业单位", "管理单位"),
            most=60,
        ),
        Column(
            "manager",
            "负责人",
            K.NAME,
            ("物业负责人", "物业经理", "项目经理", "联系人", "小区负责人"),
            most=60,
        ),
        Column(
            "phone",
            "电话",
            K.NAME,
            ("联系电话", "负责人电话", "物业电话", "手机", "手机号", "联系方式"),
            most=20,
        ),
        Column("buildings", "楼栋数", K.COUNT, ("楼栋", "楼数", "栋数", "楼幢数", "楼宇数")),
        Column("households", "户数", K.COUNT, ("总户数", "住户数", "居民户数", "居住户数")),
        Column("year_built", "建成年份", K.COUNT, ("建成时间", "建成年代", "建设年份", "年份")),
        Column("grid_workers", "网格员", K.NAMES, ("网格员姓名", "专职网格员", "网格长"), most=120),
        Column("note", "备注", K.NAME, ("附注", "说明", "备注说明"), most=200),
    ),
)

CONTACT_LIST = Layout(
    "people",
    "通讯录",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column(
            "unit",
            "单位",
            K.NAME,
            ("单位名称", "所在单位", "工作单位", "部门", "单位全称", "包联单位"),
            required=True,
            most=60,
            carried=True,
        ),
        Column("short", "简称", K.NAME, ("单位简称",), most=30),
        Column("kind", "类型", K.CHOICE, ("单位类型", "单位性质", "类别"), choices=_UNIT_KINDS),
        Column("post", "职务", K.NAME, ("职位", "岗位", "职务职级"), most=40),
        Column("name", "姓名", K.NAME, ("人员", "联系人", "人员姓名", "负责人"), most=60),
        Column(
            "office_phone",
            "办公电话",
            K.NAME,
            ("座机", "固定电话", "单位电话", "办公室电话", "办公座机"),
            most=40,
        ),
        Column(
            "phone",
            "手机",
            K.NAME,
            ("手机号", "手机号码", "移动电话", "联系电话", "电话", "联系方式"),
            most=40,
        ),
        Column(
            "contact",
            "分管/联络员/资料员",
            K.CHOICE,
            ("联络身份", "分工", "身份", "承担工作", "联络员"),
            choices=_CONTACTS,
        ),
        Column("note", "备注", K.NAME, ("附注", "说明", "备注说明"), most=200),
    ),
)

CHARGE_LIST = Layout(
    "charges",
    "包保分工表",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column(
            "kind",
            "分工类型",
            K.CHOICE,
            ("包保类型", "包联类型", "分工", "责任类型"),
            required=True,
            carried=True,
            choices=_CHARGE_KINDS,
        ),
        Column(
            "where",
            "区域或点位",
            K.NAME,
            (
                *("包保区域", "包联区域", "包保社区", "区域", "点位", "包保点位", "责任区域"),
                *("社区/网格", "网格", "包保范围"),
            ),
            required=True,
            most=80,
        ),
        Column("unit", "单位", K.NAME, ("责任单位", "所在单位", "包保单位", "工作单位"), most=60),
        Column(
            "person",
            "责任人",
            K.NAME,
            ("姓名", "包保人", "包联干部", "包保领导", "负责人", "包保责任人"),
            most=60,
        ),
        Column("phone", "电话", K.NAME, ("联系电话", "手机", "手机号", "联系方式"), most=40),
        Column("since", "开始日期", K.DATE, ("开始时间", "起始日期", "起", "起用日期")),
        Column("until", "结束日期", K.DATE, ("结束时间", "截止日期", "止", "终止日期")),
        Column("note", "备注", K.NAME, ("附注", "说明", "备注说明"), most=200),
    ),
)

LAYOUTS = (ISSUE_LIST, COMPOUND_LIST, CONTACT_LIST, CHARGE_LIST)
UNWRITTEN = {
    CONTACT_LIST.key: frozenset[str](),
    CHARGE_LIST.key: frozenset[str](),
    ISSUE_LIST.key: frozenset({"person", "phone", "recheck", "before", "after"}),
    REFILL_LIST.key: frozenset({*_BEFORE_THE_STATE, "state", "after"} - {"serial", "number"}),
    COMPOUND_LIST.key: frozenset[str](),
    DOCUMENT_LIST.key: frozenset[str](),
    LETTER_LIST.key: frozenset[str](),
    MEASURE_LIST.key: frozenset[str](),
    ASSET_LIST.key: frozenset({"photos"}),
    PIECE_LIST.key: frozenset[str](),
    DOORSTEP_LIST.key: frozenset[str](),
    ACTIVITY_LIST.key: frozenset({"papers"}),
    STATION_LIST.key: frozenset[str](),
    MEETING_LIST.key: frozenset[str](),
    TASK_LIST.key: frozenset[str](),
    PLAN_LIST.key: frozenset({"shown", "verdict", "ended_on"}),
    PLEDGE_LIST.key: frozenset({"level", "handler", "proofs"}),
    FACILITY_LIST.key: frozenset[str](),
    NEED_LIST.key: frozenset({"units"}),
    DUTY_ITEM_LIST.key: frozenset(
        {"methods", "sites", "phone", "current", "rate", "state", "proofs"}
    ),
}
"""没有写入的列: columns that are read and shown but that no record keeps yet."""
