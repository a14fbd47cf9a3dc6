"""Pictures and things that pretend to be pictures, all built here."""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base
from PIL.TiffImagePlugin import IFDRational

CANARY = b"QIANJIE-KANARIENVOGEL"
RED, BLUE, WHITE = (230, 20, 20), (20, 20, 230), (255, 255, 255)


def picture(width: int = 96, height: int = 64) -> Image.Image:
    """No turn and no mirror of it looks like another."""
    image = Image.new("RGB", (width, height), WHITE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2, height // 4), RED)
    draw.rectangle((0, height // 2, width // 4, height), BLUE)
    draw.rectangle((width * 3 // 4, height * 3 // 4, width, height), (20, 160, 20))
    return image


_SHARP: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 95, "subsampling": 0},
    "WEBP": {"lossless": True},
}


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **{**_SHARP.get(kind, {}), **options})
    return buffer.getvalue()


def jpeg(**options: Any) -> bytes:
    return encoded(picture(), "JPEG", **options)


def png(**options: Any) -> bytes:
    return encoded(picture(), "PNG", **options)


def webp(**options: Any) -> bytes:
    return encoded(picture(), "WEBP", **options)


def heic(*, exif: bytes | None = None) -> bytes:
    """Sides of 96 × 64 pixels, as a phone would store them."""
    buffer = BytesIO()
    pillow_heif.from_pillow(picture()).save(buffer, quality=80, exif=exif)
    return buffer.getvalue()


def box(kind: bytes, payload: bytes) -> bytes:
    """A box of ISO/IEC 14496-12."""
    return struct.pack(">I4s", len(payload) + 8, kind) + payload


def exif(
    *,
    top: dict[int, object] | None = None,
    camera: dict[int, object] | None = None,
    gps: dict[int, object] | None = None,
) -> bytes:
    """An Exif block as it stands in a JPEG."""
    made = Image.Exif()
    made.update(top or {})
    made.get_ifd(IFD.Exif).update(camera or {})
    made.get_ifd(IFD.GPSInfo).update(gps or {})
    return made.tobytes()


def at(lat: tuple[float, float, float], lon: tuple[float, float, float]) -> dict[int, object]:
    """GPS tags of a place in the north-east."""
    return {
        GPS.GPSLatitudeRef: "N",
        GPS.GPSLatitude: tuple(map(IFDRational, lat)),
        GPS.GPSLongitudeRef: "E",
        GPS.GPSLongitude: tuple(map(IFDRational, lon)),
    }


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def with_segments(photo: bytes, *segments: bytes) -> bytes:
    """A JPEG with more segments right after its start."""
    return photo[:2] + b"".join(segments) + photo[2:]


def whispering_jpeg() -> bytes:
    """A canary in every place of a JPEG that a phone is known to write into."""
    secret = CANARY.decode()
    tags = exif(
        top={Base.ImageDescription: secret, Base.Make: secret, Base.Artist: secret},
        camera={Base.MakerNote: CANARY, Base.UserComment: CANARY, Base.BodySerialNumber: secret},
        gps={**at((42, 16, 12), (118, 53, 24)), GPS.GPSProcessingMethod: CANARY},
    )
    first, second = picture(), picture()
    mpo = BytesIO()
    first.save(mpo, "MPO", save_all=True, append_images=[second], exif=tags, comment=CANARY)
    photo = with_segments(
        mpo.getvalue(),
        segment(0xE1, _thumbnail_exif()),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + CANARY + b"</x:xmpmeta>"),
        segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 40 + CANARY),
        segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20\x1c\x02\x78\0\x10" + CANARY),
        segment(0xE2, b"ICC_PROFILE\0\1\1" + CANARY * 8),
        segment(0xEF, CANARY),
        segment(0xFE, b"<script>" + CANARY + b"</script>"),
    )
    return photo + b"MotionPhoto_Data\0\0\0\x18ftypmp42" + CANARY * 20


def _thumbnail_exif() -> bytes:
    """Exif whose second directory holds a JPEG of its own, with the canary inside."""
    thumb = with_segments(encoded(Image.new("RGB", (8, 8), RED)), segment(0xFE, CANARY))
    first = struct.pack(">HI", 0, 14)
    second = struct.pack(">HHHIIHHIII", 2, 0x0201, 4, 1, 44, 0x0202, 4, 1, len(thumb), 0)
    return b"Exif\0\0MM\0*\0\0\0\x08" + first + second + thumb


def whispering_png() -> bytes:
    chunks = [
        (b"tEXt", b"Comment\0" + CANARY),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + CANARY),
        (b"eXIf", exif(top={Base.Artist: CANARY.decode()})[6:]),
        (b"prVt", CANARY),
    ]
    plain = png()
    return plain[:33] + b"".join(chunk(*one) for one in chunks) + plain[33:] + CANARY


def whispering_webp() -> bytes:
    tags = exif(top={Base.Artist: CANARY.decode()})
    return webp(exif=tags, xmp=CANARY, icc_profile=CANARY * 8) + CANARY


def chunk(kind: bytes, payload: bytes) -> bytes:
    checked = zlib.crc32(kind + payload)
    return struct.pack(">I", len(payload)) + kind + payload + struct.pack(">I", checked)


def raw_png(width: int, height: int, *, depth: int, colour: int, rows: Iterable[bytes]) -> bytes:
    """A PNG of any depth and colour type, of which each row is given as it is stored."""
    press = zlib.compressobj(1)
    pressed = b"".join(press.compress(b"\0" + row) for row in rows) + press.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", pressed), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def flood(side: int = 13_000) -> bytes:
    """A small file of very many white pixels."""
    row = b"\xff" * (side // 8 + 1)
    return raw_png(side, side, depth=1, colour=0, rows=(row for _ in range(side)))


def tall_jpeg_header(width: int, height: int) -> bytes:
    """The frame of a JPEG whose pixels never come."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    scan = segment(0xDA, b"\1\1\0\0\x3f\0")
    return b"\xff\xd8" + segment(0xC0, frame) + scan + b"\0" * 64 + b"\xff\xd9"


def animated(kind: str, frames: int = 3) -> bytes:
    """The first frame is red, the others are blue."""
    first, *others = [Image.new("RGB", (32, 24), BLUE if turn else RED) for turn in range(frames)]
    for turn, other in enumerate(others):  # equal frames would be merged
        other.putpixel((turn % 32, turn // 32), WHITE)
    return encoded(first, kind, save_all=True, append_images=others, duration=40)


def archive() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("Evil.class", b"\xca\xfe\xba\xbe")
    return buffer.getvalue()


def mutants(whole: bytes, *, count: int, seed: int) -> Iterator[bytes]:
    """Copies with some bytes changed, the same ones on every run."""
    state = seed
    for _ in range(count):
        copy = bytearray(whole)
        for _change in range(4):
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            copy[(state >> 33) % len(copy)] = state >> 24 & 0xFF
        yield bytes(copy)
