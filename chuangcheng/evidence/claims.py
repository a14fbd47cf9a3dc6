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

from chuangcheng.kernel.coordinates import Position
from chuangcheng.kernel.refusal import Refused

_LOCAL = ZoneInfo("Asia/Shanghai")  # where an Exif time stands that names no offset
_OFFSET = re.compile(r"([+-])([01][0-9]):([0-5][0-9])\Z", re.ASCII)
_YEARS = range(1900, 2200)  # beyond them a change of time zone may leave the calendar
_UPRIGHT = 1

Tags = Mapping[int, Any]


@dataclass(frozen=True, slots=True)
class Claims:
    """照片自带的信息: how it is turned (Exif 1–8), when and where it says it was taken."""

    orientation: int = _UPRIGHT
    taken_at: datetime | None = None
    position: Position | None = None


def read_claims(image: Image.Image) -> Claims:
    """Reads each claim by itself, so that a damaged one takes no other with it. Never raises."""
    try:
        exif = image.getexif()
        top, camera, gps = dict(exif), exif.get_ifd(IFD.Exif), exif.get_ifd(IFD.GPSInfo)
    except Exception:  # noqa: BLE001 - a stranger's bytes: whatever the reader trips over
        return Claims()
    return Claims(_orientation(top), _taken_at(camera), _position(gps))


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


def _position(gps: Tags) -> Position | None:
    """Where the receiver had a fix; without one it writes nothing, zeros or 0/0."""
    lat = _degrees(gps.get(GPS.GPSLatitude), gps.get(GPS.GPSLatitudeRef), {"N": 1, "S": -1})
    lon = _degrees(gps.get(GPS.GPSLongitude), gps.get(GPS.GPSLongitudeRef), {"E": 1, "W": -1})
    if lon is None or lat is None:
        return None
    try:
        return Position(lon, lat, _number(gps.get(GPS.GPSHPositioningError)), source="exif")
    except Refused:
        return None


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
