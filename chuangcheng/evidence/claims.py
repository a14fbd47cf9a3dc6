"""What the camera wrote about a photo: read, never believed, never a reason to refuse it."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

_LOCAL = ZoneInfo("Asia/Shanghai")  # where an Exif time stands that names no offset
_OFFSET = re.compile(r"([+-])([01][0-9]):([0-5][0-9])\Z", re.ASCII)
_YEARS = range(1900, 2200)  # beyond them a change of time zone may leave the calendar
_UPRIGHT = 1

Tags = Mapping[int, Any]


@dataclass(frozen=True, slots=True)
class Claims:
    """照片自带的信息: how it is turned (Exif 1–8), when and where (WGS-84) it says it was taken."""

    orientation: int = _UPRIGHT
    taken_at: datetime | None = None
    lon: float | None = None
    lat: float | None = None
    accuracy_m: float | None = None


def read_claims(image: Image.Image) -> Claims:
    """Reads each claim by itself, so that a damaged one takes no other with it. Never raises."""
    try:
        exif = image.getexif()
        top, camera, gps = dict(exif), exif.get_ifd(IFD.Exif), exif.get_ifd(IFD.GPSInfo)
    except Exception:  # a stranger's bytes: whatever the reader trips over
        return Claims()
    lon, lat = _position(gps)
    return Claims(
        orientation=_orientation(top),
        taken_at=_taken_at(camera),
        lon=lon,
        lat=lat,
        accuracy_m=_accuracy(gps) if lon is not None else None,
    )


def _orientation(top: Tags) -> int:
    turned = top.get(Base.Orientation)
    return turned if isinstance(turned, int) and 1 <= turned <= 8 else _UPRIGHT


def _taken_at(camera: Tags) -> datetime | None:
    """The moment of the shot; the tag of the last change is no claim about the shot."""
    original = _moment(camera.get(Base.DateTimeOriginal), camera.get(Base.OffsetTimeOriginal))
    if original is not None:
        return original
    return _moment(camera.get(Base.DateTimeDigitized), camera.get(Base.OffsetTimeDigitized))


def _moment(text: Any, offset: Any) -> datetime | None:
    zone = _zone(_text(offset))
    try:
        moment = datetime.strptime(_text(text)[:19], "%Y:%m:%d %H:%M:%S").replace(tzinfo=zone)
    except ValueError:
        return None
    return moment if moment.year in _YEARS else None


def _zone(offset: str) -> tzinfo:
    found = _OFFSET.match(offset)
    if found is None:
        return _LOCAL
    away = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(away if found[1] == "+" else -away)


def _position(gps: Tags) -> tuple[float, float] | tuple[None, None]:
    """Longitude and latitude; (0, 0) is what a receiver writes that has no fix."""
    lat = _degrees(gps.get(GPS.GPSLatitude), gps.get(GPS.GPSLatitudeRef), {"N": 1, "S": -1})
    lon = _degrees(gps.get(GPS.GPSLongitude), gps.get(GPS.GPSLongitudeRef), {"E": 1, "W": -1})
    if lon is None or lat is None or (lon == 0 and lat == 0):
        return None, None
    if abs(lon) > 180 or abs(lat) > 90:
        return None, None
    return lon, lat


def _degrees(parts: Any, side: Any, signs: Mapping[str, int]) -> float | None:
    """Degrees, minutes and seconds on a named side; without the side it would be a guess."""
    sign = signs.get(_text(side).upper()[:1])
    if sign is None or not isinstance(parts, tuple) or len(parts) != 3:
        return None
    numbers = [_number(part) for part in parts]
    if any(number is None for number in numbers):
        return None
    degrees, minutes, seconds = (number or 0.0 for number in numbers)
    return sign * (degrees + minutes / 60 + seconds / 3600)


def _accuracy(gps: Tags) -> float | None:
    return _number(gps.get(GPS.GPSHPositioningError))


def _number(value: Any) -> float | None:
    """A finite number from zero up; 1/0, NaN and text are none."""
    try:
        number = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _text(value: Any) -> str:
    """Exif text as cameras write it: ASCII with a closing NUL, sometimes as raw bytes."""
    raw = value.decode("ascii", "replace") if isinstance(value, bytes) else value
    return raw.strip("\0 ") if isinstance(raw, str) else ""
