"""What cameras claim, how it is read, and that nothing they write stops a photo."""

import struct
from datetime import UTC, datetime, timedelta

import pytest
from PIL.ExifTags import GPS, Base
from PIL.TiffImagePlugin import IFDRational

from chuangcheng.evidence.claims import Claims
from chuangcheng.evidence.photographs import develop
from tests.evidence import corpus

ORIGINAL, OFFSET = Base.DateTimeOriginal, Base.OffsetTimeOriginal
DIGITIZED, CHANGED = Base.DateTimeDigitized, Base.DateTime
PLACE = corpus.at((42, 16, 12.5), (118, 53, 24))


def claims_of(content):
    return develop(content).claims


def taken(**tags):
    return claims_of(corpus.jpeg(exif=corpus.exif(**tags))).taken_at


def position(gps):
    return claims_of(corpus.jpeg(exif=corpus.exif(gps=gps))).position


def test_a_photo_without_claims_is_normal():
    assert claims_of(corpus.jpeg()) == Claims(orientation=1, taken_at=None, position=None)


@pytest.mark.parametrize("make", [corpus.jpeg, corpus.png, corpus.webp])
def test_time_and_position_are_read_from_every_format(make):
    tags = corpus.exif(camera={ORIGINAL: "2021:04:10 09:30:00"}, gps=PLACE)
    claims = claims_of(make(exif=tags))
    assert claims.taken_at == datetime(2021, 4, 10, 1, 30, tzinfo=UTC)
    assert claims.position is not None
    assert claims.position.lat == pytest.approx(42.27013889)
    assert claims.position.lon == pytest.approx(118.89)
    assert (claims.position.accuracy_m, claims.position.source) == (None, "exif")


@pytest.mark.parametrize(
    ("camera", "moment"),
    [
        ({ORIGINAL: "2021:04:10 09:30:00", OFFSET: "+08:00"}, (2021, 4, 10, 1, 30)),
        ({ORIGINAL: "2021:04:10 09:30:00", OFFSET: "-03:30"}, (2021, 4, 10, 13, 0)),
        ({ORIGINAL: "2021:04:10 09:30:00", OFFSET: "+99:99"}, (2021, 4, 10, 1, 30)),
        ({ORIGINAL: "2021:04:10 09:30:00", OFFSET: "八"}, (2021, 4, 10, 1, 30)),
        ({ORIGINAL: "2021:04:10 09:30:00.123"}, (2021, 4, 10, 1, 30)),
        ({DIGITIZED: "2021:04:10 00:00:00"}, (2021, 4, 9, 16, 0)),
        ({ORIGINAL: "0000:00:00 00:00:00", DIGITIZED: "2021:04:10 08:00:00"}, (2021, 4, 10)),
        ({ORIGINAL: "1970:01:01 08:00:00"}, (1970, 1, 1)),
        ({ORIGINAL: "2099:12:31 08:00:00"}, (2099, 12, 31)),
    ],
)
def test_the_moment_is_read_as_it_was_meant(camera, moment):
    assert taken(camera=camera) == datetime(*moment, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "0000:00:00 00:00:00",
        "    :  :     :  :  ",
        "2021:02:29 10:00:00",
        "2021:13:01 10:00:00",
        "2021:04:10 24:00:00",
        "2021-04-10 09:30:00",
        "0001:01:01 00:00:00",
        "9999:12:31 23:59:59",
        "昨天",
        "",
        "\0" * 20,
    ],
)
def test_a_moment_that_is_none_is_left_open(text):
    assert taken(camera={ORIGINAL: text}) is None


def test_the_time_of_the_last_change_is_no_claim():
    assert taken(top={CHANGED: "2021:04:10 09:30:00"}) is None


def test_the_receiver_says_how_far_it_may_be_off():
    found = position({**PLACE, GPS.GPSHPositioningError: IFDRational(65, 10)})
    assert found is not None
    assert found.accuracy_m == 6.5


SIGNED, DOUBLE = 10, 12  # types of an Exif value; either takes the eight bytes of a fraction
NO_NUMBERS = {
    "1/0": (SIGNED, struct.pack(">ii", 1, 0)),
    "0/0": (SIGNED, struct.pack(">ii", 0, 0)),
    "negative": (SIGNED, struct.pack(">ii", -42, 1)),
    "infinite": (DOUBLE, struct.pack(">d", float("inf"))),
    "nan": (DOUBLE, struct.pack(">d", float("nan"))),
}


@pytest.mark.parametrize("value", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_a_strange_accuracy_leaves_the_position(value):
    found = claims_of(with_value(GPS.GPSHPositioningError, *value)).position
    assert found is not None
    assert found.accuracy_m is None


@pytest.mark.parametrize("value", NO_NUMBERS.values(), ids=NO_NUMBERS)
@pytest.mark.parametrize("tag", [GPS.GPSLatitude, GPS.GPSLongitude])
def test_a_part_of_a_degree_that_is_no_number_leaves_the_position_open(tag, value):
    assert claims_of(with_value(tag, *value)).position is None


def with_value(tag, kind, value):
    """A photo with a place, in which the first number of a tag is what no program would write."""
    odd = IFDRational(65_537, 10_007)
    parts = odd if tag == GPS.GPSHPositioningError else (odd, IFDRational(16), IFDRational(12))
    block = corpus.exif(gps={**PLACE, tag: parts})
    entry, fraction = struct.pack(">HH", tag, 5), struct.pack(">II", 65_537, 10_007)
    assert block.count(entry) == block.count(fraction) == 1
    return corpus.jpeg(
        exif=block.replace(entry, struct.pack(">HH", tag, kind)).replace(fraction, value)
    )


def test_south_and_west_are_negative():
    found = position({**PLACE, GPS.GPSLatitudeRef: "S", GPS.GPSLongitudeRef: "W"})
    assert found is not None
    assert (round(found.lon, 2), round(found.lat, 2)) == (-118.89, -42.27)


@pytest.mark.parametrize(
    "gps",
    [
        corpus.at((0, 0, 0), (0, 0, 0)),
        corpus.at((200, 0, 0), (400, 0, 0)),
        corpus.at((42, 16, 12), (181, 0, 0)),
        corpus.at((91, 0, 0), (118, 0, 0)),
        {**PLACE, GPS.GPSLatitude: (IFDRational(42),)},
        {**PLACE, GPS.GPSLatitudeRef: "X"},
        {GPS.GPSLatitude: PLACE[GPS.GPSLatitude], GPS.GPSLongitude: PLACE[GPS.GPSLongitude]},
        {GPS.GPSLatitude: PLACE[GPS.GPSLatitude], GPS.GPSLatitudeRef: "N"},
        {GPS.GPSVersionID: b"\2\3\0\0"},
    ],
)
def test_a_position_that_is_none_is_left_open(gps):
    assert position(gps) is None


@pytest.mark.parametrize("orientation", [0, 9, 255, 65535])
def test_an_orientation_that_is_none_means_upright(orientation):
    tags = corpus.exif(top={Base.Orientation: orientation}, gps=PLACE)
    claims = claims_of(corpus.jpeg(exif=tags))
    assert claims.orientation == 1
    assert claims.position is not None


def test_a_bad_claim_takes_no_other_with_it():
    bad_place = corpus.at((200, 0, 0), (400, 0, 0))
    tags = corpus.exif(
        top={Base.Orientation: 6}, camera={ORIGINAL: "2021:04:10 09:30:00"}, gps=bad_place
    )
    claims = claims_of(corpus.jpeg(exif=tags))
    assert (claims.orientation, claims.position) == (6, None)
    assert claims.taken_at is not None
    assert claims.taken_at.utcoffset() == timedelta(hours=8)


TIFF = b"Exif\0\0MM\0*\0\0\0\x08"
DAMAGED = {
    "empty": b"Exif\0\0",
    "no tiff": b"Exif\0\0" + b"garbage" * 10,
    "ends at once": TIFF,
    "directory outside": b"Exif\0\0MM\0*\xff\xff\xff\xff",
    "directory of itself": TIFF + b"\0\1\x87\x69\0\4\0\0\0\1\0\0\0\x08\0\0\0\x08",
    "endless directory": TIFF + b"\xff\xff" + b"\x01\x12\0\3\xff\xff\xff\xff\0\0\0\0" * 40,
    "types of no kind": TIFF + b"\0\2\x01\x12\0\x63\0\0\0\1\0\6\0\0\x88\x25\0\2\0\0\0\1Q\0\0\0",
    "gps that is text": TIFF + b"\0\1\x88\x25\0\2\0\0\0\4abc\0\0\0\0\0",
}


@pytest.mark.parametrize("payload", DAMAGED.values(), ids=DAMAGED)
def test_damaged_exif_never_stops_a_photo(payload):
    photo = corpus.with_segments(corpus.jpeg(), corpus.segment(0xE1, payload))
    assert claims_of(photo) == Claims()


def test_two_megabytes_of_exif_are_read_and_left_behind():
    tags = corpus.exif(camera={Base.UserComment: corpus.CANARY * 100_000}, gps=PLACE)
    whole = tags[6:]
    parts = [whole[at : at + 65_000] for at in range(0, len(whole), 65_000)]
    segments = [corpus.segment(0xE1, b"Exif\0\0" + part) for part in parts]
    photo = corpus.with_segments(corpus.jpeg(), *segments)
    assert len(photo) > 2_000_000

    made = develop(photo)

    assert made.width == 96
    assert all(corpus.CANARY not in printed for printed in made.prints.values())
    assert all(len(printed) < 20_000 for printed in made.prints.values())


@pytest.mark.parametrize("seed", range(4))
def test_changed_exif_never_stops_a_photo(seed):
    tags = corpus.exif(
        top={Base.Orientation: 6}, camera={ORIGINAL: "2021:04:10 09:30:00"}, gps=PLACE
    )
    for mutant in corpus.mutants(tags, count=60, seed=seed):
        photo = corpus.with_segments(corpus.jpeg(), corpus.segment(0xE1, mutant))
        assert develop(photo).format == "jpeg"
