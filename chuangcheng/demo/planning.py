"""工作计划: what is to be reached by 30 April, 30 May and 30 June, and what is always done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from chuangcheng.demo.cast import OFFICE_UNIT, Cast
from chuangcheng.demo.tables import moment
from chuangcheng.demo.town import Town
from chuangcheng.issues.models import Category
from chuangcheng.places.models import PlaceType
from chuangcheng.plan import commands
from chuangcheng.plan.criteria import EACH_COMMUNITY, EACH_VILLAGE
from chuangcheng.plan.drafts import ItemDraft
from chuangcheng.plan.models import Compare, CriterionDraft
from chuangcheng.publicity.models import AdTheme

SET_AT = moment("2021-04-12T10:30")
_FIRST, _SECOND, _THIRD = date(2021, 4, 30), date(2021, 5, 30), date(2021, 6, 30)
_CLERKS = "各社区居委会"
_COMPOUND, _ALLEY = PlaceType.COMPOUND.value, PlaceType.BACK_ALLEY.value
_FRINGE, _CENTRE = PlaceType.FRINGE.value, PlaceType.COMMUNITY_CENTRE.value
_FOR_STANDARD = "publicity.for_standard"
# The seven kinds of public places that must be safe from fire.
PUBLIC = (
    *(PlaceType.SERVICE_HALL, PlaceType.COMMUNITY_CENTRE, PlaceType.SHOP, PlaceType.MARKET),
    *(PlaceType.SCHOOL, PlaceType.HOSPITAL, PlaceType.BUS_STATION),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """标准: a figure, over which categories of issues, at each of what, compared with how much."""

    figure: str
    compare: Compare
    target: int
    per: str = ""
    categories: tuple[str, ...] = ()
    kind: str = ""
    themes: tuple[AdTheme, ...] = ()


@dataclass(frozen=True, slots=True)
class Aim:
    """计划事项: of which aspect, what, by when, who answers for it, what it must show."""

    aspect: str
    text: str
    due_on: date | None = None
    unit: str = ""
    responsible: str = ""
    asked: tuple[Asked, ...] = ()


def _none_left(*categories: str, per: str = "") -> Asked:
    """No issue of these is left."""
    return Asked("issues.unfinished", Compare.AT_MOST, 0, per=per, categories=categories)


def _at_least(figure: str, n: int, per: str, *themes: AdTheme) -> Asked:
    return Asked(figure, Compare.AT_LEAST, n, per=per, themes=themes)


_SAFE = tuple(
    asked
    for kind in PUBLIC
    for asked in (
        _at_least("inspections.visits", 1, kind.value),
        _none_left("灭火器消火栓", "消防通道占用", "消防月检卡", per=kind.value),
    )
)
AIMS = (
    Aim(
        "教育实践",
        "社区和村把核心价值观、市民公约、村规民约张贴到醒目位置",
        _FIRST,
        responsible="各社区居委会、村委会",
        asked=(
            _at_least(_FOR_STANDARD, 1, EACH_COMMUNITY, AdTheme.CORE_VALUES),
            _at_least(_FOR_STANDARD, 1, EACH_COMMUNITY, AdTheme.CITIZEN_PACT),
            _at_least(_FOR_STANDARD, 1, EACH_VILLAGE, AdTheme.VILLAGE_RULES),
            _none_left("公约未上墙"),
        ),
    ),
    Aim(
        "志愿服务",
        "每个社区设好志愿服务站点，配齐物品，能够正常接待",
        _FIRST,
        responsible=_CLERKS,
        asked=(
            _at_least("volunteering.stations_ready", 1, EACH_COMMUNITY),
            _none_left("站点设施不齐", per=EACH_COMMUNITY),
        ),
    ),
    Aim(
        "宣传",
        "每个社区、每个小区公益广告不少于十幅",
        _FIRST,
        responsible=_CLERKS,
        asked=(
            _at_least(_FOR_STANDARD, 10, EACH_COMMUNITY),
            _at_least(_FOR_STANDARD, 10, _COMPOUND),
        ),
    ),
    Aim(
        "公共安全保障",
        "服务大厅、社区、商场超市、农贸市场、学校、医院、汽车站的消防设施全部合格",
        _FIRST,
        unit="消防救援大队",
        asked=_SAFE,
    ),
    Aim(
        "城市精细化管理",
        "背街小巷和小区路面平整、雨后不积水，新建住宅的轮椅坡道、扶手、缘石坡道齐全好用",
        _SECOND,
        unit="区住建局",
        asked=(
            _none_left("路面坑洼", "道路积水", "下水堵塞", per=_ALLEY),
            _none_left("小区路面", "道路积水", "下水堵塞", per=_COMPOUND),
            _none_left("坡道缺失", "扶手缺失", "缘石坡道", per=_COMPOUND),
        ),
    ),
    Aim(
        "城市管理和公共服务",
        "城乡结合部干净、路平、水清；摊贩在划定地点经营；垃圾日产日清；"
        "招牌用字和地名规范；公共场所不乱停车、不乱收费、不占道、不乱贴，秩序良好",
        _SECOND,
        unit="综合行政执法局",
        asked=(
            _none_left("暴露垃圾", "积存垃圾", "建筑垃圾乱堆", "拆迁渣土", per=_FRINGE),
            _none_left("路面坑洼", per=_FRINGE),
            _none_left("水面沟渠", per=_FRINGE),
            _none_left("流动摊贩"),
            Asked("issues.closing_rate", Compare.AT_LEAST, 95, kind="sanitation"),
            _none_left("用语用字地名牌"),
            _none_left("机动车乱停", "停车乱收费", "占道店外经营", "乱贴小广告"),
            _none_left("流浪乞讨救助"),
        ),
    ),
    Aim("宣传", "宣传力度不减，让辖区居民人人知晓、人人参与", unit=OFFICE_UNIT),
    Aim(
        "志愿服务",
        "社区志愿服务站、街道和社区的文化中心按时开放，共建单位和居民经常参加活动",
        _THIRD,
        responsible=_CLERKS,
        asked=(
            _at_least("volunteering.stations_in_service", 1, EACH_COMMUNITY),
            _at_least("volunteering.activities", 1, EACH_COMMUNITY),
            _none_left("站点无人值守", per=EACH_COMMUNITY),
            _at_least("inspections.visits", 1, _CENTRE),
        ),
    ),
    Aim(
        "思想建设",
        "学校、家庭、社会协同育人，经常关心困难家庭和流动人口家庭的孩子，文化场馆向孩子免费开放",
        unit="区教育局",
    ),
)


def set_out(cast: Cast, town: Town, *, now: datetime) -> None:
    """列入计划: all nine, in their order."""
    by_name = {category.name: category.pk for category in Category.objects.all()}
    drafts = [
        ItemDraft(
            aspect=aim.aspect,
            text=aim.text,
            where=town.subdistrict,
            due_on=aim.due_on,
            unit=cast.units[aim.unit] if aim.unit else None,
            responsible=aim.responsible,
            position=position,
            criteria=tuple(_criteria(aim.asked, by_name)),
        )
        for position, aim in enumerate(AIMS, start=1)
    ]
    commands.draft_all(drafts, by=cast.office, now=now)


def _criteria(asked: Iterable[Asked], by_name: dict[str, int]) -> Iterable[CriterionDraft]:
    for each in asked:
        cells: list[tuple[str, str | int]] = [
            ("category", by_name[name]) for name in each.categories
        ]
        themes = [("theme", theme.value) for theme in each.themes]
        yield CriterionDraft(
            figure=each.figure,
            compare=each.compare,
            target=Decimal(each.target),
            cells=(*cells, *([("kind", each.kind)] if each.kind else []), *themes),
            per=each.per,
        )
