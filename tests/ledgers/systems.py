"""Messy tables of evaluation systems, in the layouts L1, L2 and L3, as offices keep them."""

from typing import Any

from tests.ledgers import messy
from tests.ledgers.messy import Page

NAME = "城市文明程度测评体系（示例）"
SHEET = "城市体系（2021年版）"


def book_of(rows: list[list[Any]], sheet: str = SHEET, merges: tuple[str, ...] = ()) -> bytes:
    return messy.book(Page(rows=rows, name=sheet, merges=list(merges)))


def five_columns() -> bytes:
    """L1: codes of three levels merged down, standards numbered in one cell, 负面清单 below."""
    rows: list[list[Any]] = [
        ["2021年测评体系表（示例）"],
        ["测评项目", "指标名称", "测评内容", "测 评\n标 准", "测评方法"],
        ["Ⅰ—1 生活环境", "Ⅱ—1居住小区", "Ⅲ—1安全", "1)楼道照明完好；2)消防通道畅通", "实地考察"],
        [None, None, "Ⅲ—2整洁", "（1）没有垃圾堆积", "实地（暗访）考察"],
        [None, None, None, "②居民公约上墙", "材料审核、实地考察"],
        ["负面清单", None, None, "发生有影响的安全事故", None],
        ["填表人：陈静　　　　审核人："],
    ]
    return book_of(rows, merges=("A1:E1", "A3:A5", "B3:B5", "C4:C5"))


def units_beside() -> bytes:
    """L2: no middle levels, what to hand in, and units that nobody has registered."""
    rows: list[list[Any]] = [
        ["测评项目", "测评标准", "测评方法", "材料要求", "责任单位"],
        [
            "学习制度",
            "1.有学习计划和考核办法",
            "材料",
            "会议通知、照片等材料；图片2张：会场",
            "党政办、各社区",
        ],
        ["学习制度", "2.定期组织督查", "〃", "说明报告", "〃"],
        ["志愿服务", "开展便民活动", "材料审核、入户问卷调查", None, "社区建设办"],
        ["合计", "3条"],
    ]
    return book_of(rows, sheet="责任分工（2021年版）")


def by_place() -> bytes:
    """L3: by place, with deadlines, sites and leaders as the office wrote them."""
    rows: list[list[Any]] = [
        ["实地考察责任分解表"],
        ["测评地点", "测评标准", "实地考察要求", "完成时限", "责任单位", "迎检点", "责任单位领导"],
        [
            "居民小区",
            "公益广告不少于1处",
            "步行看3个单元",
            "4月30日前",
            "各社区",
            "阳光花园",
            "王主任",
        ],
        [None, "楼道没有堆物", "看楼道", "长期", "物业公司", "惠民家园", None],
        ["背街小巷、主次干道", "路面平整", None, "2021.5.30", "住建局", None, "李局长"],
        ["旅行社", "公示投诉电话", None, None, "文旅局", None, None],
    ]
    return book_of(rows, sheet="实地考察", merges=("A1:G1", "A3:A4"))
