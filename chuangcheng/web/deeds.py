"""经过 of what stands in a settings page: the trail in words, newest first."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuangcheng.trail.models import key_of
from chuangcheng.trail.queries import Deed, history_of
from chuangcheng.web import words

_MOST = 20
_TOLD: dict[str, str | Promise] = {
    "people.add_unit": _("登记单位"),
    "people.edit_unit": _("修改单位"),
    "people.rename_unit": _("更名"),
    "people.end_unit": _("撤销单位"),
    "people.add_person": _("登记人员"),
    "people.edit_person": _("修改资料"),
    "people.open_account": _("开通账号"),
    "people.reset_password": _("重设密码"),
    "people.close_account": _("停用账号"),
    "people.reopen_account": _("恢复账号"),
    "people.change_password": _("修改了自己的密码"),
    "people.grant": _("授予角色"),
    "people.end_grant": _("收回角色"),
    "places.add_area": _("设置区域"),
    "places.edit_area": _("修改区域"),
    "places.end_area": _("撤销区域"),
    "duties.assign": _("安排分工"),
    "duties.end": _("结束分工"),
}


def timeline(thing: models.Model, today: date) -> list[dict[str, Any]]:
    """经过 for components/timeline.html."""
    found = history_of(key_of(thing))[:_MOST]
    return [_entry(deed, today, place) for place, deed in enumerate(found)]


def _entry(deed: Deed, today: date, place: int) -> dict[str, Any]:
    return {
        "at": words.moment(deed.at, today),
        "who": deed.actor_name,
        "unit": "",
        "text": _TOLD.get(deed.verb, _("系统处理")),
        "tone": "now" if place == 0 else "",
    }
