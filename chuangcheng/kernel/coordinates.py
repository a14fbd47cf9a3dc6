"""Coordinates: WGS-84 degrees inside, GCJ-02 and BD-09 only at the edge.

Chinese map services shift positions by 100–700 m (GCJ-02), Baidu once more (BD-09). The shift is
the published approximation (Krasovsky 1940 ellipsoid); its inverse is iterated to 1e-9 degrees.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import asin, asinh, atan2, cos, hypot, isfinite, pi, radians, sin, sqrt, tan

from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import half_width

_SEMI_MAJOR = 6378245.0  # Krasovsky 1940, metres
_ECCENTRICITY_2 = 0.00669342162296594323
_EARTH_RADIUS = 6371008.8  # mean radius, metres
_BAIDU_PI = pi * 3000 / 180
_CLOSE = 1e-9  # degrees, about 0.1 mm
_ROUNDS = 30

WEST, EAST, SOUTH, NORTH = 72.004, 137.8347, 0.8293, 55.8271  # where GCJ-02 shifts

MAP_ZOOM = 20  # a cell is a map tile of zoom 20, about 30 m wide in the middle of China
_TILES = 1 << MAP_ZOOM
_MERCATOR_END = 85.05112877980659  # degrees of latitude

_DEGREES = re.compile(
    r"(?P<side>[NSEW])?(?P<degrees>[-+]?[0-9]{1,3}(?:\.[0-9]{1,15})?)°?"
    r"(?:(?P<minutes>[0-9]{1,2}(?:\.[0-9]+)?)['′])?(?:(?P<seconds>[0-9]{1,2}(?:\.[0-9]+)?)[\"″])?"
    r"(?P<end>[NSEW])?"
)


class Datum(StrEnum):
    """坐标系: which figures a source gives; it must be named, for the figures do not tell."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"


@dataclass(frozen=True, slots=True)
class Position:
    """位置: WGS-84 degrees, the accuracy in metres if known, and where it comes from.

    Raises Refused for what is no position: swapped figures, 0,0, metres of a projection.
    """

    lon: float
    lat: float
    accuracy_m: float | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if flaw := _flaw(self.lon, self.lat):
            raise Refused(flaw, field="position")
        if self.accuracy_m is not None and not (isfinite(self.accuracy_m) and self.accuracy_m >= 0):
            raise Refused(_("定位精度要是不小于 0 的米数"), field="position")


def wgs84_to_gcj02(lon: float, lat: float) -> tuple[float, float]:
    """WGS-84 → GCJ-02; outside China nothing is shifted."""
    if not _in_china(lon, lat):
        return lon, lat
    x, y = lon - 105.0, lat - 35.0
    slope = 1 - _ECCENTRICITY_2 * sin(radians(lat)) ** 2
    east = _shift_east(x, y) / (_SEMI_MAJOR / sqrt(slope) * cos(radians(lat)))
    north = _shift_north(x, y) / (_SEMI_MAJOR * (1 - _ECCENTRICITY_2) / (slope * sqrt(slope)))
    return lon + east * 180 / pi, lat + north * 180 / pi


def gcj02_to_wgs84(lon: float, lat: float) -> tuple[float, float]:
    """GCJ-02 → WGS-84; outside China nothing is shifted."""
    if not _in_china(lon, lat):
        return lon, lat
    return _inverse(wgs84_to_gcj02, lon, lat)


def bd09_to_wgs84(lon: float, lat: float) -> tuple[float, float]:
    """BD-09 (Baidu) → WGS-84."""
    return gcj02_to_wgs84(*_inverse(_gcj02_to_bd09, lon, lat))


def to_wgs84(lon: float, lat: float, *, datum: Datum) -> tuple[float, float]:
    """From any of the three systems to WGS-84."""
    match datum:
        case Datum.WGS84:
            return lon, lat
        case Datum.GCJ02:
            return gcj02_to_wgs84(lon, lat)
        case Datum.BD09:
            return bd09_to_wgs84(lon, lat)


def read_position(text: str, *, datum: Datum, source: str) -> Position:
    """经纬度 as somebody wrote it: 118.89,42.27 · 42.27，118.89 · 42°16′N 118°53′E.

    In China longitude and latitude cannot be mistaken for each other, so either may come first.
    Raises Refused when the text is no such pair.
    """
    parts = [part for part in re.split(r"[,;、\s]+", half_width(text).upper()) if part]
    figures = [figure for part in parts if (figure := _degrees(part)) is not None]
    if not len(parts) == len(figures) == 2:
        raise Refused(_("看不出经纬度，写成 118.89,42.27 这样"), field="position")
    first, second = figures
    lon, lat = (second, first) if _in_china(second, first) else (first, second)
    Position(lon, lat)
    lon, lat = to_wgs84(lon, lat, datum=datum)
    return Position(lon, lat, accuracy_m=None, source=source)


def distance_m(here: Position, there: Position) -> float:
    """距离 between two positions in metres, on a sphere (at most 0.6 % off)."""
    dx = sin(radians(there.lon - here.lon) / 2)
    dy = sin(radians(there.lat - here.lat) / 2)
    h = dy * dy + cos(radians(here.lat)) * cos(radians(there.lat)) * dx * dx
    return 2 * _EARTH_RADIUS * asin(min(1.0, sqrt(h)))


def morton(lon: float, lat: float) -> int:
    """图格: the map tile of zoom 20 as one 40-bit integer; zoom z is `cell >> 2 * (20 - z)`."""
    held = max(-_MERCATOR_END, min(_MERCATOR_END, lat))
    x = _tile((lon + 180) / 360)
    y = _tile((1 - asinh(tan(radians(held))) / pi) / 2)
    return _spread(x) | _spread(y) << 1


def _flaw(lon: float, lat: float) -> str:
    if not (isfinite(lon) and isfinite(lat)):
        return _("经纬度要是数字")
    if not _in_china(lon, lat) and _in_china(lat, lon):
        return _("经度和纬度写反了，经度在前，例如 118.89,42.27")
    if abs(lon) > 180 or abs(lat) > 90:
        return _("经度不超过 180，纬度不超过 90；米制的投影坐标请先换成经纬度")
    if lon == 0 and lat == 0:
        return _("0,0 表示没有定位，请重新定位或在地图上点一下")
    return ""


def _in_china(lon: float, lat: float) -> bool:
    return WEST <= lon <= EAST and SOUTH <= lat <= NORTH


def _shift_east(x: float, y: float) -> float:
    """Metres to the east; x and y in degrees from 105°E 35°N."""
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    east += (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    east += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    east += (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
    return east


def _shift_north(x: float, y: float) -> float:
    """Metres to the north; x and y in degrees from 105°E 35°N."""
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    north += (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    north += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    north += (160.0 * sin(y / 12.0 * pi) + 320 * sin(y * pi / 30.0)) * 2.0 / 3.0
    return north


def _gcj02_to_bd09(lon: float, lat: float) -> tuple[float, float]:
    radius = hypot(lon, lat) + 0.00002 * sin(lat * _BAIDU_PI)
    angle = atan2(lat, lon) + 0.000003 * cos(lon * _BAIDU_PI)
    return radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006


def _inverse(
    forward: Callable[[float, float], tuple[float, float]], lon: float, lat: float
) -> tuple[float, float]:
    """The point that `forward` takes to (lon, lat): the shift hardly changes from step to step."""
    x, y = lon, lat
    for _round in range(_ROUNDS):
        there_x, there_y = forward(x, y)
        off_x, off_y = lon - there_x, lat - there_y
        x, y = x + off_x, y + off_y
        if max(abs(off_x), abs(off_y)) < _CLOSE:
            break
    return x, y


def _degrees(text: str) -> float | None:
    """Decimal degrees of one figure, plain or with minutes and seconds; None when it is none."""
    found = _DEGREES.fullmatch(text)
    if not found:
        return None
    degrees, minutes, seconds = (
        float(found[name] or 0) for name in ("degrees", "minutes", "seconds")
    )
    size = abs(degrees) + minutes / 60 + seconds / 3600
    south_or_west = (found["side"] or found["end"] or "N") in "SW"
    return -size if south_or_west or degrees < 0 else size


def _tile(share: float) -> int:
    return max(0, min(_TILES - 1, int(share * _TILES)))


def _spread(number: int) -> int:
    """Puts a zero before each of the 20 bits, so that two numbers interleave."""
    number = (number | number << 16) & 0x0000FFFF0000FFFF
    number = (number | number << 8) & 0x00FF00FF00FF00FF
    number = (number | number << 4) & 0x0F0F0F0F0F0F0F0F
    number = (number | number << 2) & 0x3333333333333333
    return (number | number << 1) & 0x5555555555555555
