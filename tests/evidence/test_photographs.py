"""The prints of a photo: right to look at, and silent about everything else."""

import pytest
from PIL import Image, ImageChops, ImageCms
from PIL.ExifTags import Base

from chuangcheng.evidence.photographs import LONGEST, Print, develop
from tests.evidence import corpus
from tests.evidence.corpus import BLUE, CANARY, RED, WHITE

TURNED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,  # stored lying on its left side, shown turned to the right
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def shown(content, size=Print.VIEW):
    return Image.open(corpus.BytesIO(develop(content).prints[size]))


def alike(one, other, most=40):
    """No pixel differs by more than what JPEG does to an edge."""
    assert one.size == other.size
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return max(high for _low, high in difference.getextrema()) <= most


def near(pixel, colour, most=14):
    return max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) <= most


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", TURNED)
def test_a_photo_is_shown_upright(kind, orientation):
    upright = corpus.picture().resize((192, 128), Image.Resampling.NEAREST)
    turn = TURNED[orientation]
    stored = upright if turn is None else upright.transpose(turn)
    tags = corpus.exif(top={Base.Orientation: orientation})
    content = corpus.encoded(stored, kind, exif=tags)

    made = develop(content)

    assert (made.width, made.height) == (192, 128)
    assert alike(shown(content), upright, most=110)
    for x, y in ((20, 10), (20, 100), (170, 115), (120, 20)):
        assert near(shown(content).getpixel((x, y)), upright.getpixel((x, y)))


WHISPERING = {
    "jpeg": corpus.whispering_jpeg(),
    "png": corpus.whispering_png(),
    "webp": corpus.whispering_webp(),
    "jpeg with comment": corpus.jpeg(comment=CANARY),
    "jpeg with icc": corpus.jpeg(icc_profile=CANARY * 100),
}


@pytest.mark.parametrize("content", WHISPERING.values(), ids=WHISPERING)
def test_nothing_but_the_picture_reaches_a_print(content):
    assert CANARY in content
    for printed in develop(content).prints.values():
        assert CANARY not in printed
        assert markers(printed) <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}
        assert printed.count(b"\xff\xd8\xff") == 1
        assert printed.endswith(b"\xff\xd9")
        assert not Image.open(corpus.BytesIO(printed)).getexif()


def test_the_canaries_are_where_they_should_be():
    content = WHISPERING["jpeg"]
    assert content.count(CANARY) > 40
    assert content.count(b"\xff\xd8\xff") == 3
    assert {0xE1, 0xE2, 0xED, 0xEF, 0xFE} <= markers(content)


def markers(content):
    """The segments up to the pixels."""
    found, place = set(), 2
    while not found & {0xDA}:
        assert content[place] == 0xFF
        found.add(content[place + 1])
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return found


@pytest.mark.parametrize(
    ("width", "height", "view", "thumb"),
    [
        (3200, 2400, (1600, 1200), (320, 240)),
        (1000, 4000, (400, 1600), (80, 320)),
        (400, 300, (400, 300), (320, 240)),
        (20, 10, (20, 10), (20, 10)),
        (1, 1, (1, 1), (1, 1)),
        (20_000, 1, (1600, 1), (320, 1)),
        (6401, 403, (1600, 101), (320, 20)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_prints_are_as_long_as_they_should_be_and_never_enlarged(kind, width, height, view, thumb):
    made = develop(corpus.encoded(Image.new("RGB", (width, height), RED), kind))

    assert (made.width, made.height) == (width, height)
    for size, expected in ((Print.VIEW, view), (Print.THUMB, thumb)):
        printed = Image.open(corpus.BytesIO(made.prints[size]))
        assert printed.format == "JPEG"
        assert printed.size == expected
        assert max(printed.size) <= LONGEST[size]


def opaque_only_left(mode):
    image = Image.new(mode, (64, 64))
    image.paste(Image.new(mode, (32, 64), RED if mode == "RGBA" else 60), (0, 0))
    image.putalpha(Image.linear_gradient("L").resize((64, 64)).point(lambda _value: 0))
    image.paste((*RED, 255) if mode == "RGBA" else (60, 255), (0, 0, 32, 64))
    return corpus.encoded(image, "PNG")


def palette(*, transparent):
    image = Image.new("P", (64, 64), 1)
    image.putpalette([*RED, *BLUE, *WHITE])
    image.paste(0, (0, 0, 32, 64))
    return corpus.encoded(image, "PNG", **({"transparency": 1} if transparent else {}))


def sixteen_bit_grey():
    rows = [b"\x20\x00" * 32 + b"\xc8\xff" * 32] * 64
    return corpus.raw_png(64, 64, depth=16, colour=0, rows=rows)


def sixteen_bit_colour():
    row = b"".join(bytes((part, 0x7F)) for part in RED) * 32
    blue = b"".join(bytes((part, 0x7F)) for part in BLUE) * 32
    return corpus.raw_png(64, 64, depth=16, colour=2, rows=[row + blue] * 64)


def halves(mode, left, right):
    image = Image.new(mode, (64, 64), right)
    image.paste(left, (0, 0, 32, 64))
    return image


def cmyk():
    return corpus.encoded(halves("CMYK", (0, 255, 255, 0), (255, 255, 0, 0)), "JPEG")


MODES = {
    "cmyk of adobe": (cmyk(), (255, 0, 0), (0, 0, 255)),
    "grey jpeg": (corpus.encoded(halves("L", 40, 200)), (40, 40, 40), (200, 200, 200)),
    "grey png of 16 bits": (sixteen_bit_grey(), (32, 32, 32), (200, 200, 200)),
    "png of 48 bits": (sixteen_bit_colour(), RED, BLUE),
    "png of one bit": (corpus.encoded(halves("1", 0, 1), "PNG"), (0, 0, 0), WHITE),
    "palette": (palette(transparent=False), RED, BLUE),
    "palette with transparency": (palette(transparent=True), RED, WHITE),
    "transparent png": (opaque_only_left("RGBA"), RED, WHITE),
    "transparent grey": (opaque_only_left("LA"), (60, 60, 60), WHITE),
    "colour key": (
        corpus.encoded(halves("RGB", RED, BLUE), "PNG", transparency=BLUE),
        RED,
        WHITE,
    ),
    "transparent webp": (
        corpus.encoded(halves("RGBA", (*RED, 255), (*BLUE, 0)), "WEBP"),
        RED,
        WHITE,
    ),
}


@pytest.mark.parametrize(("content", "left", "right"), MODES.values(), ids=MODES)
def test_every_kind_of_pixel_is_shown_as_meant(content, left, right):
    printed = shown(content)
    assert printed.mode == "RGB"
    assert near(printed.getpixel((10, 32)), left)
    assert near(printed.getpixel((54, 32)), right)


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_of_a_moving_picture_the_first_frame_counts(kind):
    content = corpus.animated(kind, frames=60)
    assert Image.open(corpus.BytesIO(content)).n_frames == 60
    assert near(shown(content).getpixel((16, 12)), RED)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_colours_are_taken_as_the_profile_means_them(kind):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = srgb.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    image = Image.new("RGB", (64, 64), (255, 0, 0))

    assert near(shown(corpus.encoded(image, kind)).getpixel((9, 9)), (255, 0, 0))
    profiled = corpus.encoded(image, kind, icc_profile=exchanged)
    assert near(shown(profiled).getpixel((9, 9)), (0, 0, 255))


@pytest.mark.parametrize("profile", [b"x", b"\0" * 4096, b"\xff" * 40_000_000])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_profile_of_no_use_is_ignored(kind, profile):
    profile = profile[: 10_000_000 if kind == "PNG" else 1_200_000]
    content = corpus.encoded(Image.new("RGB", (64, 64), RED), kind, icc_profile=profile)
    assert near(shown(content).getpixel((9, 9)), RED)


@pytest.mark.parametrize("kind", [b"zTXt", b"iTXt", b"tEXt", b"caBX", b"eXIf"])
def test_bombs_in_the_trimmings_of_a_png_do_not_go_off(kind):
    bomb = {b"zTXt": b"k\0\0", b"iTXt": b"k\0\1\0\0\0"}.get(kind, b"k\0")
    payload = bomb + corpus.zlib.compress(bytes(5_000_000))
    plain = corpus.png()
    content = plain[:33] + corpus.chunk(kind, payload) * 30 + plain[33:]
    assert develop(content).prints == develop(plain).prints


@pytest.mark.parametrize("mode", ["RGB", "P", "RGBA", "L"])
def test_a_long_picture_has_no_seams(mode):
    """Pictures of 6,400 pixels and more are reduced strip by strip."""
    slope = Image.linear_gradient("L").resize((600, 6500))
    whole = slope.convert(mode)
    printed = shown(corpus.encoded(whole, "PNG")).convert("L")
    assert alike(printed, slope.resize(printed.size, Image.Resampling.LANCZOS), most=4)


def test_a_copy_in_other_bytes_looks_the_same():
    noise = Image.effect_noise((90, 60), 80).resize((900, 600), Image.Resampling.BICUBIC)
    first = develop(corpus.encoded(noise, quality=95)).dhash
    for content in (
        corpus.encoded(noise, quality=40),
        corpus.encoded(noise.resize((450, 300)), "WEBP", lossless=False),
        corpus.encoded(noise, "PNG"),
    ):
        assert different_bits(first, develop(content).dhash) <= 4


def test_another_picture_looks_different():
    first = Image.effect_noise((90, 60), 80).resize((900, 600), Image.Resampling.BICUBIC)
    other = first.transpose(Image.Transpose.ROTATE_180)
    dhashes = develop(corpus.encoded(first)).dhash, develop(corpus.encoded(other)).dhash
    assert different_bits(*dhashes) > 12
    assert all(-(2**63) <= dhash < 2**63 for dhash in dhashes)


def different_bits(one, other):
    return ((one ^ other) & (2**64 - 1)).bit_count()


def test_the_dhash_is_the_sign_of_each_step_to_the_right():
    rising = Image.linear_gradient("L").rotate(90)
    falling = rising.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    dhashes = {develop(corpus.encoded(image, "PNG")).dhash for image in (rising, falling)}
    assert dhashes == {0, -1}
