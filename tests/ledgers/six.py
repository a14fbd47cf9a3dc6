"""Six messy ledgers, as offices keep them: four of issues, one of a community's own, one of places.

Each returns the bytes of an .xlsx file made for the small cast of tests/world.py. Addresses that
tests name are those of the rows here, counted from 1.
"""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import xlsxwriter  # type: ignore[import-untyped]
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.ledgers import messy
from tests.ledgers.messy import Page

WIDE = "XX街道2021年创城整改问题清单"


def april_round() -> bytes:
    """Title, header in two rows with groups, a merged community, total, signature, remark."""
    rows: list[list[Any]] = [
        [WIDE],
        ["序号", "社区", "小区", "问题", "发现\n日期", "问题类型", "整改", None, "备注"],
        [None, None, None, None, None, None, "责任单位", "时限", None],
        [
            1,
            "松树园",
            "阳光花园",
            "单元门口堆放旧沙发",
            "2021.4.6",
            "楼道堆物",
            "物业",
            "3个工作日内",
            None,
        ],
        [
            2,
            None,
            "阳光花园",
            "垃圾桶满溢，桶旁散落垃圾",
            "４月６日",
            "环境卫生",
            "〃",
            "4月20日",
            None,
        ],
        [3, None, "阳光花园3号楼", "楼道灯不亮", "同上", "楼道灯", "同上", "同上", "第二次"],
        [
            4,
            "龙头山",
            "惠民家园",
            "公益广告褪色",
            "二〇二一年四月七日",
            "宣传氛围",
            "社区",
            None,
            None,
        ],
        [5, None, "惠民家园", "居民公约未上墙", "20210407", "公约未上墙", "社区", None, None],
        ["合计", None, None, "5条", None, None, None, None, None],
        ["备注：以上问题截至4月20日"],
        ["填表人：", None, "审核人：", None, None, None, "联系电话：", None, None],
    ]
    merges = ("A1:I1", "G2:H2", "A2:A3", "B2:B3", "B4:B6", "I2:I3")
    return messy.book(Page(rows, name="汇总", merges=merges))


def days_and_deadlines() -> bytes:
    """Every way to write a day or a deadline, one line each; B and G carry the question."""
    said: list[tuple[Any, Any]] = [
        ("2021.4.5", "2021.4.30"),
        ("2021/4/5", "4月30日"),
        ("2021-4-5", "4.30"),
        ("2021年4月5日", "4月底前"),
        ("2021年04月05号", "月底前"),
        ("20210405", "本周五"),
        ("２０２１．４．５", "即日起"),
        ("二〇二一年四月五日", "长期"),
        ("2021 4 5", "立行立改"),
        ("4月5日", "尽快"),
        ("4.5", "3个工作日内"),
        ("21.4.5", None),
        ("5.4.21", None),
        ("4/5/2021", None),
        ("2021.2.31", None),
        ("2021-02-29", None),
        ("13月5日", None),
        ("0月5日", None),
        ("9999-12-31", None),
        ("0001-01-01", None),
        ("1900-01-00", None),
        (44291, 44316),
        (44291.99999999, None),
        (60, None),
        (-1, None),
        (2958466, None),
        ("44291", None),
        ("2021.4", None),
        (2021.1, None),
        ("4月1日—4月5日", "4月20日—4月30日"),
        ("4.1-4.5", "4.20-4.30"),
        ("4月1日至4月5日", "4月20日~30日"),
        (datetime(2021, 4, 5, 9, 30), datetime(2021, 4, 30)),
        (date(2021, 4, 5), date(2021, 4, 30)),
    ]
    head = ["序号", "发现日期", "社区", "小区名称", "问题描述", "责任部门", "完成时限"]
    rows = [
        [n, day, "松树园", "阳光花园", f"第{n}种写法", "和美物业", due]
        for n, (day, due) in enumerate(said, 1)
    ]
    return messy.book([head, *rows])


def days_of_1904() -> bytes:
    """The same number means another day in a workbook that counts from 1904."""
    made = openpyxl.Workbook()
    made.epoch = CALENDAR_MAC_1904
    sheet = made.worksheets[0]
    sheet.append(["发现日期", "社区", "小区", "问题描述"])
    sheet.append([42829, "松树园", "阳光花园", "1462 天的差别"])
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def names_and_formulas() -> bytes:
    """Formulas with, without and with a broken result; text that only looks like one; names."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as made:
        sheet = made.add_worksheet("四月")
        head = [
            "序号",
            "发现日期",
            "社区",
            "小区",
            "问题描述",
            "责任单位",
            "责任人",
            "核查人",
            "备注",
        ]
        sheet.write_row(0, 0, head)
        texts = [
            ("=1+1", "和美物业", "买买提·吐尔逊"),
            ("＝cmd|' /C calc'!A0", "和美\u200b物业", "买买提•吐尔逊"),
            ("-5℃仍未送暖", "和美\xa0物业", "张三、李四"),
            ("@张三 来看", "\u3000和美物业", "张三（兼）"),
            ('=HYPERLINK("http://x","y")', "和美\xad物业", "阿拉坦苏和巴雅尔敖其尔"),
            ("\t制表符开头", "待定", "待定"),
            ("+86 138 0000 0000 一直占线", "待明确", "—"),
            ("{{7*7}}<script>alert(1)</script>", "无", "无"),
            ("𠮷祥里牌匾掉字", "同上", "〃"),
        ]
        for row, (text, unit, person) in enumerate(texts, 1):
            sheet.write_row(row, 0, [row, "2021-4-6", "松树园", "阳光花园"])
            sheet.write_string(row, 4, text)
            sheet.write_row(row, 5, [unit, person])
        for row, (formula, value) in enumerate(_FORMULAS, len(texts) + 1):
            sheet.write_row(row, 0, [row, "2021-4-6", "松树园", "阳光花园"])
            sheet.write_formula(row, 4, formula, None, value)
    return out.getvalue()


_FORMULAS = (("=A1&B1", "公式算出的描述"), ("=B99", "#REF!"), ("=VLOOKUP(1,A:B,2)", "#N/A"))


def own_list() -> bytes:
    """A community's own list: no column for the community, but one line of another place."""
    return messy.book(
        [
            ["松树园社区问题台账"],
            ["日期", "小区名", "存在问题", "承办单位", "是否完成"],
            ["4月6日", "阳光花园", "单元门关不上", "和美物业", "否"],
            ["4月7日", "阳光花园", "绿化带内烟头较多", "和美物业", "已整改"],
        ]
    )


def finished_work() -> bytes:
    """How far each issue has come, in the words of offices; several items and units in a cell."""
    head = (
        "序号 问题编号 发现日期 社区 小区 问题内容 牵头单位 整改期限 完成情况 完成时间"
        " 核查人 核查结果 是否销号"
    )
    at = {"发现日期": "4月1日", "社区": "松树园", "小区": "阳光花园"}
    verified = {"核查人": "核查人员verifier", "核查结果": "通过", "是否销号": "是"}
    led, own = "XX街道综合行政执法局（牵头）、社区", "责任单位property"
    lines: list[dict[str, Any]] = [
        {"问题内容": "路面坑洼", "牵头单位": led, "整改期限": "4月9日"}
        | {"完成情况": "已整改", "完成时间": "4月8日"}
        | verified,
        {"问题内容": "下水堵塞", "牵头单位": "物业、社区", "整改期限": "3天"}
        | {"完成情况": "已疏通", "完成时间": "4月6日", "是否销号": "是"},
        {"问题内容": "井盖破裂", "牵头单位": "物业", "整改期限": "4月8日"}
        | {"完成情况": "已更换", "完成时间": "4月9日", "核查人": own, "是否销号": "是"},
        {"问题内容": "墙面涂鸦", "牵头单位": "物业", "整改期限": "4月20日"}
        | {"完成情况": "正在整改", "是否销号": "否"},
        {"问题内容": "车棚废旧自行车占位", "问题编号": "热线0451", "完成情况": "已清理"},
        {"问题内容": "(1)楼道堆物;(2)单元门损坏", "牵头单位": "物业", "整改期限": "3天"}
        | {"完成情况": "未整改", "是否销号": "否"},
        {"问题内容": "消防通道被占用", "牵头单位": "待明确"},
    ]
    return messy.book(_under(head, *(at | line for line in lines)))


def compounds() -> bytes:
    """A register of compounds with numbers as people write them, a subtotal and a total."""
    head = "序号 社区 小区名称 小区地址 类型 物业公司 负责人 联系电话"
    head += " 楼数 户数 建成年份 网格员"
    table = _under(
        head,
        {"社区": "松树园", "小区名称": "阳光花园", "小区地址": "钢铁街1号", "类型": "有物业"}
        | {"物业公司": "和美物业公司", "负责人": "王经理", "联系电话": "0476-0000001"}
        | {"楼数": "１２", "户数": "三百六十", "建成年份": "1998年", "网格员": "网格员grid"},
        {"小区名称": "幸福里", "类型": "三无", "楼数": 4, "户数": "1,0２0"}
        | {"建成年份": "2003", "网格员": "赵网格、钱网格"},
        {"小区名称": "向阳小区", "类型": "有物业", "物业公司": "鑫园物业", "负责人": "孙经理"}
        | {"联系电话": "0476-0000002", "楼数": "贰拾", "户数": "1000余", "建成年份": 2010},
        {"序号": "小计", "楼数": 36},
        {"社区": "龙头山", "小区名称": "惠民家园", "类型": "弃管", "楼数": "十余", "户数": "若干"},
        {"社区": "龙头山", "小区名称": "龙泉苑", "类型": "有物业", "物业公司": "鑫园物业"}
        | {"负责人": "孙经理", "楼数": 6, "户数": "约360"},
        {"序号": "合计", "楼数": 43},
    )
    rows = [["XX街道小区台账（2021年4月）"], *table]
    return messy.book(Page(rows, merges=("A1:L1", "B3:B5")))


def bad_counts() -> bytes:
    """Numbers that no count of buildings or households can be; I and J carry the question."""
    said: list[tuple[Any, Any]] = [
        ("²", "①"),
        ("Ⅷ", "〇"),
        ("两", "廿"),
        ("-0", "NaN"),
        ("inf", "1e400"),
        ("0x10", "1_000"),
        ("9" * 4301, 2**31),
        (2**63, "9" * 22),
        ("-5", "0.5"),
        ("50-60", "≥10"),
        ("278条", "1.2万"),
        ("近百", "十余"),
        ("1，234", "1000余户"),
    ]
    head = ["序号", "社区", "小区名称", "地址", "类型", "物业公司", "负责人", "电话"]
    head += ["楼栋数", "户数", "建成年份", "网格员", "备注"]
    rows = [
        [n, "松树园", f"第{n}小区", *[None] * 5, buildings, homes, *[None] * 3]
        for n, (buildings, homes) in enumerate(said, 1)
    ]
    return messy.book([head, *rows])


def _under(head: str, *lines: dict[str, Any]) -> list[list[Any]]:
    """A header and lines that name only the columns they fill."""
    names = head.split()
    return [names, *([line.get(name) for name in names] for line in lines)]
