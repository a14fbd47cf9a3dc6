"""问题类别: the example categories of an office, with lead trade and limit.

Limits and routes are examples, marked 示例 where they are shown; each office edits its own. The
data stand here, `install` records them. Sits beside commands.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from chuangcheng.issues.limits import Unit
from chuangcheng.issues.models import Category, Kind
from chuangcheng.issues.rules import may_set_categories
from chuangcheng.issues.trades import Trade
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.trail import commands as trail

__all__ = ["EXAMPLES", "Example", "Trade", "install"]


@dataclass(frozen=True, slots=True)
class Example:
    """示例类别: a level-2 category: name, leading trades (the first that fits), limit."""

    name: str
    leads: tuple[Trade, ...]
    n: int | None
    unit: Unit | None = Unit.WORK_DAY
    cooperating: Trade | None = None
    remark: str = ""


T, HOUR = Trade, Unit.WORK_HOUR

EXAMPLES: tuple[tuple[str, Kind, tuple[Example, ...]], ...] = (
    (
        "环境卫生",
        Kind.SANITATION,
        (
            Example("暴露垃圾", (T.SANITATION,), 4, HOUR),
            Example("积存垃圾", (T.SANITATION,), 2, cooperating=T.COMMUNITY),
            Example("垃圾桶满溢脏污", (T.PROPERTY, T.SANITATION), 4, HOUR),
            Example("楼道堆物", (T.PROPERTY,), 3, cooperating=T.COMMUNITY),
            Example("小区保洁", (T.PROPERTY,), 1),
            Example("绿化带垃圾", (T.GREENING,), 2, cooperating=T.PROPERTY),
            Example("公厕", (T.SANITATION,), 1),
            Example("水面沟渠", (T.HOUSING,), 5, cooperating=T.COMMUNITY),
            Example("宠物粪便", (T.PROPERTY,), 1),
        ),
    ),
    (
        "市容秩序",
        Kind.SANITATION,
        (
            Example("占道店外经营", (T.ENFORCEMENT,), 4, HOUR),
            Example("流动摊贩", (T.ENFORCEMENT,), 4, HOUR, cooperating=T.COMMUNITY),
            Example("乱贴小广告", (T.PROPERTY, T.ENFORCEMENT), 1),
            Example("乱拉挂晾晒", (T.COMMUNITY,), 2, cooperating=T.PROPERTY),
            Example("私搭乱建", (T.ENFORCEMENT,), 15, cooperating=T.LAND),
            Example("毁绿种菜", (T.PROPERTY,), 5, cooperating=T.GREENING),
            Example("户外广告", (T.ENFORCEMENT,), 5),
            Example("门前三包", (T.ENFORCEMENT,), 1, cooperating=T.COMMUNITY),
        ),
    ),
    (
        "建筑垃圾与工地",
        Kind.SANITATION,
        (
            Example("建筑垃圾乱堆", (T.ENFORCEMENT,), 3, cooperating=T.HOUSING),
            Example(
                "拆迁渣土",
                (T.HOUSING,),
                None,
                None,
                cooperating=T.ENFORCEMENT,
                remark="按治理方案的时限",
            ),
            Example("围挡破损乱画", (T.HOUSING,), 3),
            Example("扬尘带泥", (T.HOUSING,), 1, cooperating=T.ENFORCEMENT),
        ),
    ),
    (
        "道路排水",
        Kind.FACILITY,
        (
            Example("路面坑洼", (T.HOUSING,), 15),
            Example("道路积水", (T.HOUSING,), 3),
            Example("井盖", (T.HOUSING,), 4, HOUR, remark="先围挡"),
            Example("路缘石盲道", (T.HOUSING,), 10),
            Example("小区路面", (T.PROPERTY,), 15, cooperating=T.HOUSING),
            Example("下水堵塞", (T.PROPERTY,), 2),
        ),
    ),
    (
        "公用设施",
        Kind.FACILITY,
        (
            Example("楼道灯", (T.PROPERTY,), 3),
            Example("路灯", (T.HOUSING,), 3, cooperating=T.POWER),
            Example("空中缆线", (T.POWER,), 10),
            Example("健身器材", (T.COMMUNITY,), 10, cooperating=T.CULTURE),
            Example("围墙楼道破损", (T.PROPERTY,), 10),
            Example("公告栏", (T.COMMUNITY,), 5),
            Example("停车棚充电桩", (T.PROPERTY,), 20, cooperating=T.COMMUNITY),
        ),
    ),
    (
        "无障碍",
        Kind.FACILITY,
        (
            Example("坡道缺失", (T.OWNER,), 30, cooperating=T.HOUSING, remark="建不了的挂账"),
            Example("扶手缺失", (T.OWNER,), 30, cooperating=T.HOUSING),
            Example("缘石坡道", (T.HOUSING,), 20),
            Example("无障碍通道占用", (T.PROPERTY, T.ENFORCEMENT), 1),
        ),
    ),
    (
        "消防安全",
        Kind.FACILITY,
        (
            Example("消防通道占用", (T.PROPERTY,), 0, cooperating=T.FIRE, remark="立即"),
            Example("灭火器消火栓", (T.PROPERTY,), 3, cooperating=T.FIRE),
            Example("飞线充电", (T.PROPERTY,), 0, cooperating=T.COMMUNITY, remark="立即"),
            Example("消防月检卡", (T.PROPERTY,), 3),
        ),
    ),
    (
        "宣传氛围",
        Kind.PUBLICITY,
        (
            Example("公益广告破损褪色", (T.COMMUNITY, T.OWNER), 3),
            Example("公益广告内容错误", (T.COMMUNITY,), 0, remark="立即撤下"),
            Example("公益广告数量不足", (T.COMMUNITY,), 5, cooperating=T.CAMPAIGN_OFFICE),
            Example("公约未上墙", (T.COMMUNITY,), 5),
            Example("电子屏", (T.OWNER,), 1),
            Example("公益广告被遮挡占用", (T.PROPERTY,), 1),
            Example("用语用字地名牌", (T.CIVIL,), 5, cooperating=T.ENFORCEMENT),
        ),
    ),
    (
        "公共秩序",
        Kind.OTHER,
        (
            Example("机动车乱停", (T.TRAFFIC,), 1, cooperating=T.PROPERTY),
            Example("非机动车乱停", (T.PROPERTY, T.ENFORCEMENT), 1),
            Example("停车乱收费", (T.MARKET,), 5),
            Example("流浪乞讨救助", (T.CIVIL,), 0, remark="立即"),
            Example("不文明养犬", (T.COMMUNITY,), 2, cooperating=T.ENFORCEMENT),
            Example("校园周边秩序", (T.EDUCATION,), 5, cooperating=T.ENFORCEMENT),
        ),
    ),
    (
        "窗口服务",
        Kind.OTHER,
        (
            Example("标识公示", (T.OWNER,), 3),
            Example("禁烟", (T.HEALTH,), 3),
            Example("投诉处理", (T.MARKET,), 3),
            Example("志愿服务岗", (T.OWNER,), 5),
        ),
    ),
    (
        "志愿阵地",
        Kind.OTHER,
        (
            Example("站点设施不齐", (T.COMMUNITY,), 10),
            Example("站点无人值守", (T.COMMUNITY,), 2),
            Example("服务记录缺失", (T.COMMUNITY,), 5),
        ),
    ),
    (
        "资料台账",
        Kind.OTHER,
        (
            Example("资料缺失", (T.OWNER,), 5),
            Example("资料不规范", (T.OWNER,), 5),
            Example("资料过期", (T.OWNER,), 5),
        ),
    ),
)


@transaction.atomic
def install(*, by: Actor, now: datetime) -> int:
    """设置示例类别: records those that are not there yet; returns how many."""
    require(may_set_categories(by))
    known = set(Category.objects.values_list("code", flat=True))
    added = 0
    for place, (name, kind, examples) in enumerate(EXAMPLES, start=1):
        code = f"{place:02d}"
        parent, new = Category.objects.get_or_create(
            code=code, defaults={"name": name, "kind": kind}
        )
        added += new
        rows = [
            _category(f"{code}{n:02d}", parent, example)
            for n, example in enumerate(examples, start=1)
            if f"{code}{n:02d}" not in known
        ]
        Category.objects.bulk_create(rows)
        added += len(rows)
    trail.record("issues.install_categories", by=by, at=now, on="issues.category")
    return added


def _category(code: str, parent: Category, example: Example) -> Category:
    return Category(
        code=code,
        name=example.name,
        parent=parent,
        kind=parent.kind,
        lead="/".join(example.leads),
        cooperating=example.cooperating or "",
        limit_n=example.n,
        limit_unit=(example.unit or "") if example.n is not None else "",
        remark=example.remark,
    )
