"""Taking photos in: the row, its trail, its files, and what is left of an upload that failed."""

import json
import os
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from PIL.ExifTags import Base

from chuangcheng.evidence import commands, prints, storage
from chuangcheng.evidence.models import Format, Photo
from chuangcheng.evidence.photographs import Print
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.trail import commands as trail
from chuangcheng.trail import queries as trail_queries
from chuangcheng.trail.models import Entry, key_of
from tests.evidence import corpus
from tests.evidence.conftest import NOON, acting

LATER = timedelta(hours=25)


def add(content, clerk, name="现场.jpg"):
    return commands.add_photo(content, name=name, by=clerk, now=NOON)


def files(media):
    return sorted(path.name for path in media.rglob("*") if path.is_file())


def real_now():
    return datetime.now(UTC)


def test_a_photo_is_kept_with_what_was_learned_of_it(clerk):
    tags = corpus.exif(
        top={Base.Orientation: 6},
        camera={Base.DateTimeOriginal: "2021:04:10 09:30:00"},
        gps=corpus.at((42, 16, 12), (118, 53, 24)),
    )
    content = corpus.jpeg(exif=tags)

    photo = add(content, clerk)
    photo.refresh_from_db()

    assert photo.sha256 == storage.digest(content)
    assert (photo.byte_size, photo.format) == (len(content), Format.JPEG)
    assert (photo.width, photo.height) == (64, 96)
    assert photo.taken_at == datetime(2021, 4, 10, 1, 30, tzinfo=UTC)
    assert photo.claimed_position is not None
    assert (photo.lon, photo.lat) == pytest.approx((118.89, 42.27))
    assert (photo.original_name, photo.uploaded_at) == ("现场.jpg", NOON)
    assert photo.uploaded_by_id == clerk.person_id


def test_a_photo_without_claims_is_kept_all_the_same(clerk):
    photo = add(corpus.png(), clerk)
    assert (photo.taken_at, photo.lon, photo.lat, photo.accuracy_m) == (None,) * 4
    assert photo.claimed_position is None


@pytest.mark.parametrize(
    "content", [corpus.whispering_jpeg(), corpus.whispering_png(), corpus.whispering_webp()]
)
def test_the_original_is_kept_byte_for_byte(clerk, content):
    photo = add(content, clerk)
    assert prints.original_path(photo).read_bytes() == content
    for size in Print:
        assert corpus.CANARY not in prints.derived_path(photo, size).read_bytes()


def test_the_trail_says_who_added_which_bytes_and_nothing_about_the_person(clerk):
    photo = add(corpus.jpeg(), clerk, name="张三家门口.jpg")
    deed, *more = trail_queries.history_of(key_of(photo))
    assert not more
    assert (deed.verb, deed.actor, deed.at) == ("evidence.add_photo", clerk.key, NOON)
    assert deed.facts == {
        "sha256": photo.sha256,
        "byte_size": photo.byte_size,
        "format": "jpeg",
    }
    assert "张三" not in json.dumps(deed.facts)


ALLOWED = {
    Role.CAMPAIGN_OFFICE,
    Role.LEADER,
    Role.COMMUNITY,
    Role.GRID_WORKER,
    Role.RESPONSIBLE_UNIT,
    Role.VERIFIER,
    Role.STATION_KEEPER,
}


@pytest.mark.parametrize("role", Role)
def test_whoever_reports_or_answers_may_add_a_photo_and_nobody_else(role, clerk, media):
    somebody = acting(role, clerk.person_id)
    if role in ALLOWED:
        assert add(corpus.jpeg(), somebody).pk
        return
    with pytest.raises(NotAllowed, match="上传照片"):
        add(corpus.jpeg(), somebody)
    assert not Photo.objects.exists()
    assert files(media) == []


def test_an_upload_cannot_be_recorded_by_somebody_without_the_right(clerk):
    upload = commands.receive(corpus.jpeg(), name="a.jpg", by=clerk)
    with pytest.raises(NotAllowed):
        commands.add_upload(upload, by=acting(Role.PARTNER, clerk.person_id), now=NOON)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "是空的"),
        (b"<svg/>", "SVG"),
        (corpus.jpeg()[:300], "不完整"),
        (corpus.flood(), "万像素"),
        (corpus.encoded(corpus.picture(), "GIF"), "GIF"),
    ],
)
def test_a_refused_file_is_named_and_leaves_no_trace(content, words, clerk, media):
    with pytest.raises(Refused, match=f"^“现场.jpg”:.*{words}") as refusal:
        add(content, clerk)
    assert refusal.value.field == "photos"
    assert not Photo.objects.exists()
    assert not Entry.objects.filter(verb="evidence.add_photo").exists()
    assert files(media) == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("现场.jpg", "现场.jpg"),
        ("C:\\Users\\王\\桌面\\照片 1.jpg", "照片 1.jpg"),
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("汉" * 300 + ".jpg", "汉" * 110 + ".jpg"),
        ("零\u200b宽.jpg", "零宽.jpg"),
        ("两\n行.jpg", "两 行.jpg"),
        (" 空 格 .jpg. ", "空 格 .jpg"),
        (".jpg", "jpg"),
        ("照片📷.jpg", "照片📷.jpg"),
        ("%2f%2e.jpg", "%2f%2e.jpg"),
        ("a\0.jpg", ""),
        ("\u202egpj.exe", ""),
        ("\ud83d.jpg", ""),
        ("a" + "\u0301" * 5_000, ""),
        ("无后缀" * 100, ("无后缀" * 100)[:120]),
        ("", ""),
        ("...", ""),
    ],
)
def test_a_file_name_is_a_remark_and_never_a_reason_to_refuse(name, kept, clerk):
    photo = add(corpus.jpeg(), clerk, name=name)
    photo.refresh_from_db()
    assert photo.original_name == kept


def test_a_refusal_without_a_usable_name_stands_alone(clerk):
    with pytest.raises(Refused, match=r"^文件是空的"):
        add(b"", clerk, name="\u202egpj.exe")


def test_the_same_photo_twice_is_two_rows_over_one_file(clerk, media):
    first, second = add(corpus.jpeg(), clerk), add(corpus.jpeg(), clerk, name="又一次.jpg")
    assert first.pk != second.pk
    assert first.sha256 == second.sha256
    sha = first.sha256
    assert files(media) == [sha, f"{sha}.thumb.jpg", f"{sha}.view.jpg"]


@pytest.mark.parametrize("size", Print)
def test_a_print_that_is_gone_is_made_again(size, clerk):
    photo = add(corpus.jpeg(), clerk)
    path = storage.print_of(photo.sha256, size)
    made = path.read_bytes()
    path.unlink()
    assert prints.derived_path(photo, size) == path
    assert path.read_bytes() == made


def test_a_damaged_original_is_never_shown_or_printed(clerk):
    photo = add(corpus.jpeg(), clerk)
    storage.original_of(photo.sha256).write_bytes(corpus.jpeg(quality=50))
    storage.print_of(photo.sha256, Print.VIEW).unlink()
    with pytest.raises(storage.Damaged, match="文件损坏"):
        prints.original_path(photo)
    with pytest.raises(storage.Damaged, match="文件损坏"):
        prints.derived_path(photo, Print.VIEW)
    assert prints.derived_path(photo, Print.THUMB).is_file()


def test_a_crash_between_file_and_row_leaves_no_row_and_a_file_to_collect(
    clerk, media, monkeypatch
):
    def crash(**_facts):
        raise RuntimeError("power cut")

    monkeypatch.setattr(Photo.objects, "create", crash)
    with pytest.raises(RuntimeError, match="power cut"):
        add(corpus.jpeg(), clerk)
    monkeypatch.undo()

    assert not Photo.objects.exists()
    assert not Entry.objects.filter(verb="evidence.add_photo").exists()
    assert storage.read_whole(storage.digest(corpus.jpeg())) == corpus.jpeg()
    assert commands.sweep(real_now() + LATER) == 3
    assert files(media) == []


def test_files_without_a_row_are_collected_after_a_day_and_not_before(clerk, media):
    kept = add(corpus.jpeg(), clerk)
    commands.receive(corpus.png(), name="b.png", by=clerk)
    (media / "incoming" / "tmphalf").write_bytes(b"half")
    assert len(files(media)) == 7

    assert commands.sweep(real_now() + timedelta(hours=23)) == 0
    assert commands.sweep(real_now() + LATER) == 4
    sha = kept.sha256
    assert files(media) == [sha, f"{sha}.thumb.jpg", f"{sha}.view.jpg"]
    assert prints.original_path(kept).read_bytes() == corpus.jpeg()


def test_the_file_is_on_disk_before_the_deed_opens(clerk, monkeypatch):
    seen = []
    record = trail.record

    def watched(*arguments, **facts):
        seen.append(storage.original_of(storage.digest(corpus.jpeg())).read_bytes())
        return record(*arguments, **facts)

    monkeypatch.setattr(trail, "record", watched)
    add(corpus.jpeg(), clerk)
    assert seen == [corpus.jpeg()]


def test_an_upload_that_a_sweep_overtook_is_written_again(clerk):
    upload = commands.receive(corpus.jpeg(), name="a.jpg", by=clerk)
    assert commands.sweep(real_now() + LATER) == 3
    photo = commands.add_upload(upload, by=clerk, now=NOON)
    assert prints.original_path(photo).read_bytes() == corpus.jpeg()
    assert prints.derived_path(photo, Print.VIEW).is_file()


def test_a_sweep_shuts_deeds_out_before_it_looks_for_rows(clerk):
    commands.receive(corpus.jpeg(), name="a.jpg", by=clerk)
    with CaptureQueriesContext(connection) as asked:
        commands.sweep(real_now() + LATER)
    said = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    lock = f"SELECT pg_advisory_xact_lock({trail.DEED_LOCK})"
    assert said[:-2] == ([lock] if connection.vendor == "postgresql" else [])
    assert "evidence_photo" in said[-2]
    assert "evidence_attachment" in said[-1]


def test_an_old_file_that_is_uploaded_again_is_young(clerk):
    upload = commands.receive(corpus.jpeg(), name="a.jpg", by=clerk)
    original = storage.original_of(upload.sha256)
    os.utime(original, (0, 0))
    commands.receive(corpus.jpeg(), name="a.jpg", by=clerk)
    commands.sweep(real_now())
    assert original.is_file()


GOOD = {
    "sha256": "ab" * 32,
    "byte_size": 1,
    "format": "png",
    "width": 1,
    "height": 20_000,
    "dhash": -(2**63),
}


@pytest.mark.parametrize(
    "bad",
    [
        {"sha256": "ab" * 31},
        {"sha256": "AB" * 32},
        {"byte_size": 0},
        {"byte_size": 15 * 2**20 + 1},
        {"format": "gif"},
        {"width": 0},
        {"height": 20_001},
        {"lon": 118.9},
        {"lat": 42.3},
        {"lon": 181.0, "lat": 42.3},
        {"lon": 118.9, "lat": -90.5},
        {"accuracy_m": 3.0},
        {"lon": 118.9, "lat": 42.3, "accuracy_m": -1.0},
    ],
    ids=str,
)
def test_the_database_refuses_what_no_photo_can_be(bad, clerk):
    by = {"uploaded_by_id": clerk.person_id, "uploaded_at": NOON}
    assert Photo.objects.create(**GOOD, **by).pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Photo.objects.create(**{**GOOD, **bad}, **by)


def test_recording_a_photo_takes_few_statements(clerk, django_assert_max_num_queries):
    """The entry, the photo, its event, two savepoints; on PostgreSQL the lock of deeds too."""
    upload = commands.receive(corpus.jpeg(), name="a", by=clerk)
    with django_assert_max_num_queries(8):
        commands.add_upload(upload, by=clerk, now=NOON)
