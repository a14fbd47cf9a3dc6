"""场景: which drawing stands for which category of issue, before and after it was mended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chuangcheng.demo.drawing import boards, dwellings, rubbish, streets
from chuangcheng.demo.drawing.canvas import Canvas

Draw = Callable[[Canvas], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """整改前、整改后; a category of which nothing is mended yet has no second picture."""

    before: Draw
    after: Draw | None = None


_BINS = Scene(rubbish.overflowing_bins, rubbish.tidy_bins)
_HEAP = Scene(rubbish.rubbish_heap, rubbish.swept)
_LANDING = Scene(dwellings.cluttered_landing)
_FIRE_BOX = Scene(dwellings.empty_fire_box, dwellings.full_fire_box)
_CABLE = Scene(dwellings.charging_cable, dwellings.no_charging_cable)
_DRAIN = Scene(streets.blocked_drain)
_STEPS = Scene(streets.steps_without_ramp)
_KERB = Scene(streets.broken_kerb)
_HOLES = Scene(streets.potholes)
_STALL = Scene(streets.stall, rubbish.swept)
_BARE = Scene(boards.bare_wall, boards.pact_on_the_wall)
_FADED = Scene(boards.faded_board, boards.bright_board)

SCENES: Mapping[str, Scene] = {
    "暴露垃圾": _HEAP,
    "积存垃圾": _HEAP,
    "垃圾桶满溢脏污": _BINS,
    "楼道堆物": _LANDING,
    "小区保洁": Scene(rubbish.unswept, rubbish.swept),
    "绿化带垃圾": Scene(rubbish.littered_lawn, rubbish.clean_lawn),
    "水面沟渠": _DRAIN,
    "宠物粪便": Scene(rubbish.droppings, rubbish.clean_path),
    "占道店外经营": _STALL,
    "流动摊贩": _STALL,
    "校园周边秩序": _STALL,
    "乱贴小广告": Scene(dwellings.flyers, dwellings.scraped_door),
    "乱拉挂晾晒": Scene(dwellings.laundry, dwellings.no_laundry),
    "私搭乱建": Scene(streets.shed),
    "毁绿种菜": Scene(streets.vegetable_plot),
    "户外广告": Scene(boards.rusty_hoarding),
    "建筑垃圾乱堆": Scene(rubbish.rubble),
    "路面坑洼": _HOLES,
    "道路积水": _HOLES,
    "小区路面": _HOLES,
    "路缘石盲道": _KERB,
    "缘石坡道": _KERB,
    "下水堵塞": _DRAIN,
    "楼道灯": Scene(dwellings.dark_landing),
    "路灯": Scene(streets.dead_lamp),
    "空中缆线": Scene(dwellings.hanging_wires),
    "健身器材": Scene(streets.worn_fitness),
    "围墙楼道破损": Scene(dwellings.broken_wall),
    "停车棚充电桩": Scene(streets.carport),
    "坡道缺失": _STEPS,
    "扶手缺失": _STEPS,
    "无障碍通道占用": Scene(streets.parked_in_fire_lane, streets.free_fire_lane),
    "消防通道占用": Scene(streets.parked_in_fire_lane, streets.free_fire_lane),
    "灭火器消火栓": _FIRE_BOX,
    "消防月检卡": _FIRE_BOX,
    "飞线充电": _CABLE,
    "公益广告破损褪色": _FADED,
    "公益广告内容错误": _FADED,
    "公益广告数量不足": _BARE,
    "公约未上墙": _BARE,
    "公益广告被遮挡占用": Scene(boards.covered_board, boards.bright_board),
    "电子屏": Scene(boards.dark_screen, boards.lit_screen),
    "用语用字地名牌": Scene(boards.worn_plate),
}
