"""经过: the trail of an issue in words, newest first."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.issues.models import Issue, Verification
from chuangcheng.people.models import Person
from chuangcheng.trail.models import key_of
from chuangcheng.trail.queries import Deed, history_of
from chuangcheng.web import policies, words

Shape = dict[str, Any]
Facts = Mapping[str, Any]

_BY_OFFICE = frozenset({"issues.dispatch", "issues.receive", "issues.accept"})


def deeds_of(issue: Issue) -> list[Deed]:
    """What was done to an issue, newest first; 立行立改 in one form is told by its two parts."""
    return [deed for deed in history_of(key_of(issue)) if deed.verb != "issues.raise_fixed"]


def timeline(issue: Issue, today: date) -> list[Shape]:
    """经过 for components/timeline.html."""
    found = deeds_of(issue)
    persons = _persons(found)
    return [_entry(deed, persons.get(deed.actor), today, place) for place, deed in enumerate(found)]


def told(deed: Deed) -> str:
    """反馈整改：已清运 — what a deed did, in one sentence."""
    tell = _TOLD.get(deed.verb)
    return tell(deed.facts) if tell else _name_of(deed.verb)


def _entry(deed: Deed, person: Person | None, today: date, place: int) -> Shape:
    tone = "now" if place == 0 else "office" if deed.verb in _BY_OFFICE else ""
    unit = str(person.unit) if person and person.unit else ""
    return {
        "at": words.moment(deed.at, today),
        "who": deed.actor_name,
        "unit": unit,
        "text": told(deed),
        "tone": tone,
    }


def _persons(deeds: Iterable[Deed]) -> dict[str, Person]:
    ids = {int(deed.actor.rpartition(":")[2]) for deed in deeds}
    found = Person.objects.filter(pk__in=ids).select_related("unit")
    return {key_of(person): person for person in found}


def _name_of(verb: str) -> str:
    """A deed without words of its own bears the name of its verb."""
    try:
        return str(policies.policy_of(verb).verbs[verb].name)
    except KeyError:
        return _("系统处理")


def _raised(facts: Facts) -> str:
    return _("登记，编号 %s") % _of(facts, "number")


def _accepted(facts: Facts) -> str:
    return _("受理，类别：%s") % _of(facts, "category")


def _contacted(facts: Facts) -> str:
    return _("联系%s") % _of(facts, "unit")


def _dispatched(facts: Facts) -> str:
    text = _("交办给%s") % _of(facts, "unit")
    return _with_why(text, _of(facts, "why"))


def _suspended(facts: Facts) -> str:
    until = words.full_day(date.fromisoformat(facts["until"]))
    said = {"until": until, "reason": _of(facts, "reason")}
    return _("暂缓到%(until)s：%(reason)s") % said


def _passed(facts: Facts) -> str:
    how = _of(facts, "how")
    known = how in Verification.How.values
    return _with_why(_("核查通过，销号"), str(Verification.How(how).label) if known else "")


def _rechecked(facts: Facts) -> str:
    text = _("回头看，没有反弹") if facts.get("holds") else _("回头看，反弹")
    relapse = _of(facts, "relapse")
    if relapse:
        text = _("%(text)s，另立 %(number)s") % {"text": text, "number": relapse}
    return _with_why(text, _of(facts, "seen"))


def _edited(facts: Facts) -> str:
    changes = [
        _("%(name)s由“%(old)s”改为“%(new)s”") % {"name": _column(name), "old": old, "new": new}
        for name, (old, new) in facts.items()
    ]
    return _with_why(_("订正"), _("，").join(changes))


def _column(name: str) -> str:
    return str(getattr(Issue._meta.get_field(name), "verbose_name", name))


def _of(facts: Facts, key: str) -> str:
    return str(facts.get(key, ""))


def _with_why(text: str, why: str) -> str:
    return _("%(text)s：%(why)s") % {"text": text, "why": why} if why else text


def _reasoned(text: Callable[[], str], key: str = "reason") -> Callable[[Facts], str]:
    return lambda facts: _with_why(text(), _of(facts, key))


_TOLD: dict[str, Callable[[Facts], str]] = {
    "issues.raise": _raised,
    "issues.accept": _accepted,
    "issues.log_contact": _contacted,
    "issues.dispatch": _dispatched,
    "issues.suspend": _suspended,
    "issues.pass": _passed,
    "issues.recheck": _rechecked,
    "issues.edit": _edited,
    "issues.fix_on_spot": _reasoned(lambda: _("立行立改"), "done"),
    "issues.submit": _reasoned(lambda: _("反馈整改"), "done"),
    "issues.reject": _reasoned(lambda: _("不予受理")),
    "issues.return": _reasoned(lambda: _("退单")),
    "issues.fail": _reasoned(lambda: _("退回重改")),
    "issues.void": _reasoned(lambda: _("作废")),
    "campaigns.link_issues": _reasoned(lambda: _("归入专项治理"), "campaign"),
    "campaigns.unlink_issue": _reasoned(lambda: _("移出专项治理")),
    "difficulties.link_issues": _reasoned(lambda: _("关联难点"), "difficulty"),
    "difficulties.unlink_issue": _reasoned(lambda: _("不再关联难点")),
    "issues.receive": lambda _facts: _("签收"),
    "issues.resume": lambda _facts: _("恢复办理"),
}
