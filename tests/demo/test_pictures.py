"""The demo's photos: no two alike, before and after of one place, with and without claims."""

from itertools import combinations

import pytest

from chuangcheng.demo.camera import Shot, developed
from chuangcheng.demo.drawing.canvas import SIZE, Canvas
from chuangcheng.demo.drawing.scenes import SCENES
from chuangcheng.demo.tables import moment
from chuangcheng.evidence.models import Photo
from chuangcheng.evidence.photographs import develop
from chuangcheng.evidence.queries import MOST_DIFFERENT_BITS
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import ROUND, Issue, IssueProof
from chuangcheng.kernel.coordinates import Position, distance_m

BEFORE, AFTER = IssueProof.Moment.BEFORE, IssueProof.Moment.AFTER
DRAWINGS = sorted(
    {draw for scene in SCENES.values() for draw in (scene.before, scene.after) if draw},
    key=lambda draw: draw.__name__,
)


def different_bits(one: int, other: int) -> int:
    return ((one ^ other) & (2**64 - 1)).bit_count()


def drawn(draw, *, place: int, shot: int) -> bytes:
    canvas = Canvas(place=place, shot=shot)
    draw(canvas)
    return canvas.finished().tobytes()


def test_no_two_photos_are_the_same_or_look_alike(demo):
    photos = list(Photo.objects.all())

    assert len({photo.sha256 for photo in photos}) == len(photos)
    nearest = min(different_bits(a.dhash, b.dhash) for a, b in combinations(photos, 2))
    assert nearest > MOST_DIFFERENT_BITS


def test_sixty_to_ninety_issues_show_how_they_were(demo):
    pictured = IssueProof.objects.filter(moment=BEFORE).values("issue").distinct().count()

    assert 60 <= pictured <= 90


def test_whatever_was_mended_is_seen_before_and_after(demo):
    mended = Issue.objects.filter(ROUND, state__in=(State.SUBMITTED, State.CLOSED), void=False)

    assert mended.count() == 31
    for issue in mended:
        assert {proof.moment for proof in issue.proofs.all()} == {BEFORE, AFTER}


def test_an_after_photo_belongs_to_its_rectification(demo):
    for proof in IssueProof.objects.filter(moment=AFTER):
        assert proof.rectification is not None
        assert proof.rectification.issue_id == proof.issue_id


def test_some_photos_say_when_and_where_and_others_do_not(demo):
    photos = list(Photo.objects.all())
    timed = [photo for photo in photos if photo.taken_at]
    placed = [photo for photo in photos if photo.lon is not None]

    assert 0 < len(placed) < len(timed) < len(photos)


def test_a_photo_that_says_where_was_taken_near_its_compound(demo):
    proofs = IssueProof.objects.exclude(photo__lon=None).select_related("photo", "issue__place")

    for proof in proofs:
        place = proof.issue.place
        here = Position(place.lon, place.lat, accuracy_m=None, source="place")
        assert distance_m(here, proof.photo.claimed_position) < 200


def test_no_photo_was_taken_after_it_was_uploaded(demo):
    for photo in Photo.objects.exclude(taken_at=None):
        assert photo.taken_at <= photo.uploaded_at


@pytest.mark.parametrize("draw", DRAWINGS, ids=lambda draw: draw.__name__)
def test_the_same_seeds_draw_the_same_picture_and_others_another(draw):
    first = drawn(draw, place=7, shot=1)

    assert drawn(draw, place=7, shot=1) == first
    assert drawn(draw, place=7, shot=2) != first
    assert drawn(draw, place=8, shot=1) != first


def test_a_phones_claims_are_read_back():
    canvas = Canvas(place=1, shot=1)
    where = Position(118.95123, 42.28123, accuracy_m=None, source="exif")
    shot = Shot("IMG_1.jpg", moment("2021-04-06T09:12"), where)

    read = develop(developed(canvas.finished(), shot))

    assert (read.width, read.height) == SIZE
    assert read.claims.taken_at == moment("2021-04-06T09:12")
    assert distance_m(read.claims.position, where) < 2


def test_what_wechat_sent_claims_nothing():
    content = developed(Canvas(place=1, shot=1).finished(), Shot("mmexport1.jpg"))

    read = develop(content)

    assert read.claims.taken_at is None
    assert read.claims.position is None
