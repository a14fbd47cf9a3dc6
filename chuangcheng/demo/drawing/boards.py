"""宣传和标识: boards, screens, hoardings and plates; what is written on them stays unreadable."""

from chuangcheng.demo.drawing import backdrops
from chuangcheng.demo.drawing.canvas import Canvas, Colour, rows_between, shaded
from chuangcheng.demo.drawing.dwellings import scooter

_PANELS: tuple[Colour, ...] = ((196, 92, 70), (82, 128, 164), (96, 148, 104), (214, 172, 84))
_STEEL: Colour = (120, 122, 122)


def faded_board(c: Canvas) -> None:
    """A board bleached by the sun, its picture coming off."""
    x, y = _board(c, shaded(c.around((214, 208, 196)), 6))
    for n in range(5):
        c.line(
            [(x + 40, y + 60 + n * 30), (x + c.chance.uniform(160, 340), y + 60 + n * 30)],
            (196, 190, 180),
            width=7,
        )
    corner = c.chance.uniform(70, 150)
    c.polygon([(x + 380, y), (x + 380 - corner, y), (x + 380, y + corner)], (132, 128, 122))
    curl = [(x + 380 - corner, y), (x + 380, y + corner), (x + 350 - corner, y + corner + 20)]
    c.polygon(curl, (232, 228, 218))
    for _ in range(c.chance.randint(2, 5)):
        left, top = x + c.chance.uniform(20, 300), y + c.chance.uniform(30, 190)
        c.blob(
            (left, top),
            (c.chance.uniform(14, 40), c.chance.uniform(8, 22)),
            (158, 150, 138),
            rough=0.35,
        )


def bright_board(c: Canvas) -> None:
    """The same board with a new picture."""
    panel = c.around(c.chance.choice(_PANELS))
    x, y = _board(c, panel)
    c.polygon(
        [
            (x, y + 230),
            (x, y + 170),
            (x + 130, y + 120),
            (x + 260, y + 180),
            (x + 380, y + 130),
            (x + 380, y + 230),
        ],
        shaded(panel, 40),
    )
    c.ellipse((x + 280, y + 26, x + 340, y + 86), (240, 214, 130))
    for n in range(3):
        c.line([(x + 36, y + 44 + n * 30), (x + 220, y + 44 + n * 30)], (246, 242, 232), width=10)


def covered_board(c: Canvas) -> None:
    """A board that nobody can read: scooters and papers before it."""
    panel = c.around(c.chance.choice(_PANELS))
    x, y = _board(c, panel)
    for _ in range(c.chance.randint(5, 9)):
        left, top = x + c.chance.uniform(0, 320), y + c.chance.uniform(0, 180)
        c.box(
            (left, top, left + c.chance.uniform(40, 80), top + c.chance.uniform(30, 60)),
            (232, 230, 222),
        )
    for n in range(c.chance.randint(2, 4)):
        scooter(c, x - 60 + n * 150, y + 330)


def bare_wall(c: Canvas) -> None:
    """A wall with an empty frame where something should hang."""
    ground = backdrops.wall(c)
    x, y = c.place.uniform(200, 400), ground - c.place.uniform(240, 290)
    c.frame((x, y, x + 240, y + 170), _STEEL, width=7)
    c.box((x + 10, y + 10, x + 230, y + 160), (188, 184, 174))
    for hole in ((x + 26, y + 26), (x + 208, y + 26), (x + 26, y + 138), (x + 208, y + 138)):
        c.ellipse((hole[0], hole[1], hole[0] + 8, hole[1] + 8), (90, 86, 80))


def pact_on_the_wall(c: Canvas) -> None:
    """The frame with its text."""
    ground = backdrops.wall(c)
    x, y = c.place.uniform(200, 400), ground - c.place.uniform(240, 290)
    c.box((x, y, x + 240, y + 170), (244, 240, 228))
    c.frame((x, y, x + 240, y + 170), (140, 104, 66), width=8)
    c.line([(x + 70, y + 28), (x + 170, y + 28)], (150, 66, 52), width=9)
    for n in range(6):
        c.line([(x + 30, y + 54 + n * 18), (x + 210, y + 54 + n * 18)], (112, 110, 106), width=3)


def dark_screen(c: Canvas) -> None:
    """An electronic screen that shows nothing."""
    x, y = _screen(c, (26, 28, 32))
    c.polygon(
        [(x + 30, y + 10), (x + 110, y + 10), (x + 50, y + 180), (x + 20, y + 180)], (44, 48, 54)
    )


def lit_screen(c: Canvas) -> None:
    """The screen with its film."""
    x, y = _screen(c, (46, 92, 126))
    c.polygon(
        [
            (x, y + 190),
            (x + 120, y + 90),
            (x + 210, y + 150),
            (x + 320, y + 70),
            (x + 400, y + 190),
        ],
        (96, 150, 110),
    )
    c.ellipse((x + 60, y + 24, x + 112, y + 76), (248, 224, 140))
    c.line([(x + 150, y + 36), (x + 370, y + 36)], (240, 244, 244), width=12)


def rusty_hoarding(c: Canvas) -> None:
    """An advertising frame on a facade, rusted, its cloth torn."""
    backdrops.facade(c)
    x, y = c.chance.uniform(140, 330), c.chance.uniform(70, 200)
    cloth = c.around(c.chance.choice(_PANELS), by=26)
    c.polygon(
        [
            (x, y),
            (x + 360, y + 8),
            (x + 340, y + 120),
            (x + 220, y + 96),
            (x + 160, y + 150),
            (x, y + 130),
        ],
        cloth,
    )
    for post in rows_between(x, x + 360, step=90):
        c.line(
            [(post, y - 14), (post + c.chance.uniform(-12, 12), y + 190)], (126, 78, 52), width=7
        )
    c.line([(x, y), (x + 360, y + 8)], (126, 78, 52), width=8)
    c.line([(x, y + 180), (x + 360, y + 170 + c.chance.uniform(-30, 40))], (126, 78, 52), width=7)


def worn_plate(c: Canvas) -> None:
    """A house plate without its paint."""
    ground = backdrops.wall(c)
    x, y = c.chance.uniform(260, 440), ground - c.chance.uniform(210, 270)
    c.box((x, y, x + 220, y + 110), (70, 104, 142), corner=8)
    for _ in range(26):
        left, top = x + c.chance.uniform(0, 200), y + c.chance.uniform(0, 96)
        c.blob(
            (left, top),
            (c.chance.uniform(8, 26), c.chance.uniform(5, 14)),
            (178, 160, 140),
            rough=0.4,
        )


def _board(c: Canvas, panel: Colour) -> tuple[float, float]:
    """A board on two posts, on grass or before a wall; returns its upper left corner."""
    if c.place.random() < 0.5:
        base = backdrops.wall(c) + 80
    else:
        base = backdrops.lawn(c) + c.place.uniform(130, 200)
    x, y = c.place.uniform(130, 290), base - c.place.uniform(320, 350)
    for post in (x + 30, x + 340):
        c.line([(post, y), (post, base)], _STEEL, width=12)
    c.shadow((x, base - 10, x + 380, base + 16))
    c.box((x - 8, y - 8, x + 388, y + 238), _STEEL, corner=4)
    c.box((x, y, x + 380, y + 230), panel)
    return x, y


def _screen(c: Canvas, shown: Colour) -> tuple[float, float]:
    ground = backdrops.wall(c)
    x, y = c.place.uniform(130, 290), ground - c.place.uniform(250, 300)
    c.box((x - 14, y - 14, x + 414, y + 204), (54, 56, 60), corner=6)
    c.box((x, y, x + 400, y + 190), shown)
    return x, y
