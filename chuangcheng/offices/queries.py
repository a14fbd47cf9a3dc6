"""Questions about the installation itself."""

from dataclasses import dataclass
from datetime import date

from chuangcheng.inspections.models import Round
from chuangcheng.issues.models import Issue
from chuangcheng.offices.models import Backup, Founding
from chuangcheng.people.models import Person, Unit, UnitKind
from chuangcheng.places.models import Place


@dataclass(frozen=True, slots=True)
class Begun:
    """起步: whether there is any of each."""

    places: bool
    units: bool
    accounts: bool
    round: bool
    issues: bool


def is_unfounded() -> bool:
    """还没有开通: there is no account, open or closed, and there has never been a founding."""
    has_account = Person.objects.exclude(username=None).exists()
    return not has_account and not Founding.objects.exists()


def last_backup() -> Backup | None:
    """最近一次备份, as the command recorded it."""
    return Backup.objects.first()


def begun(*, on: date) -> Begun:
    """起步到哪里: what of the first work is there, in a fixed number of statements."""
    accounts = Person.objects.exclude(username=None).filter(is_active=True)
    return Begun(
        places=Place.objects.filter(void=False).exists(),
        units=Unit.objects.valid(on).exclude(kind=UnitKind.OFFICE).exists(),
        accounts=accounts.count() > 1,
        round=Round.objects.exists(),
        issues=Issue.objects.filter(void=False).exists(),
    )
