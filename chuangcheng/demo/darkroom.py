"""暗房: draws the demo's photos ahead, on other cores, while its records are entered."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from chuangcheng.demo.camera import Shot, developed
from chuangcheng.demo.drawing.canvas import Canvas
from chuangcheng.demo.drawing.scenes import SCENES, Draw
from chuangcheng.demo.tables import Fate, Finding
from chuangcheng.evidence import commands as evidence
from chuangcheng.evidence.commands import Upload
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.coordinates import Position

MENDED = frozenset({Fate.SUBMITTED, Fate.CLOSED, Fate.FIXED})
_STEP = 0.0004  # degrees that a phone may be off the middle of a compound
_AFTER = 10_000  # a second series of seeds


class Darkroom:
    """暗房: pictures of findings, before and after; leaving it waits for none of them."""

    def __init__(self, findings: Sequence[Finding], *, by: Actor) -> None:
        self._by = by
        self._workers = ThreadPoolExecutor(max_workers=2)
        self._before = {f.order: self._start(f) for f in findings if _is_pictured(f)}
        self._after = {f.order: self._start_after(f) for f in findings if f.fate in MENDED}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._workers.shutdown(cancel_futures=True)

    def before(self, finding: Finding) -> list[Upload]:
        """整改前: one picture or none."""
        found = self._before.get(finding.order)
        return [found.result()] if found else []

    def after(self, finding: Finding) -> list[Upload]:
        """整改后: of what was mended."""
        found = self._after.get(finding.order)
        return [found.result()] if found else []

    def _start(self, finding: Finding) -> Future[Upload]:
        taken_at = finding.compound.visited_at - timedelta(minutes=finding.order % 7 + 2)
        draw = SCENES[finding.category].before
        return self._workers.submit(self._take, finding, draw, finding.order, taken_at)

    def _start_after(self, finding: Finding) -> Future[Upload]:
        draw = SCENES[finding.category].after
        mended_at = finding.proven_at or finding.then or finding.at
        if draw is None or mended_at is None:
            raise ValueError(finding.title)
        taken_at = mended_at - timedelta(minutes=finding.order % 5 + 3)
        return self._workers.submit(self._take, finding, draw, finding.order + _AFTER, taken_at)

    def _take(self, finding: Finding, draw: Draw, seed: int, taken_at: datetime) -> Upload:
        canvas = Canvas(place=finding.order, shot=seed)
        draw(canvas)
        shot = _shot(finding, seed, taken_at)
        content = developed(canvas.finished(), shot)
        return evidence.receive(content, name=shot.name, by=self._by)


def _is_pictured(finding: Finding) -> bool:
    """What was mended shows how it was before; of the rest every third has a picture."""
    return finding.fate in MENDED or finding.order % 3 == 0


def _shot(finding: Finding, seed: int, taken_at: datetime) -> Shot:
    """Of four photos two say when and where, one says when, one came through WeChat."""
    stamp = taken_at.strftime("%Y%m%d_%H%M%S")
    if seed % 4 == 3:
        return Shot(f"mmexport{int(taken_at.timestamp() * 1000)}.jpg")
    if seed % 4 == 2:
        return Shot(f"IMG_{stamp}.jpg", taken_at)
    at, off = finding.compound.position, (seed % 9 - 4) / 4 * _STEP
    where = Position(at.lon + off, at.lat - off / 2, accuracy_m=None, source="exif")
    return Shot(f"IMG_{stamp}.jpg", taken_at, where)
