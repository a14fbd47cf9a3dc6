"""问题清单: which photos the known issues have already, as their files or as their prints."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chuangcheng.evidence import storage
from chuangcheng.evidence.photographs import Print
from chuangcheng.issues.models import Issue, IssueProof
from chuangcheng.ledgers.table import Picture

_SLICE = 500


@dataclass
class Photos:
    """照片 of one issue: the SHA-256 of each original, and of the print that an export shows."""

    originals: set[str] = field(default_factory=set)
    prints: set[str] = field(default_factory=set)

    def lacks(self, picture: Picture) -> bool:
        """Whether a picture of a ledger is none of these."""
        return picture.sha256 not in self.originals | self.prints


def photos_of(issues: Iterable[Issue]) -> Mapping[int, Photos]:
    """照片 of the known issues, by id."""
    ids = [issue.pk for issue in issues]
    found: defaultdict[int, Photos] = defaultdict(Photos)
    for start in range(0, len(ids), _SLICE):
        proofs = IssueProof.objects.filter(issue__in=ids[start : start + _SLICE])
        for issue_id, sha256 in proofs.values_list("issue_id", "photo__sha256"):
            found[issue_id].originals.add(sha256)
            if (path := storage.print_of(sha256, Print.THUMB)).is_file():
                found[issue_id].prints.add(storage.digest(path.read_bytes()))
    return found
