"""画布: shapes in a soft manner, then light and grain, so that a drawing passes for a photo."""

import random
from functools import cache

from PIL import Image, ImageChops, ImageDraw

SIZE = (800, 600)
_FINER = 2  # shapes are drawn this much larger and reduced, which smooths their edges
_GRAIN = 0.05

Colour = tuple[int, int, int]
Point = tuple[float, float]
Box = tuple[float, float, float, float]

INK: Colour = (38, 41, 46)
WHITE: Colour = (244, 242, 236)


class Canvas:
    """A picture of 800 × 600 under way; the same seeds give the same picture.

    `place` decides what stands there whenever somebody takes a picture, `chance` what lies about
    at this moment and how the light falls: so 整改前 and 整改后 show one place.
    """

    def __init__(self, *, place: int, shot: int) -> None:
        self.place = random.Random(place)  # noqa: S311 - pictures, not secrets
        self.chance = random.Random(shot)  # noqa: S311
        width, height = SIZE
        self._image = Image.new("RGB", (width * _FINER, height * _FINER), WHITE)
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def polygon(self, points: list[Point], fill: Colour, *, alpha: int = 255) -> None:
        self._draw.polygon(_finer(points), fill=(*fill, alpha))

    def box(self, box: Box, fill: Colour, *, alpha: int = 255, corner: float = 0) -> None:
        inside = [value * _FINER for value in box]
        self._draw.rounded_rectangle(inside, corner * _FINER, fill=(*fill, alpha))

    def frame(self, box: Box, colour: Colour, *, width: float = 6) -> None:
        inside = [value * _FINER for value in box]
        self._draw.rectangle(inside, outline=colour, width=round(width * _FINER))

    def ellipse(self, box: Box, fill: Colour, *, alpha: int = 255) -> None:
        self._draw.ellipse([value * _FINER for value in box], fill=(*fill, alpha))

    def line(self, points: list[Point], colour: Colour, *, width: float = 3) -> None:
        self._draw.line(_finer(points), fill=colour, width=round(width * _FINER), joint="curve")

    def shadow(self, box: Box) -> None:
        """What stands on the ground darkens it."""
        left, top, right, bottom = box
        for step in range(3):
            margin = step * (right - left) * 0.06
            inner = (left + margin, top + margin / 4, right - margin, bottom - margin / 4)
            self.ellipse(inner, INK, alpha=34)

    def sagging(
        self, start: Point, end: Point, colour: Colour, *, sag: float, width: float
    ) -> None:
        """A line that hangs through between two points."""
        (left, top), (right, bottom) = start, end
        steps = [n / 16 for n in range(17)]
        hanging = [
            (left + (right - left) * t, top + (bottom - top) * t + 4 * sag * t * (1 - t))
            for t in steps
        ]
        self.line(hanging, colour, width=width)

    def blob(self, middle: Point, radius: Point, fill: Colour, *, rough: float = 0.18) -> None:
        """A lump: a bag, a heap, a puddle, a bush."""
        (x, y), (across, down) = middle, radius
        corners = []
        for n in range(14):
            stretch = 1 + self.chance.uniform(-rough, rough)
            ahead, aside = _CIRCLE[n]
            corners.append((x + across * stretch * ahead, y + down * stretch * aside))
        self.polygon(corners, fill)

    def around(self, colour: Colour, *, by: int = 14) -> Colour:
        """A colour near another one."""
        return around(self.chance, colour, by=by)

    def finished(self) -> Image.Image:
        """The picture as a camera saw it: lit unevenly, a little grainy."""
        picture = self._image.reduce(_FINER)
        picture = ImageChops.multiply(picture, self._light())
        offset = (self.chance.randrange(SIZE[0]), self.chance.randrange(SIZE[1]))
        grain = ImageChops.offset(_grain(), *offset)
        return Image.blend(picture, grain, _GRAIN)

    def _light(self) -> Image.Image:
        """Patches of light and shade; they also tell two pictures of one kind apart."""
        across, down = 5, 4
        levels = bytes(self.chance.randint(188, 255) for _ in range(across * down))
        patches = Image.frombytes("L", (across, down), levels)
        spread = patches.resize(SIZE, Image.Resampling.BICUBIC)
        return Image.merge("RGB", (spread, spread, spread))


def around(chance: random.Random, colour: Colour, *, by: int = 14) -> Colour:
    """A colour near another one, as chance has it."""
    return shaded(colour, chance.randint(-by, by))


def shaded(colour: Colour, by: int) -> Colour:
    """A colour made lighter, or darker with a negative number."""
    red, green, blue = (min(255, max(0, part + by)) for part in colour)
    return red, green, blue


def rows_between(first: float, last: float, *, step: float) -> list[float]:
    """Evenly spaced values from the first up to the last."""
    return [first + n * step for n in range(int((last - first) / step) + 1)]


def _finer(points: list[Point]) -> list[Point]:
    return [(x * _FINER, y * _FINER) for x, y in points]


@cache
def _grain() -> Image.Image:
    width, height = SIZE
    noise = random.Random(2021).randbytes(width * height)  # noqa: S311 - grain, not secrets
    layer = Image.frombytes("L", SIZE, noise)
    return Image.merge("RGB", (layer, layer, layer))


_CIRCLE: tuple[Point, ...] = (
    (1.0, 0.0),
    (0.9, 0.43),
    (0.62, 0.78),
    (0.22, 0.97),
    (-0.22, 0.97),
    (-0.62, 0.78),
    (-0.9, 0.43),
    (-1.0, 0.0),
    (-0.9, -0.43),
    (-0.62, -0.78),
    (-0.22, -0.97),
    (0.22, -0.97),
    (0.62, -0.78),
    (0.9, -0.43),
)
