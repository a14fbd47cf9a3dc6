"""Names: as they are shown, compared and sorted."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from chuangcheng.kernel import pinyin, text
from chuangcheng.kernel.refusal import Refused

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Name:
    """名称: as shown, folded for comparing, and the pinyin by which it sorts."""

    name: str
    folded: str
    pinyin: str


def read_name(words: str, *, field: str = "name") -> Name:
    """名称 as somebody wrote it. Raises Refused when it is empty or longer than LONGEST.

    Folding may lengthen a name (㎡ → m2); it is refused then too, for two would look the same.
    """
    shown = text.filled(words, most=LONGEST, field=field)
    folded = text.folded(shown)
    if not 0 < len(folded) <= LONGEST:
        raise Refused(_("这个名称里的符号太多，换成普通文字"), field=field)
    return Name(shown, folded, pinyin.sort_key(shown))
