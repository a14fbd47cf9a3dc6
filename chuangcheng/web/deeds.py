"""经过 on the page of one thing: the trail in words, newest first."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuangcheng.trail.models import key_of
from chuangcheng.trail.queries import Deed, history_of
from chuangcheng.web import words

_MOST = 20
TOLD: dict[str, str | Promise] = {
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
    "people.void_units": _("撤销登记"),
    "people.void_people": _("撤销登记"),
    "places.add_places": _("登记点位"),
    "places.edit_place": _("修改点位"),
    "places.void_places": _("作废点位"),
    "places.add_area": _("设置区域"),
    "places.edit_area": _("修改区域"),
    "places.end_area": _("撤销区域"),
    "places.replace_area": _("区划调整"),
    "places.merge_area": _("区划调整"),
    "duties.assign": _("安排分工"),
    "duties.end": _("结束分工"),
    "duties.draft_list": _("起草清单"),
    "duties.edit_list": _("修改清单"),
    "duties.publish": _("发布清单"),
    "duties.discard_list": _("作废草稿"),
    "duties.add_items": _("列出责任项"),
    "duties.edit_item": _("修改责任项"),
    "duties.change_item": _("变更责任项"),
    "duties.end_item": _("结束责任项"),
    "duties.hand_over_item": _("移交责任项"),
    "duties.remove_item": _("删掉责任项"),
    "duties.found_group": _("成立小组"),
    "duties.edit_group": _("修改小组"),
    "duties.end_group": _("撤销小组"),
    "duties.take_seat": _("加入小组"),
    "duties.leave_seat": _("退出小组"),
    "offices.hand_over": _("移交给接替的区域"),
    "documents.record": _("登记文件"),
    "documents.edit": _("修改文件"),
    "documents.supersede": _("出新版"),
    "documents.add_files": _("补充材料"),
    "documents.void": _("作废文件"),
    "documents.receive": _("登记来文"),
    "documents.edit_letter": _("修改来文"),
    "documents.add_letter_files": _("补充材料"),
    "documents.reply": _("登记回复"),
    "documents.void_reply": _("作废回复"),
    "documents.void_letter": _("作废来文"),
    "standards.draft_system": _("起草体系"),
    "standards.edit_system": _("修改体系信息"),
    "standards.clone": _("克隆成新版次"),
    "standards.put_in_use": _("启用体系"),
    "standards.retire": _("停用体系"),
    "standards.discard": _("作废草稿"),
    "standards.add_clauses": _("加条目"),
    "standards.edit_clause": _("修改条目"),
    "standards.move_clause": _("移动条目"),
    "standards.remove_clauses": _("删掉条目"),
    "inspections.open_round": _("安排检查轮次"),
    "inspections.visit": _("登记检查"),
    "inspections.void_visit": _("作废检查记录"),
    "inspections.find": _("记下发现"),
    "inspections.link": _("记下发现"),
    "inspections.answer": _("按检查表检查"),
    "inspections.correct_answer": _("更正检查结果"),
    "inspections.publish_checklist": _("发布检查表"),
    "inspections.retire_checklist": _("停用检查表"),
    "campaigns.start": _("部署行动"),
    "campaigns.revise": _("修改行动"),
    "campaigns.end": _("结束行动"),
    "campaigns.resume": _("重新启动"),
    "campaigns.void": _("作废行动"),
    "campaigns.link_issues": _("归入问题"),
    "campaigns.unlink_issue": _("移出问题"),
    "campaigns.link_round": _("归入检查"),
    "campaigns.unlink_round": _("移出检查"),
    "campaigns.add_measures": _("安排措施"),
    "campaigns.revise_measure": _("修改措施"),
    "campaigns.date_measure": _("定时限"),
    "campaigns.reschedule": _("调整时限"),
    "campaigns.finish": _("登记完成"),
    "campaigns.reopen": _("退回重做"),
    "campaigns.retract": _("撤回上一次变动"),
    "campaigns.void_measure": _("作废措施"),
    "campaigns.add_files": _("补充凭证"),
    "publicity.register": _("登记宣传设施"),
    "publicity.revise": _("修改宣传设施"),
    "publicity.change": _("登记变动"),
    "publicity.take_back": _("撤回上一次变动"),
    "publicity.check": _("登记巡检"),
    "publicity.reword": _("更换内容"),
    "publicity.void": _("作废宣传设施"),
    "publicity.add_files": _("补充照片"),
    "issues.raise": _("登记问题"),
    "issues.link": _("归入问题"),
    "issues.unlink": _("移出问题"),
    "issues.answer": _("回复里说到问题"),
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
        "text": TOLD.get(deed.verb, _("系统处理")),
        "tone": "now" if place == 0 else "",
    }
