"""Rights over imports. What may stand in a line is asked of the register's own verb."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.campaigns import rules as campaigns
from chuangcheng.difficulties import rules as difficulties
from chuangcheng.documents import rules as documents
from chuangcheng.duties import rules as duties
from chuangcheng.issues import rules as issues
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.permission import (
    Concerned,
    Permission,
    Policy,
    Reach,
    Right,
    Verb,
    present,
)
from chuangcheng.ledgers.models import Import, Register
from chuangcheng.meetings import rules as meetings
from chuangcheng.partners import rules as partners
from chuangcheng.people import rules as people
from chuangcheng.places import rules as places
from chuangcheng.places.models import Area
from chuangcheng.plan import rules as plan
from chuangcheng.publicity import rules as publicity
from chuangcheng.standards import rules as standards
from chuangcheng.volunteering import rules as volunteering

# A responsible unit answers for what was dispatched to it (回填), and sees what it uploaded itself.
_IMPORTERS = (Role.CAMPAIGN_OFFICE, Role.COMMUNITY, Role.ADMINISTRATOR)

POLICY = Policy(
    verbs=[
        Verb("ledgers.import", _("导入台账")),
        Verb("ledgers.see", _("查看导入记录")),
        Verb("ledgers.undo", _("撤销导入")),
    ],
    rights=[
        *(Right("ledgers.import", role, Reach.AREA) for role in _IMPORTERS),
        Right("ledgers.import", Role.RESPONSIBLE_UNIT, Reach.OWN, _("回填表")),
        Right("ledgers.see", Role.RESPONSIBLE_UNIT, Reach.OWN),
        Right("ledgers.see", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("ledgers.see", Role.COMMUNITY, Reach.AREA),
        Right("ledgers.see", Role.ADMINISTRATOR, Reach.OWN),
        Right("ledgers.undo", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("ledgers.undo", Role.COMMUNITY, Reach.AREA),
        Right("ledgers.undo", Role.ADMINISTRATOR, Reach.OWN),
    ],
)
_OF_REGISTER = {
    Register.ISSUES: (issues.POLICY, "issues.import"),
    Register.PLACES: (places.POLICY, "places.import"),
    Register.PEOPLE: (people.POLICY, "people.import"),
    Register.CHARGES: (duties.POLICY, "duties.import"),
    Register.STANDARDS: (standards.POLICY, "standards.import"),
    Register.DOCUMENTS: (documents.POLICY, "documents.import"),
    Register.LETTERS: (documents.POLICY, "documents.import_letters"),
    Register.DUTY_LIST: (duties.POLICY, "duties.import_items"),
    Register.REFILL: (issues.POLICY, "issues.refill"),
    Register.MEASURES: (campaigns.POLICY, "campaigns.import"),
    Register.DIFFICULTIES: (difficulties.POLICY, "difficulties.import"),
    Register.TALLIES: (campaigns.POLICY, "campaigns.import_tallies"),
    Register.ASSETS: (publicity.POLICY, "publicity.import"),
    Register.PIECES: (publicity.POLICY, "publicity.import"),
    Register.DOORSTEPS: (publicity.POLICY, "publicity.import"),
    Register.ACTIVITIES: (volunteering.POLICY, "volunteering.import"),
    Register.STATIONS: (volunteering.POLICY, "volunteering.import"),
    Register.PLAN: (plan.POLICY, "plan.import"),
    Register.MEETINGS: (meetings.POLICY, "meetings.import"),
    Register.TASKS: (meetings.POLICY, "meetings.import_tasks"),
    Register.PARTNERS: (partners.POLICY, "partners.import"),
    Register.FACILITIES: (partners.POLICY, "partners.import"),
    Register.NEEDS: (partners.POLICY, "partners.import"),
}


def may_import(actor: Actor, register: Register, where: Concerned | None = None) -> Permission:
    """导入一种台账: at all, or lines that lie in an area."""
    policy, verb = _OF_REGISTER[register]
    return policy.permit(actor, verb, where)


def may_see(actor: Actor, record: Import) -> Permission:
    """查看一次导入."""
    return POLICY.permit(actor, "ledgers.see", record)


def may_undo(actor: Actor, record: Import) -> Permission:
    """撤销一次导入: its own rights, and those of the register."""
    given = POLICY.permit(actor, "ledgers.undo", record)
    return given and may_import(actor, Register(record.register))


def seen_by(actor: Actor) -> Q:
    """可见范围: the imports that the rights show to a person; the same as `may_see`."""
    allowed = Q(pk__in=())
    for right in POLICY.of("ledgers.see"):
        for grant in actor.holding(right.role):
            if right.reach is Reach.OWN:
                allowed |= Q(by=actor.person_id)
            else:
                allowed |= Q(area__in=Area.objects.below(present(grant.area_id)))
    return allowed
