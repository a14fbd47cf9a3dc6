"""拼图: two photos of one height beside each other, and nothing that hung on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest
from PIL import Image

from chuangcheng.evidence import collage as collages
from chuangcheng.evidence import storage
from chuangcheng.evidence.collage import MOST_PAIRS, TALLEST, WIDTH, collage, is_whole
from chuangcheng.evidence.models import Photo
from chuangcheng.evidence.photographs import Busy, Print, develop
from chuangcheng.kernel.refusal import Refused
from tests.evidence import corpus


def photo(width: int = 96, height: int = 64) -> Photo:
    """A photo whose print lies where it belongs; no row names it."""
    content = corpus.encoded(corpus.picture(width, height), exif=corpus.exif())
    sha256 = storage.digest(content)
    storage.keep(content, storage.original_of(sha256))
    storage.keep(develop(content).prints[Print.VIEW], storage.print_of(sha256, Print.VIEW))
    return Photo(sha256=sha256)


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("shapes", [((96, 64), (64, 96)), ((400, 40), (40, 400)), ((1, 1), (9, 9))])
def test_a_pair_fits_into_the_width_whatever_its_shapes(shapes):
    before, after = (photo(*shape) for shape in shapes)

    image = opened(collage([(before, after)]))

    assert (image.format, image.mode, image.width) == ("JPEG", "RGB", WIDTH)
    assert image.height <= TALLEST + 100


def test_nine_pairs_are_the_most_and_stand_one_under_the_other():
    one = (photo(), photo(64, 96))

    nine = opened(collage([one] * MOST_PAIRS))

    assert opened(collage([one] * 12)).size == nine.size
    assert nine.height > opened(collage([one] * 3)).height
    assert nine.height <= MOST_PAIRS * (TALLEST + 30) + 30


def test_nothing_hangs_on_the_picture_and_the_original_stays():
    pair = (photo(), photo(64, 96))
    stood = storage.original_of(pair[0].sha256).read_bytes()

    image = opened(collage([pair]))

    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert storage.original_of(pair[0].sha256).read_bytes() == stood


def test_a_pair_with_a_damaged_photo_is_left_out():
    good, other, torn = photo(), photo(64, 96), photo(80, 80)
    path = storage.print_of(torn.sha256, Print.VIEW)
    path.write_bytes(path.read_bytes()[:300])

    assert (
        opened(collage([(good, torn), (good, other)])).size == opened(collage([(good, other)])).size
    )
    assert [is_whole((good, other)), is_whole((good, torn))] == [True, False]


def test_where_no_pair_is_left_it_says_so():
    gone = Photo(sha256="0" * 64)

    with pytest.raises(Refused, match="都打不开"):
        collage([(gone, photo())])


def test_a_missing_print_is_made_again():
    before, after = photo(), photo(64, 96)
    storage.print_of(before.sha256, Print.VIEW).unlink()

    assert collage([(before, after)])


def test_one_is_made_at_a_time(monkeypatch):
    @contextmanager
    def busy() -> Iterator[None]:
        raise Busy
        yield

    monkeypatch.setattr(collages, "one_at_a_time", busy)

    with pytest.raises(Refused, match="再拼图"):
        collage([(photo(), photo(64, 96))])
