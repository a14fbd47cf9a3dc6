"""Stamps: what is done stays done until its inputs change or its product is gone."""

import threading
import time

import pytest

from launcher.progress import Failed, Progress
from launcher.stamps import Step, digest, ensure, exclusively


@pytest.fixture
def work(layout):
    """A step over one input file and one product, with the list of its runs."""
    given, product, runs = layout.root / "given", layout.root / "product", []
    given.write_text("one")

    def do() -> None:
        runs.append(given.read_text())
        time.sleep(0.05)
        product.write_text("made")

    def step() -> Step:
        return Step("work", "Work", digest([given]), present=product.is_file, work=do)

    return step, given, product, runs


def test_a_step_that_is_done_is_not_done_again(layout, work):
    step, _, _, runs = work

    ensure(step(), layout, Progress())
    ensure(step(), layout, Progress())

    assert runs == ["one"]


def test_a_changed_input_is_worked_on_again(layout, work):
    step, given, _, runs = work
    ensure(step(), layout, Progress())

    given.write_text("two")
    ensure(step(), layout, Progress())

    assert runs == ["one", "two"]


def test_a_product_that_is_gone_is_made_again(layout, work):
    step, _, product, runs = work
    ensure(step(), layout, Progress())

    product.unlink()
    ensure(step(), layout, Progress())

    assert runs == ["one", "one"]


def test_a_step_that_failed_is_tried_again(layout):
    def fail() -> None:
        raise Failed("no network")

    step = Step("work", "Work", "0", present=lambda: True, work=fail)

    for _ in range(2):
        with pytest.raises(Failed, match="no network"):
            ensure(step, layout, Progress())


def test_of_two_launchers_at_once_one_works_and_one_waits(layout, work):
    step, _, product, runs = work
    both = [threading.Thread(target=ensure, args=(step(), layout, Progress())) for _ in range(2)]

    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    assert runs == ["one"]
    assert product.read_text() == "made"


def test_a_lock_ends_with_an_error_of_its_holder(tmp_path):
    with pytest.raises(ValueError, match="holder"), exclusively(tmp_path / "lock"):
        raise ValueError("holder")

    with exclusively(tmp_path / "lock"):
        pass


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: (folder / "a").write_text("other"), id="content"),
        pytest.param(lambda folder: (folder / "a").unlink(), id="missing"),
        pytest.param(lambda folder: (folder / "a").write_text(""), id="emptied"),
        pytest.param(
            lambda folder: [(folder / n).write_text(t) for n, t in (("a", "ab"), ("b", ""))],
            id="moved from one file to the next",
        ),
    ],
)
def test_a_digest_tells_every_change_of_its_files(tmp_path, change):
    files = [tmp_path / "a", tmp_path / "b"]
    for file in files:
        file.write_text(file.name)
    before = digest(files)

    change(tmp_path)

    assert digest(files) != before


def test_a_digest_does_not_depend_on_the_order_of_its_files(tmp_path):
    files = [tmp_path / "a", tmp_path / "b"]
    for file in files:
        file.write_text(file.name)

    assert digest(files) == digest(reversed(files))


def test_a_digest_tells_the_words_beside_the_files():
    assert digest([], "uv==1") != digest([], "uv==2")
