"""Ledgers of difficulties as offices keep them, and one that cannot be taken."""

from tests.ledgers import messy
from tests.ledgers.messy import Page

NAME = "困难问题"


def whole() -> bytes:
    """A title, words of the trade, costs in 万元 from … to …, one answered, one solved."""
    rows = [
        ["XX街道创城存在困难统计表"],
        [
            *("序号", "困难问题", "涉及小区", "原因分析", "已做工作", "需上级解决"),
            *("资金缺口(万元)", "协调层级", "上报日期", "批复情况", "解决情况", "备注"),
        ],
        [
            *(1, "旧楼坡道没有钱补", "阳光花园等", "建成时没有设计", "摸了底", "拨专项资金"),
            *("23.6—59.4", "区里", "4月8日", None, "已上报", None),
        ],
        [
            *(2, "拆迁片垃圾清不走", "村西头", "拆迁没有完", "围挡", "协调清运"),
            *("１５～40", "市级", "2021.4.7", "列入计划", "已批复", "示例"),
        ],
        [3, "公厕没人管", None, "产权不清", None, None, None, "街道", "4.6", None, "已解决", None],
    ]
    return messy.book(Page(rows, name=NAME, merges=["A1:L1"]))


def bare() -> bytes:
    """Three columns; the money is open upward; no days."""
    rows = [
        ["存在的困难", "产生原因", "资金需求", "社区"],
        ["院墙没有钱修", "没有物业", "8万元以上", "松树园"],
        ["下水老化", "管线太旧", "待定", "龙头山"],
    ]
    return messy.book(rows)


def itemised() -> bytes:
    """What it costs item by item, a line each; 万元 beside 元, one item that nobody counted."""
    ramps = "坡道，38处，6000—15000元\n扶手； 8 处； 0.1-0.3万元\n\n监理，未知，未知"
    rows = [
        ["存在的困难", "产生原因", "资金需求", "资金测算", "请求层级", "状态"],
        ["坡道没有钱补", "没有设计", "23.6以上", ramps, "区里", None],
        ["楼顶漏水", "年久失修", "5", "防水，300平方米，200元", "市级", "已解决"],
    ]
    return messy.book(rows)


def wrong() -> bytes:
    """Every line has something that cannot be."""
    rows = [
        ["问题", "原因", "所需资金", "请求层级", "提交日期", "社区"],
        [None, "不知道", 5, "区级", "4月8日", None],
        ["路没有修", "没钱", "很多", "区级", "4月8日", None],
        ["桥没有修", "没钱", "40—15", "区级", "4月8日", None],
        ["灯没有修", "没钱", 5, "火星", "4月8日", None],
        ["墙没有修", "没钱", 5, "区级", "4月30日", None],
        ["井没有修", "没钱", 5, "区级", "4月8日", "水泉社区"],
        ["门没有修", "没钱", 5, "区级", "4月8日", None],
        ["门没有修", "没钱", 6, "区级", "4月8日", None],
    ]
    return messy.book(rows)
