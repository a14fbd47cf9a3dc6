"""Pinyin: the stored key by which Chinese names sort."""


def sort_key(name: str) -> str:
    """拼音排序键: syllables with tones, long2 tou2 shan1 for 龙头山; 200 characters at most."""
    # Its dictionaries take a third of a second to load, and only what writes names needs them.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    return " ".join(lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True))[:200]


def initials(name: str) -> str:
    """拼音首字母: ltsq for 龙头山区; what is no Chinese character stays as it is."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).casefold()
