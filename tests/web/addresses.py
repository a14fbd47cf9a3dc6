"""What stands in an address beside the key of the thing that the page is about."""

from typing import Any

_OF_FILES = (
    *("issues:photo", "issues:thumbnail", "issues:original"),
    *("inspections:answer_photo", "inspections:answer_thumbnail"),
    *("documents:file", "letters:file", "campaigns:measure_file"),
    *("publicity:file", "partners:agreement_file", "partners:delivery_file"),
    *("meetings:file", "meetings:task_file"),
    *("volunteering:file", "volunteering:station_file"),
    *("publicity:piece_file", "partners:facility_file", "difficulties:scan"),
)
_OF_PASSAGES = ("passage", "addition", "removal", "restoration", "confirmation")
WITHIN: dict[str, dict[str, Any]] = {
    **{name: {"proof": 1} for name in _OF_FILES},
    "letters:reply_file": {"reply": 1, "proof": 1},
    "letters:unlink": {"issue": 1},
    "letters:void_reply": {"reply": 1},
    "people:end_grant": {"given": 1},
    "ledgers:picture": {"sha256": "0"},
    "issues:photo_part": {"n": 1},
    "publicity:photo_part": {"n": 1},
    "reports:copy": {"ending": "txt"},
    "reports:explanation_file": {"ending": "txt"},
    "reports:number": {"place": 1},
    "reports:scan": {"proof": 1},
    **{f"reports:{page}": {"block": "p0"} for page in _OF_PASSAGES},
    "plan:criterion": {"criterion": 1},
    "plan:criterion_drop": {"criterion": 1},
}
