"""一（四）包联与志愿: who of city and district stands by us, what they promised, what was done."""

from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.sentences import Figures
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.partners import frequencies
from chuangcheng.partners import queries as partners
from chuangcheng.partners.models import Pledge, PledgeKind, PledgeState
from chuangcheng.partners.queries import Promised
from chuangcheng.places.models import LEAF_KINDS
from chuangcheng.reports.paper import Block, Kind, Sentence, heading, said, text, words
from chuangcheng.reports.wording import (
    COMMUNITIES,
    all_of,
    clauses,
    inside,
    near_day,
    our_communities,
    ours,
    unstopped,
)
from chuangcheng.volunteering import queries as volunteering

KEY = "partnership"
MOST_PROGRAMMES = 3
HEADING = gettext_noop("联动包联单位，开展志愿服务")

MATCHED = {
    "one": gettext_noop("截至%(day)s，%(communities)s已与%(who)s对接"),
    "all": gettext_noop("截至%(day)s，%(ours)s{partners.communities_matched}社区均已与%(who)s对接"),
    "some": gettext_noop(
        "截至%(day)s，%(communities)s中有{partners.communities_matched}已与%(who)s对接"
    ),
    "none": gettext_noop("截至%(day)s，还没有登记与包联单位对接的情况。"),
}
SIGNED = gettext_noop("[签订共建协议{partners.agreements_signed}]")
ASSISTED = gettext_noop("目前列入帮扶名单的困难群众{partners.assisted_persons}。")
HELD = gettext_noop("截至%(day)s，共开展%(called)s{volunteering.activities}")
JOINT = gettext_noop("[其中与包联单位共同开展{volunteering.activities_with_partners}]")
ALL_JOINT = (gettext_noop("与包联单位共同开展"), gettext_noop("均与包联单位共同开展"))
PARTY_MEMBERS = gettext_noop("[参加党员{volunteering.party_members}]")
RESIDENTS = gettext_noop("[参加居民{volunteering.residents}]")
BOTH = gettext_noop("参加党员{volunteering.party_members}、居民{volunteering.residents}")
SERVED = gettext_noop("[受益居民{volunteering.beneficiaries}]")
NONE_HELD = gettext_noop("截至%(day)s，还没有登记开展志愿活动。")
STATIONS = gettext_noop("已建成志愿服务站点{volunteering.stations}")
ALL_SERVE = (gettext_noop("已投入运行"), gettext_noop("均已投入运行"))
SERVE = gettext_noop("[其中已投入运行{volunteering.stations_in_service}]")

TEMPLATES = (
    COMMUNITIES,
    *MATCHED.values(),
    SIGNED,
    ASSISTED,
    HELD,
    JOINT,
    PARTY_MEMBERS,
    RESIDENTS,
    SERVED,
    STATIONS,
    SERVE,
)
"""All templates of the section that hold figures."""

PLEDGED = gettext_noop("%(units)s与%(receiver)s商定%(what)s。")
PROMISES = {
    PledgeKind.FUNDING: gettext_noop("提供资金，%(what)s"),
    PledgeKind.GOODS: gettext_noop("提供物资，%(what)s"),
    PledgeKind.LABOUR: gettext_noop("提供人力，%(what)s"),
    PledgeKind.SERVICE: gettext_noop("提供便民服务，%(what)s"),
    PledgeKind.EVENT: gettext_noop("开展活动，%(what)s"),
    PledgeKind.FACILITY: gettext_noop("建设便民设施，%(what)s"),
    PledgeKind.ASSISTANCE: gettext_noop("开展帮扶，%(what)s"),
}
NAMED = {
    PledgeKind.FUNDING: gettext_lazy("资金"),
    PledgeKind.GOODS: gettext_lazy("物资"),
    PledgeKind.LABOUR: gettext_lazy("人力"),
    PledgeKind.SERVICE: gettext_lazy("服务"),
    PledgeKind.EVENT: gettext_lazy("活动"),
    PledgeKind.FACILITY: gettext_lazy("设施"),
    PledgeKind.ASSISTANCE: gettext_lazy("帮扶"),
}
"""A pledge that says this word itself is not introduced by it once more."""
STANDS = {
    PledgeState.AGREED: "",
    PledgeState.UNDER_WAY: gettext_noop("，正在推进"),
    PledgeState.FULFILLED: gettext_noop("，已落实"),
    PledgeState.PENDING: gettext_noop("，待落实"),
    PledgeState.OUTLINED: gettext_noop("，具体安排待细化"),
}


def section(figures: Figures) -> list[Block]:
    """The heading and the paragraphs of the section, one for each community with a pledge."""
    return [
        heading(KEY, Kind.SECTION, _(HEADING)),
        *text(f"{KEY}.matched", [_matched(figures)]),
        *_pledged(figures.scope),
        *text(f"{KEY}.assisted", _assisted(figures)),
        *text(f"{KEY}.volunteers", [_activities(figures), *_stations(figures)]),
    ]


def _matched(figures: Figures) -> Sentence:
    """How many communities have a partner, and how many agreements were signed."""
    scope, key = figures.scope, f"{KEY}.matched"
    here, matched = (
        figures.answers[name].value
        for name in ("places.communities", "partners.communities_matched")
    )
    day = {"day": day_name(scope.as_of)}
    if not matched:
        return words(key, _(MATCHED["none"]) % day)
    named = {"ours": ours(scope.area), "communities": our_communities(scope.area)}
    levels = partners.levels_known(inside(scope), on=scope.as_of, known_at=scope.known_at)
    who = _("%s级包联单位") % "、".join(levels) if levels else _("包联单位")
    alone = scope.area.kind in LEAF_KINDS or here == 1
    how = "one" if alone else "all" if matched == here else "some"
    template = _(MATCHED[how]) % {**day, **named, "who": who}
    return clauses(key, figures, [template, _(SIGNED)], by="，")


def _pledged(scope: Scope) -> list[Block]:
    """What was promised, community by community; one that was promised nothing is not named."""
    promises = partners.promises_known(inside(scope), on=scope.as_of, known_at=scope.known_at)
    return [
        block
        for community, told in groupby(promises, key=lambda each: each.pledge.community_id)
        for block in text(f"{KEY}.community.{community}", _sentences(told, scope))
    ]


def _sentences(promises: Iterable[Promised], scope: Scope) -> list[Sentence]:
    """One for what the same units promised to the same receiver."""
    together: dict[tuple[int, int, tuple[int, ...]], list[Promised]] = {}
    for promise in promises:
        together.setdefault(promise.parties, []).append(promise)
    return [_sentence(parties, told, scope) for parties, told in together.items()]


def _sentence(
    parties: tuple[int, int, tuple[int, ...]], told: list[Promised], scope: Scope
) -> Sentence:
    community, place, units = parties
    facts = {
        "units": "、".join(told[0].units),
        "receiver": told[0].pledge.receiver,
        "what": _("；商定").join(_promise(each, scope) for each in told),
    }
    key = f"{KEY}.pledged.{community}.{place}.{'-'.join(map(str, units))}"
    return words(key, _(PLEDGED) % facts)


def _promise(promise: Promised, scope: Scope) -> str:
    """提供便民服务，每周五上午派人到社区为居民办公交卡，正在推进."""
    pledge = promise.pledge
    what = f"{_often(pledge)}{unstopped(pledge.what)}{_amount(pledge)}{_until(promise, scope)}"
    kind = PledgeKind(pledge.kind)
    said = what if str(NAMED[kind]) in pledge.what else _(PROMISES[kind]) % {"what": what}
    stands = STANDS[promise.state]
    if promise.facilities:
        return said + _("，%s已投入使用") % "、".join(promise.facilities)
    return said + (_(stands) if stands else "")


def _often(pledge: Pledge) -> str:
    """每周五上午; what becomes of it on holidays is no matter of a report."""
    return frequencies.when(pledge.recurrence) if pledge.recurrence else ""


def _amount(pledge: Pledge) -> str:
    """（2万元）; how many persons are helped is said by the figure alone."""
    if pledge.quantity is None or pledge.kind == PledgeKind.ASSISTANCE:
        return ""
    return _("（%(n)s%(unit)s）") % {"n": pledge.amount.text(), "unit": pledge.quantity_unit}


def _until(promise: Promised, scope: Scope) -> str:
    pledge = promise.pledge
    if promise.state == PledgeState.FULFILLED:
        return ""
    if pledge.has_due_day:
        return _("，%s前完成") % near_day(pledge.due_on, scope)
    return _("（%s）") % unstopped(pledge.due_text) if pledge.is_vague else ""


def _assisted(figures: Figures) -> list[Sentence]:
    """How many persons are on the help list; never who, never where."""
    if not figures.answers["partners.assisted_persons"].rows:
        return []
    return [said(f"{KEY}.assisted", figures, _(ASSISTED))]


def _activities(figures: Figures) -> Sentence:
    """How many activities, how many of them with partners, who took part and whom they served."""
    key, day = f"{KEY}.activities", {"day": day_name(figures.scope.as_of)}
    held = figures.answers["volunteering.activities"].rows
    if not held:
        return words(key, _(NONE_HELD) % day)
    joint = figures.answers["volunteering.activities_with_partners"].rows
    templates = [
        _(HELD) % {**day, "called": _called(figures.scope)},
        _(all_of(held, *ALL_JOINT) if joint == held else JOINT),
        *_taking_part(figures),
        _(SERVED),
    ]
    return clauses(key, figures, templates, by="，")


def _called(scope: Scope) -> str:
    """“我帮你”志愿服务活动: under which programmes they were held, where they were."""
    held = volunteering.programmes_held(
        inside(scope), since=scope.since, as_of=scope.as_of, known_at=scope.known_at
    )
    if not held.names:
        return _("志愿活动")
    names = [name if "“" in name else _("“%s”") % name for name in held.names[:MOST_PROGRAMMES]]
    if len(held.names) > MOST_PROGRAMMES or not held.are_all:
        return _("%s等志愿活动") % "、".join(names)
    alone = names[0] if len(names) == 1 else ""
    if alone.endswith(_("活动")):
        return alone
    return (
        _("%s活动") % alone if alone.endswith(_("志愿服务")) else _("%s志愿活动") % "、".join(names)
    )


def _taking_part(figures: Figures) -> list[str]:
    """参加党员56人次、居民348人次, or the one of the two that took part."""
    told = [_(PARTY_MEMBERS), _(RESIDENTS)]
    return [_(BOTH)] if all(map(figures.sentence, told)) else told


def _stations(figures: Figures) -> list[Sentence]:
    """How many stations there are, and how many of them serve."""
    built = figures.answers["volunteering.stations"].rows
    if not built:
        return []
    serving = figures.answers["volunteering.stations_in_service"].rows
    templates = [_(STATIONS), _(all_of(built, *ALL_SERVE) if serving == built else SERVE)]
    return [clauses(f"{KEY}.stations", figures, templates, by="，")]
