"""带照片的导出: how many photos a list has, how heavy they are, and their small prints by issue."""

from collections.abc import Iterable, Mapping
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


@dataclass
class Shown:
    """整改前照片和整改后照片 of one issue."""

    before: list[Picture] = field(default_factory=list)
    after: list[Picture] = field(default_factory=list)


def load_of(issues: QuerySet[Issue]) -> Load:
    """照片的分量; told before anything is written."""
    proofs = IssueProof.objects.filter(issue__in=issues.order_by().values("pk"))
    files = proofs.values_list("photo__sha256", flat=True)[: MOST_PHOTOS + 1]
    sizes = [_size(storage.print_of(sha256, Print.THUMB)) for sha256 in files]
    return Load(len(sizes), sum(sizes))


def shown_by_issue(ids: Iterable[int]) -> Mapping[int, Shown]:
    """照片 of these issues as small prints, in their order."""
    found: dict[int, Shown] = {}
    proofs = IssueProof.objects.filter(issue__in=list(ids)).select_related("photo")
    for proof in proofs.order_by("issue", "order", "id"):
        shown = found.setdefault(proof.issue_id, Shown())
        side = shown.after if proof.moment == IssueProof.Moment.AFTER else shown.before
        side.append(_picture(proof.photo, str(proof.get_moment_display())))
    return found


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
