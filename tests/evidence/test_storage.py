"""Files are whole and durable before anything names them, and go only when nothing does."""

import errno
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chuangcheng.evidence import storage
from chuangcheng.evidence.photographs import Print
from chuangcheng.evidence.storage import Damaged, NoRoom

CONTENT = b"the very bytes"
SHA = storage.digest(CONTENT)
posix = pytest.mark.skipif(sys.platform == "win32", reason="folders are synced on POSIX")


def stored(content: bytes = CONTENT) -> Path:
    path = storage.original_of(storage.digest(content))
    storage.keep(content, path)
    return path


def everything(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def aged(path: Path, age: timedelta) -> datetime:
    """Makes a file look as if it was written that long before the answer."""
    now = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    then = (now - age).timestamp()
    os.utime(path, (then, then))
    return now


def test_a_file_is_found_by_what_it_holds(media):
    assert stored() == media / "originals" / SHA[:2] / SHA
    assert storage.read_whole(SHA) == CONTENT
    assert storage.print_of(SHA, Print.VIEW) == media / "derived" / SHA[:2] / f"{SHA}.view.jpg"


def test_nobody_else_reads_the_files(media):
    path = stored()
    assert path.stat().st_mode & 0o777 == 0o600
    for folder in (path.parent, path.parent.parent, media, media / "incoming"):
        assert folder.stat().st_mode & 0o777 == 0o700


@posix
def test_bytes_are_synced_then_named_then_the_name_is_synced(media, monkeypatch):
    events = []
    sync, rename = os.fsync, Path.replace

    def watched_sync(handle):
        events.append(("sync", os.fstat(handle).st_ino))
        sync(handle)

    def watched_rename(path, target):
        assert path.read_bytes() == CONTENT
        events.append(("rename", path.stat().st_ino))
        return rename(path, target)

    monkeypatch.setattr(storage.os, "fsync", watched_sync)
    monkeypatch.setattr(Path, "replace", watched_rename)
    path = stored()

    file = path.stat().st_ino
    folders = [folder.stat().st_ino for folder in path.parents[:4]]
    assert events == [
        ("sync", file),
        ("rename", file),
        *(("sync", folder) for folder in folders),
    ]
    assert path.parents[3] == media.parent


@posix
def test_a_file_that_is_there_is_not_written_again_but_its_name_is_synced(monkeypatch):
    path = stored()
    before = path.stat()
    aged(path, timedelta(days=3))
    synced = []
    monkeypatch.setattr(storage.os, "fsync", synced.append)

    stored()

    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mtime >= before.st_mtime
    assert len(synced) == 4


def test_a_rotten_file_is_replaced_by_a_fresh_upload_of_it():
    path = stored()
    path.write_bytes(b"the very bites")
    stored()
    assert storage.read_whole(SHA) == CONTENT


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_writer_that_fails_leaves_nothing_under_a_name(step, media, monkeypatch):
    def fail(*_arguments):
        raise OSError(errno.EIO, "broken disk")

    monkeypatch.setattr(storage.os if step == "fsync" else Path, step, fail)
    with pytest.raises(OSError, match="broken disk"):
        stored()
    assert not storage.original_of(SHA).exists()
    assert len(everything(media)) <= (step == "replace")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said_and_leaves_nothing(number, media, monkeypatch):
    def full(_handle):
        raise OSError(number, "no space left")

    monkeypatch.setattr(storage.os, "fsync", full)
    with pytest.raises(NoRoom, match="存储空间不足") as refusal:
        stored()
    assert refusal.value.field == "photos"
    assert everything(media) == []


@pytest.mark.parametrize("damage", ["changed", "cut", "longer", "gone"])
def test_a_damaged_original_is_said_and_never_given(damage):
    path = stored()
    if damage == "gone":
        path.unlink()
    else:
        rot = {"changed": b"THE very bytes", "cut": CONTENT[:-1], "longer": CONTENT + b"\0"}
        path.write_bytes(rot[damage])
    with pytest.raises(Damaged, match="文件损坏"):
        storage.read_whole(SHA)


def test_only_files_older_than_the_moment_are_settled():
    old, young = stored(b"old"), stored(b"young")
    now = aged(old, timedelta(hours=25))
    assert list(storage.settled_before(now - timedelta(hours=24))) == [old.name]
    assert sorted(storage.settled_before(now + timedelta(hours=1))) == sorted(
        [old.name, young.name]
    )


def test_dropping_a_photo_spares_what_is_young():
    path = stored()
    view = storage.print_of(SHA, Print.VIEW)
    storage.keep(b"view", view)
    now = aged(view, timedelta(hours=25))

    assert storage.drop(SHA, before=now - timedelta(hours=24)) == 1
    assert (path.exists(), view.exists()) == (True, False)
    assert storage.drop(SHA, before=now + timedelta(hours=1)) == 1
    assert not path.exists()
    assert storage.drop(SHA, before=now + timedelta(hours=1)) == 0


def test_what_a_killed_writer_left_is_dropped_when_it_is_old(media):
    stored()
    left = media / "incoming" / "tmp123"
    left.write_bytes(b"half")
    now = aged(left, timedelta(hours=25))
    assert storage.drop_unfinished(before=now - timedelta(hours=26)) == 0
    assert storage.drop_unfinished(before=now - timedelta(hours=24)) == 1
    assert not left.exists()


def test_files_of_another_kind_are_left_alone(media):
    stored()
    strange = media / "originals" / "ab" / "README"
    strange.parent.mkdir(exist_ok=True)
    strange.write_bytes(b"not ours")
    now = aged(strange, timedelta(days=400))
    assert list(storage.settled_before(now - timedelta(hours=24))) == []


def test_nothing_stored_means_nothing_to_sweep():
    moment = datetime(2021, 4, 12, tzinfo=UTC)
    assert list(storage.settled_before(moment)) == []
    assert storage.drop_unfinished(before=moment) == 0
