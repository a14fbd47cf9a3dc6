"""一（二）宣传氛围: what hangs where people see it, what was published, at which doors we were."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from chuangcheng.figures.sentences import Figures, Span
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.publicity import queries as publicity
from chuangcheng.publicity.models import COUNTED_IN, AdTheme
from chuangcheng.reports.paper import Block, Kind, Sentence, heading, said, text, words
from chuangcheng.reports.wording import clauses, each, inside, listed, ours

KEY = "atmosphere"
HEADING = gettext_noop("加大宣传力度，营造创城氛围")

SHOWN = gettext_noop("%(ours)s以%(forms)s为载体，宣传%(themes)s等内容。")
SHOWN_ONE = gettext_noop("%(ours)s以%(forms)s为载体，宣传%(themes)s。")
FORMS_ONLY = gettext_noop("%(ours)s以%(forms)s为载体开展创城宣传。")
HUNG = gettext_noop("截至%(day)s，辖区内共")
PIECES = (
    gettext_noop("[悬挂条幅{publicity.banners}]"),
    gettext_noop("[制作安装宣传板{publicity.boards}]"),
)
NOTHING_HUNG = gettext_noop("截至%(day)s，还没有登记悬挂条幅、安装宣传板。")
MEDIA = gettext_noop(
    "各类媒体刊播创城报道{publicity.media_pieces}，其中{publicity.media_pieces:by=channel}。"
)
ONE_CHANNEL = gettext_noop("通过%(channel)s刊播创城报道{publicity.media_pieces}。")
DOORS = (
    gettext_noop("组织上门入户宣传{publicity.doorstep_visits}"),
    gettext_noop("[走访{publicity.doorstep_households}]"),
    gettext_noop("[发放宣传单{publicity.leaflets}]"),
)
_MOTTOES = {
    AdTheme.CHINA_DREAM: gettext_lazy("“中国梦”"),
    AdTheme.CIVIL_HEALTH: gettext_lazy("“文明健康，有你有我”"),
    AdTheme.NEW_STYLE: gettext_lazy("“讲文明树新风”"),
    AdTheme.MORAL_REMINDER: gettext_lazy("“遵德守礼”"),
}
_BY_FORM = ("{publicity.in_use:by=form}", "{publicity.in_production:by=form}")

TEMPLATES = (*PIECES, MEDIA, ONE_CHANNEL, *DOORS, *_BY_FORM)
"""All templates of the section that hold figures."""


def section(figures: Figures) -> list[Block]:
    """The heading and the paragraphs of the section."""
    return [
        heading(KEY, Kind.SECTION, _(HEADING)),
        *text(f"{KEY}.hung", [*_shown(figures), _hung(figures), *_made(figures)]),
        *text(f"{KEY}.told", [*_media(figures), *_doors(figures)]),
    ]


def _shown(figures: Figures) -> list[Sentence]:
    """In which forms which themes are shown."""
    scope = figures.scope
    forms = [label for _value, label, _answer in figures.cells["publicity.in_use", "form"]]
    themes = publicity.themes_known(inside(scope), on=scope.as_of, known_at=scope.known_at)
    if not forms:
        return []
    template = SHOWN if len(themes) > 1 else SHOWN_ONE if themes else FORMS_ONLY
    facts = {
        "ours": ours(scope.area),
        "forms": listed(forms),
        "themes": "、".join(map(_theme, themes)),
    }
    return [words(f"{KEY}.forms", _(template) % facts)]


def _theme(theme: AdTheme) -> str:
    """“中国梦”: what is a motto stands in quotation marks."""
    return str(_MOTTOES.get(theme, theme.label))


def _hung(figures: Figures) -> Sentence:
    """How many banners and boards were put up."""
    key, day = f"{KEY}.pieces", {"day": day_name(figures.scope.as_of)}
    pieces = clauses(key, figures, [_(piece) for piece in PIECES], by="、")
    if not pieces.spans:
        return words(key, _(NOTHING_HUNG) % day)
    return Sentence(key, (Span(_(HUNG) % day), *pieces.spans))


def _made(figures: Figures) -> list[Sentence]:
    """What is under way, form by form."""
    pieces = each(figures, "publicity.in_production", "form", units=COUNTED_IN)
    if not pieces:
        return []
    return [Sentence(f"{KEY}.made", (Span(_("另有")), *pieces, Span(_("正在制作。"))))]


def _media(figures: Figures) -> list[Sentence]:
    """What was published, by channel."""
    channels = figures.cells["publicity.media_pieces", "channel"]
    if not channels:
        return []
    one = {"channel": channels[0][1]}
    template = _(MEDIA) if len(channels) > 1 else _(ONE_CHANNEL) % one
    return [said(f"{KEY}.media", figures, template)]


def _doors(figures: Figures) -> list[Sentence]:
    """At how many doors somebody was, with how many leaflets; 若干 where nobody counted."""
    if not figures.answers["publicity.doorstep_visits"].rows:
        return []
    return [clauses(f"{KEY}.doors", figures, [_(door) for door in DOORS], by="，")]
