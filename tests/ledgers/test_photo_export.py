"""A list goes out with its photos in their cells, and comes in again without adding any."""

import shutil
import subprocess

import pytest

from chuangcheng.issues.models import Issue, IssueProof
from chuangcheng.ledgers import commands, exporting, files, illustrating, previewing
from chuangcheng.ledgers.asset_exporting import export_assets_with_photos
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.publicity.models import Asset
from tests.ledgers import illustrated, messy
from tests.ledgers.illustrated import photo
from tests.ledgers.soundness import faults
from tests.ledgers.taking import written
from tests.publicity.batches import batch, pictured
from tests.world import NOON, TODAY

pytestmark = [pytest.mark.one_engine, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def content(world) -> bytes:
    """Three issues, four photos: two before and one after of the first, one of the third."""
    over = [(2, 6, photo(1)), (2, 6, photo(2)), (2, 7, photo(3)), (4, 6, photo(4))]
    written(illustrated.decorated(over), world.office)
    return exporting.export_issues_with_photos(Issue.objects.order_by("id"), now=NOON)


def test_each_photo_lies_in_the_cell_of_its_issue(content):
    sheet = open_workbook(content).sheets[0]
    heads = {str(raw.value): column for column, raw in sheet.rows[2].items()}
    before, after = heads["整改前照片"], heads["整改后照片"]
    places = sorted((picture.row, picture.column) for picture in sheet.pictures)

    assert places == [(3, before), (3, before), (3, after), (5, before)]
    assert faults(content) == []


def test_what_goes_in_are_the_small_prints_and_not_the_originals(content):
    media = [part for name, part in messy.parts(content).items() if "media/" in name]

    assert len(media) == 4
    assert not {photo(n) for n in (1, 2, 3, 4)} & set(media)


def test_importing_it_again_adds_no_photo_and_changes_nothing(world, content):
    record = commands.take_in(content, file_name="带照片.xlsx", by=world.office, now=NOON)
    workbook = open_workbook(files.read(record.sha256))
    shown = previewing.preview_of(record, workbook, by=world.office, today=TODAY)

    assert [each.verdict for each in shown.lines] == [Verdict.SAME] * 3
    assert IssueProof.objects.count() == 4


def test_the_weight_is_told_before(world, content):
    load = illustrating.load_of(illustrating.ISSUES, Issue.objects.all())

    assert (load.photos, load.fits) == (4, True)
    assert 0 < load.byte_size < len(content)


def test_more_photos_than_a_file_holds_do_not_fit(world, content, monkeypatch):
    monkeypatch.setattr(illustrating, "MOST_PHOTOS", 3)

    assert not illustrating.load_of(illustrating.ISSUES, Issue.objects.all()).fits


def test_batches_go_out_with_their_photos_and_come_in_again_unchanged(world):
    pictured(world, 1, 2, number="一")
    batch(world, number="二")
    content = export_assets_with_photos(Asset.objects.order_by("id"), now=NOON)
    sheet = open_workbook(content).sheets[0]
    heads = {str(raw.value): column for column, raw in sheet.rows[2].items()}

    assert [(each.row, each.column) for each in sheet.pictures] == [(3, heads["照片"])] * 2
    assert faults(content) == []
    record = commands.take_in(content, file_name="带照片.xlsx", by=world.office, now=NOON)
    shown = previewing.preview_of(
        record, open_workbook(files.read(record.sha256)), by=world.office, today=TODAY
    )
    assert [each.verdict for each in shown.lines] == [Verdict.SAME] * 2


@pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice is not installed: NO LIST WITH PHOTOS WAS OPENED in it (libreoffice-calc)",
)
def test_it_opens_in_libreoffice_with_its_photos(content, tmp_path):
    (tmp_path / "list.xlsx").write_bytes(content)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/home"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), f"{tmp_path}/list.xlsx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    after = open_workbook((tmp_path / "out" / "list.xlsx").read_bytes()).sheets[0]
    before = open_workbook(content).sheets[0]
    assert sorted(p[:2] for p in after.pictures) == sorted(p[:2] for p in before.pictures)
