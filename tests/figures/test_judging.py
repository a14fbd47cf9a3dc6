"""Criteria of a plan judged by the figures: met, not met, no data, cannot be told."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from chuangcheng.figures import hindering, judging, required
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.issues.models import Category
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import PlaceType
from chuangcheng.plan.criteria import EACH_COMMUNITY, EACH_VILLAGE, criterion_of
from chuangcheng.plan.models import (
    Compare,
    Criterion,
    CriterionDraft,
    Failing,
    Item,
    Judgement,
    Verdict,
)
from chuangcheng.plan.queries import asked_in
from chuangcheng.publicity.models import AdTheme, AssetForm
from chuangcheng.trail.models import key_of
from tests.inspections.checks import FIRE, published
from tests.plan.planned import agreed_everywhere, planned, posters
from tests.publicity.batches import batch
from tests.publicity.outreach import doorstep
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db

EACH_COMPOUND = PlaceType.COMPOUND.value
MET, NOT_MET, NO_DATA, UNDECIDED = (
    Verdict.MET,
    Verdict.NOT_MET,
    Verdict.NO_DATA,
    Verdict.UNDECIDED,
)


def judged(world: World, *drafts: CriterionDraft) -> list[Judgement]:
    item = planned(world, criteria=drafts)
    found = judging.judge(asked_in(world.town), as_of=TODAY)
    Criterion.objects.filter(item=item).delete()
    Item.objects.filter(pk=item.pk).update(void=True)
    return found


def posted(world: World, n: int, **more: Any) -> None:
    given = {"form": AssetForm.POSTER, "quantity": n, "place": world.compound}
    batch(world, **{**given, **more})


def asking(figure: str, compare: Compare, target: int | None, **more: Any) -> CriterionDraft:
    given = {"per": "", "target": None if target is None else Decimal(target)}
    return posters(figure=figure, compare=compare, **{**given, **more})


def test_the_place_with_nothing_is_named(world: World) -> None:
    posted(world, 12)
    batch(world, place=world.compound)  # banners do not count for the standard

    (found,) = judged(world, posters())
    nothing = Failing(key_of(world.far_compound), "惠民家园", "0处")
    assert (found.verdict, found.value) == (NOT_MET, "2个中1个达到")
    assert found.failing == (nothing,)
    (here,) = judged(world, posters(area_id=world.pine.pk))
    assert (here.verdict, here.failing) == (MET, ())


@pytest.mark.parametrize(
    ("compare", "target", "verdict"),
    [
        (Compare.AT_LEAST, 12, MET),
        (Compare.AT_LEAST, 13, NOT_MET),
        (Compare.AT_MOST, 12, MET),
        (Compare.AT_MOST, 11, NOT_MET),
        (Compare.EQUAL, 12, MET),
        (Compare.EQUAL, 11, NOT_MET),
    ],
)
def test_one_number_is_compared(world: World, compare, target, verdict) -> None:
    posted(world, 12)
    (found,) = judged(world, asking("publicity.for_standard", compare, target))
    assert (found.verdict, found.value, found.failing) == (verdict, "12处", ())


def test_what_nobody_counted_exactly_may_not_be_told(world: World) -> None:
    doorstep(world, households=Quantity(900, Certainty.AT_LEAST))
    figure = "publicity.doorstep_households"

    met, unsure = judged(
        world,
        asking(figure, Compare.AT_LEAST, 900),
        asking(figure, Compare.AT_LEAST, 1500),
    )
    assert [met.verdict, unsure.verdict] == [MET, UNDECIDED]


def test_without_records_or_places_there_is_no_data(world: World) -> None:
    nobody = asking("publicity.for_standard", Compare.AT_MOST, 0)
    market = posters(per=PlaceType.MARKET.value)
    (unrecorded,) = judged(world, nobody)
    assert (unrecorded.verdict, unrecorded.reason) == (NO_DATA, "还没有登记过宣传设施")
    posted(world, 12)
    assert [each.verdict for each in judged(world, nobody, market)] == [NOT_MET, NO_DATA]


def test_a_rate_is_met_by_its_percent_or_by_all(world: World) -> None:
    rate = "issues.closing_rate"
    asked = (
        asking(rate, Compare.ALL, None),
        asking(rate, Compare.AT_LEAST, 50),
        asking(rate, Compare.ALL, None, per=EACH_COMPOUND),
        asking("issues.closed", Compare.ALL, None),
    )
    world.closed()
    assert [each.verdict for each in judged(world, *asked)] == [MET, MET, NO_DATA, MET]
    world.dispatched(title="又一处")
    found = judged(world, *asked)
    assert [each.verdict for each in found] == [NOT_MET, MET, NOT_MET, NOT_MET]
    assert [each.value for each in found] == ["50.00%", "50.00%", "2个中0个达到", "2中的1"]


def test_cells_of_one_cut_are_added_and_those_of_two_narrow(world: World) -> None:
    world.issue()
    world.issue(category=world.lamp, title="灯不亮")
    rubbish, lamp = ("category", world.rubbish.pk), ("category", world.lamp.pk)
    cells = ((rubbish,), (rubbish, lamp), (rubbish, ("kind", "facility")))

    found = judged(
        world, *(asking("issues.unfinished", Compare.AT_LEAST, 1, cells=each) for each in cells)
    )
    assert [each.value for each in found] == ["1条", "2条", "0条"]


def test_a_theme_is_counted_alone_or_among_others(world: World) -> None:
    core, dream = AdTheme.CORE_VALUES, AdTheme.CHINA_DREAM
    posted(world, 12, themes=(core,))
    posted(world, 5, themes=(dream, core), number="2")
    posted(world, 3, number="3", themes=())
    figure = "publicity.for_standard"
    shown: list[tuple[AdTheme, ...]] = [(core,), (dream,), (core, dream)]

    found = judged(
        world,
        *(
            asking(figure, Compare.AT_LEAST, 12, cells=tuple(("theme", one.value) for one in cells))
            for cells in shown
        ),
    )
    assert [each.value for each in found] == ["17处", "5处", "17处"]
    said = "可计入测评的宣传设施·中国梦（每个小区）不少于10处"
    draft = required.read(said, areas=[], today=TODAY)
    assert draft.cells == (("theme", "china_dream"),)
    assert required.words(criterion_of(draft)) == said
    with pytest.raises(Refused, match="只数一部分"):
        required.check(posters(cells=(("themes", ",china_dream,"),)))


def test_an_item_of_a_checklist_is_asked_by_its_words(world: World) -> None:
    published(world)
    said = f"在办问题·{FIRE}（每个小区）不超过0条"
    draft = required.read(said, areas=[], today=TODAY)
    assert draft.cells == (("item", FIRE),)
    assert required.words(criterion_of(draft)) == said
    offered = required.options([FIGURES["issues.unfinished"]], town=world.district)
    assert not [each for each in offered["issues.unfinished"] if each.cut == "item"]


def test_communities_and_villages_have_rosters_of_their_own(world: World) -> None:
    doorstep(world)
    figure = "publicity.doorstep_visits"
    found = judged(
        world,
        asking(figure, Compare.AT_LEAST, 1, per=EACH_COMMUNITY),
        asking(figure, Compare.AT_LEAST, 1, per=EACH_VILLAGE),
    )
    assert [[each.name for each in one.failing] for one in found] == [["龙头山社区"], ["六大份村"]]


def test_a_figure_that_never_was_cannot_be_told(world: World) -> None:
    planned(world)
    Criterion.objects.update(figure="moon.cheese")
    (found,) = judging.judge(asked_in(world.town), as_of=TODAY)
    assert (found.verdict, found.reason) == (UNDECIDED, "没有统计项 moon.cheese")


def test_what_cannot_be_asked_keeps_its_place_in_the_order(world: World) -> None:
    item = planned(world, criteria=(posters(), agreed_everywhere()))
    first = Criterion.objects.filter(item=item).order_by("position").values("pk")[:1]
    Criterion.objects.filter(pk__in=list(first.values_list("pk", flat=True))).update(
        figure="no.one"
    )
    asked = list(asked_in(world.town))
    found = judging.judge(asked, as_of=TODAY)
    assert [each.criterion_id for each in found] == [each.pk for each in asked]
    assert found[0].verdict == UNDECIDED


def test_statements_do_not_grow_with_criteria(world: World, django_assert_num_queries: Any) -> None:
    posted(world, 12)
    few = [posters(), agreed_everywhere()]
    planned(world, criteria=few)
    # the criteria; by place, by community; places, communities; twice whether any is on record
    with django_assert_num_queries(7):
        judging.judge(asked_in(world.town), as_of=TODAY)
    for n in range(5):
        more = [posters(target=Decimal(n + 20)), posters(target=Decimal(n + 40))]
        planned(world, text=f"第{n}项", criteria=(*more, agreed_everywhere()))
    with django_assert_num_queries(7):
        judging.judge(asked_in(world.town), as_of=TODAY)


def test_of_what_is_lacking_is_told_how_much_waits(world: World) -> None:
    here, also = world.issue(), world.issue(title="另一条")
    far = world.issue(place=world.far_compound)
    ramp = Category.objects.get(name="坡道缺失")
    other = world.issue(category=ramp, title="没有坡道")
    heaps = [("category", here.category_id)]
    few = asking("issues.unfinished", Compare.AT_MOST, 0, per=EACH_COMPOUND, cells=tuple(heaps))
    whole = asking("issues.unfinished", Compare.AT_MOST, 0, cells=tuple(heaps))
    planned(world, criteria=(few, whole, posters()))
    each, together, ads = asked_in(world.town)

    found = hindering.waiting([each, together, ads], [here.pk, other.pk], as_of=TODAY)
    assert found == {each.pk: {key_of(world.compound): 1}, together.pk: {"": 1}}
    found = hindering.waiting([each], [also.pk, here.pk, far.pk], as_of=TODAY)
    assert found[each.pk] == {key_of(world.compound): 2, key_of(world.far_compound): 1}
    assert hindering.waiting([ads], [here.pk], as_of=TODAY) == {}


def test_what_is_written_is_read_again_unchanged(world: World) -> None:
    drafts = (
        posters(),
        posters(cells=(("form", "poster"), ("form", "showcase")), area_id=world.pine.pk),
        asking("issues.closing_rate", Compare.ALL, None, per=EACH_COMMUNITY),
        asking("issues.closing_rate", Compare.AT_LEAST, 95),
        asking("issues.unfinished", Compare.AT_MOST, 0, cells=(("category", world.lamp.pk),)),
        posters(due_on=date(2021, 4, 20)),
    )
    areas = [world.town, world.pine, world.dragon]
    kept = [criterion_of(each) for each in drafts]
    written = required.all_words(kept)

    assert required.read_all(written, areas=areas, today=TODAY) == drafts
    assert written.split("；") == [
        "可计入测评的宣传设施（每个小区）不少于10处",
        "可计入测评的宣传设施·海报·宣传栏（橱窗）（松树园社区，每个小区）不少于10处",
        "整改率（每个社区）全部",
        "整改率不少于95%",
        "在办问题·楼道灯不超过0条",
        "可计入测评的宣传设施（每个小区）不少于10处，2021年4月20日前",
    ]
    messy = "1. 可计入测评的宣传设施 (每个小区) 不少于 10\n②在办问题·楼道灯不超过0。"
    assert required.read_all(messy, areas=areas, today=TODAY) == (drafts[0], drafts[4])


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("月饼不少于10", "没有认出统计项"),
        ("可计入测评的宣传设施要够", "看不懂“可计入"),
        ("可计入测评的宣传设施不少于", "看不懂“可计入"),
        ("可计入测评的宣传设施·月饼不少于10", "没有“月饼”这一格"),
        ("可计入测评的宣传设施（月亮）不少于10", "“月亮”指哪里"),
        ("可计入测评的宣传设施不少于10块", "单位是处"),
        ("可计入测评的宣传设施不少于10，月底前", "是哪一天"),
        ("可计入测评的宣传设施全部", "没有总数"),
        ("社区（每个社区）不少于1", "不能按每个社区"),
        ("会议到会（每个小区）不少于1", "不能按每个小区"),
    ],
)
def test_what_cannot_be_read_says_why(world: World, said: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        required.read(said, areas=[world.pine], today=TODAY)


def test_a_cell_that_is_none_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="只数一部分"):
        required.check(posters(cells=(("form", "cheese"),)))


def test_names_of_figures_are_read_back() -> None:
    for figure in FIGURES.values():
        said = f"{figure.name}不少于1"
        assert required.read(said, areas=[], today=TODAY).figure == figure.key
