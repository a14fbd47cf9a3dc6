"""包联台账 behind a report: each pledge as it stood, then who promised nothing by then.

Who handles a pledge, its proofs and how many persons are helped are not in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.figures.asking import ask
from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.partners import AGREEMENTS_SIGNED, COMMUNITIES_MATCHED, PLEDGES
from chuangcheng.partners import queries as partners
from chuangcheng.partners.models import Agreement, Match, Pledge, PledgeKind, PledgeState
from chuangcheng.partners.queries import Promised
from chuangcheng.people import queries as people
from chuangcheng.people.models import Unit
from chuangcheng.reports.dress import Attachment
from chuangcheng.reports.models import Sheet
from chuangcheng.reports.wording import as_of_words, inside, near_day, unstopped

HEADS = (
    gettext_lazy("包联单位"),
    gettext_lazy("级别"),
    gettext_lazy("包联社区(村)"),
    gettext_lazy("签订日期"),
    gettext_lazy("承诺事项"),
    gettext_lazy("类别"),
    gettext_lazy("频次"),
    gettext_lazy("数量/金额"),
    gettext_lazy("承诺时限"),
    gettext_lazy("兑现情况"),
    gettext_lazy("兑现日期"),
)
Cells = tuple[str, ...]
Signed = dict[int, Agreement]
Names = Mapping[int, str]


def sheet(scope: Scope) -> Attachment:
    """包联台账 at the as-of day and trail entry of a report."""
    here, on, known_at = inside(scope), scope.as_of, scope.known_at
    promises = partners.promises_known(here, on=on, known_at=known_at)
    agreements = partners.agreements_known(here, on=on, known_at=known_at)
    signed = {each.pk: each for each in agreements}
    matches = partners.matches_known(here, on=on, known_at=known_at)
    ids = {row.unit_id for agreement in agreements for row in agreement.units.all()}
    ids |= {match.unit_id for match in matches}
    names = people.names_on(ids, on=on, known_at=known_at)
    lines = [
        *_promised(promises, signed, scope),
        *_signed(promises, signed, names, scope),
        *_matched(promises, signed, matches, names),
    ]
    note = _note(scope) if lines else _("%s，没有登记包联单位。") % as_of_words(scope)
    return Attachment.of_rows(Sheet.PARTNERS.label, note, HEADS, lines)


def _promised(promises: Iterable[Promised], signed: Signed, scope: Scope) -> Iterator[Cells]:
    for each in promises:
        pledge, agreement = each.pledge, signed.get(each.pledge.agreement_id or 0)
        is_done = each.state == PledgeState.FULFILLED
        yield (
            "、".join(each.units),
            _levels(row.unit for row in pledge.units.all()),
            _where(pledge),
            near_day(agreement.signed_on, scope) if agreement else "",
            unstopped(pledge.what),
            str(pledge.get_kind_display()),
            pledge.frequency or _("一次性"),
            _amount(pledge),
            near_day(pledge.due_on, scope) if pledge.has_due_day else pledge.due_text,
            str(each.state.label),
            near_day(each.state_on, scope) if is_done else "",
        )


def _signed(
    promises: Iterable[Promised], signed: Signed, names: Names, scope: Scope
) -> Iterator[Cells]:
    """Who signed an agreement and promised nothing under it."""
    promised: defaultdict[int | None, set[int]] = defaultdict(set)
    for each in promises:
        promised[each.pledge.agreement_id] |= {row.unit_id for row in each.pledge.units.all()}
    for agreement in signed.values():
        units = [row.unit for row in agreement.units.all()]
        rest = [unit for unit in units if unit.pk not in promised[agreement.pk]]
        if rest:
            day = near_day(agreement.signed_on, scope)
            yield _bare(rest, agreement.community.name, day, names)


def _matched(
    promises: Iterable[Promised], signed: Signed, matches: Iterable[Match], names: Names
) -> Iterator[Cells]:
    """Who stands by a community without an agreement or a promise."""
    said = {(a.community_id, row.unit_id) for a in signed.values() for row in a.units.all()}
    said |= {(p.pledge.community_id, row.unit_id) for p in promises for row in p.pledge.units.all()}
    for match in matches:
        if (match.community_id, match.unit_id) not in said:
            yield _bare([match.unit], match.community.name, "", names)


def _bare(units: list[Unit], where: str, signed_on: str, names: Names) -> Cells:
    """A row of which nothing is said but who stands by whom."""
    told = "、".join(names.get(unit.pk, unit.name) for unit in units)
    return (told, _levels(units), where, signed_on, *[""] * (len(HEADS) - 4))


def _where(pledge: Pledge) -> str:
    where = pledge.community.name
    return f"{where}（{pledge.place.name}）" if pledge.place else where


def _amount(pledge: Pledge) -> str:
    if pledge.quantity is None or pledge.kind == PledgeKind.ASSISTANCE:
        return ""
    return f"{pledge.amount.text()}{pledge.quantity_unit}"


def _levels(units: Iterable[Unit]) -> str:
    """市、区, each once."""
    return "、".join(dict.fromkeys(filter(None, map(partners.level_of, units))))


def _note(scope: Scope) -> str:
    """截至2021年4月15日，包联单位对接社区5个，签订共建协议5份，商定共建事项9项。"""
    told = ask([COMMUNITIES_MATCHED, AGREEMENTS_SIGNED, PLEDGES], scope)
    return _(
        "%(day)s，包联单位对接社区%(matched)s个，签订共建协议%(signed)s份，商定共建事项%(pledges)s项。"
    ) % {
        "day": as_of_words(scope),
        "matched": told[COMMUNITIES_MATCHED.key].text,
        "signed": told[AGREEMENTS_SIGNED.key].text,
        "pledges": told[PLEDGES.key].text,
    }
