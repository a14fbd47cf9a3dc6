"""Pictures in a sheet become photos of their lines: over cells, in groups and inside cells."""

import pytest

from chuangcheng.evidence.models import Photo
from chuangcheng.evidence.storage import NoRoom, digest
from chuangcheng.issues.models import Issue, IssueProof
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands, files, previewing
from chuangcheng.ledgers.models import Import
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.table import Severity
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.workbook import PictureAt
from tests.ledgers import illustrated, messy
from tests.ledgers.illustrated import photo
from tests.ledgers.taking import line, previewed, told, written
from tests.world import NOON, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def places(content: bytes) -> set[tuple[int, int]]:
    return {(picture.row, picture.column) for picture in open_workbook(content).sheets[0].pictures}


def proofs(title: str) -> dict[str, list[str]]:
    found = IssueProof.objects.filter(issue__title=title).order_by("id")
    return {
        moment: [proof.photo.sha256 for proof in found if proof.moment == moment]
        for moment in ("before", "after")
    }


def shown(record, by):
    workbook = open_workbook(files.read(record.sha256))
    return previewing.preview_of(record, workbook, by=by, today=TODAY)


def taken(content: bytes, by):
    return commands.take_in(content, file_name="图.xlsx", by=by, now=NOON)


@pytest.mark.parametrize("kind", ["twoCellAnchor", "oneCellAnchor", "absoluteAnchor"])
def test_family_18_a_picture_over_the_cells_belongs_to_the_cell_under_its_corner(kind):
    content = illustrated.decorated([(2, 6, photo(1)), (4, 7, photo(2))])
    if kind != "twoCellAnchor":
        content = illustrated.reanchored(content, kind)

    assert places(content) == {(3, 7), (5, 8)}


def test_family_18_a_picture_that_barely_begins_in_a_row_belongs_to_the_next():
    low = illustrated.decorated([(2, 6, photo(1))])
    content = messy.tampered(low, illustrated.DRAWING, "<xdr:rowOff>0<", "<xdr:rowOff>180000<")

    assert places(content) == {(4, 7)}


def test_family_18_grouped_pictures_belong_each_to_its_own_row():
    content = illustrated.grouped(illustrated.decorated([(2, 6, photo(1)), (4, 6, photo(2))]))

    assert places(content) == {(3, 7), (5, 7)}


def test_family_18_a_picture_inside_of_a_cell_is_found_by_its_name():
    content = illustrated.with_cell_pictures(illustrated.decorated(), {"H4": photo(3)})

    assert open_workbook(content).sheets[0].pictures == (PictureAt(4, 8, "xl/media/cell1.jpeg"),)


def test_each_picture_becomes_a_photo_of_its_line_before_or_after(world):
    over = [(2, 6, photo(1)), (2, 6, photo(2)), (3, 7, photo(3)), (4, 3, photo(4))]
    content = illustrated.with_cell_pictures(illustrated.decorated(over), {"G4": photo(5)})
    written(content, world.office)

    assert proofs("楼道堆物") == {"before": [digest(photo(1)), digest(photo(2))], "after": []}
    assert proofs("垃圾桶满溢") == {"before": [digest(photo(5))], "after": [digest(photo(3))]}
    assert proofs("路灯不亮") == {"before": [digest(photo(4))], "after": []}


def test_the_originals_are_those_of_the_sheet_and_uploaded_by_the_importer(world):
    written(illustrated.decorated([(2, 6, photo(1))]), world.office)

    kept = Photo.objects.get()
    assert (kept.sha256, kept.uploaded_by_id) == (digest(photo(1)), world.office.person_id)


def test_a_picture_that_is_refused_is_asked_about_at_its_cell_and_left_out(world):
    broken = illustrated.replaced(illustrated.decorated([(2, 6, photo(1))]), b"\xff\xd8\xff broken")
    record = taken(broken, world.office)
    asked = told(shown(record, world.office), 3, Severity.ASK)

    assert "G3 的图片不能用" in asked["G3"]
    with pytest.raises(Refused, match="要定"):
        commands.commit(record, by=world.office, now=NOON)
    choices = record.chosen.accepting(["四月!G3"])
    record = commands.choose(record, choices, by=world.office, now=NOON)
    commands.commit(record, by=world.office, now=NOON)
    assert Issue.objects.count() == 3
    assert not IssueProof.objects.exists()


def test_the_same_ledger_once_more_adds_no_photo(world):
    content = illustrated.decorated([(2, 6, photo(1)), (3, 7, photo(2))])
    written(content, world.office)
    again = taken(content, world.office)

    assert {each.verdict for each in shown(again, world.office).lines} == {Verdict.SAME}


def test_a_new_picture_of_a_known_issue_is_added_and_cannot_be_taken_back(world):
    written(illustrated.decorated([(2, 6, photo(1))]), world.office)
    more = illustrated.decorated([(2, 6, photo(1)), (2, 7, photo(2))])
    record = taken(more, world.office)
    changed = line(shown(record, world.office), 3)

    assert (changed.verdict, changed.was) == (Verdict.CHANGED, {"after": "1 张照片"})
    commands.commit(record, by=world.office, now=NOON)
    assert proofs("楼道堆物") == {"before": [digest(photo(1))], "after": [digest(photo(2))]}
    with pytest.raises(Refused, match="添了照片"):
        commands.undo(record, by=world.office, now=NOON)


def test_an_import_with_pictures_is_taken_back_whole(world):
    record = written(illustrated.decorated([(2, 6, photo(1))]), world.office)
    commands.undo(record, by=world.office, now=NOON)

    assert not Issue.objects.filter(void=False).exists()


def test_a_picture_that_no_line_has_is_told(world):
    content = illustrated.decorated([(0, 1, photo(1))])
    told_ = [
        flag.reason for flag in shown(taken(content, world.office), world.office).sheets[0].flags
    ]

    assert "有 1 张图片不在记录行上，没有读入" in told_


def test_too_many_pictures_are_refused_before_any_is_decoded(world, monkeypatch):
    monkeypatch.setattr("chuangcheng.ledgers.photo_writing.MOST", 1)

    with pytest.raises(Refused, match="一次最多读 1 张"):
        taken(illustrated.decorated([(2, 6, photo(1)), (3, 6, photo(2))]), world.office)


def test_a_server_without_time_or_room_keeps_nothing_and_forgets_nothing(world, monkeypatch):
    content = illustrated.decorated([(2, 6, photo(1))])
    record = taken(content, world.office)

    def full(*_given: object, **_more: object) -> None:
        raise NoRoom

    monkeypatch.setattr("chuangcheng.evidence.commands.receive", full)
    with pytest.raises(Refused, match="存储空间不足"):
        taken(content, world.office)
    with pytest.raises(Refused, match="存储空间不足"):
        commands.commit(record, by=world.office, now=NOON)
    assert (Import.objects.count(), Issue.objects.count()) == (1, 0)


def test_who_may_upload_no_photos_is_told_that_none_was_read(world, monkeypatch):
    monkeypatch.setattr("chuangcheng.ledgers.photo_writing.may_add_photo", lambda _by: False)
    record = taken(illustrated.decorated([(2, 6, photo(1))]), world.office)
    sheet = shown(record, world.office).sheets[0]

    assert any("1 张图片没有读入" in flag.reason for flag in sheet.flags)
    commands.commit(record, by=world.office, now=NOON)
    assert not IssueProof.objects.exists()


def test_a_register_without_photos_leaves_pictures_where_they_are(world):
    rows = [["社区", "小区名称"], ["松树园", "云杉里"]]
    content = messy.book(rows)

    assert not taken(content, world.office).pictures
    assert previewed(content, world.office).counts[Verdict.NEW] == 1
