"""路面和空地: holes, drains, kerbs, parked cars, sheds and gardens, before and after."""

from chuangcheng.demo.drawing import backdrops
from chuangcheng.demo.drawing.canvas import Canvas, Colour, rows_between, shaded
from chuangcheng.demo.drawing.dwellings import scooter

_CARS: tuple[Colour, ...] = ((206, 206, 204), (58, 62, 70), (148, 44, 40), (62, 88, 128))
_WATER: Colour = (104, 116, 120)
_YELLOW: Colour = (224, 192, 72)


def potholes(c: Canvas) -> None:
    """A drive with holes, water in the lowest."""
    top = backdrops.road(c)
    for _ in range(c.chance.randint(3, 5)):
        y = c.chance.uniform(top + 110, 560)
        across = (y - top) * c.chance.uniform(0.2, 0.34)
        x = c.chance.uniform(250, 550)
        c.blob((x, y), (across, across * 0.34), (70, 70, 70), rough=0.28)
        c.blob((x + 4, y + 4), (across * 0.74, across * 0.22), c.around(_WATER), rough=0.2)
        for _ in range(6):
            left, low = x + c.chance.uniform(-across, across), y + c.chance.uniform(0, across * 0.5)
            c.ellipse((left, low, left + 14, low + 8), c.around((136, 132, 124)))


def broken_kerb(c: Canvas) -> None:
    """A kerb with a gap, its pieces on the road."""
    top = backdrops.road(c)
    y = c.chance.uniform(400, 470)
    c.polygon([(560, y - 90), (606, y - 90), (760, y + 60), (660, y + 60)], (112, 114, 116))
    for _ in range(c.chance.randint(4, 7)):
        x, low = c.chance.uniform(420, 640), c.chance.uniform(top + 180, 560)
        side = c.chance.uniform(30, 60)
        piece = [(x, low), (x + side, low - 12), (x + side + 10, low + 16), (x + 8, low + 26)]
        c.polygon(piece, c.around((188, 184, 174)))


def blocked_drain(c: Canvas) -> None:
    """A drain that gives back what it should take."""
    backdrops.wall(c)
    x, y = c.chance.uniform(270, 520), c.chance.uniform(470, 520)
    c.blob((x, y), (c.chance.uniform(190, 260), c.chance.uniform(52, 76)), (96, 92, 78), rough=0.25)
    c.blob((x + 20, y), (130, 36), (114, 112, 96), rough=0.3)
    c.ellipse((x - 62, y - 30, x + 62, y + 26), (58, 58, 58))
    for step in rows_between(x - 44, x + 44, step=18):
        c.line([(step, y - 20), (step, y + 16)], (88, 86, 82), width=5)
    for _ in range(9):
        left, top = x + c.chance.uniform(-170, 170), y + c.chance.uniform(-40, 40)
        c.ellipse((left, top, left + 20, top + 8), c.around((140, 128, 88), by=24))


def parked_in_fire_lane(c: Canvas) -> None:
    """Cars on the yellow hatching."""
    top = backdrops.road(c)
    _hatching(c, top)
    for n in range(c.chance.randint(2, 3)):
        car(c, c.chance.uniform(90, 200) + n * 190, top + c.chance.uniform(190, 230) + n * 30)


def free_fire_lane(c: Canvas) -> None:
    """The hatching free, with posts."""
    top = backdrops.road(c)
    _hatching(c, top)
    for n in range(4):
        x, y = 130 + n * 170, top + c.chance.uniform(150, 190)
        c.box((x, y, x + 16, y + 84), (206, 74, 56), corner=4)
        c.box((x, y + 24, x + 16, y + 40), (238, 234, 226))


def shed(c: Canvas) -> None:
    """A shack leaned against a wall."""
    ground = backdrops.wall(c)
    x, wide = c.chance.uniform(120, 330), c.chance.uniform(260, 360)
    tin = c.around(c.chance.choice(((90, 124, 150), (150, 150, 148), (160, 104, 84))))
    roof = ground - c.chance.uniform(150, 210)
    c.shadow((x - 20, ground + 70, x + wide + 30, ground + 120))
    c.box((x, roof, x + wide, ground + 90), tin)
    for step in rows_between(x, x + wide, step=20):
        c.line([(step, roof), (step, ground + 90)], shaded(tin, -20), width=3)
    left, right = x - 30, x + wide + 30
    c.polygon(
        [(left, roof), (right, roof), (right - 30, roof - 40), (left + 60, roof - 46)],
        shaded(tin, 22),
    )
    c.box((x + 40, ground - 70, x + 130, ground + 90), (96, 78, 62))
    for n in range(c.chance.randint(3, 6)):
        low = ground + 80 - n * 16
        c.line(
            [(x + wide + 20, low), (x + wide + 120, low + 6)], c.around((158, 124, 82)), width=11
        )


def vegetable_plot(c: Canvas) -> None:
    """Beds and sticks where there was lawn."""
    edge = backdrops.lawn(c)
    left, right = c.chance.uniform(90, 220), c.chance.uniform(580, 720)
    top, bottom = edge + 60, 560
    c.polygon([(left + 70, top), (right - 70, top), (right, bottom), (left, bottom)], (118, 92, 66))
    for y in rows_between(top + 26, bottom - 12, step=54):
        for x in rows_between(left + 60, right - 60, step=40):
            green = c.around((92, 140, 66), by=30)
            c.blob(
                (x + c.chance.uniform(-8, 8), y), (17, c.chance.uniform(12, 24)), green, rough=0.4
            )
    for x in rows_between(left + 40, right - 30, step=c.chance.uniform(80, 110)):
        c.line([(x, top + 60), (x + 34, top - 70), (x + 68, top + 60)], (164, 134, 84), width=5)


def steps_without_ramp(c: Canvas) -> None:
    """Steps to a door, no ramp and no rail."""
    ground = backdrops.wall(c)
    x = c.chance.uniform(200, 380)
    c.box((x + 60, ground - 280, x + 240, ground), (112, 92, 76))
    for n in range(c.chance.randint(3, 5)):
        stone = shaded((176, 172, 164), -n * 9)
        c.box((x - n * 26, ground - 8 + n * 30, x + 300 + n * 26, ground + 24 + n * 30), stone)


def worn_fitness(c: Canvas) -> None:
    """Exercise equipment with a loose tread."""
    edge = backdrops.lawn(c)
    c.polygon([(60, edge + 90), (740, edge + 90), (800, 590), (0, 590)], c.around((150, 96, 84)))
    x, base = c.chance.uniform(180, 330), edge + c.chance.uniform(200, 260)
    paint = c.around(c.chance.choice(((66, 110, 160), (206, 168, 62), (86, 136, 92))))
    for post in (x, x + 240):
        c.line([(post, base), (post, base - 260)], paint, width=17)
    c.line([(x, base - 256), (x + 240, base - 256)], paint, width=15)
    c.line([(x + 70, base - 250), (x + 60, base - 60)], shaded(paint, -24), width=9)
    c.box((x + 30, base - 66, x + 100, base - 50), (60, 60, 62), corner=5)
    c.line([(x + 170, base - 250), (x + 200, base - 90)], shaded(paint, -24), width=9)
    c.polygon(
        [(x + 170, base - 84), (x + 236, base - 40), (x + 228, base - 26), (x + 162, base - 70)],
        (60, 60, 62),
    )
    for _ in range(14):
        left, top = x + c.chance.uniform(-8, 240), base - c.chance.uniform(0, 250)
        c.ellipse((left, top, left + 14, top + 10), (132, 78, 48), alpha=170)


def carport(c: Canvas) -> None:
    """A shelter for scooters with a torn roof and a broken charging box."""
    ground = backdrops.wall(c)
    roof = ground - c.chance.uniform(140, 190)
    tin = c.around((104, 132, 146))
    for post in (90, 400, 710):
        c.line([(post, roof), (post, ground + 100)], (112, 112, 110), width=11)
    x = 40.0
    while x < 760:
        wide = c.chance.uniform(60, 110)
        if c.chance.random() < 0.78:
            c.polygon(
                [(x, roof), (x + wide, roof - 6), (x + wide - 10, roof - 52), (x - 6, roof - 48)],
                tin,
            )
        x += wide
    for n in range(c.chance.randint(2, 4)):
        scooter(c, 110 + n * 170, ground + 96)
    box = c.chance.uniform(330, 430)
    c.box((box, ground - 90, box + 64, ground - 10), (206, 202, 190), corner=4)
    c.line(
        [(box + 30, ground - 20), (box + 44, ground + 40), (box + 20, ground + 70)],
        (190, 60, 44),
        width=4,
    )


def stall(c: Canvas) -> None:
    """A stall on the pavement."""
    ground = backdrops.wall(c)
    x = c.chance.uniform(170, 380)
    cloth = c.around(c.chance.choice(((186, 70, 60), (72, 116, 92), (70, 96, 150))))
    c.line([(x + 130, ground + 120), (x + 130, ground - 190)], (120, 118, 114), width=9)
    c.polygon([(x - 70, ground - 150), (x + 130, ground - 250), (x + 330, ground - 150)], cloth)
    c.shadow((x - 40, ground + 110, x + 320, ground + 160))
    c.box((x - 20, ground + 10, x + 290, ground + 120), c.around((168, 140, 104)))
    for n in range(12):
        left = x - 6 + n * 24
        fruit = c.around(c.chance.choice(((196, 74, 52), (216, 168, 60), (106, 146, 76))))
        c.ellipse((left, ground - 10, left + 26, ground + 16), fruit)
    for n in range(c.chance.randint(2, 4)):
        c.box(
            (x + 300 + n * 46, ground + 40, x + 338 + n * 46, ground + 90), (84, 110, 130), corner=3
        )


def dead_lamp(c: Canvas) -> None:
    """A lamp post out of plumb."""
    top = backdrops.road(c)
    x, lean = c.chance.uniform(120, 300), c.chance.uniform(-60, 60)
    c.line([(x, 520), (x + lean, top - 160)], (92, 94, 96), width=13)
    c.line([(x + lean, top - 160), (x + lean + 90, top - 184)], (92, 94, 96), width=9)
    c.box((x + lean + 70, top - 196, x + lean + 140, top - 174), (150, 150, 146), corner=6)


def car(c: Canvas, x: float, base: float) -> None:
    """A parked car without anybody in it; its plate is blank."""
    paint = c.around(c.chance.choice(_CARS))
    c.shadow((x - 20, base - 16, x + 240, base + 26))
    c.polygon(
        [(x + 40, base - 84), (x + 70, base - 136), (x + 164, base - 136), (x + 196, base - 84)],
        shaded(paint, -18),
    )
    c.polygon(
        [(x + 56, base - 86), (x + 80, base - 126), (x + 112, base - 126), (x + 112, base - 86)],
        (98, 116, 126),
    )
    c.polygon(
        [(x + 120, base - 86), (x + 120, base - 126), (x + 156, base - 126), (x + 178, base - 86)],
        (98, 116, 126),
    )
    c.box((x, base - 86, x + 226, base - 24), paint, corner=18)
    for wheel in (x + 30, x + 150):
        c.ellipse((wheel, base - 48, wheel + 48, base), (38, 38, 40))
        c.ellipse((wheel + 14, base - 34, wheel + 34, base - 14), (150, 150, 150))
    c.box((x + 204, base - 70, x + 224, base - 56), (230, 216, 160), corner=4)


def _hatching(c: Canvas, top: float) -> None:
    c.frame((70, top + 160, 730, 570), _YELLOW, width=7)
    for x in rows_between(70, 560, step=70):
        c.line([(x, 566), (x + 170, top + 164)], _YELLOW, width=6)
