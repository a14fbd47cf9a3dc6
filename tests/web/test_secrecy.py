"""只给本机的秘密: made once, whole, and for its owner alone."""

import threading
from pathlib import Path

import pytest

from chuangcheng.web.secrecy import kept_secret


def test_of_many_that_start_at_once_all_have_the_same(tmp_path: Path) -> None:
    path, told, start = tmp_path / "new" / "key", [], threading.Barrier(8)

    def ask(n: int) -> None:
        start.wait(20)
        told.append(kept_secret(path, f"secret {n}"))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert len(told) == 8
    assert set(told) == {path.read_text()}
    assert [child.name for child in path.parent.iterdir()] == ["key"]


def test_only_its_owner_reads_it_whoever_opened_it_to_others(tmp_path: Path) -> None:
    path = tmp_path / "key"
    kept_secret(path, "secret")
    assert path.stat().st_mode & 0o777 == 0o600

    path.chmod(0o644)
    assert kept_secret(path, "another") == "secret"
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_empty_one_is_refused_and_never_used(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.touch()

    with pytest.raises(ValueError, match="empty"):
        kept_secret(path, "secret")
