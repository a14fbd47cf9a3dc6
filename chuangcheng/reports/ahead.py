"""二 下一步工作计划: what is still to be reached, by deadline, numbered through."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.sentences import Figures
from chuangcheng.plan import queries as plan
from chuangcheng.plan.queries import Ahead
from chuangcheng.reports.paper import Block, Kind, heading, text, words
from chuangcheng.reports.wording import all_of, clauses, inside, near_day, unstopped

KEY = "plan"
HEADING = gettext_noop("下一步工作计划")

LISTED = gettext_noop("列入工作计划{plan.items}")
CLOSED = gettext_noop("[已办结{plan.items_closed}]")
TO_DO = gettext_noop("下一步抓好以下工作")
ALL_CLOSED = (gettext_noop("已办结"), gettext_noop("均已办结"))
NO_PLAN = gettext_noop("还没有登记下一步工作计划。")

TEMPLATES = (LISTED, CLOSED)
"""All templates of the part that hold figures."""

FIRST = gettext_noop("%(aspect)s方面，%(what)s。")
AGAIN = gettext_noop("继续抓好%(aspect)s工作，%(what)s。")
BY_DAY = gettext_noop("%(day)s前，%(what)s")
PAST_DUE = gettext_noop("抓紧完成原定%(day)s前的任务：%(what)s")
BY_WORDS = gettext_noop("%(what)s（时限：%(words)s）")
THERE = gettext_noop("在%(community)s，%(what)s")


def section(figures: Figures) -> list[Block]:
    """The heading, how much was planned, and an item for each thing that is still to be done."""
    scope = figures.scope
    ahead = plan.ahead_known(inside(scope), on=scope.as_of, known_at=scope.known_at)
    blocks = [heading(KEY, Kind.PART, _(HEADING)), *_lead(figures, ahead)]
    named: set[str] = set()
    for each in ahead:
        aspect = each.aspect.removesuffix(_("方面")).removesuffix(_("工作"))
        template = AGAIN if aspect in named else FIRST
        named.add(aspect)
        facts = {"aspect": aspect, "what": _what(each, scope)}
        key = f"{KEY}.item.{each.item.pk}"
        blocks += text(key, [words(key, _(template) % facts)], kind=Kind.ITEM)
    return blocks


def _lead(figures: Figures, ahead: list[Ahead]) -> list[Block]:
    key = f"{KEY}.lead"
    planned = figures.answers["plan.items"].rows
    if not planned:
        return text(key, [words(key, _(NO_PLAN))])
    rest = [CLOSED, TO_DO] if ahead else [all_of(planned, *ALL_CLOSED)]
    return text(key, [clauses(key, figures, [_(LISTED), *map(_, rest)], by="，")])


def _what(each: Ahead, scope: Scope) -> str:
    """What is to be reached, where, by when; a day that has passed is said to have passed."""
    what = unstopped(each.item.text)
    if each.item.community is not None:
        what = _(THERE) % {"community": each.item.community.name, "what": what}
    if each.has_due_day:
        template = PAST_DUE if each.due_on < scope.as_of else BY_DAY
        return _(template) % {"day": near_day(each.due_on, scope), "what": what}
    if each.item.due_text:
        return _(BY_WORDS) % {"what": what, "words": unstopped(each.item.due_text)}
    return what
