"""Responsibility lists as offices keep them, and one that cannot be taken."""

from tests.ledgers import messy
from tests.ledgers.messy import Page

NAME = "创城责任清单"


def merged() -> bytes:
    """A title, a project and a unit for several lines, 同上, deadlines that are no day."""
    rows = [
        ["XX街道创城责任分解表"],
        [
            *("序号", "测评项目", "测评标准", "量化目标", "计量单位", "牵头领导", "牵头部门"),
            *("责任单位", "责任人", "完成时间", "社区"),
        ],
        [
            *(1, "Ⅰ—1生活环境", "1)楼道照明完好", "约12", "盏", "王立新", "松树园社区居委会"),
            *("和美物业", "刘芳", "4月30日前", "松树园"),
        ],
        [2, None, "消防通道 畅通", None, None, "同上", "同上", "同上", "待定", "长期坚持", "同上"],
        [3, None, "居民公约上墙", None, None, None, "社区", None, None, "迎检前", "龙头山"],
        ["合计", "3项"],
    ]
    return messy.book(Page(rows, name=NAME, merges=["A1:K1", "B3:B5"]))


def several_units() -> bytes:
    """Several units in a cell, one of them a short name; no community, so the whole office."""
    rows = [
        ["指标编号", "测评标准", "牵头单位", "责任单位", "配合单位", "责任人", "完成时限", "备注"],
        [
            *("Ⅰ—1 Ⅱ—1 Ⅲ—1 1)", "楼道照明要完好", "XX街道创城办、XX街道综合行政执法局"),
            *("和美物业；松树园社区居委会", "龙头山社区居委会", "没有的人", "2021.5.30", "逐栋查"),
        ],
        [None, "消防通道畅通", "XX街道综合行政执法局", "和美物业", None, None, None, None],
    ]
    return messy.book(rows)


def wrong() -> bytes:
    """What nobody knows: a clause, a community, a unit; one line twice; a target without digits."""
    rows = [
        ["测评标准", "牵头单位", "配合单位", "社区(村)", "量化目标"],
        ["门前三包落实", "松树园社区居委会", None, "松树园", None],
        ["楼道照明完好", "松树园社区居委会", None, "桃花源", None],
        ["消防通道畅通", "松树园社区居委会", None, "松树园", None],
        ["消防通道畅通", "松树园社区居委会", None, "松树园", None],
        ["居民公约上墙", "松树园社区居委会", None, "松树园", "很多"],
        ["居民公约上墙", "县供电局", None, "松树园", None],
    ]
    return messy.book(rows)
