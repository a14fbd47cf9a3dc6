"""设施状态 as ledgers write it: 在用, or 在用 56、破损 4; by which changes one becomes another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded, half_width
from chuangcheng.publicity.models import INSTALLED, MOVES, AssetState

Held = Mapping[AssetState, int]

S = AssetState
_WORDS: Mapping[str, AssetState] = {
    **{folded(str(state.label)): state for state in AssetState},
    **dict.fromkeys(("计划", "拟建", "待制作", "未制作"), S.PLANNED),
    **dict.fromkeys(("制作", "正在制作", "正在制作中", "在制作"), S.IN_PRODUCTION),
    **dict.fromkeys(("完好", "正常", "使用中", "良好", "正在使用", "已安装", "已悬挂"), S.IN_USE),
    **dict.fromkeys(("损坏", "褪色", "破损待换", "已破损"), S.DAMAGED),
    **dict.fromkeys(("更换", "更新", "已更新"), S.REPLACED),
    **dict.fromkeys(("拆除", "已拆", "撤除", "已撤除"), S.REMOVED),
    **dict.fromkeys(("取消", "已取消"), S.CANCELLED),
}
_PIECE = re.compile(r"^(\D+?)\s*(\d{1,6})?\s*[条块处个幅面]?$")
_BETWEEN = re.compile(r"[、,，;；/\s]+(?=\D)")


@dataclass(frozen=True)
class Move:
    """一次变动: so many that stood so, stand otherwise."""

    source: AssetState
    target: AssetState
    quantity: int


def read_states(words: str, quantity: int) -> dict[AssetState, int]:
    """How many of a batch stand how. Raises Refused for words of no state and for a wrong sum."""
    found: dict[AssetState, int] = {}
    rest: AssetState | None = None
    for piece in filter(None, _BETWEEN.split(half_width(words).strip())):
        match = _PIECE.match(piece)
        state = _WORDS.get(folded(match[1])) if match else None
        if match is None or state is None:
            raise Refused(_("看不懂状态“%s”，写在用、破损、制作中等") % piece)
        if match[2]:
            found[state] = found.get(state, 0) + int(match[2])
        elif rest is None:
            rest = state
        else:
            raise Refused(_("几种状态都没有写数量"))
    if rest is not None and quantity > sum(found.values()):
        found[rest] = found.get(rest, 0) + quantity - sum(found.values())
    if sum(found.values()) != quantity:
        facts = {"sum": sum(found.values()), "quantity": quantity}
        raise Refused(_("各种状态相加是 %(sum)d，数量写的是 %(quantity)d") % facts)
    return found


def start_of(held: Held) -> AssetState:
    """As what a batch began that stands so now."""
    if any(state in INSTALLED for state in held):
        return S.IN_USE
    return S.IN_PRODUCTION if S.IN_PRODUCTION in held else S.PLANNED


def moves_between(before: Held, after: Held) -> list[Move]:
    """The changes that lead from one to the other. Raises Refused where none do."""
    gone = {s: n - after.get(s, 0) for s, n in before.items() if n > after.get(s, 0)}
    found = []
    for target, n in after.items():
        missing = n - before.get(target, 0)
        for source in list(gone):
            taken = min(gone[source], missing)
            if taken > 0 and target in MOVES[source]:
                found.append(Move(source, target, taken))
                gone[source] -= taken
                missing -= taken
        if missing > 0:
            raise Refused(_("不能直接变成“%s”，到这一批的页面上登记变动") % target.label)
    return found
