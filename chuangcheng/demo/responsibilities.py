"""责任清单和领导小组: who answers for which standard of the example systems; names are invented."""

from datetime import date
from typing import Any

from chuangcheng.demo.cast import LEADERS, OFFICE_UNIT, Cast
from chuangcheng.demo.tables import moment
from chuangcheng.demo.town import COMMUNITIES, Town
from chuangcheng.documents.models import Document
from chuangcheng.duties import groups, lists
from chuangcheng.duties.drafts import DutyDraft
from chuangcheng.duties.models import GroupPost
from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.people import commands as people
from chuangcheng.people.models import Person, Unit
from chuangcheng.standards.models import Clause, Method
from chuangcheng.standards.queries import standards_in_use

FOUNDED_AT = moment("2021-03-01T17:00")
LISTED_AT = moment("2021-03-10T15:00")
SECRETARY = ("韩建平", "党工委书记")
_DEPUTIES = 2  # of the leaders, the first two
_DUE, _MATERIALS_DUE = date(2021, 4, 30), "迎检材料报送前"
_UNNAMED_EVERY = 9  # of what the whole sub-district answers for, each ninth has nobody yet


def found_group(town: Town, cast: Cast, *, founding: Document) -> None:
    """成立领导小组, by the plan of 1 March: the secretary heads it, the leaders sit in it."""
    name, post = SECRETARY
    party = cast.units["党工委"]
    secretary = people.add_person(name, unit=party, post=post, by=INSTALLER, now=FOUNDED_AT)
    cast.persons[name] = secretary
    told: dict[str, Any] = {"by": cast.office, "now": FOUNDED_AT}
    since = FOUNDED_AT.date()
    group = groups.found_group(
        town.subdistrict, name="创城工作领导小组", since=since, founding=founding, **told
    )
    seats = [(secretary, GroupPost.HEAD)]
    for n, (_community, leader, _post) in enumerate(_by_rank()):
        kind = GroupPost.DEPUTY if n < _DEPUTIES else GroupPost.MEMBER
        seats.append((cast.persons[leader], kind))
    seats.append((cast.persons["陈静"], GroupPost.OFFICE_HEAD))
    for rank, (person, kind) in enumerate(seats):
        groups.take_seat(group, person, kind, since=since, rank=rank, **told)


def publish(town: Town, cast: Cast, *, document: Document) -> None:
    """责任清单 of 10 March: places are each community's, papers the whole sub-district's."""
    told: dict[str, Any] = {"by": cast.office, "now": LISTED_AT}
    standards = standards_in_use(town.subdistrict, on=LISTED_AT.date())
    duty_list = lists.draft_list(town.subdistrict, name=document.title, document=document, **told)
    drafts = [
        _in_community(clause, community, leader, town, cast)
        for community, leader, _post in LEADERS
        for clause in standards
        if Method.FIELD in clause.method_list
    ]
    papers = [clause for clause in standards if Method.FIELD not in clause.method_list]
    drafts += [_in_town(clause, n, town, cast) for n, clause in enumerate(papers, 1)]
    lists.add_items(duty_list, drafts, **told)
    lists.publish(duty_list, on=LISTED_AT.date(), **told)


def _in_community(clause: Clause, community: str, leader: str, town: Town, cast: Cast) -> DutyDraft:
    committee = cast.committee(community)
    return DutyDraft(
        clause=clause,
        area=town.leaves[community],
        leader=cast.persons[leader],
        lead_unit=committee,
        responsible=(committee,),
        cooperating=(cast.units["综合行政执法局"],),
        person=_clerk(committee, cast),
        due_on=_DUE,
    )


def _in_town(clause: Clause, n: int, town: Town, cast: Cast) -> DutyDraft:
    """Papers: the office leads; some have no named person yet, and are printed as such."""
    office = cast.units[OFFICE_UNIT]
    committees = tuple(cast.committee(name) for name in COMMUNITIES)
    return DutyDraft(
        clause=clause,
        area=town.subdistrict,
        leader=cast.persons[SECRETARY[0]],
        lead_unit=office,
        responsible=(office,),
        cooperating=committees,
        person=None if n % _UNNAMED_EVERY == 0 else cast.persons["陈静"],
        target=Quantity(1),
        target_unit="份",
        due_text=_MATERIALS_DUE,
    )


def _clerk(committee: Unit, cast: Cast) -> Person:
    actor = cast.clerks[committee.short]
    return cast.persons[actor.name]


def _by_rank() -> list[tuple[str, str, str]]:
    """The leaders, those who may stand in for the head first."""
    first = ("办事处主任", "党工委副书记")
    return sorted(LEADERS, key=lambda each: each[2] not in first)
