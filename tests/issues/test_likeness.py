"""像不像: hints for whoever reports; they decide nothing and tell nothing that one may not see."""

import pytest

from chuangcheng.issues import likeness
from chuangcheng.issues.models import Category, Issue
from chuangcheng.issues.rules import seen_by
from tests.world import World

pytestmark = pytest.mark.django_db


def likely(world: World, title: str) -> list[str]:
    found = likeness.likely_categories(title, areas=[world.pine, world.dragon])
    return [category.name for category in found]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("三单元楼道灯不亮", "楼道灯"),
        ("桶旁积存垃圾三袋", "积存垃圾"),
        ("井盖破裂有响动", "井盖"),
    ],
)
def test_a_category_whose_name_is_said_comes_first(world, title, first):
    assert likely(world, title)[0] == first


def test_wordings_of_issues_before_are_remembered(world):
    world.issue(title="三单元一楼摆着旧沙发", category=Category.objects.get(name="楼道堆物"))

    assert likely(world, "旧沙发挡住门口") == ["楼道堆物"]


def test_without_words_those_used_most_are_likely(world):
    for _ in range(2):
        world.issue(category=world.lamp)
    world.issue(category=world.rubbish)

    assert likely(world, "") == ["楼道灯", "积存垃圾"]


def test_nothing_alike_is_no_hint(world):
    assert likely(world, "鸵鸟跑进院子") == []


def test_what_may_be_repeated_is_open_at_the_place_and_seen(world):
    world.closed(title="办完的")
    still = world.dispatched(title="还开着的")
    world.issue(title="别处的", place=world.far_compound)

    seen = Issue.objects.filter(seen_by(world.pine_clerk))
    nothing = Issue.objects.filter(seen_by(world.dragon_clerk))

    assert likeness.open_at(world.compound, seen) == [still]
    assert likeness.open_at(world.compound, nothing) == []
