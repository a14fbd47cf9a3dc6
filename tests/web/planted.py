"""Canaries: one record of every register in three places, and who may read which of them.

The own community is the pine, the neighbour's is the dragon; the foreign ones lie in another
sub-district. Each record bears a word of its own, by which it is found on a page or in a file.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Model

from chuangcheng.campaigns import linking
from chuangcheng.difficulties.models import DifficultyStage
from chuangcheng.documents import commands as documents
from chuangcheng.documents import correspondence
from chuangcheng.duties import commands as duties
from chuangcheng.duties import groups
from chuangcheng.duties.models import ChargeKind, GroupPost
from chuangcheng.inspections import checking
from chuangcheng.inspections import commands as inspections
from chuangcheng.inspections.checking import Said
from chuangcheng.inspections.models import Checklist, InspectionType, Round, Verdict
from chuangcheng.kernel.actor import INSTALLER, Actor, Role
from chuangcheng.partners import commands as partners
from chuangcheng.partners import delivering, keeping, needing, pledging
from chuangcheng.partners.drafts import AgreementDraft, FacilityDraft, NeedDraft, PledgeDraft
from chuangcheng.partners.models import FacilityKind, Match, Outcome, PledgeKind
from chuangcheng.people import commands as people
from chuangcheng.people.models import UnitKind
from chuangcheng.places import commands as places
from chuangcheng.places.commands import PlaceDraft
from chuangcheng.places.models import AreaKind, Place
from chuangcheng.reports import commands as reports
from chuangcheng.reports import signing, telling
from chuangcheng.reports.covers import Cover
from chuangcheng.reports.models import Sheet
from chuangcheng.reports.telling import Word
from chuangcheng.standards.models import EvaluationSystem
from tests.campaigns import days, village
from tests.difficulties import hard
from tests.documents.conftest import asked, plan
from tests.duties import listed
from tests.inspections.checks import LIGHTS, items, published
from tests.ledgers import six
from tests.ledgers.taking import taken
from tests.meetings import agreed
from tests.partners.helped import helped
from tests.plan import planned as plans
from tests.publicity import outreach
from tests.publicity.batches import batch
from tests.standards import trees
from tests.volunteering import gatherings
from tests.web.office_table import COLUMNS
from tests.world import NOON, TODAY, World

OWN, NEAR, FAR = "本社区", "邻社区", "外街道"
PHONES = {OWN: "13800001234", NEAR: "13800001235", FAR: "13800001236"}
FIRST, FOUND_ON = date(2021, 4, 1), date(2021, 4, 5)
# 区 the district's too, 街 the whole sub-district's, 社 the own community's, 单 what concerns the
# own unit or was made by oneself (none of it is planted), – nothing.
READS = """
register | 创城办 领导 社区 网格员 责任单位 核查 包联 站负责人 区办 管理员
问题     | 街     街   社   社     单       街   –    单       区   –
检查     | 街     街   社   社     单       街   –    –        区   –
结果     | 街     街   社   社     单       街   –    –        区   –
轮次     | 街     街   街   街     街       街   –    –        区   –
检查表   | 街     街   街   街     街       街   –    –        区   –
行动     | 街     街   社   社     单       街   单   –        区   –
措施     | 街     街   社   社     单       街   单   –        区   –
宣传     | 街     街   社   社     单       街   单   –        区   –
共建     | 街     街   社   –      单       –    单   –        区   –
帮扶     | 街     –    社   –      –        –    单   –        –    –
姓名     | –      –    –    –      –        –    –    –        –    –
设施     | 街     街   社   –      单       –    单   –        区   –
需求     | 街     街   社   –      单       –    单   –        区   –
会议     | 街     街   社   –      单       –    单   –        区   –
任务     | 街     街   社   单     单       单   单   单       区   –
工作量   | 街     街   社   社     –        街   –    –        区   –
志愿     | 街     街   社   社     单       –    单   社       区   –
站点     | 街     街   社   社     –        –    –    社       区   –
报道     | 街     街   社   社     单       街   单   –        区   –
入户     | 街     街   社   社     单       街   单   –        区   –
工作量   | 街     街   社   社     –        街   –    –        区   –
难点     | 街     街   社   –      –        –    –    –        区   –
来文     | 街     街   社   –      单       –    单   –        区   –
文件     | 街     街   街   街     单       街   单   街       区   –
计划     | 街     街   街   街     单       街   单   街       区   –
体系     | 街     街   街   街     街       街   –    街       区   –
责任项   | 街     街   社   社     单       街   单   社       区   –
小组     | 街     街   街   街     街       街   街   街       区   –
点位     | 街     街   街   街     街       街   –    街       区   街
区域     | 街     街   街   街     街       街   –    街       区   街
单位     | 街     街   街   街     单       街   单   街       区   街
人员     | 街     街   街   街     单       街   单   街       区   街
包保     | 街     街   街   街     单       街   单   街       区   街
体系草稿 | 街     –    –    –      –        –    –    –        –    –
清单草稿 | 街     –    –    –      –        –    –    –        –    –
报告稿   | 街     街   –    –      –        –    –    –        –    –
定稿     | 街     街   –    –      –        –    –    –        区   –
报数     | 街     街   –    –      –        –    –    –        –    –
责任项草稿 | 街   –    –    –      –        –    –    –        –    –
导入     | 街     –    社   –      单       –    –    –        –    单
号码     | 街     街   –    –      –        –    –    –        –    –
"""
REACHES = {"区": {OWN, NEAR, FAR}, "街": {OWN, NEAR}, "社": {OWN}, "单": set(), "–": set()}
MEETS = {"区": {NEAR, FAR}, "街": {NEAR}, "社": {OWN}, "单": set(), "–": set()}


@dataclass
class Planted:
    """The world with its canaries: the rows, and the words by register and place."""

    world: World
    rows: dict[str, list[Model]] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)

    def keep(self, where: str, *rows: Model) -> None:
        """The rows that lie there."""
        self.rows.setdefault(where, []).extend(rows)

    def word(self, register: str, where: str) -> str:
        """The word by which a record is found."""
        return self.words.setdefault((register, where), f"金丝雀{register}在{where}")

    def readable(self, role: Role) -> set[str]:
        """The words that a role may read, by the office's table."""
        return self._of(role, REACHES)

    def expected(self, role: Role) -> set[str]:
        """The words that it must meet where it looks."""
        return self._of(role, MEETS)

    def _of(self, role: Role, reached: Mapping[str, set[str]]) -> set[str]:
        cells = dict(_reads())[role]
        found = self.words.items()
        return {word for (name, where), word in found if where in reached[cells[name]]}


@dataclass
class Shared:
    """What a sub-district has as a whole, on which the records of its communities lean."""

    system: EvaluationSystem
    checklist: Checklist
    round: Round


def plant(world: World) -> Planted:
    """One record of every register in each of the three places."""
    planted = Planted(world)
    elsewhere = _elsewhere(planted, world)
    here = _plant_town(planted, world, NEAR)
    there = _plant_town(planted, elsewhere, FAR)
    _plant_community(planted, world, here, OWN)
    _plant_community(planted, _of_the_dragon(world), here, NEAR)
    _plant_community(planted, elsewhere, there, FAR)
    _plant_drafts(planted, _of_the_dragon(world), here, NEAR)
    _plant_drafts(planted, elsewhere, there, FAR)
    _plant_reports(planted, world, NEAR)
    _plant_reports(planted, elsewhere, FAR)
    return planted


def near(world: World) -> dict[Role, Actor]:
    """One actor of each role, the community's and the grid worker's of the pine."""
    return {
        **world.everybody(),
        Role.COMMUNITY: world.pine_clerk,
        Role.GRID_WORKER: world.grid_worker,
        Role.STATION_KEEPER: world.keeper,
        Role.RESPONSIBLE_UNIT: world.property_clerk,
    }


def _reads() -> Iterator[tuple[Role, dict[str, str]]]:
    head, *rest = (line.split("|") for line in READS.strip().splitlines())
    for at, name in enumerate(head[1].split()):
        yield COLUMNS[name], {line[0].strip(): line[1].split()[at] for line in rest}


def _of_the_dragon(world: World) -> World:
    """The same cast, in the neighbour's community."""
    other = copy(world)
    other.pine, other.pine_unit = world.dragon, world.dragon_unit
    other.pine_clerk = world.dragon_clerk
    return other


def _elsewhere(planted: Planted, world: World) -> World:
    """The same cast in another sub-district of the district."""
    other, by = copy(world), _by(INSTALLER)
    other.town = places.add_area(
        parent=world.district, kind=AreaKind.SUBDISTRICT, name="YY街道", mark="YY", **by
    )
    other.pine = places.add_area(
        parent=other.town, kind=AreaKind.COMMUNITY, name=planted.word("区域", FAR), **by
    )
    planted.keep(FAR, other.pine)
    other.office_unit = people.add_unit("YY街道创城办", kind=UnitKind.OFFICE, area=other.town, **by)
    other.pine_unit = people.add_unit(
        "外社区居委会", kind=UnitKind.COMMUNITY, area=other.pine, **by
    )
    other.property_company, other.enforcement = other.pine_unit, other.office_unit
    office, leader = Role.CAMPAIGN_OFFICE, Role.LEADER
    other.office = world.person("office2", office, other.office_unit, other.town)
    other.leader = world.person("leader2", leader, other.office_unit, other.town)
    other.pine_clerk = world.person("pine2", Role.COMMUNITY, other.pine_unit, other.pine)
    return other


def _plant_town(planted: Planted, world: World, where: str) -> Shared:
    by = _by(world.office)
    system = trees.in_use(world, edition=planted.word("体系", where))
    checklist = published(world, planted.word("检查表", where))
    group = groups.found_group(world.town, name=planted.word("小组", where), since=FIRST, **by)
    head = world.account(world.leader)
    seat = groups.take_seat(group, head, GroupPost.HEAD, since=FIRST, **by)
    opened = inspections.open_round(
        planted.word("轮次", where),
        type=InspectionType.SCREENING,
        subdistrict=world.town,
        starts_on=FIRST,
        ends_on=TODAY,
        **by,
    )
    planted.keep(where, system, trees.clause(system, trees.LIGHTS), checklist, group, seat, opened)
    return Shared(system, checklist, opened)


def _plant_reports(planted: Planted, world: World, where: str) -> None:
    """报告: a draft, and one that was signed."""
    by = _by(world.office)
    draft = Cover(as_of=TODAY, title=planted.word("报告稿", where), sheets=tuple(Sheet.values))
    signed = reports.draft(world.town, replace(draft, title=planted.word("定稿", where)), **by)
    reports.check(signed, **by)
    signing.sign(signed, signed_on=TODAY, **_by(world.leader))
    planted.keep(where, reports.draft(world.town, draft, **by), signed)
    word = Word(
        key="places.compounds", as_of=TODAY, told_on=TODAY, told_to=planted.word("报数", where)
    )
    planted.keep(where, telling.tell(world.town, word, **by))


def _plant_drafts(planted: Planted, world: World, shared: Shared, where: str) -> None:
    """草稿: for whoever writes them."""
    system = trees.drafted(world, edition=planted.word("体系草稿", where))
    drafted = listed.duty_list(world, name=planted.word("清单草稿", where))
    item = listed.item(
        world,
        duty_list=drafted,
        system=shared.system,
        area=world.pine,
        due_text=planted.word("责任项草稿", where),
    )
    planted.keep(where, system, trees.clause(system, trees.LIGHTS), drafted, item)


def _plant_community(planted: Planted, world: World, shared: Shared, where: str) -> None:
    by, community = _by(world.office), world.pine
    unit = people.add_unit(
        planted.word("单位", where), kind=UnitKind.COMMUNITY, area=community, **by
    )
    phone = planted.words["号码", where] = PHONES[where]
    person = people.add_person(planted.word("人员", where), unit=unit, phone=phone, **by)
    draft = PlaceDraft(community=community, name=planted.word("点位", where))
    place = places.add_place(draft, **by)
    note = planted.word("包保", where)
    charge = duties.assign(place, ChargeKind.SITE, unit=unit, person=person, note=note, **by)
    name = planted.word("导入", where) + ".xlsx"
    record = taken(six.own_list(), world.pine_clerk, file_name=name)
    planted.keep(where, unit, person, place, charge, record)
    planted.keep(where, *_papers(planted, world, shared, where))
    planted.keep(where, *_seen(planted, world, shared, place, where))
    planted.keep(where, *_treated(planted, world, shared, where))
    planted.keep(where, *_pledged(planted, world, where))
    planted.keep(where, _assisted(planted, world, where))
    planted.keep(where, *_met(planted, world, where))
    planted.keep(where, *_told(planted, world, where))
    planted.keep(where, *_helped(planted, world, where))


def _papers(planted: Planted, world: World, shared: Shared, where: str) -> list[Model]:
    by, given = _by(world.office), {"where": world.pine, "number": ""}
    paper = plan(world, title=planted.word("文件", where), unit=None, **given)
    letter = asked(world, title=planted.word("来文", where), **given)
    item = listed.published(
        world,
        duty_list=listed.duty_list(world, name=f"{where}的清单"),
        system=shared.system,
        area=world.pine,
        responsible=(world.pine_unit,),
        due_text=planted.word("责任项", where),
    )
    received = correspondence.receive(letter, **by)
    return [documents.record(paper, **by), received, item, item.duty_list]


def _seen(planted: Planted, world: World, shared: Shared, place: Place, where: str) -> list[Model]:
    by = _by(world.office)
    note = planted.word("检查", where)
    visit = inspections.visit(
        shared.round, place, on=FOUND_ON, unit=world.pine_unit, note=note, **by
    )
    draft = world.draft(place=place, title=planted.word("问题", where))
    (issue,) = inspections.find(visit, [draft], **by)
    said = Said(
        item=items(shared.checklist)[LIGHTS],
        verdict=Verdict.NOT_MET,
        note=planted.word("结果", where),
    )
    (answer,) = checking.answer(visit, [said], **by)
    return [visit, issue, answer]


def _treated(planted: Planted, world: World, shared: Shared, where: str) -> list[Model]:
    given = {"sites": (world.pine,), "lead_unit": None, "name": planted.word("行动", where)}
    campaign = village.started(world, **given)
    linking.link_round(campaign, shared.round, **_by(world.office))
    what = planted.word("措施", where)
    return [campaign, village.measure(world, campaign, community=world.pine, what=what, unit=None)]


def _pledged(planted: Planted, world: World, where: str) -> list[Model]:
    unit = people.add_unit(
        f"包联{where}", kind=UnitKind.PARTNER, area=world.town, **_by(world.office)
    )
    signed = AgreementDraft(community=world.pine, units=(unit,), signed_on=FOUND_ON)
    agreement = partners.sign(signed, **_by(world.office))
    draft = PledgeDraft(
        where=world.pine,
        units=(unit,),
        kind=PledgeKind.GOODS,
        what=planted.word("共建", where),
        agreed_on=FOUND_ON,
        agreement=agreement,
    )
    pledge = pledging.record(draft, **_by(world.office))
    noted = delivering.note(pledge, Outcome.DELIVERED, on=FOUND_ON, **_by(world.office))
    corner = FacilityDraft(
        where=world.pine,
        kind=FacilityKind.EMERGENCY_CORNER,
        name=planted.word("设施", where),
        offers="药箱",
        set_up_on=FOUND_ON,
        pledge=pledge,
    )
    wanted = NeedDraft(
        where=world.pine,
        kind=PledgeKind.GOODS,
        what=planted.word("需求", where),
        told_on=FOUND_ON,
    )
    kept = keeping.set_up(corner, **_by(world.office))
    need = needing.tell(wanted, **_by(world.office))
    return [agreement, pledge, noted, Match.objects.get(unit=unit), kept, need]


def _assisted(planted: Planted, world: World, where: str) -> Model:
    """Its code is read by some, its name on no page at all."""
    name, code = planted.word("姓名", where), planted.word("帮扶", where)
    return helped(world, name=name, code=code)


def _met(planted: Planted, world: World, where: str) -> list[Model]:
    given = {"where": world.pine, "title": planted.word("会议", where), "attendees": ()}
    decision = agreed.settled(world, agreed.held(world, **given))
    here = {"unit": None, "community": world.pine}
    task = agreed.task(world, decision, what=planted.word("任务", where), **here)
    return [decision.meeting, decision, task]


def _told(planted: Planted, world: World, where: str) -> list[Model]:
    stuck = hard.raised(world, title=planted.word("难点", where), where=world.pine)
    return [
        batch(world, number=planted.word("宣传", where)),
        outreach.piece(world, title=planted.word("报道", where), where=world.pine),
        days.tally(world, note=planted.word("工作量", where)),
        *(stuck, DifficultyStage.objects.get(difficulty=stuck)),
        outreach.doorstep(world, note=planted.word("入户", where)),
        _planned(planted, world, where),
    ]


def _helped(planted: Planted, world: World, where: str) -> list[Model]:
    given = {"name": planted.word("站点", where), "keeper": None}
    station = gatherings.station(world, **given)
    held = gatherings.activity(world, title=planted.word("志愿", where))
    return [held, station]


def _planned(planted: Planted, world: World, where: str) -> Model:
    given = {"where": world.pine, "unit": None, "criteria": ()}
    return plans.planned(world, text=planted.word("计划", where), **given)


def _by(actor: Actor) -> dict[str, Any]:
    return {"by": actor, "now": NOON}
