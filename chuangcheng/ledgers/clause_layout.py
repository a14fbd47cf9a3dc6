"""测评体系: its columns by the names that the tables of systems and of duties give them."""

import re

from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.layout import Column, ColumnKind, Layout
from chuangcheng.places.models import PlaceType
from chuangcheng.standards.models import Method

K = ColumnKind

CLAUSE_LIST = Layout(
    "standards",
    "测评体系",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column("system", "测评体系", K.NAME, ("体系名称", "体系"), most=100, carried=True),
        Column(
            "project",
            "测评项目",
            K.NAME,
            ("一级指标", "Ⅰ级指标", "测评项目(分)"),
            most=1000,
            carried=True,
        ),
        Column("indicator", "指标名称", K.NAME, ("二级指标", "Ⅱ级指标"), most=1000, carried=True),
        Column(
            "content",
            "测评内容",
            K.NAME,
            ("三级指标", "Ⅲ级指标", "工作任务"),
            most=1000,
            carried=True,
        ),
        Column(
            "text",
            "测评标准",
            K.TEXT,
            ("具体内容", "标准内容", "四级指标"),
            required=True,
            most=1000,
            splits=True,
        ),
        Column("methods", "测评方法", K.NAMES, ("测评方式", "考察方法"), most=120),
        Column("weight", "分值", K.AMOUNT, ("标准分", "分数", "权重")),
        Column(
            "place_types",
            "测评地点",
            K.NAMES,
            ("点位类型", "考察地点", "地点类型", "点位类别"),
            most=400,
            carried=True,
        ),
        Column(
            "requirements",
            "材料要求",
            K.TEXT,
            ("测评要求", "上报材料", "网上申报具体要求", "上报材料和检查提示", "佐证要求"),
            most=2000,
        ),
        Column(
            "note",
            "实地考察要求",
            K.NAME,
            ("考察要求", "实地考察点位及标准", "实地考察标准"),
            most=500,
        ),
        Column(
            "units",
            "责任单位",
            K.NAME,
            ("相关部门和单位", "责任部门", "牵头单位", "主责单位"),
            most=200,
        ),
        Column("leader", "责任单位领导", K.NAME, ("责任领导", "单位领导"), most=120),
        Column("due", "完成时限", K.NAME, ("时限", "完成期限", "完成时间"), most=60),
        Column("sites", "迎检点", K.NAME, ("迎检点位", "迎检地点"), most=500),
    ),
)

NEGATIVE = "负面清单"
NAMELESS = re.compile(r"(sheet|工作表|表)[0-9]*|[0-9.年月日_-]*")
EDITION = re.compile(r"(?P<name>.+?)[(（](?P<edition>[^()（）]*版[^()（）]*)[)）]$")
SHORT_NAMES = ("未成年人", "城市")
YEAR = re.compile(r"20[0-9]{2}")

_METHODS = {
    Method.MATERIAL: ("材料", "网上申报", "网上材料审核", "资料审核", "听取汇报", "查阅资料"),
    Method.FIELD: (
        "实地",
        "实地(暗访)考察",
        "暗访",
        "实地暗访",
        "现场考察",
        "实地检查",
        "实景模拟验证",
    ),
    Method.SURVEY: ("问卷", "入户问卷调查", "入户调查", "问卷", "街访", "随机街访", "随访"),
    Method.OBSERVATION: ("观察", "整体", "实地观察"),
    Method.NETWORK: ("网络", "网上调查", "媒体调查", "网络(媒体)调查"),
}
METHODS = {
    **{folded(name): method for method, names in _METHODS.items() for name in names},
    **{folded(str(method.label)): method for method in Method},
}

_PLACE_TYPES = {
    PlaceType.COMPOUND: ("居民小区", "住宅小区", "老旧小区"),
    PlaceType.BACK_ALLEY: ("背街", "小巷", "街巷", "背街里巷"),
    PlaceType.ROAD: ("商业大街", "主干道", "次干道", "道路", "城市道路"),
    PlaceType.COMMUNITY_CENTRE: (
        *("社区", "社区居委会", "居委会", "文化中心", "社区综合文化服务中心", "综合文化站"),
        "社区文化中心",
    ),
    PlaceType.PRACTICE_STATION: ("文明实践站", "实践站", "新时代文明实践所"),
    PlaceType.VILLAGE: ("村", "建制村", "村庄"),
    PlaceType.FRINGE: ("城乡结合部", "拆迁区", "城中村"),
    PlaceType.MARKET: ("市场", "集贸市场", "菜市场", "专业市场"),
    PlaceType.SHOP: ("商场", "超市", "大型商场"),
    PlaceType.SCHOOL: ("学校", "学校周边", "学校周边环境", "校园周边", "校园周边环境", "学校校内"),
    PlaceType.HOSPITAL: ("医疗机构", "卫生院"),
    PlaceType.SERVICE_HALL: ("政务大厅", "窗口单位", "政务服务大厅", "办事大厅"),
    PlaceType.BUS_STATION: ("长途汽车站", "客运站"),
    PlaceType.PARK: ("公园", "广场", "公共广场"),
    PlaceType.TOILET: ("公共卫生间", "公共厕所"),
    PlaceType.HOARDING: ("建筑工地", "工地", "围挡", "建筑围挡"),
    PlaceType.STREET_SHOP: ("商铺", "门店", "临街商铺", "沿街门店", "餐饮店"),
}
PLACE_TYPES = {
    **{folded(name): kind for kind, names in _PLACE_TYPES.items() for name in names},
    **{folded(str(kind.label)): kind for kind in PlaceType},
}
