"""能不能、为什么: one verb, one person, one thing; the same rules that the commands ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from chuangcheng.duties import rules as duties
from chuangcheng.duties.models import DutyList
from chuangcheng.issues.deeds import DEEDS
from chuangcheng.issues.models import Dispatch, Issue, Rectification
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission, Words, denied
from chuangcheng.ledgers import rules as ledgers
from chuangcheng.ledgers.models import Import
from chuangcheng.people import rules as people
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area
from chuangcheng.standards import rules as standards
from chuangcheng.standards.models import EvaluationSystem
from chuangcheng.web import policies
from chuangcheng.web.issues.offers import permission
from chuangcheng.web.rights.things import Here

# What a thing's own rule says beyond the policy table, by the kind of thing and the verb.
RULES: Mapping[tuple[type[Model], str], Callable[[Actor, Any], Permission]] = {
    (EvaluationSystem, "standards.edit"): standards.may_change,
    (DutyList, "duties.edit_items"): duties.may_write,
    (Import, "ledgers.undo"): ledgers.may_undo,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """一件事的回答."""

    verb: str
    name: Words
    permission: Permission


def answers(page: Here, actor: Actor) -> list[Answer]:
    """这一页上能办和不能办的, each with its reason; all that may be done comes first."""
    found = [
        Answer(verb.key, verb.name, answer(verb.key, page, actor))
        for policy in policies.POLICIES
        for verb in policy.verbs.values()
        if verb.key in page.verbs
    ]
    return sorted(found, key=lambda each: not each.permission)


def answer(verb: str, page: Here, actor: Actor) -> Permission:
    """May this person do this, to the thing that the page shows?"""
    thing: Any = page.thing
    policy = policies.policy_of(verb)
    given = policy.permit(actor, verb)
    if thing is None or not given:
        return given
    if not _sees(page, thing, actor):
        return denied(_("“%s”不在能查看的范围里") % thing)
    context, _dot, deed = verb.partition(".")
    if context == "people":
        asked = _of_people(deed, actor, thing)
        return given if asked is None else asked
    if isinstance(thing, Issue) and context == "issues":
        return _of_issue(deed, actor, thing)
    if rule := RULES.get((type(thing), verb)):
        return rule(actor, thing)
    return policy.permit(actor, verb, thing) if hasattr(thing, "concern") else given


def _sees(page: Here, thing: Model, actor: Actor) -> bool:
    return page.seen is None or page.seen(actor).filter(pk=thing.pk).exists()


def _of_people(deed: str, actor: Actor, thing: Any) -> Permission | None:
    """Units and persons are reached through the area in which the unit sits."""
    unit = thing if isinstance(thing, Unit) else getattr(thing, "unit", None)
    area: Area | None = unit.area if unit else None
    asked = {
        "edit_unit": people.may_edit_unit,
        "edit_person": people.may_edit_person,
        "account": people.may_manage_account,
        "import": people.may_import,
    }
    if deed in asked:
        return asked[deed](actor, area)
    if deed == "grant" and isinstance(thing, Person):
        return people.may_grant(actor, person=thing)
    return None


def _of_issue(deed: str, actor: Actor, issue: Issue) -> Permission:
    """What the rights give and the state allows."""
    done = Rectification.objects.filter(issue=issue).order_by("-id").first()
    sent = Dispatch.objects.filter(issue=issue).order_by("-round").first()
    given = permission(deed, actor, issue, done=done, sent=sent)
    known = DEEDS.get(deed)
    if not given or known is None or issue.state in known.sources or not known.sources:
        return given
    facts = {"state": issue.get_state_display(), "deed": known.name}
    return denied(_("这一条现在是“%(state)s”，这个状态不能%(deed)s") % facts)
