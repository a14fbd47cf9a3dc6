"""建立演示数据: everything in the order of time, by the commands that an office uses."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars import commands as calendars
from chuangcheng.demo import cast as casting
from chuangcheng.demo import (
    checking,
    difficulties,
    looking,
    planning,
    publicity,
    registers,
    responsibilities,
    screening,
    tallies,
    tellings,
    town,
)
from chuangcheng.demo.cast import LEADERS, RENAMED_AT, Cast
from chuangcheng.demo.darkroom import Darkroom
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.elsewhere import Elsewhere
from chuangcheng.demo.gatherings import LED_AT, MOBILIZED_AT, PUSHED_AT, Gatherings
from chuangcheng.demo.papers import (
    ANSWERED_AT,
    ASKED_AT,
    LISTED_AT,
    PLANNED_AT,
    TIDIED_AT,
    Papers,
)
from chuangcheng.demo.partnership import SIGNED_AT, Partners
from chuangcheng.demo.reporting import Reporting
from chuangcheng.demo.screening import Screening
from chuangcheng.demo.standards import MADE_AT
from chuangcheng.demo.stories import Setting
from chuangcheng.demo.tables import findings, moment
from chuangcheng.demo.town import Town
from chuangcheng.demo.villages import Villages
from chuangcheng.demo.volunteering import Volunteers
from chuangcheng.demo.workbooks import REGISTERED_AT
from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.issues import categories
from chuangcheng.issues.models import Category
from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people.models import Person
from chuangcheng.places import commands as places
from chuangcheng.places.models import Area, AreaKind

STARTS_AT = moment("2021-03-01T08:30")
STANDS_AT = moment("2021-04-15T09:00")
_OTHERS_REGISTERED_AT = moment("2021-03-03T09:30")
_LOCATED_AT = moment("2021-03-05T10:00")
_CHARGED_AT = moment("2021-03-10T10:00")
_LISTS_PUBLISHED_AT = moment("2021-04-02T14:30")
_ROUND_OPENED_AT = moment("2021-04-02T15:00")

Tell = Callable[[str], None]


@transaction.atomic
def build(*, tell: Tell) -> Cast:
    """建立演示数据 in an empty database: all of it or nothing; returns who plays in it.

    `tell` hears each step begin.

    Raises Refused where a demo stands already, or an office's own records.
    """
    if Area.objects.exists() or Person.objects.exists():
        raise Refused(_("这个数据库里已经有数据；演示数据只能建在空的数据库里"))
    calendars.start_demo_clock(STARTS_AT, by=INSTALLER, now=STARTS_AT)
    tell(_("区域、单位、人员和账号"))
    found = town.found(STARTS_AT)
    cast = casting.hire_office(found, now=STARTS_AT)
    categories.install(by=INSTALLER, now=STARTS_AT)
    with Darkroom(findings(), by=cast.office) as darkroom:
        casting.hire_the_rest(cast, now=STARTS_AT)
        _live(found, cast, darkroom, tell=tell)
    calendars.set_demo_clock(STANDS_AT, by=INSTALLER, now=STANDS_AT)
    return cast


def _live(found: Town, cast: Cast, darkroom: Darkroom, *, tell: Tell) -> None:
    """From the registers of March to the last morning."""
    papers = Papers(cast, found)
    responsibilities.found_group(found, cast, founding=papers.plan_the_campaign(PLANNED_AT))
    gatherings = Gatherings(cast, found)
    gatherings.mobilize(MOBILIZED_AT)
    tell(_("小区、其他点位和责任分工"))
    others = town.register_other_places(found, by=cast.office, now=_OTHERS_REGISTERED_AT)
    imported = registers.import_compounds(cast, now=REGISTERED_AT)
    tell(_("测评体系"))
    registers.import_systems(cast, now=MADE_AT)
    registers.locate_compounds(imported, cast, now=_LOCATED_AT)
    by_name = {**others, **imported}
    gatherings.lead(LED_AT)
    _charge(found, cast, now=_CHARGED_AT)
    tell(_("责任清单"))
    responsibilities.publish(found, cast, document=papers.list_who_answers(LISTED_AT))
    papers.tidy_yards(TIDIED_AT)
    partners = Partners(cast, found, by_name)
    partners.sign(SIGNED_AT)
    letter = papers.be_asked_for_numbers(ASKED_AT)
    gatherings.push(PUSHED_AT)
    publicity.import_ledger(cast, now=publicity.HUNG_AT)
    casting.rename(cast, now=RENAMED_AT)
    papers.answer(letter, ANSWERED_AT)
    setting = Setting(cast, by_name, _categories(), darkroom)
    checking.publish_checklists(cast, found, now=_LISTS_PUBLISHED_AT)
    opened = screening.open_round(cast, found, now=_ROUND_OPENED_AT)
    diary = Diary()
    _plan_the_rest(diary, cast, found)
    Screening(setting, found, opened).plan(diary)
    elsewhere = Elsewhere(setting)
    elsewhere.plan(diary)
    papers.plan(diary, elsewhere)
    partners.plan(diary)
    gatherings.plan(diary, papers)
    Villages(cast, found, opened).plan(diary, papers, gatherings)
    looking.plan(diary, cast)
    Reporting(cast, found).plan(diary)
    _do(diary, tell=tell)


def _categories() -> dict[str, Category]:
    return {category.name: category for category in Category.objects.all()}


def _plan_the_rest(diary: Diary, cast: Cast, found: Town) -> None:
    """What leans on nothing that the round finds."""
    tallies.plan(diary, cast, found)
    difficulties.plan(diary, cast, found)
    publicity.plan(diary, cast, found.subdistrict)
    Volunteers(cast, found).plan(diary)
    tellings.plan(diary, cast, found.subdistrict)
    diary.put(planning.SET_AT, lambda now: planning.set_out(cast, found, now=now))


def _do(diary: Diary, *, tell: Tell) -> None:
    """What the diary holds, day by day."""
    for day, deeds in diary.days():
        tell(_("%(month)s月%(day)s日，%(n)s 件事") % _said(day.month, day.day, len(deeds)))
        for deed in deeds:
            deed.do(deed.at)


def _charge(found: Town, cast: Cast, *, now: datetime) -> None:
    """领导包社区; the companies and the grid workers came with the register of compounds."""
    for community, leader, _post in LEADERS:
        area, person = found.leaves[community], cast.persons[leader]
        duties.assign(area, ChargeKind.LEADER, person=person, by=cast.office, now=now)
        _charge_grid(area, cast, now=now)


def _charge_grid(community: Area, cast: Cast, *, now: datetime) -> None:
    """党员干部包网格: the community's own clerk looks after its first grid."""
    grid = places.add_area(
        parent=community, kind=AreaKind.GRID, name="第一网格", by=cast.office, now=now
    )
    clerk = cast.persons[cast.worker(community.name).name]
    duties.assign(grid, ChargeKind.PARTY, person=clerk, by=cast.office, now=now)


def _said(month: int, day: int, n: int) -> dict[str, int]:
    return {"month": month, "day": day, "n": n}
