"""Pinyin: the stored key by which Chinese names sort."""

from pypinyin import Style, lazy_pinyin


def sort_key(name: str) -> str:
    """拼音排序键: tone-marked syllables, e.g. 龙头山 → "long2 tou2 shan1"; at most 200 characters."""
    return " ".join(lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True))[:200]
