"""背景: the places before which things lie: a wall, a stairwell, a lawn, a road, a facade."""

from chuangcheng.demo.drawing.canvas import Canvas, Colour, around, rows_between, shaded

_WALLS: tuple[Colour, ...] = ((205, 196, 176), (190, 186, 178), (208, 186, 162), (178, 184, 186))
_GROUNDS: tuple[Colour, ...] = ((132, 132, 130), (148, 142, 134), (118, 122, 126))
_DADOS: tuple[Colour, ...] = ((122, 152, 136), (128, 146, 170), (150, 148, 140), (168, 146, 112))
_GLASS: Colour = (132, 158, 172)
_SKIES: tuple[Colour, ...] = ((196, 212, 222), (212, 216, 214), (184, 204, 222))


def wall(c: Canvas) -> float:
    """A brick wall over paved ground; returns where the ground begins."""
    ground = c.place.uniform(330, 410)
    colour = around(c.place, c.place.choice(_WALLS))
    c.box((0, 0, 800, ground), colour)
    for row, y in enumerate(rows_between(0, ground, step=26)):
        c.line([(0, y), (800, y)], shaded(colour, -20), width=1.5)
        shift = 34 if row % 2 else 0
        for x in rows_between(shift - 40, 800, step=68):
            c.line([(x, y), (x, min(ground, y + 26))], shaded(colour, -16), width=1.2)
    if c.place.random() < 0.7:
        window(c, c.place.uniform(40, 620), c.place.uniform(10, 60))
    paving(c, ground)
    return ground


def paving(c: Canvas, ground: float) -> None:
    """Slabs that run towards the eye."""
    colour = around(c.place, c.place.choice(_GROUNDS))
    c.box((0, ground, 800, 600), colour)
    c.box((0, ground - 6, 800, ground + 6), shaded(colour, -34))
    away = c.place.uniform(250, 550)
    for n in range(-8, 9):
        c.line([(away + n * 60, ground + 6), (away + n * 190, 600)], shaded(colour, -16), width=1.6)
    y, step = ground + 24, 22.0
    while y < 600:
        c.line([(0, y), (800, y)], shaded(colour, -16), width=1.6)
        y, step = y + step, step * 1.45


def window(c: Canvas, x: float, y: float) -> None:
    """A window with two wings."""
    glass = around(c.place, _GLASS)
    c.box((x, y, x + 130, y + 160), (92, 96, 98))
    c.box((x + 8, y + 8, x + 61, y + 152), glass)
    c.box((x + 69, y + 8, x + 122, y + 152), glass)
    c.polygon(
        [(x + 8, y + 60), (x + 61, y + 20), (x + 61, y + 50), (x + 8, y + 90)], (170, 190, 200)
    )


def stairwell(c: Canvas) -> float:
    """A landing with painted dado and the next flight; returns where the floor begins."""
    floor = c.place.uniform(400, 460)
    upper, dado = around(c.place, (214, 209, 198)), around(c.place, c.place.choice(_DADOS))
    c.box((0, 0, 800, floor), upper)
    c.box((0, floor - 190, 800, floor), dado)
    c.box((0, floor, 800, 600), around(c.place, (126, 122, 116)))
    left = c.place.random() < 0.5
    for step in range(7):
        depth, top = step * 34, floor - step * 34
        side = (0, top - 34, 230 - depth, top) if left else (570 + depth, top - 34, 800, top)
        c.box(side, shaded((152, 148, 140), -step * 5))
    corner = c.place.uniform(300, 500)
    c.line([(corner, 0), (corner, floor)], shaded(upper, -26), width=3)
    return floor


def lawn(c: Canvas) -> float:
    """Grass before blocks of flats; returns where the grass begins."""
    edge = c.place.uniform(230, 320)
    c.box((0, 0, 800, edge), c.place.choice(_SKIES))
    x = c.place.uniform(-120, 0)
    while x < 800:
        broad, tall = c.place.uniform(150, 260), c.place.uniform(120, 220)
        _block(c, (x, edge - tall, x + broad, edge))
        x += broad + c.place.uniform(14, 90)
    green = around(c.place, (128, 144, 96), by=18)
    c.box((0, edge, 800, 600), green)
    for _ in range(260):
        x, y = c.place.uniform(0, 800), c.place.uniform(edge, 600)
        blade = c.place.uniform(4, 14)
        c.line(
            [(x, y), (x + c.place.uniform(-4, 4), y - blade)],
            around(c.place, green, by=26),
            width=1.6,
        )
    return edge


def road(c: Canvas) -> float:
    """A drive between kerbs; returns where it begins."""
    top = c.place.uniform(190, 260)
    c.box((0, 0, 800, top), c.place.choice(_SKIES))
    for x in rows_between(-60, 760, step=c.place.uniform(130, 190)):
        _block(c, (x, c.place.uniform(20, 110), x + 118, top))
    c.box((0, top, 800, 600), around(c.place, (138, 150, 112)))
    grey, away = around(c.place, (112, 114, 116)), c.place.uniform(330, 470)
    c.polygon([(away - 60, top), (away + 60, top), (820, 600), (-20, 600)], grey)
    c.polygon([(away - 66, top), (away - 58, top), (10, 600), (-50, 600)], (186, 184, 176))
    c.polygon([(away + 58, top), (away + 66, top), (850, 600), (790, 600)], (186, 184, 176))
    return top


def facade(c: Canvas) -> float:
    """The front of a block with rows of windows; returns where the ground begins."""
    ground = c.place.uniform(480, 540)
    colour = around(c.place, c.place.choice(_WALLS))
    c.box((0, 0, 800, ground), colour)
    across, down = c.place.uniform(150, 200), c.place.uniform(135, 165)
    for y in rows_between(c.place.uniform(-40, 20), ground - 120, step=down):
        for x in rows_between(c.place.uniform(-50, 30), 780, step=across):
            c.box((x, y, x + across * 0.55, y + down * 0.6), (98, 102, 104))
            c.box(
                (x + 5, y + 5, x + across * 0.55 - 5, y + down * 0.6 - 5), around(c.place, _GLASS)
            )
        c.line([(0, y + down * 0.8), (800, y + down * 0.8)], shaded(colour, -16), width=3)
    paving(c, ground)
    return ground


def _block(c: Canvas, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = box
    colour = around(c.place, c.place.choice(_WALLS), by=20)
    c.box(box, colour)
    for y in rows_between(top + 12, bottom - 26, step=30):
        for x in rows_between(left + 10, right - 24, step=28):
            c.box((x, y, x + 14, y + 18), shaded(colour, -44))
