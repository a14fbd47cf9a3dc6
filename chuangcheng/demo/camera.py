"""手机: what a phone makes of a picture: a named JPEG that often says when and where."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from chuangcheng.kernel.coordinates import Position

_QUALITY = 84


@dataclass(frozen=True, slots=True)
class Shot:
    """拍摄: `taken_at` and `position` are None where WeChat stripped them."""

    name: str
    taken_at: datetime | None = None
    position: Position | None = None


def developed(picture: Image.Image, shot: Shot) -> bytes:
    """The file that a phone would upload."""
    exif = Image.Exif()
    if shot.taken_at is not None:
        exif[IFD.Exif] = {
            Base.DateTimeOriginal: shot.taken_at.strftime("%Y:%m:%d %H:%M:%S"),
            Base.OffsetTimeOriginal: "+08:00",
        }
    if shot.position is not None:
        exif[IFD.GPSInfo] = {
            GPS.GPSLatitudeRef: "N",
            GPS.GPSLatitude: _degrees(shot.position.lat),
            GPS.GPSLongitudeRef: "E",
            GPS.GPSLongitude: _degrees(shot.position.lon),
        }
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY, exif=exif)
    return buffer.getvalue()


def _degrees(value: float) -> tuple[float, float, float]:
    """Degrees, minutes, seconds."""
    degrees, rest = divmod(value * 3600, 3600)
    minutes, seconds = divmod(rest, 60)
    return degrees, minutes, round(seconds, 2)
