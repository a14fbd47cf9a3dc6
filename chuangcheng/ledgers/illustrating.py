"""带照片的导出: how many photos a list has, how heavy they are, and their small prints by issue."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db.models import QuerySet

from chuangcheng.evidence import prints, storage
from chuangcheng.evidence.models import Photo
from chuangcheng.evidence.photographs import LONGEST, Print
from chuangcheng.issues.models import Issue, IssueProof
from chuangcheng.ledgers.writing import Picture, Pictures

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


@dataclass
class Shown:
    """整改前照片和整改后照片 of one issue."""

    before: list[Picture] = field(default_factory=list)
    after: list[Picture] = field(default_factory=list)


def load_of(issues: QuerySet[Issue]) -> Load:
    """照片的分量; told before anything is written."""
    proofs = _proofs().filter(issue__in=issues.order_by().values("pk"))
    files = proofs.values_list("photo__sha256", flat=True)
    sizes = [_size(storage.print_of(sha256, Print.THUMB)) for sha256 in files]
    return Load(len(sizes), sum(sizes))


def shown_by_issue(ids: Iterable[int]) -> Mapping[int, Shown]:
    """照片 of these issues as small prints, in their order."""
    found: dict[int, Shown] = {}
    proofs = _proofs().filter(issue__in=list(ids)).select_related("photo")
    for proof in proofs.order_by("issue", "order", "id"):
        shown = found.setdefault(proof.issue_id, Shown())
        side = shown.after if proof.moment == IssueProof.Moment.AFTER else shown.before
        side.append(_picture(proof.photo, str(proof.get_moment_display())))
    return found


@dataclass
class Share:
    """一份: the issues of one workbook, and what their photos weigh."""

    issues: list[int] = field(default_factory=list)
    photos: int = 0
    byte_size: int = 0

    def holds(self, photos: int, byte_size: int) -> bool:
        """Whether one more issue with so many photos fits; the first one always does."""
        load = Load(self.photos + photos, self.byte_size + byte_size)
        return not self.issues or load.fits

    def add(self, issue: int, photos: int, byte_size: int) -> None:
        """One more issue."""
        self.issues.append(issue)
        self.photos += photos
        self.byte_size += byte_size


def shares_of(ids: Sequence[int], told: Callable[[int], object]) -> list[Share]:
    """分成几份: in their order, each so large that it can be imported again.

    Prints that are missing are made; `told` hears how many issues were weighed.
    """
    shares = [Share()]
    for start in range(0, len(ids), _SLICE):
        some = ids[start : start + _SLICE]
        shown = shown_by_issue(some)
        for pk in some:
            sizes = _sizes(shown.get(pk))
            if not shares[-1].holds(len(sizes), sum(sizes)):
                shares.append(Share())
            shares[-1].add(pk, len(sizes), sum(sizes))
        told(start + len(some))
    return shares


def _proofs() -> QuerySet[IssueProof]:
    """Those of before and after; what a later look saw is no part of the mending."""
    return IssueProof.objects.exclude(moment=IssueProof.Moment.RECHECK)


def _sizes(shown: Shown | None) -> list[int]:
    """What the prints of one issue weigh."""
    return [_size(picture.path) for picture in (*shown.before, *shown.after)] if shown else []


def as_values(shown: Shown | None) -> dict[str, Pictures | None]:
    """The two columns of the register."""
    if shown is None:
        return {}
    return {"before": Pictures(tuple(shown.before)), "after": Pictures(tuple(shown.after))}


def _picture(photo: Photo, words: str) -> Picture:
    path = prints.derived_path(photo, Print.THUMB)
    factor = min(1, LONGEST[Print.THUMB] / max(photo.width, photo.height))
    return Picture(path, round(photo.width * factor), round(photo.height * factor), words)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else _USUAL_BYTES
