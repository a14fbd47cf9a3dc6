"""The report of the demo: as it is printed on 15 April, word for word, and without old faults."""

from pathlib import Path

from chuangcheng.places.models import Area
from chuangcheng.reports.plain import as_text
from chuangcheng.reports.progress import Reader, progress_paper, scope_of
from chuangcheng.web import marks
from tests.demo.conftest import Demo
from tests.demo.office import LAST_DAY

GOLDEN = Path(__file__).with_name("report.txt")
FAULTS = (
    "截止",
    "氛围灯",
    "五城市",
    "街小巷",
    "建设全学校",
    "法制",
    "小编",
    "None",
    "%(",
    "{",
    "}",
)


def text() -> str:
    scope = scope_of(Area.objects.get(name="XX街道"), as_of=LAST_DAY)
    return as_text(progress_paper(scope, reader=Reader.OWNER))


def test_the_report_reads_so(demo: Demo) -> None:
    assert text() == GOLDEN.read_text("utf-8")


def test_the_mark_of_the_demo_stands_above_and_below_it(demo: Demo) -> None:
    lines = demo.page("office", "/reports/progress/file.txt").splitlines()

    assert lines[0] == lines[-1] == str(marks.DEMO)


def test_the_panel_of_few_persons_does_not_tell_how_few(demo: Demo) -> None:
    scope = scope_of(Area.objects.get(name="XX街道"), as_of=LAST_DAY)
    keys = [span.key for span in progress_paper(scope).numbers]
    number = keys.index("partners.assisted_persons") + 1

    panel = demo.page("district", f"/reports/progress/?number={number}")

    assert "少于5" in panel
    assert "打开全部 0 行" in panel
    assert "另有 2 条" not in panel


def test_the_report_has_none_of_the_old_faults(demo: Demo) -> None:
    told = text().replace("背街小巷", "")

    assert [fault for fault in FAULTS if fault in told] == []
