"""三 存在的问题: what the office cannot solve itself, what it asks for; never what it costs."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.difficulties import queries as difficulties
from chuangcheng.difficulties.models import AskLevel, DifficultyStage, DifficultyState
from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.sentences import Figures
from chuangcheng.reports.paper import Block, Kind, Sentence, heading, text, words
from chuangcheng.reports.wording import clauses, inside, near_day, unstopped

KEY = "difficulties"
HEADING = gettext_noop("目前存在的问题")

OPEN = gettext_noop("目前尚有难点问题{difficulties.open}未解决")
HELD = gettext_noop("[{difficulties.issues_held}问题因此暂缓整改]")
NONE = gettext_noop("目前没有登记的难点问题。")

TEMPLATES = (OPEN, HELD)
"""All templates of the part that hold figures."""

WHAT = gettext_noop("%(title)s，主要原因是%(cause)s。")
NEEDED = {
    AskLevel.SUBDISTRICT: gettext_noop("需街道统筹解决：%(needed)s。"),
    AskLevel.DISTRICT: gettext_noop("需区级协调解决：%(needed)s。"),
    AskLevel.CITY: gettext_noop("需市级协调解决：%(needed)s。"),
    AskLevel.PROVINCE: gettext_noop("需省级（自治区）协调解决：%(needed)s。"),
}
ASKED = gettext_noop("已于%(day)s向%(who)s请示。")
ANSWERED = gettext_noop("%(who)s已于%(day)s答复。")


def section(figures: Figures) -> list[Block]:
    """The heading, how many stand open, and an item for each."""
    scope = figures.scope
    stood = difficulties.open_known(inside(scope), on=scope.as_of, known_at=scope.known_at)
    blocks = [heading(KEY, Kind.PART, _(HEADING)), *_lead(figures)]
    for stage in stood:
        key = f"{KEY}.{stage.difficulty_id}"
        blocks += text(key, _sentences(stage, key, scope), kind=Kind.ITEM)
    return blocks


def _lead(figures: Figures) -> list[Block]:
    key = f"{KEY}.lead"
    if not figures.answers["difficulties.open"].rows:
        return text(key, [words(key, _(NONE))])
    return text(key, [clauses(key, figures, [_(OPEN), _(HELD)], by="，")])


def _sentences(stage: DifficultyStage, key: str, scope: Scope) -> list[Sentence]:
    """What it is and why, what would solve it, who was asked."""
    told = stage.difficulty
    what = {"title": unstopped(told.title), "cause": unstopped(told.cause)}
    sentences = [words(f"{key}.what", _(WHAT) % what)]
    if told.needed:
        needed = _(NEEDED[AskLevel(stage.level)]) % {"needed": unstopped(told.needed)}
        sentences.append(words(f"{key}.needed", needed))
    if stage.who and stage.state != DifficultyState.RAISED:
        template = ASKED if stage.state == DifficultyState.ASKED else ANSWERED
        facts = {"day": near_day(stage.from_on, scope), "who": stage.who}
        sentences.append(words(f"{key}.asked", _(template) % facts))
    return sentences
