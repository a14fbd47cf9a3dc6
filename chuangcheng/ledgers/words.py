"""What ledgers write for things that have other names here: sources, states, units, verdicts."""

import re

from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Source
from chuangcheng.kernel.numerals import chinese_number
from chuangcheng.kernel.text import folded
from chuangcheng.people.models import UnitKind

SUFFIXES = ("社区居委会", "村委会", "社区", "小区", "村")
UNIT_SUFFIXES = (
    *("有限责任公司", "有限公司", "分公司", "公司", "服务", "管理", "物业服务", "物业管理", "物业"),
)
UNIT_ENDINGS = {  # what a unit is by how its name ends
    UnitKind.COMMUNITY: ("居委会", "居民委员会", "村委会", "村民委员会", "社区"),
    UnitKind.PROPERTY: ("物业", "物业公司", "物业服务有限公司", "物业管理有限公司"),
    UnitKind.OFFICE: ("街道", "办事处", "党工委", "创城办"),
}
OWN_UNIT = {"社区", "居委会", "社区居委会", "本社区", "村委会", "所属社区"}
OWN_PROPERTY = {"物业", "物业公司", "小区物业", "所属物业", "本小区物业"}
PENDING = {"待定", "待明确", "责任单位待明确", "待确定", "未明确", "不明确", "正在对接", "对接中"}
NOBODY = {*PENDING, "责任人待定", "未定"}
EVERYWHERE = {"全街道", "整个街道", "街道", "各社区", "各社区(村)", "全部"}
ENDED = "已结束"

_SOURCES = {
    Source.SCREENING: ("入户排查", "小区排查", "拉网排查", "全面排查", "摸排"),
    Source.SELF_CHECK: ("自检", "社区自查", "单位自查", "自检自查"),
    Source.MUTUAL_CHECK: ("交叉检查", "互检", "社区互查"),
    Source.SUPERVISION: ("督导", "督导检查", "督查检查", "现场督查", "创城办督查", "检查"),
    Source.UNANNOUNCED: ("实地暗访", "明察暗访", "暗访检查"),
    Source.FOLLOW_UP: ("回访", "复查"),
    Source.THIRD_PARTY: ("第三方", "第三方检查", "第三方评估", "三方测评"),
    Source.MOCK: ("模拟测评检查", "模拟考评", "模拟"),
    Source.PATROL: ("巡查", "网格巡查", "日常巡查", "网格员上报", "网格员"),
    Source.HOTLINE: ("12345热线", "市民热线", "12345转办", "政务热线", "热线"),
    Source.DIGITAL_CITY: ("数字城管平台", "数字化城管", "城管平台"),
    Source.RESIDENT: ("居民举报", "群众反映", "群众举报", "居民投诉", "群众投诉", "随手拍"),
    Source.UPPER: ("上级交办", "区创城办交办", "区创城办转办", "市创城办交办", "创文办转办"),
    Source.LEADER: ("领导交办", "领导督办", "领导调研"),
    Source.MEDIA: ("媒体", "新闻媒体", "电视曝光", "媒体反映"),
    Source.OTHER: ("其它",),
}
SOURCES = {
    **{folded(name): source for source, names in _SOURCES.items() for name in names},
    **{folded(str(source.label)): source for source in Source},
}

_STANDS = {
    **dict.fromkeys((State.REPORTED, State.CHECKING, State.ACCEPTED), None),
    **dict.fromkeys(
        (State.DISPATCHED, State.RECTIFYING, State.RETURNED, State.SUSPENDED), State.DISPATCHED
    ),
    State.SUBMITTED: State.SUBMITTED,
    State.CLOSED: State.CLOSED,
}
_VERSION = re.compile(r"(?:第|[vV])?\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*(?:版|稿|次)?")
_ANSWERED = re.compile(r"已(?:回复|答复|报送|上报|反馈|回函)[\s,，:：(（]*(?P<rest>.*?)[)）]?")
_STATES = {folded(str(state.label)): stands for state, stands in _STANDS.items()}
_STATES |= {"退回重改": State.DISPATCHED}
_SHORT = {
    **dict.fromkeys(("是", "√", "✓", "✔", "y", "已", "完成"), State.SUBMITTED),
    **dict.fromkeys(("否", "×", "✗", "✘", "n", "未", "没有"), None),
}
_DONE = re.compile(
    "已(?:经|全部|于[^已]{1,10})?"
    "(?:整改|完成|清|修|处理|解决|更换|拆|办结|销号|补|恢复|规范|撤|上墙|安装|粉刷|冲洗|打扫|疏通|移走|移除|归位)"
    "|(?:整改|处理|清理|清运|修复)(?:完毕|完成|到位|结束)|完成整改|办结|立行立改|即知即改"
)
_NOT_YET = re.compile("[未没]|正在|预计|计划|拟|部分|一半|争取|力争|准备|待")
_PARTLY = re.compile("(?<![0-9])[0-9]{1,2}(?:%|％)|一半|部分")
_UNDER_WAY = re.compile(
    "已(?:交办|转办|派单|派发|下发|通知)|正在|整改中|处理中|进行中|施工中|推进中"
)
_PASSED = re.compile(
    "^(?:是|√|✓|✔|通过|合格|属实|达标|已核查|已整改|符合)$|核查通过|验收合格|整改到位|同意销号"
)
_FAILED = re.compile(
    "不通过|未通过|不合格|不到位|未到位|未整改|退回|不符合|不达标|不同意|^(?:否|×)$"
)
_BY_PLAN = re.compile("方案|待定|视情")
_LEADS = (
    re.compile("(?:牵头|主责|责任)(?:单位|部门)?[:：]\\s*([^、，,;；/／\\s()（）]+)"),
    re.compile("([^、，,;；/／\\s()（）]+)[(（](?:牵头|主责)[^()（）]*[)）]"),
)
_ROLE = re.compile("^(?:牵头|主责|责任|配合|协办|协助)(?:单位|部门)?[:：]\\s*")


def state_said(text: str) -> tuple[bool, State | None]:
    """整改情况: whether it says anything about the state, and how far the issue has come by it."""
    plain = folded(text)
    if is_state(plain):
        return True, {**_STATES, **_SHORT}[plain]
    found = _DONE.search(plain)
    if found and not (_NOT_YET.search(plain[: found.start()]) or _PARTLY.search(plain)):
        return True, State.SUBMITTED
    if _UNDER_WAY.search(plain):
        return True, State.DISPATCHED
    return bool(_NOT_YET.search(plain)), None


def is_state(plain: str) -> bool:
    """Whether a folded text is a word for a state alone, and says nothing of what was done."""
    return plain in _STATES or plain in _SHORT


def verdict_said(text: str) -> bool | None:
    """核查结果: passed, failed, or None where it says neither."""
    plain = folded(text)
    if _FAILED.search(plain):
        return False
    return True if _PASSED.search(plain) else None


def leading_unit(text: str) -> str:
    """牵头单位 where a cell says which of several it is; '' where it does not."""
    found = next(filter(None, (pattern.search(text) for pattern in _LEADS)), None)
    return found[1].strip() if found else ""


def without_role(name: str) -> str:
    """配合：社区 names 社区."""
    return _ROLE.sub("", name)


def is_by_plan(text: str) -> bool:
    """方案时限: a deadline that is a text until somebody dates it."""
    return bool(_BY_PLAN.search(text))


def version_said(text: str) -> int | None:
    """第二版, V2, 2; None for what names no version."""
    found = _VERSION.fullmatch(text)
    if found is None:
        return None
    try:
        return chinese_number(found[1]) if not found[1].isdecimal() else int(found[1])
    except ValueError:
        return None


def answer_said(text: str) -> str | None:
    """What stands behind 已回复, its day most likely; None where it was not answered."""
    found = _ANSWERED.fullmatch(text)
    return found["rest"] if found else None
