"""垃圾: bins, bags, heaps and what lies about, and the same places once they are clean."""

from chuangcheng.demo.drawing import backdrops
from chuangcheng.demo.drawing.canvas import Canvas, Colour, around, shaded

_BINS: tuple[Colour, ...] = ((62, 122, 84), (66, 104, 156), (120, 122, 124), (150, 62, 54))
_BAGS: tuple[Colour, ...] = ((42, 44, 48), (226, 222, 212), (176, 52, 42), (70, 84, 96))
_CARDBOARD: Colour = (186, 146, 92)
_RUBBLE: tuple[Colour, ...] = ((168, 150, 130), (152, 92, 72), (190, 186, 178), (128, 122, 114))
_BOTTLES: tuple[Colour, ...] = ((210, 216, 214), (196, 84, 64), (228, 206, 120), (112, 150, 176))
_YELLOW: Colour = (220, 196, 92)


def overflowing_bins(c: Canvas) -> None:
    """Bins that do not close any more, bags beside them."""
    ground = backdrops.wall(c)
    x, base = c.place.uniform(110, 240), ground + c.place.uniform(95, 125)
    for _ in range(c.place.choice((2, 2, 3))):
        _bin(c, x, base)
        _open_lid(c, x, base)
        for _ in range(3):
            bag(c, x + c.chance.uniform(10, 100), base - c.chance.uniform(185, 215), 32)
        x += 150
    for _ in range(c.chance.randint(3, 6)):
        bag(c, c.chance.uniform(80, 720), c.chance.uniform(ground + 120, 560), 42)
    _litter(c, ground + 110, number=8)


def tidy_bins(c: Canvas) -> None:
    """The same bins, closed, on a marked place."""
    ground = backdrops.wall(c)
    x, base = c.place.uniform(110, 240), ground + c.place.uniform(95, 125)
    c.box((x - 40, base - 6, x + 460, base + 3), _YELLOW)
    for _ in range(c.place.choice((2, 2, 3))):
        lid = _bin(c, x, base)
        c.box((x - 8, base - 182, x + 118, base - 158), shaded(lid, -28), corner=5)
        x += 150


def rubbish_heap(c: Canvas) -> None:
    """Bags, boxes and a mattress against a wall."""
    ground = backdrops.wall(c)
    middle = c.chance.uniform(260, 540)
    c.shadow((middle - 260, ground + 70, middle + 260, ground + 190))
    _mattress(c, middle + c.chance.uniform(-200, 60), ground)
    for _ in range(c.chance.randint(11, 17)):
        x, y = c.chance.gauss(middle, 110), ground + c.chance.uniform(20, 150)
        if c.chance.random() < 0.65:
            bag(c, x, y, c.chance.uniform(26, 48))
        else:
            carton(c, x, y, c.chance.uniform(50, 90))
    _litter(c, ground + 120, number=12)


def rubble(c: Canvas) -> None:
    """Bricks, plaster and cement bags dumped on grass."""
    edge = backdrops.lawn(c)
    middle, base = c.chance.uniform(270, 530), edge + c.chance.uniform(150, 220)
    c.shadow((middle - 250, base - 10, middle + 250, base + 70))
    c.blob((middle, base), (c.chance.uniform(170, 230), c.chance.uniform(60, 95)), (160, 148, 134))
    for _ in range(60):
        x, y = c.chance.gauss(middle, 95), base + c.chance.uniform(-80, 50)
        size = c.chance.uniform(12, 34)
        box = (x, y, x + size * 1.7, y + size)
        c.box(box, c.around(c.chance.choice(_RUBBLE), by=20), corner=3)
    for n in range(c.chance.randint(2, 4)):
        x = middle + 120 + n * c.chance.uniform(34, 60)
        c.blob((x, base + 20), (44, 28), c.around((206, 200, 188)))


def littered_lawn(c: Canvas) -> None:
    """Boxes, bottles and paper in the green."""
    edge = backdrops.lawn(c)
    hedge(c, edge + 60)
    _litter(c, edge + 60, number=26)
    for _ in range(c.chance.randint(2, 4)):
        carton(c, c.chance.uniform(80, 700), c.chance.uniform(edge + 130, 540), 46)


def clean_lawn(c: Canvas) -> None:
    """The green without litter, and a sign."""
    edge = backdrops.lawn(c)
    hedge(c, edge + 60)
    x, y = c.chance.uniform(140, 620), c.chance.uniform(edge + 120, 480)
    c.line([(x, y), (x, y + 90)], (120, 96, 70), width=7)
    c.box((x - 52, y - 46, x + 52, y + 14), (70, 118, 88), corner=6)
    for n in range(2):
        c.line([(x - 34, y - 28 + n * 20), (x + 34, y - 28 + n * 20)], (232, 236, 228), width=4)


def unswept(c: Canvas) -> None:
    """Leaves and dust along a wall."""
    ground = backdrops.wall(c)
    for _ in range(150):
        x = c.chance.uniform(0, 800)
        y = ground + abs(c.chance.gauss(0, 60)) + 8
        leaf = c.around((166, 122, 66), by=40)
        c.ellipse((x, y, x + c.chance.uniform(8, 20), y + c.chance.uniform(5, 10)), leaf)
    _litter(c, ground + 20, number=9)


def swept(c: Canvas) -> None:
    """The same ground swept, the broom still there."""
    ground = backdrops.wall(c)
    x, lean = c.chance.uniform(120, 680), c.chance.uniform(-70, 70)
    c.line([(x, ground + 90), (x + lean, ground - 190)], (168, 132, 84), width=9)
    c.polygon(
        [
            (x - 20, ground + 80),
            (x + 20, ground + 80),
            (x + 52, ground + 160),
            (x - 52, ground + 160),
        ],
        (196, 168, 96),
    )
    c.ellipse((x + 90, ground + 110, x + 190, ground + 160), (90, 110, 126))


def droppings(c: Canvas) -> None:
    """What dogs left on a path by the grass."""
    edge = backdrops.lawn(c)
    _path(c, edge)
    for _ in range(c.chance.randint(3, 6)):
        x, y = c.chance.uniform(150, 640), c.chance.uniform(edge + 110, 560)
        c.shadow((x - 26, y, x + 30, y + 20))
        for n in range(3):
            size = 22 - n * 6
            c.blob((x, y - n * 9), (size, size * 0.5), c.around((92, 66, 44)))


def clean_path(c: Canvas) -> None:
    """The same path, with a box for bags."""
    edge = backdrops.lawn(c)
    _path(c, edge)
    x, y = c.chance.uniform(90, 680), edge + c.chance.uniform(60, 110)
    c.line([(x, y), (x, y + 130)], (104, 104, 100), width=8)
    c.box((x - 30, y - 56, x + 30, y + 20), (72, 128, 96), corner=5)
    c.box((x - 16, y - 14, x + 16, y - 4), (34, 40, 38))


def bag(c: Canvas, x: float, y: float, size: float) -> None:
    """A tied bag."""
    colour = c.around(c.chance.choice(_BAGS))
    c.shadow((x - size, y + size * 0.5, x + size * 1.1, y + size * 1.1))
    c.blob((x, y), (size, size * 0.85), colour, rough=0.1)
    knot = [(x - size * 0.3, y - size * 0.7), (x - size * 0.15, y - size * 1.3), (x, y - size)]
    c.polygon([*knot, (x + size * 0.2, y - size * 1.3), (x + size * 0.3, y - size * 0.7)], colour)


def carton(c: Canvas, x: float, y: float, size: float) -> None:
    """A cardboard box."""
    colour = c.around(_CARDBOARD)
    c.shadow((x - size * 0.1, y + size * 0.55, x + size * 1.2, y + size * 0.85))
    c.box((x, y, x + size, y + size * 0.7), colour)
    side = [
        (x, y),
        (x + size * 0.18, y - size * 0.2),
        (x + size * 1.18, y - size * 0.2),
        (x + size, y),
    ]
    c.polygon(side, shaded(colour, 18))
    c.line([(x, y + size * 0.35), (x + size, y + size * 0.35)], shaded(colour, -30), width=3)


def hedge(c: Canvas, y: float) -> None:
    """A row of bushes."""
    for n in range(9):
        green = around(c.place, (84, 112, 70), by=20)
        c.blob((n * 100 + c.place.uniform(-20, 20), y), (80, c.place.uniform(34, 60)), green)


def _bin(c: Canvas, x: float, base: float) -> Colour:
    colour = around(c.place, c.place.choice(_BINS))
    c.shadow((x - 14, base - 14, x + 126, base + 18))
    c.polygon([(x, base - 160), (x + 110, base - 160), (x + 98, base), (x + 12, base)], colour)
    c.box((x + 26, base - 116, x + 84, base - 52), shaded(colour, 34), corner=4)
    for wheel in (x + 16, x + 80):
        c.ellipse((wheel, base - 10, wheel + 16, base + 8), (34, 34, 36))
    return colour


def _open_lid(c: Canvas, x: float, base: float) -> None:
    tip = c.chance.uniform(-34, 10)
    lid = [(x, base - 160), (x + tip, base - 236), (x + tip + 92, base - 214), (x + 70, base - 160)]
    c.polygon(lid, (58, 84, 70))


def _mattress(c: Canvas, x: float, ground: float) -> None:
    colour = c.around((206, 200, 190))
    c.polygon(
        [(x, ground + 90), (x + 40, ground - 90), (x + 96, ground - 84), (x + 70, ground + 96)],
        colour,
    )
    for n in range(4):
        y = ground - 60 + n * 38
        c.line([(x + 30 - n * 8, y), (x + 88 - n * 6, y + 3)], shaded(colour, -26), width=2)


def _litter(c: Canvas, top: float, *, number: int) -> None:
    for _ in range(number):
        x, y = c.chance.uniform(20, 760), c.chance.uniform(top, 585)
        colour = c.around(c.chance.choice(_BOTTLES), by=20)
        if c.chance.random() < 0.5:
            c.box(
                (x, y, x + c.chance.uniform(16, 38), y + c.chance.uniform(8, 14)), colour, corner=5
            )
        else:
            c.blob((x, y), (c.chance.uniform(10, 22), c.chance.uniform(6, 12)), colour, rough=0.3)


def _path(c: Canvas, edge: float) -> None:
    start, end = c.place.uniform(300, 500), c.place.uniform(120, 420)
    colour = around(c.place, (178, 168, 152))
    c.polygon([(start, edge), (start + 50, edge), (end + 300, 600), (end - 60, 600)], colour)
