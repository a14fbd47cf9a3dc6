"""Questions across photos: which are the same, which look alike."""

from dataclasses import dataclass

from django.db.models import QuerySet

from chuangcheng.evidence.models import Photo

MOST_DIFFERENT_BITS = 4  # of 64; re-encoded and reduced copies differ in 0–3
_NEWEST = 5_000  # photos that are compared


@dataclass(frozen=True, slots=True)
class Lookalike:
    """相似照片: another photo whose picture is nearly the same; `bits` of 64 differ."""

    photo: Photo
    bits: int


def twins(photo: Photo) -> QuerySet[Photo]:
    """相同照片: the other uploads of the very same bytes, oldest first."""
    return Photo.objects.filter(sha256=photo.sha256).exclude(pk=photo.pk).order_by("pk")


def near(photo: Photo, *, among: QuerySet[Photo] | None = None) -> list[Lookalike]:
    """相似照片: a flag for a person, never a verdict; nearest first, twins apart.

    Compares with the newest 5,000 of `among` (default: all photos), whose files differ.
    """
    candidates = Photo.objects.all() if among is None else among
    rows = candidates.exclude(sha256=photo.sha256).order_by("-pk").values_list("pk", "dhash")
    bits = {pk: _different_bits(photo.dhash, dhash) for pk, dhash in rows[:_NEWEST]}
    alike = {pk: count for pk, count in bits.items() if count <= MOST_DIFFERENT_BITS}
    photos = Photo.objects.in_bulk(alike)
    return [
        Lookalike(photos[pk], count)
        for pk, count in sorted(alike.items(), key=lambda item: (item[1], -item[0]))
    ]


def _different_bits(one: int, other: int) -> int:
    return ((one ^ other) & (2**64 - 1)).bit_count()
