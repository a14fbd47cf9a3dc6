"""What is taken for a photo and what is not, told by the bytes alone."""

import subprocess
import sys

import pytest
from PIL import Image

from chuangcheng.evidence import photographs
from chuangcheng.evidence.formats import MOST_PIXELS, Unusable, admit
from chuangcheng.evidence.models import LONGEST_SIDE, MOST_BYTES, Format
from chuangcheng.evidence.photographs import Busy, develop
from tests.evidence import corpus

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'

NO_PHOTOS = {
    "nothing": (b"", "是空的"),
    "one byte": (b"\xff", "其他类型的文件"),
    "gif": (corpus.encoded(corpus.picture(), "GIF"), "这是GIF 图片"),
    "gif with an archive": (corpus.encoded(corpus.picture(), "GIF") + corpus.archive(), "GIF"),
    "bmp": (corpus.encoded(corpus.picture(), "BMP"), "BMP"),
    "tiff": (corpus.encoded(corpus.picture(), "TIFF"), "TIFF"),
    "avif": (b"\0\0\0\x20ftypavif" + bytes(40), "AVIF"),
    "heic without pictures": (corpus.box(b"ftyp", b"heic" + bytes(20)), "不完整"),
    "film": (b"\0\0\0\x20ftypmp42" + bytes(40), "视频"),
    "svg": (SVG, "SVG"),
    "svg behind a byte order mark": (b"\xef\xbb\xbf\n  " + SVG, "SVG"),
    "html": (b"<!DOCTYPE html><html><body><script>alert(1)</script>", "网页"),
    "html fragment": (b"  <script>alert(1)</script>", "网页"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "zip": (corpus.archive(), "压缩包或 Office 文件"),
    "old office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Office"),
    "eicar": (EICAR, "其他类型的文件"),
    "text": ("照片".encode(), "其他类型的文件"),
    "riff without webp": (b"RIFF\x24\0\0\0WAVEfmt " + bytes(40), "其他类型的文件"),
}
STOWAWAYS = {
    "jpeg with zip": corpus.jpeg() + corpus.archive(),
    "png with zip": corpus.png() + corpus.archive(),
    "webp with zip": corpus.webp() + corpus.archive(),
    "zip in a comment": corpus.with_segments(corpus.jpeg(), corpus.segment(0xFE, corpus.archive())),
    "jpeg with php": corpus.jpeg() + b"<?PHP system($_GET[0]);",
    "jpeg with html": corpus.jpeg() + b"<html><body>",
    "png with script": corpus.png() + b"\n<SCRIPT>alert(1)</SCRIPT>",
    "jpeg with pdf": corpus.jpeg() + b"\n%PDF-1.7\n",
}
PHOTOS = {
    "jpeg": (corpus.jpeg(), Format.JPEG),
    "progressive jpeg": (corpus.jpeg(progressive=True), Format.JPEG),
    "jpeg with restarts": (corpus.jpeg(restart_marker_blocks=2), Format.JPEG),
    "jpeg with film and second picture": (corpus.whispering_jpeg(), Format.JPEG),
    "png": (corpus.png(), Format.PNG),
    "webp": (corpus.webp(), Format.WEBP),
    "lossy webp": (corpus.webp(lossless=False), Format.WEBP),
    "extended webp": (corpus.whispering_webp(), Format.WEBP),
    "heic": (corpus.heic(), Format.HEIC),
}
BROKEN = {
    "two starts": b"\xff\xd8\xff\xd8\xff\xd8\xff",
    "segment longer than the file": b"\xff\xd8\xff\xe0\xff\xff",
    "ends in a length": b"\xff\xd8\xff\xe0\x00",
    "no frame": b"\xff\xd8\xff\xd9",
    "height zero": corpus.tall_jpeg_header(64, 0),
    "png without head": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "png start alone": b"\x89PNG\r\n\x1a\n",
    "webp start alone": b"RIFF\x04\0\0\0WEBP",
    "webp of another kind": b"RIFF\x18\0\0\0WEBPVP9 " + bytes(32),
    "jpeg without its end": corpus.jpeg()[:-2],
    "png without its end": corpus.png()[:-12],
    "webp that says it is longer": corpus.webp()[:-1],
}


@pytest.mark.parametrize(("content", "words"), NO_PHOTOS.values(), ids=NO_PHOTOS)
def test_what_is_no_photo_is_refused_with_what_it_is(content, words):
    with pytest.raises(Unusable, match=words) as refusal:
        develop(content)
    assert refusal.value.field == "photos"


@pytest.mark.parametrize("content", STOWAWAYS.values(), ids=STOWAWAYS)
def test_a_photo_that_carries_another_file_is_refused(content):
    with pytest.raises(Unusable, match="夹带"):
        develop(content)


@pytest.mark.parametrize(("content", "kind"), PHOTOS.values(), ids=PHOTOS)
def test_a_photo_is_known_by_its_content(content, kind):
    frame = admit(content)
    assert (frame.format, frame.width, frame.height) == (kind, 96, 64)
    assert develop(content).format == kind


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_frame_is_refused(content):
    with pytest.raises(Unusable, match="不完整"):
        develop(content)


@pytest.mark.parametrize("whole", [corpus.jpeg(), corpus.png(), corpus.webp()])
@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.8, 0.95, 0.99])
def test_a_half_uploaded_photo_is_refused(whole, share):
    with pytest.raises(Unusable):
        develop(whole[: int(len(whole) * share)])


@pytest.mark.parametrize("whole", [corpus.jpeg(), corpus.png(), corpus.whispering_webp()])
def test_changed_bytes_are_read_or_refused_and_nothing_else(whole):
    read = refused = 0
    for mutant in corpus.mutants(whole, count=150, seed=len(whole)):
        try:
            develop(mutant)
            read += 1
        except Unusable:
            refused += 1
    assert read + refused == 150
    assert refused > 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (corpus.flood(), "16900 万像素"),
        (corpus.tall_jpeg_header(12_000, 9_000), "10800 万像素"),
        (corpus.tall_jpeg_header(30_000, 1), "30000 像素"),
        (corpus.tall_jpeg_header(1, LONGEST_SIDE + 1), "20001 像素"),
        (corpus.raw_png(30_000, 1, depth=8, colour=0, rows=[bytes(30_000)]), "30000 像素"),
        (b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\x3f\0\xff\x3f\0", "26843 万像素"),
        (b"\xff\xd8\xff" + bytes(MOST_BYTES), "15.0 MB，超过 15 MB"),
    ],
    ids=["flood", "huge jpeg", "long", "tall", "long png", "huge webp", "heavy"],
)
def test_too_much_is_refused_before_anything_is_decoded(content, words, monkeypatch):
    monkeypatch.setattr(photographs, "_DECODERS", {})
    with pytest.raises(Unusable, match=words):
        develop(content)


def test_limits_hold_the_photos_that_phones_take():
    assert MOST_PIXELS[Format.JPEG] >= 9248 * 6936
    assert admit(corpus.tall_jpeg_header(9248, 6936)).width == 9248
    assert develop(corpus.encoded(Image.new("L", (LONGEST_SIDE, 1)), "PNG")).width == LONGEST_SIDE


@pytest.mark.skipif(sys.platform == "win32", reason="resource is for POSIX")
def test_a_pixel_flood_takes_no_memory():
    script = """
import resource
import django
django.setup()
from chuangcheng.evidence.photographs import Unusable, develop
from tests.evidence import corpus
content = corpus.flood()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    develop(content)
except Unusable:
    print(len(content), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    size, grown_kb = map(int, done.stdout.split())
    assert size < 200_000
    assert grown_kb < 8_000


def test_a_progressive_bomb_is_refused():
    scan = corpus.segment(0xDA, b"\1\1\0\0\x3f\0") + b"\0"
    bomb = corpus.tall_jpeg_header(64, 64)[:-2] + scan * 200 + b"\xff\xd9"
    with pytest.raises(Unusable, match="不完整"):
        admit(bomb)


def two_headed_jpeg():
    whole = corpus.jpeg()
    frame = whole.index(b"\xff\xc0")
    head = bytearray(whole[frame : frame + 2 + int.from_bytes(whole[frame + 2 : frame + 4], "big")])
    head[5:9] = b"\0\x08\0\x08"
    return whole[:-2] + bytes(head) + b"\xff\xd9"


def two_headed_png():
    whole = corpus.png()
    small = corpus.chunk(b"IHDR", corpus.struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    return whole[:33] + small + whole[33:]


@pytest.mark.parametrize("content", [two_headed_jpeg(), two_headed_png()])
def test_a_head_that_contradicts_itself_is_refused(content):
    with pytest.raises(Unusable, match="自相矛盾"):
        develop(content)


def test_photos_are_decoded_one_at_a_time(monkeypatch):
    monkeypatch.setattr(photographs, "_PATIENCE_S", 0.01)
    with photographs._ONE_AT_A_TIME, pytest.raises(Busy, match="稍等"):
        develop(corpus.jpeg())
    assert develop(corpus.jpeg()).width == 96


def test_short_memory_asks_to_come_again(monkeypatch):
    def starve(_content):
        raise MemoryError

    monkeypatch.setitem(photographs._DECODERS, Format.JPEG, starve)
    with pytest.raises(Busy):
        develop(corpus.jpeg())
    monkeypatch.undo()
    assert develop(corpus.jpeg()).width == 96
