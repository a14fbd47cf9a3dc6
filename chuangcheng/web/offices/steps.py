"""起步: the first work of an office, in its order, with the way to each page."""

from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.offices.queries import Begun
from chuangcheng.web import navigation

Shape = dict[str, Any]


def steps(actor: Actor, begun: Begun) -> list[Shape]:
    """Each with what it is good for, whether there is any of it, and where it is done."""
    ledgers = _way(_("导入台账"), ["ledgers:start"], actor)
    told = [
        _step(
            _("点位：导入小区台账"),
            _("一行一个小区，物业公司和网格员一起带进来；村、街巷、市场在“点位小区”里逐个登记。"),
            ledgers,
            _way(_("点位小区"), ["places:list"], actor),
        ),
        _step(
            _("单位和人员：导入通讯录"),
            _("社区居委会、部门、物业公司和各自的联系人；问题要交办给单位，先有单位。"),
            ledgers,
            _way(_("单位"), ["units:list"], actor),
        ),
        _step(
            _("账号：给要登录的人开通"),
            _("社区、网格员、责任单位、核查人员各用各的账号；整改的人不能核查自己。"),
            _way(_("人员和账号"), ["people:list"], actor),
        ),
        _step(
            _("检查：开第一轮排查"),
            _("在轮次里登记看过哪些小区，报告才说得出排查了多少个；看到的问题直接进清单。"),
            _way(_("督导检查"), ["inspections:list"], actor),
        ),
        _step(
            _("问题：导入问题清单"),
            _("手里已有的清单原样导入；先预览，7 天内可撤销。"),
            ledgers,
            _way(_("问题整改"), ["issues:list"], actor),
        ),
    ]
    done = (begun.places, begun.units, begun.accounts, begun.round, begun.issues)
    return [{**step, "done": is_there} for step, is_there in zip(told, done, strict=True)]


def _step(title: str, text: str, *ways: Shape | None) -> Shape:
    return {"title": title, "text": text, "ways": [way for way in ways if way]}


def _way(text: str, pages: list[str], actor: Actor) -> Shape | None:
    """To the first of these pages that there is and that this person may enter."""
    url = next(filter(None, (navigation.address(page, actor) for page in pages)), "")
    return {"text": text, "url": url} if url else None
