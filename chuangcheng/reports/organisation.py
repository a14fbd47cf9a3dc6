"""一（一）组织领导: by which standards and papers, under whom, and which meetings were held."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.documents import queries as documents
from chuangcheng.documents.models import Document, DocumentKind
from chuangcheng.duties import queries as duties
from chuangcheng.duties.queries import Led
from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.sentences import Figures, Span
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.meetings import queries as meetings
from chuangcheng.reports.paper import Block, Kind, Sentence, heading, said, text, words
from chuangcheng.reports.wording import (
    all_of,
    clauses,
    each,
    inside,
    inside_office,
    listed,
    ours,
    titled,
)
from chuangcheng.standards import queries as standards

KEY = "organisation"
HEADING = gettext_noop("加强组织领导，细化工作任务")
PAPERS = (DocumentKind.IMPLEMENTATION_PLAN, DocumentKind.DUTY_LIST)
MOST_SENDERS = 3

BY = gettext_noop("%(office)s按照%(titles)s的要求开展创建工作。")
MADE = gettext_noop("%(ours)s制定了%(titles)s。")
MADE_IN_TURN = gettext_noop("%(ours)s先后制定了%(titles)s。")
NO_PAPERS = gettext_noop("%(office)s还没有登记测评体系、实施方案和责任清单。")
LETTERS = gettext_noop("收到%(senders)s来文{documents.letters}")
ALL_ANSWERED = (gettext_noop("已按要求回复"), gettext_noop("均已按要求回复"))
ANSWERED = gettext_noop("[已按要求回复{documents.letters_answered}]")
WAITING = gettext_noop("尚待回复{documents.letters_unanswered}")
WAITING_LONGER = gettext_noop("连同往年收到的，尚待回复的来文共{documents.letters_unanswered}。")
WAITING_ONLY = gettext_noop("往年收到的来文尚待回复{documents.letters_unanswered}。")
FOUNDED = gettext_noop("%(ours)s成立了%(groups)s。")
ITEMS = gettext_noop("责任清单共分解责任{duties.items}")
ALL_NAMED = (gettext_noop("责任人已明确"), gettext_noop("责任人均已明确"))
NAMED = gettext_noop("[已明确责任人{duties.items_named}]")
UNNAMED = gettext_noop("[责任人待定{duties.items_unnamed}]")
HELD = gettext_noop("截至%(day)s，共召开会议{meetings.held}，其中")
HELD_ONE_KIND = gettext_noop("截至%(day)s，共召开")
NONE_HELD = gettext_noop("截至%(day)s，还没有登记召开过会议。")
_BY_TYPE = "{meetings.held:by=type}"
_OF_LETTERS = (
    "documents.letters",
    "documents.letters_answered",
    "documents.letters_unanswered",
)

TEMPLATES = (
    *(LETTERS, ANSWERED, WAITING, WAITING_LONGER, WAITING_ONLY),
    *(ITEMS, NAMED, UNNAMED, HELD, _BY_TYPE),
)
"""All templates of the section that hold figures."""


def section(figures: Figures) -> list[Block]:
    """The heading and the paragraphs of the section."""
    return [
        heading(KEY, Kind.SECTION, _(HEADING)),
        *text(f"{KEY}.papers", [*_papers(figures), *_letters(figures)]),
        *text(f"{KEY}.led", [*_led(figures), *_items(figures), *_charged(figures)]),
        *text(f"{KEY}.meetings", [_meetings(figures)]),
    ]


def _papers(figures: Figures) -> list[Sentence]:
    """The standards by which the office works, and the plan and the list that it made."""
    scope = figures.scope
    here, on, known_at = inside(scope), scope.as_of, scope.known_at
    systems = standards.systems_known(inside_office(scope), on=on, known_at=known_at)
    found = documents.papers_known(here, kinds=PAPERS, on=on, known_at=known_at)
    made = [paper.title for paper in found if _is_own(paper, scope.area.pk)]
    above = [paper.title for paper in found if not _is_own(paper, scope.area.pk)]
    sentences = []
    if basis := [*(system.name for system in systems), *above]:
        sentences.append(_titles(f"{KEY}.standards", BY, basis, figures))
    if made:
        template = MADE_IN_TURN if len(made) > 1 else MADE
        sentences.append(_titles(f"{KEY}.made", template, made, figures))
    return sentences or [words(f"{KEY}.made", _(NO_PAPERS) % {"office": scope.area.name})]


def _titles(key: str, template: str, titles: Iterable[str], figures: Figures) -> Sentence:
    area = figures.scope.area
    facts = {"office": area.name, "ours": ours(area), "titles": listed(map(titled, titles))}
    return words(key, _(template) % facts)


def _is_own(paper: Document, area_id: int) -> bool:
    """Whether it was issued here: by a unit of the area, or by nobody who is named."""
    if paper.unit is None:
        return not paper.issuer
    return paper.unit.area is None or area_id in paper.unit.area.concern().area_ids


def _letters(figures: Figures) -> list[Sentence]:
    """What was asked from above, how much of it was answered and how much waits for an answer."""
    received, answered, waiting = (figures.answers[key].rows for key in _OF_LETTERS)
    if not received:
        return [said(f"{KEY}.waiting", figures, _(WAITING_ONLY))] if waiting else []
    fates = [all_of(received, *ALL_ANSWERED)] if received == answered else [ANSWERED]
    if waiting and waiting == received - answered:
        fates.append(WAITING)
    key, lead = f"{KEY}.letters", _(LETTERS) % {"senders": _senders(figures.scope)}
    told = [clauses(key, figures, [lead, *map(_, fates)], by="，")]
    if waiting > received - answered:
        told.append(said(f"{KEY}.waiting", figures, _(WAITING_LONGER)))
    return told


def _senders(scope: Scope) -> str:
    """市创城办、区创城办; of many the first."""
    senders = documents.senders_known(
        inside(scope), since=scope.since, as_of=scope.as_of, known_at=scope.known_at
    )
    named = "、".join(senders[:MOST_SENDERS])
    return _("%s等单位") % named if len(senders) > MOST_SENDERS else named


def _led(figures: Figures) -> list[Sentence]:
    """领导小组 and the posts of those who head it; a person is never named."""
    scope = figures.scope
    groups = duties.groups_known(inside(scope), on=scope.as_of, known_at=scope.known_at)
    if not groups:
        return []
    facts = {"ours": ours(scope.area), "groups": listed(map(_group, groups))}
    return [words(f"{KEY}.group", _(FOUNDED) % facts)]


def _group(group: Led) -> str:
    if not group.heads:
        return group.name
    facts = {"heads": listed(group.heads), "name": group.name}
    return _("以%(heads)s为组长的%(name)s") % facts


def _items(figures: Figures) -> list[Sentence]:
    """责任清单: into how many items it was divided, how many of them name somebody."""
    items = figures.answers["duties.items"].rows
    named = figures.answers["duties.items_named"].rows
    if not items:
        return []
    fates = [all_of(items, *ALL_NAMED)] if items == named else [NAMED, UNNAMED]
    return [
        clauses(f"{KEY}.items", figures, [_(template) for template in (ITEMS, *fates)], by="，")
    ]


def _charged(figures: Figures) -> list[Sentence]:
    """领导包社区, 党员干部包网格: all of them, or which."""
    scope = figures.scope
    charged = duties.charged_in(scope.area, on=scope.as_of, known_at=scope.known_at)
    told = []
    if charged.is_led_everywhere:
        told.append(_("各社区均有领导包联"))
    elif charged.led:
        told.append(_("%s有领导包联") % listed(charged.led))
    if charged.has_all_grids:
        told.append(_("各网格均有党员干部包保"))
    elif charged.grids:
        told.append(_("%s的部分网格有党员干部包保") % listed(charged.grids))
    return [words(f"{KEY}.charges", _("%s。") % "，".join(told))] if told else []


def _meetings(figures: Figures) -> Sentence:
    """How many meetings of which types; one that is cited elsewhere is counted here once."""
    key, day = f"{KEY}.meetings", {"day": day_name(figures.scope.as_of)}
    if not figures.answers["meetings.held"].rows:
        return words(key, _(NONE_HELD) % day)
    names = meetings.report_names(figures.scope.area, known_at=figures.scope.known_at)
    by_type = each(figures, "meetings.held", "type", names=names)
    several = len(figures.cells["meetings.held", "type"]) > 1
    lead = said(key, figures, _(HELD if several else HELD_ONE_KIND) % day)
    return Sentence(key, (*lead.spans, *by_type, Span("。")))
