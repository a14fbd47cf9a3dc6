"""台账进来: the demo's workbooks, imported by the office as any office would."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from chuangcheng.calendars.worktime import law_day
from chuangcheng.demo.cast import Cast
from chuangcheng.demo.standards import EXAMPLES
from chuangcheng.demo.tables import compounds
from chuangcheng.demo.workbooks import FILES, REGISTER_FILE, CommunityList
from chuangcheng.issues.models import Issue
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.models import Import, Register
from chuangcheng.places import commands as places
from chuangcheng.places.models import Place
from chuangcheng.standards import commands as standards
from chuangcheng.standards.models import EvaluationSystem

LOOKED_OVER = timedelta(minutes=6)  # from the upload to 写入


def import_compounds(cast: Cast, *, now: datetime) -> dict[str, Place]:
    """导入小区台账: the compounds by name, with who serves them and who looks after them."""
    uploaded = _upload(REGISTER_FILE, Register.PLACES, cast, now=now)
    ledgers.commit(uploaded, by=cast.office, now=now + LOOKED_OVER)
    return {place.name: place for place in Place.objects.compounds().select_related("community")}


def import_systems(cast: Cast, *, now: datetime) -> list[EvaluationSystem]:
    """导入测评体系: the two examples, looked over and put in use the same day."""
    made = []
    for example in EXAMPLES.values():
        now += 3 * LOOKED_OVER
        uploaded = _upload(example.file_name, Register.STANDARDS, cast, now=now)
        ledgers.commit(uploaded, by=cast.office, now=now + LOOKED_OVER)
        system = EvaluationSystem.objects.order_by("-id")[0]
        standards.put_in_use(system, on=law_day(now), by=cast.office, now=now + 2 * LOOKED_OVER)
        made.append(system)
    return made


def locate_compounds(by_name: Mapping[str, Place], cast: Cast, *, now: datetime) -> None:
    """标位置: the register has no coordinates, so the office sets each point afterwards."""
    for compound in compounds():
        place, position = by_name[compound.name], compound.position
        places.edit_place(place, position=position, by=cast.office, now=now)


def upload_list(given: CommunityList, cast: Cast, *, now: datetime) -> Import:
    """上传问题清单 of a community."""
    return _upload(given.file_name, Register.ISSUES, cast, now=now)


def write_list(
    given: CommunityList, uploaded: Import, cast: Cast, *, now: datetime
) -> dict[str, Issue]:
    """写入问题清单: the community's issues by their texts."""
    ledgers.commit(uploaded, by=cast.office, now=now)
    return {i.title: i for i in Issue.objects.filter(community__name=given.community)}


def _upload(name: str, register: Register, cast: Cast, *, now: datetime) -> Import:
    content = (FILES / name).read_bytes()
    return ledgers.take_in(content, file_name=name, register=register, by=cast.office, now=now)
