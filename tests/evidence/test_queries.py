"""The same photo and nearly the same photo, as a flag for a person."""

import pytest
from PIL import Image

from chuangcheng.evidence import commands, queries
from chuangcheng.evidence.models import Photo
from tests.evidence import corpus
from tests.evidence.conftest import NOON


def noise() -> Image.Image:
    """A picture unlike all others."""
    return Image.effect_noise((90, 60), 80).resize((900, 600), Image.Resampling.BICUBIC)


@pytest.fixture
def add(clerk):
    """Uploads a picture as a file of some format."""

    def add_it(image, kind="JPEG", **options) -> Photo:
        content = corpus.encoded(image, kind, **options)
        return commands.add_photo(content, name="a.jpg", by=clerk, now=NOON)

    return add_it


def row(clerk, dhash: int, number: int) -> Photo:
    """A photo of which only the likeness matters."""
    return Photo.objects.create(
        sha256=f"{number:064x}",
        byte_size=1,
        format="jpeg",
        width=1,
        height=1,
        dhash=dhash,
        uploaded_by_id=clerk.person_id,
        uploaded_at=NOON,
    )


def test_twins_are_the_other_uploads_of_the_same_bytes(add):
    image = noise()
    first, second, third = add(image), add(image), add(image)
    add(noise())
    assert list(queries.twins(second)) == [first, third]


def test_a_copy_in_other_bytes_is_near_and_no_twin(add):
    image = noise()
    first = add(image)
    copy = add(image, quality=50)
    smaller = add(image.resize((450, 300)), "PNG")
    add(noise())

    assert not queries.twins(first)
    found = queries.near(first)
    assert {alike.photo for alike in found} == {copy, smaller}
    assert all(alike.bits <= queries.MOST_DIFFERENT_BITS for alike in found)


def test_a_black_frame_is_near_every_other(add):
    first = add(Image.new("RGB", (64, 48)), "PNG")
    second = add(Image.new("RGB", (640, 480)), "JPEG")
    assert [alike.photo for alike in queries.near(first)] == [second]


@pytest.mark.parametrize(
    ("dhash", "other", "bits"),
    [(0, 0, 0), (0, 0b1111, 4), (-1, -2, 1), (-(2**63), 0, 1), (-1, 2**63 - 1, 1), (5, 5 ^ 24, 2)],
)
def test_likeness_counts_the_bits_that_differ(clerk, dhash, other, bits):
    photo, near = row(clerk, dhash, 1), row(clerk, other, 2)
    assert [(alike.photo, alike.bits) for alike in queries.near(photo)] == [(near, bits)]


@pytest.mark.parametrize("other", [0b11111, -1, 2**62 + 2**61 + 2**60 + 2**59 + 1])
def test_five_bits_are_another_picture(clerk, other):
    photo = row(clerk, 0, 1)
    row(clerk, other, 2)
    assert queries.near(photo) == []


def test_the_nearest_come_first_and_of_those_the_newest(clerk):
    photo = row(clerk, 0, 1)
    far, close, closer, newest = (row(clerk, dhash, n) for n, dhash in enumerate((7, 3, 1, 2), 2))
    assert [alike.photo for alike in queries.near(photo)] == [newest, closer, close, far]


def test_the_set_is_bounded(clerk, monkeypatch):
    monkeypatch.setattr(queries, "_NEWEST", 2)
    photo, *others = [row(clerk, 0, number) for number in range(5)]
    assert [alike.photo for alike in queries.near(photo)] == [others[3], others[2]]
    some = Photo.objects.filter(pk__in=[others[0].pk])
    assert [alike.photo for alike in queries.near(photo, among=some)] == [others[0]]


def test_likeness_takes_two_statements(clerk, django_assert_num_queries):
    photo = row(clerk, 0, 0)
    for number in range(1, 30):
        row(clerk, 0, number)
    with django_assert_num_queries(2):
        assert len(queries.near(photo)) == 29
