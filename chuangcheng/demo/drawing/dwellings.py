"""楼内和楼前: landings, doors, lamps, fire boxes and facades, before and after."""

from chuangcheng.demo.drawing import backdrops
from chuangcheng.demo.drawing.canvas import Canvas, Colour, around, rows_between, shaded
from chuangcheng.demo.drawing.rubbish import carton

_CLOTHES: tuple[Colour, ...] = ((176, 74, 78), (92, 116, 158), (214, 196, 150), (122, 148, 122))
_SLIPS: tuple[Colour, ...] = ((226, 202, 74), (216, 120, 110), (232, 232, 226), (130, 176, 200))
_DOOR: Colour = (104, 82, 66)
_RED: Colour = (178, 48, 40)


def cluttered_landing(c: Canvas) -> None:
    """Cabinet, boxes and a bicycle where people should pass."""
    floor = backdrops.stairwell(c)
    x = c.chance.uniform(250, 420)
    _cabinet(c, x, floor + 40)
    for _ in range(c.chance.randint(4, 7)):
        carton(
            c,
            c.chance.uniform(180, 640),
            floor + c.chance.uniform(-40, 70),
            c.chance.uniform(50, 90),
        )
    if c.chance.random() < 0.6:
        bicycle(c, c.chance.uniform(300, 520), floor + 110)


def flyers(c: Canvas) -> None:
    """A house door full of slips."""
    x, y = _house_door(c)
    for _ in range(c.chance.randint(24, 40)):
        left, top = x + c.chance.uniform(-60, 210), y + c.chance.uniform(-20, 330)
        slip = c.around(c.chance.choice(_SLIPS))
        wide, tall = c.chance.uniform(26, 52), c.chance.uniform(18, 34)
        c.box((left, top, left + wide, top + tall), slip)
        for n in range(2):
            c.line(
                [(left + 4, top + 7 + n * 8), (left + wide - 6, top + 7 + n * 8)],
                (88, 84, 84),
                width=2,
            )


def scraped_door(c: Canvas) -> None:
    """The same door, wiped clean."""
    x, y = _house_door(c)
    c.box((x + 30, y + 70, x + 130, y + 130), (212, 216, 214), corner=3)
    c.polygon(
        [(x + 20, y + 180), (x + 60, y + 150), (x + 150, y + 300), (x + 96, y + 320)],
        (126, 102, 84),
    )


def dark_landing(c: Canvas) -> None:
    """A landing whose lamp does not burn."""
    floor = backdrops.stairwell(c)
    x = c.chance.uniform(300, 520)
    c.line([(x, 0), (x, 60)], (60, 58, 56), width=4)
    c.ellipse((x - 26, 54, x + 26, 104), (150, 146, 136))
    c.box((0, 0, 800, 600), (22, 26, 34), alpha=c.chance.randint(110, 150))
    c.box(
        (c.chance.uniform(20, 120), floor - 90, c.chance.uniform(150, 220), floor - 40),
        (66, 70, 78),
    )


def empty_fire_box(c: Canvas) -> None:
    """A fire cabinet that stands open, with nothing or the wrong things in it."""
    x, y = _fire_box(c)
    c.polygon([(x, y), (x - 90, y + 30), (x - 90, y + 250), (x, y + 220)], shaded(_RED, -26))
    for _ in range(c.chance.randint(2, 5)):
        left = x + c.chance.uniform(20, 130)
        c.box((left, y + 160, left + 40, y + 206), c.around((158, 146, 124)), corner=3)


def full_fire_box(c: Canvas) -> None:
    """The same cabinet with extinguishers and a dated card."""
    x, y = _fire_box(c)
    for left in (x + 34, x + 104):
        c.box((left, y + 70, left + 48, y + 206), (196, 54, 44), corner=16)
        c.box((left + 16, y + 48, left + 32, y + 74), (44, 44, 46))
        c.ellipse((left + 15, y + 92, left + 33, y + 110), (226, 230, 226))
    c.box((x + 66, y + 226, x + 126, y + 300), (240, 238, 230))
    for n in range(5):
        c.line([(x + 74, y + 238 + n * 12), (x + 118, y + 238 + n * 12)], (120, 124, 128), width=2)


def hanging_wires(c: Canvas) -> None:
    """Old cables across a facade."""
    ground = backdrops.facade(c)
    for _ in range(c.chance.randint(9, 15)):
        start = (c.chance.uniform(-20, 200), c.chance.uniform(30, 260))
        end = (c.chance.uniform(600, 820), c.chance.uniform(30, 300))
        c.sagging(
            start, end, (36, 36, 38), sag=c.chance.uniform(10, 120), width=c.chance.uniform(2, 5)
        )
    x, y = c.chance.uniform(220, 560), c.chance.uniform(170, ground - 180)
    for _ in range(7):
        size = c.chance.uniform(24, 56)
        c.sagging((x - size, y), (x + size, y + 10), (30, 30, 32), sag=size, width=3)


def charging_cable(c: Canvas) -> None:
    """A cable out of a window down to a scooter."""
    ground = backdrops.facade(c)
    x = c.chance.uniform(180, 520)
    c.sagging((x, c.chance.uniform(40, 190)), (x + 90, ground + 8), (196, 64, 48), sag=26, width=5)
    c.box((x + 70, ground - 6, x + 132, ground + 14), (228, 226, 218), corner=3)
    scooter(c, x + 150, ground + 40)


def no_charging_cable(c: Canvas) -> None:
    """The same front, the scooters at a charging post."""
    ground = backdrops.facade(c)
    x = c.chance.uniform(90, 300)
    c.box((x, ground - 120, x + 60, ground + 20), (72, 118, 150), corner=5)
    c.box((x + 14, ground - 100, x + 46, ground - 60), (210, 226, 232))
    for n in range(3):
        scooter(c, x + 100 + n * 160, ground + 44)


def laundry(c: Canvas) -> None:
    """Quilts on a line between two trees or posts."""
    edge = backdrops.lawn(c)
    left, right = c.place.uniform(60, 160), c.place.uniform(620, 740)
    height = edge - c.chance.uniform(0, 60)
    for x in (left, right):
        c.line([(x, height - 90), (x, edge + 200)], (96, 76, 58), width=15)
    c.sagging((left, height), (right, height), (80, 80, 84), sag=18, width=3)
    x = left + 40
    while x < right - 120:
        wide, tall = c.chance.uniform(70, 150), c.chance.uniform(110, 190)
        cloth = c.around(c.chance.choice(_CLOTHES), by=24)
        c.box((x, height + 10, x + wide, height + tall), cloth, corner=5)
        for stripe in rows_between(x + 18, x + wide - 10, step=26):
            c.line([(stripe, height + 16), (stripe, height + tall - 8)], shaded(cloth, 26), width=4)
        x += wide + c.chance.uniform(14, 50)


def no_laundry(c: Canvas) -> None:
    """The line is gone."""
    edge = backdrops.lawn(c)
    for x in (c.place.uniform(60, 160), c.place.uniform(620, 740)):
        c.line([(x, edge - 120), (x, edge + 190)], (96, 76, 58), width=15)
        c.blob((x, edge - 150), (c.chance.uniform(70, 100), 74), c.around((96, 122, 80)))


def broken_wall(c: Canvas) -> None:
    """A wall that lost its plaster and some bricks."""
    ground = backdrops.wall(c)
    x, y = c.chance.uniform(220, 560), c.chance.uniform(150, 260)
    c.blob((x, y), (c.chance.uniform(90, 150), c.chance.uniform(70, 110)), (146, 92, 72), rough=0.3)
    for row in range(5):
        for n in range(4):
            left = x - 90 + n * 48 + (row % 2) * 20
            c.box((left, y - 60 + row * 26, left + 40, y - 42 + row * 26), c.around((158, 100, 78)))
    crack = [(x + 90, y - 60)]
    while crack[-1][1] < ground:
        last = crack[-1]
        crack.append((last[0] + c.chance.uniform(-24, 36), last[1] + c.chance.uniform(16, 36)))
    c.line(crack, (64, 58, 54), width=5)
    for _ in range(9):
        left, top = x + c.chance.uniform(-160, 160), ground + c.chance.uniform(10, 90)
        c.box((left, top, left + 36, top + 18), c.around((158, 100, 78)), corner=2)


def bicycle(c: Canvas, x: float, base: float) -> None:
    """An old bicycle."""
    for wheel in (x, x + 120):
        c.ellipse((wheel - 44, base - 88, wheel + 44, base), (50, 50, 52))
        c.ellipse((wheel - 36, base - 80, wheel + 36, base - 8), (158, 154, 148))
    rust = c.around((126, 78, 56))
    c.line(
        [(x, base - 44), (x + 44, base - 106), (x + 100, base - 104), (x + 60, base - 44)],
        rust,
        width=6,
    )
    c.line([(x + 60, base - 44), (x, base - 44)], rust, width=6)
    c.line([(x + 120, base - 44), (x + 96, base - 124), (x + 76, base - 130)], rust, width=6)


def scooter(c: Canvas, x: float, base: float) -> None:
    """An electric scooter."""
    colour = c.around(c.chance.choice(_CLOTHES))
    c.shadow((x - 20, base - 6, x + 150, base + 16))
    for wheel in (x + 10, x + 112):
        c.ellipse((wheel - 22, base - 42, wheel + 22, base + 2), (40, 40, 42))
    c.polygon(
        [
            (x, base - 40),
            (x + 20, base - 84),
            (x + 66, base - 80),
            (x + 80, base - 36),
            (x + 112, base - 36),
        ],
        colour,
    )
    c.box((x + 4, base - 98, x + 62, base - 82), (46, 46, 48), corner=6)
    c.line(
        [(x + 104, base - 34), (x + 92, base - 126), (x + 72, base - 130)], (58, 58, 60), width=7
    )


def _cabinet(c: Canvas, x: float, base: float) -> None:
    wood = c.around((150, 112, 78))
    c.shadow((x - 16, base - 12, x + 176, base + 18))
    c.box((x, base - 250, x + 160, base), wood)
    c.line([(x + 80, base - 246), (x + 80, base - 4)], shaded(wood, -34), width=3)
    for handle in (x + 68, x + 88):
        c.box((handle, base - 140, handle + 5, base - 116), shaded(wood, -60))


def _house_door(c: Canvas) -> tuple[float, float]:
    ground = backdrops.wall(c)
    x, y = c.place.uniform(240, 420), ground - 320
    c.box((x - 16, y - 16, x + 196, ground + 4), (150, 148, 144))
    c.box((x, y, x + 180, ground + 4), around(c.place, _DOOR))
    c.box((x + 150, y + 160, x + 164, y + 200), (206, 196, 160), corner=4)
    return x, y


def _fire_box(c: Canvas) -> tuple[float, float]:
    backdrops.stairwell(c)
    x, y = c.place.uniform(270, 470), c.place.uniform(100, 190)
    c.box((x, y, x + 190, y + 220), _RED, corner=4)
    c.box((x + 12, y + 12, x + 178, y + 208), (62, 50, 48))
    return x, y
