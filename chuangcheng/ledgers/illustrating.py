"""带照片的导出: how many photos a list has, how heavy they are, their small prints by thing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chuangcheng.evidence import prints, storage
from chuangcheng.evidence.models import Photo
from chuangcheng.evidence.photographs import LONGEST, Print
from chuangcheng.issues.models import IssueProof
from chuangcheng.ledgers.writing import Picture, Pictures
from chuangcheng.publicity.models import AssetProof

MOST_PHOTOS = 600
MOST_BYTES = 14 * 2**20  # what the import takes again
_SLICE = 100
_USUAL_BYTES = 20 * 2**10  # of a print that has to be made anew


@dataclass(frozen=True)
class Load:
    """照片的分量 of a list: how many prints, and their bytes together."""

    photos: int
    byte_size: int

    @property
    def fits(self) -> bool:
        """Whether one file holds them."""
        return self.photos <= MOST_PHOTOS and self.byte_size <= MOST_BYTES


def number_of_parts(load: Load) -> int:
    """大约几份: into how many workbooks they will go."""
    return max(1, -(-load.photos // MOST_PHOTOS), -(-load.byte_size // MOST_BYTES))


Shown = dict[str, list[Picture]]  # 照片 of one thing, by the column that shows them


@dataclass(frozen=True)
class Album:
    """照片从哪来: the proofs of a register, the key of their thing, which column shows each."""

    proofs: Callable[[], QuerySet[Any]]
    thing: str
    columns: tuple[str, ...]
    shows: Callable[[Any], tuple[str, str]]  # the column, and the words of the picture


def load_of(album: Album, things: QuerySet[Any]) -> Load:
    """照片的分量; told before anything is written."""
    proofs = album.proofs().filter(**{f"{album.thing}__in": things.order_by().values("pk")})
    files = proofs.values_list("photo__sha256", flat=True)
    sizes = [_size(storage.print_of(sha256, Print.THUMB)) for sha256 in files]
    return Load(len(sizes), sum(sizes))


def shown_by_thing(album: Album, ids: Iterable[int]) -> Mapping[int, Shown]:
    """照片 of these things as small prints, in their order."""
    found: dict[int, Shown] = {}
    proofs = album.proofs().filter(**{f"{album.thing}__in": list(ids)}).select_related("photo")
    for proof in proofs.order_by(album.thing, "order", "id"):
        column, words = album.shows(proof)
        shown = found.setdefault(getattr(proof, f"{album.thing}_id"), {})
        shown.setdefault(column, []).append(_picture(proof.photo, words))
    return found


@dataclass
class Share:
    """一份: the things of one workbook, and what their photos weigh."""

    things: list[int] = field(default_factory=list)
    photos: int = 0
    byte_size: int = 0

    def holds(self, photos: int, byte_size: int) -> bool:
        """Whether one more thing with so many photos fits; the first one always does."""
        load = Load(self.photos + photos, self.byte_size + byte_size)
        return not self.things or load.fits

    def add(self, thing: int, photos: int, byte_size: int) -> None:
        """One more thing."""
        self.things.append(thing)
        self.photos += photos
        self.byte_size += byte_size


def shares_of(album: Album, ids: Sequence[int], told: Callable[[int], object]) -> list[Share]:
    """分成几份: in their order, each so large that it can be imported again.

    Prints that are missing are made; `told` hears how many things were weighed.
    """
    shares = [Share()]
    for start in range(0, len(ids), _SLICE):
        some = ids[start : start + _SLICE]
        shown = shown_by_thing(album, some)
        for pk in some:
            sizes = _sizes(shown.get(pk))
            if not shares[-1].holds(len(sizes), sum(sizes)):
                shares.append(Share())
            shares[-1].add(pk, len(sizes), sum(sizes))
        told(start + len(some))
    return shares


def as_values(shown: Shown | None) -> dict[str, Pictures]:
    """The columns of the register that hold any."""
    return {column: Pictures(tuple(pictures)) for column, pictures in (shown or {}).items()}


def _sizes(shown: Shown | None) -> list[int]:
    """What the prints of one thing weigh."""
    return [_size(each.path) for pictures in (shown or {}).values() for each in pictures]


def _of_issues() -> QuerySet[IssueProof]:
    """Those of before and after; what a later look saw is no part of the mending."""
    return IssueProof.objects.exclude(moment=IssueProof.Moment.RECHECK)


def _shows_issue(proof: IssueProof) -> tuple[str, str]:
    side = "after" if proof.moment == IssueProof.Moment.AFTER else "before"
    return side, str(proof.get_moment_display())


def _of_assets() -> QuerySet[AssetProof]:
    return AssetProof.objects.filter(photo__isnull=False)


ISSUES = Album(_of_issues, "issue", ("before", "after"), _shows_issue)
ASSETS = Album(_of_assets, "asset", ("photos",), lambda _proof: ("photos", _("现场照片")))


def _picture(photo: Photo, words: str) -> Picture:
    path = prints.derived_path(photo, Print.THUMB)
    factor = min(1, LONGEST[Print.THUMB] / max(photo.width, photo.height))
    return Picture(path, round(photo.width * factor), round(photo.height * factor), words)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else _USUAL_BYTES
