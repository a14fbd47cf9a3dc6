"""The jailed reader of evidence: says what a file holds, and turns HEIC into JPEG.

`python -m chuangcheng.evidence.jail` takes the bytes on stdin. A paper is answered with one line
of JSON, an HEIC photo with the bytes of a JPEG, anything else with the code of its fault.
"""

import json
import sys
from io import BytesIO

from PIL import Image
from pillow_heif import options
from pillow_heif.as_plugin import HeifImageFile

from chuangcheng.evidence.boxes import MOST_PIXELS
from chuangcheng.evidence.office import office_file
from chuangcheng.evidence.pdf import pages_of
from chuangcheng.kernel import jail
from chuangcheng.kernel.unreadable import Fault, Unreadable

_QUALITY = 95  # of the JPEG from which prints are made


def main() -> None:
    jail.shut_in()
    try:
        sys.stdout.buffer.write(_answer(sys.stdin.buffer.read()))
    except Unreadable as answer:
        jail.say_fault(answer)
    except MemoryError:
        jail.say_fault(Unreadable(Fault.MEMORY))
    except Exception:  # noqa: BLE001 - a stranger's bytes: whatever the readers trip over
        jail.say_fault(Unreadable(Fault.DAMAGED, part=""))


def _answer(content: bytes) -> bytes:
    if content.startswith(b"%PDF-"):
        return json.dumps({"format": "pdf", "pages": pages_of(content), "sheets": []}).encode()
    if content.startswith(b"PK"):
        return json.dumps(office_file(content), ensure_ascii=False).encode()
    return _jpeg(content)


def _jpeg(content: bytes) -> bytes:
    """The picture upright, with its colour profile and what the camera wrote, if that fits."""
    options.THUMBNAILS = options.DEPTH_IMAGES = False
    options.DECODE_THREADS = 1
    image = HeifImageFile(BytesIO(content))  # type: ignore[no-untyped-call]
    if image.width * image.height > MOST_PIXELS:
        raise Unreadable(Fault.PIXELS)
    image.load()  # type: ignore[no-untyped-call]
    plain = image if image.mode == "RGB" else image.convert("RGB")
    profile = image.info.get("icc_profile")
    return _saved(plain, image.getexif(), profile) or _saved(plain, Image.Exif(), profile) or b""


def _saved(image: Image.Image, exif: Image.Exif, profile: bytes | None) -> bytes | None:
    """None where the camera wrote more than a JPEG has room for."""
    out = BytesIO()
    try:
        image.save(out, "JPEG", quality=_QUALITY, exif=exif, icc_profile=profile)
    except ValueError:
        return None
    return out.getvalue()


if __name__ == "__main__":
    main()
