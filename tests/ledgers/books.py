"""Six messy books of people and their duties, for the small cast of tests/world.py."""

from tests.ledgers import messy

CONTACTS = [
    "序号",
    "单位名称",
    "简称",
    "单位性质",
    "职务",
    "联系人",
    "座机",
    "手机号码",
    "分工",
    "备注",
]
SHORT = ["单位", "姓名", "手机"]
CHARGES = [
    "序号",
    "包保类型",
    "包保区域",
    "所在单位",
    "包保人",
    "联系电话",
    "开始时间",
    "结束时间",
    "备注",
]


def merged_units() -> bytes:
    """Two lines of title, the unit written once for a block, full-width digits, an empty line."""
    return messy.book(
        [
            ["XX街道创建文明城市联络通讯录", *[None] * 9],
            CONTACTS,
            [
                1,
                "和美 物业",
                None,
                "物业",
                "经理",
                "王 芳",
                None,
                "１３８００００１２３４",
                "联络员",
                None,
            ],
            [2, None, None, None, "客服", "李强", "8221234", None, None, "夜班"],
            [None] * 10,
            [
                3,
                "区总工会",
                "总工会",
                "共建单位",
                "副主席",
                "何敏",
                "0476-8221000转801",
                None,
                "分管领导",
                None,
            ],
            ["合计", None, None, None, None, "3人", None, None, None, None],
        ]
    )


def same_names() -> bytes:
    """One name in two units, one of them with an old name of the unit."""
    return messy.book(
        [
            SHORT,
            ["松树园社区居委会", "孙丽", "13800000001"],
            ["龙头山社区居委会", "孙丽", "13800000002"],
            ["综合执法局", "网格员grid", "13800000003"],
        ]
    )


def spoiled() -> bytes:
    """Whatever a cell can hold that is no number and no name; one person twice."""
    return messy.book(
        [
            ["单位", "职务", "姓名", "手机", "类型", "联络员"],
            ["区民政局", "科长", "赵明", "找小王要", None, None],
            ["区民政局", "科长", None, None, None, None],
            ["区民政局", None, "钱亮", "13800000001/13800000002", None, None],
            ["区民政局", None, "孙亮", None, "商业街", "队长"],
            ["区民政局", None, "李静", None, None, None],
            ["区民政局", None, "李 静", None, None, None],
            ["区民政局", None, "长" * 61, None, None, None],
        ]
    )


def blocks() -> bytes:
    """A title, the kind written once for a block, days in several spellings."""
    return messy.book(
        [
            ["2021年领导干部包保分工表", *[None] * 8],
            CHARGES,
            [
                1,
                "领导包社区",
                "松树园",
                "XX街道创城办",
                "街道领导leader",
                None,
                "2021年3月1日",
                None,
                "主要领导",
            ],
            [
                2,
                None,
                "龙头山社区",
                "XX街道创城办",
                "新领导",
                "0476-8220001",
                "2021.3.1",
                "2021-12-31",
                None,
            ],
            [
                3,
                "党员包网格",
                "松树园社区第一网格",
                "松树园社区居委会",
                "社区(村)pine",
                None,
                None,
                None,
                None,
            ],
            [4, "点长", "阳光花园", "XX街道综合行政执法局", None, None, "3月1日", None, None],
        ]
    )


def ambiguous() -> bytes:
    """What means two things, nothing, or the wrong way round."""
    return messy.book(
        [
            CHARGES[1:8],
            ["包网格", "第一网格", "松树园社区居委会", "社区(村)pine", None, None, None],
            ["领导包社区", "松树林社区", "XX街道创城办", "街道领导leader", None, None, None],
            ["领导包社区", "松树园", None, None, None, None, None],
            ["领导包社区", "松树园", None, "没有这个人", None, None, None],
            ["点长", "阳光花园", "没有的局", None, None, None, None],
            ["管家", "阳光花园", "和美物业", None, None, None, None],
            ["点长", "阳光花园", "和美物业", None, None, "2021-4-1", "2021-3-1"],
        ]
    )


def repeated() -> bytes:
    """The 物业 that the base has already, the same line twice, an end for a known charge."""
    return messy.book(
        [
            CHARGES[1:],
            ["物业", "阳光花园", "和美物业", None, None, None, None, None],
            ["点长", "阳光花园", "和美物业", None, None, "2021-4-1", None, None],
            ["点长", "阳光花园", "和美物业", None, None, "2021-4-1", None, None],
        ]
    )
